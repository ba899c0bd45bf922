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
    for entry in assessment.entries {
      let own = entry.incident.span.civilDays(in: agreement.clockZone.value)
      if let days, !days.contains(own.lowerBound) || !days.contains(own.upperBound) { continue }
      let day = own.lowerBound == own.upperBound ? own.lowerBound : nil
      let findings = entry.findings.filter {
        $0.provision == provision.id.value && $0.basis == .words && counted.contains($0.reading)
      }
      if findings.contains(where: \.isHypothetical) { isHypothetical = true }
      let isUnclaimed = entry.findings.isEmpty
      total.count(findings, isUnclaimed: isUnclaimed)
      if let day {
        byDay[day, default: FourNumbers()].count(findings, isUnclaimed: isUnclaimed)
      } else {
        spanning.count(findings, isUnclaimed: isUnclaimed)
      }
    }
    self.days = byDay.map { Day(day: $0.key, numbers: $0.value) }.sorted { $0.day < $1.day }
  }
}

extension FourNumbers {
  /// Counts one incident by its findings under the counted readings.
  fileprivate mutating func count(_ findings: [Finding], isUnclaimed: Bool) {
    if let standing = Standing(of: findings) {
      count(standing)
      if findings.contains(where: { $0.isOnOwnGround == .met }) { onOwnGround += 1 }
    } else if isUnclaimed {
      unclaimed += 1
    }
  }
}

extension Standing {
  /// The standing of rulings of one incident under one provision, one a counted reading, by words.
  ///
  /// `nil` for none.
  public init?(ofRulings rulings: some Collection<Ruling>) {
    guard !rulings.isEmpty else { return nil }
    let isViolation = rulings.contains { $0.verdict == .violation }
    let isNone = rulings.contains { $0.verdict == .notViolation }
    switch (isViolation, isNone, rulings.contains { $0.verdict == .undetermined }) {
    case (true, true, _): self = .contested
    case (true, false, false): self = .core
    case (false, true, false): self = .outside
    case (_, _, true), (false, false, false):
      self = .undetermined(
        Limb.allCases.filter { limb in rulings.contains { $0.lacking.contains(limb) } })
    }
  }
}
