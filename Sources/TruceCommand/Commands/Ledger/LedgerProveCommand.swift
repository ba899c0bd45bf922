// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger

extension Command {
  /// `truce ledger prove MISSION N`.
  static let ledgerProve = Command(
    name: "prove", summary: "make a proof that an entry is in the ledger",
    about: """
      Makes a file (C2SP tlog-proof) by which anybody can verify, without the mission and without \
      Truce, that the entry is in the ledger under its signed checkpoint.
      """,
    operands: [
      .mission,
      Operand(name: "N", words: "an entry, counted from 0", kind: .whole(0...(1 << 53))),
    ],
    options: [.output],
    examples: [
      Example(line: "truce ledger prove build/energy-2025 3 -o 3.proof", words: "a proof to send")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let ledger = try Ledger(opening: ledgerPath(invocation.first))
    let index = Int(invocation.second) ?? 0
    try checkEntry(index, size: ledger.size)
    try deliver(try ledger.proof(of: index).bytes, invocation, world)
    return .well
  }
}
