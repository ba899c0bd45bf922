// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Agreement {
  /// The agreement as text in the language; `Agreement(parsing:)` of it gives the same agreement.
  ///
  /// Comments of the text it was read from are not in it: `Outline.formatted` keeps those.
  public var printed: String {
    var printer = AgreementPrinter()
    printer.print(self)
    return printer.text
  }
}

/// Writes an agreement, one statement a line.
struct AgreementPrinter {
  private(set) var lines: [String] = []
  private var level = 0
  /// The ids of parties and bodies, which stand as names wherever words could stand too.
  private var named: Set<String> = []

  /// Whether words are the id of a party or a body.
  func isNamed(_ words: String) -> Bool { named.contains(words) }

  /// Those who verify or find: parties and bodies by their id, else words.
  func finders(_ all: [Marked<String>]) -> String {
    all.map { isNamed($0.value) ? $0.value : Outline.quoted($0.value) }.joined(separator: ", ")
  }

  /// The lines in the one form of the outline.
  var text: String {
    var faults: [Diagnostic] = []
    let text = SourceText(lines.joined(separator: "\n"), name: "printed")
    let outline = Outline(reading: text, faults: &faults)
    precondition(faults.isEmpty, "what is printed holds no fault of form")
    return outline.formatted
  }

  /// A line of words; those that are absent leave no trace.
  mutating func line(_ words: String?...) {
    lines.append(
      String(repeating: "  ", count: level) + words.compactMap(\.self).joined(separator: " "))
  }

  /// Lines that belong to the last one.
  mutating func below(_ body: (inout AgreementPrinter) -> Void) {
    level += 1
    body(&self)
    level -= 1
  }

  mutating func print(_ agreement: Agreement) {
    named = Set(agreement.parties.map(\.id.value.name) + agreement.bodies.map(\.id.value.name))
    line(
      "agreement", agreement.id.value.name,
      agreement.title.isEmpty ? nil : Outline.quoted(agreement.title))
    below { printer in
      printer.line("time zone", agreement.clockZone.value.name)
      printer.localNames("title", agreement.titles)
      for version in agreement.versions {
        printer.line(
          "version", version.id.value, "of", "\(version.day)",
          version.source.map { "from \($0.value)" })
      }
    }
    lines.append("")
    for party in agreement.parties {
      line(party.role.rawValue, party.id.value.name, Outline.quoted(party.name))
      below { printer in
        printer.localNames("name", party.names)
        if !party.claims.isEmpty { printer.line("claims", list(party.claims)) }
      }
    }
    lines.append("")
    for source in agreement.sources {
      line(
        "source", source.id.value.name, "\(source.day)", source.speaker?.value.name ?? "none",
        Outline.quoted(source.title), source.address, source.language.map { "language \($0)" })
    }
    lines.append("")
    print(agreement.classes)
    lines.append("")
    for zone in agreement.zones { print(zone) }
    for annex in agreement.annexes { print(annex) }
    for body in agreement.bodies { print(body) }
    for provision in agreement.provisions {
      lines.append("")
      print(provision)
    }
    lines.append("")
    for condition in agreement.conditions { print(condition) }
    for commitment in agreement.commitments { print(commitment) }
    for track in agreement.tracks { print(track) }
    for scenario in agreement.scenarios { print(scenario) }
    for scenario in agreement.promiseScenarios { print(scenario) }
  }

  mutating func localNames(_ word: String, _ names: [LocalName]) {
    for name in names { line(word, name.language, Outline.quoted(name.name)) }
  }

  private mutating func print(_ zone: Zone) {
    line(
      zone.isLine ? "line" : "zone", zone.id.value.name, zone.title.map(Outline.quoted),
      zone.file.map { "from " + Outline.quoted($0.value) },
      zone.distanceInMetres > 0 ? "within " + zone.distance : nil,
      zone.distanceInMetres > 0 ? zone.measuredFrom.map { "of \($0.value)" } : nil)
  }

  private mutating func print(_ annex: Annex) {
    line("annex", annex.id.value.name, annex.title.map(Outline.quoted), from(annex.sources))
    let objects = annex.classes.map(\.value.name) + annex.named.map { Outline.quoted($0.value) }
    if !objects.isEmpty {
      below { $0.line("objects", objects.joined(separator: ", ")) }
    }
  }

  private mutating func print(_ condition: Condition) {
    line(
      "condition", condition.id.value.name, Outline.quoted(condition.title),
      condition.party.map { "by \($0.value)" }, from(condition.sources))
    below { printer in
      for answer in condition.answers {
        printer.line(
          answer.party.value.name, answer.kind.rawValue, "\(answer.day.value)",
          from(answer.sources))
      }
      if let met = condition.met { printer.line("met on", "\(met.value)") }
    }
  }

  private mutating func print(_ commitment: Commitment) {
    line("commitment", commitment.id.value.name, Outline.quoted(commitment.title))
    below { printer in
      printer.localNames("title", commitment.titles)
      if commitment.buildsConfidence { printer.line("builds confidence") }
      if !commitment.sources.isEmpty { printer.line(from(commitment.sources)) }
      printer.waits(commitment.waitsFor)
      if !commitment.alongside.isEmpty { printer.line("alongside", list(commitment.alongside)) }
      for obligation in commitment.obligations {
        printer.line(
          obligation.from.value.name, obligation.verb.rawValue, obligation.amount,
          obligation.rate.map { "each \($0.rawValue)" },
          obligation.forEach.map { "for each of \($0.value)" },
          obligation.to.map { "to \($0.value)" },
          obligation.zones.isEmpty ? nil : "in " + list(obligation.zones),
          obligation.following.map {
            "within \($0.length.value.words) of \($0.target.value.name)"
          }, due(obligation.due))
      }
      for step in commitment.progress {
        printer.line(printer.written(step), from(step.sources))
      }
    }
  }

  private mutating func print(_ track: Track) {
    line(
      "track", track.id.value.name, track.title.map(Outline.quoted),
      track.stage.map { "stage " + Outline.quoted($0) },
      track.venue.map { "venue " + Outline.quoted($0) },
      track.agenda.isEmpty
        ? nil : "agenda " + track.agenda.map { nameOrText($0.value) }.joined(separator: ", "),
      from(track.sources))
    below { printer in
      printer.waits(track.waitsFor)
      if let begins = track.begins { printer.line("begins", due(begins)) }
    }
  }

  private mutating func print(_ body: Body) {
    line("body", body.id.value.name, Outline.quoted(body.title), from(body.sources))
    below { printer in
      let members =
        body.members.map(\.value.name) + body.others.map { Outline.quoted($0.value) }
      if !members.isEmpty { printer.line("members", members.joined(separator: ", ")) }
      if let chair = body.chair { printer.line("chaired by", chair.value.name) }
      if let decision = body.decision { printer.line("decides by", decision.value.rawValue) }
      if let meets = body.meets { printer.line("meets", Outline.quoted(meets.value)) }
    }
  }

  private mutating func print(_ scenario: Scenario) {
    line("scenario", Outline.quoted(scenario.title.value))
    below { printer in
      let object =
        scenario.objectClass.map { "on \($0.value)" }
        ?? scenario.object.map { "on " + Outline.quoted($0.value) }
      let time =
        scenario.end.map { "between \(scenario.start.value.words) and \($0.value.words)" }
        ?? "at \(scenario.start.value.words)"
      let invoked = scenario.invocations.map { invocation in
        invocation.claim == .claimed
          ? invocation.exception.value.name
          : "\(invocation.exception.value) \(invocation.claim.rawValue)"
      }
      printer.line(
        scenario.act.value.rawValue, scenario.isProven ? nil : "unproven",
        scenario.actor.map { "by \($0.value)" }, object,
        scenario.objectClass == nil ? nil : scenario.object.map { Outline.quoted($0.value) },
        scenario.inside.isEmpty ? nil : "in " + list(scenario.inside),
        scenario.outside.isEmpty ? nil : "outside " + list(scenario.outside),
        scenario.distances.isEmpty
          ? nil
          : scenario.distances.map { "\(Zone.written($0.metres.value)) from \($0.zone.value)" }
            .joined(separator: " "), time,
        invoked.isEmpty ? nil : "invoking " + invoked.joined(separator: ", "))
      for expectation in scenario.expectations {
        let limbs = expectation.limbs.map(\.value.rawValue).joined(separator: ", ")
        let word = expectation.verdict.value == .undetermined ? "lacking" : "by"
        printer.line(
          "under", expectation.reading.value.name, expectation.isByPractice ? "by practice" : nil,
          expectation.verdict.value.rawValue,
          limbs.isEmpty ? nil : "\(word) \(limbs)")
      }
    }
  }

  private mutating func print(_ scenario: PromiseScenario) {
    line("scenario", Outline.quoted(scenario.title.value))
    below { printer in
      for supposition in scenario.suppositions {
        switch supposition {
        case .met(let id, let day): printer.line("suppose", id.value.name, "met on \(day.value)")
        case .step(let id, let step): printer.line("suppose", id.value.name, printer.written(step))
        }
      }
      for expectation in scenario.expectations {
        printer.line(
          "then", expectation.promise.value, expectation.party.map { "by \($0.value)" },
          expectation.unit.map { unit in
            "of " + (expectation.quantity.map { "\($0.value) " } ?? "") + unit.value
          },
          "\(expectation.state.value.rawValue) on \(expectation.at.value.words)")
      }
    }
  }

  /// `delivered 20 by north on 2025-03-19`.
  private func written(_ step: Commitment.Progress) -> String {
    [
      step.stage.value.rawValue, step.quantity.map { "\($0.value)" },
      step.by.map { "by \($0.value)" }, "on \(step.day.value)",
    ].compactMap(\.self).joined(separator: " ")
  }

  mutating func waits(_ waits: [Wait]) {
    if waits.isEmpty { return }
    let names = waits.map { wait in
      switch wait.target.value {
      case .condition(let id): id.name
      case .commitment(let id): id.name
      case .provision(let id): id.name
      }
    }
    line("waits for", names.joined(separator: ", "))
  }
}

extension Zone {
  /// `15000 m`, `at least 15000 m`, `between 10000 m and 15000 m`.
  var distance: String {
    guard let mostInMetres else { return Self.written(distanceInMetres) }
    return mostInMetres.isFinite
      ? "between \(Self.written(distanceInMetres)) and \(Self.written(mostInMetres))"
      : "at least \(Self.written(distanceInMetres))"
  }

  /// `15000 m`.
  static func written(_ metres: Double) -> String { "\(decimal(metres, decimals: 3) ?? "0") m" }
}

/// `from a, b`, `nil` for none.
func from(_ sources: [Marked<Source.ID>]) -> String? {
  sources.isEmpty ? nil : "from " + list(sources)
}

/// `a, b`.
func list<Thing>(_ ids: [Marked<Identifier<Thing>>]) -> String {
  ids.map(\.value.name).joined(separator: ", ")
}

/// A word if it can stand as a name, else a text.
func nameOrText(_ word: String) -> String {
  LineCursor.isName(word) && !LineCursor.reserved.contains(word) ? word : Outline.quoted(word)
}

/// An obligation's date as it is written behind it.
private func due(_ bound: Bound?) -> String? {
  guard let bound else { return nil }
  if bound.at != nil || bound.isUnknown { return "on " + written(bound) }
  return written(bound)
}

/// A bound behind its first word.
func written(_ bound: Bound) -> String {
  var parts: [String] = []
  if bound.isOpen { parts.append("further notice") }
  if let length = bound.after {
    parts.append(length.value.words + " after start")
  } else {
    if let at = bound.at { parts.append(at.value.words) }
    if bound.isUnknown { parts.append("unknown") }
    if let early = bound.notBefore { parts.append("not before " + early.value.words) }
    if let late = bound.notAfter { parts.append("not after " + late.value.words) }
  }
  if let because = bound.because { parts.append("because " + Outline.quoted(because.value)) }
  if let sources = from(bound.sources) { parts.append(sources) }
  return parts.joined(separator: " ")
}
