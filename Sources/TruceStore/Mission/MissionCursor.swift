// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Takes the tokens of a statement from left to right; after the first fault it stays silent.
struct MissionCursor {
  private let line: Outline.Line
  private var at = 1
  private(set) var faults: [Diagnostic] = []

  init(_ line: Outline.Line) { self.line = line }

  private var next: Outline.Token? { at < line.tokens.count ? line.tokens[at] : nil }
  var isAtText: Bool { next?.kind == .text }
  func isAt(_ word: String) -> Bool { next?.kind == .word && next?.content == word }

  private mutating func miss(_ expected: String) {
    if faults.isEmpty { faults.append(.missing(expected, at: next, after: line)) }
    at = line.tokens.count
  }

  mutating func word() -> Outline.Token? {
    guard let token = next, token.kind == .word else {
      miss("a word")
      return nil
    }
    at += 1
    return token
  }

  /// The next word, `nil` without a fault at the end of the line.
  mutating func nextWord() -> Outline.Token? {
    next == nil ? nil : word()
  }

  mutating func expect(_ word: String) {
    if isAt(word) { at += 1 } else { miss("'\(word)'") }
  }

  mutating func text() -> String? { markedText()?.value }

  mutating func markedText() -> Marked<String>? {
    guard let token = next, token.kind == .text else {
      miss("a text in quotation marks")
      return nil
    }
    at += 1
    return Marked(token.content, at: token.location)
  }

  mutating func comma() -> Bool {
    guard next?.kind == .comma else { return false }
    at += 1
    return true
  }

  mutating func end() {
    if next != nil { miss("the end of the line") }
  }
}

extension Diagnostic {
  static func word(_ token: Outline.Token, among words: [String]) -> Diagnostic {
    Diagnostic(
      .error, "mission.word", at: token.location, "a mission has no word '\(token.content)' here",
      expected: words.joined(separator: ", "),
      mend: nearest(to: token.content, among: words).map { "did you mean '\($0)'?" }
        ?? "remove the line, or use one of those words")
  }

  static func value(_ token: Outline.Token, expected: String) -> Diagnostic {
    Diagnostic(
      .error, "mission.value", at: token.location, "'\(token.content)' cannot stand here",
      expected: expected, mend: "write such a value in its place")
  }

  static func twice(_ words: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "mission.twice", at: location, "'\(words)' stands twice", expected: "it once",
      mend: "remove one of the two lines")
  }

  static func untitled(in name: String) -> Diagnostic {
    Diagnostic(
      .error, "mission.syntax", at: Location(file: name, line: 1), "the mission has no title",
      expected: "'mission \"TITLE\"'", mend: "begin the file with 'mission \"TITLE\"'")
  }

  fileprivate static func missing(
    _ expected: String, at token: Outline.Token?, after line: Outline.Line
  ) -> Diagnostic {
    let last = line.tokens[line.tokens.count - 1].location
    var place = token?.location ?? last
    if token == nil { place.column += place.length }
    return Diagnostic(
      .error, "mission.syntax", at: place,
      token.map { "'\($0.content)' is not expected here" } ?? "the line ends too early",
      expected: expected, mend: "write \(expected) here")
  }
}
