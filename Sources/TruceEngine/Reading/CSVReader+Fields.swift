// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension CSVReader {
  /// A field's text, quotes taken off; bytes that are no UTF-8 become U+FFFD.
  public subscript(field: Int) -> String {
    withBytes(of: field) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a field holds no byte; a quoted empty field is empty too.
  public func isEmpty(_ field: Int) -> Bool {
    let bounds = bounds(of: field)
    return bounds.isEmpty || bounds.count == 2 && isQuoted(field)
  }

  /// Whether a field stands in quotes.
  public func isQuoted(_ field: Int) -> Bool {
    let bounds = bounds(of: field)
    return bounds.count >= 2 && bytes(bounds)[0] == 0x22
  }

  /// Lends a field's bytes, quotes taken off and doubled marks made one.
  public func withBytes<Result>(
    of field: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try withUnquoted(bytes(bounds(of: field)), body)
  }

  /// A whole number, with or without a sign; `nil` for anything else.
  public func integer(_ field: Int) -> Int? {
    withBytes(of: field) { Int(fromDecimal: $0) }
  }

  /// A decimal number, such as `48.21`, `-0.5`, `1e-3`.
  ///
  /// `nil` for anything else, also for `nan` and `inf`. The value is the double next to what is written.
  public func decimal(_ field: Int) -> Double? {
    withBytes(of: field) { Double(fromDecimal: $0) }
  }

  /// The current record as it stands in the text, quotes included, its line end not.
  public var originalText: String { String(decoding: bytes(recordBounds), as: UTF8.self) }

  /// Where the current record starts, as a line.
  public var location: Location { Location(file: file, line: line) }

  /// Where a field starts: its physical line, its column in Unicode scalars, and its length.
  ///
  /// - Complexity: O(record).
  public func location(of field: Int) -> Location {
    let bounds = bounds(of: field)
    var place = location(
      ofByte: bounds.lowerBound, inRecordFrom: recordBounds.lowerBound, onLine: line)
    let firstLine = bytes(bounds).prefix { $0 != 0x0A }
    place.length = Swift.max(1, scalarCount(firstLine))
    return place
  }

  /// The place of a byte of the window, which belongs to a record that starts on a line.
  func location(ofByte at: Int, inRecordFrom start: Int, onLine line: Int) -> Location {
    let before = bytes(start..<at)
    let feeds = before.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Location(file: file, line: line + feeds, column: scalarCount(before[lineStart...]) + 1)
  }
}

/// The number of bytes that begin a scalar.
private func scalarCount(_ bytes: some Sequence<UInt8>) -> Int {
  bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
}

/// Lends the content of a field that may stand in quotes; text after the closing mark stays.
func withUnquoted<Result>(
  _ field: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result
) rethrows -> Result {
  guard field.count >= 2, field[0] == 0x22 else { return try body(field) }
  let inner = UnsafeRawBufferPointer(rebasing: field[1..<field.count - 1])
  if field[field.count - 1] == 0x22, !inner.contains(0x22) { return try body(inner) }
  return try withUnsafeTemporaryAllocation(byteCount: field.count, alignment: 1) { plain in
    var (count, at, inside) = (0, 1, true)
    while at < field.count {
      let byte = field[at]
      at += 1
      if inside, byte == 0x22 {
        if at < field.count, field[at] == 0x22 {
          at += 1
        } else {
          inside = false
          continue
        }
      }
      plain[count] = byte
      count += 1
    }
    return try body(UnsafeRawBufferPointer(rebasing: plain[0..<count]))
  }
}
