// SPDX-License-Identifier: Apache-2.0

/// Recorded decisions on pairs of the events at hand; the last word on a pair counts.
struct LinkDecisions {
  /// A pair of events by index, the smaller first.
  private struct Pair: Hashable {
    var a: Int
    var b: Int
    init(_ a: Int, _ b: Int) { (self.a, self.b) = a < b ? (a, b) : (b, a) }
  }

  private var apart: [Pair: String] = [:]
  private var together: [Pair: String] = [:]
  /// The pairs that belong together, in the order decided.
  private(set) var joined: [(a: Int, b: Int)] = []
  /// The events any decision speaks of.
  private(set) var concerned: Set<Int> = []

  /// The decisions that speak of events at hand; those on events that are not are left alone.
  init(_ acts: [LinkAct], on events: [Event]) {
    if acts.isEmpty { return }
    var index: [Event.ID: Int] = [:]
    for (position, event) in events.enumerated() { index[event.id] = position }
    for act in acts {
      let own = act.events.compactMap { index[$0] }
      switch act.kind {
      case .join:
        // A star around the first: every pair of it is decided through it.
        guard let first = own.first else { continue }
        concerned.formUnion(own)
        for a in own {
          for b in own where a < b { apart[Pair(a, b)] = nil }
          if a != first { together[Pair(first, a)] = act.because }
        }
      case .split:
        let others = act.others.compactMap { index[$0] }
        concerned.formUnion(own)
        concerned.formUnion(others)
        for a in own {
          for b in others where a != b {
            apart[Pair(a, b)] = act.because
            together[Pair(a, b)] = nil
          }
        }
      }
    }
    joined = together.keys.map { ($0.a, $0.b) }.sorted { $0 < $1 }
  }

  /// Why two events are apart; `nil` when nobody decided it.
  func reasonApart(_ a: Int, _ b: Int) -> String? {
    apart.isEmpty ? nil : apart[Pair(a, b)]
  }

  /// Why an event was joined to some other of these; `nil` when nobody decided it.
  func reasonTogether(_ a: Int, with others: some Sequence<Int>) -> String? {
    if together.isEmpty { return nil }
    for other in others {
      if let reason = together[Pair(a, other)] { return reason }
    }
    return nil
  }
}
