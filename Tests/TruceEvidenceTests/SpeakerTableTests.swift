// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct SpeakerTableTests {
  private func table(_ rows: String) throws(Diagnostics) -> SpeakerTable {
    try SpeakerTable(
      reading: BytesSource(Array(("speaker,affiliation,copies,note\n" + rows).utf8)),
      named: "sources.csv", parties: Cast.all)
  }

  @Test func affiliationFollowsTheSpeaker() throws {
    let table = try table("Ministry,north,,\nGazette,none,,\nChannel,unknown,,\nEnvoy,broker,,\n")
    #expect(table.speaker(named: "Ministry").affiliation == .party(Party.ID("north")))
    #expect(table.speaker(named: "Gazette").affiliation == .none)
    #expect(table.speaker(named: "Channel").affiliation == .unknown)
    #expect(table.speaker(named: "Envoy").affiliation == .party(Party.ID("broker")))
    #expect(table.names == ["Ministry", "Gazette", "Channel", "Envoy"])
  }

  @Test func whoIsNotInTheTableIsUnknownAndNeverIndependent() throws {
    let speaker = try table("Ministry,north,,\n").speaker(named: "Nobody knows")
    #expect(speaker.affiliation == .unknown)
    #expect(speaker.provenance == nil)
  }

  @Test func theExactNameIsFirstThenCaseAndSpacingDoNotCount() throws {
    let table = try table("River Gazette,none,,\nriver gazette,south,,\n")
    #expect(table.speaker(named: "river gazette").affiliation == .party(Party.ID("south")))
    #expect(table.speaker(named: "RIVER  GAZETTE").affiliation == .none)
    #expect(table.speaker(named: "RIVER  GAZETTE").name == "RIVER  GAZETTE")
    #expect(table.speaker(named: "RIVER  GAZETTE").provenance == "speaker River Gazette")
    #expect(table.contains("river  GAZETTE"))
    #expect(!table.contains("other"))
  }

  @Test func aCopyOfACopyCopiesTheFirst() throws {
    let table = try table("A,none,B,\nB,none,C,\nC,none,,\n")
    #expect(table.speaker(named: "A").copies == "C")
    #expect(table.speaker(named: "A").provenance == table.speaker(named: "C").provenance)
  }

  @Test func columnsMayStandInAnyOrder() throws {
    let table = try SpeakerTable(
      reading: BytesSource(Array("affiliation;speaker\r\nnorth;M\r\n".utf8)), named: "s.csv",
      parties: Cast.all)
    #expect(table.speaker(named: "M").affiliation == .party(Party.ID("north")))
  }

  @Test(arguments: [
    ("A,nroth,,\n", ["speakers.affiliation"]), ("A,,,\n", ["speakers.affiliation"]),
    (",north,,\n", ["speakers.no-name"]),
    ("A,north,,\nA,south,,\n", ["speakers.twice"]),
    ("A,none,B,\nB,none,A,\n", ["speakers.circle", "speakers.circle"]),
    ("A,none,A,\n", ["speakers.circle"]), ("A,none\n", ["engine.csv-field-count"]),
    ("A,x,,\n,north,,\n", ["speakers.affiliation", "speakers.no-name"]),
  ])
  func whatIsWrongIsSaidInFileOrder(_ rows: String, _ expected: [String]) {
    #expect(slugs { _ = try table(rows) } == expected)
  }

  @Test func aMisspeltPartyIsNamed() {
    let words = printedFaults { _ = try table("A,nroth,,\n") }
    #expect(words.contains("sources.csv:2:3: error: no party or mediator 'nroth'"))
    #expect(words.contains("did you mean 'north'?"))
  }

  @Test func aTableWithoutItsColumnsIsRefused() {
    let found = slugs {
      _ = try SpeakerTable(
        reading: BytesSource(Array("name,side\n".utf8)), named: "s.csv", parties: Cast.all)
    }
    #expect(found == ["speakers.column", "speakers.column"])
  }
}

@Suite struct ActorTableTests {
  private let table = ActorTable(parties: Cast.all)

  @Test(arguments: [
    ("Northland", "north"), ("north", "north"), ("NORTHLAND ", "north"),
    ("Military Forces of Northland (2000-)", "north"), ("Government of Southland", "south"),
    ("Police Forces of Southland (1991-) Special Unit", "south"),
  ])
  func aPartysForcesAreTheParty(_ words: String, _ party: String) {
    #expect(table.party(commanding: words) == Party.ID(party))
  }

  @Test(arguments: [
    "Civilians (Northland)", "Friends of Northland", "Military Forces of Northlandia", "",
    "Military Forces of Elsewhere", "Unidentified Armed Group (Northland)",
  ])
  func othersAreNoParty(_ words: String) {
    #expect(table.party(commanding: words) == nil)
  }

  @Test func anAddedNameNeverTakesAnothersPlace() {
    var table = table
    table.add("Northland", Party.ID("south"))
    table.add("Northerners", Party.ID("north"))
    #expect(table.party(named: "northland") == Party.ID("north"))
    #expect(table.party(named: "NORTHERNERS") == Party.ID("north"))
  }
}
