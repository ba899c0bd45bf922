// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// What only our own folder is held to.
extension Inspector {
  /// Checks that each signature line is of a known key, one of each, and that no other line is there.
  func inspectLines(of note: SignedNote, name: String, key: VerifierKey) {
    let witnesses = policy?.witnesses ?? []
    let keys = [key] + witnesses.map(\.key)
    let above = note.text.count { $0 == UInt8(ascii: "\n") } + 1
    if above > 4 { inspection.add(.extensionLine(at: Location(file: name, line: 4))) }
    do throws(Diagnostics) {
      let verified = try note.verified(by: keys, name: name)
      if name == disk.shown(Ledger.headPath) {
        inspection.cosigners = witnesses.compactMap { witness in
          verified.first { $0.key == witness.key }?.time.map {
            TlogPolicy.Witnessed.Cosigner(name: witness.name, time: $0)
          }
        }
      }
    } catch {
      for fault in error.all { inspection.add(fault) }
    }
    for (index, line) in note.lines.enumerated() {
      let place = Location(file: name, line: above + index + 1)
      if !keys.contains(where: { $0.id == line.keyID && $0.name == line.name }) {
        inspection.add(.unknownLine(line.name, at: place))
      } else if note.lines[..<index].contains(where: {
        $0.keyID == line.keyID && $0.name == line.name
      }) {
        inspection.add(.secondLine(line.name, at: place))
      }
    }
  }

  /// Checks that no file is there that does not belong, that older partial tiles are beginnings of
  /// the newest ones, and that the kept checkpoints are of this log.
  func inspectFiles(of head: Checkpoint, key: VerifierKey) throws(Diagnostics) {
    var partial: [Tile] = []
    for path in try disk.files(below: "") {
      if let tile = Tile(path: path) {
        if !isExpected(tile, in: head.size) {
          inspection.add(.extraFile(at: disk.place(path)))
        } else if !tile.isFull {
          partial.append(tile)
        }
      } else if path.hasPrefix(Ledger.keptFolder + "/") {
        try inspectKept(path, head: head, key: key)
      } else if path == Journal.path {
        let length = disk.size(of: path)
        if length > 0 { inspection.add(.journalLeft(at: disk.place(path), length)) }
      } else if path != Ledger.keyPath && path != Ledger.headPath {
        inspection.add(.extraFile(at: disk.place(path)))
      }
    }
    let found = Set(partial)
    for tile in partial { try inspectOlder(tile, in: head.size, among: found) }
  }

  private func isExpected(_ tile: Tile, in size: Int) -> Bool {
    guard let newest = Tile(tile.content, index: tile.index, treeSize: size) else { return false }
    return newest.isFull ? tile.isFull : tile.width <= newest.width
  }

  /// Checks a partial tile of an older checkpoint against the newest one, and that its pair is there.
  private func inspectOlder(
    _ tile: Tile, in size: Int, among found: Set<Tile>
  ) throws(Diagnostics) {
    guard let newest = Tile(tile.content, index: tile.index, treeSize: size), newest != tile else {
      return
    }
    do throws(Diagnostics) {
      let limit = EntryBundle.longestBundle
      guard let bytes = try disk.read(tile.path, limit: limit),
        let whole = try disk.read(newest.path, limit: limit)
      else { return }
      let length: Int?
      switch tile.content {
      case .hashes: length = tile.width * Hash.width
      case .entries:
        let (entries, _) = EntryBundle.ranges(in: whole, count: tile.width)
        length = entries.count == tile.width ? entries.last?.upperBound : nil
      }
      let beginning = length.map { whole.prefix($0) } ?? []
      if bytes[...] != beginning {
        let byte = zip(bytes, beginning).enumerated().first { $1.0 != $1.1 }?.offset
        inspection.add(
          .olderTile(at: disk.place(tile.path), byte ?? min(bytes.count, beginning.count)))
      }
    } catch {
      for fault in error.all { inspection.add(fault) }
    }
    var pair = tile
    switch tile.content {
    case .entries: pair.content = .hashes(level: 0)
    case .hashes(level: 0): pair.content = .entries
    case .hashes: return
    }
    if !found.contains(pair) { inspection.add(.missing(at: disk.place(pair.path))) }
  }

  private func inspectKept(
    _ path: String, head: Checkpoint, key: VerifierKey
  ) throws(Diagnostics) {
    inspection.keptCheckpoints += 1
    do throws(Diagnostics) {
      guard let size = Tile.number(ofPath: path.dropFirst(Ledger.keptFolder.count + 1)),
        let bytes = try disk.read(path, limit: SignedNote.longest)
      else {
        inspection.add(.extraFile(at: disk.place(path)))
        return
      }
      let name = disk.shown(path)
      let (note, kept) = try Ledger.head(bytes, key: key, name: name)
      inspectLines(of: note, name: name, key: key)
      if kept.size != size || size > head.size {
        inspection.add(.keptSize(kept.size, of: head.size, at: disk.place(path, line: 2)))
      } else if inspection.holds {
        let tree = try Tree(on: disk, size: head.size, root: head.root)
        let root = try tree.root(at: size)
        if root != kept.root {
          inspection.add(.keptRoot(kept, root, at: disk.place(path, line: 3)))
        }
      }
    } catch {
      for fault in error.all { inspection.add(fault) }
    }
  }
}

extension Diagnostic {
  fileprivate static func extensionLine(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.extension-line", at: place, "our checkpoints have no further lines",
      mend: "restore the checkpoint from a mirror")
  }

  fileprivate static func unknownLine(_ name: Octets, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.unknown-line", at: place,
      "the signature line is of '\(name.shown)', a key that is not known here",
      expected: "the log's key and the witnesses of the policy",
      mend: "give the policy that names this witness, or remove the line")
  }

  fileprivate static func secondLine(_ name: Octets, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.second-line", at: place,
      "this is the second signature line of '\(name.shown)'",
      expected: "one of each key", mend: "remove the older of the two")
  }

  fileprivate static func extraFile(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.extra-file", at: place, "the file does not belong to this ledger",
      mend: "find out how it came here, then remove it")
  }

  fileprivate static func journalLeft(at place: Location, _ length: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.journal-left", at: place,
      "the journal still holds \(length) bytes, and the folder could not be put right",
      mend: "open the ledger where it can be written, then run this again")
  }

  fileprivate static func olderTile(at place: Location, _ byte: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.older-tile", at: place,
      "byte \(byte) is not that of the newest tile, which this one is the beginning of",
      mend: "restore the file from a mirror")
  }

  fileprivate static func keptSize(_ size: Int, of newest: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.kept-checkpoint", at: place,
      "the kept checkpoint is of \(size) entries, the ledger has \(newest)",
      expected: "the size in the file's name, and no more than the ledger has",
      mend: "restore the ledger or this checkpoint from a mirror")
  }

  fileprivate static func keptRoot(
    _ kept: Checkpoint, _ root: Hash, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "ledger.split-view", at: place,
      "the kept checkpoint of \(kept.size) entries is not of the log that lies here",
      expected: root.base64, found: kept.root.base64,
      mend: "keep both: together they prove that the log was rewritten")
  }
}
