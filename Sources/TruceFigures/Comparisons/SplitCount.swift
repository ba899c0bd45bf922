// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
public import TruceGround
public import TruceTerms

/// The hits that one test of a comparison looks at, by day and by whether they are in scope.
///
/// Counts of different incidents add up.
public struct SplitCount: Hashable, Sendable {
  /// Hits of one day, by whether the words on object and place hold them.
  var byDay: [Kleene: [CivilDay: Int]] = [:]
  /// Hits whose time spans several days.
  var undated = 0

  /// No hit.
  public init() {}

  /// The counts of a comparison's splits, in order; none where no test of it is ever shown.
  ///
  /// - Parameters:
  ///   - recorded: The comparison.
  ///   - numbers: The places in the assessment of the incidents that are counted.
  ///   - assessment: Rulings by words; the limbs on object and place decide on scope.
  ///   - agreement: The agreement that was assessed; its zone's civil days count.
  /// - Returns: One count a split.
  /// - Complexity: O(incidents × splits).
  public static func all(
    of recorded: RecordedComparison, among numbers: some Sequence<Int>, of assessment: Assessment,
    agreement: Agreement
  ) -> [SplitCount] {
    if recorded.refusal != nil { return [] }
    let comparison = recorded.comparison
    let provision = agreement.provisions.firstIndex { $0.id.value == comparison.provision }
    let readings = comparison.splits.map { split in
      provision.flatMap { index in
        agreement.provisions[index].readings.firstIndex { $0.id.value == split.reading }
      }
    }
    let zone = agreement.clockZone.value
    var counts = comparison.splits.map { _ in SplitCount() }
    for number in numbers {
      let incident = assessment.incidents[number]
      guard incident.isHit(in: comparison.feed) else { continue }
      let days = incident.span.civilDays(in: zone)
      for (split, reading) in readings.enumerated() {
        let ruling = assessment.rulings[number].first {
          $0.provision == provision && $0.reading == reading && $0.basis == .words
        }
        guard let ruling else { continue }
        if days.lowerBound == days.upperBound {
          let isInScope = ruling[.object] && ruling[.place]
          counts[split].byDay[isInScope, default: [:]][days.lowerBound, default: 0] += 1
        } else {
          counts[split].undated += 1
        }
      }
    }
    return counts
  }

  /// Adds the count of other incidents.
  public static func += (left: inout SplitCount, right: SplitCount) {
    left.undated += right.undated
    left.byDay.merge(right.byDay) { $0.merging($1, uniquingKeysWith: +) }
  }
}

extension Incident {
  /// Whether a row of the feed tells of a hit, and no accident.
  fileprivate func isHit(in feed: Feed.ID) -> Bool {
    events.contains {
      $0.feed == feed && $0.act == .hit && $0.denial == nil && !$0.isCalledAccident
    }
  }
}

extension Packer {
  /// Adds a count.
  public mutating func add(_ count: SplitCount) {
    add(count.undated)
    for state in [Kleene.met, .notMet, .unknown] {
      let days = (count.byDay[state] ?? [:]).sorted { $0.key < $1.key }
      add(all: days) { packer, day in
        packer.add(day.key.daysSince1970)
        packer.add(day.value)
      }
    }
  }
}

extension Unpacker {
  /// A count.
  public mutating func splitCount() -> SplitCount {
    var count = SplitCount()
    count.undated = int()
    for state in [Kleene.met, .notMet, .unknown] {
      let days = all { (CivilDay(daysSince1970: $0.int()), $0.int()) }
      if !days.isEmpty { count.byDay[state] = Dictionary(uniqueKeysWithValues: days) }
    }
    return count
  }
}
