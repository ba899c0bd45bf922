// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFindings
import TruceGround
import TruceStore

@Suite struct MissionFileTests {
  private func parse(_ text: String) throws -> MissionFile {
    try MissionFile(parsing: SourceText(text, name: "mission.truce"))
  }

  @Test func everyLineIsRead() throws {
    let file = try parse(
      """
      mission "Harbour truce"
        proof two-independent
        counts north-1, south-1
        place met from 0.9
        report from 2031-04-01 to 2031-05-31
        language uk
        founded 2031-03-31T12:00:00Z

      feed reports "Curated reports" from "feeds/a.csv", "feeds/b.csv" mapping "reports.map"
        received 2031-06-01T00:00:00Z
        known by publication
      feed fires from "feeds/firms.csv" form firms complete 2031-04-01 to 2031-05-31 skips bad rows
      objects from "objects.csv"
      outlines from "outlines.geojson" "Natural Earth"
      lexicon from "lexicon.txt"
      """)
    #expect(file.title == "Harbour truce")
    #expect(file.settings.proof == .twoIndependent)
    #expect(file.settings.countedReadings.map(\.name) == ["north-1", "south-1"])
    #expect(file.settings.placeThreshold == 0.9)
    #expect(file.settings.period?.upperBound == CivilDay("2031-05-31"))
    #expect(file.settings.language == "uk")
    #expect(file.founded == Instant("2031-03-31T12:00:00Z"))
    #expect(file.feeds.map(\.id.value.name) == ["reports", "fires"])
    #expect(file.feeds[0].files.map(\.value) == ["feeds/a.csv", "feeds/b.csv"])
    #expect(file.feeds[0].isKnownByPublication)
    #expect(file.feeds[1].complete?.lowerBound == CivilDay("2031-04-01"))
    #expect(file.feeds[1].skipsBadRows)
    #expect(file.outlines?.words == "Natural Earth")
    #expect(file.lexicon?.value == "lexicon.txt")
  }

  @Test(arguments: [
    ("mission \"A\"\n  prof default", "2:3", "mission.word"),
    ("mission \"A\"\n  proof maybe", "2:9", "mission.value"),
    ("mission \"A\"\n  place met from 0.3", "2:18", "mission.value"),
    ("mission \"A\"\n  report from 2031-05-31 to 2031-04-01", "2:29", "mission.value"),
    ("mission \"A\"\n  founded yesterday", "2:11", "mission.value"),
    ("mission \"A\"\nfeed a from feeds.csv", "2:13", "mission.syntax"),
    ("mission \"A\"\nfeed a from \"x\"\nfeed a from \"y\"", "3:6", "mission.twice"),
    ("mission \"A\"\nfeed a from \"x\" received", "2:25", "mission.syntax"),
    ("mission A", "1:9", "mission.syntax"),
    ("", "1", "mission.syntax"),
  ]) func aFaultIsLocated(_ text: String, _ place: String, _ slug: String) {
    let fault = #expect(throws: Diagnostics.self) { try parse(text) }
    #expect(fault?.all.first?.location?.description == "mission.truce:" + place)
    #expect(fault?.all.first?.slug == slug)
  }

  @Test func everyFaultOfAFileIsReportedInOneRun() {
    let fault = #expect(throws: Diagnostics.self) {
      try parse("mission \"A\"\n  prof x\n  language fr\nfeed\nobjects from 7")
    }
    #expect(fault?.all.map { $0.location?.line } == [2, 3, 4, 5])
  }
}
