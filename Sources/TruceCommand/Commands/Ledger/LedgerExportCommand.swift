// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger

extension Command {
  /// `truce ledger export MISSION DIR`.
  static let ledgerExport = Command(
    name: "export", summary: "write what others need to check the ledger",
    about: """
      Writes the checkpoint and the tiles into a folder that a web server or a stick can carry; what \
      an earlier export wrote is added to. Nothing of the vault, the keys or the evidence goes with it.
      """,
    operands: [
      .mission, Operand(name: "DIR", words: "a new folder, or an older export", kind: .folder),
    ],
    options: Option.writing,
    examples: [
      Example(line: "truce ledger export build/energy-2025 mirror", words: "for a web server")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let ledger = try Ledger(opening: ledgerPath(invocation.first))
    let count = try ledger.export(to: invocation.second)
    world.output.line("\(grouped(count)) files written to \(invocation.second.asShellWord).")
    world.output.line("Its key, to be made known by another way: \(ledger.key.text.madeVisible)")
    return .well
  }
}
