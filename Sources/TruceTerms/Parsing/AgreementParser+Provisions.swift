// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  static let provisionStatements = [
    "title", "text", "kind", "prohibits", "binds", "consent", "verified", "waits", "reading",
    "position",
    "exception", "suspended", "retired", "notice",
  ]

  /// A provision with its readings and positions.
  func provision(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var provision = Provision(id: Marked(Provision.ID("unnamed"), at: line.location), title: "")
    var isNamed = false
    do throws(LineFault) {
      let id = names.declare(.provision, try cursor.name("the provision's id"), &faults)
      provision.id = Marked(Provision.ID(id.value), at: id.location)
      provision.title = id.value
      isNamed = true
      provision.title = try cursor.optionalText()?.value ?? id.value
      try cursor.end()
    } catch { record(error, in: line) }
    var seen: Seen = [:]
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(of: child, among: Self.provisionStatements, in: "'provision'")
      else { continue }
      switch keyword {
      case "reading":
        if let reading = reading(child) { provision.readings.append(reading) }
      case "exception":
        if let exception = exception(child) { provision.exceptions.append(exception) }
      default:
        if ["kind", "prohibits", "binds", "consent", "retired", "notice"].contains(keyword),
          !isFirst(keyword, child, &seen)
        {
          continue
        }
        do throws(LineFault) {
          try provisionLine(child, keyword, into: &provision)
        } catch { record(error, in: child) }
        nothingBelow(child)
      }
    }
    if isNamed { agreement.provisions.append(provision) } else { names.lose(.provision) }
  }

  private func provisionLine(
    _ line: Outline.Line, _ keyword: String, into provision: inout Provision
  ) throws(LineFault) {
    var cursor = LineCursor(line)
    switch keyword {
    case "title": provision.titles.append(try localName(&cursor))
    case "text":
      let language = try cursor.name("a language code such as 'uk'")
      var text = LanguageText(language: language, words: try cursor.text("the text as \"…\"").value)
      if cursor.take("from") { text.source = names.source(try cursor.name("a source's id")) }
      text.isAuthentic = cursor.take("authentic")
      if let first = provision.texts.first(where: {
        $0.language == language && $0.source == text.source
      }) {
        throw LineFault(.listedTwice(language, first: first.language.location))
      }
      provision.texts.append(text)
    case "kind":
      let kinds = Provision.Kind.allCases.filter { $0 != .unstated }
      let word = try cursor.word("a kind of ceasefire")
      guard let kind = kinds.first(where: { $0.rawValue == word.value }) else {
        throw LineFault(.notOneOf(word, kinds.map(\.rawValue)))
      }
      provision.kind = kind
    case "prohibits":
      let verb = try cursor.name("what is prohibited, such as 'attack'")
      try cursor.need("on")
      let object =
        cursor.take("any") ? nil : names.objectClass(try cursor.name("a class's id, or 'any'"))
      var prohibition = Prohibition(verb: verb, objects: object)
      if cursor.take("within") {
        prohibition.within = try cursor.names("a zone's id").map { names.zone($0) }
      }
      provision.prohibition = prohibition
    case "binds":
      for name in try cursor.names("a party's id") {
        let party = names.party(name)
        if let first = provision.binds.first(where: { $0.value == party.value }) {
          throw LineFault(.listedTwice(name, first: first.location))
        }
        provision.binds.append(party)
      }
    case "consent":
      let word = try cursor.word("'all', 'each' or 'none'")
      guard let consent = Provision.Consent(rawValue: word.value) else {
        throw LineFault(.notOneOf(word, Provision.Consent.allCases.map(\.rawValue)))
      }
      provision.consent = consent
    case "verified":
      try cursor.need("by")
      let list = try cursor.namesAndTexts("who verifies, as \"…\" or the id of a party or body")
      let all = list.names.map { names.verifier($0) } + list.texts
      provision.verifiers += all.inOrder
    case "waits": provision.waitsFor += try waits(&cursor)
    case "position": provision.positions.append(try position(&cursor))
    case "suspended": provision.suspensions.append(try suspension(&cursor))
    case "notice":
      try cursor.need("of")
      provision.notice = try length(&cursor)
    case "retired": provision.retired = try cursor.day()
    default: preconditionFailure("'\(keyword)' is listed for provisions and not read")
    }
    try cursor.end()
  }

  /// `for a, b` behind `waits`.
  func waits(_ cursor: inout LineCursor) throws(LineFault) -> [Wait] {
    try cursor.need("for")
    return try cursor.names("the id of a condition, commitment or provision").map {
      Wait(names.target($0))
    }
  }

  private func position(_ cursor: inout LineCursor) throws(LineFault) -> Position {
    let party = names.party(try cursor.name("a party's id"))
    let word = try cursor.word("a stance")
    let stance: Position.Stance
    switch word.value {
    case "proposes": stance = .proposes
    case "accepts": stance = cursor.take("in", "principle") ? .acceptsInPrinciple : .accepts
    case "refuses": stance = .refuses
    case "withdraws": stance = .withdraws
    default: throw LineFault(.notOneOf(word, Position.Stance.allCases.map(\.rawValue)))
    }
    var position = Position(party: party, stance: stance, day: try cursor.day())
    while true {
      if cursor.take("for") {
        position.behalf = names.party(try cursor.name("the id of the party it speaks for"))
      } else if cursor.take("subject", "to") {
        position.reservations += try cursor.names("a condition's id").map { names.condition($0) }
      } else if cursor.sees("from") {
        position.sources += try sources(&cursor)
      } else if cursor.sees("in", "principle") {
        throw LineFault(.principleBehind(at: cursor.location))
      } else if cursor.take("says") {
        position.words = try cursor.text("the words as \"…\"").value
      } else {
        return position
      }
    }
  }

  private func suspension(_ cursor: inout LineCursor) throws(LineFault) -> Suspension {
    var party: Marked<Party.ID>?
    if cursor.take("by") { party = names.party(try cursor.name("a party's id")) }
    try cursor.need("from")
    let zone = agreement.clockZone.value
    var suspension = Suspension(
      start: Bound(at: try point(&cursor, in: zone), location: cursor.line.location))
    suspension.party = party
    if cursor.take("until") {
      suspension.end = Bound(at: try point(&cursor, in: zone), location: cursor.line.location)
    }
    suspension.sources = try sources(&cursor)
    return suspension
  }

  /// An exception with the exceptions to it.
  func exception(_ line: Outline.Line) -> ReadingException? {
    var exception: ReadingException?
    var cursor = LineCursor(line)
    do throws(LineFault) {
      let id = try cursor.name("the exception's id")
      names.declareException(id)
      exception = ReadingException(
        id: Marked(ReadingException.ID(id.value), at: id.location), title: id.value)
      exception?.title = try cursor.optionalText()?.value ?? id.value
      exception?.sources = try sources(&cursor)
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(
          of: child, among: ["objects", "acts", "exception", "from"], in: "'exception'")
      else { continue }
      if keyword == "exception" {
        if let inner = self.exception(child) { exception?.exceptions.append(inner) }
        continue
      }
      var cursor = LineCursor(child, at: keyword == "from" ? 0 : 1)
      do throws(LineFault) {
        switch keyword {
        case "objects":
          let classes = try cursor.names("a class's id").map { names.objectClass($0) }
          exception?.objects += classes
        case "acts": exception?.acts += try acts(&cursor)
        default: exception?.sources += try sources(&cursor)
        }
        try cursor.end()
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    return exception
  }

  /// Kinds of act, separated by commas.
  func acts(_ cursor: inout LineCursor) throws(LineFault) -> [Marked<ActKind>] {
    var result: [Marked<ActKind>] = []
    for name in try cursor.names("a kind of act, such as 'attempts'") {
      guard let act = ActKind.written[name.value] ?? ActKind(rawValue: name.value) else {
        throw LineFault(.notOneOf(name, ActKind.allCases.map(\.plural)))
      }
      result.append(Marked(act, at: name.location))
    }
    return result
  }
}

extension ActKind {
  /// The word that stands for many acts of the kind, as readings write it.
  var plural: String {
    switch self {
    case .hit: "hits"
    case .attempt: "attempts"
    case .debris: "debris"
    case .demolition: "demolitions"
    case .crossing: "crossings"
    case .overflight: "overflights"
    case .presence: "presence"
    case .movement: "movements"
    case .arming: "arming"
    case .recruitment: "recruitment"
    case .obstruction: "obstructions"
    case .harm: "harm"
    case .compliance: "claims-of-compliance"
    case .tally: "tallies"
    case .denial: "denials"
    }
  }

  /// Kinds by the words that readings write.
  static let written: [String: ActKind] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.plural, $0) })
}

extension Marked {
  /// Another value at the same place.
  func map<Other>(_ transform: (Value) -> Other) -> Marked<Other> {
    Marked<Other>(transform(value), at: location)
  }
}

extension Array where Element == Marked<String> {
  /// In the order they stand in the file.
  var inOrder: [Marked<String>] {
    sorted { ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column) }
  }
}

extension Diagnostic {
  static func notOneOf(_ word: Marked<String>, _ allowed: [String]) -> Diagnostic {
    Diagnostic(
      .error, "terms.expected", at: word.location,
      "'\(word.value)' stands where something else was expected",
      expected: "one of: " + allowed.joined(separator: ", "),
      mend: (meant[word.value].flatMap { allowed.contains($0) ? $0 : nil }
        ?? nearest(to: word.value, among: allowed)).map { "did you mean '\($0)'?" }
        ?? "write one of these words")
  }

  /// What a writer most likely means by a word that is none of those allowed.
  private static let meant = [
    "unanimity": "consensus", "unanimously": "consensus", "agrees": "accepts",
    "rejects": "refuses", "leaves": "withdraws", "yes": "covered", "no": "not",
    "maybe": "unclear", "late": "overdue", "done": "delivered", "pending": "waiting",
    "allowed": "not-violation", "breach": "violation",
  ]

  fileprivate static func principleBehind(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.expected", at: place, "'in principle' stands behind the day",
      expected: "'accepts in principle' and then the day",
      mend: "write 'in principle' right behind 'accepts'")
  }

  fileprivate static func listedTwice(_ name: Marked<String>, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.same-id", at: name.location, "'\(name.value)' is listed twice",
      expected: "each name once", see: [Reference(first, "the first one")],
      mend: "remove one of the two")
  }
}
