// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceFindings
public import TruceGround
internal import TruceLedger

/// What a mission's folder keeps, held against what its ledger names.
///
/// It reads the ledger and nothing that a person edits. What a killed import may leave behind is a
/// warning; everything else that the ledger does not know is an error.
public struct MissionCheck: Sendable {
  /// How many items of evidence the ledger names.
  public private(set) var items = 0
  /// How many items of the vault are there.
  public private(set) var sealed = 0
  /// How many items of the vault were erased, as an entry says.
  public private(set) var erased = 0
  /// How many bytes of evidence were read.
  public private(set) var bytes = 0
  /// What is wrong, in the order of the ledger, then by path.
  public private(set) var faults: [Diagnostic] = []

  /// Checks entries and their signatures, then the evidence, then the vault, then the index.
  ///
  /// - Parameters:
  ///   - folder: The mission's folder; its ledger is taken to be whole (`Ledger.fsck`).
  ///   - progress: Told how many items were read, of how many.
  /// - Throws: What opening the ledger throws.
  public init(
    of folder: MissionFolder, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Diagnostics) {
    let ledger = try Ledger(opening: folder.path(of: "ledger"))
    let named = try entries(of: ledger)
    items = named.items.count
    left = Unrecorded.left(in: folder)
    checkEvidence(named.items, in: folder, progress)
    checkVault(named, in: folder)
    if faults.allSatisfy({ $0.severity != .error }) { checkIndex(in: folder, of: ledger) }
  }

  /// The names that a writer that was ended has left noted.
  private var left: Set<String> = []

  /// What the entries name.
  private struct Named {
    var items: [EvidenceItem] = []
    var commitments: [(item: String, of: SealedKind, entry: Int)] = []
    var erasures: [String: Int] = [:]
  }

  /// Reads and checks the entries up to the first that is wrong.
  private mutating func entries(of ledger: Ledger) throws(Diagnostics) -> Named {
    var state = MissionState()
    var named = Named()
    var seen: Set<EvidenceItem> = []
    var sealed: Set<String> = []
    for bytes in try ledger.entries() {
      do throws(Diagnostics) {
        let entry = try LedgerEntry(parsing: bytes, at: state.size)
        try state.check(entry)
        named.items += entry.items.filter { seen.insert($0).inserted }
        for (item, kind) in entry.commitments where sealed.insert(item).inserted {
          named.commitments.append((item, kind, state.size))
        }
        if case .erasure(let item) = entry.act { named.erasures[item] = state.size }
        state.fold(entry)
      } catch {
        faults += error.all
        break
      }
    }
    return named
  }

  private mutating func checkEvidence(
    _ items: [EvidenceItem], in folder: MissionFolder, _ progress: (Int, Int) -> Void
  ) {
    let store = EvidenceStore(in: folder)
    for (index, item) in items.enumerated() {
      progress(index, items.count)
      do throws(Diagnostics) {
        guard item.isPlain else { throw Diagnostics(.itemName(item)) }
        var read = 0
        try store.check(item) { read += $0 }
        bytes += read
      } catch {
        faults += error.all
      }
    }
    let known = Set(items.map { EvidenceStore.name(of: $0.digest) })
    for name in MissionCheck.files(below: store.path).map({ "evidence/" + $0 })
    where !known.contains(name) {
      let isLeft = left.contains(name) || name.hasPrefix("evidence/incoming-")
      faults.append(.stray(name, isLeft: isLeft))
    }
  }

  private mutating func checkVault(_ named: Named, in folder: MissionFolder) {
    let files = MissionCheck.files(below: folder.path(of: "vault"))
    erased = named.commitments.count { named.erasures[$0.item] != nil }
    if files.isEmpty, !folder.holds(Vault.keyName) {
      // A copy for others: evidence and ledger, and nothing that is personal.
      let kept = named.commitments.count - erased
      if kept > 0 { faults.append(.noVault(kept)) }
      return
    }
    let vault: Vault
    do throws(Diagnostics) {
      vault = try Vault(in: folder)
    } catch {
      faults += error.all
      return
    }
    let here = Set(files)
    for (item, kind, entry) in named.commitments {
      let name = "vault/" + item
      if named.erasures[item] != nil {
        if here.contains(item) {
          faults.append(.notErased(name, isLeft: left.contains(name)))
        }
        continue
      }
      guard here.contains(item) else {
        faults.append(.lost(name, kind, entry: entry))
        continue
      }
      do throws(Diagnostics) {
        _ = try vault.forEachPiece(of: item) { _ in }
        sealed += 1
      } catch {
        faults += error.all
      }
    }
    let known = Set(named.commitments.map(\.item))
    for name in files where !known.contains(name) {
      let isLeft =
        left.contains("vault/" + name) || left.contains("vault/" + name.dropLast(".new".count))
        || name.hasPrefix("incoming-")
      faults.append(.stray("vault/" + name, isLeft: isLeft))
    }
  }

  /// Makes the index again beside, from the entries that it names, and compares the bytes.
  private mutating func checkIndex(in folder: MissionFolder, of ledger: Ledger) {
    let name = "index.gpkg"
    guard folder.holds(name) else { return }
    do throws(Diagnostics) {
      let found = try MissionFolder.read(folder.path(of: name), limit: 1 << 36)
      var size = ledger.size
      if let origin = GeoPackage.origin(in: found), origin.size <= ledger.size, origin.size >= 0,
        try ledger.root(at: origin.size).hex == origin.root
      {
        size = origin.size
      }
      let mission = try Mission(opening: folder.path, asRecordedAt: size)
      let beside = mission.folder.path(of: name)
      try GeoPackage(of: try mission.content()).write(to: beside)
      let made = try MissionFolder.read(beside, limit: 1 << 36)
      if made == found { return }
      let place =
        zip(made, found).enumerated().first { $1.0 != $1.1 }?.offset ?? min(made.count, found.count)
      // Bytes 96 to 99 hold the number of the SQLite that wrote the file.
      let isOtherSQLite =
        made.count >= 100 && found.count >= 100 && made[96..<100] != found[96..<100]
        && made[..<92] == found[..<92]
      faults.append(.index(name, byte: place, isOtherSQLite: isOtherSQLite))
    } catch {
      faults += error.all
    }
  }

  /// The files below a folder, by their paths from there, in byte order; links are files.
  private static func files(below path: String) -> [String] {
    let found = FileManager.default.subpaths(atPath: path) ?? []
    return found.filter { name in
      var status = stat()
      return lstat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}

extension EvidenceItem {
  /// Whether the digest is one, so that it can name a file.
  fileprivate var isPlain: Bool {
    digest.utf8.count == 64 && Hex.bytes(of: Array(digest.utf8)) != nil
  }
}

extension Diagnostic {
  fileprivate static func itemName(_ item: EvidenceItem) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-changed", at: Location(file: "ledger"),
      "an entry names '\(item.digest)', which is no digest", expected: "64 hexadecimal digits",
      mend: "ask a mirror for the ledger; no Truce has written this entry")
  }

  fileprivate static func lost(_ name: String, _ kind: SealedKind, entry: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.vault-missing", at: Location(file: name),
      "the \(kind.rawValue) of entry \(entry) is not in the vault, and no entry says that it was erased",
      expected: "the sealed item, or an entry of its erasure",
      mend: "restore it from a copy; if it was to be erased, run 'truce vault erase MISSION "
        + "\(name.dropFirst(6).prefix(16)) --because \"…\"'")
  }

  fileprivate static func notErased(_ name: String, isLeft: Bool) -> Diagnostic {
    Diagnostic(
      isLeft ? .warning : .error, "store.vault-not-erased", at: Location(file: name),
      "an entry says that the item was erased, and it is still here",
      expected: "no such file", mend: "remove it from this copy of the mission")
  }

  fileprivate static func noVault(_ count: Int) -> Diagnostic {
    Diagnostic(
      .warning, "store.no-vault", at: Location(file: "vault"),
      "this copy has no vault: \(count) of its items cannot be looked at",
      expected: "the vault and its key, in the mission of those who keep it",
      mend: "nothing is to be done in a copy for others")
  }

  fileprivate static func index(
    _ name: String, byte: Int, isOtherSQLite: Bool
  ) -> Diagnostic {
    Diagnostic(
      isOtherSQLite ? .warning : .error, "store.index-differs", at: Location(file: name),
      isOtherSQLite
        ? "the index was made by another SQLite, and cannot be compared byte for byte"
        : "byte \(byte) of the index is not what the ledger gives",
      expected: "the bytes that 'truce rebuild' makes",
      mend: "do not open it; make it again with 'truce rebuild MISSION'")
  }

  fileprivate static func stray(_ name: String, isLeft: Bool) -> Diagnostic {
    Diagnostic(
      isLeft ? .warning : .error, "store.stray-file", at: Location(file: name),
      isLeft
        ? "no entry of the ledger names this file; a run that was ended may have left it"
        : "no entry of the ledger names this file",
      expected: "only what the ledger names",
      mend: "move it out of the mission's folder")
  }
}
