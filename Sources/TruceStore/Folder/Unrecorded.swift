// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceGround
internal import TruceLedger

/// The names of files that are kept and that no entry names yet.
///
/// A file is kept before the entry that names it is appended, so that no entry ever names what is not
/// there. Until then its name stands in `unrecorded`. When the entry is refused, the files go; when
/// the process ends in between, the next writer asks the ledger which of them an entry names, and
/// takes the others away. What is to be erased is noted in the same way, and goes when the entry that
/// says so is there.
final class Unrecorded {
  private let folder: MissionFolder
  private let size: () -> Int
  private var names: [String] = []
  private var erasures: [String] = []
  private var file: MissionFolder.NewFile?
  /// Whether it is open if the entries are there: then only the next writer can tell.
  private var isDoubtful = false
  /// Whether a file that is to go could not be taken away: its name stays for the next writer.
  private var isLeft = false

  private static let name = "unrecorded"
  private static let title = "truce unrecorded v1 "

  /// Nothing.
  ///
  /// - Parameters:
  ///   - folder: The mission's folder, locked for writing.
  ///   - size: Gives how many entries the ledger has.
  init(in folder: MissionFolder, size: @escaping () -> Int) {
    self.folder = folder
    self.size = size
  }

  /// Notes a file that will be there before the entry that names it.
  ///
  /// - Throws: `store.unwritable`.
  func note(_ name: String) throws(Diagnostics) {
    try write("keep", name)
    names.append(name)
  }

  /// Notes a file that goes when the entry that says so is there.
  ///
  /// - Throws: `store.unwritable`.
  func noteErasure(of name: String) throws(Diagnostics) {
    try write("erase", name)
    erasures.append(name)
  }

  private func write(_ verb: String, _ name: String) throws(Diagnostics) {
    precondition(Unrecorded.isPlain(name), "only what the ledger can name is noted")
    if file == nil {
      let new = try MissionFolder.NewFile(at: folder.path(of: Unrecorded.name))
      try new.write(Array("\(Unrecorded.title)\(size())\n".utf8))
      file = new
    }
    try file?.write(Array("\(verb) \(name)\n".utf8))
  }

  /// The entries are there: what they say was erased goes, at the latest with the next writer.
  func finish() {
    for name in erasures where !Unrecorded.remove(name, in: folder) { isLeft = true }
    close()
  }

  /// The entries are not there: takes away what was kept for them.
  func abandon() {
    if isDoubtful { return }
    for name in names where !Unrecorded.remove(name, in: folder) { isLeft = true }
    close()
  }

  /// Nobody can tell if the entries are there: leaves everything to the next writer.
  func doubt() { isDoubtful = true }

  private func close() {
    (names, erasures) = ([], [])
    if file == nil || isLeft { return }
    file = nil
    unlink(folder.path(of: Unrecorded.name))
  }

  /// Puts right what a writer that was ended has left.
  ///
  /// - Parameters:
  ///   - folder: The mission's folder, locked for writing.
  ///   - ledger: Its ledger.
  /// - Throws: What reading the ledger throws; `store.not-removed`.
  static func settle(in folder: MissionFolder, by ledger: Ledger) throws(Diagnostics) {
    for place in ["evidence", "vault"].map(folder.path(of:)) {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      where name.hasPrefix("incoming-") {
        unlink(place + "/" + name)
      }
    }
    guard folder.holds(name) else { return }
    let bytes = try MissionFolder.read(folder.path(of: name), limit: 1 << 30)
    // A line that broke off was written before its file was there.
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    if let first = lines.first, first.hasPrefix(title),
      let from = Int(first.dropFirst(title.count)),
      from >= 0
    {
      try settle(lines.dropFirst(), from: min(from, ledger.size), in: folder, by: ledger)
    }
    unlink(folder.path(of: name))
  }

  private static func settle(
    _ lines: some Sequence<Substring>, from: Int, in folder: MissionFolder, by ledger: Ledger
  ) throws(Diagnostics) {
    var kept: Set<String> = []
    var erased: Set<String> = []
    var index = from
    for bytes in try ledger.entries(from: from) {
      let entry = try LedgerEntry(parsing: bytes, at: index)
      kept.formUnion(entry.fileNames)
      erased.formUnion(entry.erasedNames)
      index += 1
    }
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 2, isPlain(words[1]) else { continue }
      let isGone =
        words[0] == "keep" ? !kept.contains(words[1]) : erased.contains(words[1])
      if isGone, !remove(words[1], in: folder) { throw Diagnostics(.notRemoved(words[1])) }
    }
  }

  /// The names that are noted in a folder nobody writes to now; none when all is at rest.
  static func left(in folder: MissionFolder) -> Set<String> {
    guard let bytes = try? MissionFolder.read(folder.path(of: name), limit: 1 << 30) else {
      return []
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    return Set(lines.compactMap { $0.split(separator: " ").last.map(String.init) })
  }

  /// Takes a file away; whether it is gone.
  private static func remove(_ name: String, in folder: MissionFolder) -> Bool {
    let path = folder.path(of: name)
    func isGone(_ path: String) -> Bool { unlink(path) == 0 || errno == ENOENT }
    let areGone = [path, path + ".new"].map(isGone)
    if name.hasPrefix("evidence/") { rmdir(String(path.dropLast("/".count + 64 + ".zst".count))) }
    return areGone == [true, true]
  }

  /// Whether the name is that of an item of evidence or of the vault, and leads nowhere else.
  private static func isPlain(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    func isDigest(_ text: Substring) -> Bool {
      text.utf8.count == 64
        && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
    switch parts.count {
    case 2: return parts[0] == "vault" && isDigest(parts[1])
    case 3:
      return parts[0] == "evidence" && parts[2].hasSuffix(".zst") && isDigest(parts[2].dropLast(4))
        && parts[1] == parts[2].prefix(2)
    default: return false
    }
  }
}

extension Diagnostic {
  /// A file that is to go and is still there.
  static func notRemoved(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.not-removed", at: Location(file: name),
      "the file is to go and cannot be removed; its entry stands in the ledger, if it was erased",
      expected: "a folder that you may write to",
      mend: "see to the disk; the next command that changes the mission removes it")
  }
}
