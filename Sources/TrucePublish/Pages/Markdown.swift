// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// Markdown that is safe to print: text put into it keeps no meaning of its own.
///
/// As with ``HTML``, a literal is ours, an interpolated `String` is outside text: every character
/// that Markdown or HTML could read is escaped, and it stays on one line.
struct Markdown: ExpressibleByStringInterpolation, Sendable {
  /// The bytes to print.
  private(set) var text: String

  /// Our own words.
  init(stringLiteral value: String) { text = value }

  /// A text with places for others'.
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Pieces one after another.
  init(joining pieces: some Sequence<Markdown>, by separator: Markdown = "") {
    text = pieces.map(\.text).joined(separator: separator.text)
  }

  /// Appends.
  static func += (left: inout Markdown, right: Markdown) { left.text += right.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ outside: String) { text += Markdown.escaped(outside) }
    mutating func appendInterpolation(_ part: Markdown) { text += part.text }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }

  /// A link, if the address may be linked to, else the words alone.
  static func link(_ words: String, to address: String?) -> Markdown {
    guard let address = linkable(address), !address.contains(where: { "<>()\\ ".contains($0) })
    else { return "\(words)" }
    return "[\(words)](<\(Markdown(stringLiteral: address))>)"
  }

  private static func escaped(_ outside: String) -> String {
    var result = ""
    let scalars = Array(shortened(outside, to: longestText).madeVisible.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      // A bare address would become a link in some dialects.
      case ":" where scalars.endScheme(at: index): result += "&#58;"
      case "@": result += "&#64;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension [Unicode.Scalar] {
  /// Whether a colon may end the scheme of an address: a letter before it, no space behind it.
  fileprivate func endScheme(at index: Int) -> Bool {
    guard index > 0, index + 1 < count, self[index + 1] != " " else { return false }
    return self[index - 1].properties.isAlphabetic
  }
}
