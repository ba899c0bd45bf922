// SPDX-License-Identifier: Apache-2.0

/// A text of indented lines: the one syntax that agreements, missions and mapping files share.
///
/// A line is a statement; lines indented deeper belong to it. Words are separated by spaces, a comma
/// is a token of its own, `"…"` is a text (`\"` and `\\` inside), `#` at a word's beginning starts a
/// comment. A line that ends with a comma goes on in the next, if that is indented deeper. Reading
/// never stops at a fault: each is collected, and the line keeps what could be read.
public struct Outline: Sendable {
  /// A word, a text or a comma, with its place.
  public struct Token: Hashable, Sendable {
    /// What a token is.
    public enum Kind: Hashable, Sendable {
      /// A bare word: a keyword, an id, a number, a date, an address.
      case word
      /// A text between quotation marks.
      case text
      /// A comma.
      case comma
    }

    /// What it is.
    public var kind: Kind
    /// Its content; for a text what stands between the marks, escapes undone.
    public var content: String
    /// Where it stands.
    public var location: Location

    /// A token.
    public init(_ kind: Kind, _ content: String, at location: Location) {
      self.kind = kind
      self.content = content
      self.location = location
    }
  }

  /// A statement with the statements that belong to it.
  public struct Line: Hashable, Sendable {
    /// Its tokens; none for a blank line or a line that is only a comment.
    public var tokens: [Token]
    /// The comment at its end or alone on it, with its `#`.
    public var comment: String?
    /// The lines indented deeper.
    public var children: [Line]
    /// Where its first token stands.
    public var location: Location

    /// The first word, which says what the statement is; `nil` for a blank or comment line.
    public var keyword: String? { tokens.first.flatMap { $0.kind == .word ? $0.content : nil } }
  }

  /// The statements at the left margin.
  public var lines: [Line]
  /// The text it was read from.
  public let source: SourceText

  /// The most levels of indentation; deeper lines are a fault and belong to the last level.
  public static let deepestLevel = 32

  /// Reads a text; faults are added to `faults`, never thrown.
  ///
  /// Slugs: `outline.tab`, `outline.indent`, `outline.depth`, `outline.quote`, `outline.escape`.
  /// - Complexity: O(length of the text).
  public init(reading source: SourceText, faults: inout [Diagnostic]) {
    self.source = source
    var root: [Line] = []
    /// The open statements, outermost first, with the indent of each.
    var open: [(indent: Int, line: Line)] = []

    func close(downTo indent: Int) {
      while let last = open.last, last.indent >= indent {
        open.removeLast()
        if open.isEmpty {
          root.append(last.line)
        } else {
          open[open.count - 1].line.children.append(last.line)
        }
      }
    }

    /// The indents of the statements that were open at the last one.
    var known: [Int] = []
    /// Blank lines and comments since the last statement, each with its indent.
    var waiting: [(indent: Int, line: Line)] = []

    /// Puts what waits before a statement of that indent: a comment stands where it is indented,
    /// but closes nothing that the statement leaves open; a blank line goes with what follows it.
    func settle(before indent: Int) {
      var level = indent
      var levels: [Int] = []
      for (own, line) in waiting.reversed() {
        if line.comment != nil { level = Swift.max(own, indent) }
        levels.append(level)
      }
      for ((_, line), level) in zip(waiting, levels.reversed()) {
        close(downTo: level)
        if open.isEmpty {
          root.append(line)
        } else {
          open[open.count - 1].line.children.append(line)
        }
      }
      waiting = []
    }

    var scanner = OutlineScanner(source)
    while let (indent, line) = scanner.nextLine(faults: &faults) {
      if line.tokens.isEmpty {
        waiting.append((indent, line))
        continue
      }
      // A line between two levels is read as if it stood at the deeper one.
      var indent = indent
      if indent < known.last ?? 0, !known.contains(indent) {
        if faults.last?.location?.line != line.location.line {
          faults.append(.indent(at: line.location, levels: known))
        }
        indent = known.first { $0 > indent } ?? indent
      } else if known.isEmpty, indent > 0 {
        faults.append(.indent(at: line.location, levels: [0]))
        indent = 0
      }
      settle(before: indent)
      close(downTo: indent)
      known = open.map(\.indent) + [indent]
      if open.count >= Outline.deepestLevel {
        faults.append(.depth(at: line.location))
        open[open.count - 1].line.children.append(line)
        continue
      }
      open.append((indent, line))
    }
    settle(before: 0)
    close(downTo: 0)
    lines = root
  }
}

/// Cuts a text into lines of tokens.
private struct OutlineScanner {
  private let source: SourceText
  private var next = 0

  init(_ source: SourceText) { self.source = source }

  /// The next statement line with its indent; blank and comment lines come without tokens.
  mutating func nextLine(faults: inout [Diagnostic]) -> (indent: Int, line: Outline.Line)? {
    guard next < source.lines.count else { return nil }
    let first = next
    var tokens: [Outline.Token] = []
    var comment: String?
    let indent = scan(first, into: &tokens, comment: &comment, faults: &faults)
    next += 1
    while tokens.last?.kind == .comma, next < source.lines.count, goesOn(next, beyond: indent) {
      var further: String?
      _ = scan(next, into: &tokens, comment: &further, faults: &faults)
      if let further { comment = comment.map { $0 + " " + further } ?? further }
      next += 1
    }
    let place =
      tokens.first?.location ?? Location(file: source.name, line: first + 1, column: indent + 1)
    return (indent, Outline.Line(tokens: tokens, comment: comment, children: [], location: place))
  }

  /// Whether a line can carry on a list: it holds words and is indented deeper than the list's line.
  private func goesOn(_ index: Int, beyond indent: Int) -> Bool {
    let spaces = source.lines[index].unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
    return spaces > indent && spaces < source.lines[index].unicodeScalars.count
  }

  /// Adds the tokens of one physical line; returns its indent in columns.
  private func scan(
    _ index: Int, into tokens: inout [Outline.Token], comment: inout String?,
    faults: inout [Diagnostic]
  ) -> Int {
    let scalars = Array(source.lines[index].unicodeScalars)
    func place(_ column: Int, _ length: Int = 1) -> Location {
      Location(file: source.name, line: index + 1, column: column + 1, length: Swift.max(1, length))
    }
    var at = 0
    while at < scalars.count, scalars[at] == " " || scalars[at] == "\t" {
      if scalars[at] == "\t" { faults.append(.tab(at: place(at))) }
      at += 1
    }
    let indent = scalars[..<at].reduce(0) { $0 + ($1 == "\t" ? 2 : 1) }  // a tab is two spaces
    while at < scalars.count {
      switch scalars[at] {
      case " ", "\t": at += 1
      case ",":
        tokens.append(.init(.comma, ",", at: place(at)))
        at += 1
      case "#":
        var text = String(String.UnicodeScalarView(scalars[at...]))
        while text.last == " " || text.last == "\t" { text.removeLast() }
        comment = text
        at = scalars.count
      case "\"":
        let start = at
        let content = quoted(scalars, &at, place: place, faults: &faults)
        tokens.append(.init(.text, content, at: place(start, at - start)))
      default:
        let start = at
        let isAddress =
          scalars[at...].starts(with: "http://".unicodeScalars)
          || scalars[at...].starts(with: "https://".unicodeScalars)
        while at < scalars.count, scalars[at] != " ", scalars[at] != "\t",
          isAddress || (scalars[at] != "," && scalars[at] != "\"")
        { at += 1 }
        let word = String(String.UnicodeScalarView(scalars[start..<at]))
        tokens.append(.init(.word, word, at: place(start, at - start)))
      }
    }
    return indent
  }

  /// The content of a text that begins at `at`; `at` moves behind its end.
  private func quoted(
    _ scalars: [Unicode.Scalar], _ at: inout Int, place: (Int, Int) -> Location,
    faults: inout [Diagnostic]
  ) -> String {
    let start = at
    var content = String.UnicodeScalarView()
    at += 1
    while at < scalars.count {
      switch scalars[at] {
      case "\"":
        at += 1
        return String(content)
      case "\\":
        let following = at + 1 < scalars.count ? scalars[at + 1] : "\\"
        if following == "\"" || following == "\\" {
          content.append(following)
          at += 2
        } else {
          faults.append(.escape(at: place(at, 2)))
          content.append("\\")
          at += 1
        }
      default:
        content.append(scalars[at])
        at += 1
      }
    }
    faults.append(.quote(at: place(start, 1)))
    return String(content)
  }
}

extension Diagnostic {
  fileprivate static func tab(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "outline.tab", at: place, "a tab stands in the indentation",
      expected: "spaces", mend: "replace the tab by two spaces")
  }

  fileprivate static func indent(at place: Location, levels: [Int]) -> Diagnostic {
    Diagnostic(
      .error, "outline.indent", at: place,
      "the line is indented by \(place.column - 1), which no line above it is",
      expected: "an indent of \(levels.map(String.init).joined(separator: ", "))",
      mend: "move the line below the statement it belongs to")
  }

  fileprivate static func depth(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "outline.depth", at: place, "the line stands too deep",
      expected: "at most \(Outline.deepestLevel) levels", mend: "write it at an outer level")
  }

  fileprivate static func quote(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "outline.quote", at: place, "the quotation mark is not closed on its line",
      expected: "'\"' at the end of the text", mend: "close the text with '\"'")
  }

  fileprivate static func escape(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "outline.escape", at: place, "a backslash stands before neither '\"' nor '\\'",
      expected: "'\\\"' or '\\\\'", mend: "write '\\\\' for a backslash")
  }
}
