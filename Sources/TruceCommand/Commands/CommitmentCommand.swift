// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce commitment ...`: what became of a promise.
  static let commitment = Command(
    name: "commitment", summary: "record a step of a commitment, such as a delivery",
    about: """
      The agreement says what was promised. A step that became known later is recorded here and \
      stands in the report beside those of the agreement's text, at its day. How far a promise \
      without a number was carried out is graded by a person, of a source and with a reason; the \
      report says "not graded" until somebody has.
      """,
    subcommands: [.commitmentRecord, .commitmentGrade])

  private static let commitmentGrade = Command(
    name: "grade", summary: "record how far a promise without a number was carried out",
    about: "The last grade up to the report's day counts; a later delivery goes before it.",
    operands: [
      .mission, Operand(name: "COMMITMENT", words: "a commitment of the agreement"),
    ],
    options: [
      Option(
        name: "grade",
        value: Option.Value(
          name: "GRADE", kind: .choice(Commitment.Implementation.allCases.map(\.rawValue))),
        words: "how far, in the steps of the Peace Accords Matrix", isRequired: true),
      Option(
        name: "day", value: Option.Value(name: "DAY", kind: .day),
        words: "the day up to which it was looked at, in the agreement's zone", isRequired: true),
      Option(
        name: "source", value: Option.Value(name: "SOURCE"),
        words: "the source of the agreement on which it rests", isRequired: true),
      Option(
        name: "party", value: Option.Value(name: "PARTY"),
        words: "whose part; that of all who owe when not given"),
      .because,
    ] + Option.writing,
    examples: [
      Example(
        line: "truce commitment grade harbour matches --grade not-begun --day 2031-04-30 "
          + "--source call --because 'no match was played or announced'",
        words: "nothing was done")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    guard
      let grade = invocation.value("grade").flatMap(Commitment.Implementation.init(rawValue:))
    else { preconditionFailure("the command line was read") }
    try record(.grade(grade), ("grade", grade.rawValue), of: invocation, in: world)
    return .well
  }

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
    guard let stage = invocation.value("stage").flatMap(Commitment.Stage.init(rawValue:))
    else { preconditionFailure("the command line was read") }
    try record(
      .stage(stage), ("stage", stage.rawValue),
      quantity: invocation.number("quantity").map { Int($0) }, of: invocation, in: world)
    return .well
  }

  private static func record(
    _ step: DeliveryRecord.Step, _ told: (member: String, word: String),
    quantity: Int? = nil, of invocation: Invocation,
    in world: World
  ) throws(Diagnostics) {
    let because = try invocation.reason()
    guard let day = invocation.day("day") else {
      preconditionFailure("the command line was read")
    }
    let record = DeliveryRecord(
      commitment: Commitment.ID(invocation.second), step: step,
      by: invocation.value("party").map { Party.ID($0) },
      quantity: quantity, day: day, source: invocation.value("source").map { Source.ID($0) })
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    try mission.deliver(record, because: because)
    let entry = mission.head.size - 1
    if world.speaksJSON {
      world.print(
        .object([
          ("commitment", .string(record.commitment.name)), (told.member, .string(told.word)),
          ("entry", .integer(entry)),
        ]))
    } else {
      world.output.line("Recorded as entry \(entry): \(record.commitment), \(told.word).")
    }
  }
}
