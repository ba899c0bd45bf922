// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce ledger init MISSION`.
  static let ledgerInit = Command(
    name: "init", summary: "begin a mission's ledger, with its keys",
    about: """
      Makes the keys of a mission and its ledger, and records the mission's texts. A mission that has \
      a ledger already records the texts that changed. TRUCE_PASSPHRASE seals the keys; without it a \
      random passphrase is kept beside them, readable by its owner alone.
      """,
    operands: [.mission], options: Option.writing,
    examples: [Example(line: "truce ledger init harbour", words: "for a new mission")],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    try mission.recordTexts()
    world.output.line(
      "The ledger has \(grouped(mission.head.size)) entries; its root is \(mission.head.root).")
    return .well
  }
}
