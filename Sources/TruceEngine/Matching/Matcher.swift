// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Matches events with objects: which pairs may be, are, and surely are within reach.
///
/// A pair counts when the event's time lies in the object's and d, the distance between the event's
/// point and the object (0 inside an area), is: wide, at most radius plus buffer; narrow, at most the
/// buffer; certain, with the radius added at most the buffer. Rims belong to the inside. Most pairs
/// are decided on a plane with bounds for its error, those near a rim by the exact distance: the counts
/// are those of testing every pair exactly.
public struct Matcher: Sendable {
  /// The objects.
  public let index: ObjectIndex
  /// How distances are measured.
  public let metric: Metric
  /// How many threads work.
  public let threads: Int

  /// A matcher of events with objects.
  public init(_ index: ObjectIndex, metric: Metric, threads: Int = 2) {
    precondition(threads > 0, "work needs a thread")
    self.index = index
    self.metric = metric
    self.threads = threads
  }

  /// How many events are dealt out at a time.
  static let batchSize = 1 << 20

  /// Counts the pairs of some events; tallies of parts can be added up by giving one again.
  public func count(_ events: [MatchEvent], into tally: inout MatchTally) {
    let ids = events.map(\.id)
    let latitudes = events.map(\.point.latitude)
    let longitudes = events.map(\.point.longitude)
    let times = events.map(\.time)
    let radii = events.map(\.radiusInMetres)
    let sides = events.map { UInt8($0.side) }
    ids.withUnsafeBufferPointer { ids in
      latitudes.withUnsafeBufferPointer { latitudes in
        longitudes.withUnsafeBufferPointer { longitudes in
          times.withUnsafeBufferPointer { times in
            radii.withUnsafeBufferPointer { radii in
              sides.withUnsafeBufferPointer { sides in
                guard let ids = ids.baseAddress, let latitudes = latitudes.baseAddress,
                  let longitudes = longitudes.baseAddress, let times = times.baseAddress,
                  let radii = radii.baseAddress, let sides = sides.baseAddress
                else { return }
                let columns = EventColumns(
                  ids: ids, latitudes: latitudes, longitudes: longitudes, times: times,
                  radii: radii, sides: sides, segments: [0..<events.count])
                count(columns, into: &tally)
              }
            }
          }
        }
      }
    }
  }

  /// Counts the pairs of events in columns.
  func count(_ events: EventColumns, into tally: inout MatchTally) {
    for batch in events.batches(of: Self.batchSize, pieces: threads * 4) {
      var epoch: Int? = nil
      while let next = count(events, pieces: batch, from: epoch, into: &tally) { epoch = next }
    }
  }

  /// How many seconds a batch spans at most, so that they fit in 32 bits with room to spare.
  private static let epochLength = 1 << 30

  /// Counts the pairs of the events of a batch from a moment on, as many as one epoch holds; gives
  /// the moment after it, `nil` when there is no later event.
  private func count(
    _ events: EventColumns, pieces: [Range<Int>], from start: Int?, into tally: inout MatchTally
  ) -> Int? {
    let bounds = bounds(of: events, pieces: pieces, from: start, to: nil)
    if bounds.isEmpty { return nil }
    let last = bounds.last.subtractingClamped(bounds.first) < Self.epochLength
    if last {
      count(events, pieces: pieces, in: bounds, into: &tally)
      return nil
    }
    let end = bounds.first + Self.epochLength
    count(
      events, pieces: pieces, in: self.bounds(of: events, pieces: pieces, from: start, to: end),
      into: &tally)
    return end
  }

  private func bounds(
    of events: EventColumns, pieces: [Range<Int>], from start: Int?, to end: Int?
  ) -> EventBounds {
    let parts = Slots(repeating: EventBounds(), count: pieces.count)
    let (from, to) = (start ?? .min, end ?? .max)
    let isWhole = start == nil && end == nil
    inParallel(pieces: pieces.count, threads: threads) { piece, _ in
      var bounds = EventBounds()
      for at in pieces[piece] {
        let time = events.times[at]
        if !isWhole, time < from || time >= to { continue }
        let latitude = BinaryAngle.units(degrees: events.latitudes[at])
        let longitude = BinaryAngle.units(degrees: events.longitudes[at])
        bounds.south = Swift.min(bounds.south, latitude)
        bounds.north = Swift.max(bounds.north, latitude)
        bounds.west = Swift.min(bounds.west, longitude)
        bounds.east = Swift.max(bounds.east, longitude)
        bounds.first = Swift.min(bounds.first, time)
        bounds.last = Swift.max(bounds.last, time)
      }
      parts[piece] = bounds
    }
    var result = EventBounds()
    for piece in 0..<pieces.count where !parts[piece].isEmpty { result.formUnion(parts[piece]) }
    return result
  }

  /// Deals the events within bounds out to buckets, and matches bucket by bucket.
  private func count(
    _ events: EventColumns, pieces: [Range<Int>], in bounds: EventBounds,
    into tally: inout MatchTally
  ) {
    let count = pieces.reduce(0) { $0 + $1.count }
    // As many periods as have a year each, where there are events enough.
    let years = (bounds.last - bounds.first) / (365 * 86_400) + 1
    let periods = Swift.max(1, Swift.min(years, 16, count >> 14))
    var bits = 0
    while bits < 5, (count / periods) >> (2 * bits) > 1024 { bits += 1 }
    let grid = EventGrid(over: bounds, bits: bits, periods: periods)
    let counts = Slots(repeating: UInt32(0), count: pieces.count * grid.bucketCount)
    let (first, last) = (bounds.first, bounds.last)
    inParallel(pieces: pieces.count, threads: threads) { piece, _ in
      let own = counts.base + piece * grid.bucketCount
      for at in pieces[piece] where events.times[at] >= first && events.times[at] <= last {
        own[grid.bucket(of: at, in: events)] += 1
      }
    }
    var starts = [0]
    var total: UInt32 = 0
    for bucket in 0..<grid.bucketCount {
      for piece in 0..<pieces.count {
        let own = counts[piece * grid.bucketCount + bucket]
        counts[piece * grid.bucketCount + bucket] = total
        total += own
      }
      starts.append(Int(total))
    }
    let memory = FreshMemory(byteCount: Swift.max(1, Int(total)) * MemoryLayout<EventRecord>.stride)
    let records = memory.base.bindMemory(to: EventRecord.self, capacity: Int(total))
    let firstDay = bounds.first.flooredDay
    nonisolated(unsafe) let lent = records
    inParallel(pieces: pieces.count, threads: threads) { piece, _ in
      let own = counts.base + piece * grid.bucketCount
      for at in pieces[piece] where events.times[at] >= first && events.times[at] <= last {
        let bucket = grid.bucket(of: at, in: events)
        let time = events.times[at]
        let day = time.flooredDay - firstDay
        lent[Int(own[bucket])] = EventRecord(
          latitude: BinaryAngle.units(degrees: events.latitudes[at]),
          longitude: BinaryAngle.units(degrees: events.longitudes[at]),
          time: Int32(truncatingIfNeeded: time &- first), radius: Float(events.radii[at]),
          place: UInt32(truncatingIfNeeded: at),
          row: UInt32(truncatingIfNeeded: day &* 8 &+ Int(events.sides[at])), id: events.ids[at])
        own[bucket] += 1
      }
    }
    withExtendedLifetime(memory) { match(records, starts, events, bounds, into: &tally) }
  }

  private func match(
    _ records: UnsafeMutablePointer<EventRecord>, _ starts: [Int], _ events: EventColumns,
    _ bounds: EventBounds, into tally: inout MatchTally
  ) {
    let firstDay = bounds.first.flooredDay
    let dayCount = bounds.last.flooredDay - firstDay + 1
    nonisolated(unsafe) let workers = (0..<threads).map { _ in
      MatchWorker(
        index: index, metric: metric, events: events, firstDay: firstDay, dayCount: dayCount)
    }
    nonisolated(unsafe) let lent = records
    let first = bounds.first
    inParallel(pieces: starts.count - 1, threads: threads) { bucket, thread in
      let (start, end) = (starts[bucket], starts[bucket + 1])
      if start == end { return }
      workers[thread].match(
        UnsafeMutableBufferPointer(start: lent + start, count: end - start), firstSecond: first)
    }
    tally.reserve(days: dayCount)
    for worker in workers {
      tally.add(worker.tally)
      worker.flush(into: &tally)
    }
  }
}

extension EventGrid {
  @inline(__always)
  fileprivate func bucket(of at: Int, in events: EventColumns) -> Int {
    bucket(
      latitude: BinaryAngle.units(degrees: events.latitudes[at]),
      longitude: BinaryAngle.units(degrees: events.longitudes[at]), radius: events.radii[at],
      time: events.times[at])
  }
}

extension Int {
  /// The UTC day of a Unix time, in days since 1970.
  @inline(__always)
  fileprivate var flooredDay: Int {
    let day = self / 86_400
    return self % 86_400 < 0 ? day - 1 : day
  }
}
