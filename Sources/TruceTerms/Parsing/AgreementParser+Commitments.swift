// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  static let commitmentStatements = [
    "title", "builds", "waits", "alongside", "from", "announced", "agreed", "delivered",
    "reconciled",
  ]

  /// A promise: who delivers what, and what became of it.
  func commitment(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var commitment = Commitment(id: Marked(Commitment.ID("unnamed"), at: line.location), title: "")
    var isNamed = false
    do throws(LineFault) {
      let id = names.declare(.commitment, try cursor.name("the commitment's id"), &faults)
      commitment.id = Marked(Commitment.ID(id.value), at: id.location)
      commitment.title = id.value
      isNamed = true
      commitment.title = try cursor.optionalText()?.value ?? id.value
      commitment.sources = try sources(&cursor)
      try cursor.end()
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      do throws(LineFault) {
        if let verb = Self.verb(of: child) {
          commitment.obligations.append(try obligation(child, verb))
        } else {
          guard
            let keyword = keyword(
              of: child, among: Self.commitmentStatements, in: "'commitment'")
          else { continue }
          try commitmentLine(child, keyword, into: &commitment)
        }
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if isNamed { agreement.commitments.append(commitment) } else { names.lose(.commitment) }
  }

  /// The verb of an obligation, which stands behind a party's id.
  private static func verb(of line: Outline.Line) -> Commitment.Verb? {
    guard line.tokens.count > 1 else { return nil }
    let tokens = line.tokens
    if tokens[1].kind == .word, let verb = Commitment.Verb(rawValue: tokens[1].content) {
      return verb
    }
    // The party is missing: still an obligation, and told so.
    return tokens[0].kind == .word && tokens[0].content == "delivers" ? .delivers : nil
  }

  /// `RU delivers 175 prisoner to UA on 2025-03-19`.
  private func obligation(
    _ line: Outline.Line, _ verb: Commitment.Verb
  ) throws(LineFault) -> Commitment.Obligation {
    var cursor = LineCursor(line, at: 0)
    let zone = agreement.clockZone.value
    let from = names.party(try cursor.name("a party's id"))
    try cursor.need(verb.rawValue)
    var quantity: Marked<Int>?
    var limit = Commitment.Limit.exactly
    if cursor.take("at", "least") {
      limit = .atLeast
      quantity = try cursor.number("how many, such as 175")
    } else if cursor.take("at", "most") {
      limit = .atMost
      quantity = try cursor.number("how many, such as 175")
    } else if cursor.take("between") {
      quantity = try cursor.number("how many, such as 175")
      try cursor.need("and")
      let most = try cursor.number("how many at most, such as 200")
      if let least = quantity, most.value <= least.value {
        throw LineFault(.numbersReversed(least, most))
      }
      limit = .upTo(most.value)
    } else if let current = cursor.current, current.content.first?.isNumber == true {
      quantity = try cursor.number("how many, such as 175")
    }
    var obligation = Commitment.Obligation(
      from: from, quantity: quantity, unit: try cursor.name("of what, such as 'prisoner'"))
    obligation.verb = verb
    obligation.limit = limit
    if cursor.take("each") {
      let word = try cursor.word("'day', 'week' or 'month'")
      guard let rate = Commitment.Rate(rawValue: word.value) else {
        throw LineFault(.notOneOf(word, Commitment.Rate.allCases.map(\.rawValue)))
      }
      obligation.rate = rate
    } else if cursor.take("for") {
      try cursor.need("each", "of")
      obligation.forEach = names.commitment(try cursor.name("a commitment's id"))
    }
    if cursor.take("to") { obligation.to = names.party(try cursor.name("a party's id")) }
    if cursor.take("in") {
      obligation.zones = try cursor.names("a zone's id").map { names.zone($0) }
    }
    if cursor.take("within") {
      let length = try length(&cursor)
      try cursor.need("of")
      let target = names.target(try cursor.name("the id of a condition, commitment or provision"))
      obligation.following = .init(length: length, target: target)
    }
    if cursor.take("on") {
      if cursor.sees("unknown") {
        obligation.due = try bound(&cursor, in: zone)
      } else {
        obligation.due = Bound(at: try point(&cursor, in: zone), location: line.location)
      }
    } else if cursor.sees("not") || cursor.sees("between") {
      obligation.due = try bound(&cursor, in: zone)
    }
    try cursor.end()
    return obligation
  }

  private func commitmentLine(
    _ line: Outline.Line, _ keyword: String, into commitment: inout Commitment
  ) throws(LineFault) {
    var cursor = LineCursor(line, at: keyword == "from" ? 0 : 1)
    switch keyword {
    case "title": commitment.titles.append(try localName(&cursor))
    case "builds":
      try cursor.need("confidence")
      commitment.buildsConfidence = true
    case "waits": commitment.waitsFor += try waits(&cursor)
    case "from": commitment.sources += try sources(&cursor)
    case "alongside":
      commitment.alongside += try cursor.names("a commitment's id").map { names.commitment($0) }
    default:
      guard let stage = Commitment.Stage(rawValue: keyword) else {
        preconditionFailure("'\(keyword)' is listed for commitments and not read")
      }
      var progress = try step(&cursor, Marked(stage, at: line.location))
      progress.sources = try sources(&cursor)
      commitment.progress.append(progress)
    }
    try cursor.end()
  }

  /// `20 by north on 2025-03-19`, behind the stage.
  func step(
    _ cursor: inout LineCursor, _ stage: Marked<Commitment.Stage>
  ) throws(LineFault) -> Commitment.Progress {
    var quantity: Marked<Int>?
    if let current = cursor.current, LineCursor.number(current.content) != nil {
      quantity = try cursor.number("how many")
    }
    var by: Marked<Party.ID>?
    if cursor.take("by") { by = names.party(try cursor.name("a party's id")) }
    try cursor.need("on")
    var progress = Commitment.Progress(stage: stage, day: try cursor.day())
    progress.quantity = quantity
    progress.by = by
    return progress
  }

  /// What a party makes its consent depend on, with the others' answers.
  func condition(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var condition = Condition(id: Marked(Condition.ID("unnamed"), at: line.location), title: "")
    var isNamed = false
    do throws(LineFault) {
      let id = names.declare(.condition, try cursor.name("the condition's id"), &faults)
      condition.id = Marked(Condition.ID(id.value), at: id.location)
      condition.title = id.value
      isNamed = true
      condition.title = try cursor.optionalText()?.value ?? id.value
      if cursor.take("by") { condition.party = names.party(try cursor.name("a party's id")) }
      condition.sources = try sources(&cursor)
      try cursor.end()
    } catch { record(error, in: line) }
    var seen: Seen = [:]
    for child in line.children where !child.tokens.isEmpty {
      do throws(LineFault) {
        if let answer = try answer(child) {
          condition.answers.append(answer)
        } else {
          guard
            let keyword = keyword(
              of: child, among: ["stated", "met", "from"], in: "'condition'")
          else { continue }
          if keyword != "from", !isFirst(keyword, child, &seen) { continue }
          var cursor = LineCursor(child, at: keyword == "from" ? 0 : 1)
          switch keyword {
          case "stated":
            try cursor.need("by")
            condition.party = names.party(try cursor.name("a party's id"))
            condition.sources += try sources(&cursor)
          case "met":
            try cursor.need("on")
            condition.met = try cursor.day()
            condition.sources += try sources(&cursor)
          default: condition.sources += try sources(&cursor)
          }
          try cursor.end()
        }
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if isNamed { agreement.conditions.append(condition) } else { names.lose(.condition) }
  }

  /// `UA refuses 2025-03-19 from ua-president`.
  private func answer(_ line: Outline.Line) throws(LineFault) -> Condition.Answer? {
    guard line.tokens.count > 1, line.tokens[1].kind == .word,
      let kind = Condition.Answer.Kind(rawValue: line.tokens[1].content)
    else { return nil }
    var cursor = LineCursor(line, at: 0)
    let party = names.party(try cursor.name("a party's id"))
    _ = try cursor.word("an answer")
    var answer = Condition.Answer(party: party, kind: kind, day: try cursor.day())
    answer.sources = try sources(&cursor)
    try cursor.end()
    return answer
  }

  static let trackStatements = ["stage", "venue", "agenda", "waits", "begins", "from"]

  /// A negotiation track.
  func track(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var track: Track?
    do throws(LineFault) {
      let id = names.declare(.track, try cursor.name("the track's id"), &faults)
      track = Track(id: Marked(Track.ID(id.value), at: id.location))
      track?.title = try cursor.optionalText()?.value
      while cursor.current != nil {
        try trackPart(&cursor, into: &track)
      }
    } catch { record(error, in: line) }
    for child in line.children where !child.tokens.isEmpty {
      guard
        keyword(of: child, among: Self.trackStatements, in: "'track'") != nil
      else { continue }
      var cursor = LineCursor(child, at: 0)
      do throws(LineFault) {
        try trackPart(&cursor, into: &track)
        try cursor.end()
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if let track { agreement.tracks.append(track) } else { names.lose(.track) }
  }

  private func trackPart(_ cursor: inout LineCursor, into track: inout Track?) throws(LineFault) {
    if cursor.take("stage") {
      var stage = try cursor.optionalText()
      if stage == nil { stage = try cursor.name("a stage such as 'technical'") }
      guard let stage else { throw cursor.missing("a stage such as 'technical'") }
      if let first = track?.stage { throw LineFault(.partTwice("stage", stage, first)) }
      track?.stage = stage.value
    } else if cursor.take("venue") {
      let venue = try cursor.text("the venue as \"…\"")
      if let first = track?.venue { throw LineFault(.partTwice("venue", venue, first)) }
      track?.venue = venue.value
    } else if cursor.take("agenda") {
      let list = try cursor.namesAndTexts("an id or words as \"…\"")
      track?.agenda += (list.names + list.texts).inOrder
    } else if cursor.take("waits") {
      let waits = try waits(&cursor)
      track?.waitsFor += waits
    } else if cursor.sees("begins") {
      let place = cursor.location
      _ = cursor.take("begins")
      if track?.begins != nil {
        throw LineFault(.partTwice("begins", Marked("begins", at: place), "said"))
      }
      _ = cursor.take("on")
      track?.begins = try bound(&cursor, in: agreement.clockZone.value)
    } else if cursor.sees("from") {
      track?.sources += try sources(&cursor)
    } else {
      throw cursor.missing("'stage', 'venue', 'agenda', 'waits for', 'begins' or 'from'")
    }
  }
}

extension Diagnostic {
  fileprivate static func numbersReversed(_ least: Marked<Int>, _ most: Marked<Int>) -> Diagnostic {
    Diagnostic(
      .error, "terms.bounds-reversed", at: most.location,
      "'\(most.value)' is not more than '\(least.value)'", expected: "the smaller number first",
      see: [Reference(least.location, "the other number")],
      mend: "change the two, or write the one number alone")
  }

  fileprivate static func partTwice(
    _ part: String, _ second: Marked<String>, _ first: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.said-twice", at: second.location,
      "'\(part)' is '\(second.value)' here and '\(first)' before", expected: "one '\(part)'",
      mend: "remove one of the two; neither goes before the other")
  }
}
