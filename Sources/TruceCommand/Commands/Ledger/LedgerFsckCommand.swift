// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Command {
  /// `truce ledger fsck MISSION`.
  static let ledgerFsck = Command(
    name: "fsck", summary: "work everything out again, and name the first byte that is wrong",
    about: """
      Works out tiles, roots and checkpoints again from the entries, the digests of every item of \
      evidence, packed and unpacked, and the index; holds each entry against its person's signature, \
      and opens the vault. It is stricter than a verifier: a file that does not belong there is a \
      fault, and so is an item that is missing and was not erased.
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
    var found: MissionCheck?
    if inspection.holds, path != invocation.first {
      let progress = Progress(of: "items", world: world)
      let check = try MissionCheck(of: MissionFolder(path: invocation.first)) { done, total in
        progress.show(done, of: total)
      }
      progress.finish()
      (found, faults) = (check, check.faults)
    }
    return report(inspection, of: found, faults: faults, world)
  }

  /// Prints what was found of a log; gives the exit status.
  static func report(
    _ inspection: Inspection, of check: MissionCheck?, faults: [Diagnostic], _ world: World
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
          ("evidence", .optional(check?.items)), ("sealed", .optional(check?.sealed)),
          ("erased", .optional(check?.erased)),
          ("cosigned_by", .array(cosigners.map { .string($0) })),
          ("faults", .array(faults.map(\.json))),
        ]))
    } else {
      var printer = DiagnosticPrinter(world: world)
      printer.print(faults)
      if holds, let head = inspection.checkpoint {
        var line = "\(head.origin.text.madeVisible): \(grouped(inspection.entries)) entries"
        if let check {
          line += ", \(grouped(check.items)) items of evidence, \(grouped(check.sealed)) sealed"
          if check.erased > 0 { line += ", \(grouped(check.erased)) erased" }
        }
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
