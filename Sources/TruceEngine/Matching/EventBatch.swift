// SPDX-License-Identifier: Apache-2.0

/// Events as columns: places in them are numbered alike, and rows lie in segments.
struct EventColumns: @unchecked Sendable {
  let ids: UnsafePointer<Int>
  let latitudes: UnsafePointer<Double>
  let longitudes: UnsafePointer<Double>
  let times: UnsafePointer<Int>
  let radii: UnsafePointer<Double>
  let sides: UnsafePointer<UInt8>
  /// The places that hold rows, in order.
  let segments: [Range<Int>]

  /// The segments cut into batches of at most so many rows, each batch again in pieces.
  func batches(of size: Int, pieces: Int) -> [[Range<Int>]] {
    var result: [[Range<Int>]] = []
    var batch: [Range<Int>] = []
    var room = size
    let pieceSize = Swift.max(1, size / pieces)
    for segment in segments {
      var rest = segment
      while !rest.isEmpty {
        let part = rest.prefix(Swift.min(pieceSize, room))
        batch.append(part)
        rest = rest.dropFirst(part.count)
        room -= part.count
        if room == 0 {
          result.append(batch)
          (batch, room) = ([], size)
        }
      }
    }
    if !batch.isEmpty { result.append(batch) }
    return result
  }
}

/// An event as the matcher carries it about: what every pair needs, in half a cache line.
struct EventRecord {
  var latitude: Int32
  var longitude: Int32
  /// Seconds since the batch's first.
  var time: Int32
  var radius: Float
  /// Its place in the columns, for exact tests.
  var place: UInt32
  /// The row of the tally: its day since the batch's first, times 8, and its side.
  var row: UInt32
  var id: Int
}

/// How events of a batch are dealt out: by time, by the size of their radius, then by a grid.
///
/// Time comes first, so that the counts in use at a time are few, and objects that do not count then
/// are not looked at.
struct EventGrid {
  /// The limits between classes of radius, in metres.
  static let classLimits: (Double, Double, Double) = (1500, 6000, 24_000)

  private let south: Int32
  private let west: Int32
  private let latitudeScale: UInt64
  private let longitudeScale: UInt64
  private let first: Int
  private let timeScale: UInt64
  private let bits: Int
  private let periods: Int

  /// A grid of `4^bits` cells over a box, for each of some periods of at most 2^31 seconds in all.
  init(over bounds: EventBounds, bits: Int, periods: Int) {
    self.periods = periods
    first = bounds.first
    timeScale = (UInt64(periods) << 30) / (UInt64(bounds.last - bounds.first) + 1)
    (south, west) = (bounds.south, bounds.west)
    let height = UInt64(Int(bounds.north) - Int(bounds.south)) + 1
    let width = UInt64(Int(bounds.east) - Int(bounds.west)) + 1
    latitudeScale = (1 << (30 + UInt64(bits))) / height
    longitudeScale = (1 << (30 + UInt64(bits))) / width
    self.bits = bits
  }

  /// How many places to be dealt to there are.
  var bucketCount: Int { periods * 4 << (2 * bits) }

  /// The bucket of an event.
  @inline(__always)
  func bucket(latitude: Int32, longitude: Int32, radius: Double, time: Int) -> Int {
    let period = (UInt64(truncatingIfNeeded: time &- first) &* timeScale) &>> 30
    let row = (UInt64(UInt32(bitPattern: latitude &- south)) &* latitudeScale) &>> 30
    let column = (UInt64(UInt32(bitPattern: longitude &- west)) &* longitudeScale) &>> 30
    let limits = Self.classLimits
    let kind =
      (radius > limits.0 ? 1 : 0) &+ (radius > limits.1 ? 1 : 0) &+ (radius > limits.2 ? 1 : 0)
    let layer = Int(truncatingIfNeeded: period) &* 4 &+ kind
    return (layer &<< bits &+ Int(truncatingIfNeeded: row)) &<< bits
      &+ Int(truncatingIfNeeded: column)
  }
}

/// The box and the span of some events.
struct EventBounds: Sendable {
  var south = Int32.max
  var north = Int32.min
  var west = Int32.max
  var east = Int32.min
  var first = Int.max
  var last = Int.min

  var isEmpty: Bool { first > last }

  mutating func formUnion(_ other: EventBounds) {
    south = Swift.min(south, other.south)
    north = Swift.max(north, other.north)
    west = Swift.min(west, other.west)
    east = Swift.max(east, other.east)
    first = Swift.min(first, other.first)
    last = Swift.max(last, other.last)
  }
}
