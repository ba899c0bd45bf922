// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What was found when a whole log was worked out again from its entries.
public struct Inspection: Sendable {
  /// The most faults that are listed.
  public static let mostFaults = 1000

  /// The checkpoint, when it could be read and its signature verified.
  public internal(set) var checkpoint: Checkpoint?
  /// The witnesses of the policy that have cosigned it; see ``Cosignature/meaning``.
  public internal(set) var cosigners: [TlogPolicy.Witnessed.Cosigner] = []
  /// How many entries were read.
  public internal(set) var entries = 0
  /// How many bytes they have.
  public internal(set) var entryBytes = 0
  /// How many tiles of hashes were read.
  public internal(set) var tiles = 0
  /// How many entry bundles were read.
  public internal(set) var bundles = 0
  /// How many kept checkpoints were read.
  public internal(set) var keptCheckpoints = 0
  /// What is wrong, from the root down; empty when all holds.
  public internal(set) var faults: [Diagnostic] = []
  /// Whether there were more faults than are listed.
  public internal(set) var hasMoreFaults = false

  /// Whether all holds.
  public var holds: Bool { faults.isEmpty }

  mutating func add(_ fault: Diagnostic) {
    if faults.count < Inspection.mostFaults { faults.append(fault) } else { hasMoreFaults = true }
  }
}

extension Ledger {
  /// Works out the whole ledger again from its entries and names the first byte that is wrong.
  ///
  /// It is stricter than a verifier: a file that does not belong there, a partial tile too many, or
  /// a signature line of an unknown key is a fault. What a crash has left is put right first, as at
  /// every start. That the newest checkpoint is cosigned is not asked.
  ///
  /// - Parameters:
  ///   - path: the ledger's folder.
  ///   - pinned: the log's public key as it is known from elsewhere; without it the one in the
  ///     folder is believed.
  ///   - policy: where the witnesses are known from.
  ///   - waiting: how many hundredths of a second to wait for a writer to end.
  /// - Returns: what was found, the faults included.
  /// - Throws: `ledger.not-found`, `ledger.locked`, `ledger.cannot-read`.
  public static func fsck(
    at path: String, pinned: VerifierKey? = nil, policy: TlogPolicy? = nil, waiting: Int = 0
  ) throws(Diagnostics) -> Inspection {
    let disk = Disk(root: path)
    if !disk.holds(keyPath), !disk.holds(headPath) { _ = try key(on: disk) }
    var early: [Diagnostic] = []
    var found: VerifierKey?
    do throws(Diagnostics) {
      let key = try key(on: disk)
      found = key
      if let pinned, pinned != key {
        early.append(.otherKey(key, expected: pinned, at: disk.place(keyPath)))
      }
    } catch {
      early += error.all
    }
    guard let key = pinned ?? found else {
      var inspection = Inspection()
      for fault in early { inspection.add(fault) }
      return inspection
    }
    // The lock is held until the end, so that no writer changes what is being read.
    var lock: Journal?
    switch try Journal.open(in: disk, tries: max(0, waiting)) {
    case .locked: throw Diagnostics(.locked(at: disk.place(Journal.path)))
    case .readOnly: break
    case .opened(let journal):
      lock = journal
      do throws(Diagnostics) {
        try recover(disk, journal, key: key)
      } catch {
        early += error.all
      }
    }
    return try withExtendedLifetime(lock) { () throws(Diagnostics) in
      try inspected(disk, key: key, policy: policy, early: early)
    }
  }

  /// The same of a ledger that is open for writing, without letting go of it.
  ///
  /// - Throws: `ledger.cannot-write`, `ledger.cannot-read`.
  public func fsck(policy: TlogPolicy? = nil) throws(Diagnostics) -> Inspection {
    try settle()
    return try Ledger.inspected(disk, key: key, policy: policy, early: [])
  }

  private static func inspected(
    _ disk: Disk, key: VerifierKey, policy: TlogPolicy?, early: [Diagnostic]
  ) throws(Diagnostics) -> Inspection {
    let inspector = Inspector(disk, policy: policy)
    for fault in early { inspector.inspection.add(fault) }
    do throws(Diagnostics) {
      let (note, head) = try head(on: disk, key: key)
      inspector.inspection.checkpoint = head
      inspector.inspectLines(of: note, name: disk.shown(headPath), key: key)
      try inspector.inspectTree(of: head)
      try inspector.inspectFiles(of: head, key: key)
    } catch {
      for fault in error.all { inspector.inspection.add(fault) }
    }
    return inspector.inspection
  }

  /// Audits any static log in these formats, ours or another's: signatures, entries, tiles, root.
  ///
  /// Nothing is written. Files that the checkpoint does not need are not looked at.
  ///
  /// - Parameters:
  ///   - path: the folder that holds `checkpoint` and `tile/`.
  ///   - key: the log's public key, whose name is the log's origin.
  ///   - policy: whose cosignatures are needed; its quorum is then asked for.
  /// - Returns: what was found, the faults included.
  /// - Throws: `ledger.cannot-read`.
  public static func audit(
    at path: String, key: VerifierKey, policy: TlogPolicy? = nil
  ) throws(Diagnostics) -> Inspection {
    let disk = Disk(root: path)
    let inspector = Inspector(disk, policy: nil)
    do throws(Diagnostics) {
      let (note, head) = try head(on: disk, key: key)
      inspector.inspection.checkpoint = head
      if let policy {
        do throws(Diagnostics) {
          inspector.inspection.cosigners = try policy.verify(
            note, name: disk.shown(headPath), known: key
          ).cosigners
        } catch {
          for fault in error.all { inspector.inspection.add(fault) }
        }
      }
      try inspector.inspectTree(of: head)
    } catch {
      for fault in error.all { inspector.inspection.add(fault) }
    }
    return inspector.inspection
  }
}
