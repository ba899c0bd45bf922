// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// How many pairs count on one day, in one group, for one side.
public struct MatchCount: Hashable, Sendable {
  /// The UTC day of the events.
  public let day: CivilDay
  /// The group of the objects.
  public let group: Int
  /// The side of the events.
  public let side: Int
  /// Pairs with distance at most radius plus buffer: may be on the object.
  public let wide: Int
  /// Pairs with distance at most the buffer: the middle is on the object.
  public let narrow: Int
  /// Pairs with distance plus radius at most the buffer: surely on the object.
  public let certain: Int
}

/// The pairs of events and objects, counted.
public struct MatchTally: Sendable {
  /// Pairs that may be.
  public private(set) var wide = 0
  /// Pairs whose middle is.
  public private(set) var narrow = 0
  /// Pairs that surely are.
  public private(set) var certain = 0
  /// The sum of the events' ids over wide pairs, modulo 2^64.
  public private(set) var sumOfEventIDs = 0
  /// The sum of the objects' ids over wide pairs, modulo 2^64.
  public private(set) var sumOfObjectIDs = 0

  /// Groups times sides.
  static let cellsADay = 128
  private var slots: [Int: Int] = [:]
  private var cells: [SIMD4<Int>] = []

  /// No pairs yet.
  public init() {}

  /// The counts of every day, group and side that has a wide pair, in that order.
  public var counts: [MatchCount] {
    var result: [MatchCount] = []
    for (day, slot) in slots.sorted(by: { $0.key < $1.key }) {
      for group in 0..<16 {
        for side in 0..<8 {
          let cell = cells[slot + side * 16 + group]
          if cell.x == 0 { continue }
          result.append(
            MatchCount(
              day: CivilDay(daysSince1970: day), group: group, side: side, wide: cell.x,
              narrow: cell.y, certain: cell.z))
        }
      }
    }
    return result
  }

  /// How many of ``counts`` there are.
  public var rowCount: Int { cells.reduce(0) { $0 + ($1.x == 0 ? 0 : 1) } }

  /// Adds what another tally counted.
  mutating func add(_ other: MatchTally) {
    for (day, slot) in other.slots {
      let own = self.slot(of: day)
      for at in 0..<Self.cellsADay { cells[own + at] &+= other.cells[slot + at] }
    }
    wide += other.wide
    narrow += other.narrow
    certain += other.certain
    add(eventIDs: other.sumOfEventIDs, objectIDs: other.sumOfObjectIDs)
  }

  /// Where a day's cells begin; they are made where there are none.
  private mutating func slot(of day: Int) -> Int {
    if let known = slots[day] { return known }
    slots[day] = cells.count
    cells += repeatElement(.zero, count: Self.cellsADay)
    return cells.count - Self.cellsADay
  }

  /// Adds the sums of one thread.
  mutating func add(eventIDs: Int, objectIDs: Int) {
    sumOfEventIDs &+= eventIDs
    sumOfObjectIDs &+= objectIDs
  }

  /// Adds one thread's cells of a day and makes them zero; cells lie by side, then group.
  mutating func take(_ from: UnsafeMutablePointer<SIMD4<UInt32>>, day: Int) {
    var isEmpty = true
    for at in 0..<Self.cellsADay where from[at].x != 0 {
      isEmpty = false
      break
    }
    if isEmpty { return }
    let slot = slot(of: day)
    for at in 0..<Self.cellsADay where from[at].x != 0 {
      let cell = SIMD4<Int>(truncatingIfNeeded: from[at])
      cells[slot + at] &+= cell
      wide += cell.x
      narrow += cell.y
      certain += cell.z
      from[at] = .zero
    }
  }
}
