// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore

extension Command {
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
