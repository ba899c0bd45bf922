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

  /// Makes room for so many more days.
  mutating func reserve(days: Int) {
    cells.reserveCapacity(Swift.min(cells.count + days * Self.cellsADay, 1 << 24))
  }

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

  /// Adds one thread's cells of a day and makes them empty; cells lie by side, then group.
  mutating func take(_ from: UnsafeMutablePointer<PackedCount>, day: Int) {
    var all: UInt64 = 0
    for at in 0..<Self.cellsADay { all |= from[at].bits }
    if all == 0 { return }
    let slot = slot(of: day)
    for at in 0..<Self.cellsADay where from[at].bits != 0 {
      let cell = from[at].counts
      cells[slot + at] &+= cell
      wide += cell.x
      narrow += cell.y
      certain += cell.z
      from[at] = PackedCount()
    }
  }
}

/// Three counts in one word: of wide pairs 22 bits, of narrow and certain ones 21 each.
struct PackedCount {
  /// How many pairs may be counted before the counts have to be taken out.
  static let room = 1 << 21 - 1

  private(set) var bits: UInt64 = 0

  /// Counts one wide pair.
  @inline(__always)
  mutating func add(isNarrow: Bool, isCertain: Bool) {
    bits &+= 1 | (isNarrow ? 1 &<< 22 : 0) | (isCertain ? 1 &<< 43 : 0)
  }

  /// Wide, narrow, certain.
  var counts: SIMD4<Int> {
    SIMD4(
      Int(bits & (1 << 22 - 1)), Int(bits >> 22 & (1 << 21 - 1)), Int(bits >> 43), 0)
  }
}
