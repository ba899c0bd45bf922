// SPDX-License-Identifier: Apache-2.0

/// Sets that grow together: each record points to another of its set, the first to itself.
final class Forest: @unchecked Sendable {
  /// How many records there are.
  let count: Int
  /// The records, as they were dealt out.
  let records: UnsafeMutablePointer<ClusterRecord>
  private let memory: FreshMemory
  private let parents: Slots<UInt32>

  /// Every record alone.
  init(records memory: FreshMemory, count: Int) {
    self.memory = memory
    self.count = count
    records = memory.base.assumingMemoryBound(to: ClusterRecord.self)
    parents = Slots(repeating: 0, count: count)
    for at in 0..<count { parents.base[at] = UInt32(truncatingIfNeeded: at) }
  }

  /// All records.
  var all: UnsafeMutableBufferPointer<ClusterRecord> { .init(start: records, count: count) }

  /// The first record of a record's set.
  @inline(__always)
  func root(of record: Int) -> Int {
    let parents = parents.base
    var at = UInt32(truncatingIfNeeded: record)
    while true {
      let parent = parents[Int(at)]
      if parent == at { return Int(at) }
      let next = parents[Int(parent)]
      parents[Int(at)] = next
      at = next
    }
  }

  /// Makes the sets of two records one.
  @inline(__always)
  func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    if first < second {
      parents.base[second] = UInt32(truncatingIfNeeded: first)
    } else if second < first {
      parents.base[first] = UInt32(truncatingIfNeeded: second)
    }
  }

  /// The number of sets, the size of the largest, and the sum of the squares of the sizes.
  func measured() -> (sets: Int, largest: Int, squares: Int) {
    let sizes = Slots(repeating: UInt32(0), count: count)
    for at in 0..<count { sizes.base[root(of: at)] += 1 }
    var (sets, largest, squares) = (0, 0, 0)
    for at in 0..<count where sizes.base[at] > 0 {
      let size = Int(sizes.base[at])
      sets += 1
      largest = Swift.max(largest, size)
      squares += size * size
    }
    return (sets, largest, squares)
  }
}
