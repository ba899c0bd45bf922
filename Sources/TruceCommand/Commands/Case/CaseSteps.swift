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
    example: String,
    request:
      @escaping @Sendable (Invocation, Agreement) throws(Diagnostics) -> Mission.CaseRequest
  ) -> Command {
    Command(
      name: name, summary: summary, operands: [.mission, .incident] + operands,
      options: options + [.because] + Option.writing,
      examples: [
        Example(
          line: "truce case \(name) harbour reports:H1 \(example)--because 'the reason'",
          words: "with a reason")
      ],
      statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
    ) { invocation, world throws(Diagnostics) in
      let because = try invocation.reason()
      // What cannot be done is found before anything is opened for writing.
      let wanted = try request(invocation, try world.mission(at: invocation.first).agreement)
      let mission = try world.mission(at: invocation.first, changedBy: invocation)
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

  static let caseOpen = step("open", "open a case for an incident", example: "") {
    _, _ throws(Diagnostics) in .open
  }

  static let caseAssign = step(
    "assign", "ask a person to review",
    options: [
      Option(
        name: "to", value: Option.Value(name: "PERSON"),
        words: "the name of the person's key, or its id", isRequired: true)
    ], example: "--to reviewer-2 "
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
    ], example: "--outcome verified --occurrence met "
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

  static let caseClose = step("close", "close a case", example: "") {
    _, _ throws(Diagnostics) in .close
  }
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
