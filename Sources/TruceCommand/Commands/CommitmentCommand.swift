// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce commitment ...`: what became of a promise.
  static let commitment = Command(
    name: "commitment", summary: "record a step of a commitment, such as a delivery",
    about: """
      The agreement says what was promised. A step that became known later is recorded here and \
      stands in the report beside those of the agreement's text, at its day.
      """,
    subcommands: [.commitmentRecord])

  private static let commitmentRecord = Command(
    name: "record", summary: "record that a stage was reached",
    operands: [
      .mission, Operand(name: "COMMITMENT", words: "a commitment of the agreement"),
    ],
    options: [
      Option(
        name: "stage",
        value: Option.Value(
          name: "STAGE", kind: .choice(Commitment.Stage.allCases.map(\.rawValue))),
        words: "the stage that was reached", isRequired: true),
      Option(
        name: "day", value: Option.Value(name: "DAY", kind: .day),
        words: "the day, in the agreement's zone", isRequired: true),
      Option(
        name: "party", value: Option.Value(name: "PARTY"),
        words: "who did or said it; both when not given"),
      Option(
        name: "quantity", value: Option.Value(name: "NUMBER", kind: .whole(0...1_000_000_000)),
        words: "how many; unknown when not given"),
      Option(
        name: "source", value: Option.Value(name: "SOURCE"),
        words: "the source of the agreement that says so"),
      .because,
    ] + Option.writing,
    examples: [
      Example(
        line: "truce commitment record harbour prisoners --stage delivered --day 2031-04-02 "
          + "--party north --quantity 22 --because 'counted at the crossing'",
        words: "a delivery")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    guard let stage = invocation.value("stage").flatMap(Commitment.Stage.init(rawValue:)),
      let day = invocation.day("day")
    else { preconditionFailure("the command line was read") }
    let step = DeliveryRecord(
      commitment: Commitment.ID(invocation.second), stage: stage,
      by: invocation.value("party").map { Party.ID($0) },
      quantity: invocation.number("quantity").map { Int($0) }, day: day,
      source: invocation.value("source").map { Source.ID($0) })
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    try mission.deliver(step, because: because)
    if world.speaksJSON {
      world.print(
        .object([
          ("commitment", .string(step.commitment.name)), ("stage", .string(stage.rawValue)),
          ("entry", .integer(mission.head.size - 1)),
        ]))
    } else {
      world.output.line(
        "Recorded as entry \(mission.head.size - 1): \(step.commitment), \(stage.rawValue).")
    }
    return .well
  }

  /// `truce correct MISSION ENTRY`.
  static let correct = Command(
    name: "correct", summary: "take back one's own entry",
    about: """
      Nothing is edited. An observation, a split, a join, an item of evidence, a grade, a step of a \
      commitment or a published report is taken back by who made it; the entry stays, and counts no \
      more from then on.
      """,
    operands: [
      .mission,
      Operand(name: "ENTRY", words: "the number of the entry", kind: .whole(0...(1 << 53))),
    ],
    options: [.because] + Option.writing,
    examples: [
      Example(line: "truce correct harbour 12 --because 'seen twice'", words: "an observation")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    let entry = Int(invocation.second) ?? 0
    let leads = try mission.correct(entry: entry, because: because)
    if world.speaksJSON {
      world.print(
        .object([
          ("corrected", .integer(entry)),
          (
            "leads",
            .array(
              leads.map {
                .object([("old", .string($0.old.name)), ("new", .string($0.new.name))])
              })
          ),
        ]))
      return .well
    }
    world.output.line("Taken back: entry \(entry).")
    for lead in leads {
      world.output.line("Incident \(lead.old) now leads to \(lead.new).".madeVisible)
    }
    return .well
  }

  /// `truce event grade MISSION EVENT`.
  static let eventGrade = Command(
    name: "grade", summary: "grade an event by the Admiralty code",
    about: """
      Reliability of the source (A to F) and credibility of what it says (1 to 6) are judged each by \
      itself. The grade of a person stands in the place of the feed's.
      """,
    operands: [
      .mission, Operand(name: "EVENT", words: "an event's id, such as reports:R012"),
      Operand(name: "GRADE", words: "such as B2"),
    ],
    options: [.because] + Option.writing,
    examples: [
      Example(
        line:
          "truce event grade harbour reports:H1 B2 --because 'two of its pictures were checked'",
        words: "one event")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let word = invocation.operand(2) ?? ""
    guard let grade = Grade(word) else { throw Diagnostics(.noGrade(word)) }
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    try mission.grade(Event.ID(invocation.second), as: grade, because: because)
    world.output.line("Recorded: \(invocation.second.madeVisible) is graded \(grade.name).")
    return .well
  }
}

extension Diagnostic {
  fileprivate static func noGrade(_ word: String) -> Diagnostic {
    Diagnostic(
      .error, "command.observation", at: nil, "'\(word)' is no Admiralty grade",
      expected: "a letter from A to F and a digit from 1 to 6, such as B2",
      mend: "judge reliability and credibility each by itself")
  }
}
