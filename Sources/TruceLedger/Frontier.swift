// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// The right edge of a log: what is needed to append, however long the history is.
struct Frontier {
  /// How many entries the log has.
  private(set) var size = 0
  /// The hashes of the partial tile of each level, 0...255 of them.
  private(set) var levels: [[Hash]] = []
  /// The partial entry bundle.
  private(set) var bundle: [UInt8] = []

  /// A file that an append leads to.
  struct File {
    var tile: Tile
    var bytes: [UInt8]
  }

  /// The edge of a log without entries.
  init() {}

  /// The edge of a log as its tiles have it.
  init(size: Int, levels: [[Hash]], bundle: [UInt8]) {
    self.size = size
    self.levels = levels
    self.bundle = bundle
  }

  /// The root of the tree.
  var root: Hash {
    var edge: Hash?
    for hashes in levels {
      let row = edge.map { hashes + [$0] } ?? hashes
      if !row.isEmpty { edge = MerkleTree.root(of: row) }
    }
    return edge ?? .ofNothing
  }

  /// Appends entries that lie in a bundle's form.
  ///
  /// - Returns: every tile and bundle that has become full, in the order in which they may be
  ///   written.
  mutating func append(_ entries: [UInt8], at ranges: [Range<Int>]) -> [File] {
    var files: [File] = []
    for range in ranges {
      let entry = range.lowerBound - 2..<range.upperBound
      bundle.append(contentsOf: entries[entry])
      let leaf = entries.withUnsafeBytes { Hash(leaf: UnsafeRawBufferPointer(rebasing: $0[range])) }
      size += 1
      if size % Tile.fullWidth == 0 {
        let tile = Tile(.entries, index: size / Tile.fullWidth - 1, width: Tile.fullWidth)
        files.append(File(tile: tile, bytes: bundle))
        bundle = []
      }
      push(leaf, on: 0, files: &files)
    }
    return files
  }

  /// The partial tiles and the partial bundle that a log of an older size did not have.
  ///
  /// For a size of -1, all of them.
  func partialFiles(since olderSize: Int) -> [File] {
    if olderSize == size { return [] }
    var files: [File] = []
    if let tile = Tile(.entries, index: size / Tile.fullWidth, treeSize: size) {
      files.append(File(tile: tile, bytes: bundle))
    }
    for (level, hashes) in levels.enumerated()
    where !hashes.isEmpty && size >> (8 * level) != olderSize >> (8 * level) {
      let tile = Tile(
        .hashes(level: level), index: size >> (8 * (level + 1)), width: hashes.count)
      files.append(File(tile: tile, bytes: hashes.joinedBytes))
    }
    return files
  }

  private mutating func push(_ hash: Hash, on level: Int, files: inout [File]) {
    if level == levels.count { levels.append([]) }
    levels[level].append(hash)
    guard levels[level].count == Tile.fullWidth else { return }
    let index = (size >> (8 * (level + 1))) - 1
    let tile = Tile(.hashes(level: level), index: index, width: Tile.fullWidth)
    files.append(File(tile: tile, bytes: levels[level].joinedBytes))
    let root = MerkleTree.root(of: levels[level])
    levels[level] = []
    push(root, on: level + 1, files: &files)
  }
}
