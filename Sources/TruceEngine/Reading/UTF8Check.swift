// SPDX-License-Identifier: Apache-2.0

/// The first byte in a text that is a NUL or no UTF-8.
enum UTF8Fault: Hashable {
  /// A NUL byte at this offset.
  case zero(Int)
  /// The offset of the first byte that begins no well-formed sequence.
  case malformed(Int)

  /// Looks through bytes, eight at a time while they are plain; `nil` when all are well.
  ///
  /// Well-formed after table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing
  /// beyond U+10FFFF.
  init?(in bytes: UnsafeRawBufferPointer) {
    var at = 0
    while true {
      at = Self.plainPrefix(of: bytes, from: at)
      if at == bytes.count { return nil }
      if bytes[at] == 0 {
        self = .zero(at)
        return
      }
      let length = Self.sequenceLength(in: bytes, at: at)
      if length == 0 {
        self = .malformed(at)
        return
      }
      at += length
    }
  }

  /// The offset of the first byte from `start` on that is NUL or not ASCII; the count if none is.
  @inline(__always)
  private static func plainPrefix(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word
      if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < bytes.count, bytes[at] != 0, bytes[at] < 0x80 { at += 1 }
    return at
  }

  private static func sequenceLength(in bytes: UnsafeRawBufferPointer, at: Int) -> Int {
    let lead = bytes[at]
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      at + offset < bytes.count && range.contains(bytes[at + offset])
    }
    switch lead {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        lead == 0xE0 ? 0xA0...0xBF : lead == 0xED ? 0x80...0x9F : 0x80...0xBF
      return continues(1, second) && continues(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return continues(1, second) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
