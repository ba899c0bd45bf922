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
}
