// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// A command that does one step in a case.
  private static func step(
    _ name: String, _ summary: String, operands: [Operand] = [], options: [Option] = [],
    example: String, isForMany: Bool = false,
    request:
      @escaping @Sendable (Invocation, Agreement) throws(Diagnostics) -> Mission.CaseRequest
  ) -> Command {
    Command(
      name: name, summary: summary,
      operands: [.mission, isForMany ? .incidentOrMany : .incident] + operands,
      options: options + (isForMany ? CaseFilter.options : []) + [.because] + Option.writing,
      examples: [
        Example(
          line: "truce case \(name) harbour reports:H1 \(example)--because 'the reason'",
          words: "with a reason")
      ]
        + (isForMany
          ? [
            Example(
              line: "truce case \(name) harbour \(example)--where 'day=2031-04-02 actor=none' "
                + "--because 'the reason'",
              words: "shows what would change; '--yes' does it")
          ] : []),
      statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
    ) { invocation, world throws(Diagnostics) in
      let because = try invocation.reason()
      // What cannot be done is found before anything is opened for writing.
      let wanted = try request(invocation, try world.mission(at: invocation.first).agreement)
      let mission = try world.mission(at: invocation.first, changedBy: invocation)
      if isForMany, let conditions = invocation.value("where") {
        if invocation.operand(1) != nil { throw Diagnostics(.oneOrMany("case \(name)")) }
        return try many(
          wanted, try mission.cases(where: CaseFilter(parsing: conditions, for: mission)),
          because: because, in: mission, isDone: invocation.has("yes"), world)
      }
      if isForMany, invocation.operand(1) == nil {
        throw Diagnostics(.oneOrMany("case \(name)"))
      }
      let reviewed = try mission.step(wanted, inCaseOf: invocation.second, because: because)
      if world.speaksJSON {
        world.print(
          .object([
            ("case", .string(reviewed.id.name)), ("incident", .string(reviewed.incident.name)),
            ("status", .string(reviewed.status.rawValue)),
          ]))
      } else {
        world.output.line(
          "Recorded. Case \(reviewed.id): \(reviewed.status.rawValue).".madeVisible)
      }
      return .well
    }
  }

  /// Does a step in many cases, or shows what it would change.
  private static func many(
    _ wanted: Mission.CaseRequest, _ cases: [Case], because: String, in mission: Mission,
    isDone: Bool, _ world: World
  ) throws(Diagnostics) -> ExitStatus {
    let outcomes =
      isDone
      ? try mission.steps(wanted, in: cases, because: because)
      : try mission.preview(wanted, in: cases)
    let changed = outcomes.count {
      if case .success = $0.result { true } else { false }
    }
    if world.speaksJSON {
      world.print(
        .object([
          ("done", .bool(isDone)), ("changed", .integer(changed)),
          ("cases", .array(outcomes.map(\.json))),
        ]))
      return .well
    }
    var table = TextTable(["CASE", "NOW", isDone ? "THEN" : "WOULD BE"])
    for outcome in outcomes {
      switch outcome.result {
      case .success(let status):
        table.add([outcome.before.id.name, outcome.now, status.rawValue])
      case .failure(let refused):
        table.add([
          outcome.before.id.name, outcome.now,
          "left out: \(refused.all[0].message)",
        ])
      }
    }
    for line in table.lines { world.output.line(line) }
    let left = outcomes.count - changed
    world.output.line(
      isDone
        ? "Recorded in \(grouped(changed)), left out in \(grouped(left))."
        : "Nothing is changed yet. It would be done in \(grouped(changed)), and left out in "
          + "\(grouped(left)). Add '--yes' to do it.")
    return .well
  }

  static let caseOpen = step("open", "open a case for an incident", example: "", isForMany: true) {
    _, _ throws(Diagnostics) in .open
  }

  static let caseAssign = step(
    "assign", "ask a person to review",
    options: [
      Option(
        name: "to", value: Option.Value(name: "PERSON"),
        words: "the name of the person's key, or its id", isRequired: true)
    ], example: "--to reviewer-2 ", isForMany: true
  ) { invocation, _ throws(Diagnostics) in
    .assign(to: invocation.value("to") ?? "")
  }

  static let caseReview = step(
    "review", "review the facts; two persons settle them",
    options: [
      Option(
        name: "outcome",
        value: Option.Value(
          name: "OUTCOME", kind: .choice(ReviewResult.Outcome.allCases.map(\.rawValue))),
        words: "what comes of it", isRequired: true),
      Option(
        name: "occurrence", value: Option.Value(name: "STATE", kind: .kleene),
        words: "whether an act happened", isRequired: true),
      Option(
        name: "attribution", value: Option.Value(name: "STATE", kind: .kleene),
        words: "whether it is attributable to the actor; unknown when not given"),
      Option(
        name: "actor", value: Option.Value(name: "PARTY"), words: "the party spoken of"),
      Option(
        name: "class", value: Option.Value(name: "ID"),
        words: "what was struck, where the review settles it"),
    ], example: "--outcome verified --occurrence met ", isForMany: true
  ) { invocation, agreement throws(Diagnostics) in
    .review(try ReviewResult(invocation, in: agreement))
  }

  static let caseReply = step(
    "reply", "record a party's view, in its words",
    options: [
      Option(
        name: "party", value: Option.Value(name: "PARTY"), words: "whose view", isRequired: true),
      Option(
        name: "words", value: Option.Value(name: "WORDS"), words: "the words", isRequired: true),
    ], example: "--party north --words 'it was not us' "
  ) { invocation, _ throws(Diagnostics) in
    .reply(
      party: Party.ID(invocation.value("party") ?? ""), words: invocation.value("words") ?? "")
  }

  static let caseDissent = step(
    "dissent", "dissent from the finding, in words",
    options: [
      Option(
        name: "words", value: Option.Value(name: "WORDS"), words: "the words", isRequired: true)
    ], example: "--words 'the crater is older' "
  ) { invocation, _ throws(Diagnostics) in
    .dissent(words: invocation.value("words") ?? "")
  }

  static let caseCorrect = step(
    "correct", "take back one's own step",
    operands: [
      Operand(name: "ENTRY", words: "the number of its entry", kind: .whole(0...(1 << 53)))
    ], example: "12 "
  ) { invocation, _ throws(Diagnostics) in
    .correct(entry: invocation.operand(2).flatMap { Int($0) } ?? 0)
  }

  static let caseClose = step("close", "close a case", example: "", isForMany: true) {
    _, _ throws(Diagnostics) in .close
  }
}

extension Mission.Outcome {
  /// Where the case stands, in a table.
  fileprivate var now: String { before.isOpened ? before.status.rawValue : "no case" }

  /// What programs read of a bulk operation's case.
  fileprivate var json: JSON {
    var members: [(String, JSON)] = [
      ("case", .string(before.id.name)), ("incident", .string(before.incident.name)),
      ("status", .string(before.status.rawValue)),
    ]
    switch result {
    case .success(let status): members.append(("then", .string(status.rawValue)))
    case .failure(let refused): members.append(("refused", .array(refused.all.map(\.json))))
    }
    return .object(members)
  }
}

extension Operand {
  /// An incident, where many can be meant instead.
  fileprivate static let incidentOrMany = Operand(
    name: "INCIDENT", words: "an incident's id; without it, '--where' says which",
    number: .optional)
}

extension ValueKind {
  /// met, not-met or unknown.
  fileprivate static let kleene = ValueKind.choice(Kleene.allCases.map(\.rawValue))
}

extension ReviewResult {
  /// What the options say.
  ///
  /// - Throws: `command.observation` for a party or class that the agreement does not have.
  fileprivate init(
    _ invocation: Invocation, in agreement: Agreement
  ) throws(Diagnostics) {
    func state(_ name: String) -> Kleene {
      invocation.value(name).flatMap(Kleene.init(rawValue:)) ?? .unknown
    }
    func name(_ option: String, among known: [String]) throws(Diagnostics) -> String? {
      guard let word = invocation.value(option) else { return nil }
      guard known.contains(word) else {
        throw Diagnostics(.unknownName(option, word, among: known))
      }
      return word
    }
    let actor = try name("actor", among: agreement.parties.map(\.id.value.name))
    let objectClass = try name("class", among: agreement.classes.classes.map(\.value.name))
    self.init(
      outcome: invocation.value("outcome").flatMap(Outcome.init(rawValue:)) ?? .unverified,
      occurrence: state("occurrence"), attribution: state("attribution"),
      actor: actor.map { Party.ID($0) }, objectClass: objectClass.map { ObjectClass.ID($0) })
  }
}
