// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
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
  /// An incident counts on the day on which its time begins.
  public private(set) var days: [Day] = []

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
  ///   - named: The readings the mission counts; see ``TruceTerms/Agreement/countedReadings(of:naming:)``.
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
      let day = agreement.clockZone.value.clock(at: entry.incident.span.start).day
      if let days, !days.contains(day) { continue }
      let own = entry.findings.filter {
        $0.provision == provision.id.value && $0.basis == .words && counted.contains($0.reading)
      }
      if own.contains(where: \.isHypothetical) { isHypothetical = true }
      var numbers = byDay[day] ?? FourNumbers()
      if let standing = Standing(of: own) {
        numbers.count(standing)
        total.count(standing)
        if own.contains(where: { $0.isOnOwnGround == .met }) {
          numbers.onOwnGround += 1
          total.onOwnGround += 1
        }
      } else if entry.findings.isEmpty {
        numbers.unclaimed += 1
        total.unclaimed += 1
      }
      byDay[day] = numbers
    }
    self.days = byDay.map { Day(day: $0.key, numbers: $0.value) }.sorted { $0.day < $1.day }
  }
}
