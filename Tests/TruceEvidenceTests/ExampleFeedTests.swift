// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

/// The example mission's reports, read through its own mapping.
@Suite struct ExampleFeedTests {
  private static let events: [Event] = {
    do { return try read() } catch {
      Issue.record("the example cannot be read: \(error)")
      return []
    }
  }()

  private static func read() throws -> [Event] {
    let folder = Fixture.root.appending(path: "examples/energy-2025")
    func bytes(_ path: String) throws -> [UInt8] {
      Array(try Data(contentsOf: folder.appending(path: path)))
    }
    let agreement = try Agreement(
      parsing: SourceText(bytes: bytes("agreement.truce"), name: "agreement.truce"))
    let speakers = try SpeakerTable(
      reading: BytesSource(bytes("sources.csv")), named: "sources.csv",
      parties: agreement.parties)
    let mapping = try Mapping(
      parsing: SourceText(bytes: bytes("reports.map"), name: "reports.map"), for: agreement)
    let context = FeedContext(
      feed: Feed.ID("reports"), agreement: agreement, speakers: speakers, mapping: mapping)
    var events: [Event] = []
    for file in ["feeds/reports.csv", "feeds/more-reports.csv"] {
      let reading = try FeedReader(context: context).read(BytesSource(bytes(file)), named: file)
      #expect(reading.badRows.isEmpty)
      #expect(reading.speakersWithoutAffiliation == [], "\(file)")
      events += reading.events
    }
    return events
  }

  private func row(_ record: String) -> [Event] { Self.events.filter { $0.record == record } }

  @Test func claimsOfComplianceTalliesAndInterceptionsAreWhatTheyAre() {
    #expect(row("R012").map(\.act) == [.compliance])
    #expect(row("R008").map(\.act) == [.tally])
    #expect(row("R040").first?.act == .attempt)
    #expect(row("R007").first?.act == .debris)
    #expect(row("R025").first?.act == .demolition)
    #expect(row("R015").map(\.act) == [.hit, .hit])
  }

  @Test func threeSpeakersAndADenialOfTheirsAreFourEvents() {
    let events = row("R024")
    #expect(events.map(\.act) == [.hit, .hit, .denial, .denial])
    #expect(events[2].speaker.name == "Ukrainian General Staff")
    #expect(events[2].denied.map(\.name) == ["reports:R024", "reports:R024/2"])
    #expect(events.map(\.speaker.affiliation.name) == ["unknown", "RU", "UA", "UA"])
  }

  @Test func aDenialOfDronesDeniesDronesOnly() {
    let denial = row("R040").first { $0.denial != nil }?.denial
    #expect(denial?.means == ["drone"])
    #expect(row("R026").first { $0.denial != nil }?.denial?.means == [])
  }

  @Test func aFireOnAMapIsASensorsRecordAndNoAct() {
    let event = row("R018").first
    #expect(event?.act == nil)
    #expect(event?.sensor?.instrument == "NASA FIRMS")
    #expect(event?.speaker.affiliation == Affiliation.none)
    #expect(event?.actor == nil)
  }

  @Test func aNightWithoutAZoneIsThatDayOnEveryClock() {
    let span = row("R016").first?.span
    #expect(span?.start.description == "2025-03-18T21:00:00Z")  // midnight in Moscow
    #expect(span?.end.description == "2025-03-20T04:00:00Z")  // midnight in New York
  }

  @Test func aDayReportedAsThePastDayIsBothDays() {
    let span = row("R141").first?.span
    #expect(span?.start.description == "2025-04-14T21:00:00Z")
    #expect(span?.end.description == "2025-04-17T04:00:00Z")
  }

  @Test func anAdmissionNamesTheSpeakersOwnSide() {
    #expect(row("R130").first?.actor == Party.ID("RU"))
    #expect(row("R164").first?.actor == Party.ID("RU"))
    #expect(row("R019").first?.actor == Party.ID("UA"))
  }

  @Test func valuesThatAreNoClassLeaveItToTheWords() {
    #expect(row("R006").first?.objects.map { $0.objectClass?.name } == ["energy"])
    #expect(row("R006").first?.objects.first?.basis == .lexicon)
    #expect(row("R041").first?.objects.first?.basis == .source)
    #expect(row("R004").first?.objects.isEmpty == true)
  }

  @Test func theObjectsAreReadWithoutABadRow() throws {
    let folder = Fixture.root.appending(path: "examples/energy-2025")
    for (file, least) in [("objects.csv", 300), ("object-lines.geojson", 1)] {
      let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
      let reading = try ObjectReader().read(BytesSource(bytes), named: file)
      #expect(reading.objects.count >= least, "\(file)")
      #expect(reading.withoutClass == 0, "\(file)")
    }
  }

  @Test func anAccidentIsCalledOne() {
    #expect(row("R161").allSatisfy { $0.isCalledAccident && $0.actor == nil })
    #expect(Self.events.filter(\.isCalledAccident).allSatisfy { $0.record == "R161" })
  }
}
