// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct MappingTests {
  private let reading: FeedReading

  init() throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/reports.map"))
    reading = try FeedReader(context: Cast.context(mapping: mapping)).read(
      fixture: "mapped/reports.csv")
  }

  private func event(_ id: String) throws -> Event {
    try #require(reading.events.first { $0.id.name == "feed:" + id }, "no event \(id)")
  }

  private func span(_ id: String) throws -> String {
    let span = try event(id).span
    return "\(span.start) \(span.end)"
  }

  @Test func aDayWithoutAZoneSpansThatDayOnEveryClock() throws {
    #expect(try span("1") == "2025-03-18T21:00:00Z 2025-03-20T04:00:00Z")
    #expect(try event("1").timePrecision == .day)
  }

  @Test func theZonesNameStandsBeforeARemark() throws {
    #expect(try span("2") == "2025-03-19T01:08:00Z 2025-03-19T01:09:00Z")
    #expect(try event("2").timePrecision == .minute)
  }

  @Test func aboutIsAsWideAsTheMappingSays() throws {
    #expect(try span("3") == "2025-03-19T00:23:00Z 2025-03-19T01:53:00Z")
    #expect(try event("3").timePrecision == .hour)
  }

  @Test func aPartOfTheDayOnNobodysClockIsThatPartOnEveryClock() throws {
    // From 16:00 in Moscow to midnight in New York.
    #expect(try span("4") == "2025-03-19T13:00:00Z 2025-03-20T04:00:00Z")
  }

  @Test func aNightOverTwoDaysIsBothDays() throws {
    #expect(try span("5") == "2025-03-18T21:00:00Z 2025-03-21T04:00:00Z")
    #expect(try event("5").timePrecision == .partOfDay)
  }

  @Test func aMappingMayExplainAPartOfTheDay() throws {
    #expect(try span("6") == "2025-03-18T23:00:00Z 2025-03-19T03:00:00Z")
  }

  @Test func aTimeMayRunOverMidnight() throws {
    #expect(try span("16") == "2025-03-19T22:00:00Z 2025-03-20T03:01:00Z")
  }

  @Test func aTimeWithALaterLastDayReachesToThatDaysEnd() throws {
    #expect(try span("18") == "2025-03-19T07:00:00Z 2025-03-22T00:00:00Z")
  }

  @Test func monthAndYearAreWhole() throws {
    #expect(try span("15") == "2025-02-28T21:00:00Z 2025-04-01T04:00:00Z")
    #expect(try span("20") == "2024-12-31T21:00:00Z 2026-01-01T05:00:00Z")
  }

  @Test func aDenialDeniesTheRowsOtherEventsAndOnlyWhatItsWordsSay() throws {
    #expect(try event("7").denial == nil)
    let first = try event("7/2")
    #expect(first.act == .denial)
    #expect(first.speaker.name == "South Front")
    #expect(first.denial?.events.map(\.name) == ["feed:7"])
    #expect(first.denial?.means == [])
    let second = try event("7/3")
    #expect(second.denial?.means == ["drone"])
    #expect(second.denial?.deniesOccurrence == false)
    #expect(try event("7/4").denial?.deniesOccurrence == true)
    #expect(try event("17/2").denial?.deniesOnlyObject == true)
  }

  @Test func aRowWithOnlyDenialsHasSomethingToDeny() throws {
    let row = reading.events.filter { $0.record == "17" }
    #expect(row.map(\.act) == [.hit, .denial])
    #expect(row[1].denial?.events == [row[0].id])
    #expect(row[0].speaker.affiliation == .unknown)
  }

  @Test func actorsComeFromTheTableOfTheMapping() throws {
    #expect(try event("1").actor == Party.ID("north"))
    #expect(try event("1").actorWords == "Northmen")
    #expect(try event("7").actor == nil)
    #expect(try event("8").actor == Party.ID("south"))  // its own, by the mapping's rule
  }

  @Test func actsFollowTheFirstRuleThatFits() throws {
    let acts = try (8...15).map { try event(String($0)).act }
    #expect(acts == [.hit, .compliance, .tally, .attempt, .debris, nil, .denial, .hit])
    #expect(try event("8").invokes == "self-defence")
    #expect(try event("13").sensor?.instrument == "a fire map")
    #expect(try event("15").isCalledAccident)
  }

  @Test func theClassColumnStandsAboveTheWords() throws {
    #expect(try event("1").objects.map(\.basis) == [.lexicon])
    #expect(try event("4").objects.map(\.objectClass) == [ObjectClass.ID("hospital")])
    #expect(try event("4").objects.map(\.basis) == [.source])
    #expect(try event("5").objects.map(\.objectClass) == [ObjectClass.ID("substation")])
  }

  @Test func aValueThatIsNoClassLeavesItToTheWords() throws {
    #expect(
      try event("6").objects.map(\.objectClass)
        == [ObjectClass.ID("hospital"), ObjectClass.ID("school")])
  }

  @Test func radiiMayBeCodes() throws {
    #expect(try event("1").place?.radiusInMetres == 500)
    #expect(try event("2").place?.radiusInMetres == 4000)
    #expect(try event("1").place?.holds == 68)
    #expect(try event("13").place == nil)
  }

  @Test func onlyAddressesOfTheWebAreKept() throws {
    #expect(try event("18").address == nil)
    #expect(reading.notes.contains { $0.slug == "feed.address" })
    #expect(try event("20").address == "https://example.org/x?a=1")
  }

  @Test func aSpeakerNamedTwiceInARowSpeaksOnce() throws {
    #expect(reading.events.filter { $0.record == "20" }.count == 1)
  }

  @Test func gradeMeansAndPublicationAreRead() throws {
    #expect(try event("1").grade.name == "B2")
    #expect(try event("1").means == "drone")
    #expect(try event("3").means == "")
    #expect(try event("1").publication == "Gazette")
    #expect(try event("2").published?.start.description == "2025-03-20T07:15:00Z")
  }

  @Test func everyEventHasANameOfItsOwn() {
    #expect(Set(reading.events.map(\.id)).count == reading.events.count)
    #expect(reading.badRows.isEmpty)
  }

  @Test func aRecordsOwnStrokeIsNoSpeakersNumber() throws {
    let mapping = try Mapping(
      parsing: SourceText(
        "mapping \"x\"\n  id a\n  date b\n  speaker c split \";\"\n", name: "x.map"))
    let reading = try FeedReader(context: Cast.context(mapping: mapping)).read(
      text: "a,b,c\nA,2025-03-19,one;two\nA/2,2025-03-19,three\n")
    #expect(reading.events.map(\.id.name) == ["feed:A", "feed:A/2", "feed:A%2F2"])
  }

  @Test func twoMappingsThatSayTheSameAreEqual() throws {
    let text = try Fixture.text("mapped/reports.map")
    let other = SourceText(
      "# a remark\n" + text.lines.joined(separator: "\n"), name: "other.map")
    #expect(try Mapping(parsing: text) == Mapping(parsing: other))
    #expect(try Mapping(parsing: text) != Mapping(parsing: Fixture.text("mapped/observations.map")))
  }

  @Test func aMappingMayOnlyNameActorsForAKnownFeed() throws {
    let mapping = try Mapping(
      parsing: SourceText(
        "mapping \"x\"\n  form acled\n  grade C4\n  name \"Northland\" is south\n", name: "x"))
    var context = Cast.context(mapping: mapping)
    context.actors = ActorTable()
    let events = try FeedReader(context: context).read(fixture: "good/acled.csv").events
    #expect(events.first { $0.record == "NOR2" }?.actor == Party.ID("south"))
    #expect(events.first?.grade.name == "C4")
  }
}
