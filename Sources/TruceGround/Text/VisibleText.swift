// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
  /// The text with control and direction-changing characters made visible as `U+202E` in ‹ ›.
  ///
  /// For text from outside that goes to a terminal, a page or a message. A tab becomes a space; a
  /// line end too, so that outside text cannot forge a line of ours.
  public var madeVisible: String {
    let text = String(self)
    // Most text is plain letters of ASCII, of which none is hidden.
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 &- 0x20 < 0x5F }
    }
    if isPlain == true { return text }
    guard unicodeScalars.contains(where: { $0.isHidden }) else { return text }
    var result = ""
    for scalar in unicodeScalars {
      if scalar == "\t" || scalar == "\n" || scalar == "\r" {
        result.unicodeScalars.append(" ")
      } else if scalar.isHidden {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result +=
          "‹U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits + "›"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the scalar prints nothing of itself but changes what a reader sees.
  var isHidden: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true  // controls
    case 0xAD, 0x61C, 0x180E: true  // soft hyphen, Arabic letter mark, Mongolian vowel separator
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true  // widths and directions
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true  // annotations, tags
    default: false
    }
  }
}
