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
      evidence. It is stricter than a verifier: a file that does not belong there is a fault.
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
      (items, faults) = try inspectEvidence(of: invocation.first, world)
    }
    return report(inspection, items: items, faults: faults, world)
  }

  /// Holds every item that the ledger names against its digest.
  private static func inspectEvidence(
    of path: String, _ world: World
  ) throws(Diagnostics) -> (items: Int, faults: [Diagnostic]) {
    let mission = try world.mission(at: path)
    let items = mission.state.evidenceItems
    let evidence = EvidenceStore(in: mission.folder)
    var faults: [Diagnostic] = []
    let progress = Progress(of: "items", world: world)
    for (index, item) in items.enumerated() {
      progress.show(index, of: items.count)
      do throws(Diagnostics) {
        _ = try evidence.bytes(of: item.digest)
        let packed = try InputFile.bytes(of: evidence.path(of: item.digest), limit: 1 << 32)
        if Hash(of: packed).hex != item.packed {
          faults.append(.packed(item, at: evidence.path(of: item.digest)))
        }
      } catch {
        faults += error.all
      }
    }
    progress.finish()
    return (items.count, faults)
  }

  /// Prints what was found of a log; gives the exit status.
  static func report(
    _ inspection: Inspection, items: Int?, faults: [Diagnostic], _ world: World
  ) -> ExitStatus {
    let cosigners = inspection.cosigners.map { $0.name.text }
    if world.speaksJSON {
      world.print(
        .object([
          ("holds", .bool(faults.isEmpty)),
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
      if faults.isEmpty, let head = inspection.checkpoint {
        var line = "\(head.origin.text.madeVisible): \(grouped(inspection.entries)) entries"
        if let items { line += ", \(grouped(items)) items of evidence" }
        world.output.line(line + "; all holds. Root \(head.root.hex)")
        if !cosigners.isEmpty {
          world.output.line("Cosigned by \(cosigners.joined(separator: ", ").madeVisible).")
          world.output.line(Cosignature.meaning)
        }
      }
    }
    return faults.isEmpty ? .well : .integrityFailed
  }
}

extension Option {
  /// `--policy FILE`, where it only says which witnesses are known.
  fileprivate static let witnesses = Option(
    name: "policy", value: Value(name: "FILE", kind: .inputFile),
    words: "a policy (C2SP tlog-policy), for the keys of the witnesses")
}

extension MissionState {
  /// Every item of evidence that an entry names, each once, in the order of the ledger by kind.
  fileprivate var evidenceItems: [EvidenceItem] {
    var items = imports.flatMap { [$0.download.item, $0.download.mapping].compactMap { $0 } }
    items += files.keys.sorted().compactMap { files[$0] }
    items += observations.map(\.item)
    var seen: Set<String> = []
    return items.filter { seen.insert($0.digest).inserted }
  }
}

extension Diagnostic {
  fileprivate static func packed(_ item: EvidenceItem, at path: String) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-changed", at: Location(file: path),
      "the compressed bytes of the item are not those that were kept", expected: item.packed,
      mend: "restore the file from a mirror; nothing in it can be mended by hand")
  }
}
