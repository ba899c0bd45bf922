// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A log of entries in one folder, in the published format that static logs have.
///
/// Entries are bytes; the ledger does not know what they mean. They are appended and never
/// changed. Whatever is read was checked against the signed checkpoint. There is one writer at a
/// time, and any number of readers, who need no lock.
///
/// The folder holds `checkpoint`, `tile/`, `vkey` (the log's public key), `journal` (empty when
/// all is at rest) and `checkpoints/` (the checkpoints that were kept).
///
/// Source: C2SP tlog-tiles, text of July 2026; tlog-checkpoint v1.0.0.
public final class Ledger {
  /// The most bytes that one batch may have, with two for the length of each entry.
  public static let longestBatch = 1 << 28

  package let disk: Disk
  let journal: Journal?
  let signer: Signer?
  /// The log's public key, whose name is the log's origin.
  public let key: VerifierKey
  /// The head of the log, its signature verified.
  public internal(set) var checkpoint: Checkpoint
  /// The head as it was published, with all its signature lines.
  public internal(set) var signedCheckpoint: SignedNote
  /// The tree of the checkpoint, when it has been needed.
  var tree: Tree?
  /// The right edge, in a writer.
  var frontier = Frontier()
  /// The size of the checkpoint that others see, or that waits among the unwritten files.
  var publishedSize = 0
  /// Files of committed batches that are still to be written, in their order.
  var unwritten: [(path: String, bytes: [UInt8])] = []
  /// Folders of partial tiles whose full tile is there.
  var replaced: [String] = []
  /// Whether a failed call leaves it open what is on disk; then only opening again helps.
  var isDoubtful = false

  /// How many entries there are.
  public var size: Int { checkpoint.size }
  /// Whether entries can be appended.
  public var isWritable: Bool { journal != nil && signer != nil }

  /// Opens a ledger.
  ///
  /// What a crash has left is put right first, if the folder can be written and nobody else
  /// writes: a batch is there whole or not at all. This takes time with the size of the last
  /// batches, not with the history.
  ///
  /// - Parameters:
  ///   - path: the ledger's folder.
  ///   - signer: the log's key; `nil` for reading only.
  ///   - pinned: the log's public key as it is known from elsewhere. Without it and without a
  ///     signer, the key that lies in the folder is believed.
  ///   - waiting: how many hundredths of a second to wait for another writer to end.
  /// - Throws: `ledger.not-found`, `ledger.other-key`, `ledger.locked`, `ledger.cannot-write`,
  ///   and what the checks of checkpoint, tiles and entries throw.
  public convenience init(
    opening path: String, signer: Signer? = nil, pinned: VerifierKey? = nil, waiting: Int = 0
  ) throws(Diagnostics) {
    try self.init(on: Disk(root: path), signer: signer, pinned: pinned, waiting: waiting)
  }

  /// Opens the ledger that lies in a folder.
  package init(
    on disk: Disk, signer: Signer?, pinned: VerifierKey? = nil, waiting: Int = 0
  ) throws(Diagnostics) {
    // What others got of a log has no key beside it: then the one they know is needed.
    let key: VerifierKey
    if let pinned, signer == nil, !disk.holds(Ledger.keyPath) {
      key = pinned
    } else {
      key = try Ledger.key(on: disk)
    }
    if let known = pinned ?? signer?.key, known != key {
      throw Diagnostics(.otherKey(key, expected: known, at: disk.place(Ledger.keyPath)))
    }
    if let signer, signer.key != key {
      throw Diagnostics(.otherKey(key, expected: signer.key, at: disk.place(Ledger.keyPath)))
    }
    journal =
      signer == nil
      ? try Ledger.mend(disk, key: key)
      : try Ledger.writing(on: disk, key: key, tries: max(0, waiting))
    self.disk = disk
    self.key = key
    self.signer = signer
    (signedCheckpoint, checkpoint) = try Ledger.head(on: disk, key: key)
    if signer != nil {
      let tree = try Tree(on: disk, size: checkpoint.size, root: checkpoint.root)
      frontier = try tree.frontier()
      publishedSize = tree.size
      self.tree = tree
    }
  }

  /// Makes a ledger without entries and opens it for writing.
  ///
  /// The log's origin is the name of the signer's key. The path is that of a folder that is empty
  /// or not there, in one that is there.
  ///
  /// - Throws: `ledger.exists`, `ledger.cannot-write`.
  public static func create(at path: String, signer: Signer) throws(Diagnostics) -> Ledger {
    try create(on: Disk(root: path), signer: signer)
  }

  /// Makes a ledger in a folder.
  package static func create(on disk: Disk, signer: Signer) throws(Diagnostics) -> Ledger {
    precondition(signer.key.kind == .note, "a log signs with a key of kind note")
    if disk.size(of: headPath) > 0 || disk.holds("tile") {
      throw Diagnostics(.exists(at: disk.place("")))
    }
    try disk.makeRoot()
    let checkpoint = Checkpoint(origin: signer.key.name, size: 0, root: .ofNothing)
    let note = SignedNote(text: checkpoint.text, lines: [signer.signing(checkpoint.text)])
    try disk.replace(keyPath, with: Array("\(signer.key)\n".utf8), isDurable: true)
    try disk.replace(Journal.path, with: [], isDurable: true)
    try disk.syncFolders(above: keyPath)
    try disk.replace(headPath, with: note.bytes, isDurable: true)
    try disk.syncFolders(above: headPath)
    return try Ledger(on: disk, signer: signer)
  }

  deinit { if isWritable, !isDoubtful { try? settle() } }
}

extension Ledger {
  static let keyPath = "vkey"
  static let headPath = "checkpoint"

  /// The log's public key as it lies in the folder.
  static func key(on disk: Disk) throws(Diagnostics) -> VerifierKey {
    guard let bytes = try disk.read(keyPath, limit: 4096) else {
      throw Diagnostics(.notFound(at: disk.place("")))
    }
    guard bytes.last == UInt8(ascii: "\n") else {
      throw Diagnostics(.keyEnd(at: disk.place(keyPath, line: 1)))
    }
    return try VerifierKey(parsing: bytes.dropLast(), at: disk.place(keyPath, line: 1))
  }

  /// The head that lies in the folder, its signature verified.
  static func head(
    on disk: Disk, key: VerifierKey
  ) throws(Diagnostics) -> (SignedNote, Checkpoint) {
    guard let bytes = try disk.read(headPath, limit: SignedNote.longest) else {
      throw Diagnostics(.missing(at: disk.place(headPath)))
    }
    return try head(bytes, key: key, name: disk.shown(headPath))
  }

  /// A head of the log with that key.
  static func head(
    _ bytes: [UInt8], key: VerifierKey, name: String
  ) throws(Diagnostics) -> (SignedNote, Checkpoint) {
    let note = try SignedNote(parsing: bytes, name: name)
    let checkpoint = try Checkpoint(of: note, name: name)
    if try note.verified(by: [key], name: name).isEmpty {
      throw Diagnostics(.unsigned(by: key, at: Location(file: name)))
    }
    guard checkpoint.origin == key.name else {
      throw Diagnostics(.origin(checkpoint.origin, key: key, at: Location(file: name, line: 1)))
    }
    return (note, checkpoint)
  }
}

extension Diagnostic {
  fileprivate static func notFound(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.not-found", at: place, "there is no ledger here",
      expected: "a folder with 'checkpoint' and 'vkey'",
      mend: "give the ledger's folder, or make one with 'truce ledger init'")
  }

  fileprivate static func exists(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.exists", at: place, "there is a ledger here already",
      mend: "choose another folder; a ledger is never begun anew in its place")
  }

  fileprivate static func keyEnd(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-text", at: place, "the key's line does not end in a line feed",
      mend: "restore the file from a mirror")
  }

  /// A ledger of another key than the one that is known.
  static func otherKey(
    _ found: VerifierKey, expected: VerifierKey, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.other-key", at: place, "the ledger is of another key",
      expected: expected.text, found: found.text,
      mend: "use the key with which this ledger was begun, or open the right ledger")
  }

  /// A note that the log's key has not signed.
  static func unsigned(by key: VerifierKey, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.unsigned", at: place, "the log's key has not signed this checkpoint",
      expected: "a signature line of '\(key.name)' with key id \(key.idText)",
      mend: "restore the checkpoint from a mirror, or give the key it was signed with")
  }

  /// A checkpoint of another log.
  static func origin(_ found: Octets, key: VerifierKey, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.origin", at: place, "the checkpoint is of the log '\(found.shown)'",
      expected: "\(key.name)", mend: "give the checkpoint of this log")
  }
}
