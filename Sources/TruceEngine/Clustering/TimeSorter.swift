// SPDX-License-Identifier: Apache-2.0

/// Sorts records by time; keeps its second buffer from one bucket to the next.
final class TimeSorter {
  private var other = UnsafeMutablePointer<ClusterRecord>.allocate(capacity: 1024)
  private var capacity = 1024
  private let counts = UnsafeMutablePointer<Int>.allocate(capacity: 257)

  init() {}

  deinit {
    other.deallocate()
    counts.deallocate()
  }

  /// Sorts by time, records of one time in the order they came.
  func sort(_ records: UnsafeMutableBufferPointer<ClusterRecord>, from first: Int) {
    guard records.count > 1, let base = records.baseAddress else { return }
    if records.count > 32 {
      var (least, most) = (UInt64.max, UInt64(0))
      for record in records {
        let time = UInt64(bitPattern: Int64(record.time &- first))
        least = Swift.min(least, time)
        most = Swift.max(most, time)
      }
      let bits = 64 - (most - least).leadingZeroBitCount
      let shift = UInt64(Swift.max(0, bits - 16))
      if records.count > capacity {
        other.deallocate()
        capacity = records.count * 2
        other = .allocate(capacity: capacity)
      }
      let origin = first &+ Int(truncatingIfNeeded: least)
      pass(base, other, records.count, origin, shift)
      pass(other, base, records.count, origin, shift + 8)
    }
    settle(base, records.count)
  }

  /// Puts records in the order of eight bits of their time.
  private func pass(
    _ from: UnsafeMutablePointer<ClusterRecord>, _ to: UnsafeMutablePointer<ClusterRecord>,
    _ count: Int, _ origin: Int, _ shift: UInt64
  ) {
    counts.update(repeating: 0, count: 257)
    for at in 0..<count { counts[digit(from[at], origin, shift) &+ 1] &+= 1 }
    for at in 1...256 { counts[at] &+= counts[at &- 1] }
    for at in 0..<count {
      let digit = digit(from[at], origin, shift)
      to[counts[digit]] = from[at]
      counts[digit] &+= 1
    }
  }

  @inline(__always)
  private func digit(_ record: ClusterRecord, _ origin: Int, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: UInt64(bitPattern: Int64(record.time &- origin)) &>> shift & 0xFF)
  }

  /// Sorts what is nearly sorted; what is not, is left to the library.
  private func settle(_ records: UnsafeMutablePointer<ClusterRecord>, _ count: Int) {
    var moves = 0
    for at in 1..<count where records[at].time < records[at - 1].time {
      let record = records[at]
      var to = at
      while to > 0, records[to - 1].time > record.time {
        records[to] = records[to - 1]
        to -= 1
        moves += 1
      }
      records[to] = record
      if moves > 64 * count {
        var rest = UnsafeMutableBufferPointer(start: records, count: count)
        rest.sort { $0.time < $1.time }
        return
      }
    }
  }
}
