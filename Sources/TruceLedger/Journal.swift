// SPDX-License-Identifier: Apache-2.0

import Glibc
import TruceGround

/// The file in which a batch of entries becomes durable before its tiles are written, and by which
/// one writer keeps out others.
///
/// A record holds the entries and the signed checkpoint that they lead to, and ends in its hash:
/// a record that broke off is as if it had not been. Whoever opens the folder next writes the
/// tiles of each whole record again, without the key. When the tiles are durable the file is empty.
final class Journal {
  /// The file's name in the ledger's folder.
  static let path = "journal"
  /// The largest journal that is read, in bytes.
  static let longest = 1 << 30

  /// A batch of entries.
  struct Record: Hashable {
    /// How many entries the ledger had before.
    var olderSize: Int
    /// How many entries come.
    var count: Int
    /// Whether the checkpoint after them was to be published at once.
    var isPublished: Bool
    /// The signed checkpoint after them.
    var checkpoint: [UInt8]
    /// The entries as bundles write them.
    var bundle: [UInt8]
  }

  private let disk: Disk
  private let descriptor: Int32
  /// How long the file is with all whole records.
  private(set) var length = 0
  /// How long the file is with the zeros behind them, into which further records go.
  ///
  /// A record that does not make the file longer becomes durable without the file system's own
  /// journal, several times faster.
  private var room = 0
  private var adds = 0
  /// How many zeros are written at a time, once a second record shows that more will come.
  private static let roomStep = 1 << 20

  private init(disk: Disk, descriptor: Int32) {
    self.disk = disk
    self.descriptor = descriptor
  }

  deinit {
    // Let go in so many words: a process that was just forked off shares the lock until it has become
    // another program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Whether a writer is kept out.
  enum Opening {
    /// The journal is ours until it goes.
    case opened(Journal)
    /// Another process, or another part of this one, writes.
    case locked
    /// The folder cannot be written.
    case readOnly
  }

  /// Opens the journal and keeps other writers out.
  ///
  /// While another writes it is asked again so many times, ten milliseconds apart.
  static func open(in disk: Disk, tries: Int) throws(Diagnostics) -> Opening {
    try disk.beforeCall?(.open, path)
    let descriptor = Glibc.open(
      "\(disk.root)/\(path)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    if descriptor < 0 {
      if errno == EROFS || errno == EACCES || errno == EPERM { return .readOnly }
      throw Diagnostics(.noJournal(at: disk.place(path), String(cString: strerror(errno))))
    }
    let journal = Journal(disk: disk, descriptor: descriptor)
    var left = tries
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno != EWOULDBLOCK {
        throw Diagnostics(.noJournal(at: disk.place(path), String(cString: strerror(errno))))
      }
      if left == 0 { return .locked }
      left -= 1
      usleep(10_000)
    }
    return .opened(journal)
  }

  /// The whole records, oldest first; what broke off behind them is passed over.
  func records() throws(Diagnostics) -> [Record] {
    let bytes = try disk.read(descriptor, Journal.path, limit: Journal.longest)
    var records: [Record] = []
    length = 0
    room = 0
    while let (record, end) = Record.read(from: bytes, at: length) {
      records.append(record)
      length = end
    }
    return records
  }

  /// Adds a record and makes it durable.
  ///
  /// - Throws: `ledger.cannot-write`; `isCertain` is then false when the record may yet be there
  ///   after a restart.
  func add(_ record: Record, isCertain: inout Bool) throws(Diagnostics) {
    var bytes = record.bytes
    let end = length + bytes.count
    if end > room, adds > 0, bytes.count < Journal.roomStep / 4 {
      bytes += [UInt8](repeating: 0, count: Journal.roomStep)
    }
    adds += 1
    isCertain = false
    do throws(Diagnostics) {
      try disk.write(bytes, to: descriptor, at: length, Journal.path)
    } catch {
      room = length
      try disk.truncate(descriptor, to: length, Journal.path)
      isCertain = true
      throw error
    }
    try disk.sync(descriptor, Journal.path)
    isCertain = true
    room = max(room, length + bytes.count)
    length = end
  }

  /// Empties the file; its records must have become durable tiles.
  func clear() throws(Diagnostics) {
    try disk.truncate(descriptor, to: 0, Journal.path)
    length = 0
    room = 0
  }
}

extension Journal.Record {
  private static let mark = Array("truce journal 1\n".utf8)

  /// The record as it is written: mark, five numbers of eight bytes, checkpoint, entries, hash.
  var bytes: [UInt8] {
    var bytes = Self.mark
    for number in [olderSize, count, isPublished ? 1 : 0, checkpoint.count, bundle.count] {
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
    bytes.reserveCapacity(bytes.count + checkpoint.count + bundle.count + Hash.width)
    bytes += checkpoint
    bytes += bundle
    return bytes + Hash(of: bytes).bytes
  }

  /// The record that begins at an offset, and where it ends; `nil` unless it is whole.
  static func read(from bytes: [UInt8], at start: Int) -> (Self, end: Int)? {
    let head = start + mark.count
    guard bytes.count - start >= mark.count + 40 + Hash.width,
      bytes[start..<head].elementsEqual(mark)
    else { return nil }
    var numbers: [Int] = []
    for field in 0..<5 {
      let written = bytes[(head + 8 * field)..<(head + 8 * field + 8)]
      guard let number = Int(exactly: written.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) else {
        return nil
      }
      numbers.append(number)
    }
    let body = head + 40
    let room = bytes.count - body - Hash.width
    guard numbers[2] <= 1, numbers[3] <= room, numbers[4] <= room - numbers[3] else { return nil }
    let middle = body + numbers[3]
    let end = middle + numbers[4]
    guard Hash(of: Array(bytes[start..<end])).bytes.elementsEqual(bytes[end..<end + Hash.width])
    else { return nil }
    let record = Self(
      olderSize: numbers[0], count: numbers[1], isPublished: numbers[2] == 1,
      checkpoint: Array(bytes[body..<middle]), bundle: Array(bytes[middle..<end]))
    return (record, end + Hash.width)
  }
}

extension Diagnostic {
  fileprivate static func noJournal(at place: Location, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "ledger.cannot-write", at: place, "cannot be opened for writing: \(reason)",
      mend: "see that this is a ledger's folder and can be written, then run this again")
  }
}
