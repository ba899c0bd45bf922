// SPDX-License-Identifier: Apache-2.0

/// A name made of bytes: a key's name, a log's origin, a name in a policy.
///
/// Two are equal when their bytes are. Text is no substitute: to Swift's `String` the letter K and
/// the Kelvin sign are one, to a log they are two names.
public struct Octets: Hashable, Sendable {
  /// The bytes, as they were given.
  public let bytes: [UInt8]

  /// A name of bytes.
  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// A name of the UTF-8 bytes of a text.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The bytes read as UTF-8, for showing and not for comparing; what is no UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The beginning of the text, for messages: a name from outside may be a mebibyte long.
  var shown: String {
    let beginning = String(decoding: bytes.prefix(80), as: UTF8.self)
    return bytes.count > 80 ? beginning + "…" : beginning
  }

  /// Whether the bytes can name a key: UTF-8, not empty, no Unicode space, no plus, no control.
  ///
  /// Source: C2SP signed-note v1.0.0, "Format".
  public var canNameKey: Bool {
    guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20
    }
  }
}

extension Octets: CustomStringConvertible, ExpressibleByStringLiteral {
  /// The bytes read as UTF-8.
  public var description: String { text }

  /// A name of the UTF-8 bytes of a literal.
  public init(stringLiteral value: String) { self.init(value) }
}
