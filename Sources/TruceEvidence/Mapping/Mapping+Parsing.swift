// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
public import TruceGround
public import TruceTerms

extension Mapping {
  /// Reads a mapping file.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - agreement: whose parties and classes it may name; `nil` to accept any name.
  /// - Throws: every fault, in file order: `mapping.statement`, `mapping.twice`, `mapping.words`,
  ///   `mapping.missing`, `mapping.party`, `mapping.class`, `mapping.zone`, `mapping.date-form`,
  ///   `mapping.value`, and what the outline reader finds.
  public init(parsing source: SourceText, for agreement: Agreement? = nil) throws(Diagnostics) {
    var faults: [Diagnostic] = []
    let outline = Outline(reading: source, faults: &faults)
    let statements = outline.lines.filter { !$0.tokens.isEmpty }
    guard let first = statements.first, first.keyword == "mapping" else {
      let place = statements.first?.location ?? Location(file: source.name, line: 1, column: 1)
      throw Diagnostics(
        (faults + [.missing("mapping \"title\"", at: place)]).inFileOrder)
        ?? Diagnostics(.missing("mapping \"title\"", at: place))
    }
    let title = first.tokens.dropFirst().map(\.content).joined(separator: " ")
    var parser = MappingParser(Mapping(title: title), agreement: agreement)
    for other in statements.dropFirst() { parser.faults.append(.statement(other)) }
    for line in first.children where !line.tokens.isEmpty { parser.read(line) }
    parser.finish(at: first.location)
    faults += parser.faults
    if let faults = Diagnostics(faults.inFileOrder) { throw faults }
    self = parser.mapping
  }
}

/// Reads a mapping's statements one by one.
struct MappingParser {
  var mapping: Mapping
  let agreement: Agreement?
  var faults: [Diagnostic] = []
  private var seen: [String: Location] = [:]

  init(_ mapping: Mapping, agreement: Agreement?) {
    self.mapping = mapping
    self.agreement = agreement
  }

  /// Reads one statement below `mapping`.
  mutating func read(_ line: Outline.Line) {
    var words = WordReader(line)
    guard let keyword = words.next() else { return }
    let repeatable = ["name", "accident", "sensor", "invokes"]
    if !repeatable.contains(keyword.content) {
      if let before = seen[keyword.content] {
        faults.append(.twice(keyword, before))
        return
      }
      seen[keyword.content] = keyword.location
    }
    switch keyword.content {
    case "form": readForm(&words)
    case "separator": readSeparator(&words)
    case "grade": readGrade(&words)
    case "id": readId(&words)
    case "date": readDate(&words, line)
    case "clock": readClock(&words, line)
    case "precision": readPrecision(&words, line)
    case "zone": readZone(&words, line)
    case "published": readPublished(&words, line)
    case "place": readPlace(&words, line)
    case "object": readObject(&words, line)
    case "means": readMeans(&words, line)
    case "act": readAct(&words, line)
    case "speaker": readSpeaker(&words, line)
    case "denied": readDenied(&words, line)
    case "actor": readActor(&words, line)
    case "name": readName(&words)
    case "sensor":
      guard let name = words.text("an instrument's name", &faults) else { return }
      if let when = conditions(&words) { mapping.what.sensors.append((name, when)) }
    case "accident": if let when = conditions(&words) { mapping.what.accidents.append(when) }
    case "invokes":
      guard let name = words.text("an exception's id", &faults) else { return }
      if let when = conditions(&words) { mapping.what.invocations.append((name, when)) }
    case "text": mapping.texts.text = value(&words)
    case "casualties": mapping.texts.casualties = value(&words)
    case "address": mapping.texts.address = value(&words)
    case "publication": mapping.texts.publication = value(&words)
    default:
      faults.append(.statement(line))
      return
    }
    words.expectEnd(&faults)
  }

  /// What has to be there in the end.
  mutating func finish(at place: Location) {
    if let form = mapping.form, form != .csv, form != .geojson {
      let own = seen.keys.sorted().filter { !["form", "separator", "grade"].contains($0) }
      for keyword in own {
        if let place = seen[keyword] { faults.append(.notForKnownForm(keyword, form, at: place)) }
      }
      return
    }
    for keyword in ["id", "date", "speaker"] where seen[keyword] == nil {
      faults.append(.missing(keyword, at: place))
    }
  }

  // MARK: Parts of statements

  /// A column's number, made when the column is new.
  mutating func column(_ token: Outline.Token) -> Int {
    if let index = mapping.columns.firstIndex(of: token.content) { return index }
    mapping.columns.append(token.content)
    mapping.columnPlaces.append(token.location)
    return mapping.columns.count - 1
  }

  /// `COLUMN` or `always VALUE`.
  mutating func value(_ words: inout WordReader) -> Mapping.Value? {
    guard let token = words.expect("a column, or 'always' and a value", &faults) else {
      return nil
    }
    if token.kind == .word, token.content == "always" {
      return words.text("the value", &faults).map { .always($0) }
    }
    return .column(column(token))
  }

  /// `when COLUMN has "x", "y" and COLUMN is "z"`.
  mutating func conditions(_ words: inout WordReader) -> Mapping.Conditions? {
    guard words.expectWord("when", &faults) else { return nil }
    var result: Mapping.Conditions = []
    repeat {
      guard let token = words.expect("a column", &faults) else { return nil }
      let column = column(token)
      guard let verb = words.expect("'has', 'is' or 'not empty'", &faults) else { return nil }
      switch verb.content {
      case "has":
        guard let list = words.list("words to look for", &faults) else { return nil }
        result.append(.init(column: column, test: .has(list.map { $0.content.lowercased() })))
      case "is":
        if words.take("empty") {
          result.append(.init(column: column, test: .isEmpty))
        } else {
          guard let list = words.list("a value", &faults) else { return nil }
          result.append(.init(column: column, test: .equals(list.map { $0.content.lowercased() })))
        }
      case "not":
        guard words.expectWord("empty", &faults) else { return nil }
        result.append(.init(column: column, test: .isNotEmpty))
      default:
        faults.append(.words(at: verb.location, "'has', 'is' or 'not empty'", verb.content))
        return nil
      }
    } while words.take("and")
    return result
  }

  mutating func party(_ token: Outline.Token) -> Party.ID? {
    let id = Party.ID(token.content)
    if let agreement, !agreement.parties.contains(where: { $0.id.value == id }) {
      faults.append(.party(token, agreement.parties.map(\.id.value.name)))
      return nil
    }
    return id
  }

  mutating func forms(_ words: inout WordReader) -> [DateForm]? {
    var result: [DateForm] = []
    repeat {
      guard let token = words.expect("a form such as \"DD.MM.YYYY\"", &faults) else { return nil }
      if let form = DateForm(token.content) {
        result.append(form)
      } else {
        faults.append(.dateForm(token))
      }
    } while words.take("or")
    return result
  }

  /// Reads each line below a statement, by its first word.
  mutating func children(
    of line: Outline.Line, _ read: (inout MappingParser, inout WordReader, Outline.Token) -> Bool
  ) {
    for child in line.children where !child.tokens.isEmpty {
      var words = WordReader(child)
      guard let first = words.next() else { continue }
      if read(&self, &words, first) {
        words.expectEnd(&faults)
      } else {
        faults.append(.statement(child))
      }
    }
  }
}

/// The tokens of a line, one after the other.
struct WordReader {
  private let tokens: [Outline.Token]
  private let line: Outline.Line
  private var at = 0
  private var hasFailed = false

  init(_ line: Outline.Line) {
    self.line = line
    tokens = line.tokens
  }

  /// The next token; `nil` at the end of the line.
  mutating func next() -> Outline.Token? {
    guard at < tokens.count else { return nil }
    at += 1
    return tokens[at - 1]
  }

  /// The next token that is no comma; a fault when there is none.
  mutating func expect(_ what: String, _ faults: inout [Diagnostic]) -> Outline.Token? {
    if at < tokens.count, tokens[at].kind != .comma { return next() }
    if !hasFailed {
      let place = at < tokens.count ? tokens[at].location : end
      faults.append(.words(at: place, what, at < tokens.count ? "," : nil))
    }
    hasFailed = true
    return nil
  }

  /// The next token's content.
  mutating func text(_ what: String, _ faults: inout [Diagnostic]) -> String? {
    expect(what, &faults)?.content
  }

  /// A given word; a fault when something else stands there.
  mutating func expectWord(_ word: String, _ faults: inout [Diagnostic]) -> Bool {
    guard let token = expect("'\(word)'", &faults) else { return false }
    if token.kind == .word, token.content == word { return true }
    faults.append(.words(at: token.location, "'\(word)'", token.content))
    hasFailed = true
    return false
  }

  /// Takes a word if it comes next.
  mutating func take(_ word: String) -> Bool {
    guard at < tokens.count, tokens[at].kind == .word, tokens[at].content == word else {
      return false
    }
    at += 1
    return true
  }

  /// Tokens separated by commas, at least one.
  mutating func list(_ what: String, _ faults: inout [Diagnostic]) -> [Outline.Token]? {
    var result: [Outline.Token] = []
    repeat {
      guard let token = expect(what, &faults) else { return nil }
      result.append(token)
    } while takeComma()
    return result
  }

  private mutating func takeComma() -> Bool {
    guard at < tokens.count, tokens[at].kind == .comma else { return false }
    at += 1
    return true
  }

  /// Leaves the rest of the line: what is wrong with it was said.
  mutating func giveUp() { hasFailed = true }

  /// Whether the line has more.
  var hasMore: Bool { at < tokens.count }

  /// A fault for what stands behind the end.
  mutating func expectEnd(_ faults: inout [Diagnostic]) {
    guard !hasFailed, at < tokens.count else { return }
    faults.append(.words(at: tokens[at].location, "the end of the line", tokens[at].content))
  }

  private var end: Location {
    guard let last = tokens.last else { return line.location }
    var place = last.location
    place.column += place.length
    place.length = 1
    return place
  }
}
