// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Command {
  /// `truce case key MISSION PERSON`.
  static let caseKey = Command(
    name: "key", summary: "make a person's key",
    about: """
      Makes the key by which a person acts in this mission, under a pseudonym, and prints its public \
      half. A key that is there is not made again.
      """,
    operands: [
      .mission, Operand(name: "PERSON", words: "a pseudonym, such as reviewer-2"),
    ],
    examples: [Example(line: "truce case key harbour reviewer-2", words: "for a second reviewer")],
    statuses: [.unreadableInput, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    if mission.head.size == 0 { throw Diagnostics(.noLedger(invocation.first)) }
    let key = try MissionKeys(in: mission.folder).person(
      invocation.second, passphrase: world.passphrase)
    world.output.line(key.key.text.madeVisible)
    return .well
  }
}

extension Diagnostic {
  fileprivate static func noLedger(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.not-found", at: Location(file: path), "the mission has no ledger yet",
      mend: "begin it with 'truce ledger init \(path.asShellWord)'")
  }
}
