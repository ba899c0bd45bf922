// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

@Suite struct ComparisonTests {
  private let agreement = ComparisonTests.agreement()

  private static func agreement() -> Agreement {
    let place = Location(file: "two.truce", line: 1, column: 1)
    var agreement = Agreement(
      id: Marked(Agreement.ID("two"), at: place), title: "Two", clockZone: Marked(.utc, at: place))
    var provision = Provision(id: Marked(Provision.ID("strikes"), at: place), title: "No strikes")
    let north = Party(id: Marked(Party.ID("north"), at: place), name: "North", role: .party)
    agreement.parties = [north]
    provision.readings = [
      Reading(
        id: Marked(Reading.ID("wide"), at: place), party: north.id,
        clockZone: Marked(.utc, at: place))
    ]
    agreement.provisions = [provision]
    return agreement
  }

  private func day(_ number: Int) -> CivilDay {
    CivilDay(daysSince1970: 20_000 + number)
  }

  private let comparison = Comparison(
    id: Comparison.ID("held"), title: "Did it fall?",
    written: CivilDay(daysSince1970: 19_990), because: "before the first row",
    provision: Provision.ID("strikes"), feed: Feed.ID("sweeps"),
    splits: [
      Comparison.Split(reading: Reading.ID("wide"), day: CivilDay(daysSince1970: 20_000))
    ],
    daysBefore: 28, daysAfter: 28)

  private func recorded(
    _ comparison: Comparison? = nil, alike: ClosedRange<Int>? = -60...60, isBefore: Bool = true
  ) -> RecordedComparison {
    RecordedComparison(
      comparison ?? self.comparison, recorded: nil, isBeforeTheCount: isBefore,
      collectedAlike: alike.map { day($0.lowerBound)...day($0.upperBound) }, collecting: "")
  }

  /// An incident on a day, in scope or not, told by a feed.
  private func entry(
    _ number: Int, on at: Int, object: Kleene = .met, place: Kleene = .met, feed: String = "sweeps",
    act: ActKind? = .hit, days length: Int = 1, actor: String? = nil
  ) -> Assessment.Entry {
    let start = Instant(secondsSince1970: (20_000 + at) * 86_400)
    let span = TimeSpan(start: start, end: start.advanced(bySeconds: length * 86_400))
    var event = Event(
      id: Event.ID("\(feed):\(number)"), feed: Feed.ID(feed), record: "\(number)", row: number,
      line: number + 1, speaker: Speaker(name: "A sweep", affiliation: .none), act: act, span: span,
      timePrecision: .day, place: nil, grade: .unjudged)
    event.actor = actor.map { Party.ID($0) }
    let incident = Incident(
      id: Incident.ID("\(feed):\(number)"), events: [event], span: span, place: nil)
    let limbs = Limb.allCases.map { limb in
      LimbFinding(
        limb == .object ? object : limb == .place ? place : limb == .exception ? .notMet : .met,
        because: "so")
    }
    return Assessment.Entry(
      incident: incident,
      findings: [
        Finding(
          of: incident.id, under: Provision.ID("strikes"), in: Reading.ID("wide"), basis: .words,
          proof: .standard, limbs: limbs, isHypothetical: false, actor: nil, accusedPosition: nil,
          agreementVersion: "1", because: "so")
      ], under: agreement)
  }

  /// Hits spread evenly: one each so many days.
  private func even(each step: Int, in days: Range<Int>, object: Kleene = .met)
    -> [Assessment.Entry]
  {
    stride(from: days.lowerBound, to: days.upperBound, by: step).map {
      entry(10_000 * (object == .met ? 1 : 2) + $0, on: $0, object: object)
    }
  }

  private func outcome(
    _ entries: [Assessment.Entry], _ recorded: RecordedComparison? = nil, at last: Int = 100
  ) -> ComparisonOutcome {
    let recorded = recorded ?? self.recorded()
    let assessment = Assessment(proof: .standard, entries: entries)
    let counts = SplitCount.all(
      of: recorded, among: assessment.incidents.indices, of: assessment, agreement: agreement)
    return ComparisonOutcome(of: recorded, counted: counts).shown(at: day(last))
  }

  @Test func hitsInScopeAreCountedBeforeAndAfterAndHeldAgainstTheOthers() throws {
    let entries =
      even(each: 2, in: -28..<0) + even(each: 4, in: 0..<28)
      + even(each: 3, in: -28..<28, object: .notMet)
    let test = try #require(outcome(entries).tests.first)
    #expect(test.scope.hits == SplitTest.Pair(before: 14, after: 7))
    #expect(test.scope.waves == SplitTest.Pair(before: 14, after: 7))
    #expect(test.scope.hitRatio == RateRatio(before: 14, after: 7, daysBefore: 28, daysAfter: 28))
    #expect(test.scope.hitRatio?.value == 0.5)
    #expect(test.control?.hits == SplitTest.Pair(before: 10, after: 9))
    #expect(!test.controlRose)
    let against = try #require(test.ratioOfRatios)
    #expect(abs(against.value - 7.0 * 10 / (14 * 9)) < 1e-12)
    #expect(against.low < against.value && against.value < against.high)
  }

  @Test func hitsThatComeInWavesHaveNoIntervalAndWavesLead() throws {
    let nights = [-25, -18, -9, 3, 20]
    let entries = nights.flatMap { night in (0..<12).map { entry(night * 100 + $0, on: night) } }
    let test = try #require(outcome(entries).tests.first)
    #expect(test.scope.dispersion?.isOverdispersed == true)
    #expect(test.scope.hits == SplitTest.Pair(before: 36, after: 24))
    #expect(test.scope.hitRatio == nil)
    #expect(test.scope.waves == SplitTest.Pair(before: 3, after: 2))
    #expect(test.scope.waveRatio == RateRatio(before: 3, after: 2, daysBefore: 28, daysAfter: 28))
    #expect(test.ratioOfRatios == nil)
  }

  @Test func aControlThatRoseIsNoControl() throws {
    let entries =
      even(each: 2, in: -28..<0) + even(each: 4, in: 0..<28)
      + even(each: 14, in: -28..<0, object: .notMet) + even(each: 2, in: 0..<28, object: .notMet)
    let test = try #require(outcome(entries).tests.first)
    #expect(test.controlRose)
    #expect(test.ratioOfRatios == nil)
    #expect(test.scope.hitRatio != nil)
  }

  @Test func fewerThanFiveDaysOnOneSideHaveNoRatio() throws {
    let entries = even(each: 2, in: -28..<28)
    let four = try #require(outcome(entries, recorded(alike: -60...3)).tests.first)
    #expect(!four.hasEnoughDays)
    #expect(four.scope.hits == SplitTest.Pair(before: 14, after: 2))
    #expect(four.scope.hitRatio == nil && four.scope.waveRatio == nil)
    let five = try #require(outcome(entries, recorded(alike: -60...4)).tests.first)
    #expect(five.hasEnoughDays && five.scope.waveRatio != nil)
    let none = try #require(outcome(entries, recorded(alike: 40...50)).tests.first)
    #expect(none.before == nil && none.after == nil && none.scope.hitRatio == nil)
  }

  @Test func nothingOnBothSidesHasNoRatio() throws {
    let test = try #require(outcome(even(each: 2, in: -28..<28, object: .notMet)).tests.first)
    #expect(test.hasEnoughDays)
    #expect(test.scope.hitRatio == nil && test.scope.waveRatio == nil)
    #expect(test.control?.hitRatio != nil)
  }

  @Test func aFeedThatWasNotCollectedInOneWayHasNoTest() {
    let outcome = outcome(even(each: 2, in: -28..<28), recorded(alike: nil))
    #expect(outcome.refusal == .collectedUnlike && outcome.tests.isEmpty)
  }

  @Test func aComparisonWrittenAfterTheCountHasNoTest() {
    let outcome = outcome(even(each: 2, in: -28..<28), recorded(isBefore: false))
    #expect(outcome.refusal == .notWrittenBefore && outcome.tests.isEmpty)
  }

  @Test func aComparisonIsCountedOnceWhenItsLastDayIsOver() {
    let entries = even(each: 2, in: -28..<28)
    #expect(outcome(entries, at: 26).refusal == .notYet(day(27)))
    #expect(outcome(entries, at: 26).tests.isEmpty)
    #expect(outcome(entries, at: 27).tests.count == 1)
    #expect(outcome(entries, at: 27).tests == outcome(entries, at: 90).tests)
  }

  @Test func whatTheWordsLeaveOpenIsInNeitherRow() throws {
    let entries = [
      entry(1, on: -3, object: .unknown), entry(2, on: 4, place: .unknown),
      entry(3, on: 5, place: .notMet), entry(4, on: 6, object: .notMet, place: .unknown),
    ]
    let test = try #require(outcome(entries).tests.first)
    #expect(test.unknown == SplitTest.Pair(before: 1, after: 1))
    #expect(test.scope.hits == SplitTest.Pair())
    #expect(test.control?.hits == SplitTest.Pair(before: 0, after: 2))
  }

  @Test func onlyHitsOfTheFeedCountAndOnlyOnADay() throws {
    let entries = [
      entry(1, on: -3), entry(2, on: -3, feed: "other"), entry(3, on: 4, act: .attempt),
      entry(4, on: 4, act: nil), entry(5, on: 1, days: 9), entry(6, on: -29), entry(7, on: 28),
    ]
    let test = try #require(outcome(entries).tests.first)
    #expect(test.scope.hits == SplitTest.Pair(before: 1, after: 0))
    #expect(test.undated == 1)
  }

  @Test func theCountDoesNotDependOnWhoIsAccused() {
    let entries = even(each: 2, in: -28..<28)
    let accused = stride(from: -28, to: 28, by: 2).map {
      entry(10_000 + $0, on: $0, actor: $0 % 4 == 0 ? "north" : "south")
    }
    #expect(outcome(entries).tests == outcome(accused).tests)
    #expect(outcome(entries.reversed()).tests == outcome(entries).tests)
  }
}
