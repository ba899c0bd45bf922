// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Ledger {
  /// Reads the newest checkpoint, in a reader that stays while another writes.
  ///
  /// - Throws: `ledger.rewound` when the log has become smaller or another than it was.
  public func refresh() throws(Diagnostics) {
    if isWritable { return }
    let (note, head) = try Ledger.head(on: disk, key: key)
    let newer = try Tree(on: disk, size: head.size, root: head.root)
    guard head.size >= size, try newer.root(at: size) == checkpoint.root else {
      throw Diagnostics(.rewound(from: size, to: head.size, at: disk.place(Ledger.headPath)))
    }
    (signedCheckpoint, checkpoint, tree) = (note, head, newer)
  }

  /// Gives the entries from an index on, in their order, each checked against the checkpoint.
  ///
  /// - Parameters:
  ///   - start: 0 to ``size``.
  ///   - end: where to end; the size of the ledger where it is `nil`.
  ///   - body: takes the index and the entry; what it throws ends the reading.
  /// - Throws: what the checks of tiles and entries throw.
  /// - Complexity: O(1) memory, one bundle at a time.
  public func forEachEntry(
    from start: Int = 0, to end: Int? = nil,
    _ body: (Int, [UInt8]) throws(Diagnostics) -> Void
  ) throws(Diagnostics) {
    let end = end ?? size
    precondition(start >= 0 && start <= end && end <= size, "entries are read within the ledger")
    let tree = try currentTree()
    var index = start
    while index < end {
      let (bytes, entries) = try tree.bundle(index / Tile.fullWidth)
      for range in entries.dropFirst(index % Tile.fullWidth).prefix(end - index) {
        try body(index, Array(bytes[range]))
        index += 1
      }
    }
  }

  /// The entries from an index on, each checked against the checkpoint.
  public func entries(from start: Int = 0, to end: Int? = nil) throws(Diagnostics) -> [[UInt8]] {
    var result: [[UInt8]] = []
    try forEachEntry(from: start, to: end) { _, entry in result.append(entry) }
    return result
  }

  /// One entry, checked against the checkpoint.
  public func entry(at index: Int) throws(Diagnostics) -> [UInt8] {
    precondition(index >= 0 && index < size, "an entry is read within the ledger")
    let (bytes, entries) = try currentTree().bundle(index / Tile.fullWidth)
    return Array(bytes[entries[index % Tile.fullWidth]])
  }

  /// The tree of the checkpoint; a writer's files are all written before it is read.
  func currentTree() throws(Diagnostics) -> Tree {
    if let tree { return tree }
    try publish()
    let made = try Tree(on: disk, size: size, root: checkpoint.root)
    tree = made
    return made
  }
}

extension Diagnostic {
  fileprivate static func rewound(from older: Int, to newer: Int, at place: Location) -> Diagnostic
  {
    Diagnostic(
      .error, "ledger.rewound", at: place,
      "the log had \(older) entries and now has \(newer), and does not begin with them",
      mend: "keep both checkpoints: together they prove that the log was rewritten")
  }
}
