// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger

extension Command {
  /// `truce ledger show MISSION`.
  static let ledgerShow = Command(
    name: "show", summary: "print the entries and the checkpoint",
    about: """
      Prints each entry as it stands in the ledger, one a line, and the checkpoint on standard error. \
      With --entry, the bytes of that entry and nothing else: what 'truce ledger verify' needs.
      """,
    operands: [.mission],
    options: [
      Option(
        name: "entry", value: Option.Value(name: "N", kind: .whole(0...(1 << 53))),
        words: "only this entry, counted from 0, as its bytes"),
      .output,
    ],
    examples: [
      Example(line: "truce ledger show build/energy-2025 --entry 3 -o 3.json", words: "one entry")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let ledger = try Ledger(opening: ledgerPath(invocation.first))
    if let index = invocation.number("entry").map({ Int($0) }) {
      try checkEntry(index, size: ledger.size)
      try deliver(try ledger.entry(at: index), invocation, world)
      return .well
    }
    var bytes: [UInt8] = []
    for entry in try ledger.entries() { bytes += entry + [UInt8(ascii: "\n")] }
    try deliver(bytes, invocation, world)
    world.errors.write(String(decoding: ledger.signedCheckpoint.bytes, as: UTF8.self))
    return .well
  }

  /// Holds an entry's number against the size of the ledger.
  static func checkEntry(_ index: Int, size: Int) throws(Diagnostics) {
    if index >= size { throw Diagnostics(.noEntry(index, size: size)) }
  }

  /// Prints a result, or writes it where `--output` says.
  static func deliver(
    _ bytes: [UInt8], _ invocation: Invocation, _ world: World
  ) throws(Diagnostics) {
    if let path = invocation.value("output"), path != "-" {
      try OutputFile.write(bytes, to: path)
    } else {
      world.output.write(bytes)
    }
  }
}

extension Diagnostic {
  fileprivate static func noEntry(_ index: Int, size: Int) -> Diagnostic {
    Diagnostic(
      .error, "command.no-entry", at: nil, "the ledger has no entry \(index)",
      expected: size == 0 ? "a ledger with entries" : "0 to \(size - 1)",
      mend: "see 'truce ledger show MISSION'")
  }
}
