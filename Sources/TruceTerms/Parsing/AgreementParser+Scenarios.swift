// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension AgreementParser {
  /// A case with the verdicts expected.
  func scenario(_ line: Outline.Line) {
    var cursor = LineCursor(line)
    var title = Marked("", at: line.location)
    do throws(LineFault) {
      title = try cursor.text("what happens as \"…\"")
      try cursor.end()
    } catch { record(error, in: line) }
    var scenario: Scenario?
    var expectations: [Scenario.Expectation] = []
    var first: Location?
    for child in line.children where !child.tokens.isEmpty {
      guard
        let keyword = keyword(
          of: child, among: ActKind.allCases.map(\.rawValue) + ["under"], in: "'scenario'")
      else { continue }
      do throws(LineFault) {
        if keyword == "under" {
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
      } else if cursor.take("invoking") {
        scenario.invocations = try invocations(&cursor)
      } else {
        throw cursor.missing("'by', 'on', 'in', 'outside', 'at', 'between' or 'invoking'")
      }
    }
    if !isTimed { throw cursor.missing("'at' and a day, or 'between' and two days") }
    return scenario
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
    let word = try cursor.word("a verdict")
    guard let verdict = Scenario.Verdict(rawValue: word.value) else {
      throw LineFault(.notOneOf(word, Scenario.Verdict.allCases.map(\.rawValue)))
    }
    var expectation = Scenario.Expectation(
      reading: reading, verdict: Marked(verdict, at: word.location))
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
