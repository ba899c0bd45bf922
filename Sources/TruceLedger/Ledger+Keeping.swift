// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Checkpoints that stay: those a report names, and those that witnesses have cosigned.
///
/// They lie in `checkpoints/`, one file a size, numbered like tiles.
extension Ledger {
  static let keptFolder = "checkpoints"

  static func keptPath(_ size: Int) -> String { "\(keptFolder)/\(Tile.path(of: size))" }

  /// Keeps the newest checkpoint, so that it can be had when the log has grown.
  ///
  /// - Throws: `ledger.read-only`, `ledger.cannot-write`.
  public func keepCheckpoint() throws(Diagnostics) {
    let note = try keptCheckpoint(at: size) ?? signedCheckpoint
    try keep(Ledger.joined(note, signedCheckpoint.lines), size: size)
  }

  /// The checkpoint that was kept at a size; `nil` when none was.
  ///
  /// - Throws: what verifying it throws.
  public func keptCheckpoint(at size: Int) throws(Diagnostics) -> SignedNote? {
    let path = Ledger.keptPath(size)
    guard let bytes = try disk.read(path, limit: SignedNote.longest) else { return nil }
    return try Ledger.head(bytes, key: key, name: disk.shown(path)).0
  }

  /// The sizes at which checkpoints were kept, from the smallest.
  public func keptSizes() throws(Diagnostics) -> [Int] {
    try disk.files(below: Ledger.keptFolder).compactMap { path in
      Tile.number(ofPath: path.dropFirst(Ledger.keptFolder.count + 1))
    }.sorted()
  }

  /// Adds cosignatures to the checkpoint they are of, and keeps it.
  ///
  /// Of one witness the cosignature of the latest time stays. Lines of other keys are passed over.
  ///
  /// - Parameters:
  ///   - lines: signature lines, as a witness answers with them.
  ///   - cosigned: the checkpoint they are of: the newest, or an older one of this log.
  ///   - witnesses: the keys of the witnesses that are known.
  /// - Returns: the checkpoint with all its lines.
  /// - Throws: `ledger.signature` when a line of a known witness does not verify;
  ///   `ledger.ahead`, `ledger.split-view` when the checkpoint is not of this log.
  @discardableResult
  public func add(
    _ lines: [SignedNote.Line], to cosigned: SignedNote, by witnesses: [VerifierKey]
  ) throws(Diagnostics) -> SignedNote {
    let head = try compare(cosigned)
    let known = lines.filter { line in
      witnesses.contains { $0.id == line.keyID && $0.name == line.name }
    }
    let asked = SignedNote(text: cosigned.text, lines: known)
    _ = try asked.verified(by: witnesses, name: "cosignatures")
    let isNewest = cosigned.text == signedCheckpoint.text
    let standing = isNewest ? signedCheckpoint : try keptCheckpoint(at: head.size) ?? cosigned
    let note = Ledger.joined(standing, known)
    try keep(note, size: head.size)
    if isNewest {
      try publish()
      try disk.replace(Ledger.headPath, with: note.bytes, isDurable: true)
      try disk.syncFolders(above: Ledger.headPath)
      signedCheckpoint = note
    }
    return note
  }

  private func keep(_ note: SignedNote, size: Int) throws(Diagnostics) {
    guard journal != nil else { throw Diagnostics(.notWritable(at: disk.place(""))) }
    let path = Ledger.keptPath(size)
    if try disk.read(path, limit: SignedNote.longest) == note.bytes { return }
    try disk.replace(path, with: note.bytes, isDurable: true)
    try disk.syncFolders(above: path)
  }

  /// A note with further lines; of one key the last line stays where it has the later time.
  private static func joined(_ note: SignedNote, _ lines: [SignedNote.Line]) -> SignedNote {
    var result = note
    for line in lines {
      let place = result.lines.firstIndex { $0.keyID == line.keyID && $0.name == line.name }
      guard let place else {
        result.lines.append(line)
        continue
      }
      let older = Cosignature(bytes: result.lines[place].signature)?.time ?? 0
      if Cosignature(bytes: line.signature)?.time ?? 0 > older { result.lines[place] = line }
    }
    return result
  }
}

extension Diagnostic {
  fileprivate static func notWritable(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.read-only", at: place, "the ledger is open for reading only",
      mend: "open it with the log's key")
  }
}
