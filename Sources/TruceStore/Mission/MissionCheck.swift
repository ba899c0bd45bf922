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
  /// How many commitments of the ledger have no item in the vault: they were erased.
  public private(set) var erased = 0
  /// What is wrong, in the order of the ledger, then by path.
  public private(set) var faults: [Diagnostic] = []

  /// Checks entries and their signatures, then the evidence, then the vault.
  ///
  /// - Parameters:
  ///   - folder: The mission's folder; its ledger is taken to be whole (`Ledger.fsck`).
  ///   - progress: Told how many items were read, of how many.
  /// - Throws: What opening the ledger throws.
  public init(
    of folder: MissionFolder, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Diagnostics) {
    let named = try entries(of: try Ledger(opening: folder.path(of: "ledger")))
    items = named.items.count
    checkEvidence(named.items, in: folder, progress)
    checkVault(named.commitments, in: folder)
  }

  private typealias Named = (items: [EvidenceItem], commitments: Set<String>)

  /// Reads and checks the entries up to the first that is wrong.
  private mutating func entries(of ledger: Ledger) throws(Diagnostics) -> Named {
    var state = MissionState()
    var items: [EvidenceItem] = []
    var commitments: Set<String> = []
    for bytes in try ledger.entries() {
      do throws(Diagnostics) {
        let entry = try LedgerEntry(parsing: bytes, at: state.size)
        try state.check(entry)
        state.fold(entry)
        items += entry.items
        commitments.formUnion(entry.commitments)
      } catch {
        faults += error.all
        break
      }
    }
    var seen: Set<EvidenceItem> = []
    return (items.filter { seen.insert($0).inserted }, commitments)
  }

  private mutating func checkEvidence(
    _ items: [EvidenceItem], in folder: MissionFolder, _ progress: (Int, Int) -> Void
  ) {
    let store = EvidenceStore(in: folder)
    for (index, item) in items.enumerated() {
      progress(index, items.count)
      let name = "evidence/\(item.digest.prefix(2))/\(item.digest).zst"
      do throws(Diagnostics) {
        guard item.isPlain else { throw Diagnostics(.itemName(item)) }
        _ = try store.bytes(of: item.digest)
        let packed = try MissionFolder.read(store.path(of: item.digest), limit: 1 << 32)
        if Hash(of: packed).hex != item.packed { throw Diagnostics(.packed(item, at: name)) }
      } catch {
        faults += error.all
      }
    }
    let known = Set(items.map { "\($0.digest.prefix(2))/\($0.digest).zst" })
    for name in MissionCheck.files(below: store.path) where !known.contains(name) {
      let digest = String(name.dropFirst(3).dropLast(4))
      let isWhole = store.path(of: digest) == "\(store.path)/\(name)" && holds(digest, store)
      let isLeft = name.hasPrefix("incoming-") && !name.contains("/")
      faults.append(.stray("evidence/\(name)", isLeft: isWhole || isLeft))
    }
  }

  /// Whether a file that no entry names is at least what its name says.
  private func holds(_ digest: String, _ store: EvidenceStore) -> Bool {
    (try? store.bytes(of: digest)) != nil
  }

  private mutating func checkVault(_ commitments: Set<String>, in folder: MissionFolder) {
    let files = MissionCheck.files(below: folder.path(of: "vault"))
    erased = commitments.subtracting(files).count
    if files.isEmpty { return }
    let vault: Vault
    do throws(Diagnostics) {
      vault = try Vault(in: folder)
    } catch {
      faults += error.all
      return
    }
    for name in files {
      let isCommitment = name.utf8.count == 64 && Hex.bytes(of: Array(name.utf8)) != nil
      guard isCommitment else {
        faults.append(.stray("vault/\(name)", isLeft: name.hasSuffix(".new")))
        continue
      }
      do throws(Diagnostics) {
        if try vault.content(of: name) != nil { sealed += 1 }
        if !commitments.contains(name) { faults.append(.stray("vault/\(name)", isLeft: true)) }
      } catch {
        faults += error.all
      }
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

extension LedgerEntry {
  /// The items of evidence that the entry names.
  fileprivate var items: [EvidenceItem] {
    switch act {
    case .file(_, let item), .observation(let item): [item]
    case .importFeed(let download): [download.item] + (download.mapping.map { [$0] } ?? [])
    case .founded, .key, .split, .join, .caseStep, .leads: []
    }
  }

  /// The commitments of the entry whose content may lie in the vault.
  fileprivate var commitments: [String] {
    var all = because.map { [$0] } ?? []
    guard case .caseStep(_, let step) = act else { return all }
    switch step {
    case .sealedReview(let kept), .reply(_, let kept), .dissent(let kept): all.append(kept)
    case .open, .assign, .review, .unsealing, .correction, .close: break
    }
    return all
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

  fileprivate static func packed(_ item: EvidenceItem, at name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-changed", at: Location(file: name),
      "the compressed bytes of the item are not those that were kept", expected: item.packed,
      mend: "restore the file from a mirror; nothing in it can be mended by hand")
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
