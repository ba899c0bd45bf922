// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// Markup that is safe to print: every text put into it is escaped on the way.
///
/// A literal is ours and goes in as it stands; an interpolated `String` is outside text, loses the
/// meaning of its `&`, `<`, `>` and quotes, and its control and direction-changing characters are
/// made visible. An interpolated `HTML` is inserted as it is.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  /// The bytes to print.
  private(set) var text: String

  /// Our own words.
  init(stringLiteral value: String) { text = value }

  /// A text with places for others'.
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Nothing.
  init() { text = "" }

  /// Outside text, escaped.
  init(escaping outside: String) { text = HTML.escaped(outside) }

  /// Pieces one after another.
  init(joining pieces: some Sequence<HTML>, by separator: HTML = "") {
    text = pieces.map(\.text).joined(separator: separator.text)
  }

  /// Appends markup.
  static func += (left: inout HTML, right: HTML) { left.text += right.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ outside: String) { text += HTML.escaped(outside) }
    mutating func appendInterpolation(_ markup: HTML) { text += markup.text }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ phrase: Phrase, in language: Language) {
      text += HTML.escaped(language.says(phrase))
    }
  }

  private static func escaped(_ outside: String) -> String {
    let visible = outside.madeVisible
    guard visible.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 || $0 == 39 })
    else { return visible }
    var result = ""
    result.reserveCapacity(visible.utf8.count + 16)
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// The address, if a page may link to it: http or https, without white space or control characters.
func linkable(_ address: String?) -> String? {
  guard let address, address.utf8.count <= 2_000 else { return nil }
  let lower = address.prefix(8).lowercased()
  guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
  let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
  return isPlain && address.madeVisible == address ? address : nil
}
