// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Makes an agreement of an outline: one method a level, each statement on its own, so that a fault
/// in one hides no fault in another.
final class AgreementParser {
  let source: SourceText
  var faults: [Diagnostic] = []
  var names = NameBook()
  var agreement: Agreement

  /// Whether the agreement itself names its zone of clocks.
  private(set) var namesClockZone = false
  private var heading: Location?
  /// Edges outside the readings with the place of the first mention.
  var sharedEdges: [ClassTree.Edge: Location] = [:]
  /// Statements of which one block holds one only, with the place of the first.
  typealias Seen = [String: Location]

  init(_ source: SourceText) {
    self.source = source
    agreement = Agreement(
      id: Marked(Agreement.ID("unnamed"), at: Location(file: source.name)), title: "",
      clockZone: Marked(.utc, at: Location(file: source.name)))
  }

  /// The blocks at the margin, and the readings in them, that hold an error.
  private(set) var broken = BrokenBlocks()

  /// Reads a text beside the agreement that holds scenarios alone.
  func run(scenarios text: SourceText) {
    let outline = Outline(reading: text, faults: &faults)
    for line in outline.lines where !line.tokens.isEmpty {
      if keyword(of: line, among: ["scenario"], in: "a file of scenarios") != nil {
        scenario(line)
      }
    }
  }

  /// Reads the whole text.
  func run(beside texts: [SourceText] = []) {
    let outline = Outline(reading: source, faults: &faults)
    for fault in faults {
      // The words of a line with a fault may be names that were lost with it.
      excuse(physicalLine: fault.location?.line ?? 0)
    }
    names.survey(outline.lines)
    for line in outline.lines where !line.tokens.isEmpty { statement(line) }
    for text in texts { run(scenarios: text) }
    unfoldAnnexes()
    if heading == nil { faults.append(.noAgreement(in: source.name)) }
    faults += names.unresolved()
    broken = BrokenBlocks(outline.lines, of: source.lines.count, faults: faults)
  }

  // MARK: Faults

  /// Keeps the fault of a line and excuses the names that may have been lost with it.
  func record(_ fault: LineFault, in line: Outline.Line) {
    // A line whose first word was misspelt has been told so.
    if faults.last?.location?.line != line.location.line
      || fault.diagnostic.location?.line != line.location.line
    {
      faults.append(fault.diagnostic)
    }
    names.excuse(line.tokens)
  }

  /// Gives up a block: nothing in it is read, nothing it names is missed.
  func skip(_ line: Outline.Line) {
    names.excuse(line.tokens)
    for child in line.children { skip(child) }
  }

  private func excuse(physicalLine number: Int) {
    guard number > 0 else { return }
    let words = source.line(number).split { $0 == " " || $0 == "," || $0 == "\"" }
    names.excuse(words: words.map(String.init))
  }

  /// The keyword of a line: one of those allowed, or the one that a misspelt word most likely
  /// means, which is a fault; `nil` when none is near, which is a fault too.
  func keyword(of line: Outline.Line, among allowed: [String], in block: String) -> String? {
    guard let word = line.tokens.first else { return nil }
    if word.kind == .word, allowed.contains(word.content) { return word.content }
    let near = word.kind == .word ? Self.near(to: word.content, among: allowed) : nil
    faults.append(.unknownStatement(word, in: block, allowed: allowed, near: near))
    names.excuse(line.tokens)
    if near == nil { skip(line) }
    return near
  }

  /// The word most likely meant: one that was cut short or lengthened, else the nearest.
  private static func near(to word: String, among allowed: [String]) -> String? {
    allowed.first {
      abs($0.count - word.count) <= 2 && word.count > 2
        && ($0.hasPrefix(word) || word.hasPrefix($0))
    } ?? nearest(to: word, among: allowed)
  }

  /// Whether a statement stands for the first time in its block; the second is a fault that shows
  /// both places.
  func isFirst(_ key: String, _ line: Outline.Line, _ seen: inout Seen) -> Bool {
    if let first = seen[key] {
      faults.append(.saidTwice(key, at: line.location, first: first))
      return false
    }
    seen[key] = line.location
    return true
  }

  /// Reports lines below a statement that holds none.
  func nothingBelow(_ line: Outline.Line) {
    guard let child = line.children.first(where: { !$0.tokens.isEmpty }) else { return }
    faults.append(.nothingBelow(line.keyword ?? "this line", at: child.location))
    for child in line.children { skip(child) }
  }

  // MARK: The outermost level

  static let statements = [
    "agreement", "party", "mediator", "source", "object", "zone", "line", "provision",
    "commitment", "condition", "track", "annex", "scenario", "body",
  ]

  private func statement(_ line: Outline.Line) {
    if LineCursor(line).sees("counts", "as") { return sharedEdge(line) }
    guard let keyword = keyword(of: line, among: Self.statements, in: "the file") else { return }
    switch keyword {
    case "agreement": header(line)
    case "party": party(line, as: .party)
    case "mediator": party(line, as: .mediator)
    case "source": source(line)
    case "object": objects(line, under: nil)
    case "zone": zone(line, isLine: false)
    case "line": zone(line, isLine: true)
    case "provision": provision(line)
    case "commitment": commitment(line)
    case "condition": condition(line)
    case "track": track(line)
    case "annex": annex(line)
    case "body": body(line)
    case "scenario": scenario(line)
    default: preconditionFailure("'\(keyword)' is listed as a statement and not read")
    }
  }

  private func header(_ line: Outline.Line) {
    if let heading {
      faults.append(.saidTwice("agreement", at: line.location, first: heading))
      return skip(line)
    }
    heading = line.location
    var seen: Seen = [:]
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = try cursor.name("the agreement's id")
      agreement.id = Marked(Agreement.ID(id.value), at: id.location)
      agreement.clockZone.location = id.location
      agreement.title = try cursor.optionalText()?.value ?? ""
      if cursor.sees("time") { seen["time"] = cursor.location }
      if let zone = try clockZone(&cursor) { agreement.clockZone = zone }
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(of: child, among: ["time", "version", "title"], in: "'agreement'")
      else { continue }
      var cursor = LineCursor(child, at: keyword == "time" ? 0 : 1)
      do throws(LineFault) {
        switch keyword {
        case "time":
          if !isFirst("time", child, &seen) { continue }
          guard let zone = try clockZone(&cursor) else { throw cursor.missing("'time zone'") }
          agreement.clockZone = zone
        case "title":
          agreement.titles.append(try localName(&cursor))
        default:
          let id = try cursor.word("the version's id, such as 1")
          try cursor.need("of")
          var version = Agreement.Version(id: id, day: try cursor.day().value)
          if cursor.take("from") { version.source = names.source(try cursor.name("a source's id")) }
          agreement.versions.append(version)
        }
        try cursor.end()
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    namesClockZone = seen["time"] != nil
  }

  private func party(_ line: Outline.Line, as role: Party.Role) {
    var party: Party?
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = names.declare(.party, try cursor.name("the party's id"), &faults)
      party = Party(id: Marked(Party.ID(id.value), at: id.location), name: id.value, role: role)
      party?.name = try cursor.optionalText()?.value ?? id.value
      if cursor.take("claims") {
        party?.claims = try cursor.names("a zone's id").map { names.zone($0) }
      }
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard let keyword = keyword(of: child, among: ["name", "claims"], in: "'\(role)'")
      else { continue }
      var cursor = LineCursor(child)
      do throws(LineFault) {
        if keyword == "name" {
          party?.names.append(try localName(&cursor))
        } else {
          let claims = try cursor.names("a zone's id").map { names.zone($0) }
          party?.claims += claims
        }
        try cursor.end()
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if let party { agreement.parties.append(party) } else { names.lose(.party) }
  }

  private func source(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = names.declare(.source, try cursor.name("the source's id"), &faults)
      let day = try cursor.day()
      var speaker: Marked<Party.ID>?
      if let current = cursor.current, current.kind == .word, !current.content.contains("://") {
        let word = try cursor.word("who speaks")
        if word.value != "none" { speaker = names.party(word) }
      }
      let title = try cursor.text("the source's title as \"…\"")
      var address: String?
      if let current = cursor.current, current.kind == .word, current.content != "language" {
        address = try self.address(&cursor)
      }
      var language: String?
      if cursor.take("language") { language = try cursor.name("a language code").value }
      try cursor.end()
      agreement.sources.append(
        Source(
          id: Marked(Source.ID(id.value), at: id.location), day: day.value, speaker: speaker,
          title: title.value, address: address, language: language))
    } catch { record(error, in: line) }
    nothingBelow(line)
  }

  private func address(_ cursor: inout LineCursor) throws(LineFault) -> String {
    let word = try cursor.word("an address that begins with https://")
    guard word.value.hasPrefix("https://") || word.value.hasPrefix("http://"),
      !word.value.hasSuffix("://")
    else { throw LineFault(.notAnAddress(word)) }
    return word.value
  }

  // MARK: Small pieces

  /// `uk "…"`: a language and a name in it.
  func localName(_ cursor: inout LineCursor) throws(LineFault) -> LocalName {
    let language = try cursor.name("a language code such as 'uk'")
    return LocalName(language: language.value, name: try cursor.text("the name as \"…\"").value)
  }

  /// `time zone X`, if it stands here.
  func clockZone(_ cursor: inout LineCursor) throws(LineFault) -> Marked<ClockZone>? {
    guard cursor.take("time") else { return nil }
    try cursor.need("zone")
    let word = try cursor.word("a zone of the IANA database such as Europe/Kyiv")
    guard let zone = ClockZone(word.value) else { throw LineFault(.unknownClockZone(word)) }
    return Marked(zone, at: word.location)
  }

  /// `from a, b`, if it stands here.
  func sources(_ cursor: inout LineCursor) throws(LineFault) -> [Marked<Source.ID>] {
    guard cursor.take("from") else { return [] }
    return try cursor.names("a source's id").map { names.source($0) }
  }
}

extension Diagnostic {
  fileprivate static func noAgreement(in file: String) -> Diagnostic {
    Diagnostic(
      .error, "terms.no-agreement", at: Location(file: file, line: 1),
      "the file holds no 'agreement' statement", expected: "agreement ID \"TITLE\"",
      mend: "begin the file with: agreement my-agreement \"Its title\"")
  }

  fileprivate static func unknownStatement(
    _ word: Outline.Token, in block: String, allowed: [String], near: String?
  ) -> Diagnostic {
    let mend: String
    if let meant = meant[word.content], allowed.contains(meant), word.kind == .word {
      mend = "did you mean '\(meant)'?"
    } else if let near {
      mend = "did you mean '\(near)'?"
    } else if let home = homes[word.content], word.kind == .word {
      mend = "move the line into \(home)"
    } else {
      mend = "begin the line with one of these words, or remove it"
    }
    return Diagnostic(
      .error, "terms.unknown-statement", at: word.location,
      "\(block) holds no statement that begins with '\(word.content)'",
      expected: "one of: " + allowed.joined(separator: ", "), mend: mend)
  }

  /// What a writer most likely means by a word that begins no statement.
  private static let meant = [
    "strike": "hit", "attack": "hit", "shelling": "hit", "raid": "hit", "unless": "exception",
    "except": "exception", "expect": "then", "given": "suppose", "side": "alongside",
    "hours": "daily", "starts": "from", "ends": "until", "quotes": "says",
  ]

  /// Where a statement belongs that stands in the wrong block.
  private static let homes: [String: String] = [
    "suspended": "the provision, beside the readings", "retired": "a provision",
    "consent": "a provision", "verified": "a provision", "kind": "a provision",
    "daily": "a reading", "extended": "a reading", "renewed": "a reading",
    "alongside": "a commitment", "delivered": "a commitment", "under": "a scenario",
    "then": "a scenario", "suppose": "a scenario", "scenario": "the left margin",
    "commitment": "the left margin", "condition": "the left margin", "zone": "the left margin",
    "reading": "a provision, indented below it", "position": "the provision it is about",
    "prohibits": "a provision", "binds": "a provision", "says": "a reading",
    "otherwise": "a reading", "until": "a reading", "attempts": "a reading",
    "released": "a reading", "practice": "a reading", "version": "the 'agreement' block",
    "time": "the 'agreement' block or a reading", "claims": "a party",
    "party": "the left margin", "source": "the left margin", "provision": "the left margin",
    "object": "the left margin", "objects": "a reading",
  ]

  fileprivate static func saidTwice(_ key: String, at place: Location, first: Location)
    -> Diagnostic
  {
    Diagnostic(
      .error, "terms.said-twice", at: place, "'\(key)' is said twice in one block",
      expected: "one '\(key)'", see: [Reference(first, "the first one")],
      mend: "remove one of the two; neither goes before the other")
  }

  fileprivate static func nothingBelow(_ keyword: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.nothing-below", at: place, "'\(keyword)' holds no lines below it",
      expected: "a line at the level of '\(keyword)'", mend: "indent the line less")
  }

  fileprivate static func notAnAddress(_ word: Marked<String>) -> Diagnostic {
    if word.value == "..." {
      return Diagnostic(
        .error, "terms.unfinished", at: word.location,
        "'...' stands where words are still to be written",
        expected: "an address that begins with https://",
        mend: "write the address, or leave it out")
    }
    return Diagnostic(
      .error, "terms.address", at: word.location, "'\(word.value)' is no address of a page",
      expected: "an address that begins with https:// or http://",
      mend: "write the whole address, or leave it out")
  }

  fileprivate static func unknownClockZone(_ word: Marked<String>) -> Diagnostic {
    let near = nearest(to: word.value, among: ClockZone.knownNames)
    return Diagnostic(
      .error, "terms.unknown-clock-zone", at: word.location,
      "no time zone is named '\(word.value)'",
      expected: "UTC, or a name of the IANA database with a '/', such as Europe/Kyiv",
      mend: near.map { "did you mean '\($0)'?" }
        ?? "write the zone of the place whose clocks count, such as America/New_York")
  }
}
