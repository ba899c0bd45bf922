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
    var isPlain = true
    var length = 0
    for byte in outside.utf8 {
      length += 1
      // Printable ASCII but for `"`, `&`, `'`, `<` and `>` goes in as it is.
      if byte < 0x20 || byte > 0x7E || byte == 0x22 || byte == 0x26 || byte == 0x27
        || byte == 0x3C || byte == 0x3E
      {
        isPlain = false
      }
    }
    let text = length > longestText ? shortened(outside, to: longestText) : outside
    if isPlain { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.madeVisible.unicodeScalars {
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

/// The most characters of one piece of outside text on a page; the exports hold all of it.
let longestText = 1_200

/// The text, cut at a word where it is longer, with an ellipsis.
func shortened(_ text: String, to limit: Int) -> String {
  guard text.unicodeScalars.count > limit else { return text }
  let cut = text.unicodeScalars.prefix(limit)
  let end = cut.lastIndex(of: " ") ?? cut.endIndex
  return String(cut[..<end]) + " …"
}

/// The address, if a page may link to it: http or https, without white space or control characters.
func linkable(_ address: String?) -> String? {
  guard let address, address.utf8.count <= 2_000 else { return nil }
  let lower = address.prefix(8).lowercased()
  guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
  let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
  return isPlain && address.madeVisible == address ? address : nil
}
