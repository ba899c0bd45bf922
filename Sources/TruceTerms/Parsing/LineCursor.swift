// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The first fault of a line; reading of that line ends with it, reading of the file goes on.
struct LineFault: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// Reads the tokens of one statement from left to right.
struct LineCursor {
  let line: Outline.Line
  private(set) var next: Int

  /// A cursor behind the statement's first word, or at a given token.
  init(_ line: Outline.Line, at next: Int = 1) {
    self.line = line
    self.next = next
  }

  var current: Outline.Token? { next < line.tokens.count ? line.tokens[next] : nil }

  /// Where a fault of the current token stands: the token, or just behind the line's last one.
  var location: Location {
    if let current { return current.location }
    guard let last = line.tokens.last else { return line.location }
    var place = last.location
    place.column += place.length
    place.length = 1
    return place
  }

  /// Whether the current tokens are exactly these words; if so they are consumed.
  mutating func take(_ words: String...) -> Bool {
    guard starts(with: words) else { return false }
    next += words.count
    return true
  }

  /// Whether the current tokens are exactly these words.
  func sees(_ words: String...) -> Bool { starts(with: words) }

  private func starts(with words: [String]) -> Bool {
    guard next + words.count <= line.tokens.count else { return false }
    for (offset, word) in words.enumerated() {
      let token = line.tokens[next + offset]
      if token.kind != .word || token.content != word { return false }
    }
    return true
  }

  /// Consumes exactly these words.
  mutating func need(_ words: String...) throws(LineFault) {
    for word in words {
      guard let current, current.kind == .word, current.content == word else {
        throw missing("'\(word)'")
      }
      next += 1
    }
  }

  /// The current word, whatever it is.
  mutating func word(_ expected: String) throws(LineFault) -> Marked<String> {
    guard let current, current.kind == .word else { throw missing(expected) }
    next += 1
    return Marked(current.content, at: current.location)
  }

  /// A text between quotation marks, not empty.
  mutating func text(_ expected: String) throws(LineFault) -> Marked<String> {
    guard let current, current.kind == .text else { throw missing(expected) }
    guard current.content.contains(where: { $0 != " " }) else {
      throw LineFault(.emptyText(at: current.location, expected))
    }
    next += 1
    return Marked(current.content, at: current.location)
  }

  /// A text if one stands here.
  mutating func optionalText() throws(LineFault) -> Marked<String>? {
    current?.kind == .text ? try text("a text") : nil
  }

  /// The name of something.
  mutating func name(_ expected: String) throws(LineFault) -> Marked<String> {
    let word = try word(expected)
    if LineCursor.reserved.contains(word.value) {
      throw LineFault(.reserved(word, expected: expected))
    }
    if !LineCursor.isName(word.value) { throw LineFault(.notAName(word, expected: expected)) }
    return word
  }

  /// One or more names, separated by commas.
  mutating func names(_ expected: String) throws(LineFault) -> [Marked<String>] {
    var result = [try name(expected)]
    while current?.kind == .comma {
      next += 1
      result.append(try name(expected))
    }
    if let current, current.kind == .word, LineCursor.isName(current.content),
      !LineCursor.reserved.contains(current.content),
      !LineCursor.followers.contains(current.content), !seesDistance
    {
      throw LineFault(.commaMissing(at: current.location, before: current.content))
    }
    return result
  }

  /// Whether a distance stands here, such as `20 km`.
  private var seesDistance: Bool {
    guard next + 1 < line.tokens.count, let current, current.content.first?.isNumber == true
    else { return false }
    return ["m", "km", "nmi"].contains(line.tokens[next + 1].content)
  }

  /// One or more names or texts, separated by commas.
  mutating func namesAndTexts(
    _ expected: String
  ) throws(LineFault) -> (names: [Marked<String>], texts: [Marked<String>]) {
    var names: [Marked<String>] = []
    var texts: [Marked<String>] = []
    while true {
      if current?.kind == .text {
        texts.append(try text(expected))
      } else {
        names.append(try name(expected))
      }
      guard current?.kind == .comma else { break }
      next += 1
    }
    if let current, current.kind == .word, LineCursor.isName(current.content),
      !LineCursor.reserved.contains(current.content)
    {
      throw LineFault(.commaMissing(at: current.location, before: current.content))
    }
    return (names, texts)
  }

  /// A comma if one stands here.
  mutating func takeComma() -> Bool {
    guard current?.kind == .comma else { return false }
    next += 1
    return true
  }

  /// A whole number of at most nine digits.
  mutating func number(_ expected: String) throws(LineFault) -> Marked<Int> {
    let word = try word(expected)
    guard let value = LineCursor.number(word.value) else {
      throw LineFault(.notANumber(word, expected: expected))
    }
    return Marked(value, at: word.location)
  }

  /// A civil day.
  mutating func day() throws(LineFault) -> Marked<CivilDay> {
    let word = try word("a day such as 2025-03-18")
    guard let day = CivilDay(word.value) else { throw LineFault(.notADay(word)) }
    return Marked(day, at: word.location)
  }

  /// The line must end here.
  func end() throws(LineFault) {
    if let current { throw LineFault(.tooMuch(at: current.location, current.content)) }
  }

  /// A fault at the current token.
  func missing(_ expected: String) -> LineFault {
    LineFault(.missing(expected, at: location, found: current?.content))
  }

  /// The number that a word of one to nine digits writes.
  static func number(_ word: String) -> Int? {
    let bytes = word.utf8
    guard (1...9).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(word)
  }

  /// Words that carry the grammar and name nothing.
  static let reserved: Set<String> = [
    "from", "by", "time", "because", "subject", "within", "until", "on", "to", "replaces",
    "beside", "not", "unclear", "any", "unknown", "of", "says", "title", "counts", "delivers",
    "and",
  ]

  /// Words that may follow a list without being reserved.
  static let followers: Set<String> = [
    "stage", "venue", "agenda", "waits", "begins", "authentic", "events", "language", "in",
    "outside", "at", "between", "invoking", "each", "for",
  ]

  /// Whether a word can name something: letters and digits of any script, `-`, `_`, `.`, at most 80.
  static func isName(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    guard let first = scalars.first, scalars.count <= 80 else { return false }
    guard first.properties.isAlphabetic || ("0"..."9").contains(first) else { return false }
    return scalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" || $0 == "."
        || $0.properties.generalCategory == .nonspacingMark
    }
  }
}

extension Diagnostic {
  fileprivate static func missing(
    _ expected: String, at place: Location, found: String?
  ) -> Diagnostic {
    if found == "..." {
      return Diagnostic(
        .error, "terms.unfinished", at: place, "'...' stands where words are still to be written",
        expected: expected, mend: "replace '...' by \(expected)")
    }
    let message =
      found.map { "'\($0)' stands where something else was expected" }
      ?? "the line ends too early"
    return Diagnostic(
      .error, "terms.expected", at: place, message, expected: expected,
      mend: "write \(expected) here")
  }

  fileprivate static func emptyText(at place: Location, _ expected: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.empty-text", at: place, "the text between the quotation marks is empty",
      expected: expected, mend: "write the words, or leave the text out")
  }

  fileprivate static func reserved(_ word: Marked<String>, expected: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.expected", at: word.location,
      "'\(word.value)' is a word of the language and names nothing",
      expected: expected, mend: "write \(expected) before '\(word.value)'")
  }

  fileprivate static func notAName(_ word: Marked<String>, expected: String) -> Diagnostic {
    if word.value == "..." {
      return .missing(expected, at: word.location, found: "...")
    }
    return Diagnostic(
      .error, "terms.not-a-name", at: word.location, "'\(word.value)' is not a name",
      expected: "\(expected), of letters, digits, '-', '_' and '.', a letter or digit first",
      mend: "write a name, such as 'energy-strikes'")
  }

  fileprivate static func commaMissing(at place: Location, before word: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.comma", at: place, "no comma stands before '\(word)'",
      expected: "',' between the members of a list, or the end of the line",
      mend: "write a comma before '\(word)'")
  }

  fileprivate static func notANumber(_ word: Marked<String>, expected: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-number", at: word.location,
      "'\(word.value)' is no whole number of at most nine digits", expected: expected,
      mend: "write the number in digits, such as 175")
  }

  /// The day that `28/03/2017`, `2017/3/28` or `2017-3-28` writes; `nil` where day and month could be
  /// either.
  private static func dayMeant(by word: String) -> CivilDay? {
    let parts = word.split { "/.-".contains($0) }.map(String.init)
    let numbers = parts.compactMap { LineCursor.number($0) }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    if parts[0].count == 4 { return CivilDay(year: numbers[0], month: numbers[1], day: numbers[2]) }
    guard parts[2].count == 4 else { return nil }
    let days = [(numbers[0], numbers[1]), (numbers[1], numbers[0])].compactMap { day, month in
      CivilDay(year: numbers[2], month: month, day: day)
    }
    return days.count == 1 || days.first == days.last ? days.first : nil
  }

  fileprivate static func notADay(_ word: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "terms.not-a-day", at: word.location, "'\(word.value)' is no day of the calendar",
      expected: "year, month and day, such as 2025-03-18",
      mend: dayMeant(by: word.value).map { "did you mean '\($0)'?" }
        ?? "write the day as YYYY-MM-DD")
  }

  /// What a writer most likely means by a word behind the end of a statement.
  private static let meant = [
    "and": ",", "every": "each", "per": "each", "daily": "each day", "weekly": "each week",
    "monthly": "each month", "by": "not after", "before": "not after", "until": "not after",
  ]

  fileprivate static func tooMuch(at place: Location, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.too-much", at: place, "'\(found)' is more than the statement holds",
      expected: "the end of the line",
      mend: meant[found].map { "did you mean '\($0)'?" }
        ?? "remove '\(found)', or write it on a line of its own")
  }
}
