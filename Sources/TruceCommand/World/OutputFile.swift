// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// A file that is written whole or not at all: beside, flushed to the disk, then renamed.
enum OutputFile {
  /// Writes a file; what stood there stays until the new one is complete.
  ///
  /// The file has no name until it is complete where the file system can do so (`O_TMPFILE`), so that
  /// a killed command leaves nothing behind. A device such as `/dev/stdout` is written as it is.
  ///
  /// - Throws: `output.not-written`.
  static func write(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
    let fault = bytes.withUnsafeBytes { fill(path, with: $0) }
    if fault != 0 { throw Diagnostics(.notWritten(path, errno: fault)) }
  }

  private static func fill(_ path: String, with bytes: UnsafeRawBufferPointer) -> Int32 {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return errno }
      defer { close(descriptor) }
      return writeAll(bytes, to: descriptor)
    }
    let target = exists ? resolved(path) : path
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
    let mode = exists ? status.st_mode & 0o7777 : 0o666
    var descriptor = open(folder, O_WRONLY | O_CLOEXEC | temporaryFile, mode)
    let isNameless = descriptor >= 0
    let beside = "\(folder)/.\(name)" + (isNameless ? ".part" : ".\(getpid()).part")
    if !isNameless {
      descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else { return errno }
    }
    var fault = writeAll(bytes, to: descriptor)
    if fault == 0, fsync(descriptor) != 0 { fault = errno }
    if isNameless {
      if fault == 0 { fault = give(descriptor, target, by: beside) }
      if close(descriptor) != 0, fault == 0 { fault = errno }
      return fault
    }
    if close(descriptor) != 0, fault == 0 { fault = errno }
    if fault == 0, rename(beside, target) != 0 { fault = errno }
    if fault != 0 { unlink(beside) }
    return fault
  }

  /// Gives a complete file its name: in one step where none stands, else by a name beside and a rename.
  ///
  /// What a killed command left beside is taken away by the next one. Of two that write one file at once
  /// each finds a complete file in its place.
  private static func give(_ descriptor: Int32, _ target: String, by beside: String) -> Int32 {
    func link(_ path: String) -> Bool {
      linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }
    if link(target) { return 0 }
    if errno != EEXIST { return errno }
    for _ in 0..<8 {
      unlink(beside)
      if link(beside) {
        if rename(beside, target) == 0 || errno == ENOENT { return 0 }
        let fault = errno
        unlink(beside)
        return fault
      }
      if errno != EEXIST { return errno }
    }
    return EEXIST
  }

  /// The file a link leads to, so that the link stays a link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// `O_TMPFILE`, which is a compound macro in C and so has no name in Swift.
  private static let temporaryFile: Int32 = 0o20000000 | O_DIRECTORY
}
