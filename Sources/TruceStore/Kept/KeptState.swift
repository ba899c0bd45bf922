// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEvidence
internal import TruceGround
internal import TruceLedger

/// The entries of a ledger by the part of the state they belong to, kept so that a mission is opened
/// without reading its whole history.
///
/// A file a part, to which is only added: number, length, sum and bytes of each entry. `head` says how
/// much of each file counts, and of which ledger; it is written anew each time, whole. Every entry was
/// held against its signature before it was kept.
struct KeptState {
  private let folder: String
  private let head: Head

  /// What counts of the files.
  private struct Head: Hashable {
    var size: Int
    var root: String
    var latest: Instant?
    /// Tells the files of one history from those of another that lay in the same place.
    var generation: String
    var lengths: [Int]

    var bytes: [UInt8] {
      var packer = Packer()
      packer.add(KeptState.form)
      packer.add(size)
      packer.add(root)
      packer.add(optional: latest) { $0.add($1) }
      packer.add(generation)
      packer.add(all: lengths) { $0.add($1) }
      return packer.bytes
    }

    init(size: Int, root: String, latest: Instant?, generation: String, lengths: [Int]) {
      (self.size, self.root, self.latest) = (size, root, latest)
      (self.generation, self.lengths) = (generation, lengths)
    }

    init?(opening path: String) {
      guard let file = KeptFile(opening: path), file.count == 1 else { return nil }
      let section = file.section(0)
      var unpacker = Unpacker(section.bytes)
      guard unpacker.text() == KeptState.form else { return nil }
      self.init(
        size: unpacker.int(), root: unpacker.text(),
        latest: unpacker.optional { $0.instant() }, generation: unpacker.text(),
        lengths: unpacker.all { $0.int() })
    }
  }

  /// The form of the files, and the program that wrote them.
  private static let form = "state 1 " + KeptFolder.program
  /// How many entries come before anything is kept, and how many before more is.
  private static let least = 512

  /// What is kept of a ledger's first entries; `nil` where nothing is, or of another ledger.
  ///
  /// - Complexity: O(log entries).
  private init?(of ledger: Ledger, in folder: String) {
    self.folder = folder
    guard let head = Head(opening: "\(folder)/head"), head.size <= ledger.size,
      head.lengths.count == StatePartName.allCases.count,
      let root = try? ledger.root(at: head.size), root.hex == head.root
    else { return nil }
    self.head = head
  }

  /// The state of a ledger: from what is kept, and from those of its entries that are not.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - path: Where it lies.
  ///   - folder: Where its entries are kept.
  /// - Returns: The same as folding all of them.
  /// - Throws: what reading the ledger throws, and `store.entry`.
  static func state(
    of ledger: Ledger, at path: String, in folder: String
  ) throws(Diagnostics) -> MissionState {
    guard ledger.size >= least, !KeptFolder.program.isEmpty else {
      return try MissionState(folding: ledger)
    }
    let kept = KeptState(of: ledger, in: folder)
    var state = kept?.state(ofLedgerAt: path) ?? MissionState()
    try state.fold(ledger)
    if ledger.size - (kept?.head.size ?? 0) >= least {
      try? keep(ledger, after: kept?.head, in: folder)
    }
    return state
  }

  /// The state of the entries that are kept.
  private func state(ofLedgerAt path: String) -> MissionState {
    MissionState(size: head.size, latest: head.latest) { [self] name in
      if let entries = entries(of: name) { return entries }
      // What was kept is damaged: the ledger has it all.
      guard let all = try? Ledger(opening: path).entries(to: head.size) else {
        preconditionFailure("the ledger can be read as it could when the mission was opened")
      }
      return all.enumerated().compactMap { index, bytes in
        guard let entry = try? LedgerEntry(parsing: bytes, at: index),
          StatePartName(of: entry) == name
        else { return nil }
        return (entry, index)
      }
    }
  }

  private static func path(of name: StatePartName, _ generation: String, in folder: String)
    -> String
  {
    "\(folder)/\(name.rawValue).\(generation)"
  }

  /// The entries of a part; `nil` where the file is not as it was written.
  private func entries(of name: StatePartName) -> [(LedgerEntry, Int)]? {
    let place = StatePartName.allCases.firstIndex(of: name) ?? 0
    let length = head.lengths[place]
    if length == 0 { return [] }
    let path = KeptState.path(of: name, head.generation, in: folder)
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: length), data.count == length
    else { return nil }
    return data.withUnsafeBytes { bytes in
      var entries: [(LedgerEntry, Int)] = []
      var at = 0
      while at < length {
        guard let record = KeptRecord(bytes, at: at),
          let entry = try? LedgerEntry(parsing: record.entry, at: record.number)
        else { return nil }
        entries.append((entry, record.number))
        at = record.end
      }
      return entries
    }
  }

  /// Keeps the entries that are not kept yet.
  private static func keep(
    _ ledger: Ledger, after before: Head?, in folder: String
  ) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let lock = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)
    guard lock >= 0 else { return }
    defer { close(lock) }
    // Who comes second leaves it to the first.
    guard flock(lock, LOCK_EX | LOCK_NB) == 0,
      Head(opening: "\(folder)/head") == before || before == nil
    else { return }
    let root = try ledger.root(at: ledger.size).hex
    var head =
      before
      ?? Head(
        size: 0, root: "", latest: nil, generation: String(root.prefix(16)),
        lengths: StatePartName.allCases.map { _ in 0 })
    if before == nil { clear(folder) }
    var parts = StatePartName.allCases.map { _ in [UInt8]() }
    func flush() -> Bool {
      for (place, name) in StatePartName.allCases.enumerated() where !parts[place].isEmpty {
        let path = path(of: name, head.generation, in: folder)
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)
        guard file >= 0 else { return false }
        defer { close(file) }
        let written = parts[place].withUnsafeBytes {
          pwrite(file, $0.baseAddress, $0.count, off_t(head.lengths[place]))
        }
        guard written == parts[place].count else { return false }
        head.lengths[place] += written
        parts[place] = []
      }
      return true
    }
    while head.size < ledger.size {
      for bytes in try ledger.entries(from: head.size, to: min(ledger.size, head.size + 4096)) {
        let entry = try LedgerEntry(parsing: bytes, at: head.size)
        let place = StatePartName.allCases.firstIndex(of: StatePartName(of: entry)) ?? 0
        KeptRecord.add(bytes, numbered: head.size, to: &parts[place])
        head.latest = max(head.latest ?? entry.when, entry.when)
        head.size += 1
      }
      guard flush() else { return }
    }
    head.root = root
    guard let writer = KeptFile.Writer(to: "\(folder)/head") else { return }
    writer.begin()
    writer.add(head.bytes)
    _ = writer.finish()
  }

  /// Takes away what lay there of another history.
  private static func clear(_ folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name != "lock" {
      unlink("\(folder)/\(name)")
    }
  }
}

/// An entry as it is kept: its number, its length, a sum over both and its bytes.
private struct KeptRecord {
  let number: Int
  let entry: [UInt8]
  let end: Int

  /// Reads a record; `nil` for bytes that are none.
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    guard bytes.count - start >= 24 else { return nil }
    func word(_ place: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + place, as: UInt64.self))
    }
    let count = word(8)
    guard count <= UInt64(bytes.count - start - 24) else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes[(start + 24)..<(start + 24 + Int(count))])
    guard word(16) == KeptRecord.sum(word(0), content) else { return nil }
    number = Int(truncatingIfNeeded: word(0))
    entry = Array(content)
    end = start + 24 + Int(count)
  }

  static func add(_ entry: [UInt8], numbered number: Int, to bytes: inout [UInt8]) {
    let sum = entry.withUnsafeBytes { KeptRecord.sum(UInt64(number), $0) }
    for word in [UInt64(number), UInt64(entry.count), sum] {
      withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
    }
    bytes += entry
  }

  private static func sum(_ number: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
    KeptFile.sum(of: bytes) ^ number &* 0x9E37_79B9_7F4A_7C15
  }
}
