// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
public import TruceFindings
public import TruceGround
public import TruceStore
public import TruceTerms

/// The published daily report, or a period's, as a plain value: every figure is computed once, here.
///
/// The renderers (``html(in:beside:)``, ``markdown(in:)``, ``json``, ``csv``, ``geojson``) only say what it
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
  /// The standard of proof of its four numbers.
  public let proof: Proof
  /// From which probability a place counts as inside.
  public let placeThreshold: Double
  /// How many entries of the ledger it was made from, and their root hash.
  public let ledger: (size: Int, root: String)

  let states: [ProvisionState]
  let inForce: [InForceSection]
  let numbers: [ProvisionNumbers]
  /// Provisions of which nothing until now may be a violation, beside the first one.
  let quiet: [ProvisionNumbers]
  let hypothetical: [ProvisionNumbers]
  let divisions: [Division]
  let incidents: IncidentLines
  let undatedIncidents: Int
  let map: MapContent
  let trends: [Trend]
  let observations: [FeedObservation]
  let promises: [PromiseLine]
  let positions: [PositionLine]
  let conditions: [Condition]
  let claimedCounts: [ClaimedCount]
  let balance: SourceBalance
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
    mission = content.title
    agreement = content.agreement
    self.days = days
    let first = counting.days.map(\.lowerBound).min() ?? days.lowerBound
    since = min(days.lowerBound, content.settings.period?.lowerBound ?? first)
    let lastImport = content.feeds.flatMap(\.files).map(\.received).max()
    cutOff = content.asOf ?? lastImport
    proof = content.assessment.proof
    placeThreshold = content.settings.placeThreshold
    ledger = (content.ledgerSize, content.ledgerRoot)

    let zone = content.agreement.clockZone.value
    var clockDay = zone.span(of: days.upperBound).end
    if let cutOff, cutOff < clockDay, zone.start(of: days.upperBound) <= cutOff {
      clockDay = cutOff
    }
    states = content.agreement.states(
      at: clockDay, after: content.assessment.releasingViolations(of: agreement))
    inForce = InForceSection.all(of: content.agreement, states: states)
    let total = since...days.upperBound
    let all = content.agreement.provisions.indices.map {
      ProvisionNumbers(of: $0, content: content, counting: counting, days: days, total: total)
    }
    let counted = all.filter { !$0.counted.isEmpty && counting.isAssessed[$0.index] }
    let binding = counted.filter { !$0.isHypothetical }
    let loud = binding.filter { !$0.isQuiet }
    numbers = loud.isEmpty ? Array(binding.prefix(1)) : loud
    let shown = numbers.map(\.index)
    quiet = binding.filter { !shown.contains($0.index) }
    hypothetical = counted.filter(\.isHypothetical)
    let inTotal = counting.days.indices.filter { total.holds(counting.days[$0]) }
    let inDays = inTotal.filter { days.holds(counting.days[$0]) }
    incidents = IncidentLines(inDays, of: content, counting: counting)
    undatedIncidents =
      inTotal.count { counting.days[$0].lowerBound != counting.days[$0].upperBound }
    divisions = Division.all(
      of: content, in: inTotal, provisions: shown, days: days,
      counting: counting)
    map = MapContent(of: content, counting: counting, days: days, since: since, numbers: numbers)
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
    claimedCounts = ClaimedCount.all(of: content, days: total)
    balance = SourceBalance(
      of: inTotal.lazy.map { content.assessment.incidents[$0] },
      agreement: content.agreement)
    feeds = content.feeds
    newSources = content.agreement.sources.filter { days.contains($0.day) }
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
