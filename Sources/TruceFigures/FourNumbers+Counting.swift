// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
public import TruceFindings
public import TruceGround
public import TruceTerms

/// The four numbers of one provision under one standard of proof: in all, and by civil day.
public struct ProvisionCount: Hashable, Sendable {
  /// The provision.
  public var provision: Provision.ID
  /// The readings that are counted, in order of declaration; empty where no bound party has one.
  public var readings: [Reading.ID]
  /// Whether the provision was never in force: then the numbers say what it would have covered, and
  /// stand apart from all others.
  public var isHypothetical: Bool
  /// In all.
  public var total = FourNumbers()
  /// By civil day in the agreement's zone, in order; only days with an incident.
  ///
  /// An incident counts on the day of `TimeSpan.civilDays(in:)`; one whose time spans
  /// more than three days is on none of them, and stands in ``spanning``.
  public private(set) var days: [Day] = []
  /// Incidents whose time spans more than three days.
  public private(set) var spanning = FourNumbers()

  /// A civil day and its numbers.
  public struct Day: Hashable, Sendable {
    /// The day.
    public var day: CivilDay
    /// Its numbers.
    public var numbers: FourNumbers
  }

  /// Counts the incidents of an assessment under one provision.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - provision: The provision.
  ///   - agreement: The agreement that was assessed.
  ///   - named: The readings the mission counts; see `countedReadings(of:naming:)`.
  ///   - days: The civil days that count, in the agreement's zone; all when `nil`.
  public init(
    counting assessment: Assessment, under provision: Provision, of agreement: Agreement,
    naming named: [Reading.ID] = [], on days: ClosedRange<CivilDay>? = nil
  ) {
    let counted = agreement.countedReadings(of: provision, naming: named)
    self.provision = provision.id.value
    readings = counted
    isHypothetical = false
    var byDay: [CivilDay: FourNumbers] = [:]
    let number = agreement.provisions.firstIndex { $0.id.value == provision.id.value } ?? -1
    let isCounted = provision.readings.map { counted.contains($0.id.value) }
    let zone = agreement.clockZone.value
    for (index, incident) in assessment.incidents.enumerated() {
      let own = incident.span.civilDays(in: zone)
      if let days, !days.contains(own.lowerBound) || !days.contains(own.upperBound) { continue }
      let day = own.lowerBound == own.upperBound ? own.lowerBound : nil
      let rulings = assessment.rulings[index].filter { $0.provision == number }
      if rulings.contains(where: {
        $0.basis == .words && isCounted[$0.reading] && $0.isHypothetical
      }) {
        isHypothetical = true
      }
      total.count(rulings, isCounted: isCounted)
      if let day {
        byDay[day, default: FourNumbers()].count(rulings, isCounted: isCounted)
      } else {
        spanning.count(rulings, isCounted: isCounted)
      }
    }
    self.days = byDay.map { Day(day: $0.key, numbers: $0.value) }.sorted { $0.day < $1.day }
  }
}

extension FourNumbers {
  /// Counts one incident by its rulings under one provision.
  ///
  /// - Parameters:
  ///   - rulings: All of that provision; none where the party whose claims count says nothing of it.
  ///   - isCounted: Which of the provision's readings count, in order of declaration.
  public mutating func count(_ rulings: some Collection<Ruling>, isCounted: [Bool]) {
    let counted = rulings.filter { $0.basis == .words && isCounted[$0.reading] }
    if let standing = Standing(of: counted) {
      count(standing)
      if counted.contains(where: { $0.isOnOwnGround == .met }) { onOwnGround += 1 }
    } else if rulings.isEmpty {
      unclaimed += 1
    }
  }
}
