// SPDX-License-Identifier: Apache-2.0

extension Outline {
  /// The text in one form: two spaces a level, one space between words, a space behind each comma,
  /// lists broken behind a comma before column 100, at most one blank line in a row.
  ///
  /// Comments stay where they stand. Formatting what is formatted changes nothing.
  ///
  /// - Complexity: O(length of the text).
  public var formatted: String {
    var result: [String] = []
    Outline.write(lines, level: 0, to: &result)
    while result.first == "" { result.removeFirst() }
    while result.last == "" { result.removeLast() }
    return result.isEmpty ? "" : result.joined(separator: "\n") + "\n"
  }

  /// Brings a text into its one form.
  ///
  /// - Throws: the faults of the outline; a text with one is not touched.
  public static func formatting(_ source: SourceText) throws(Diagnostics) -> String {
    var faults: [Diagnostic] = []
    let outline = Outline(reading: source, faults: &faults)
    if let faults = Diagnostics(faults) { throw faults }
    return outline.formatted
  }

  /// A text as it is written between quotation marks.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  private static func write(_ lines: [Line], level: Int, to result: inout [String]) {
    for line in lines {
      if line.tokens.isEmpty, line.comment == nil {
        if result.last != "" { result.append("") }
        continue
      }
      write(line, level: level, to: &result)
      write(line.children, level: level + 1, to: &result)
    }
  }

  private static func write(_ line: Line, level: Int, to result: inout [String]) {
    let indent = String(repeating: " ", count: 2 * level)
    let further = indent + "    "
    var current = indent
    var width = indent.count
    var isFirst = true
    for piece in pieces(of: line.tokens) {
      let length = piece.text.unicodeScalars.count
      if !isFirst, piece.mayBreakBefore, width + 1 + length > 100 {
        result.append(current)
        current = further + piece.text
        width = further.count + length
      } else {
        current += (isFirst ? "" : " ") + piece.text
        width += (isFirst ? 0 : 1) + length
      }
      isFirst = false
    }
    if let comment = line.comment { current += (isFirst ? "" : "  ") + comment }
    result.append(current)
  }

  /// The tokens as printed; commas cling to the word before, and a line may break behind them.
  private static func pieces(of tokens: [Token]) -> [(text: String, mayBreakBefore: Bool)] {
    var pieces: [(text: String, mayBreakBefore: Bool)] = []
    var afterComma = false
    for token in tokens {
      switch token.kind {
      case .comma:
        if pieces.isEmpty {
          pieces.append((",", false))
        } else {
          pieces[pieces.count - 1].text += ","
        }
        afterComma = true
      case .word, .text:
        let text = token.kind == .word ? token.content : quoted(token.content)
        pieces.append((text, afterComma))
        afterComma = false
      }
    }
    return pieces
  }
}
