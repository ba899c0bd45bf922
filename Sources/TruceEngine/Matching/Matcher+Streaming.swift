// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Matcher {
  /// Counts the pairs of a text of events as it comes: memory does not grow with the text.
  ///
  /// - Parameters:
  ///   - source: CSV with the columns `event_id,lat,lon,t,radius_m,side` in any order, and others.
  ///   - file: the name in diagnostics.
  ///   - tally: what the counts are added to.
  ///   - windowSize: how many bytes are read at a time, at least 64 kB.
  /// - Returns: the number of rows.
  /// - Throws: the rows of a window that cannot be read, their rows and lines counted from the start
  ///   of the text; what the source throws.
  public func count(
    reading source: any ByteSource, named file: String, into tally: inout MatchTally,
    windowSize: Int = 32 << 20
  ) throws(Diagnostics) -> Int {
    let windows = try RecordWindows(source, named: file, windowSize: windowSize)
    var rows = 0
    while let window = try windows.next() {
      let table = try TypedTable(
        reading: window, named: file, columns: eventColumns.filter { $0.name != "etype" },
        threads: threads)
      let faults = table.diagnostics(named: file, after: rows)
      if let faults = Diagnostics(windows.located(faults)) { throw faults }
      rows += table.count
      let columns = EventColumns(
        ids: table.integers(0), latitudes: table.decimals(1), longitudes: table.decimals(2),
        times: table.integers(3), radii: table.decimals(4), sides: table.smalls(5),
        segments: table.segments)
      withExtendedLifetime(table) { count(columns, into: &tally) }
    }
    return rows
  }
}

/// A CSV text in windows of whole records, each with the header before it.
final class RecordWindows {
  private var source: any ByteSource
  private let file: String
  private let window: UnsafeMutableRawBufferPointer
  private var index: RecordIndex
  private var headerEnd = 0
  /// What the last window ended with, from the end of the header on.
  private var rest = 0..<0
  private var isAtEnd = false
  private var linesBefore = 0
  private var lines = 0

  /// Windows of so many bytes.
  init(
    _ source: any ByteSource, named file: String, windowSize: Int
  ) throws(Diagnostics) {
    precondition(windowSize >= 64 << 10, "a window holds at least 64 kB")
    self.source = source
    self.file = file
    window = .allocate(byteCount: windowSize, alignment: BlockMasks.size)
    index = RecordIndex(delimiter: 0x2C, windowSize: windowSize)
    let filled = try fill(from: 0)
    headerEnd = try TableHeader(
      of: UnsafeRawBufferPointer(rebasing: window[0..<filled]), named: file
    ).end
    rest = headerEnd..<filled
  }

  deinit { window.deallocate() }

  /// Reads until the window is full or the source is at its end; gives how far it is filled.
  private func fill(from start: Int) throws(Diagnostics) -> Int {
    var filled = start
    while filled < window.count, !isAtEnd {
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: window[filled...]))
      if count == 0 { isAtEnd = true }
      filled += count
    }
    return filled
  }

  /// The header and the next whole records, valid until the next call; `nil` at the end.
  func next() throws(Diagnostics) -> UnsafeRawBufferPointer? {
    if rest.isEmpty, isAtEnd { return nil }
    linesBefore += lines
    if rest.lowerBound != headerEnd {
      UnsafeMutableRawBufferPointer(rebasing: window[headerEnd...]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: window[rest]))
    }
    let filled = try fill(from: headerEnd + rest.count)
    let records = UnsafeRawBufferPointer(rebasing: window[headerEnd..<filled])
    index.scan(records, isLast: isAtEnd)
    if index.recordCount == 0 {
      if index.endsInsideQuotes {
        throw Diagnostics(
          .openQuote(at: Location(file: file, line: linesBefore + 2), limit: window.count))
      }
      if isAtEnd { return nil }
      throw Diagnostics(
        .recordTooLong(Location(file: file, line: linesBefore + 2), limit: window.count))
    }
    let end = Swift.min(
      records.count, Int(index.positions[Int(index.ends[index.recordCount - 1]) - 1]) + 1)
    lines = index.recordCount + index.innerFeeds.count { $0 < end }
    if isAtEnd, end < records.count {
      throw Diagnostics(
        .openQuote(at: Location(file: file, line: linesBefore + lines + 2), limit: nil))
    }
    rest = headerEnd + end..<filled
    return UnsafeRawBufferPointer(rebasing: window[0..<headerEnd + end])
  }

  /// Diagnostics of a window with their lines counted from the start of the text.
  func located(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var moved = diagnostic
      if let line = diagnostic.location?.line, line > 0 {
        moved.location?.line = line + linesBefore
      }
      return moved
    }
  }
}
