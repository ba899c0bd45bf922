// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Command {
  /// `truce ledger add-key MISSION KEY`.
  static let ledgerAddKey = Command(
    name: "add-key", summary: "make a person's public key known to the ledger",
    about: """
      Enters a key that was made elsewhere, as 'truce case key' prints it there. What it signs counts \
      from then on. Two persons are two public keys: one key under two names is one person.
      """,
    operands: [
      .mission,
      Operand(name: "KEY", words: "the public key, as 'name+id+base64'"),
    ],
    options: [.because] + Option.writing,
    examples: [
      Example(
        line: "truce ledger add-key harbour reviewer-2+7a1c…+AeF… --because 'met in person'",
        words: "of a reviewer elsewhere")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let key = try VerifierKey(
      parsing: Array(invocation.second.utf8), at: Location(file: "KEY"))
    guard key.kind == .note else { throw Diagnostics(.notAPersons(key.text)) }
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    try mission.add(key, because: because)
    let id = LedgerEntry.id(of: key.publicKey)
    if world.speaksJSON {
      world.print(
        .object([("key", .string(id)), ("entry", .integer(mission.head.size - 1))]))
    } else {
      world.output.line("Recorded. Its id: \(id).")
    }
    return .well
  }
}

extension Diagnostic {
  fileprivate static func notAPersons(_ key: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-kind", at: nil, "the key '\(key)' is that of a witness",
      expected: "a person's key, as 'truce case key' prints it",
      mend: "give the key of the person")
  }
}
