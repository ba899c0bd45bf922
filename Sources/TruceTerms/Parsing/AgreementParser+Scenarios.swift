// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  static let scenarioStatements =
    ActKind.allCases.map(\.rawValue) + ["under", "suppose", "then"]

  /// A case with the verdicts expected.
  func scenario(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var title = Marked("", at: line.location)
    do throws(LineFault) {
      title = try cursor.text("what happens as \"…\"")
      try cursor.end()
    } catch { record(error, in: line) }
    let isOfPromises = line.children.contains {
      $0.keyword == "suppose" || $0.keyword == "then"
    }
    if isOfPromises, !line.children.contains(where: { ActKind(rawValue: $0.keyword ?? "") != nil })
    {
      return promiseScenario(line, title: title)
    }
    var scenario: Scenario?
    var expectations: [Scenario.Expectation] = []
    var first: Location?
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(
          of: child, among: Self.scenarioStatements, in: "'scenario'")
      else { continue }
      do throws(LineFault) {
        if keyword == "suppose" || keyword == "then" {
          throw LineFault(.promiseBesideAct(keyword, at: child.location))
        } else if keyword == "under" {
          expectations.append(try expectation(child))
        } else if let first {
          throw LineFault(.actTwice(at: child.location, first: first))
        } else if let act = ActKind(rawValue: keyword) {
          first = child.location
          scenario = try self.act(child, act, title: title)
        }
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    if first == nil, faults.last?.location?.line != line.location.line {
      faults.append(.noAct(title, at: line.location))
    }
    scenario?.expectations = expectations
    if let scenario { agreement.scenarios.append(scenario) }
  }

  /// `hit by RU on oil-storage in sea at 2025-03-20 invoking self-defence proven`.
  private func act(
    _ line: Outline.Line, _ act: ActKind, title: Marked<String>
  ) throws(LineFault) -> Scenario {
    var cursor = LineCursor(line)
    let zone = agreement.clockZone.value
    var scenario = Scenario(
      title: title, act: Marked(act, at: line.location),
      start: Marked(.instant(Instant(secondsSince1970: 0)), at: line.location))
    var isTimed = false
    scenario.isProven = !cursor.take("unproven")
    while cursor.current != nil {
      if cursor.take("by") {
        if !cursor.take("unknown") {
          scenario.actor = names.party(try cursor.name("a party's id, or 'unknown'"))
        }
      } else if cursor.take("on") {
        if cursor.current?.kind == .word {
          scenario.objectClass = names.objectClass(try cursor.name("a class's id"))
        }
        scenario.object = try cursor.optionalText()
      } else if cursor.take("in") {
        scenario.inside += try cursor.names("a zone's id").map { names.zone($0) }
      } else if cursor.take("outside") {
        scenario.outside += try cursor.names("a zone's id").map { names.zone($0) }
      } else if cursor.take("at") {
        scenario.start = try point(&cursor, in: zone)
        isTimed = true
      } else if cursor.take("between") {
        scenario.start = try point(&cursor, in: zone)
        try cursor.need("and")
        let end = try point(&cursor, in: zone)
        if end.value.latest(in: zone) <= scenario.start.value.earliest(in: zone) {
          throw LineFault(.reversed(end, scenario.start))
        }
        scenario.end = end
        isTimed = true
      } else if let metres = try distance(in: &cursor) {
        scenario.distances.append(metres)
      } else if cursor.take("invoking") {
        scenario.invocations = try invocations(&cursor)
      } else {
        throw cursor.missing(
          "'by', 'on', 'in', 'outside', 'at', 'between', 'invoking' or a distance such as 3 km")
      }
    }
    if !isTimed { throw cursor.missing("'at' and a day, or 'between' and two days") }
    return scenario
  }

  /// `20 km from contact`, if it stands here.
  private func distance(
    in cursor: inout LineCursor
  ) throws(LineFault) -> Scenario.Distance? {
    guard let current = cursor.current, current.kind == .word,
      current.content.first?.isNumber == true
    else { return nil }
    let place = current.location
    let metres = try distance(&cursor)
    try cursor.need("from")
    return Scenario.Distance(
      metres: Marked(metres, at: place), zone: names.zone(try cursor.name("a zone's id")))
  }

  /// A case about promises: what is supposed, and how they then stand.
  private func promiseScenario(_ line: Outline.Line, title: Marked<String>) {
    var scenario = PromiseScenario(title: title)
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(of: child, among: ["suppose", "then"], in: "a scenario of promises")
      else { continue }
      do throws(LineFault) {
        if keyword == "suppose" {
          scenario.suppositions.append(try supposition(child))
        } else {
          scenario.expectations.append(try promiseExpectation(child))
        }
      } catch { record(error, in: child) }
      nothingBelow(child)
    }
    agreement.promiseScenarios.append(scenario)
  }

  /// `suppose prisoners delivered 20 by north on 2025-03-19`, `suppose road met on 2025-03-21`.
  private func supposition(
    _ line: Outline.Line
  ) throws(LineFault) -> PromiseScenario.Supposition {
    var cursor = LineCursor(line)
    let name = try cursor.name("the id of a commitment or condition")
    let word = try cursor.word("'met', 'announced', 'agreed', 'delivered' or 'reconciled'")
    if word.value == "met" {
      try cursor.need("on")
      let day = try cursor.day()
      try cursor.end()
      return .met(names.supposed(name), on: day)
    }
    guard let stage = Commitment.Stage(rawValue: word.value) else {
      throw LineFault(.notOneOf(word, ["met"] + Commitment.Stage.allCases.map(\.rawValue)))
    }
    let step = try step(&cursor, Marked(stage, at: word.location))
    try cursor.end()
    return .step(names.commitment(name), step)
  }

  /// `then prisoners by north of prisoner overdue on 2025-03-20`.
  private func promiseExpectation(
    _ line: Outline.Line
  ) throws(LineFault) -> PromiseScenario.Expectation {
    var cursor = LineCursor(line)
    let promise = names.promise(try cursor.name("the id of a commitment or track"))
    var party: Marked<Party.ID>?
    var unit: Marked<String>?
    if cursor.take("by") { party = names.party(try cursor.name("a party's id")) }
    var quantity: Marked<Int>?
    if cursor.take("of") {
      if let current = cursor.current, LineCursor.number(current.content) != nil {
        quantity = try cursor.number("how many")
      }
      unit = try cursor.name("of what, such as 'prisoner'")
    }
    let word = try cursor.word("a state such as 'overdue'")
    guard let state = PromiseState.State(rawValue: word.value) else {
      throw LineFault(.notOneOf(word, PromiseState.State.allCases.map(\.rawValue)))
    }
    try cursor.need("on")
    var expectation = PromiseScenario.Expectation(
      promise: promise, state: Marked(state, at: word.location),
      at: try point(&cursor, in: agreement.clockZone.value))
    expectation.party = party
    expectation.unit = unit
    expectation.quantity = quantity
    try cursor.end()
    return expectation
  }

  private func invocations(
    _ cursor: inout LineCursor
  ) throws(LineFault) -> [Scenario.Invocation] {
    var result: [Scenario.Invocation] = []
    repeat {
      let exception = names.exception(try cursor.name("an exception's id"))
      let claim: Scenario.Claim =
        cursor.take("proven") ? .proven : cursor.take("refuted") ? .refuted : .claimed
      result.append(.init(exception: exception, claim: claim))
    } while cursor.takeComma()
    return result
  }

  /// `under us-18-march undetermined lacking time`.
  private func expectation(_ line: Outline.Line) throws(LineFault) -> Scenario.Expectation {
    var cursor = LineCursor(line)
    let reading = names.reading(try cursor.name("a reading's id"))
    let isByPractice = cursor.take("by", "practice")
    let word = try cursor.word("a verdict")
    guard let verdict = Scenario.Verdict(rawValue: word.value) else {
      throw LineFault(.notOneOf(word, Scenario.Verdict.allCases.map(\.rawValue)))
    }
    var expectation = Scenario.Expectation(
      reading: reading, isByPractice: isByPractice, verdict: Marked(verdict, at: word.location))
    let isSaid =
      switch verdict {
      case .undetermined: cursor.take("lacking")
      case .notViolation: cursor.take("by")
      case .violation: false
      }
    if isSaid {
      repeat {
        let name = try cursor.word("a limb such as 'time'")
        guard let limb = Scenario.Limb(rawValue: name.value) else {
          throw LineFault(.notOneOf(name, Scenario.Limb.allCases.map(\.rawValue)))
        }
        expectation.limbs.append(Marked(limb, at: name.location))
      } while cursor.takeComma()
    }
    try cursor.end()
    return expectation
  }
}

extension Bound.Point {
  fileprivate func earliest(in zone: ClockZone) -> Instant {
    switch self {
    case .day(let day): zone.start(of: day)
    case .instant(let instant): instant
    }
  }

  fileprivate func latest(in zone: ClockZone) -> Instant {
    switch self {
    case .day(let day): zone.start(of: day.advanced(byDays: 1))
    case .instant(let instant): instant.advanced(bySeconds: 1)
    }
  }
}

extension Diagnostic {
  fileprivate static func actTwice(at place: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.said-twice", at: place, "a scenario tells of one act, and here is a second",
      expected: "'under' and what is expected", see: [Reference(first, "the first one")],
      mend: "write a scenario of its own")
  }

  fileprivate static func promiseBesideAct(_ word: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.unknown-statement", at: place,
      "'\(word)' speaks of a promise, and the scenario tells of an act",
      expected: "'under' and what is expected", mend: "write a scenario of its own")
  }

  fileprivate static func noAct(_ title: Marked<String>, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.expected", at: place, "the scenario does not say what happens",
      expected: "a line such as 'hit by PARTY on CLASS at DAY'",
      mend: "write below it what happens")
  }

  fileprivate static func reversed(
    _ end: Marked<Bound.Point>, _ start: Marked<Bound.Point>
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.bounds-reversed", at: end.location,
      "'\(end.value.words)' lies before '\(start.value.words)'", expected: "the earlier one first",
      see: [Reference(start.location, "the start")], mend: "change the two")
  }
}
