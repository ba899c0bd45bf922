// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
public import TruceFigures
import TruceFindings
public import TruceGround
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
  /// What was written down to be compared, with its tests.
  let comparisons: [ComparisonOutcome]
  /// Published tallies, each held against what is counted here.
  let tallies: [TallyAccount]
  private let noReach: SourceReach
  /// The known objects by class.
  let knownObjects: KnownObjects

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

  /// The days that have an incident of their own, in order.
  public var daysWithIncidents: [CivilDay] {
    stretches.lazy.map(\.days).filter { $0.length == 1 }.map(\.lowerBound)
  }

  /// The four numbers of a provision over all incidents, by its place in the agreement, and whether
  /// they only say what it would have covered.
  public func total(under provision: Int) -> (numbers: FourNumbers, isHypothetical: Bool) {
    var sum = FourNumbers()
    for stretch in stretches { sum.add(stretch.main[provision].numbers) }
    return (sum, isHypothetical[provision])
  }

  /// The rulings by words under the readings of a provision that count.
  func counted(_ rulings: ArraySlice<Ruling>, under provision: Int) -> [Ruling] {
    rulings.filter {
      $0.provision == provision && $0.basis == .words && isCounted[provision][$0.reading]
    }
  }

  /// Counts a mission's content.
  ///
  /// - Complexity: O(findings).
  public init(of content: MissionContent) {
    let agreement = content.agreement
    var hypothetical = agreement.provisions.map { _ in false }
    var isAssessed = hypothetical
    for index in 0..<content.assessment.incidents.count {
      for ruling in content.assessment.rulings[index] where !isAssessed[ruling.provision] {
        isAssessed[ruling.provision] = true
        hypothetical[ruling.provision] = ruling.isHypothetical
      }
      if !isAssessed.contains(false) { break }
    }
    let zone = agreement.clockZone.value
    let days = content.assessment.incidents.map { $0.days(in: zone) }
    let counted = Counting.counted(of: content, isHypothetical: hypothetical)
    let stretches = Stretch.all(
      of: content, days: days, isCounted: Counting.isCounted(counted, of: agreement))
    let own = stretches.filter { $0.days.length == 1 }.map(\.days.lowerBound)
    self.init(
      of: content, isHypothetical: hypothetical, isAssessed: isAssessed, stretches: stretches,
      claimedCounts: ClaimedCount.all(of: content),
      releasing: ReleasingViolation.first(
        of: content.assessment.releasingViolations(of: agreement)),
      states: Dictionary(
        own.map { day in (day, agreement.statesAtNoon(of: day)) }, uniquingKeysWith: { $1 }),
      tallies: TallyAccount.all(
        of: content.tallies, agreement: agreement, events: content.events,
        claims: content.claims, assessment: content.assessment))
  }

  /// Puts together what was counted stretch by stretch.
  private init(
    of content: MissionContent, isHypothetical: [Bool], isAssessed: [Bool],
    stretches: [Stretch], claimedCounts: [ClaimedCount], releasing: [ReleasingViolation],
    states: [CivilDay: [[ProvisionState.State]]], tallies: [TallyAccount]
  ) {
    let provisions = content.agreement.provisions
    self.isHypothetical = isHypothetical
    self.isAssessed = isAssessed
    self.stretches = stretches
    self.claimedCounts = claimedCounts
    self.releasing = releasing
    self.states = states
    self.tallies = tallies
    counted = Counting.counted(of: content, isHypothetical: isHypothetical)
    isCounted = Counting.isCounted(counted, of: content.agreement)
    let first = CivilDay(daysSince1970: 0)
    var days = [ClosedRange<CivilDay>](
      repeating: first...first, count: content.assessment.incidents.count)
    for stretch in stretches {
      for entry in stretch.entries { days[entry] = stretch.days }
    }
    self.days = days
    main = provisions.indices.map { provision in
      Series(of: stretches.lazy.map { ($0.days, $0.main[provision]) }, provisions[provision])
    }
    claims = content.claims.indices.map { claim in
      provisions.indices.map { provision in
        Series(
          of: stretches.lazy.map { ($0.days, $0.claims[claim][provision]) },
          provisions[provision])
      }
    }
    noReach =
      SourceReach.Reader(feeds: content.feeds.map(\.feed), agreement: content.agreement).none
    comparisons = content.comparisons.enumerated().map { index, comparison in
      var counts = comparison.comparison.splits.map { _ in SplitCount() }
      for stretch in stretches {
        for (split, count) in stretch.splits[index].enumerated() { counts[split] += count }
      }
      return ComparisonOutcome(of: comparison, counted: counts)
    }
    knownObjects = KnownObjects(of: content)
  }

  private static func counted(
    of content: MissionContent, isHypothetical: [Bool]
  ) -> [Set<Reading.ID>] {
    zip(content.agreement.provisions, isHypothetical).map { provision, isHypothetical in
      let named = content.agreement.countedReadings(
        of: provision, naming: content.settings.countedReadings)
      // A proposal that no bound party has read is shown as those read it who put it forward.
      return Set(named.isEmpty && isHypothetical ? provision.readings.map(\.id.value) : named)
    }
  }

  private static func isCounted(_ counted: [Set<Reading.ID>], of agreement: Agreement) -> [[Bool]] {
    zip(agreement.provisions, counted).map { provision, counted in
      provision.readings.map { counted.contains($0.id.value) }
    }
  }
}

extension Counting.Series {
  /// The series of one provision, from its part in each stretch.
  fileprivate init(
    of parts: some Sequence<(ClosedRange<CivilDay>, Stretch.Part)>, _ provision: Provision
  ) {
    own = provision.readings.map { _ in OwnSeries() }
    for (days, part) in parts {
      if days.length == 1 {
        byDay[days.lowerBound.daysSince1970] = part.numbers
      } else {
        wide[days] = part.numbers
      }
      for (reading, count) in part.own.enumerated() where count != OwnCount() {
        if days.length == 1 {
          own[reading].byDay[days.lowerBound.daysSince1970] = count
        } else {
          own[reading].wide[days] = count
        }
      }
    }
  }
}

extension Counting {
  /// The counts as they can be kept, without the content they are of.
  public func pack(into packer: inout Packer) {
    packer.add(all: isHypothetical) { $0.add($1) }
    packer.add(all: isAssessed) { $0.add($1) }
    packer.add(all: stretches) { $0.add($1) }
    packer.add(all: claimedCounts) { packer, count in
      packer.add(count.event)
      packer.add(count.day.daysSince1970)
    }
    packer.add(all: releasing) { packer, violation in
      packer.add(violation.provision)
      packer.add(violation.reading)
      packer.add(violation.by)
      packer.add(violation.end)
      packer.add(violation.incident)
    }
    packer.add(all: states.sorted { $0.key < $1.key }) { packer, state in
      packer.add(state.key.daysSince1970)
      packer.add(all: state.value) { $0.add(all: $1) { $0.add(word: $1) } }
    }
    packer.add(all: tallies.map(\.counted)) { $0.add($1) }
  }

  /// Reads counts that were kept.
  ///
  /// - Precondition: they were of an equal content.
  public init(_ unpacker: inout Unpacker, of content: MissionContent) {
    self.init(
      of: content, isHypothetical: unpacker.all { $0.bool() },
      isAssessed: unpacker.all { $0.bool() },
      stretches: unpacker.all { Stretch(&$0, of: content.agreement) },
      claimedCounts: unpacker.all { unpacker in
        ClaimedCount(event: unpacker.event(), day: CivilDay(daysSince1970: unpacker.int()))
      },
      releasing: unpacker.all { unpacker in
        ReleasingViolation(
          of: unpacker.id(), under: unpacker.id(), by: unpacker.id(), end: unpacker.instant(),
          incident: unpacker.text())
      },
      states: Dictionary(
        uniqueKeysWithValues: unpacker.all { unpacker in
          (CivilDay(daysSince1970: unpacker.int()), unpacker.all { $0.all { $0.word() } })
        }),
      tallies: TallyAccount.all(
        of: content.tallies, counted: unpacker.all { $0.tallyCounted() }))
  }
}
