// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
public import TruceStore
import TruceTerms

extension Incident {
  /// The civil days for which it counts in a zone.
  ///
  /// One day, that of the middle of its time, where the time spans at most three days; else all the
  /// days it touches. A period counts it only if all of them lie inside.
  func days(in zone: ClockZone) -> ClosedRange<CivilDay> {
    span.civilDays(in: zone)
  }
}

extension ClosedRange<CivilDay> {
  /// Whether every day of the other lies inside.
  func holds(_ other: ClosedRange<CivilDay>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }

  /// How many days it has.
  var length: Int { upperBound.daysSince1970 - lowerBound.daysSince1970 + 1 }

  /// As many days, right before.
  var before: ClosedRange<CivilDay> {
    let last = lowerBound.advanced(byDays: -1)
    return last.advanced(byDays: 1 - length)...last
  }

  /// Its days in order.
  var each: [CivilDay] {
    (lowerBound.daysSince1970...upperBound.daysSince1970).map(CivilDay.init(daysSince1970:))
  }
}

extension FourNumbers {
  /// Adds another count of other incidents.
  mutating func add(_ other: FourNumbers) {
    core += other.core
    contested += other.contested
    undetermined += other.undetermined
    outside += other.outside
    for index in lacking.indices { lacking[index] += other.lacking[index] }
    unclaimed += other.unclaimed
    onOwnGround += other.onOwnGround
  }
}

/// How often a party's own claims come to a violation under a reading of its own.
struct OwnCount: Hashable, Sendable {
  /// As its words say.
  var byWords = 0
  /// As its own counting shows; the words where no practice speaks.
  var byPractice = 0
}

/// Every count of a mission by day, made in one pass over its incidents, so that any number of
/// reports can be cut from it.
public struct Counting: Sendable {
  /// The counts of one provision under one proof.
  struct Series: Sendable {
    var byDay: [Int: FourNumbers] = [:]
    /// What spans several days, by those days.
    var wide: [ClosedRange<CivilDay>: FourNumbers] = [:]
    /// Every reading's count by words and practice, in order of declaration.
    var own: [OwnSeries] = []

    struct OwnSeries: Sendable {
      var byDay: [Int: OwnCount] = [:]
      var wide: [ClosedRange<CivilDay>: OwnCount] = [:]
    }

    /// What lies wholly inside the days.
    func numbers(in days: ClosedRange<CivilDay>) -> FourNumbers {
      var result = FourNumbers()
      // A sum does not depend on the order of a dictionary.
      for (day, numbers) in byDay where days.contains(CivilDay(daysSince1970: day)) {
        result.add(numbers)
      }
      for (own, numbers) in wide where days.holds(own) { result.add(numbers) }
      return result
    }

    /// What a reading counts inside the days.
    func ownCount(_ reading: Int, in days: ClosedRange<CivilDay>) -> OwnCount {
      var result = OwnCount()
      func add(_ count: OwnCount) {
        result.byWords += count.byWords
        result.byPractice += count.byPractice
      }
      for (day, count) in own[reading].byDay where days.contains(CivilDay(daysSince1970: day)) {
        add(count)
      }
      for (own, count) in own[reading].wide where days.holds(own) { add(count) }
      return result
    }
  }

  /// The days each entry of the assessment counts for, in its order.
  let days: [ClosedRange<CivilDay>]
  /// Under the mission's proof, by provision in order of declaration.
  let main: [Series]
  /// The same under each party's claims, in the order of the content's claims.
  let claims: [[Series]]
  /// Which provisions were never in force: what they would have covered.
  let isHypothetical: [Bool]
  /// Which provisions any incident was held against.
  let isAssessed: [Bool]
  /// Which readings count in the four numbers, by provision.
  let counted: [Set<Reading.ID>]
  /// The same by the readings' places.
  let isCounted: [[Bool]]
  /// Every count that somebody published.
  let claimedCounts: [ClaimedCount]
  /// The incidents by the days they count for, in order of days.
  let stretches: [Stretch]
  /// The violations that may give a right of release.
  let releasing: [ReleasingViolation]
  /// The state of each reading at noon of each day that has an incident of its own, by provision.
  let states: [CivilDay: [[ProvisionState.State]]]

  /// The entries that lie wholly inside the days, in the assessment's order.
  func entries(in days: ClosedRange<CivilDay>) -> [Int] {
    let held = stretches.filter { days.holds($0.days) }
    return held.count == 1 ? held[0].entries : held.flatMap(\.entries).sorted()
  }

  /// How many incidents lie wholly inside the days.
  func count(in days: ClosedRange<CivilDay>) -> Int {
    stretches.reduce(0) { $0 + (days.holds($1.days) ? $1.entries.count : 0) }
  }

  /// What each source alone would give of the incidents inside the days.
  func reach(in days: ClosedRange<CivilDay>) -> SourceReach {
    var result = noReach
    for stretch in stretches where days.holds(stretch.days) { result += stretch.reach }
    return result
  }

  /// How many incidents inside the days span several of them.
  func undated(in days: ClosedRange<CivilDay>) -> Int {
    stretches.reduce(0) { sum, stretch in
      stretch.days.length > 1 && days.holds(stretch.days) ? sum + stretch.entries.count : sum
    }
  }

  /// The rulings by words under the readings of a provision that count.
  func counted(_ rulings: ArraySlice<Ruling>, under provision: Int) -> [Ruling] {
    rulings.filter {
      $0.provision == provision && $0.basis == .words && isCounted[provision][$0.reading]
    }
  }
  /// What was written down to be compared, with its tests.
  let comparisons: [ComparisonOutcome]
  /// Published tallies, each held against what is counted here.
  let tallies: [TallyAccount]
  private let noReach: SourceReach
  /// The known objects by class.
  let knownObjects: KnownObjects

  /// Counts a mission's content.
  ///
  /// - Complexity: O(findings).
  public init(of content: MissionContent) {
    let provisions = content.agreement.provisions
    var hypothetical = provisions.map { _ in false }
    var isAssessed = hypothetical
    for index in 0..<content.assessment.incidents.count {
      for ruling in content.assessment.rulings[index] where !isAssessed[ruling.provision] {
        isAssessed[ruling.provision] = true
        hypothetical[ruling.provision] = ruling.isHypothetical
      }
      if !isAssessed.contains(false) { break }
    }
    self.isAssessed = isAssessed
    let counted = provisions.enumerated().map { index, provision in
      let named = content.agreement.countedReadings(
        of: provision, naming: content.settings.countedReadings)
      // A proposal that no bound party has read is shown as those read it who put it forward.
      return Set(
        named.isEmpty && hypothetical[index] ? provision.readings.map(\.id.value) : named)
    }
    let zone = content.agreement.clockZone.value
    let isCounted = zip(provisions, counted).map { provision, counted in
      provision.readings.map { counted.contains($0.id.value) }
    }
    days = content.assessment.incidents.map { $0.days(in: zone) }
    main = Counting.count(
      content.assessment, provisions: provisions, isCounted: isCounted, days: days)
    isHypothetical = hypothetical
    claims = content.claims.map { [days] in
      Counting.count($0, provisions: provisions, isCounted: isCounted, days: days)
    }
    self.counted = counted
    self.isCounted = isCounted
    claimedCounts = ClaimedCount.all(of: content)
    stretches = Stretch.all(of: content, days: days, isCounted: isCounted)
    let agreement = content.agreement
    releasing = ReleasingViolation.first(
      of: content.assessment.releasingViolations(of: agreement))
    let own = stretches.filter { $0.days.length == 1 }.map(\.days.lowerBound)
    states = Dictionary(
      own.map { day in (day, agreement.statesAtNoon(of: day)) }, uniquingKeysWith: { $1 })
    comparisons = content.comparisons.map {
      ComparisonOutcome(of: $0, in: content.assessment, agreement: content.agreement)
    }
    tallies = TallyAccount.all(
      of: content.tallies, agreement: content.agreement, events: content.events,
      claims: content.claims, assessment: content.assessment)
    noReach =
      SourceReach.Reader(feeds: content.feeds.map(\.feed), agreement: content.agreement).none
    knownObjects = KnownObjects(of: content)
  }

  private static func count(
    _ assessment: Assessment, provisions: [Provision], isCounted: [[Bool]],
    days: [ClosedRange<CivilDay>]
  ) -> [Series] {
    var series = provisions.map { provision in
      Series(own: provision.readings.map { _ in Series.OwnSeries() })
    }
    for (index, days) in days.enumerated() {
      let rulings = assessment.rulings[index]
      for provision in provisions.indices {
        series[provision].add(
          rulings, of: provision, isCounted: isCounted[provision], on: days)
      }
    }
    return series
  }
}

extension Counting.Series {
  /// Adds one incident's part in the numbers of one provision.
  fileprivate mutating func add(
    _ rulings: ArraySlice<Ruling>, of provision: Int, isCounted: [Bool],
    on days: ClosedRange<CivilDay>
  ) {
    let day = days.lowerBound == days.upperBound ? days.lowerBound.daysSince1970 : nil
    let numbers = Counting.Series.numbers(rulings, of: provision, isCounted: isCounted)
    if let day {
      byDay[day, default: FourNumbers()].add(numbers)
    } else {
      wide[days, default: FourNumbers()].add(numbers)
    }
    for ruling in rulings where ruling.provision == provision && ruling.basis == .words {
      let practice = rulings.first {
        $0.basis == .practice && $0.reading == ruling.reading && $0.provision == provision
      }
      let count = OwnCount(
        byWords: ruling.verdict == .violation ? 1 : 0,
        byPractice: (practice ?? ruling).verdict == .violation ? 1 : 0)
      if count == OwnCount() { continue }
      if let day {
        own[ruling.reading].byDay[day, default: OwnCount()].byWords += count.byWords
        own[ruling.reading].byDay[day, default: OwnCount()].byPractice += count.byPractice
      } else {
        own[ruling.reading].wide[days, default: OwnCount()].byWords += count.byWords
        own[ruling.reading].wide[days, default: OwnCount()].byPractice += count.byPractice
      }
    }
  }

  private static func numbers(
    _ rulings: ArraySlice<Ruling>, of provision: Int, isCounted: [Bool]
  ) -> FourNumbers {
    var numbers = FourNumbers()
    let all = rulings.filter { $0.provision == provision }
    let words = all.filter { $0.basis == .words && isCounted[$0.reading] }
    guard let standing = Standing(of: words) else {
      if all.isEmpty { numbers.unclaimed = 1 }
      return numbers
    }
    numbers.count(standing)
    if words.contains(where: { $0.isOnOwnGround == .met }) { numbers.onOwnGround = 1 }
    return numbers
  }
}
