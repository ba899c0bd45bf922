// SPDX-License-Identifier: Apache-2.0

package import TruceGround

/// The tree of a checkpoint, read from tiles on disk; whatever it gives was checked against the
/// checkpoint's root on the way.
///
/// It holds the partial tiles of the right edge and some of the full tiles that were used.
package final class Tree {
  private let disk: Disk
  /// How many entries the tree has.
  package let size: Int
  /// Its root.
  package let root: Hash
  /// How many full tiles are held at a time, 16 KiB each.
  private static let mostHeld = 64
  private var edge: [Pyramid] = []
  private var used: [Tile: Pyramid] = [:]

  /// The hashes of a tile, and above them the roots of its perfect subtrees, row by row.
  private struct Pyramid {
    let rows: [[Hash]]

    init(_ hashes: [Hash]) {
      var rows = [hashes]
      while rows[rows.count - 1].count > 1 {
        let row = rows[rows.count - 1]
        rows.append((0..<row.count / 2).map { Hash(left: row[2 * $0], right: row[2 * $0 + 1]) })
      }
      self.rows = rows
    }

    /// The root over a full tile.
    var top: Hash { rows[rows.count - 1][0] }
  }

  /// The tree of a size and root.
  ///
  /// - Throws: `ledger.missing`, `ledger.tile-size`, `ledger.root` when the edge does not lead to
  ///   the root.
  /// - Complexity: O(log n) of the size.
  package init(on disk: Disk, size: Int, root: Hash) throws(Diagnostics) {
    self.disk = disk
    self.size = size
    self.root = root
    let levels = try Tree.edge(on: disk, size: size)
    let found = Frontier(size: size, levels: levels, bundle: []).root
    if found != root { throw Diagnostics(.root(at: disk.place("checkpoint", line: 3), found)) }
    edge = levels.map(Pyramid.init)
  }

  /// The hashes of the partial tiles of a size, unchecked.
  static func edge(on disk: Disk, size: Int) throws(Diagnostics) -> [[Hash]] {
    var edge: [[Hash]] = []
    var level = 0
    while level < 8, size >> (8 * level) > 0 {
      let index = size >> (8 * (level + 1))
      let tile =
        level < 7 || index == 0
        ? Tile(.hashes(level: level), index: index, treeSize: size) : nil
      edge.append(try tile.map { tile throws(Diagnostics) in try hashes(of: tile, on: disk) } ?? [])
      level += 1
    }
    return edge
  }

  /// The hashes of a tile's file, or as many of them from the full tile where that has replaced it.
  static func hashes(of tile: Tile, on disk: Disk) throws(Diagnostics) -> [Hash] {
    let limit = Tile.fullWidth * Hash.width
    var path = tile.path
    var bytes = try disk.read(path, limit: limit)
    if bytes == nil, !tile.isFull {
      path = tile.fullPath
      bytes = try disk.read(path, limit: limit).map { Array($0.prefix(tile.width * Hash.width)) }
    }
    guard let bytes else { throw Diagnostics(.missing(at: disk.place(tile.path))) }
    guard bytes.count == tile.width * Hash.width, let hashes = [Hash](joinedBytes: bytes) else {
      throw Diagnostics(
        .tileSize(at: disk.place(path), bytes.count, expected: tile.width * Hash.width))
    }
    return hashes
  }

  /// The hashes of the tile of a level and index; its width is that of the tree's size.
  private func pyramid(level: Int, index: Int) throws(Diagnostics) -> Pyramid {
    if level < edge.count, index == size >> (8 * (level + 1)) { return edge[level] }
    let tile = Tile(.hashes(level: level), index: index, width: Tile.fullWidth)
    if let pyramid = used[tile] { return pyramid }
    let parent = try pyramid(level: level + 1, index: index / Tile.fullWidth)
    let pyramid = Pyramid(try Tree.hashes(of: tile, on: disk))
    guard pyramid.top == parent.rows[0][index % Tile.fullWidth] else {
      throw Diagnostics(.tileHash(at: disk.place(tile.path)))
    }
    if used.count >= Tree.mostHeld { used = [:] }
    used[tile] = pyramid
    return pyramid
  }

  /// The bytes of an entry bundle and where its entries lie, each checked against its leaf hash.
  func bundle(_ index: Int) throws(Diagnostics) -> (bytes: [UInt8], entries: [Range<Int>]) {
    let leaves = try pyramid(level: 0, index: index).rows[0]
    let tile = Tile(.entries, index: index, width: leaves.count)
    var path = tile.path
    var read = try disk.read(path, limit: EntryBundle.longestBundle)
    if read == nil, !tile.isFull {
      path = tile.fullPath
      read = try disk.read(path, limit: EntryBundle.longestBundle)
    }
    guard var bytes = read else { throw Diagnostics(.missing(at: disk.place(tile.path))) }
    var (entries, fault) = EntryBundle.ranges(in: bytes, count: leaves.count)
    if path != tile.path, let last = entries.last, entries.count == leaves.count {
      bytes.removeLast(bytes.count - last.upperBound)
      fault = nil
    }
    if let fault { throw Diagnostics(.bundleForm(at: disk.place(path), byte: fault)) }
    for (offset, range) in entries.enumerated() {
      let leaf = bytes.withUnsafeBytes { Hash(leaf: UnsafeRawBufferPointer(rebasing: $0[range])) }
      if leaf != leaves[offset] {
        throw Diagnostics(
          .entryHash(
            at: disk.place(path), entry: index * Tile.fullWidth + offset,
            byte: range.lowerBound - 2, expected: leaves[offset], found: leaf))
      }
    }
    return (bytes, entries)
  }

  /// What is needed to append to this tree.
  func frontier() throws(Diagnostics) -> Frontier {
    let isEven = size % Tile.fullWidth == 0
    let bundle = isEven ? [] : try bundle(size / Tile.fullWidth).bytes
    return Frontier(size: size, levels: edge.map { $0.rows[0] }, bundle: bundle)
  }
}

// MARK: Proofs

extension Tree {
  /// The root over a span of entries that is a subtree of this tree or of an older one.
  private func root(over span: Range<Int>) throws(Diagnostics) -> Hash {
    var result: Hash?
    for perfect in MerkleTree.perfectSpans(in: span).reversed() {
      let height = perfect.count.trailingZeroBitCount
      let level = height / 8
      let first = perfect.lowerBound >> (8 * level)
      let tile = try pyramid(level: level, index: first / Tile.fullWidth)
      let hash = tile.rows[height % 8][(first % Tile.fullWidth) >> (height % 8)]
      result = result.map { Hash(left: hash, right: $0) } ?? hash
    }
    return result ?? .ofNothing
  }

  /// The root the log had at an older size, 0 to ``size``.
  package func root(at olderSize: Int) throws(Diagnostics) -> Hash { try root(over: 0..<olderSize) }

  /// The proof that an entry is in the tree of an older size, at most ``size``.
  package func inclusionProof(of index: Int, at olderSize: Int) throws(Diagnostics) -> [Hash] {
    var proof: [Hash] = []
    for span in MerkleTree.inclusionSpans(index: index, size: olderSize) {
      proof.append(try root(over: span))
    }
    return proof
  }

  /// The proof that the tree of one size begins with that of an older one.
  package func consistencyProof(from olderSize: Int, to newerSize: Int) throws(Diagnostics)
    -> [Hash]
  {
    var proof: [Hash] = []
    for span in MerkleTree.consistencySpans(olderSize: olderSize, newerSize: newerSize) {
      proof.append(try root(over: span))
    }
    return proof
  }
}

extension Diagnostic {
  /// Where the tree's edge leads to another root than the checkpoint's.
  static func root(at place: Location, _ found: Hash) -> Diagnostic {
    Diagnostic(
      .error, "ledger.root", at: place, "the tiles do not lead to the checkpoint's root",
      found: found.base64,
      mend: "run 'truce ledger fsck' to learn which is wrong; restore that from a mirror")
  }

  /// A file that a ledger of this size has.
  static func missing(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.missing", at: place, "the file is missing", mend: "restore it from a mirror")
  }

  /// A tile whose length is not that of its width.
  static func tileSize(at place: Location, _ count: Int, expected: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.tile-size", at: place, "the tile has \(count) bytes",
      expected: "\(expected)", mend: "restore it from a mirror")
  }

  /// A tile whose root is not the hash that the level above has for it.
  static func tileHash(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.tile-hash", at: place,
      "the hashes do not match the level above", mend: "restore the file from a mirror")
  }

  /// A bundle with a byte that fits no entry.
  static func bundleForm(at place: Location, byte: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.bundle-form", at: place,
      "byte \(byte) does not begin an entry that the bundle should hold",
      expected: "as many entries as the tile has hashes, each behind its length, and no more",
      mend: "restore the file from a mirror")
  }

  /// An entry whose hash is not the one in the tree.
  static func entryHash(
    at place: Location, entry: Int, byte: Int, expected: Hash, found: Hash
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.hash-mismatch", at: place,
      "the hash of entry \(entry), from byte \(byte), does not match the tree",
      expected: expected.hex, found: found.hex, mend: "restore the file from a mirror")
  }
}
