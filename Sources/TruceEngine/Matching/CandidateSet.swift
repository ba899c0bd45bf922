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
    let (norths, easts, cosines) = (other.north, other.east, other.cosine)
    let (reaches, starts, ends, places) = (other.reach, other.start, other.end, other.place)
    let zero = SIMD16<Float>(repeating: 0)
    let (south, north) = (SIMD16(repeating: box.south), SIMD16(repeating: box.north))
    let (west, east) = (SIMD16(repeating: box.west), SIMD16(repeating: box.east))
    let least = SIMD16(repeating: box.leastCosine)
    let radius = SIMD16(repeating: radius)
    let count = other.count
    var at = 0
    while at < count {
      let n = loadSixteen(norths + at)
      let e = loadSixteen(easts + at)
      let up = greater(greater(south - n, n - north), zero)
      let side = greater(greater(west - e, e - east), zero)
      let square = up * up + side * side * (loadSixteen(cosines + at) * least)
      let reach = (loadSixteen(reaches + at) + radius) * 1.000_001
      let near: SIMDMask<SIMD16<Int32>> = square .<= reach * reach
      var bits = bitMask(of: near)
      if at &+ Self.width > count { bits &= (1 &<< UInt64(count &- at)) &- 1 }
      while bits != 0 {
        let from = at &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        add(
          north: norths[from], east: easts[from], cosine: cosines[from], reach: reaches[from],
          start: starts[from], end: ends[from], place: places[from])
      }
      at &+= Self.width
    }
    fillUp()
  }
}

/// The greater of each two.
@inline(__always)
private func greater(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> {
  let mask: SIMDMask<SIMD16<Int32>> = a .> b
  return b.replacing(with: a, where: mask)
}

/// Sixteen values from a place on.
@inline(__always)
func loadSixteen<Value: SIMDScalar>(_ from: UnsafeMutablePointer<Value>) -> SIMD16<Value> {
  UnsafeRawPointer(from).loadUnaligned(as: SIMD16<Value>.self)
}

/// One bit for each lane of a mask, the first lowest.
@inline(__always)
func bitMask(of mask: SIMDMask<SIMD16<Int32>>) -> UInt64 {
  let words = unsafeBitCast(mask, to: SIMD16<Int32>.self)
  let bytes = SIMD16<Int8>(truncatingIfNeeded: words)
  let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
  let halves = unsafeBitCast(
    unsafeBitCast(bytes, to: SIMD16<UInt8>.self) & weights, to: SIMD2<UInt64>.self)
  let ones: UInt64 = 0x0101_0101_0101_0101
  return (halves.x &* ones) &>> 56 | ((halves.y &* ones) &>> 56) &<< 8
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
