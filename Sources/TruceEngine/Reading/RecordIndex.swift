// SPDX-License-Identifier: Apache-2.0

/// Where the fields and records of a window of CSV bytes end: the one scanner all reading goes
/// through.
///
/// A window begins at the start of a record. A quotation mark opens a quoted field only as the first
/// byte of a field; anywhere else outside quotes it is a byte like any other. Inside quotes a doubled
/// mark is one mark, delimiters and line feeds are text. The work is done 64 bytes at a time: masks,
/// then quotes by running parity. A block in which parity alone would go wrong (a bare mark in an
/// unquoted field, text after a closing mark) is done again byte by byte, with the same states.
struct RecordIndex: ~Copyable {
  /// The offset of each separator (delimiter or line feed outside quotes) in the window.
  ///
  /// There is one at -1 too, so that a field always starts one byte after the separator before it.
  private(set) var positions: UnsafeMutablePointer<UInt32>
  /// For each whole record the number of separators up to its end, its line feed included.
  private(set) var ends: UnsafeMutablePointer<UInt32>
  /// How many separators there are.
  private(set) var positionCount = 0
  /// How many whole records there are.
  private(set) var recordCount = 0
  /// The offsets of line feeds inside quotes.
  private(set) var innerFeeds: [UInt32] = []
  /// The offsets of bytes that follow a closing mark and are neither separator nor line end.
  private(set) var strays: [UInt32] = []
  /// Whether the window ends inside quotes.
  private(set) var endsInsideQuotes = false

  private let delimiter: UInt8
  private var capacity: Int
  private var inside: UInt64 = 0
  private var afterSeparator: UInt64 = 1
  private var afterClosing: UInt64 = 0

  /// An index for windows of about so many bytes; it grows when one is larger.
  init(delimiter: UInt8, windowSize: Int) {
    self.delimiter = delimiter
    capacity = windowSize + 2 * BlockMasks.size
    positions = Self.positions(capacity)
    ends = .allocate(capacity: capacity)
  }

  private static func positions(_ capacity: Int) -> UnsafeMutablePointer<UInt32> {
    let all = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity + 1)
    all[0] = .max
    return all + 1
  }

  deinit {
    (positions - 1).deallocate()
    ends.deallocate()
  }

  /// Scans a window anew.
  ///
  /// - Parameters:
  ///   - window: the bytes, the first of them the first of a record; fewer than 2^31.
  ///   - isLast: whether the text ends with the window, so that its last record needs no line feed.
  mutating func scan(_ window: UnsafeRawBufferPointer, isLast: Bool) {
    precondition(window.count < 1 << 31, "a window of CSV is smaller than 2 GB")
    if capacity < window.count + 2 * BlockMasks.size {
      (positions - 1).deallocate()
      ends.deallocate()
      capacity = window.count + 2 * BlockMasks.size
      positions = Self.positions(capacity)
      ends = .allocate(capacity: capacity)
    }
    positionCount = 0
    recordCount = 0
    if !innerFeeds.isEmpty { innerFeeds.removeAll(keepingCapacity: true) }
    if !strays.isEmpty { strays.removeAll(keepingCapacity: true) }
    (inside, afterSeparator, afterClosing) = (0, 1, 0)
    endsInsideQuotes = false
    guard let base = window.baseAddress, window.count > 0 else { return }

    let whole = window.count & ~(BlockMasks.size - 1)
    scanBlocks(window, base, upTo: whole)
    if whole < window.count { scanTail(window, base, from: whole) }
    endsInsideQuotes = inside != 0
    if isLast, !endsInsideQuotes { endLastRecord(at: window.count) }
  }

  /// The last record of a text that does not end with a line feed.
  private mutating func endLastRecord(at count: Int) {
    let start = recordCount == 0 ? 0 : Int(positions[Int(ends[recordCount - 1]) - 1]) + 1
    if start == count { return }
    positions[positionCount] = UInt32(truncatingIfNeeded: count)
    positionCount += 1
    ends[recordCount] = UInt32(truncatingIfNeeded: positionCount)
    recordCount += 1
  }

  private mutating func scanTail(
    _ window: UnsafeRawBufferPointer, _ base: UnsafeRawPointer, from start: Int
  ) {
    let length = window.count - start
    withUnsafeTemporaryAllocation(byteCount: BlockMasks.size, alignment: 16) { block in
      guard let to = block.baseAddress else { return }
      to.initializeMemory(as: UInt8.self, repeating: 0, count: BlockMasks.size)
      to.copyMemory(from: base + start, byteCount: length)
      let valid = ~UInt64(0) >> UInt64(BlockMasks.size - length)
      var masks = BlockMasks(of: to, delimiter: delimiter)
      masks.separators &= valid
      add(masks, of: window, at: start, valid: valid)
    }
  }

  private mutating func scanBlocks(
    _ window: UnsafeRawBufferPointer, _ base: UnsafeRawPointer, upTo whole: Int
  ) {
    var at = 0
    var (count, records) = (positionCount, recordCount)
    let (positions, ends, delimiter) = (positions, ends, delimiter)
    while at < whole {
      let masks = BlockMasks(of: base + at, delimiter: delimiter)
      if masks.quotes | inside | afterClosing != 0 {
        (positionCount, recordCount) = (count, records)
        add(masks, of: window, at: at, valid: ~0)
        (count, records) = (positionCount, recordCount)
      } else {
        afterSeparator = masks.separators >> 63
        Self.emit(masks.separators, masks.lineFeeds, at, positions, ends, &count, &records)
      }
      at += BlockMasks.size
    }
    (positionCount, recordCount) = (count, records)
  }

  @inline(__always)
  private static func emit(
    _ separators: UInt64, _ lineFeeds: UInt64, _ at: Int,
    _ positions: UnsafeMutablePointer<UInt32>, _ ends: UnsafeMutablePointer<UInt32>,
    _ count: inout Int, _ records: inout Int
  ) {
    var bits = separators
    let offset = UInt32(truncatingIfNeeded: at)
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      positions[count] = offset &+ UInt32(truncatingIfNeeded: bit)
      count &+= 1
      ends[records] = UInt32(truncatingIfNeeded: count)
      records &+= Int(truncatingIfNeeded: (lineFeeds &>> UInt64(bit)) & 1)
      bits &= bits &- 1
    }
  }

  /// A block that holds quotation marks or lies in quotes.
  @inline(__always)
  private mutating func add(
    _ masks: BlockMasks, of window: UnsafeRawBufferPointer, at: Int, valid: UInt64
  ) {
    let within = masks.quotes.runningParity ^ (0 &- inside)
    let opening = masks.quotes & within
    let closing = masks.quotes & ~within
    let separators = masks.separators & ~within
    let mayOpen = (separators | closing) &<< 1 | afterSeparator | afterClosing
    if opening & ~mayOpen != 0 {
      addBytes(of: window, at: at, to: Swift.min(at + BlockMasks.size, window.count))
      return
    }
    let doubtful = (closing &<< 1 | afterClosing) & ~(separators | masks.quotes) & valid
    let inner = masks.lineFeeds & within & valid
    if doubtful | inner != 0 { note(strays: doubtful, feeds: inner, of: window, at: at) }
    inside = within >> 63
    afterSeparator = separators >> 63
    afterClosing = closing >> 63
    Self.emit(
      separators, masks.lineFeeds & ~within, at, positions, ends, &positionCount, &recordCount)
  }

  @inline(never)
  private mutating func note(
    strays: UInt64, feeds: UInt64, of window: UnsafeRawBufferPointer, at: Int
  ) {
    var bits = strays
    while bits != 0 {
      noteStray(at + bits.trailingZeroBitCount, of: window)
      bits &= bits &- 1
    }
    bits = feeds
    while bits != 0 {
      innerFeeds.append(UInt32(truncatingIfNeeded: at + bits.trailingZeroBitCount))
      bits &= bits &- 1
    }
  }

  /// A byte after a closing mark: the carriage return of a line end is well there, all else is not.
  private mutating func noteStray(_ offset: Int, of window: UnsafeRawBufferPointer) {
    if window[offset] == 0x0D, offset + 1 == window.count || window[offset + 1] == 0x0A { return }
    strays.append(UInt32(truncatingIfNeeded: offset))
  }

  /// The same states, a byte at a time.
  @inline(never)
  private mutating func addBytes(of window: UnsafeRawBufferPointer, at: Int, to end: Int) {
    for index in at..<end {
      let byte = window[index]
      let offset = UInt32(truncatingIfNeeded: index)
      if inside != 0 {
        if byte == 0x22 {
          (inside, afterClosing) = (0, 1)
        } else if byte == 0x0A {
          innerFeeds.append(offset)
        }
        continue
      }
      if byte == 0x22, afterSeparator | afterClosing != 0 {
        (inside, afterSeparator, afterClosing) = (1, 0, 0)
      } else if byte == delimiter || byte == 0x0A {
        positions[positionCount] = offset
        positionCount += 1
        if byte == 0x0A {
          ends[recordCount] = UInt32(truncatingIfNeeded: positionCount)
          recordCount += 1
        }
        (afterSeparator, afterClosing) = (1, 0)
      } else {
        if afterClosing != 0 { noteStray(index, of: window) }
        (afterSeparator, afterClosing) = (0, 0)
      }
    }
  }
}
