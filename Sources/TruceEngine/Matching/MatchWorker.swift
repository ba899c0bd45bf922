// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What one thread holds while it matches: candidates, counts and sums.
final class MatchWorker {
  /// The counts of a batch: for each day and side 16 groups; wide, narrow and certain.
  let cells: UnsafeMutablePointer<PackedCount>
  /// The counts that were taken out of the cells.
  var tally = MatchTally()

  let index: ObjectIndex
  let metric: Metric
  let events: EventColumns
  private let memory: FreshMemory
  private let dayCount: Int
  private let firstDay: Int
  private var sets = [CandidateSet()]
  private var pairsSinceFlush = 0
  /// Nothing but what keeps a load from being left out.
  private var warmth: UInt64 = 0
  private var eventIDs = 0
  private var objectIDs = 0
  private let marks: UnsafePointer<ObjectMark>
  private let pictures: PlanarAreas
  private let latitudeUnits: UnsafePointer<Int32>
  private let longitudeUnits: UnsafePointer<Int32>

  /// A worker for events of some days.
  init(
    index: ObjectIndex, metric: Metric, events: EventColumns, firstDay: Int, dayCount: Int
  ) {
    self.index = index
    self.metric = metric
    self.events = events
    self.firstDay = firstDay
    self.dayCount = dayCount
    marks = index.marks
    pictures = index.pictures
    latitudeUnits = index.latitudeUnits
    longitudeUnits = index.longitudeUnits
    memory = FreshMemory(byteCount: dayCount * MatchTally.cellsADay * 8)
    cells = memory.base.bindMemory(
      to: PackedCount.self, capacity: dayCount * MatchTally.cellsADay)
  }

  /// Moves all counts to a tally.
  func flush(into tally: inout MatchTally) {
    for day in 0..<dayCount {
      tally.take(cells + day * MatchTally.cellsADay, day: firstDay + day)
    }
    tally.add(eventIDs: eventIDs, objectIDs: objectIDs)
    (eventIDs, objectIDs, pairsSinceFlush) = (0, 0, 0)
  }

  /// Matches the events of one neighbourhood with all objects.
  ///
  /// - Parameters:
  ///   - records: the events; they are put into another order.
  ///   - firstSecond: the time that the records' seconds count from.
  func match(_ records: UnsafeMutableBufferPointer<EventRecord>, firstSecond: Int) {
    var (south, north, west, east) = (Int32.max, Int32.min, Int32.max, Int32.min)
    var radius: Float = 0
    var (first, last) = (Int32.max, Int32.min)
    for record in records {
      south = Swift.min(south, record.latitude)
      north = Swift.max(north, record.latitude)
      west = Swift.min(west, record.longitude)
      east = Swift.max(east, record.longitude)
      radius = Swift.max(radius, record.radius)
      first = Swift.min(first, record.time)
      last = Swift.max(last, record.time)
    }
    let middle = Int32((Int(south) + Int(north)) / 2)
    var frame = MatchFrame(
      latitude: middle, longitude: Int32((Int(west) + Int(east)) / 2))
    let set = sets[0]
    let box = AngleBox(
      south: south, north: north, west: west, width: UInt32(Int(east) - Int(west)))
    collect(
      box, radius: Double(radius), frame: &frame,
      seconds: firstSecond + Int(first)...firstSecond + Int(last), firstSecond: firstSecond,
      into: set)
    if set.count == 0 { return }
    descend(records, frame, depth: 0)
  }

  /// Gathers the objects near a box and finds out how far the frame can be trusted.
  private func collect(
    _ box: AngleBox, radius: Double, frame: inout MatchFrame, seconds: ClosedRange<Int>,
    firstSecond: Int, into set: CandidateSet
  ) {
    let allowance = 1 / (1 - metric.stretch)
    let margin = radius * (1 + 1e-6) * allowance + 1
    var wanted = 0
    index.forEachRun(near: box, margin: margin, scale: allowance) { wanted += $0.count }
    set.clear(reserving: wanted)
    if wanted == 0 { return }
    var reach = 0.0
    var (up, side) = (0.0, 0.0)
    let metres = BinaryAngle.metresAUnit
    let center = frame
    index.forEachRun(near: box, margin: margin, scale: allowance) { run in
      for place in run {
        let (start, end) = (index.starts[place], index.ends[place])
        if start > seconds.upperBound || end <= seconds.lowerBound { continue }
        let latitude = index.latitudeUnits[place]
        let far = Swift.max(Int(latitude) - Int(box.north), Int(box.south) - Int(latitude))
        let own = index.reaches[place]
        if Double(far) * metres > margin + own * allowance + 1 { continue }
        reach = Swift.max(reach, own)
        let (north, east) = (center.north(latitude), center.east(index.longitudeUnits[place]))
        up = Swift.max(up, Double(abs(north)))
        side = Swift.max(side, Double(abs(east)))
        set.add(
          north: north, east: east, cosine: index.cosines[place], reach: Float(own),
          start: Int32(clamping: start.subtractingClamped(firstSecond)),
          end: Int32(clamping: end.subtractingClamped(firstSecond)),
          place: Int32(truncatingIfNeeded: place))
      }
    }
    let height = Double(Int(box.north) - Int(box.south)) * metres
    let width = Double(box.width) * metres
    frame.trust(
      spread: Swift.max(up + height, side + width), limit: radius + reach,
      stretch: metric.stretch)
    for at in 0..<set.count { set.reach[at] = set.reach[at] * frame.outer + frame.slack }
    set.fillUp()
  }

  /// Divides a neighbourhood in four while that spares tests, then tests all with all.
  private func descend(
    _ records: UnsafeMutableBufferPointer<EventRecord>, _ frame: MatchFrame, depth: Int
  ) {
    let set = sets[depth]
    if set.count <= 48 || records.count <= 24 || depth > 20 || !frame.isFlat {
      test(records, set, frame)
      return
    }
    if sets.count == depth + 1 { sets.append(CandidateSet()) }
    for quarter in quarters(of: records) where !quarter.isEmpty {
      let (box, radius) = bounds(of: quarter, frame)
      sets[depth + 1].take(from: set, near: box, radius: radius * frame.outer)
      if sets[depth + 1].count * 5 > set.count * 4 {
        test(quarter, sets[depth + 1], frame)
      } else if sets[depth + 1].count > 0 {
        descend(quarter, frame, depth: depth + 1)
      }
    }
  }

  private func bounds(
    of records: UnsafeMutableBufferPointer<EventRecord>, _ frame: MatchFrame
  ) -> (LocalBox, radius: Float) {
    var (south, north, west, east) = (Int32.max, Int32.min, Int32.max, Int32.min)
    var radius: Float = 0
    for record in records {
      south = Swift.min(south, record.latitude)
      north = Swift.max(north, record.latitude)
      west = Swift.min(west, record.longitude)
      east = Swift.max(east, record.longitude)
      radius = Swift.max(radius, record.radius)
    }
    let least = Swift.min(frame.cosine(south), frame.cosine(north))
    let box = LocalBox(
      south: frame.north(south), north: frame.north(north), west: frame.east(west),
      east: frame.east(east), leastCosine: Float(Swift.max(0, least) * (1 - 1e-6)))
    return (box, radius)
  }

  /// Puts the events of each quarter of their box together.
  private func quarters(
    of records: UnsafeMutableBufferPointer<EventRecord>
  ) -> [UnsafeMutableBufferPointer<EventRecord>] {
    var (south, north, west, east) = (Int32.max, Int32.min, Int32.max, Int32.min)
    for record in records {
      south = Swift.min(south, record.latitude)
      north = Swift.max(north, record.latitude)
      west = Swift.min(west, record.longitude)
      east = Swift.max(east, record.longitude)
    }
    let (row, column) = (
      Int32((Int(south) + Int(north)) / 2), Int32((Int(west) + Int(east)) / 2)
    )
    func halves(
      _ part: UnsafeMutableBufferPointer<EventRecord>, _ isFirst: (EventRecord) -> Bool
    ) -> (UnsafeMutableBufferPointer<EventRecord>, UnsafeMutableBufferPointer<EventRecord>) {
      var (low, high) = (0, part.count)
      while low < high {
        if isFirst(part[low]) {
          low += 1
        } else {
          high -= 1
          part.swapAt(low, high)
        }
      }
      return (.init(rebasing: part[..<low]), .init(rebasing: part[low...]))
    }
    let (lower, upper) = halves(records) { $0.latitude <= row }
    let (a, b) = halves(lower) { $0.longitude <= column }
    let (c, d) = halves(upper) { $0.longitude <= column }
    return [a, b, c, d]
  }

  /// Tests every event with every candidate, 16 at a time.
  private func test(
    _ records: UnsafeMutableBufferPointer<EventRecord>, _ set: CandidateSet, _ frame: MatchFrame
  ) {
    let blocks = (set.count + CandidateSet.width - 1) / CandidateSet.width
    let most = PackedCount.room / CandidateSet.width / 2
    var first = 0
    while first < blocks {
      let part = first..<Swift.min(blocks, first + most)
      test(records, set, part, frame)
      first = part.upperBound
    }
  }

  private func test(
    _ records: UnsafeMutableBufferPointer<EventRecord>, _ set: CandidateSet, _ blocks: Range<Int>,
    _ frame: MatchFrame
  ) {
    let (norths, easts, cosines) = (set.north, set.east, set.cosine)
    let (reaches, starts, ends) = (set.reach, set.start, set.end)
    let most = blocks.count * CandidateSet.width
    var (at, warm) = (0, UInt64(0))
    while at < records.count {
      let record = records[at]
      at &+= 1
      if at < records.count {
        // The next event's counts are on their way while this one is tested.
        let row = cells + Int(records[at].row &* 16)
        warm &+= row[0].bits ^ row[8].bits
      }
      if pairsSinceFlush > PackedCount.room &- most { flush(into: &tally) }
      let event = LocalEvent(record, frame)
      let north = SIMD16<Float>(repeating: event.north)
      let east = SIMD16<Float>(repeating: event.east)
      let cosine = SIMD16<Float>(repeating: event.cosine)
      let radius = SIMD16<Float>(repeating: event.radius * frame.outer)
      let time = SIMD16<Int32>(repeating: record.time)
      var found = 0
      for block in blocks {
        let at = block &* CandidateSet.width
        let up = loadSixteen(norths + at) - north
        let side = loadSixteen(easts + at) - east
        let square = up * up + side * side * (loadSixteen(cosines + at) * cosine)
        let reach = loadSixteen(reaches + at) + radius
        let near: SIMDMask<SIMD16<Int32>> = square .<= reach * reach
        let started: SIMDMask<SIMD16<Int32>> = loadSixteen(starts + at) .<= time
        let lasting: SIMDMask<SIMD16<Int32>> = time .< loadSixteen(ends + at)
        var bits = bitMask(of: near .& started .& lasting)
        while bits != 0 {
          let candidate = at &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          found &+= take(event, record, candidate, set, frame)
        }
      }
      eventIDs &+= record.id &* found
      pairsSinceFlush &+= found
    }
    warmth &+= warm
  }

  /// Decides and counts one pair that is not surely out; gives 1 for a wide pair.
  @inline(__always)
  private func take(
    _ event: LocalEvent, _ record: EventRecord, _ candidate: Int, _ set: CandidateSet,
    _ frame: MatchFrame
  ) -> Int {
    let place = Int(set.place[candidate])
    let mark = marks[place]
    let up = set.north[candidate] - event.north
    let side = set.east[candidate] - event.east
    let square = up * up + side * side * (set.cosine[candidate] * event.cosine)
    let verdict =
      mark.shape < 0
      ? PairVerdict(square: square, radius: event.radius, buffer: mark.buffer, frame)
      : nil
    var (isNarrow, isCertain) = (verdict?.isNarrow ?? false, verdict?.isCertain ?? false)
    if verdict == nil || verdict.unsafelyUnwrapped.isDoubtful {
      guard let exact = closer(event, record, place, mark, square, frame) else { return 0 }
      (isNarrow, isCertain) = exact
    }
    cells[Int(record.row &* 16 &+ UInt32(mark.group))].add(
      isNarrow: isNarrow, isCertain: isCertain)
    objectIDs &+= mark.id
    return 1
  }

  /// Looks closer at a pair; `nil` when it is out.
  @inline(never)
  private func closer(
    _ event: LocalEvent, _ record: EventRecord, _ place: Int, _ mark: ObjectMark, _ square: Float,
    _ frame: MatchFrame
  ) -> (isNarrow: Bool, isCertain: Bool)? {
    if mark.shape >= 0 {
      let (radius, buffer) = (Double(event.radius), Double(mark.buffer))
      let bounds =
        roughBounds(square, Int(mark.shape), frame, radius, buffer)
        ?? pictures.bounds(
          to: Int(mark.shape),
          angle: BinaryAngle.radians(record.latitude &- latitudeUnits[place]),
          turn: BinaryAngle.radians(record.longitude &- longitudeUnits[place]),
          cosine: Double(event.cosine), slack: 0.05)
      if let (low, high) = bounds {
        let (least, most) = stretched(low, high, radius + buffer)
        if least > radius + buffer { return nil }
        if isDecided(least, most, radius, buffer) {
          return (most <= buffer, most + radius <= buffer)
        }
      }
    }
    let at = Int(record.place)
    let (radius, buffer) = (events.radii[at], index.buffers[place])
    let exact = index.distance(
      latitude: events.latitudes[at], longitude: events.longitudes[at], to: place, metric: metric)
    if exact > radius + buffer { return nil }
    return (exact <= buffer, exact + radius <= buffer)
  }

  /// Bounds of the distance to an area from the distance to its centre, where they decide.
  @inline(__always)
  private func roughBounds(
    _ square: Float, _ area: Int, _ frame: MatchFrame, _ radius: Double, _ buffer: Double
  ) -> (low: Double, high: Double)? {
    guard frame.isFlat, frame.inner > 0 else { return nil }
    let (rough, slack) = (Double(square.squareRoot()), Double(frame.slack))
    let picture = pictures.pictures[area]
    let low = Swift.max(0, (rough - slack) / Double(frame.outer) - picture.extent)
    let center = (rough + slack) / Double(frame.inner)
    guard center < 1e6 else { return nil }
    let high = picture.core < 0 ? center + picture.extent : Swift.max(0, center - picture.core)
    let (least, most) = stretched(low, high, radius + buffer)
    if least > radius + buffer || isDecided(least, most, radius, buffer) { return (low, high) }
    return nil
  }

  /// Bounds with allowances for the metric, and for limits rounded to 24 bits.
  @inline(__always)
  private func stretched(
    _ low: Double, _ high: Double, _ limit: Double
  ) -> (least: Double, most: Double) {
    let slack = 0.05 + limit * 2e-7
    return (low * (1 - metric.stretch) - slack, high * (1 + metric.stretch) + slack)
  }

  /// Whether a pair counts as wide and bounds of its distance leave no doubt about the rest.
  @inline(__always)
  private func isDecided(
    _ least: Double, _ most: Double, _ radius: Double, _ buffer: Double
  ) -> Bool {
    most <= radius + buffer && (most <= buffer || least > buffer)
      && (most + radius <= buffer || least + radius > buffer)
  }
}

/// An event on a frame's plane.
struct LocalEvent {
  let north: Float
  let east: Float
  let cosine: Float
  let radius: Float

  @inline(__always)
  init(_ record: EventRecord, _ frame: MatchFrame) {
    north = frame.north(record.latitude)
    east = frame.east(record.longitude)
    cosine = Float(frame.cosine(record.latitude))
    radius = record.radius
  }
}

/// What the plane says about a pair of points that is not surely out.
struct PairVerdict {
  let isNarrow: Bool
  let isCertain: Bool
  /// Whether the plane cannot tell one of the three.
  let isDoubtful: Bool

  @inline(__always)
  init(square: Float, radius: Float, buffer: Float, _ frame: MatchFrame) {
    @inline(__always) func inside(_ limit: Float) -> Bool {
      let least = Swift.max(0, limit * frame.inner - frame.slack)
      return square < least * least
    }
    @inline(__always) func maybe(_ limit: Float) -> Bool {
      let most = limit * frame.outer + frame.slack
      return most >= 0 && square <= most * most
    }
    isNarrow = inside(buffer)
    isCertain = inside(buffer - radius)
    isDoubtful =
      !inside(buffer + radius) || maybe(buffer) != isNarrow
      || maybe(buffer - radius) != isCertain
  }
}

extension Int {
  /// The difference, or the nearest number there is.
  @inline(__always)
  func subtractingClamped(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < 0 ? .min : .max) : difference
  }
}
