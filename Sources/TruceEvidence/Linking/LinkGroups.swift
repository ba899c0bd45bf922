// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine

/// Records on their way to incidents: which stand together.
struct LinkGroups {
  /// Recorded decisions.
  let decisions: LinkDecisions
  private let units: [LinkUnit]
  private var root: [Int32]
  /// The members of groups of several, by their first.
  private var members: [Int: [Int]] = [:]

  /// Each unit by itself.
  init(_ units: [LinkUnit], decisions: LinkDecisions) {
    self.units = units
    self.decisions = decisions
    root = units.indices.map { Int32($0) }
  }

  /// The first unit of every group, in order.
  var firsts: [Int] { root.indices.filter { root[$0] == $0 } }

  /// The units of the group of a first unit, in order.
  func members(of first: Int) -> [Int] { members[first] ?? [first] }

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
    let (first, second) = (Int(root[a]), Int(root[b]))
    if first == second { return }
    let (ones, others) = (members(of: first), members(of: second))
    for x in ones {
      for y in others where !mayBeOne(x, y) || !mayStand(x, y) { return }
    }
    let (kept, gone) = first < second ? (first, second) : (second, first)
    for unit in gone == first ? ones : others { root[unit] = Int32(kept) }
    members[kept] = (ones + others).sorted()
    members[gone] = nil
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
    let records = records(of: events, keeping: decisions)
    let size = 4096
    let pieces = inParallel(pieces: (records.count + size - 1) / size) { piece in
      let words = WordsOfNames()
      return records[(piece * size)..<Swift.min(records.count, (piece + 1) * size)].map {
        LinkUnit(of: $0, in: events, words: words)
      }
    }
    var units: [LinkUnit] = []
    units.reserveCapacity(records.count)
    for piece in pieces { units += piece }
    return units
  }

  /// The events of each record, as indices, by the first of them.
  private static func records(of events: [Event], keeping decisions: LinkDecisions) -> [[Int]] {
    // Events of one record have one hash; those of one hash are looked at more closely.
    var keys: [(hash: Int, index: Int32)] = []
    keys.reserveCapacity(events.count)
    for (index, event) in events.enumerated() {
      var hasher = Hasher()
      hasher.combine(event.feed)
      hasher.combine(event.record)
      keys.append((hasher.finalize(), Int32(index)))
    }
    keys.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    var result = [[Int]](repeating: [], count: events.count)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      var homes: [Int] = []
      for key in keys[start..<end] {
        let index = Int(key.index)
        let event = events[index]
        let home = homes.first { home in
          events[home].feed == event.feed && events[home].record == event.record
            && result[home].allSatisfy { decisions.reasonApart(index, $0) == nil }
        }
        if let home, !event.record.isEmpty {
          result[home].append(index)
        } else {
          homes.append(index)
          result[index] = [index]
        }
      }
      start = end
    }
    return result.filter { !$0.isEmpty }
  }
}
