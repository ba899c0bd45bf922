// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

@Suite struct ComparisonRecordTests {
  private static let plan = """
    comparison held "Did it fall?"
      written 2031-03-01 because "before the first row"
      scope strikes
      feed notes
      split north-1 at 2031-03-10
      split south-1 at 2031-03-12
      before 28 days
      after 28 days
    """

  private func text(_ plan: String = "", alike: String = "2031-01-01 to 2031-12-31") -> String {
    """
    mission "Harbour truce"
      founded 2031-03-01T00:00:00Z
    feed notes "Notes" from "notes.csv" mapping "notes.map"
      collected alike \(alike) because "one desk, one form"
    \(plan)
    """
  }

  private func recorded(_ mission: SmallMission) throws -> RecordedComparison {
    try #require(try mission.open().content().comparisons.first)
  }

  private func mission(_ text: String) throws -> SmallMission {
    let mission = try SmallMission()
    try mission.folder.write(text, to: "mission.truce")
    return mission
  }

  @Test func everyLineOfAComparisonIsRead() throws {
    let file = try MissionFile(
      parsing: SourceText(text(Self.plan + "\n  control none"), name: "mission.truce"))
    let comparison = try #require(file.comparisons.first?.comparison)
    #expect(comparison.id == Comparison.ID("held"))
    #expect(comparison.title == "Did it fall?")
    #expect(comparison.written == CivilDay("2031-03-01"))
    #expect(comparison.because == "before the first row")
    #expect(comparison.provision.name == "strikes" && comparison.feed.name == "notes")
    #expect(comparison.splits.map(\.reading.name) == ["north-1", "south-1"])
    #expect(comparison.splits.map(\.day.description) == ["2031-03-10", "2031-03-12"])
    #expect(comparison.daysBefore == 28 && comparison.daysAfter == 28)
    #expect(comparison.control == .none)
    #expect(comparison.lastDay == CivilDay("2031-04-08"))
    #expect(file.feeds.first?.alike?.lowerBound == CivilDay("2031-01-01"))
    #expect(file.feeds.first?.collecting == "one desk, one form")
  }

  @Test(arguments: [
    ("comparison", "mission.syntax"),
    ("comparison held", "mission.open-comparison"),
    ("comparison held\n  scop strikes", "mission.word"),
    ("\(plan)\n  before 3 days", "mission.twice"),
    ("\(plan)\n  split north-1 at 2031-03-11", "mission.twice"),
    ("\(plan)\n\(plan)", "mission.twice"),
    ("\(plan)\n  control inside", "mission.value"),
    ("\(plan)\n  test t", "mission.value"),
    (plan.replacing("after 28 days", with: "after 0 days"), "mission.value"),
    (plan.replacing("after 28 days", with: "after 28"), "mission.syntax"),
    (plan.replacing("2031-03-10", with: "soon"), "mission.value"),
    (plan.replacing(" because \"before the first row\"", with: ""), "mission.syntax"),
  ]) func aFaultOfAComparisonIsNamed(_ plan: String, _ slug: String) {
    let fault = #expect(throws: Diagnostics.self) {
      try MissionFile(parsing: SourceText(text(plan), name: "mission.truce"))
    }
    #expect(fault?.all.contains { $0.slug == slug } == true, "\(String(describing: fault))")
  }

  @Test(arguments: ["scope strikes|scope strike", "feed notes|feed note", "north-1|north-9"])
  func anUnknownNameIsReported(_ change: String) throws {
    let words = change.split(separator: "|")
    let mission = try mission(text(Self.plan.replacing(words[0], with: words[1])))
    let fault = #expect(throws: Diagnostics.self) { try mission.open() }
    #expect(fault?.all.map(\.slug) == ["mission.unknown-name"])
    #expect(fault?.all.first?.mend.contains(words[0].split(separator: " ").last ?? "") == true)
  }

  @Test func aComparisonRecordedBeforeTheFirstRowStandsBeforeTheCount() throws {
    let mission = try mission(text(Self.plan))
    try mission.take([SmallMission.strike])
    let found = try recorded(mission)
    #expect(found.isBeforeTheCount)
    #expect(found.recorded == Instant("2031-03-01T00:00:00Z"))
    #expect(found.collectedAlike?.upperBound == CivilDay("2031-12-31"))
  }

  @Test func aComparisonWrittenAfterTheFirstRowDoesNot() throws {
    let mission = try mission(text())
    try mission.take([SmallMission.strike])
    try mission.folder.write(text(Self.plan), to: "mission.truce")
    #expect(!(try recorded(mission).isBeforeTheCount))
    try mission.take([SmallMission.strike.replacing("1,2031", with: "2,2031")])
    let found = try recorded(mission)
    #expect(!found.isBeforeTheCount && found.recorded == SmallMission.now)
  }

  @Test(arguments: [
    "after 28 days|after 27 days", "2031-03-10|2031-03-11", "2031-12-31|2031-11-30",
  ]) func aChangeAfterTheCountUndoesIt(_ change: String) throws {
    let mission = try mission(text(Self.plan))
    try mission.take([SmallMission.strike])
    let words = change.split(separator: "|")
    try mission.folder.write(
      text(Self.plan).replacing(words[0], with: words[1]), to: "mission.truce")
    try mission.take([SmallMission.strike.replacing("1,2031", with: "2,2031")])
    #expect(!(try recorded(mission).isBeforeTheCount))
  }

  @Test func anotherLineOfTheMissionMayChange() throws {
    let mission = try mission(text(Self.plan))
    try mission.take([SmallMission.strike])
    try mission.folder.write(
      text(Self.plan).replacing("Harbour truce", with: "Harbour"), to: "mission.truce")
    try mission.take([SmallMission.strike.replacing("1,2031", with: "2,2031")])
    #expect(try recorded(mission).isBeforeTheCount)
  }
}
