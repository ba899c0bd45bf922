// SPDX-License-Identifier: Apache-2.0

/// The objects that events of one neighbourhood may reach, laid out for the test of 16 at once.
///
/// Places are metres from the frame's centre: north, and east as on the equator; the cosines of both
/// latitudes shrink the latter when two are compared.
final class CandidateSet {
  /// How many are tested at once.
  static let width = 16

  private(set) var count = 0
  private(set) var north: UnsafeMutablePointer<Float>
  private(set) var east: UnsafeMutablePointer<Float>
  private(set) var cosine: UnsafeMutablePointer<Float>
  /// Beyond this and the event's own reach a pair is surely out.
  private(set) var reach: UnsafeMutablePointer<Float>
  private(set) var start: UnsafeMutablePointer<Int32>
  private(set) var end: UnsafeMutablePointer<Int32>
  /// The place in the index.
  private(set) var place: UnsafeMutablePointer<Int32>
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int

  init() {
    capacity = 1024
    memory = .allocate(byteCount: 28 * capacity, alignment: 64)
    let (m, c) = (memory, capacity)
    north = (m + 0 * c).bindMemory(to: Float.self, capacity: c)
    east = (m + 4 * c).bindMemory(to: Float.self, capacity: c)
    cosine = (m + 8 * c).bindMemory(to: Float.self, capacity: c)
    reach = (m + 12 * c).bindMemory(to: Float.self, capacity: c)
    start = (m + 16 * c).bindMemory(to: Int32.self, capacity: c)
    end = (m + 20 * c).bindMemory(to: Int32.self, capacity: c)
    place = (m + 24 * c).bindMemory(to: Int32.self, capacity: c)
  }

  deinit { memory.deallocate() }

  /// Makes room for so many, and for what fills up the last group; what was in it is lost.
  func clear(reserving wanted: Int) {
    count = 0
    if wanted + Self.width <= capacity { return }
    memory.deallocate()
    capacity = Swift.max(capacity * 2, (wanted + Self.width + 63) & ~63)
    memory = .allocate(byteCount: 28 * capacity, alignment: 64)
    let (m, c) = (memory, capacity)
    north = (m + 0 * c).bindMemory(to: Float.self, capacity: c)
    east = (m + 4 * c).bindMemory(to: Float.self, capacity: c)
    cosine = (m + 8 * c).bindMemory(to: Float.self, capacity: c)
    reach = (m + 12 * c).bindMemory(to: Float.self, capacity: c)
    start = (m + 16 * c).bindMemory(to: Int32.self, capacity: c)
    end = (m + 20 * c).bindMemory(to: Int32.self, capacity: c)
    place = (m + 24 * c).bindMemory(to: Int32.self, capacity: c)
  }

  /// Adds one; there has to be room.
  @inline(__always)
  func add(
    north n: Float, east e: Float, cosine k: Float, reach r: Float, start s: Int32, end t: Int32,
    place p: Int32
  ) {
    north[count] = n
    east[count] = e
    cosine[count] = k
    reach[count] = r
    start[count] = s
    end[count] = t
    place[count] = p
    count &+= 1
  }

  /// Fills up the last group with what no event meets.
  func fillUp() {
    var at = count
    while at % Self.width != 0 {
      north[at] = 0
      east[at] = 0
      cosine[at] = 0
      reach[at] = 0
      start[at] = .max
      end[at] = .min
      place[at] = 0
      at += 1
    }
  }

  /// Takes from another set those that lie within a radius of a box.
  func take(from other: CandidateSet, near box: LocalBox, radius: Float) {
    clear(reserving: other.count)
    for at in 0..<other.count {
      let (n, e, r) = (other.north[at], other.east[at], other.reach[at])
      let up = Swift.max(0, Swift.max(box.south - n, n - box.north))
      let side = Swift.max(0, Swift.max(box.west - e, e - box.east))
      let square = up * up + side * side * other.cosine[at] * box.leastCosine
      let reach = (r + radius) * 1.000_001
      if square <= reach * reach {
        add(
          north: n, east: e, cosine: other.cosine[at], reach: r, start: other.start[at],
          end: other.end[at], place: other.place[at])
      }
    }
    fillUp()
  }
}

/// A box in metres from a frame's centre.
struct LocalBox {
  var south: Float
  var north: Float
  var west: Float
  var east: Float
  /// The least cosine of a latitude in it, made a little smaller.
  var leastCosine: Float
}
