// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  static let readingStatements = [
    "by", "says", "objects", "otherwise", "from", "until", "released", "waits", "within", "own",
    "exception", "practice", "time", "extended", "renewed", "daily",
  ]

  /// A provision as one party reads it.
  func reading(_ line: Outline.Line) -> Reading? {
    var reading = Reading(
      id: Marked(Reading.ID("unnamed"), at: line.location),
      party: Marked(Party.ID("unnamed"), at: line.location), clockZone: agreement.clockZone)
    var isNamed = false
    var seen: Seen = [:]
    do throws(LineFault) {
      try readingHeader(line, into: &reading, isNamed: &isNamed, &seen)
    } catch { record(error, in: line) }
    // The zone first: the days of the other lines are days in it.
    for child in line.children where child.keyword == "time" {
      guard isFirst("time", child, &seen) else { continue }
      var cursor = LineCursor(child, at: 0)
      do throws(LineFault) {
        guard let zone = try clockZone(&cursor) else { throw cursor.missing("'time zone'") }
        try cursor.end()
        reading.clockZone = zone
        reading.namesClockZone = true
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    let allowed = Self.readingStatements + ActKind.allCases.map(\.plural)
    for child in line.children where !child.tokens.isEmpty && child.keyword != "time" {
      if LineCursor(child).sees("counts", "as") {
        do throws(LineFault) {
          reading.edges.append(try countsAs(child))
        } catch { record(error, in: child) }
        nothingBelow(child)
        continue
      }
      guard let keyword = keyword(of: child, among: allowed, in: "'reading'") else { continue }
      switch keyword {
      case "exception":
        if let exception = exception(child) { reading.exceptions.append(exception) }
      case "practice":
        if let practice = practice(child, in: reading) { reading.practices.append(practice) }
      case "released":
        guard isFirst(keyword, child, &seen) else { continue }
        reading.release = release(child)
      case "renewed":
        guard isFirst(keyword, child, &seen) else { continue }
        if let renewal = renewal(child) { reading.renewal = renewal }
      default:
        let single = ["otherwise", "from", "until", "own", "daily"].contains(keyword)
        if single, !isFirst(keyword, child, &seen) { continue }
        do throws(LineFault) {
          try readingLine(child, keyword, into: &reading)
        } catch { record(error, in: child) }
        nothingBelow(child)
      }
    }
    reading.resolveEnd()
    guard isNamed else {
      names.lose(.reading)
      return nil
    }
    return reading
  }

  private func readingHeader(
    _ line: Outline.Line, into reading: inout Reading, isNamed: inout Bool, _ seen: inout Seen
  ) throws(LineFault) {
    var cursor = LineCursor(line)
    let id = names.declare(.reading, try cursor.name("the reading's id"), &faults)
    reading.id = Marked(Reading.ID(id.value), at: id.location)
    isNamed = true
    var isOwned = false
    while cursor.current != nil {
      if cursor.take("by") {
        reading.party = names.party(try cursor.name("a party's id"))
        isOwned = true
      } else if cursor.sees("from") {
        reading.sources += try sources(&cursor)
      } else if cursor.sees("time") {
        seen["time"] = cursor.location
        if let zone = try clockZone(&cursor) { reading.clockZone = zone }
        reading.namesClockZone = true
      } else if cursor.take("replaces") {
        reading.standing = .replaces(names.reading(try cursor.name("a reading's id")))
      } else if cursor.take("beside") {
        reading.standing = .beside(names.reading(try cursor.name("a reading's id")))
      } else {
        throw cursor.missing("'by', 'from', 'time zone', 'replaces' or 'beside'")
      }
    }
    if !isOwned, !line.children.contains(where: { $0.keyword == "by" }) {
      throw LineFault(.noOwner(id))
    }
  }

  private func readingLine(
    _ line: Outline.Line, _ keyword: String, into reading: inout Reading
  ) throws(LineFault) {
    var cursor = LineCursor(line)
    let zone = reading.clockZone.value
    switch keyword {
    case "by": reading.party = names.party(try cursor.name("a party's id"))
    case "says":
      var quotation = Quotation(words: try cursor.text("the words as \"…\""))
      if cursor.take("from") { quotation.source = names.source(try cursor.name("a source's id")) }
      reading.says.append(quotation)
    case "objects": reading.objects += try objectClauses(&cursor)
    case "otherwise":
      let word = try cursor.word("'not' or 'unclear'")
      guard let otherwise = Reading.Otherwise(rawValue: word.value) else {
        throw LineFault(.notOneOf(word, Reading.Otherwise.allCases.map(\.rawValue)))
      }
      reading.otherwise = Marked(otherwise, at: line.location)
    case "from": reading.start = try bound(&cursor, in: zone)
    case "until": reading.end = try bound(&cursor, in: zone, mayBeOpen: true)
    case "daily": reading.hours = try dailyHours(&cursor)
    case "extended":
      var day: Marked<CivilDay>?
      if cursor.take("on") { day = try cursor.day() }
      try cursor.need("until")
      reading.extensions.append(
        Extension(day: day, end: try bound(&cursor, in: zone, mayBeOpen: true, hasStart: false)))
    case "waits": reading.waitsFor += try waits(&cursor)
    case "within":
      reading.territory += try cursor.names("a zone's id").map { names.zone($0) }
    case "own":
      try cursor.need("ground")
      reading.ownGround = try coverage(&cursor)
    default:
      guard let act = ActKind.written[keyword] else {
        preconditionFailure("'\(keyword)' is listed for readings and not read")
      }
      let mark = line.tokens.first?.location ?? line.location
      let coverage = try coverage(&cursor).value
      if let first = reading.acts.first(where: { $0.act.value == act }) {
        throw LineFault(.conflictOfActs(keyword, at: mark, coverage, first))
      }
      var clause = ActClause(act: Marked(act, at: mark), coverage: coverage)
      if cursor.take("because") { clause.because = try cursor.text("the words as \"…\"") }
      reading.acts.append(clause)
    }
    try cursor.end()
  }

  private func coverage(_ cursor: inout LineCursor) throws(LineFault) -> Marked<Reading.Coverage> {
    let word = try cursor.word("'covered', 'unclear' or 'not'")
    guard let coverage = Reading.Coverage(rawValue: word.value) else {
      throw LineFault(.notOneOf(word, Reading.Coverage.allCases.map(\.rawValue)))
    }
    return Marked(coverage, at: word.location)
  }

  /// `objects …`, `objects unclear …`, `objects not …`, each also with annexes.
  private func objectClauses(_ cursor: inout LineCursor) throws(LineFault) -> [ObjectClause] {
    let coverage: Reading.Coverage =
      cursor.take("unclear") ? .unclear : cursor.take("not") ? .not : .covered
    var clause = ObjectClause(coverage: coverage, location: cursor.line.location)
    var clauses: [ObjectClause] = []
    if cursor.take("annex") {
      for name in try cursor.names("an annex's id") {
        var one = clause
        one.annex = names.annex(name)
        clauses.append(one)
      }
    } else {
      let list = try cursor.namesAndTexts("a class's id, or an object's name as \"…\"")
      clause.classes = list.names.map { names.objectClass($0) }
      clause.named = list.texts
      clauses = [clause]
    }
    if cursor.take("because") {
      let words = try cursor.text("the words as \"…\"")
      for index in clauses.indices { clauses[index].because = words }
    }
    return clauses
  }

  private func release(_ line: Outline.Line) -> ReleaseClause {
    var clause = ReleaseClause(words: Marked(ReleaseClause.anotherViolates, at: line.location))
    var cursor = LineCursor(line)
    do throws(LineFault) {
      try cursor.need("when", "another", "bound", "party", "violates")
      if cursor.take("found", "by") {
        if cursor.current?.kind == .word {
          clause.finder = names.verifier(try cursor.name("who finds it"))
        } else {
          clause.finder = try cursor.text("who finds it, as \"…\" or the id of a party or body")
        }
      }
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard keyword(of: child, among: ["used"], in: "'released'") != nil else { continue }
      if let (party, day, sources) = partysStep(child) {
        clause.uses.append(ReleaseClause.Use(party: party, day: day, sources: sources))
      }
    }
    return clause
  }

  /// What a party did on a day, as a source shows: `by north 2025-03-12 from letter` behind the keyword.
  private func partysStep(
    _ line: Outline.Line
  ) -> (party: Marked<Party.ID>, day: Marked<CivilDay>, sources: [Marked<Source.ID>])? {
    defer { nothingBelow(line) }
    var cursor = LineCursor(line)
    do throws(LineFault) {
      try cursor.need("by")
      let party = names.party(try cursor.name("a party's id"))
      let day = try cursor.day()
      guard cursor.sees("from") else {
        throw cursor.missing("'from' and the source that shows it")
      }
      let sources = try sources(&cursor)
      try cursor.end()
      return (party, day, sources)
    } catch {
      record(error, in: line)
      return nil
    }
  }

  /// `renewed by 5 years unless notice of 6 months`, with the notices that were given.
  private func renewal(_ line: Outline.Line) -> Renewal? {
    var renewal: Renewal?
    var cursor = LineCursor(line)
    do throws(LineFault) {
      try cursor.need("by")
      renewal = Renewal(term: try length(&cursor))
      if cursor.take("unless") {
        try cursor.need("notice")
        if cursor.take("of") { renewal?.notice = try length(&cursor) }
      }
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard keyword(of: child, among: ["notice"], in: "'renewed'") != nil else { continue }
      if let (party, day, sources) = partysStep(child) {
        renewal?.notices.append(Renewal.Notice(party: party, day: day, sources: sources))
      }
    }
    return renewal
  }

  private func practice(_ line: Outline.Line, in reading: Reading) -> Practice? {
    var practice: Practice?
    var cursor = LineCursor(line)
    let zone = reading.clockZone.value
    do throws(LineFault) {
      var day: CivilDay?
      if cursor.current?.kind == .word { day = try cursor.day().value }
      practice = Practice(words: try cursor.text("what the party counts, as \"…\""))
      practice?.day = day
      practice?.sources = try sources(&cursor)
      if cursor.take("events") { practice?.events = try cursor.names("an event's id") }
      try cursor.end()
    } catch { record(error, in: line) }
    var seen: Seen = [:]
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(
          of: child, among: ["counts", "acts", "from", "until"], in: "'practice'")
      else { continue }
      if keyword == "from" || keyword == "until", !isFirst(keyword, child, &seen) { continue }
      var cursor = LineCursor(child)
      do throws(LineFault) {
        switch keyword {
        case "counts":
          let classes = try cursor.names("a class's id").map { names.objectClass($0) }
          practice?.objects += classes
        case "acts": practice?.acts += try acts(&cursor)
        case "from": practice?.start = try bound(&cursor, in: zone)
        default: practice?.end = try bound(&cursor, in: zone, mayBeOpen: true, hasStart: false)
        }
        try cursor.end()
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    return practice
  }

  /// Gives every clause that names an annex the annex's list; done when all is read.
  func unfoldAnnexes() {
    for p in agreement.provisions.indices {
      for r in agreement.provisions[p].readings.indices {
        for c in agreement.provisions[p].readings[r].objects.indices {
          guard let id = agreement.provisions[p].readings[r].objects[c].annex?.value,
            let annex = agreement.annex(id)
          else { continue }
          agreement.provisions[p].readings[r].objects[c].classes = annex.classes
          agreement.provisions[p].readings[r].objects[c].named = annex.named
        }
      }
    }
  }
}

extension ReleaseClause {
  /// The one right of release the language holds.
  static let anotherViolates = "when another bound party violates"
}

extension Diagnostic {
  fileprivate static func noOwner(_ id: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "terms.no-owner", at: id.location, "reading '\(id.value)' does not say whose it is",
      expected: "'by' and a party's id", mend: "write: reading \(id.value) by PARTY")
  }

  fileprivate static func conflictOfActs(
    _ keyword: String, at place: Location, _ coverage: Reading.Coverage, _ first: ActClause
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.conflict", at: place,
      "'\(keyword)' is '\(coverage.rawValue)' here and '\(first.coverage.rawValue)' above",
      expected: "one word on \(keyword) in a reading",
      see: [Reference(first.act.location, "the first one")],
      mend: "remove one of the two; neither goes before the other")
  }
}
