// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// Works a log out again from its entries, and decides which file is wrong where two disagree.
///
/// Every hash stands twice: stored in a tile, and derived from what lies below. The signed root
/// decides for the top, and each tile that is decided decides for the tiles below it.
final class Inspector {
  let disk: Disk
  let policy: TlogPolicy?
  var inspection = Inspection()
  private var size = 0
  /// The hashes of each level from 1 as the entries lead to them; `nil` where an entry is missing.
  private var derived: [[Hash?]] = [[]]
  /// The hashes of the partial bundle's entries; `nil` when they cannot be read.
  private var derivedEdge: [Hash]?
  /// Whether entries and tile of level 0 agree, by index.
  private var agrees: [Bool] = []

  init(_ disk: Disk, policy: TlogPolicy?) {
    self.disk = disk
    self.policy = policy
  }

  /// Checks all tiles and entries of a checkpoint.
  func inspectTree(of head: Checkpoint) throws(Diagnostics) {
    size = head.size
    try derive()
    var trusted = try inspectEdge(root: head.root)
    let top = trusted.count - 1
    var above: [Hash?] = []
    for level in stride(from: top, through: 0, by: -1) {
      let full = size >> (8 * (level + 1))
      var row: [Hash?] = []
      for index in 0..<full {
        if inspection.hasMoreFaults { return }
        if level == 0 {
          try inspectBundle(index, tileRoot: above[index])
        } else {
          row += try inspectTile(level: level, index: index, root: above[index])
        }
      }
      if level == 0, size % Tile.fullWidth != 0 {
        try inspectBundle(full, edge: trusted[0])
      }
      above = row + trusted[level]
      trusted.removeLast()
    }
  }
}

// MARK: Deriving

extension Inspector {
  /// What a bundle's file holds.
  private struct Bundle {
    var bytes: [UInt8]
    var entries: [Range<Int>]
    var leaves: [Hash]
    var fault: Diagnostic?
  }

  private func read(bundle tile: Tile) throws(Diagnostics) -> Bundle {
    var path = tile.path
    var fault: Diagnostic?
    var read: [UInt8]?
    do throws(Diagnostics) {
      read = try disk.read(path, limit: EntryBundle.longestBundle)
      if read == nil, !tile.isFull {
        read = try disk.read(tile.fullPath, limit: EntryBundle.longestBundle)
        if read != nil { path = tile.fullPath }
      }
      if read == nil { fault = .missing(at: disk.place(path)) }
    } catch {
      fault = error.all.first
    }
    let bytes = read ?? []
    let (entries, wrong) = EntryBundle.ranges(in: bytes, count: tile.width)
    if let wrong, fault == nil, path == tile.path || entries.count < tile.width {
      fault = .bundleForm(at: disk.place(path), byte: wrong)
    }
    let leaves = bytes.withUnsafeBytes { buffer in
      entries.map { Hash(leaf: UnsafeRawBufferPointer(rebasing: buffer[$0])) }
    }
    return Bundle(bytes: bytes, entries: entries, leaves: leaves, fault: fault)
  }

  /// The hashes that a tile's file holds, or why it cannot be read.
  private func read(hashes tile: Tile) -> (hashes: [Hash]?, fault: Diagnostic?) {
    do throws(Diagnostics) {
      let hashes = try Tree.hashes(of: tile, on: disk)
      return (hashes, nil)
    } catch {
      return (nil, error.all.first)
    }
  }

  /// Reads all entries once and works out every level above them.
  private func derive() throws(Diagnostics) {
    let bundles = size / Tile.fullWidth + (size % Tile.fullWidth == 0 ? 0 : 1)
    var missing = 0
    for index in 0..<bundles {
      guard let tile = Tile(.entries, index: index, treeSize: size) else { break }
      let bundle = try read(bundle: tile)
      inspection.bundles += 1
      inspection.tiles += 1
      inspection.entries += bundle.entries.count
      inspection.entryBytes += bundle.bytes.count - 2 * bundle.entries.count
      let stored = read(hashes: Tile(.hashes(level: 0), index: index, width: tile.width)).hashes
      agrees.append(bundle.fault == nil && stored == bundle.leaves)
      if tile.isFull {
        derived[0].append(bundle.fault == nil ? MerkleTree.root(of: bundle.leaves) : nil)
      } else {
        derivedEdge = bundle.fault == nil ? bundle.leaves : nil
      }
      // A checkpoint may claim more entries than anybody can look for.
      if bundle.entries.isEmpty, stored == nil { missing += 1 }
      if missing > Inspection.mostFaults { break }
    }
    while derived[derived.count - 1].count >= Tile.fullWidth {
      let row = derived[derived.count - 1]
      var next: [Hash?] = []
      for start in stride(from: 0, to: row.count - Tile.fullWidth + 1, by: Tile.fullWidth) {
        let known = row[start..<start + Tile.fullWidth].compactMap { $0 }
        next.append(known.count == Tile.fullWidth ? MerkleTree.root(of: known) : nil)
      }
      derived.append(next)
    }
  }

  /// The hashes of a tile as the entries lead to them; `nil` when one is missing.
  private func derivedHashes(level: Int, index: Int, width: Int) -> [Hash]? {
    guard level > 0, level <= derived.count else { return nil }
    let row = derived[level - 1]
    let start = index * Tile.fullWidth
    guard start + width <= row.count else { return nil }
    let known = row[start..<start + width].compactMap { $0 }
    return known.count == width ? known : nil
  }
}

// MARK: Deciding

extension Inspector {
  /// Decides the partial tiles of each level by the signed root; gives what is to be believed.
  private func inspectEdge(root: Hash) throws(Diagnostics) -> [[Hash?]] {
    var choices: [[[Hash]]] = []
    var stored: [(tile: Tile, hashes: [Hash]?, fault: Diagnostic?)?] = []
    var level = 0
    while level < 8, size >> (8 * level) > 0 {
      let tile = Tile(
        .hashes(level: level), index: size >> (8 * (level + 1)), treeSize: size)
      if let tile {
        if level > 0 { inspection.tiles += 1 }
        let (hashes, fault) = read(hashes: tile)
        stored.append((tile, hashes, fault))
        let other =
          level == 0
          ? derivedEdge : derivedHashes(level: level, index: tile.index, width: tile.width)
        let both = [hashes, other].compactMap { $0 }
        choices.append(both.count == 2 && both[0] == both[1] ? [both[0]] : both)
      } else {
        stored.append(nil)
        choices.append([[]])
      }
      level += 1
    }
    let chosen = choice(among: choices, leadingTo: root)
    if chosen == nil {
      let shown = choices.map { $0.first ?? [] }
      let found = Frontier(size: size, levels: shown, bundle: []).root
      inspection.add(.root(at: disk.place(Ledger.headPath, line: 3), found))
    }
    for (level, one) in stored.enumerated() {
      guard let one else { continue }
      if let fault = one.fault {
        inspection.add(fault)
      } else if let chosen, let hashes = one.hashes, hashes != chosen[level] {
        inspection.add(.tileByte(at: disk.place(one.tile.path), hashes, expected: chosen[level]))
      }
    }
    if let chosen { return chosen }
    return zip(choices, stored).map { hashes, one in
      hashes.first ?? Array(repeating: nil, count: one?.tile.width ?? 0)
    }
  }

  /// One of the choices of each level, so that all together lead to the root.
  private func choice(among choices: [[[Hash]]], leadingTo root: Hash) -> [[Hash]]? {
    if choices.contains([]) { return nil }
    var places = choices.map { _ in 0 }
    while true {
      let levels = zip(choices, places).map { $0[$1] }
      if Frontier(size: size, levels: levels, bundle: []).root == root { return levels }
      guard let next = places.indices.first(where: { places[$0] + 1 < choices[$0].count }) else {
        return nil
      }
      for place in 0..<next { places[place] = 0 }
      places[next] += 1
    }
  }

  /// Decides a full tile above the lowest level by the root that the level above has for it.
  private func inspectTile(
    level: Int, index: Int, root: Hash?
  ) throws(Diagnostics) -> [Hash?] {
    inspection.tiles += 1
    let tile = Tile(.hashes(level: level), index: index, width: Tile.fullWidth)
    let (stored, fault) = read(hashes: tile)
    if let fault { inspection.add(fault) }
    if let stored, root.map({ MerkleTree.root(of: stored) == $0 }) ?? false { return stored }
    let other = derivedHashes(level: level, index: index, width: Tile.fullWidth)
    if let other, root.map({ MerkleTree.root(of: other) == $0 }) ?? false {
      if let stored {
        inspection.add(.tileByte(at: disk.place(tile.path), stored, expected: other))
      }
      return other
    }
    if stored != nil, root != nil { inspection.add(.tileHash(at: disk.place(tile.path))) }
    return stored ?? other ?? Array(repeating: nil, count: Tile.fullWidth)
  }

  /// Decides a full tile of level 0 and its entries by the root that the level above has for them.
  private func inspectBundle(_ index: Int, tileRoot: Hash?) throws(Diagnostics) {
    let known = index < agrees.count && agrees[index]
    if known, derived[0][index] == tileRoot { return }
    let tile = Tile(.hashes(level: 0), index: index, width: Tile.fullWidth)
    let entries = Tile(.entries, index: index, width: Tile.fullWidth)
    let (stored, fault) = read(hashes: tile)
    let bundle = try read(bundle: entries)
    let isStoredRight = stored.map { MerkleTree.root(of: $0) == tileRoot } ?? false
    let isDerivedRight = bundle.fault == nil && MerkleTree.root(of: bundle.leaves) == tileRoot
    if let fault {
      inspection.add(fault)
    } else if let stored, !isStoredRight {
      inspection.add(
        isDerivedRight
          ? .tileByte(at: disk.place(tile.path), stored, expected: bundle.leaves)
          : .tileHash(at: disk.place(tile.path)))
    }
    if isDerivedRight { return }
    if let stored, isStoredRight || stored != bundle.leaves || bundle.fault != nil {
      add(bundle, of: entries, expected: stored)
    } else if let fault = bundle.fault {
      inspection.add(fault)
    } else if tileRoot != nil {
      inspection.add(.bundleHash(at: disk.place(entries.path)))
    }
  }

  /// Checks the partial bundle by the hashes of its tile.
  private func inspectBundle(_ index: Int, edge: [Hash?]) throws(Diagnostics) {
    let expected = edge.compactMap { $0 }
    if derivedEdge == expected { return }
    guard let entries = Tile(.entries, index: index, treeSize: size) else { return }
    add(try read(bundle: entries), of: entries, expected: expected)
  }

  /// Names the first entry of a bundle that is wrong.
  private func add(_ bundle: Bundle, of tile: Tile, expected: [Hash]) {
    let place = disk.place(tile.path)
    if let offset = zip(bundle.leaves, expected).enumerated().first(where: { $1.0 != $1.1 })?.offset
    {
      inspection.add(
        .entryHash(
          at: place, entry: tile.index * Tile.fullWidth + offset,
          byte: bundle.entries[offset].lowerBound - 2, expected: expected[offset],
          found: bundle.leaves[offset]))
    } else if let fault = bundle.fault {
      inspection.add(fault)
    }
  }
}

extension Diagnostic {
  fileprivate static func tileByte(
    at place: Location, _ stored: [Hash], expected: [Hash]
  ) -> Diagnostic {
    let pairs = zip(stored.joinedBytes, expected.joinedBytes)
    let byte = pairs.enumerated().first { $1.0 != $1.1 }?.offset ?? 0
    let hash = byte / Hash.width
    return Diagnostic(
      .error, "ledger.tile-byte", at: place,
      "byte \(byte), in hash \(hash), is not what the entries lead to",
      expected: expected[hash].hex, found: stored[hash].hex,
      mend: "restore the file from a mirror")
  }

  fileprivate static func bundleHash(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.hash-mismatch", at: place,
      "the entries match their tile, and both do not match the level above",
      mend: "restore both files from a mirror")
  }
}
