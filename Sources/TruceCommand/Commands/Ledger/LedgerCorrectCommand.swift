// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce ledger correct MISSION ENTRY`.
  static let ledgerCorrect = Command(
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
      Example(
        line: "truce ledger correct harbour 12 --because 'seen twice'", words: "an observation")
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
}
