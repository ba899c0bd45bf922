// SPDX-License-Identifier: Apache-2.0

import CFiles
import CSodium
import Glibc
package import TruceGround

/// The one folder in which a ledger or a witness lies, and the calls that are made on it.
///
/// Paths are relative to the folder. Nothing is followed out of it by a link at a path's end, and
/// only regular files are read, so that a received folder cannot make a reader wait.
package final class Disk {
  /// A call on the folder, for tests that let it fail.
  package enum Call: Hashable, Sendable, CaseIterable {
    case open, read, write, truncate, rename, makeFolder, sync, list, remove
  }

  /// The folder's path.
  package let root: String
  /// The folder's name as faults print it: the last part of its path.
  let shownName: String
  /// Asked before each call; what it throws is thrown in the call's place.
  package var beforeCall: ((Call, String) throws(Diagnostics) -> Void)?
  /// Files written since the last ``settle(keeping:)``, and not known to be durable.
  package private(set) var unsettled: Set<String> = []
  private var unsettledFolders: Set<String> = []

  /// The folder at a path, whether or not it is there.
  package init(root: String) {
    var path = root
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.root = path
    let last = path.split(separator: "/").last.map(String.init) ?? path
    shownName = last == "." || last == ".." ? "ledger" : last
  }

  /// A path as faults print it.
  func shown(_ path: String) -> String { path.isEmpty ? shownName : "\(shownName)/\(path)" }

  /// A place in a file as faults print it.
  package func place(_ path: String, line: Int = 0) -> Location {
    Location(file: shown(path), line: line)
  }

  private func absolute(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }
}

// MARK: Reading

extension Disk {
  /// The bytes of a file; `nil` when there is none.
  ///
  /// - Throws: `ledger.cannot-read`, `ledger.file-size` above the limit, `ledger.file-kind` for
  ///   anything but a regular file.
  func read(_ path: String, limit: Int) throws(Diagnostics) -> [UInt8]? {
    try beforeCall?(.open, path)
    let descriptor = open(absolute(path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      if errno == ELOOP || errno == ENXIO { throw Diagnostics(.fileKind(at: place(path))) }
      throw Diagnostics(.cannotRead(at: place(path), errno))
    }
    defer { close(descriptor) }
    return try read(descriptor, path, limit: limit)
  }

  /// The bytes of an open file from its start.
  func read(_ descriptor: Int32, _ path: String, limit: Int) throws(Diagnostics) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw Diagnostics(.cannotRead(at: place(path), errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostics(.fileKind(at: place(path)))
    }
    let size = Int(status.st_size)
    if size > limit { throw Diagnostics(.fileSize(at: place(path), size, limit: limit)) }
    var filled = 0
    var failure: Int32 = 0
    try beforeCall?(.read, path)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let got = pread(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled, filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
      count = filled
    }
    if failure != 0 { throw Diagnostics(.cannotRead(at: place(path), failure)) }
    return bytes
  }

  /// What lies in a folder, by name in byte order; empty when there is no such folder.
  func list(_ path: String) throws(Diagnostics) -> [(name: String, isFolder: Bool)] {
    try beforeCall?(.list, path)
    guard let folder = opendir(absolute(path)) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw Diagnostics(.cannotRead(at: place(path), errno))
    }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    if errno != 0 { throw Diagnostics(.cannotRead(at: place(path), errno)) }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.map { bytes in
      let name = String(decoding: bytes, as: UTF8.self)
      var status = stat()
      let found = lstat(absolute(path.isEmpty ? name : "\(path)/\(name)"), &status) == 0
      return (name, found && status.st_mode & S_IFMT == S_IFDIR)
    }
  }

  /// The paths of all that is below a folder and is no folder itself, in byte order of the names.
  ///
  /// Folders are entered to a depth of 16, which no ledger reaches.
  func files(below folder: String) throws(Diagnostics) -> [String] {
    var result: [String] = []
    var open: [(path: String, depth: Int)] = [(folder, 0)]
    while let (path, depth) = open.popLast() {
      var inner: [(String, Int)] = []
      for item in try list(path) {
        let itemPath = path.isEmpty ? item.name : "\(path)/\(item.name)"
        if item.isFolder, depth < 16 {
          inner.append((itemPath, depth + 1))
        } else {
          result.append(itemPath)
        }
      }
      open += inner.reversed()
    }
    return result
  }

  /// How long a file is; 0 when there is none.
  func size(of path: String) -> Int {
    var status = stat()
    return lstat(absolute(path), &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether there is a regular file at a path.
  private func holdsFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(absolute(path), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether there is a file, a folder or anything else at a path.
  func holds(_ path: String) -> Bool {
    var status = stat()
    return lstat(absolute(path), &status) == 0
  }
}

// MARK: Writing

extension Disk {
  /// The file into which a new one is written before it takes its name.
  static let draft = "new"

  /// Writes a file beside and gives it its name, so that it is never seen half.
  ///
  /// Its bytes are durable before it gets the name if `isDurable`, else after the next
  /// ``settle(keeping:)``; the name is durable after that, or after ``syncFolders(above:)``.
  func replace(
    _ path: String, with bytes: [UInt8], isDurable: Bool = false
  ) throws(Diagnostics) {
    try makeFolders(above: path)
    try beforeCall?(.open, path)
    let descriptor = open(
      absolute(Disk.draft), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    if descriptor < 0 { throw Diagnostics(.cannotWrite(at: place(path), errno)) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    try write(bytes, to: descriptor, at: 0, path)
    if isDurable { try sync(descriptor, path) }
    isOpen = false
    if close(descriptor) != 0 { throw Diagnostics(.cannotWrite(at: place(path), errno)) }
    try beforeCall?(.rename, path)
    let hasChangedPlaces =
      !isDurable && holdsFile(path)
      && truce_exchange(absolute(Disk.draft), absolute(path)) == 0
    if hasChangedPlaces {
      // What stood there before stands beside now. A plain renaming over it would have ext4 write the
      // new bytes out at once, which doubles what a single append costs; the journal has them.
      unlink(absolute(Disk.draft))
    } else if rename(absolute(Disk.draft), absolute(path)) != 0 {
      throw Diagnostics(.cannotWrite(at: place(path), errno))
    }
    if isDurable { unsettled.remove(path) } else { unsettled.insert(path) }
    unsettledFolders.insert(Disk.folder(of: path))
  }

  /// Makes the name of a file durable, and those of the folders above it.
  func syncFolders(above path: String) throws(Diagnostics) {
    var folder = path
    repeat {
      folder = Disk.folder(of: folder)
      try sync(folder)
    } while !folder.isEmpty
  }

  /// Writes bytes into an open file from an offset on.
  func write(
    _ bytes: [UInt8], to descriptor: Int32, at offset: Int, _ path: String
  ) throws(Diagnostics) {
    try beforeCall?(.write, path)
    var written = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while written < bytes.count {
        let done = pwrite(
          descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written,
          offset + written)
        if done < 0, errno == EINTR { continue }
        if done < 0 { failure = errno }
        if done <= 0 { break }
        written += done
      }
    }
    if written < bytes.count { throw Diagnostics(.cannotWrite(at: place(path), failure)) }
  }

  /// Makes an open file's bytes durable.
  func sync(_ descriptor: Int32, _ path: String) throws(Diagnostics) {
    try beforeCall?(.sync, path)
    if fdatasync(descriptor) != 0 { throw Diagnostics(.cannotWrite(at: place(path), errno)) }
  }

  /// Makes one file or folder durable.
  func sync(_ path: String) throws(Diagnostics) {
    try beforeCall?(.sync, path)
    let descriptor = open(absolute(path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 { throw Diagnostics(.cannotWrite(at: place(path), errno)) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw Diagnostics(.cannotWrite(at: place(path), errno)) }
  }

  /// So many files are made durable one by one; more of them with all that the file system holds.
  private static let fewFiles = 16

  /// Makes all that was written to the file system durable, in one call.
  private func syncAll() throws(Diagnostics) {
    try beforeCall?(.sync, "")
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw Diagnostics(.cannotWrite(at: place(""), errno)) }
    defer { close(descriptor) }
    if syncfs(descriptor) != 0 { throw Diagnostics(.cannotWrite(at: place(""), errno)) }
  }

  /// Makes all files written since the last time durable, and the folders that name them.
  ///
  /// Files for which `isKept` is false are about to be removed, and passed over.
  func settle(keeping isKept: (String) -> Bool) throws(Diagnostics) {
    let files = unsettled.sorted().filter(isKept)
    if files.count > Disk.fewFiles {
      try syncAll()
    } else {
      for path in files { try sync(path) }
      for path in unsettledFolders.sorted(by: >) where holds(path) { try sync(path) }
    }
    unsettled = []
    unsettledFolders = []
  }

  /// Cuts an open file.
  func truncate(_ descriptor: Int32, to length: Int, _ path: String) throws(Diagnostics) {
    try beforeCall?(.truncate, path)
    if ftruncate(descriptor, length) != 0 {
      throw Diagnostics(.cannotWrite(at: place(path), errno))
    }
  }

  /// Removes a file, if there is one.
  func remove(_ path: String) throws(Diagnostics) {
    try beforeCall?(.remove, path)
    if unlink(absolute(path)) != 0, errno != ENOENT, errno != ENOTDIR {
      throw Diagnostics(.cannotWrite(at: place(path), errno))
    }
    unsettled.remove(path)
    unsettledFolders.insert(Disk.folder(of: path))
  }

  /// Removes an empty folder, if there is one.
  func removeFolder(_ path: String) throws(Diagnostics) {
    try beforeCall?(.remove, path)
    if rmdir(absolute(path)) != 0, errno != ENOENT, errno != ENOTDIR {
      throw Diagnostics(.cannotWrite(at: place(path), errno))
    }
    unsettledFolders.remove(path)
    unsettledFolders.insert(Disk.folder(of: path))
  }

  /// Makes the ledger's own folder, in a folder that is there.
  func makeRoot() throws(Diagnostics) {
    try beforeCall?(.makeFolder, "")
    if mkdir(root, 0o755) != 0 {
      if errno == EEXIST { return }
      throw Diagnostics(.cannotWrite(at: place(""), errno))
    }
    try sync("..")
  }

  private func makeFolders(above path: String) throws(Diagnostics) {
    let folder = Disk.folder(of: path)
    if folder.isEmpty || holds(folder) { return }
    try makeFolders(above: folder)
    try beforeCall?(.makeFolder, folder)
    if mkdir(absolute(folder), 0o755) != 0, errno != EEXIST {
      throw Diagnostics(.cannotWrite(at: place(folder), errno))
    }
    unsettledFolders.insert(folder)
    unsettledFolders.insert(Disk.folder(of: folder))
  }

  /// The folder in which a path lies; empty for the root.
  private static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

extension Diagnostic {
  fileprivate static func cannotRead(at place: Location, _ code: Int32) -> Diagnostic {
    Diagnostic(
      .error, "ledger.cannot-read", at: place, "cannot be read: \(words(of: code))",
      mend: "see that the file can be read, then run this again")
  }

  /// A call that should have written and did not.
  static func cannotWrite(at place: Location, _ code: Int32) -> Diagnostic {
    Diagnostic(
      .error, "ledger.cannot-write", at: place, "cannot be written: \(words(of: code))",
      mend: "see that the folder can be written and the disk has room, then run this again")
  }

  fileprivate static func fileKind(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.file-kind", at: place, "this is no regular file",
      expected: "a file, not a link, a pipe or a device", mend: "restore the file from a mirror")
  }

  fileprivate static func fileSize(at place: Location, _ size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.file-size", at: place, "the file has \(size) bytes",
      expected: "at most \(limit)", mend: "restore the file from a mirror")
  }

  private static func words(of code: Int32) -> String {
    code == 0 ? "the disk took no more bytes" : String(cString: strerror(code))
  }
}
