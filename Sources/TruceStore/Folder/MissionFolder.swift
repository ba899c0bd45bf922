// SPDX-License-Identifier: Apache-2.0

internal import CFiles
internal import Foundation
public import TruceGround

/// A mission's folder on disk: names below it, files written whole or not at all.
public struct MissionFolder: Hashable, Sendable {
  /// The folder's path as the person gave it.
  public let path: String

  /// A folder; it need not exist.
  public init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The path of a file below the folder, named by ourselves.
  public func path(of name: String) -> String { path + "/" + name }

  /// Whether something of that name exists below the folder.
  public func holds(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: name))
  }

  /// The path of a file that an agreement, a mission or a mapping names.
  ///
  /// Only plain names below the folder: no absolute path, no `..`, no address, no link on the way.
  /// - Throws: `store.file-name`, `store.file-link`, `store.no-file`.
  public func resolve(_ name: Marked<String>) throws(Diagnostics) -> String {
    let parts = name.value.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain =
      !name.value.isEmpty && !name.value.contains("://") && !name.value.contains("\0")
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    guard isPlain else { throw Diagnostics(.fileName(name)) }
    var at = path
    for part in parts {
      at += "/" + part
      var status = stat()
      guard lstat(at, &status) == 0 else { throw Diagnostics(.noFile(name)) }
      if status.st_mode & S_IFMT == S_IFLNK { throw Diagnostics(.fileLink(name)) }
    }
    return at
  }

  /// The bytes of a file, whole.
  ///
  /// - Throws: `store.unreadable`, `store.too-large` beyond `limit` bytes.
  public static func read(
    _ path: String, limit: Int = 1 << 30
  ) throws(Diagnostics) -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let bytes = try handle.read(upToCount: limit + 1) ?? Data()
      if bytes.count > limit { throw Diagnostics(.tooLarge(path, limit: limit)) }
      return [UInt8](bytes)
    } catch let fault as Diagnostics {
      throw fault
    } catch {
      throw Diagnostics(.unreadable(path))
    }
  }

  /// Writes a file whole: beside it, to the disk, then by renaming.
  ///
  /// What was there stays until then; for good where the file is to be a new one.
  /// - Throws: `store.unwritable`.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644, isNew: Bool = false
  ) throws(Diagnostics) {
    let beside = path + ".new"
    do throws(Diagnostics) {
      let file = try NewFile(at: beside, mode: mode)
      try file.write(bytes)
      try file.finish()
      if isNew { try move(beside, toNew: path) } else { try move(beside, to: path) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// Gives a finished file its name, in place of what had it.
  ///
  /// - Throws: `store.unwritable`.
  public static func move(_ path: String, to name: String) throws(Diagnostics) {
    guard rename(path, name) == 0 else { throw Diagnostics(.unwritable(name, errno)) }
    try syncFolder(of: name)
  }

  /// Gives a finished file a name that nothing has.
  private static func move(_ path: String, toNew name: String) throws(Diagnostics) {
    if truce_name_new(path, name) == 0 { return try syncFolder(of: name) }
    guard errno == EINVAL || errno == ENOSYS else { throw Diagnostics(.unwritable(name, errno)) }
    // A file system that cannot tell does as for any file.
    try move(path, to: name)
  }

  /// A file that is being written and has no meaning before ``finish()``.
  public final class NewFile {
    private let descriptor: Int32
    private let path: String

    /// Makes the file, empty.
    ///
    /// - Throws: `store.unwritable`.
    public init(at path: String, mode: UInt32 = 0o644) throws(Diagnostics) {
      self.path = path
      descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode))
      if descriptor < 0 { throw Diagnostics(.unwritable(path, errno)) }
    }

    deinit { close(descriptor) }

    /// Adds bytes at the end.
    ///
    /// - Throws: `store.unwritable`.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(Diagnostics) {
      var rest = bytes
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw Diagnostics(.unwritable(path, errno)) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }

    /// Adds bytes at the end.
    ///
    /// - Throws: `store.unwritable`.
    public func write(_ bytes: [UInt8]) throws(Diagnostics) {
      let done = bytes.withUnsafeBytes { buffer in
        Result { () throws(Diagnostics) in try write(buffer) }
      }
      try done.get()
    }

    /// Brings the bytes to the disk.
    ///
    /// - Throws: `store.unwritable`.
    public func finish() throws(Diagnostics) {
      guard fsync(descriptor) == 0 else { throw Diagnostics(.unwritable(path, errno)) }
    }
  }

  /// Makes the folder and those above it.
  ///
  /// - Throws: `store.unwritable`.
  public static func make(_ path: String) throws(Diagnostics) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostics(.unwritable(path, errno))
    }
  }

  /// Brings the name of a file to the disk, where the file system can do that.
  private static func syncFolder(of path: String) throws(Diagnostics) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if handle < 0 { throw Diagnostics(.unwritable(folder, errno)) }
    defer { _ = close(handle) }
    if fsync(handle) != 0, errno != EINVAL { throw Diagnostics(.unwritable(folder, errno)) }
  }
}

extension Diagnostic {
  fileprivate static func fileName(_ name: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "store.file-name", at: name.location,
      "the file name '\(name.value)' leads out of the mission's folder",
      expected: "a name below the mission's folder, such as 'feeds/reports.csv'",
      mend: "copy the file into the mission's folder and name it there")
  }

  fileprivate static func fileLink(_ name: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "store.file-link", at: name.location,
      "the file name '\(name.value)' goes over a symbolic link",
      expected: "a plain file in plain folders",
      mend: "copy the file itself into the mission's folder")
  }

  fileprivate static func noFile(_ name: Marked<String>) -> Diagnostic {
    Diagnostic(
      .error, "store.no-file", at: name.location, "there is no file '\(name.value)'",
      expected: "a file of that name below the mission's folder",
      mend: "put the file there, or correct the name")
  }

  fileprivate static func tooLarge(_ path: String, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.too-large", at: Location(file: path),
      "the file is larger than \(limit) bytes", expected: "a file of at most that size",
      mend: "split it, or import it as a feed, which is read as a stream")
  }

  fileprivate static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "store.unreadable", at: Location(file: path), "the file cannot be read",
      expected: "a file that exists and that you may read",
      mend: "check the name and the file's permissions")
  }

  fileprivate static func unwritable(_ path: String, _ fault: Int32) -> Diagnostic {
    Diagnostic(
      .error, "store.unwritable", at: Location(file: path),
      "the file cannot be written: \(String(cString: strerror(fault)))",
      expected: "a folder that you may write to, on a disk with room",
      mend: "check the folder's permissions and the room on the disk")
  }
}
