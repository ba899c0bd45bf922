// SPDX-License-Identifier: Apache-2.0

/// A text with the name of the file it came from; lines are found once.
///
/// A line ends at LF; a CR before it belongs to the line end. A byte order mark at the start is no
/// part of the text.
public struct SourceText: Sendable {
  /// The file's name, as diagnostics print it.
  public let name: String
  /// The lines, without their ends.
  public let lines: [Substring]

  /// A text of a file.
  public init(_ text: String, name: String) {
    self.name = name
    var body = text[...]
    if body.unicodeScalars.first == "\u{FEFF}" { body = Substring(body.unicodeScalars.dropFirst()) }
    self.lines = body.unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in Substring(line.last == "\r" ? line.dropLast() : line) }
  }

  /// Reads UTF-8.
  ///
  /// - Throws: `text.not-utf8` with the line of the first byte that is not.
  public init(bytes: [UInt8], name: String) throws(Diagnostics) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostics(.notUTF8(in: name, bytes: bytes))
    }
    self.init(text, name: name)
  }

  /// The text of a line counted from 1; empty outside the text.
  public func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
  }
}

extension Diagnostic {
  fileprivate static func notUTF8(in name: String, bytes: [UInt8]) -> Diagnostic {
    var line = 1
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      if String(validating: bytes[start..<index], as: UTF8.self) == nil { break }
      line += 1
      start = index + 1
    }
    return Diagnostic(
      .error, "text.not-utf8", at: Location(file: name, line: line),
      "the file is not UTF-8 text", expected: "UTF-8",
      mend: "save the file as UTF-8, for instance with 'iconv -t utf-8'")
  }
}
