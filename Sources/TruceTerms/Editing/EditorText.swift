// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// How an editor counts the columns of a line.
enum ColumnUnit: String, CaseIterable {
  /// Bytes of UTF-8.
  case utf8 = "utf-8"
  /// Units of UTF-16, the protocol's own.
  case utf16 = "utf-16"
  /// Unicode scalars.
  case utf32 = "utf-32"

  /// How many units a scalar takes.
  func count(of scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: UTF8.width(scalar)
    case .utf16: scalar.value > 0xFFFF ? 2 : 1
    case .utf32: 1
    }
  }
}

/// The text of an editor as bytes, with the start of each line, to which changes are made in place.
///
/// A line ends at LF, CR LF or a CR alone. A position behind the end of its line is the end of that
/// line, one below the last line the end of the text, one within a character its beginning.
struct EditorText: Sendable {
  private(set) var bytes: [UInt8]
  private var starts: [Int] = []
  private let unit: ColumnUnit

  init(_ text: String, unit: ColumnUnit) {
    bytes = Array(text.utf8)
    self.unit = unit
    findLines()
  }

  /// The text for the parser, each of its line ends an LF.
  var string: String {
    guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte != 0x0D {
        plain.append(byte)
      } else if index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        plain.append(0x0A)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Puts a text in the place of a range.
  mutating func replace(_ range: JSON, by text: String) {
    guard let start = offset(of: range["start"]), let end = offset(of: range["end"]) else { return }
    let gone = Swift.min(start, end)..<Swift.max(start, end)
    let new = Array(text.utf8)
    bytes.replaceSubrange(gone, with: new)
    findLines(after: gone, by: new.count)
  }

  /// The byte at a position; `nil` for what is no position.
  func offset(of position: JSON?) -> Int? {
    guard let line = position?["line"]?.integer, let column = position?["character"]?.integer,
      line >= 0, column >= 0
    else { return nil }
    guard line < starts.count else { return bytes.count }
    var offset = starts[line]
    var left = column
    while offset < bytes.count, left > 0, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      let width = Self.width(of: bytes[offset])
      left -= unit == .utf8 ? width : unit == .utf16 && width == 4 ? 2 : 1
      if left < 0 { break }
      offset = Swift.min(bytes.count, offset + width)
    }
    return offset
  }

  private static func width(of byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private mutating func findLines() {
    starts = [0]
    for index in bytes.indices where endsLine(index) { starts.append(index + 1) }
  }

  /// Whether a line ends with a byte.
  private func endsLine(_ index: Int) -> Bool {
    bytes[index] == 0x0A
      || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
  }

  /// Finds the lines anew from the one before a change up to the first behind it that was one before;
  /// those that follow are only moved.
  private mutating func findLines(after gone: Range<Int>, by count: Int) {
    let old = starts
    let delta = count - gone.count
    // A change right behind a CR joins it with an LF, or parts the two.
    let first = Swift.max(0, Self.line(of: gone.lowerBound, in: old) - 1)
    starts.removeSubrange((first + 1)...)
    var index = starts[first]
    while index < bytes.count {
      if endsLine(index) {
        let start = index + 1
        starts.append(start)
        let known = Self.line(of: start - delta, in: old)
        if start > gone.lowerBound + count + 1, old[known] == start - delta {
          starts += old[(known + 1)...].map { $0 + delta }
          return
        }
      }
      index += 1
    }
  }

  /// The last line that begins at or before an offset.
  private static func line(of offset: Int, in starts: [Int]) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
