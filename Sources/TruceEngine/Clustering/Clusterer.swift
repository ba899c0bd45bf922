// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Joins events that lie close in space and time and are of one kind: connected components.
///
/// Two events are linked when their distance and their time apart are at most the limits, and their
/// kinds are equal; a component holds all that are linked, directly or through others.
public struct Clusterer: Sendable {
  /// The greatest distance of two linked events, in metres, 1...100,000.
  public let distanceInMetres: Double
  /// The greatest time between two linked events, in seconds, at least 0.
  public let seconds: Int
  /// How distances are measured.
  public let metric: Metric
  /// How many threads work.
  public let threads: Int

  /// A clusterer with limits.
  public init(distanceInMetres: Double, seconds: Int, metric: Metric, threads: Int = 2) {
    precondition(
      (1...100_000).contains(distanceInMetres), "events link within 1 m to 100 km")
    precondition((0...(1 << 40)).contains(seconds), "a time apart is not negative")
    precondition(threads > 0, "work needs a thread")
    self.distanceInMetres = distanceInMetres
    self.seconds = seconds
    self.metric = metric
    self.threads = threads
  }

  /// The component of each event, named by the least place of an event in it.
  ///
  /// - Parameters:
  ///   - points: where each event was.
  ///   - times: when, Unix time; as many.
  ///   - kinds: what kind it is; as many.
  /// - Returns: as many places; an event alone has its own.
  public func components(points: [Coordinate], times: [Int], kinds: [UInt8]) -> [Int] {
    precondition(
      points.count == times.count && points.count == kinds.count, "every event has all columns")
    let latitudes = points.map(\.latitude)
    let longitudes = points.map(\.longitude)
    return latitudes.withUnsafeBufferPointer { latitudes in
      longitudes.withUnsafeBufferPointer { longitudes in
        times.withUnsafeBufferPointer { times in
          kinds.withUnsafeBufferPointer { kinds in
            guard let latitudes = latitudes.baseAddress, let longitudes = longitudes.baseAddress,
              let times = times.baseAddress, let kinds = kinds.baseAddress
            else { return [] }
            let columns = ClusterColumns(
              latitudes: latitudes, longitudes: longitudes, times: times, kinds: kinds,
              segments: [0..<points.count])
            return labels(of: joined(columns), count: points.count)
          }
        }
      }
    }
  }

  private func labels(of forest: Forest, count: Int) -> [Int] {
    var result = Array(0..<count)
    var least = [Int](repeating: .max, count: count)
    for at in 0..<forest.count {
      let root = forest.root(of: at)
      least[root] = Swift.min(least[root], Int(forest.records[at].place))
    }
    for at in 0..<forest.count {
      result[Int(forest.records[at].place)] = least[forest.root(of: at)]
    }
    return result
  }

  /// Joins the events of columns.
  func joined(_ columns: ClusterColumns) -> Forest {
    let pieces = columns.pieces(threads * 4)
    let bounds = columns.bounds(pieces, threads: threads)
    let count = columns.segments.reduce(0) { $0 + $1.count }
    if count == 0 { return Forest(records: FreshMemory(byteCount: 24), count: 0) }
    let bands = ClusterBands(distance: distanceInMetres, metric: metric, bounds: bounds)
    let (memory, starts) = columns.dealt(into: bands, pieces: pieces, threads: threads)
    let forest = Forest(records: memory, count: count)
    let first = bounds.first
    inParallel(pieces: threads * 16, threads: threads) { part, _ in
      let scratch = TimeSorter()
      let buckets = part * bands.bucketCount / (threads * 16)
      for bucket in buckets..<(part + 1) * bands.bucketCount / (threads * 16) {
        scratch.sort(
          UnsafeMutableBufferPointer(rebasing: forest.all[starts[bucket]..<starts[bucket + 1]]),
          from: first)
      }
    }
    link(forest, bands, starts, columns)
    return forest
  }

  /// Links what lies in one band or two that touch; parts that touch are linked at the end.
  private func link(
    _ forest: Forest, _ bands: ClusterBands, _ starts: [Int], _ columns: ClusterColumns
  ) {
    var cuts = [0]
    let share = forest.count / (threads * 8) + 1
    for bucket in 0..<bands.bucketCount
    where starts[bucket + 1] - starts[cuts[cuts.count - 1]] >= share {
      cuts.append(bucket + 1)
    }
    if cuts[cuts.count - 1] != bands.bucketCount { cuts.append(bands.bucketCount) }
    let parts = cuts
    @Sendable func linker() -> BandLinker {
      BandLinker(
        forest: forest, columns: columns, distance: distanceInMetres, seconds: seconds,
        metric: metric)
    }
    inParallel(pieces: parts.count - 1, threads: threads) { part, _ in
      let linker = linker()
      for bucket in parts[part]..<parts[part + 1] where starts[bucket] < starts[bucket + 1] {
        let own = starts[bucket]..<starts[bucket + 1]
        let band = bands.span(of: bucket)
        linker.link(own, within: band)
        if bucket + 1 < parts[part + 1], !bands.isLast(bucket) {
          linker.link(own, starts[bucket + 1]..<starts[bucket + 2], within: band)
        }
      }
    }
    let linker = linker()
    for cut in parts.dropFirst().dropLast() where !bands.isLast(cut - 1) {
      linker.link(
        starts[cut - 1]..<starts[cut], starts[cut]..<starts[cut + 1],
        within: bands.span(of: cut - 1))
    }
  }
}
