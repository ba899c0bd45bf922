// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceGround
internal import TruceLedger

/// A mission as it was recorded at a size of its ledger: a folder of its own with the texts of then.
///
/// The evidence is the mission's own, by a link. The folder goes with this value.
final class RecordedMission {
  /// The folder with the texts of then.
  let folder: MissionFolder
  /// The ledger, as large as it is today.
  let ledger: Ledger
  /// What the first entries add up to.
  let state: MissionState
  /// The root hash at that size, in hexadecimal digits.
  let root: String

  /// Lays out the texts.
  ///
  /// - Throws: `store.no-such-size`, `store.text-name`, `store.evidence-missing`,
  ///   `store.unwritable`, and what reading the ledger throws.
  init(
    at size: Int, in mission: MissionFolder, pinned: VerifierKey? = nil
  ) throws(Diagnostics) {
    let isExport = !mission.holds("ledger/checkpoint") && mission.holds("checkpoint")
    ledger = try Ledger(
      opening: isExport ? mission.path : mission.path(of: "ledger"), pinned: pinned)
    guard size >= 0, size <= ledger.size else {
      throw Diagnostics(.noSuchSize(size, of: ledger.size))
    }
    var state = MissionState()
    try state.fold(ledger, to: size)
    self.state = state
    root = try ledger.root(at: size).hex
    let temporary = FileManager.default.temporaryDirectory.path
    folder = MissionFolder(path: "\(temporary)/truce-recorded-\(UUID().uuidString)")
    try MissionFolder.make(folder.path)
    let store = EvidenceStore(in: mission)
    for (name, item) in state.files.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      let isPlain =
        !name.contains("\0") && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        && !["evidence", "ledger", "keys", "vault"].contains(parts[0])
      guard isPlain else { throw Diagnostics(.textName(name)) }
      let bytes = try store.bytes(of: item.digest, limit: 1 << 28)
      let path = folder.path(of: name)
      try MissionFolder.make(URL(fileURLWithPath: path).deletingLastPathComponent().path)
      try MissionFolder.write(bytes, to: path)
    }
    let evidence = URL(fileURLWithPath: mission.path(of: "evidence")).path
    guard symlink(evidence, folder.path(of: "evidence")) == 0 else {
      throw Diagnostics(.noFolderOfThen())
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder.path) }
}

extension Diagnostic {
  fileprivate static func noSuchSize(_ size: Int, of known: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.no-such-size", at: nil, "the ledger here has \(known) entries, not \(size)",
      expected: "a size that the ledger has had: 0 to \(known)",
      mend: "get the newer ledger from those who keep the mission")
  }

  fileprivate static func textName(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.text-name", at: Location(file: "ledger"),
      "an entry names a text '\(name)' that leads out of the mission's folder",
      expected: "a name below the mission's folder",
      mend: "ask where this mission comes from; no Truce has written this entry")
  }

  fileprivate static func noFolderOfThen() -> Diagnostic {
    Diagnostic(
      .error, "store.unwritable", at: nil, "no folder for the texts of then can be made",
      expected: "room in the folder for temporary files", mend: "set TMPDIR to one with room")
  }
}
