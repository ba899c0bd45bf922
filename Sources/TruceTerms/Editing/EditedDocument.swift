// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// A text in an editor, with what came of reading it.
struct EditedDocument: Sendable {
  let uri: String
  let source: SourceText
  let reading: AgreementReading
  /// The text as the editor has it.
  let text: EditorText
  private let unit: ColumnUnit
  /// Whether the text begins with a byte order mark, which the editor counts and the parser does not.
  private let hasMark: Bool

  init(_ text: EditorText, uri: String, unit: ColumnUnit) {
    self.uri = uri
    self.unit = unit
    self.text = text
    let string = text.string
    hasMark = string.unicodeScalars.first == "\u{FEFF}"
    source = SourceText(string, name: uri)
    reading = AgreementReading(source)
  }

  /// The units that stand before the first column of a line.
  private func before(_ line: Int) -> Int {
    hasMark && line == 1 ? unit.count(of: "\u{FEFF}") : 0
  }

  // MARK: Places

  /// The line (from 1) and column (in scalars, from 1) of a position; `nil` outside the text.
  func place(_ position: JSON?) -> (line: Int, column: Int)? {
    guard let line = position?["line"]?.integer, let character = position?["character"]?.integer,
      line >= 0, line < source.lines.count, character >= 0
    else { return nil }
    let units = Swift.max(0, character - before(line + 1))
    return (line + 1, scalars(in: source.line(line + 1), units: units) + 1)
  }

  private func scalars(in line: String, units: Int) -> Int {
    var left = units
    var count = 0
    for scalar in line.unicodeScalars {
      if left <= 0 { break }
      left -= unit.count(of: scalar)
      count += 1
    }
    return count
  }

  /// The position of a line and a column, as the editor counts.
  func position(_ line: Int, _ column: Int) -> JSON {
    let before = source.line(line).unicodeScalars.prefix(Swift.max(0, column - 1))
    let units = before.reduce(self.before(line)) { $0 + unit.count(of: $1) }
    return .object([("line", .integer(Swift.max(0, line - 1))), ("character", .integer(units))])
  }

  /// The range of a place.
  func range(_ location: Location) -> JSON {
    if location.line == 0 { return range(line: 1, from: 1, to: 1) }
    if location.column == 0 {
      return range(
        line: location.line, from: 1, to: source.line(location.line).unicodeScalars.count + 1)
    }
    return range(
      line: location.line, from: location.column, to: location.column + location.length)
  }

  /// The range between two columns of a line.
  func range(line: Int, from: Int, to: Int) -> JSON {
    .object([("start", position(line, from)), ("end", position(line, to))])
  }

  /// The whole text.
  var wholeRange: JSON {
    let last = source.lines.count
    return .object([
      ("start", position(1, 1)),
      ("end", position(last, source.line(last).unicodeScalars.count + 1)),
    ])
  }

  func location(_ location: Location) -> JSON {
    .object([("uri", .string(uri)), ("range", range(location))])
  }

  // MARK: Names

  /// What is named at a place.
  func symbol(at place: (line: Int, column: Int)) -> NamedPlace? {
    reading.symbols.first {
      let location = $0.name.location
      return location.line == place.line && location.column <= place.column
        && place.column <= location.column + location.length
    }
  }

  /// Every place at which the same thing is named.
  func places(of symbol: NamedPlace) -> [NamedPlace] {
    reading.symbols.filter { $0.kind == symbol.kind && $0.name.value == symbol.name.value }
  }

  /// The names of a kind, in order of declaration, each once.
  func names(of kind: NameKind) -> [String] {
    var seen: Set<String> = []
    return reading.symbols.filter { $0.kind == kind && $0.isDeclaration }.map(\.name.value)
      .filter { seen.insert($0).inserted }
  }

  // MARK: Diagnostics

  /// A diagnostic as the editor shows it.
  func json(of diagnostic: Diagnostic) -> JSON {
    let severity =
      switch diagnostic.severity {
      case .error: 1
      case .warning: 2
      case .note: 3
      }
    var message = diagnostic.message
    if let expected = diagnostic.expected { message += "\nexpected: \(expected)" }
    if let found = diagnostic.found { message += "\nfound: \(found)" }
    message += "\nmend: \(diagnostic.mend)"
    return .object([
      ("range", range(diagnostic.location ?? Location(file: uri))),
      ("severity", .integer(severity)),
      ("code", .string(diagnostic.slug)),
      ("source", .string("truce")),
      ("message", .string(message)),
      (
        "relatedInformation",
        .array(
          diagnostic.see.map {
            .object([("location", location($0.location)), ("message", .string($0.words))])
          })
      ),
    ])
  }
}
