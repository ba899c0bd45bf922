// SPDX-License-Identifier: Apache-2.0

/// A JSON value whose members keep the order they were given in, so that its bytes are the same on
/// any machine.
///
/// Numbers that are printed as such carry their own decimals (`rounded(_:to:)`): no output of ours
/// depends on how a platform prints a float.
public enum JSON: Hashable, Sendable {
  /// `null`: unknown or not applicable.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A decimal number, already in its printed form; made by ``rounded(_:to:)`` or by a reader.
  case number(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSON])
  /// Members in order; a name stands at most once.
  case object([Member])

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// The member's name.
    public var name: String
    /// Its value.
    public var value: JSON

    /// A member.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object of members in the order given.
  public static func object(_ members: [(String, JSON)]) -> JSON {
    .object(members.map { Member($0.0, $0.1) })
  }

  /// A number rounded half away from zero to so many decimals (0...9), trailing zeros removed;
  /// `null` when it is not finite.
  public static func rounded(_ value: Double, to decimals: Int) -> JSON {
    guard let text = decimal(value, decimals: decimals) else { return .null }
    return .number(text)
  }

  /// The string, or `null` for none.
  public static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  /// The integer, or `null` for none.
  public static func optional(_ number: Int?) -> JSON { number.map { .integer($0) } ?? .null }
}

extension JSON {
  /// The value of a member; `nil` when this is no object or has no such member.
  public subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text, if this is a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The list, if this is an array.
  public var array: [JSON]? { if case .array(let list) = self { list } else { nil } }
  /// The members, if this is an object.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  /// The whole number, if this is one.
  public var integer: Int? {
    switch self {
    case .integer(let number): number
    case .number(let text): Int(text)
    default: nil
    }
  }
  /// The number as a double, if this is a number.
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let text): Double(text)
    default: nil
    }
  }
  /// The truth value, if this is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The bytes without any white space.
  public var compact: String {
    var result = ""
    write(to: &result, indent: nil)
    return result
  }

  /// The bytes with two spaces of indent a level and a final line end.
  public var pretty: String {
    var result = ""
    write(to: &result, indent: 0)
    return result + "\n"
  }

  /// RFC 8785 (JCS) bytes: members sorted by UTF-16 code units, no white space.
  ///
  /// - Precondition: no ``number(_:)`` inside; canonical values of ours hold whole numbers within
  ///   ±2^53 and strings only, so that the number form of RFC 8785 is never in doubt.
  public var canonical: String { sorted.compact }

  private var sorted: JSON {
    switch self {
    case .number: preconditionFailure("a canonical value holds a decimal number")
    case .array(let list): return .array(list.map(\.sorted))
    case .object(let members):
      let order = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
      return .object(order.map { Member($0.name, $0.value.sorted) })
    default: return self
    }
  }

  private func write(to result: inout String, indent: Int?) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .integer(let number): result += String(number)
    case .number(let text): result += text
    case .string(let text): JSON.write(text, to: &result)
    case .array(let list):
      let inner = indent.map { $0 + 1 }
      result += "["
      for (index, value) in list.enumerated() {
        if index > 0 { result += "," }
        JSON.breakLine(in: &result, at: inner)
        value.write(to: &result, indent: inner)
      }
      if !list.isEmpty { JSON.breakLine(in: &result, at: indent) }
      result += "]"
    case .object(let members):
      let inner = indent.map { $0 + 1 }
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += "," }
        JSON.breakLine(in: &result, at: inner)
        JSON.write(member.name, to: &result)
        result += indent == nil ? ":" : ": "
        member.value.write(to: &result, indent: inner)
      }
      if !members.isEmpty { JSON.breakLine(in: &result, at: indent) }
      result += "}"
    }
  }

  private static func breakLine(in result: inout String, at indent: Int?) {
    if let indent { result += "\n" + String(repeating: "  ", count: indent) }
  }

  private static func write(_ text: String, to result: inout String) {
    result += "\""
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    }
    if isPlain == true {
      result += text
      result += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}

/// A number rounded half away from zero, in plain decimals without trailing zeros; `nil` when it is
/// not finite or its size reaches 10^9 times the last decimal's inverse.
public func decimal(_ value: Double, decimals: Int) -> String? {
  guard value.isFinite else { return nil }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
  guard scaled < 9e18 else { return nil }
  let digits = String(Int64(scaled))
  var text = digits
  if decimals > 0 {
    let padded = String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
    text = padded.dropLast(decimals) + "." + padded.suffix(decimals)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
  }
  return value < 0 && scaled != 0 ? "-" + text : text
}
