// SPDX-License-Identifier: Apache-2.0

/// Base 64 as RFC 4648, section 4 has it: padded, one spelling for each run of bytes.
///
/// Reading is strict: a missing or superfluous pad, a line break, a letter outside the alphabet or
/// a set bit under the pad is refused. Two texts never decode to the same bytes.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    return table
  }()

  /// The text of a run of bytes.
  public static func text(of bytes: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var buffer: UInt32 = 0
    var held = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      held += 1
      if held == 3 {
        for shift in [18, 12, 6, 0] { result.append(alphabet[Int(buffer >> UInt32(shift) & 63)]) }
        buffer = 0
        held = 0
      }
    }
    if held > 0 {
      buffer <<= UInt32(8 * (3 - held))
      for place in 0...held { result.append(alphabet[Int(buffer >> UInt32(18 - 6 * place) & 63)]) }
      for _ in held..<3 { result.append(UInt8(ascii: "=")) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of a text; `nil` unless the text is the one spelling of them.
  public static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
    let letters = Array(text)
    guard letters.count % 4 == 0 else { return nil }
    if letters.isEmpty { return [] }
    let pads = letters.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
    let full = letters.count - pads
    var result: [UInt8] = []
    result.reserveCapacity(letters.count / 4 * 3)
    var buffer: UInt32 = 0
    for (place, letter) in letters[..<full].enumerated() {
      let value = values[Int(letter)]
      if value == 0xFF { return nil }
      buffer = buffer << 6 | UInt32(value)
      if place % 4 == 3 {
        for shift: UInt32 in [16, 8, 0] {
          result.append(UInt8(truncatingIfNeeded: buffer >> shift))
        }
        buffer = 0
      }
    }
    switch pads {
    case 1:
      if buffer & 0b11 != 0 { return nil }
      result.append(UInt8(truncatingIfNeeded: buffer >> 10))
      result.append(UInt8(truncatingIfNeeded: buffer >> 2))
    case 2:
      if buffer & 0b1111 != 0 { return nil }
      result.append(UInt8(truncatingIfNeeded: buffer >> 4))
    default: break
    }
    return result
  }

  /// The bytes of a text; `nil` unless the text is the one spelling of them.
  public static func bytes(of text: String) -> [UInt8]? { bytes(of: Array(text.utf8)) }
}

/// Base 16 in lower case, two letters a byte.
public enum Hex {
  private static let alphabet = Array("0123456789abcdef".utf8)

  /// The text of a run of bytes.
  public static func text(of bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      result.append(alphabet[Int(byte >> 4)])
      result.append(alphabet[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of a text; `nil` for an odd length or a letter outside 0-9, a-f.
  public static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 2 == 0 else { return nil }
    var result: [UInt8] = []
    var high: UInt8?
    for letter in text {
      guard let value = alphabet.firstIndex(of: letter).map(UInt8.init) else { return nil }
      if let upper = high {
        result.append(upper << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return result
  }
}

/// A count written in ASCII decimal: no sign, no leading zero, less than 2^63.
enum Decimal {
  /// The number; `nil` unless the text is its one spelling.
  static func number(of text: some Collection<UInt8>) -> Int? {
    guard (1...19).contains(text.count) else { return nil }
    if text.count > 1, text.first == UInt8(ascii: "0") { return nil }
    var result = 0
    for letter in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) else { return nil }
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carried) = product.addingReportingOverflow(Int(letter - UInt8(ascii: "0")))
      if overflow || carried { return nil }
      result = sum
    }
    return result
  }
}
