// SPDX-License-Identifier: Apache-2.0

/// A text of a file, kept as the place where it stands: no string is made that nobody asks for.
struct TextView: Hashable {
  /// The most bytes a text may hold.
  static let longest = 1 << 23 - 1

  private let packed: UInt64

  /// A place: 40 bits of offset, 23 of length, one for doubled marks inside.
  @inline(__always)
  init(offset: Int, length: Int, hasDoubledMarks: Bool) {
    packed =
      UInt64(truncatingIfNeeded: offset) | UInt64(truncatingIfNeeded: length) &<< 40
      | (hasDoubledMarks ? 1 &<< 63 : 0)
  }

  /// The offset of the first byte in the file.
  var offset: Int { Int(truncatingIfNeeded: packed & (1 << 40 - 1)) }
  /// The number of bytes there.
  var length: Int { Int(truncatingIfNeeded: packed >> 40 & (1 << 23 - 1)) }
  /// Whether each pair of quotation marks inside stands for one.
  var hasDoubledMarks: Bool { packed >> 63 != 0 }

  /// The bytes as they stand in the file.
  @inline(__always)
  func bytes(in file: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file[offset..<offset + length])
  }

  /// The text.
  func string(in file: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes(in: file), as: UTF8.self)
    return hasDoubledMarks ? text.replacing("\"\"", with: "\"") : text
  }
}
