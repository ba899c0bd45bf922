// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An event as the clusterer carries it about.
struct ClusterRecord {
  var latitude: Int32
  var longitude: Int32
  var time: Int
  /// Its place in the columns.
  var place: UInt32
}

/// Events to cluster as columns.
struct ClusterColumns: @unchecked Sendable {
  let latitudes: UnsafePointer<Double>
  let longitudes: UnsafePointer<Double>
  let times: UnsafePointer<Int>
  let kinds: UnsafePointer<UInt8>
  /// What a kind is divided by before two are compared.
  var kindDivisor: UInt8 = 1
  /// The places that hold rows, in order.
  let segments: [Range<Int>]

  /// The segments in at least about so many pieces.
  func pieces(_ wanted: Int) -> [Range<Int>] {
    let count = segments.reduce(0) { $0 + $1.count }
    let size = Swift.max(1, count / wanted + 1)
    return segments.flatMap { segment in
      stride(from: segment.lowerBound, to: segment.upperBound, by: size).map {
        $0..<Swift.min(segment.upperBound, $0 + size)
      }
    }
  }

  /// The box and the span of all events, and the greatest kind.
  func bounds(_ pieces: [Range<Int>], threads: Int) -> ClusterBounds {
    let parts = Slots(repeating: ClusterBounds(), count: pieces.count)
    inParallel(pieces: pieces.count, threads: threads) { piece, _ in
      var bounds = ClusterBounds()
      for at in pieces[piece] {
        let latitude = BinaryAngle.units(degrees: latitudes[at])
        bounds.south = Swift.min(bounds.south, latitude)
        bounds.north = Swift.max(bounds.north, latitude)
        bounds.first = Swift.min(bounds.first, times[at])
        bounds.kind = Swift.max(bounds.kind, kinds[at])
      }
      parts[piece] = bounds
    }
    var result = ClusterBounds()
    for piece in 0..<pieces.count {
      result.south = Swift.min(result.south, parts[piece].south)
      result.north = Swift.max(result.north, parts[piece].north)
      result.first = Swift.min(result.first, parts[piece].first)
      result.kind = Swift.max(result.kind, parts[piece].kind)
    }
    result.kind /= kindDivisor
    return result
  }

  /// The events put together by kind and band, and where each bucket begins.
  func dealt(
    into bands: ClusterBands, pieces: [Range<Int>], threads: Int
  ) -> (FreshMemory, starts: [Int]) {
    let counts = Slots(repeating: UInt32(0), count: pieces.count * bands.bucketCount)
    inParallel(pieces: pieces.count, threads: threads) { piece, _ in
      let own = counts.base + piece * bands.bucketCount
      for at in pieces[piece] { own[bucket(of: at, in: bands)] += 1 }
    }
    var starts = [0]
    var total: UInt32 = 0
    for bucket in 0..<bands.bucketCount {
      for piece in 0..<pieces.count {
        let slot = piece * bands.bucketCount + bucket
        (counts[slot], total) = (total, total + counts[slot])
      }
      starts.append(Int(total))
    }
    let memory = FreshMemory(byteCount: Int(total) * MemoryLayout<ClusterRecord>.stride)
    let stored = memory
    inParallel(pieces: pieces.count, threads: threads) { piece, _ in
      let own = counts.base + piece * bands.bucketCount
      let records = stored.base.assumingMemoryBound(to: ClusterRecord.self)
      for at in pieces[piece] {
        let bucket = bucket(of: at, in: bands)
        records[Int(own[bucket])] = ClusterRecord(
          latitude: BinaryAngle.units(degrees: latitudes[at]),
          longitude: BinaryAngle.units(degrees: longitudes[at]), time: times[at],
          place: UInt32(truncatingIfNeeded: at))
        own[bucket] += 1
      }
    }
    return (memory, starts)
  }

  @inline(__always)
  private func bucket(of at: Int, in bands: ClusterBands) -> Int {
    bands.bucket(
      kind: kinds[at] / kindDivisor, latitude: BinaryAngle.units(degrees: latitudes[at]))
  }
}

/// The box and the span of events to cluster.
struct ClusterBounds: Sendable {
  var south = Int32.max
  var north = Int32.min
  var first = Int.max
  var kind: UInt8 = 0
}

/// Bands of latitude, each at least as high as the greatest distance, for each kind.
struct ClusterBands: Sendable {
  private let south: Int
  private let height: Int
  private let count: Int
  private let kinds: Int

  /// Bands over a box.
  init(distance: Double, metric: Metric, bounds: ClusterBounds) {
    // A degree of latitude is shortest on the ellipsoid at the equator.
    let reach = distance / (1 - metric.stretch) / BinaryAngle.metresAUnit
    let least = Int(reach * (1 + 1e-9)) + 4
    let extent = Int(bounds.north) - Int(bounds.south) + 1
    south = Int(bounds.south)
    height = Swift.max(least, extent / 8192 + 1)
    count = (extent + height - 1) / height
    kinds = Int(bounds.kind) + 1
  }

  /// How many buckets there are: the bands of the first kind, of the second, and so on.
  var bucketCount: Int { kinds * count }

  /// The bucket of an event.
  @inline(__always)
  func bucket(kind: UInt8, latitude: Int32) -> Int {
    Int(kind) &* count &+ Int(truncatingIfNeeded: UInt32(Int(latitude) &- south) / UInt32(height))
  }

  /// Whether a bucket is the northernmost of its kind.
  func isLast(_ bucket: Int) -> Bool { bucket % count == count - 1 }

  /// The least and the greatest latitude of a bucket's band and the next.
  func span(of bucket: Int) -> ClusterSpan {
    let low = south + bucket % count * height
    return ClusterSpan(south: low, north: low + 2 * height)
  }
}

/// Two bands that touch, in units of latitude.
struct ClusterSpan {
  let south: Int
  let north: Int
  /// The greatest and the least cosine of a latitude in them.
  let greatestCosine: Double
  let leastCosine: Double

  init(south: Int, north: Int) {
    self.south = south
    self.north = north
    let (a, b) = (
      Double(south) * BinaryAngle.radiansAUnit, Double(north) * BinaryAngle.radiansAUnit
    )
    leastCosine = Swift.max(0, Swift.min(cos(a), cos(b)))
    greatestCosine = south <= 0 && north >= 0 ? 1 : Swift.max(cos(a), cos(b))
  }
}
