// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Ledger {
  /// A journal of this length, in bytes, is turned into durable tiles.
  private static let fullJournal = 8 << 20

  /// Appends a batch of entries; when this returns, they are durable and signed for.
  ///
  /// - Parameters:
  ///   - entries: the entries, each at most 65,535 bytes.
  ///   - isPublished: whether other readers of the folder see them at once. A run of many single
  ///     appends is faster without; ``publish()``, ``settle()``, any reading through this ledger,
  ///     and its end publish them.
  /// - Returns: the indices of the entries.
  /// - Throws: `ledger.entry-size` and `ledger.batch-size` before anything is written;
  ///   `ledger.read-only`; `ledger.cannot-write` when the batch is not appended;
  ///   `ledger.doubtful` when only opening the ledger again can tell whether it is.
  @discardableResult
  public func append(
    _ entries: [[UInt8]], isPublished: Bool = true
  ) throws(Diagnostics) -> Range<Int> {
    guard let journal, let signer else { throw Diagnostics(.readOnly(at: disk.place(""))) }
    if isDoubtful { throw Diagnostics(.doubtful(at: disk.place(""))) }
    let older = size
    if entries.isEmpty { return older..<older }
    let (bundle, ranges) = try bundled(entries)
    try writeOut()

    var newer = frontier
    let files = newer.append(bundle, at: ranges)
    let head = Checkpoint(origin: key.name, size: newer.size, root: newer.root)
    let note = SignedNote(text: head.text, lines: [signer.signing(head.text)])
    let record = Journal.Record(
      olderSize: older, count: entries.count, isPublished: isPublished, checkpoint: note.bytes,
      bundle: bundle)
    var isCertain = true
    do throws(Diagnostics) {
      try journal.add(record, isCertain: &isCertain)
    } catch {
      isDoubtful = !isCertain
      if isDoubtful { throw Diagnostics(.doubtful(at: disk.place(""), because: error)) }
      throw error
    }

    // From here on the batch is appended, whatever the disk does: what cannot be written now is
    // written by the next call, or by the next opening from the journal.
    frontier = newer
    checkpoint = head
    signedCheckpoint = note
    tree = nil
    for file in files {
      unwritten.append((file.tile.path, file.bytes))
      replaced.append(file.tile.partialFolder)
    }
    if isPublished { try? publish() } else { try? writeOut() }
    if journal.length >= Ledger.fullJournal { try? settle() }
    return older..<newer.size
  }

  /// Makes all tiles durable and empties the journal; a writer does so when it goes, too.
  ///
  /// - Throws: `ledger.cannot-write`; nothing is lost then, the journal keeps what it has.
  public func settle() throws(Diagnostics) {
    guard let journal else { return }
    if isDoubtful { throw Diagnostics(.doubtful(at: disk.place(""))) }
    try publish()
    if journal.length == 0, replaced.isEmpty { return }
    try Ledger.settle(disk, journal, replaced: &replaced)
  }

  private func bundled(
    _ entries: [[UInt8]]
  ) throws(Diagnostics) -> (bundle: [UInt8], ranges: [Range<Int>]) {
    var total = 0
    for (index, entry) in entries.enumerated() {
      if entry.count > EntryBundle.longestEntry {
        throw Diagnostics(.entrySize(entry.count, index: index))
      }
      total += entry.count + 2
    }
    if total > Ledger.longestBatch { throw Diagnostics(.batchSize(total)) }
    var bundle: [UInt8] = []
    bundle.reserveCapacity(total)
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(entries.count)
    for entry in entries {
      EntryBundle.append(entry, to: &bundle)
      ranges.append(bundle.count - entry.count..<bundle.count)
    }
    return (bundle, ranges)
  }

  /// Lets other readers of the folder see all that was appended.
  ///
  /// - Throws: `ledger.cannot-write`; nothing is lost then, the journal keeps what it has.
  public func publish() throws(Diagnostics) {
    if publishedSize != frontier.size, journal != nil {
      for file in frontier.partialFiles(since: publishedSize) {
        unwritten.append((file.tile.path, file.bytes))
      }
      unwritten.append((Ledger.headPath, signedCheckpoint.bytes))
      publishedSize = frontier.size
    }
    try writeOut()
  }

  /// Writes the files that are still to be written, the checkpoint of a batch after its tiles.
  private func writeOut() throws(Diagnostics) {
    var written = 0
    defer { unwritten.removeFirst(written) }
    for file in unwritten {
      try disk.replace(file.path, with: file.bytes)
      written += 1
    }
  }
}

// MARK: Recovery

extension Ledger {
  /// Keeps out other writers and puts right what a crash has left.
  static func writing(
    on disk: Disk, key: VerifierKey, tries: Int
  ) throws(Diagnostics) -> Journal {
    switch try Journal.open(in: disk, tries: tries) {
    case .locked: throw Diagnostics(.locked(at: disk.place(Journal.path)))
    case .readOnly: throw Diagnostics(.readOnly(at: disk.place("")))
    case .opened(let journal):
      try recover(disk, journal, key: key)
      return journal
    }
  }

  /// Puts right what a crash has left, where that can be done; keeps nobody out.
  static func mend(_ disk: Disk, key: VerifierKey) throws(Diagnostics) -> Journal? {
    let isAtRest = disk.size(of: Journal.path) == 0 && !disk.holds(Disk.draft)
    if isAtRest { return nil }
    switch try Journal.open(in: disk, tries: 0) {
    case .locked, .readOnly: break
    case .opened(let journal): try recover(disk, journal, key: key)
    }
    return nil
  }

  /// Writes the tiles of every whole record of the journal again, then empties it.
  static func recover(
    _ disk: Disk, _ journal: Journal, key: VerifierKey
  ) throws(Diagnostics) {
    let records = try journal.records()
    if disk.holds(Disk.draft) { try disk.remove(Disk.draft) }
    var replaced: [String] = []
    if let first = records.first {
      var frontier = try unchecked(on: disk, size: first.olderSize)
      for (place, record) in records.enumerated() {
        let isShown = record.isPublished || place == records.count - 1
        try replay(
          record, on: &frontier, disk, key: key, isShown: isShown, replaced: &replaced)
      }
    }
    if disk.size(of: Journal.path) > 0 { try settle(disk, journal, replaced: &replaced) }
  }

  private static func replay(
    _ record: Journal.Record, on frontier: inout Frontier, _ disk: Disk, key: VerifierKey,
    isShown: Bool, replaced: inout [String]
  ) throws(Diagnostics) {
    let name = disk.shown(Journal.path)
    let (_, head) = try head(record.checkpoint, key: key, name: name)
    let (ranges, fault) = EntryBundle.ranges(in: record.bundle, count: record.count)
    guard record.olderSize == frontier.size, fault == nil else {
      throw Diagnostics(.journalForm(at: disk.place(Journal.path)))
    }
    let files = frontier.append(record.bundle, at: ranges)
    guard head.size == frontier.size, head.root == frontier.root else {
      throw Diagnostics(.root(at: disk.place(Journal.path), frontier.root))
    }
    for file in files {
      try disk.replace(file.tile.path, with: file.bytes)
      replaced.append(file.tile.partialFolder)
    }
    if !isShown { return }
    // All levels: which of them an unpublished batch before this one has changed is not recorded.
    for file in frontier.partialFiles(since: -1) {
      try disk.replace(file.tile.path, with: file.bytes)
    }
    // A head that is as large already may bear cosignatures; one that broke off is replaced.
    let standing = try? Ledger.head(on: disk, key: key).1
    if standing.map({ $0.size < head.size }) ?? true {
      try disk.replace(headPath, with: record.checkpoint)
    }
  }

  /// The right edge of a size; what is appended to it must lead to a signed root.
  private static func unchecked(on disk: Disk, size: Int) throws(Diagnostics) -> Frontier {
    let edge = try Tree.edge(on: disk, size: size)
    let root = Frontier(size: size, levels: edge, bundle: []).root
    return try Tree(on: disk, size: size, root: root).frontier()
  }

  fileprivate static func settle(
    _ disk: Disk, _ journal: Journal, replaced: inout [String]
  ) throws(Diagnostics) {
    let folders = replaced
    try disk.settle { path in !folders.contains { path.hasPrefix($0 + "/") } }
    for folder in folders {
      for file in try disk.list(folder) { try disk.remove("\(folder)/\(file.name)") }
      try disk.removeFolder(folder)
    }
    try journal.clear()
    replaced = []
  }
}

extension Diagnostic {
  fileprivate static func entrySize(_ count: Int, index: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.entry-size", at: nil,
      "entry \(index) of the batch has \(count) bytes",
      expected: "at most \(EntryBundle.longestEntry)",
      mend: "log the digest of the content and keep the content beside the ledger")
  }

  fileprivate static func batchSize(_ count: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.batch-size", at: nil, "the batch has \(count) bytes",
      expected: "at most \(Ledger.longestBatch)", mend: "append it in parts")
  }

  fileprivate static func readOnly(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.read-only", at: place, "the ledger cannot be written",
      expected: "the log's key, and a folder that can be written",
      mend: "open the ledger with its key, in a folder of your own")
  }

  /// A writer is at work.
  static func locked(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.locked", at: place, "another process is writing this ledger",
      mend: "wait until it has ended, then run this again")
  }

  fileprivate static func doubtful(
    at place: Location, because cause: Diagnostics? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.doubtful", at: place,
      "the disk failed while the last batch was made durable; it may or may not be there",
      found: cause?.all.first?.message,
      mend: "see to the disk, then open the ledger again: that settles it")
  }

  fileprivate static func journalForm(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.journal-form", at: place,
      "a record of the journal does not follow on the ledger's entries",
      mend: "keep a copy of the folder, then restore the ledger from a mirror")
  }
}
