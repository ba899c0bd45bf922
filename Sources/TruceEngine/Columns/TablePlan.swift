// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What a table is made of.
struct TableParts {
  var columns: [FreshMemory]
  var forms: [ColumnForm]
  var segments: [Range<Int>]
  var faults: [TableFault]
  var faultCount: Int
  var bytes: UnsafeRawBufferPointer
}

/// How a text is read into columns: by pieces that begin and end between two records.
struct TablePlan: @unchecked Sendable {
  /// How many faults of a table are kept.
  static let keptFaults = 1000
  /// How many bytes are scanned at a time: few enough for a processor's nearest caches.
  static let windowSize = 48 << 10
  /// How many bytes are looked at first where a few records are enough.
  static let sampleSize = 4 << 10
  /// A longer record ends the reading.
  static let longestRecord = 32 << 20
  /// How many bytes after a window may be looked at.
  static let margin = 64

  let bytes: UnsafeRawBufferPointer
  let header: TableHeader
  let forms: [ColumnForm]
  let fields: [Int]

  private var width: Int { header.names.count }

  /// Reads the pieces; `nil` when one of them did not end where the next begins.
  ///
  /// Room for rows is made after the length of the first rows of each piece; where it turns out too
  /// small, all is read again with room for the shortest rows there can be.
  func read(piecesOf size: Int, threads: Int) -> TableParts? {
    let cuts = cuts(every: size)
    switch read(between: cuts, room: likelyRoom(between: cuts), threads: threads) {
    case .whole(let parts): return parts
    case .broken: return nil
    case .full:
      let room = (1..<cuts.count).map { (cuts[$0] - cuts[$0 - 1]) / width + 8 }
      guard case .whole(let parts) = read(between: cuts, room: room, threads: threads)
      else { return nil }
      return parts
    }
  }

  private enum Outcome {
    case whole(TableParts)
    case broken
    case full
  }

  /// How many rows each piece seems to hold, and some more.
  private func likelyRoom(between cuts: [Int]) -> [Int] {
    var index = RecordIndex(delimiter: 0x2C, windowSize: Self.windowSize)
    return (1..<cuts.count).map { piece in
      let (start, end) = (cuts[piece - 1], cuts[piece])
      let sample = Swift.min(end, start + Self.windowSize)
      index.scan(UnsafeRawBufferPointer(rebasing: bytes[start..<sample]), isLast: false)
      guard index.recordCount > 0 else { return (end - start) / width + 8 }
      let length = Int(index.positions[Int(index.ends[index.recordCount - 1]) - 1]) + 1
      return (end - start) / length * index.recordCount * 9 / 8 + 2 * index.recordCount + 64
    }
  }

  private func read(between cuts: [Int], room sizes: [Int], threads: Int) -> Outcome {
    let pieces = cuts.count - 1
    var ends: [Int] = [0]
    for piece in 0..<pieces { ends.append(ends[piece] + sizes[piece]) }
    let (room, rows) = (ends, ends[pieces])
    let columns = forms.map { FreshMemory(byteCount: Swift.max(rows, 1) * $0.width) }
    let results = UnsafeMutableBufferPointer<PieceResult>.allocate(capacity: pieces)
    results.initialize(repeating: PieceResult())
    defer {
      results.deinitialize()
      results.deallocate()
    }
    nonisolated(unsafe) let slots = results
    inParallel(pieces: pieces, threads: threads) { piece, _ in
      slots[piece] = read(
        cuts[piece]..<cuts[piece + 1], into: columns, at: room[piece]..<room[piece + 1])
    }
    if results.contains(where: \.isFull) { return .full }
    guard results.allSatisfy(\.isWhole) else { return .broken }
    var segments: [Range<Int>] = []
    var faults: [TableFault] = []
    var faultCount = 0
    for piece in 0..<pieces {
      if results[piece].count > 0 {
        segments.append(room[piece]..<room[piece] + results[piece].count)
      }
      faults += results[piece].faults.prefix(Self.keptFaults - faults.count)
      faultCount += results[piece].faultCount
    }
    return .whole(
      TableParts(
        columns: columns, forms: forms, segments: segments, faults: faults, faultCount: faultCount,
        bytes: bytes))
  }

  /// Offsets at which records seem to begin, the first row's and the end of the text among them.
  private func cuts(every size: Int) -> [Int] {
    var result = [header.end]
    var index = RecordIndex(delimiter: 0x2C, windowSize: Self.windowSize)
    while size < bytes.count, bytes.count - result[result.count - 1] > size + size / 2 {
      let from = result[result.count - 1] + size
      guard let cut = likelyStart(from: from, using: &index) else { break }
      result.append(cut)
    }
    if header.end < bytes.count { result.append(bytes.count) } else { result.append(header.end) }
    return result
  }

  /// The first offset after a line feed from which two whole records of the right width follow.
  private func likelyStart(from start: Int, using index: inout RecordIndex) -> Int? {
    let limit = Swift.min(bytes.count, start + (1 << 20))
    var at = start
    var tries = 0
    while at < limit, tries < 64 {
      guard let feed = bytes[at..<limit].firstIndex(of: 0x0A) else { return nil }
      at = feed + 1
      tries += 1
      for size in [Self.sampleSize, Self.windowSize] {
        let end = Swift.min(bytes.count, at + size)
        index.scan(UnsafeRawBufferPointer(rebasing: bytes[at..<end]), isLast: false)
        if index.recordCount >= 2 { break }
      }
      if index.recordCount >= 2, index.strays.isEmpty, Int(index.ends[0]) == width,
        Int(index.ends[1]) == 2 * width
      {
        return at
      }
    }
    return nil
  }

  /// Reads the records of one piece.
  private func read(
    _ piece: Range<Int>, into columns: [FreshMemory], at rows: Range<Int>
  ) -> PieceResult {
    var result = PieceResult()
    var window = Self.windowSize
    var index = RecordIndex(delimiter: 0x2C, windowSize: window)
    var firsts = UnsafeMutablePointer<UInt32>.allocate(capacity: window)
    var firstsCapacity = window
    defer { firsts.deallocate() }
    var at = piece.lowerBound
    while at < piece.upperBound {
      let end = Swift.min(piece.upperBound, at + window)
      let isLast = end == bytes.count
      let consumed = withLoadable(at..<end) { part in
        index.scan(part, isLast: isLast)
        if index.recordCount > firstsCapacity {
          firsts.deallocate()
          firstsCapacity = index.recordCount
          firsts = .allocate(capacity: firstsCapacity)
        }
        if index.recordCount == 0 { return 0 }
        if index.recordCount > rows.count - result.count {
          result.isFull = true
          return 0
        }
        return take(
          part, index, firsts, at: at, into: columns, at: rows.lowerBound + result.count, &result)
      }
      if result.isFull { return result }
      at += consumed
      if at < end, end == piece.upperBound, consumed == 0 { return result }
      if consumed == 0 {
        if window > Self.longestRecord { return result }
        window *= 2
      } else if window > Self.windowSize {
        window = Self.windowSize
      }
    }
    result.isWhole = true
    return result
  }

  /// Lends a part of the text such that some bytes after it can be loaded too.
  private func withLoadable(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Int
  ) -> Int {
    if range.upperBound + Self.margin <= bytes.count {
      return body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    return withUnsafeTemporaryAllocation(
      byteCount: range.count + Self.margin, alignment: BlockMasks.size
    ) { copy in
      copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
      for at in range.count..<copy.count { copy[at] = 0 }
      return body(UnsafeRawBufferPointer(rebasing: copy[0..<range.count]))
    }
  }

  /// Reads the whole records of a window; gives the number of bytes they take.
  private func take(
    _ part: UnsafeRawBufferPointer, _ index: borrowing RecordIndex,
    _ firsts: UnsafeMutablePointer<UInt32>, at offset: Int, into columns: [FreshMemory],
    at row: Int, _ result: inout PieceResult
  ) -> Int {
    guard let window = part.baseAddress else { return 0 }
    var count = 0
    var before: UInt32 = 0
    let width = UInt32(width)
    var stray = 0
    for record in 0..<index.recordCount {
      let end = index.ends[record]
      let isSound = end &- before == width && !hasStray(index, &stray, upTo: end)
      firsts[count] = before
      if isSound {
        count &+= 1
      } else if !isBlank(part, index, from: before, to: end) {
        let start = Int(index.positions[Int(before) - 1] &+ 1)
        result.add(TableFault(offset: offset + start, column: nil))
      }
      before = end
    }
    let consumed = Swift.min(part.count, Int(index.positions[Int(before) - 1]) + 1)
    var bad: [Int] = []
    var spoilt: [(record: Int, column: Int)] = []
    for (column, form) in forms.enumerated() {
      let run = FieldRun(
        window: window, positions: UnsafePointer(index.positions), firsts: UnsafePointer(firsts),
        count: count, field: fields[column], isLast: fields[column] == header.names.count - 1)
      form.fill(
        from: run, into: columns[column].base + row * form.width, windowOffset: offset, bad: &bad)
      if !bad.isEmpty {
        spoilt += bad.map { ($0, column) }
        bad.removeAll(keepingCapacity: true)
      }
    }
    if spoilt.isEmpty {
      result.count += count
    } else {
      let starts = spoilt.map { offset + Int(index.positions[Int(firsts[$0.record]) - 1] &+ 1) }
      result.count += leaveOut(spoilt, startingAt: starts, of: count, in: columns, at: row, &result)
    }
    return consumed
  }

  @inline(__always)
  private func hasStray(_ index: borrowing RecordIndex, _ at: inout Int, upTo end: UInt32) -> Bool {
    if at == index.strays.count { return false }
    var found = false
    while at < index.strays.count, index.strays[at] < index.positions[Int(end) - 1] {
      found = true
      at += 1
    }
    return found
  }

  private func isBlank(
    _ part: UnsafeRawBufferPointer, _ index: borrowing RecordIndex, from before: UInt32,
    to end: UInt32
  ) -> Bool {
    let (start, stop) = (
      Int(index.positions[Int(before) - 1] &+ 1), Int(index.positions[Int(end) - 1])
    )
    return end == before + 1 && (start == stop || stop == start + 1 && part[start] == 0x0D)
  }

  /// Closes the gaps that unreadable rows leave; gives the number of rows that stay.
  private func leaveOut(
    _ spoilt: [(record: Int, column: Int)], startingAt starts: [Int], of count: Int,
    in columns: [FreshMemory], at row: Int, _ result: inout PieceResult
  ) -> Int {
    var firstColumn: [Int: (column: Int, start: Int)] = [:]
    for (at, fault) in spoilt.enumerated() where firstColumn[fault.record] == nil {
      firstColumn[fault.record] = (fault.column, starts[at])
    }
    let records = firstColumn.keys.sorted()
    for record in records {
      if let fault = firstColumn[record] {
        result.add(TableFault(offset: fault.start, column: fault.column))
      }
    }
    for (column, form) in forms.enumerated() {
      let base = columns[column].base + row * form.width
      var (kept, next) = (0, 0)
      for record in 0..<count {
        if next < records.count, records[next] == record {
          next += 1
          continue
        }
        if kept != record {
          (base + kept * form.width).copyMemory(
            from: base + record * form.width, byteCount: form.width)
        }
        kept += 1
      }
    }
    return count - records.count
  }
}

/// What came of a piece.
struct PieceResult: Sendable {
  /// How many rows were read.
  var count = 0
  /// The records that could not be read, the first of them.
  var faults: [TableFault] = []
  /// How many could not be read.
  var faultCount = 0
  /// Whether there were more rows than room.
  var isFull = false
  /// Whether the last record ended where the piece ends.
  var isWhole = false

  mutating func add(_ fault: TableFault) {
    faultCount += 1
    if faults.count < TablePlan.keptFaults { faults.append(fault) }
  }
}
