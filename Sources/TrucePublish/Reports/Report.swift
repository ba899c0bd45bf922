// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
public import TruceFindings
public import TruceGround
public import TruceStore
public import TruceTerms

/// The published daily report, or a period's, as a plain value: every figure is computed once, here.
///
/// The renderers (``html(in:beside:in:)``, ``markdown(in:)``, ``json``, ``csv``, ``geojson``) only say what it
/// holds. Parties and readings stand in the order of declaration; nothing is sorted by a name.
public struct Report: Sendable {
  /// What the mission calls itself.
  public let mission: String
  /// The agreement.
  public let agreement: Agreement
  /// The days it reports on, in the agreement's zone.
  public let days: ClosedRange<CivilDay>
  /// The first day of the totals.
  public let since: CivilDay
  /// The moment whose knowledge it shows: the one asked for, else that of the last import; `nil`
  /// when nothing was imported.
  public let cutOff: Instant?
  /// The moment that was asked for; `nil` for all that the mission holds.
  public let asOf: Instant?
  /// The standard of proof of its four numbers.
  public let proof: Proof
  /// From which probability a place counts as inside.
  public let placeThreshold: Double
  /// How many entries of the ledger it was made from, and their root hash.
  public let ledger: (size: Int, root: String)

  /// Every incident of the period once: under that provision of those shown which weighs most.
  let foremost: FourNumbers
  /// The moment of the earlier report that ``corrections`` speak of; `nil` for none.
  private(set) var corrected: Instant?
  /// The figures of earlier reports that moved.
  public private(set) var corrections: [Correction] = []
  /// The incidents behind the numbers; `nil` where they are too many to be listed.
  let behind: Behind?
  let states: [ProvisionState]
  let inForce: [InForceSection]
  let numbers: [ProvisionNumbers]
  /// Provisions of which nothing until now may be a violation, beside the first one.
  let quiet: [ProvisionNumbers]
  let hypothetical: [ProvisionNumbers]
  let divisions: [Division]
  private(set) var incidents: IncidentLines
  /// How many incidents of the period ``incidents`` does not hold.
  private(set) var leftOut = 0
  let undatedIncidents: Int
  let map: MapContent
  /// What the maps draw, once it was worked out.
  private(set) var drawing: MapDrawing?
  let trends: [Trend]
  let observations: [FeedObservation]
  let promises: [PromiseLine]
  let positions: [PositionLine]
  let conditions: [Condition]
  let claimedCounts: [ClaimedCount]
  let balance: SourceBalance
  /// What was written down to be compared, and what it gives at the end of the period.
  let comparisons: [ComparisonOutcome]
  /// The tallies published until then, each held against what is counted here.
  let tallies: [TallyAccount]
  /// What each source alone would give of the totals.
  let reach: SourceReach
  /// The known objects by class.
  let knownObjects: KnownObjects
  let feeds: [FeedCoverage]
  let newSources: [Source]

  /// The report of one civil day in the agreement's zone.
  public init(of content: MissionContent, day: CivilDay) {
    self.init(of: content, days: day...day, counting: Counting(of: content))
  }

  /// The report of a period, first and last day included.
  public init(of content: MissionContent, days: ClosedRange<CivilDay>) {
    self.init(of: content, days: days, counting: Counting(of: content))
  }

  /// The report of a period, cut from counts that were made before.
  ///
  /// - Precondition: `counting` is of the same content.
  public init(of content: MissionContent, days: ClosedRange<CivilDay>, counting: Counting) {
    self.init(of: content, days: days, counting: counting, hasLists: true)
  }

  /// The same; one of which only numbers are asked needs neither map nor lists.
  init(
    of content: MissionContent, days: ClosedRange<CivilDay>, counting: Counting, hasLists: Bool
  ) {
    mission = content.title
    agreement = content.agreement
    self.days = days
    let first = counting.stretches.first?.days.lowerBound ?? days.lowerBound
    since = min(days.lowerBound, content.settings.period?.lowerBound ?? first)
    let lastImport = content.feeds.flatMap(\.files).map(\.received).max()
    asOf = content.asOf
    cutOff = asOf ?? lastImport
    proof = content.assessment.proof
    placeThreshold = content.settings.placeThreshold
    ledger = (content.ledgerSize, content.ledgerRoot)

    let zone = content.agreement.clockZone.value
    var clockDay = zone.span(of: days.upperBound).end
    if let cutOff, cutOff < clockDay, zone.start(of: days.upperBound) <= cutOff {
      clockDay = cutOff
    }
    states = content.agreement.states(
      at: clockDay, after: counting.releasing)
    inForce = InForceSection.all(of: content.agreement, states: states)
    let total = since...days.upperBound
    let sorted = ProvisionNumbers.sorted(
      of: content, counting: counting, days: days, total: total)
    (numbers, quiet, hypothetical) = (sorted.shown, sorted.quiet, sorted.hypothetical)
    let shown = numbers.map(\.index)
    incidents = IncidentLines(counting.entries(in: days), of: content, counting: counting)
    foremost = FourNumbers(foremost: incidents, under: shown)
    undatedIncidents = counting.undated(in: total)
    divisions = Division.all(of: counting, total: total, days: days, provisions: shown)
    map = MapContent(
      of: content, counting: counting, days: days, since: since, numbers: hasLists ? numbers : [])
    observations = content.feeds.map {
      FeedObservation(of: $0, days: days, zone: zone, asOf: content.asOf)
    }
    let dayStates = FeedObservation.overall(of: content, days: total)
    trends = shown.map {
      Trend(of: $0, content: content, counting: counting, total: total, states: dayStates)
    }
    promises = content.agreement.commitments.map {
      PromiseLine(of: $0, until: days.upperBound)
    }
    positions = PositionLine.all(of: content.agreement, days: days)
    conditions = content.agreement.conditions
    claimedCounts = counting.claimedCounts.filter { total.contains($0.day) }
    balance = SourceBalance(of: counting, in: total, agreement: content.agreement)
    comparisons = counting.comparisons.map { $0.shown(at: days.upperBound) }
    reach = counting.reach(in: total)
    behind = hasLists ? Behind(of: content, counting: counting, days: days, total: total) : nil
    knownObjects = counting.knownObjects
    tallies = counting.tallies.filter { account in
      account.tallies.allSatisfy { $0.published <= days.upperBound }
    }
    feeds = content.feeds
    newSources = content.agreement.sources.filter { days.contains($0.day) }
  }

  /// The same with as many of its incidents as a page tells in full: violations first, then what is
  /// contested, then what is not known; how many are left out is said.
  func withIncidents(atMost limit: Int) -> Report {
    guard incidents.count > limit else { return self }
    return with(Page.byWeight(self, hasOutside: false).prefix(limit).sorted())
  }

  /// The same with all that is told of each incident made, for several forms of one report.
  var withIncidentsMade: Report {
    var result = self
    result.incidents = incidents.allMade
    result.drawing = MapDrawing(of: map)
    return result
  }

  /// The same with only those incidents that no single day holds.
  var withoutIncidentsOfADay: Report {
    with(incidents.indices.filter { incidents.days(at: $0).length > 1 })
  }

  private func with(_ kept: [Int]) -> Report {
    var result = self
    result.incidents = incidents[kept]
    result.leftOut = leftOut + incidents.count - kept.count
    return result
  }

  /// The same with what it corrects of earlier reports.
  ///
  /// - Parameters:
  ///   - content: What it was made of.
  ///   - earlier: What was known when the last report before it was made.
  /// - Returns: The report with ``corrections``.
  public func correcting(_ content: MissionContent, against earlier: EarlierKnowledge) -> Report {
    correcting(MovedFigures(of: content, against: earlier))
  }

  /// The same with what it corrects of earlier reports, cut from what was worked out before.
  public func correcting(_ moved: MovedFigures) -> Report {
    var result = self
    result.corrected = moved.since
    result.corrections = moved.corrections(
      until: days.upperBound, of: numbers.map(\.provision.id.value))
    return result
  }

  /// How many incidents its days hold.
  public var incidentCount: Int { incidents.count }
  /// The zone whose civil days it counts.
  public var clockZone: ClockZone { agreement.clockZone.value }
  /// Whether it reports on one day.
  public var isDaily: Bool { days.lowerBound == days.upperBound }
  /// Whether the totals begin before the period.
  var hasEarlierDays: Bool { since < days.lowerBound }
  /// Whether the totals hold the whole period before, so that the two can be compared.
  var hasPeriodBefore: Bool { since <= days.before.lowerBound }
  /// The days of the totals.
  public var total: ClosedRange<CivilDay> { since...days.upperBound }
}

extension FourNumbers {
  /// Counts each incident once: as core if it is so under any of the provisions, else as contested, else
  /// as undetermined, else as outside.
  init(foremost incidents: IncidentLines, under provisions: [Int]) {
    self.init()
    for index in incidents.indices {
      let standings = provisions.compactMap { incidents.standing(at: index, under: $0) }
      if let first = Standing.foremost(of: standings) { count(first) }
    }
  }
}
