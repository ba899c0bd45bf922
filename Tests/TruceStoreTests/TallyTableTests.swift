// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

@Suite struct TallyTableTests {
  private static let header =
    "tally,series,party,against,provision,speaker,published,from,to,number,bound,named,words,address,note"
  private static let row =
    "T1,,north,south,strikes,A ministry,2031-04-02,2031-03-10,2031-04-01,60,over,R1 R2,more than sixty,https://example.org/t,"

  private func read(_ rows: [String], header: String = header) throws -> [PublishedTally] {
    let mission = try SmallMission()
    let agreement = try Agreement(
      parsing: SourceText(
        bytes: MissionFolder.read(mission.path + "/agreement.truce"), name: "agreement.truce"))
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    return try TallyTable(bytes: Array(text.utf8), named: "tallies.csv", agreement: agreement)
      .tallies
  }

  @Test func aRowIsOneTally() throws {
    let tally = try #require(try read([Self.row]).first)
    #expect(tally.party.name == "north" && tally.against.name == "south")
    #expect(tally.provision.name == "strikes" && tally.speaker == "A ministry")
    #expect(tally.published == CivilDay("2031-04-02"))
    #expect(tally.days.lowerBound == CivilDay("2031-03-10"))
    #expect(tally.number == 60 && tally.bound == .over)
    #expect(tally.named == ["R1", "R2"] && tally.words == "more than sixty")
    #expect(tally.address == "https://example.org/t" && tally.series.isEmpty)
  }

  @Test func whatWasNotSaidIsUnknownAndNotZero() throws {
    let tally = try #require(
      try read([Self.row.replacing("60,over", with: ",unknown")]).first)
    #expect(tally.number == nil && tally.bound == .unknown)
  }

  @Test(arguments: [
    ("north,south", "west,south", "'west' cannot be a 'party'"),
    ("north,south", "north,north", "'north' cannot be a 'against'"),
    ("strikes", "strike", "'strike' cannot be a 'provision'"),
    ("2031-04-02", "April", "'April' cannot be a 'published'"),
    ("2031-03-10,2031-04-01", "2031-04-01,2031-03-10", "'2031-03-10' cannot be a 'to'"),
    ("60,over", ",over", "the column 'number' is empty"),
    ("60,over", "-3,over", "'-3' cannot be a 'number'"),
    ("60,over", "60,unknown", "'60' cannot be a 'number'"),
    ("60,over", "60,about", "'about' cannot be a 'bound'"),
    ("T1,", ",", "the column 'tally' is empty"),
  ]) func aFaultNamesItsColumn(_ from: String, _ to: String, _ message: String) {
    let fault = #expect(throws: Diagnostics.self) { try read([Self.row.replacing(from, with: to)]) }
    #expect(fault?.all.first?.message == message)
    #expect(fault?.all.first?.slug == "tallies.value")
    #expect(fault?.all.first?.location?.line == 2)
  }

  @Test func everyFaultOfATableIsReported() {
    let fault = #expect(throws: Diagnostics.self) {
      try read([
        Self.row, Self.row, Self.row.replacing("T1", with: "T2").replacing("60", with: "x"), "a,b",
      ])
    }
    #expect(fault?.all.map { $0.location?.line } == [3, 4, 5])
    #expect(fault?.all.first?.slug == "tallies.twice")
  }

  @Test func aMissingColumnIsNamed() {
    let fault = #expect(throws: Diagnostics.self) {
      try read([], header: Self.header.replacing("bound,", with: ""))
    }
    #expect(fault?.all.map(\.slug) == ["tallies.column"])
  }
}
