// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Reads CSV record by record, in memory bounded by the longest record.
///
/// The form is RFC 4180's: fields between delimiters, records between line feeds (a carriage return
/// before the line feed belongs to the line end), quotes around a field that holds delimiters, line
/// ends or doubled quotation marks. Where readers differ, this one does so: a byte-order mark at the
/// start is skipped; a quotation mark inside an unquoted field, also one after a space, is text; white
/// space belongs to its field; a line without any byte is no record and has no row number, but counts
/// as a line. What is wrong with a record is its ``fault``, and the caller decides about the row; what
/// makes all that follows doubtful (quotes that never close, a record beyond the limit) is thrown.
///
/// After ``next()`` the reader itself is the view on the record, until the next call:
///
///     let reader = CSVReader(source, named: "week-12.csv")
///     let header = try reader.readHeader()
///     while try reader.next() {
///       if let fault = reader.fault { … }
///       let name = reader[0]
///     }
public final class CSVReader {
  /// The name in locations.
  public let file: String
  /// The number of the current record after the header, from 1.
  public private(set) var row = 0
  /// The physical line on which the current record starts, from 1.
  public private(set) var line = 1
  /// The offset of the current record's first byte in the text, a byte-order mark counted.
  public private(set) var offset = 0
  /// What is wrong with the current record: a wrong number of fields, text after a closing mark, a
  /// NUL, bytes that are no UTF-8, a field beyond the limit; `nil` for a sound one.
  public private(set) var fault: Diagnostic?
  /// The number of fields of the current record, at least 1.
  public private(set) var fieldCount = 0

  private var source: any ByteSource
  private let limits: CSVLimits
  private var expectedFields: Int?

  private var window: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var isAtStart = true
  private var isAtEnd = false
  private var index: RecordIndex
  private var nextRecord = 0
  private var nextStart = 0
  private var nextFeed = 0
  private var nextStray = 0
  /// The offset in the text of the window's first byte.
  private var windowOffset = 0
  private var linesBefore = 0
  private var failure: Diagnostics?

  private var recordStart = 0
  private var firstPosition = 0

  /// A reader of a source.
  ///
  /// - Parameters:
  ///   - source: the bytes, from the first on.
  ///   - file: the name that stands in locations.
  ///   - delimiter: what stands between two fields.
  ///   - limits: how large fields and records may be.
  ///   - windowSize: how many bytes are asked for at first, at least 64.
  public init(
    _ source: any ByteSource, named file: String, delimiter: CSVDelimiter = .comma,
    limits: CSVLimits = CSVLimits(), windowSize: Int = 256 << 10
  ) {
    precondition(windowSize >= 64, "a window holds at least 64 bytes")
    self.source = source
    self.file = file
    self.limits = limits
    window = .allocate(byteCount: windowSize, alignment: 64)
    index = RecordIndex(delimiter: delimiter.rawValue, windowSize: windowSize)
  }

  deinit { window.deallocate() }

  /// Reads the first record as the header; from then on every record has to have as many fields.
  ///
  /// - Throws: the header's fault, `engine.csv-no-header` for a text without a record, and what
  ///   ``next()`` throws.
  public func readHeader() throws(Diagnostics) -> [String] {
    guard try next() else { throw Diagnostics(.noHeader(file)) }
    if let fault { throw Diagnostics(fault) }
    for field in 0..<fieldCount where !isQuoted(field) && bytes(bounds(of: field)).contains(0x0D) {
      throw Diagnostics(.bareReturn(location(of: field)))
    }
    expectedFields = fieldCount
    row = 0
    return (0..<fieldCount).map { self[$0] }
  }

  /// Goes to the next record; `false` at the end.
  ///
  /// - Throws: `engine.csv-open-quote`, `engine.csv-record-too-long`, `engine.csv-utf-16`, and what
  ///   the source throws. Nothing can be read afterwards.
  public func next() throws(Diagnostics) -> Bool {
    while true {
      if nextRecord == index.recordCount {
        if let failure { throw failure }
        do {
          guard try refill() else { return false }
        } catch {
          failure = error
          throw error
        }
        continue
      }
      take()
      if isBlank { continue }
      row += 1
      fault = findFault(expecting: expectedFields, limit: limits.fieldBytes)
      return true
    }
  }

  /// Makes the next record of the window the current one.
  private func take() {
    recordStart = nextStart
    firstPosition = nextRecord == 0 ? 0 : Int(index.ends[nextRecord - 1])
    let end = Int(index.ends[nextRecord])
    fieldCount = end - firstPosition
    nextStart = Swift.min(Int(index.positions[end - 1]) + 1, filled)
    nextRecord += 1
    line = linesBefore + 1
    offset = windowOffset + recordStart
    linesBefore += 1
    while nextFeed < index.innerFeeds.count, Int(index.innerFeeds[nextFeed]) < nextStart {
      nextFeed += 1
      linesBefore += 1
    }
    while nextStray < index.strays.count, Int(index.strays[nextStray]) < recordStart {
      nextStray += 1
    }
  }

  private var isBlank: Bool {
    if fieldCount > 1 { return false }
    return bounds(of: 0).isEmpty
  }

  /// Where a field stands in the window, its quotes included, its line end not.
  func bounds(of field: Int) -> Range<Int> {
    precondition(field >= 0 && field < fieldCount, "a field's number is below the field count")
    let at = firstPosition + field
    let start = field == 0 ? recordStart : Int(index.positions[at - 1]) + 1
    var end = Int(index.positions[at])
    if field == fieldCount - 1, end > start, window[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The first byte of the current record that follows a closing mark without being a separator.
  var stray: Int? {
    guard nextStray < index.strays.count, Int(index.strays[nextStray]) < nextStart else {
      return nil
    }
    return Int(index.strays[nextStray])
  }

  /// The bytes of the window between two offsets.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: window[range])
  }

  /// The bytes of the current record, its line end included.
  var recordLength: Int { nextStart - recordStart }

  /// Where the current record stands in the window, its line end not included.
  var recordBounds: Range<Int> { recordStart..<bounds(of: fieldCount - 1).upperBound }

  /// Moves what is left to the front, reads more, and scans; `false` at the end of the text.
  private func refill() throws(Diagnostics) -> Bool {
    let rest = filled - nextStart
    if isAtEnd {
      if rest == 0 { return false }
      throw Diagnostics(.openQuote(at: openField(), limit: nil))
    }
    if rest > limits.recordBytes {
      throw Diagnostics(
        index.endsInsideQuotes
          ? .openQuote(at: openField(), limit: limits.recordBytes)
          : .recordTooLong(Location(file: file, line: linesBefore + 1), limit: limits.recordBytes))
    }
    windowOffset += nextStart
    makeRoom(keeping: nextStart..<filled)
    filled = rest
    while filled < window.count {
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: window[filled...]))
      precondition(count >= 0 && count <= window.count - filled, "a source fills what it was given")
      if count == 0 {
        isAtEnd = true
        break
      }
      filled += count
    }
    if isAtStart {
      isAtStart = false
      try skipByteOrderMark()
    }
    index.scan(bytes(0..<filled), isLast: isAtEnd)
    (nextRecord, nextStart, nextFeed, nextStray) = (0, 0, 0, 0)
    return true
  }

  /// Moves a part of the window to the front of a window that has room for more.
  private func makeRoom(keeping part: Range<Int>) {
    if part.count * 2 <= window.count {
      window.copyMemory(from: bytes(part))
      return
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: window.count * 2, alignment: BlockMasks.size)
    larger.copyMemory(from: bytes(part))
    window.deallocate()
    window = larger
  }

  private func skipByteOrderMark() throws(Diagnostics) {
    if filled >= 2 {
      let pair = (window[0], window[1])
      if pair == (0xFF, 0xFE) || pair == (0xFE, 0xFF) { throw Diagnostics(.utf16(file)) }
    }
    guard filled >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF else { return }
    window.copyMemory(from: bytes(3..<filled))
    filled -= 3
    windowOffset = 3
  }

  /// Where the field starts that the window ends in.
  private func openField() -> Location {
    let start = index.positionCount == 0 ? 0 : Int(index.positions[index.positionCount - 1]) + 1
    return location(ofByte: start, inRecordFrom: nextStart, onLine: linesBefore + 1)
  }
}
