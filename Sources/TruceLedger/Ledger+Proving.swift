// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Ledger {
  /// The root that the log had at an older size.
  ///
  /// - Precondition: the size is 0 to ``size``.
  public func root(at olderSize: Int) throws(Diagnostics) -> Hash {
    precondition(olderSize >= 0 && olderSize <= size, "the log has not been as large as that")
    return try currentTree().root(at: olderSize)
  }

  /// The proof that an entry is in the log, under its newest checkpoint or under an older one.
  ///
  /// - Parameters:
  ///   - index: the entry's index, less than the size of the checkpoint.
  ///   - older: a checkpoint of this log; `nil` for the newest.
  ///   - extra: bytes for the reader's use, which nothing vouches for.
  /// - Returns: a file that is verified without this ledger.
  /// - Throws: `ledger.ahead` or `ledger.split-view` when the older checkpoint is not of this log.
  public func proof(
    of index: Int, under older: SignedNote? = nil, extra: [UInt8]? = nil
  ) throws(Diagnostics) -> TlogProof {
    let note = older ?? signedCheckpoint
    let head = try older.map { note throws(Diagnostics) in try compare(note) } ?? checkpoint
    precondition(index >= 0 && index < head.size, "a proof is of an entry under the checkpoint")
    let hashes = try currentTree().inclusionProof(of: index, at: head.size)
    return TlogProof(extra: extra, index: index, hashes: hashes, checkpoint: note)
  }

  /// The proof that the log of one size begins with the log of an older size.
  ///
  /// - Precondition: the older size is at most the newer, and that at most ``size``.
  public func consistencyProof(
    from olderSize: Int, to newerSize: Int? = nil
  ) throws(Diagnostics) -> [Hash] {
    let newer = newerSize ?? size
    precondition(olderSize >= 0 && olderSize <= newer && newer <= size, "sizes the log has had")
    return try currentTree().consistencyProof(from: olderSize, to: newer)
  }

  /// Holds a checkpoint of this log, from a witness or anyone, against the log as it lies here.
  ///
  /// A ledger that came back from an older copy must not sign before this passes with what its
  /// witnesses have seen: else it would sign a fork.
  ///
  /// - Returns: the checkpoint, which this log has been through.
  /// - Throws: `ledger.ahead` when the log was larger than it is here, `ledger.split-view` when it
  ///   was another; what verifying the checkpoint throws.
  @discardableResult
  public func compare(_ seen: SignedNote) throws(Diagnostics) -> Checkpoint {
    let (_, head) = try Ledger.head(seen.bytes, key: key, name: "checkpoint")
    if head.size > size { throw Diagnostics(.ahead(head.size, here: size, at: disk.place(""))) }
    let here = try root(at: head.size)
    if here != head.root { throw Diagnostics(.splitView(head, here: here, at: disk.place(""))) }
    return head
  }
}

extension Diagnostic {
  /// A log that was larger than it is here.
  static func ahead(_ seen: Int, here: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.ahead", at: place,
      "the log had \(seen) entries when the checkpoint was signed, and has \(here) here",
      mend: "restore the missing entries from a newer copy or a mirror before anything is signed")
  }

  fileprivate static func splitView(
    _ seen: Checkpoint, here: Hash, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.split-view", at: place,
      "the log's key has signed a log of \(seen.size) entries that is not the one here",
      expected: here.base64, found: seen.root.base64,
      mend: "keep that checkpoint with this ledger: together they prove that two were shown")
  }
}
