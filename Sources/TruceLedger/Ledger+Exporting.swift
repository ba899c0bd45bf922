// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Ledger {
  /// Writes what others need into a folder that a web server or a USB stick can carry: `checkpoint`
  /// and `tile/`, and no more.
  ///
  /// What was written there before is added to; a full tile or bundle that is there already is not
  /// written again. The checkpoint comes last, so that a reader of the folder never sees one whose
  /// tiles are not there yet.
  ///
  /// - Parameter path: a folder that is not there, is empty, or holds an older copy of this log.
  /// - Returns: how many files were written.
  /// - Throws: `ledger.split-view` or `ledger.ahead` when the folder holds another log or a newer
  ///   copy; `ledger.cannot-write`; what reading throws.
  @discardableResult
  public func export(to path: String) throws(Diagnostics) -> Int {
    try publish()
    let target = Disk(root: path)
    if let bytes = try target.read(Ledger.headPath, limit: SignedNote.longest) {
      try compare(SignedNote(parsing: bytes, name: target.shown(Ledger.headPath)))
    }
    try target.makeRoot()
    var written = 0
    for file in try disk.files(below: "tile") {
      guard let tile = Tile(path: file), tile.isWithin(size) else { continue }
      if target.holds(file), target.size(of: file) == disk.size(of: file) { continue }
      guard let bytes = try disk.read(file, limit: EntryBundle.longestBundle) else { continue }
      try target.replace(file, with: bytes)
      written += 1
    }
    try target.settle { _ in true }
    try target.replace(Ledger.headPath, with: signedCheckpoint.bytes, isDurable: true)
    try target.syncFolders(above: Ledger.headPath)
    return written + 1
  }
}

extension Tile {
  /// Whether a log of that size has as much as this tile holds.
  fileprivate func isWithin(_ size: Int) -> Bool {
    Tile(content, index: index, treeSize: size).map { $0.width >= width } ?? false
  }
}
