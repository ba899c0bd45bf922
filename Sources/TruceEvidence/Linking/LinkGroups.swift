// SPDX-License-Identifier: Apache-2.0

/// Records on their way to incidents: which stand together.
struct LinkGroups {
  /// Recorded decisions.
  let decisions: LinkDecisions
  private let units: [LinkUnit]
  private var root: [Int]
  private var members: [[Int]]

  /// Each unit by itself.
  init(_ units: [LinkUnit], decisions: LinkDecisions) {
    self.units = units
    self.decisions = decisions
    root = Array(units.indices)
    members = units.indices.map { [$0] }
  }

  /// Every group, its units in order; groups by their first unit.
  var all: [[Int]] { members.filter { !$0.isEmpty } }

  /// Joins what people decided to be one, unless other decisions keep members apart.
  mutating func applyDecisions() {
    guard !decisions.joined.isEmpty else { return }
    var unit: [Int: Int] = [:]
    for (index, candidate) in units.enumerated() {
      for event in candidate.events { unit[event] = index }
    }
    for (a, b) in decisions.joined {
      if let x = unit[a], let y = unit[b] { join(x, y) { _, _ in true } }
    }
  }

  /// Joins the groups of two units if every pair across them may stand together.
  mutating func join(_ a: Int, _ b: Int, ifEvery mayStand: (Int, Int) -> Bool) {
    let (first, second) = (root[a], root[b])
    if first == second { return }
    for x in members[first] {
      for y in members[second] where !mayBeOne(x, y) || !mayStand(x, y) { return }
    }
    let (kept, gone) = first < second ? (first, second) : (second, first)
    for unit in members[gone] { root[unit] = kept }
    members[kept] = (members[kept] + members[gone]).sorted()
    members[gone] = []
  }

  private func mayBeOne(_ x: Int, _ y: Int) -> Bool {
    if decisions.concerned.isEmpty { return true }
    for a in units[x].events where decisions.concerned.contains(a) {
      for b in units[y].events where decisions.reasonApart(a, b) != nil { return false }
    }
    return true
  }
}

extension LinkUnit {
  /// The records of ordered events, each with all its speakers; a record whose events a person parted
  /// gives one unit for each side.
  static func units(of events: [Event], keeping decisions: LinkDecisions) -> [LinkUnit] {
    struct Record: Hashable {
      var feed: Feed.ID
      var record: String
    }
    var order: [[Int]] = []
    var place: [Record: [Int]] = [:]
    for (index, event) in events.enumerated() {
      let record = Record(feed: event.feed, record: event.record)
      let home = (place[record] ?? []).first { slot in
        order[slot].allSatisfy { decisions.reasonApart(index, $0) == nil }
      }
      if let home, !event.record.isEmpty {
        order[home].append(index)
      } else {
        place[record, default: []].append(order.count)
        order.append([index])
      }
    }
    return order.map { LinkUnit(of: $0, in: events) }
  }
}
