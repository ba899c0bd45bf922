// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Command {
  /// `truce ledger fsck MISSION`.
  static let ledgerFsck = Command(
    name: "fsck", summary: "work everything out again, and name the first byte that is wrong",
    about: """
      Works out tiles, roots and checkpoints again from the entries, and the digest of every item of \
      evidence; holds each entry against its person's signature, and opens the vault. It is stricter \
      than a verifier: a file that does not belong there is a fault.
      """,
    operands: [.mission], options: [.vkey, .witnesses, .wait],
    examples: [Example(line: "truce ledger fsck build/energy-2025", words: "a mission")],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let path = ledgerPath(invocation.first)
    let key = try invocation.value("vkey").map { text throws(Diagnostics) in
      try VerifierKey(parsing: Array(text.utf8), at: Location(file: "--vkey"))
    }
    let policy = try invocation.value("policy").map { path throws(Diagnostics) in
      try TlogPolicy(parsing: try InputFile.bytes(of: path), name: InputFile.name(of: path))
    }
    let inspection = try Ledger.fsck(
      at: path, pinned: key, policy: policy,
      waiting: 100 * Int(invocation.number("wait") ?? 5))
    var faults = inspection.faults
    var items = 0
    if inspection.holds, path != invocation.first {
      let progress = Progress(of: "items", world: world)
      let check = try MissionCheck(of: MissionFolder(path: invocation.first)) { done, total in
        progress.show(done, of: total)
      }
      progress.finish()
      (items, faults) = (check.items, check.faults)
    }
    return report(inspection, items: items, faults: faults, world)
  }

  /// Prints what was found of a log; gives the exit status.
  static func report(
    _ inspection: Inspection, items: Int?, faults: [Diagnostic], _ world: World
  ) -> ExitStatus {
    let cosigners = inspection.cosigners.map { $0.name.text }
    let holds = !faults.contains { $0.severity == .error }
    if world.speaksJSON {
      world.print(
        .object([
          ("holds", .bool(holds)),
          ("origin", .optional(inspection.checkpoint?.origin.text)),
          ("size", .optional(inspection.checkpoint?.size)),
          ("root", .optional(inspection.checkpoint?.root.hex)),
          ("entries", .integer(inspection.entries)), ("tiles", .integer(inspection.tiles)),
          ("evidence", .optional(items)), ("cosigned_by", .array(cosigners.map { .string($0) })),
          ("faults", .array(faults.map(\.json))),
        ]))
    } else {
      var printer = DiagnosticPrinter(world: world)
      printer.print(faults)
      if holds, let head = inspection.checkpoint {
        var line = "\(head.origin.text.madeVisible): \(grouped(inspection.entries)) entries"
        if let items { line += ", \(grouped(items)) items of evidence" }
        world.output.line(line + "; all holds. Root \(head.root.hex)")
        if !cosigners.isEmpty {
          world.output.line("Cosigned by \(cosigners.joined(separator: ", ").madeVisible).")
          world.output.line(Cosignature.meaning)
        }
      }
    }
    return holds ? .well : .integrityFailed
  }
}

extension Option {
  /// `--policy FILE`, where it only says which witnesses are known.
  fileprivate static let witnesses = Option(
    name: "policy", value: Value(name: "FILE", kind: .inputFile),
    words: "a policy (C2SP tlog-policy), for the keys of the witnesses")
}
