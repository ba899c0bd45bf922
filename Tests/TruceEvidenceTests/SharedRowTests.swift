// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

/// Real rows of other forms, read in place where a machine has them.
@Suite struct SharedRowTests {
  private func read(_ path: String, _ mapping: String) throws -> FeedReading? {
    guard let bytes = Fixture.sharedFile("bulk-2025/" + path) else { return nil }
    let mapping = try Mapping(parsing: SourceText(mapping, name: "bulk.map"))
    return try FeedReader(context: Cast.context(mapping: mapping)).read(
      BytesSource(bytes), named: path, skipBadRows: true)
  }

  @Test func alertsWithOffsetsAreRead() throws {
    let mapping = """
      mapping "Alerts"
        id region started_at
        date started_at to finished_at
          form "YYYY-MM-DDThh:mm:ssOFFSET"
        speaker always "alerts"
        act none
        text severity
      """
    guard
      let reading = try read("air_raid_alerts_oblast_2025-02-15_2025-04-30.csv", mapping)
    else { return }
    #expect(reading.rows == 2868)
    #expect(reading.events.count + reading.badRows.count + reading.repeatedRows == 2868)
    #expect(reading.badRows.count < 10)
    let first = try #require(reading.events.first)
    #expect(first.span.start.description == "2025-02-14T22:15:06Z")
  }

  @Test func rowsWithAndWithoutHoursAreRead() throws {
    let mapping = """
      mapping "Waves"
        id time_start time_end model source launched destroyed
        date time_start to time_end
          form "YYYY-MM-DD hh:mm" or "YYYY-MM-DD"
        zone always Europe/Kyiv
        speaker always "air force"
        act tally
        means model
        text target
      """
    guard let reading = try read("missile_attacks_daily_2025-02-15_2025-04-30.csv", mapping)
    else { return }
    #expect(reading.rows == 271)
    // Two waves share time, model and source; what the columns named do not tell apart is reported.
    #expect(reading.badRows.flatMap(\.faults).map(\.slug) == ["feed.id-twice", "feed.id-twice"])
    #expect(Set(reading.events.map(\.timePrecision)) == [.minute, .day])
  }

  @Test func postsInRussianAreReadAndTheirWordsProposeClasses() throws {
    let mapping = """
      mapping "Posts"
        id datetime
        date datetime
          form "YYYY-MM-DD hh:mm"
        zone always UTC
        speaker always "ministry"
        text text_snippet
      """
    guard let reading = try read("mod_russia_telegram_2025-02-15_2025-04-30.csv", mapping)
    else { return }
    #expect(reading.rows == 502)
    #expect(reading.events.count + reading.badRows.count + reading.repeatedRows == 502)
    #expect(reading.events.contains { $0.objects.contains { $0.basis == .lexicon } })
  }
}
