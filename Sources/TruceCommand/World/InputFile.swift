// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// A file named on the command line, read whole; `-` is standard input.
enum InputFile {
  /// The largest text that is read whole: 64 MiB.
  ///
  /// Feeds are larger and are streamed elsewhere.
  static let largest = 64 << 20

  /// Whether something of that name is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The file as messages name it.
  static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// The bytes of a file.
  ///
  /// - Throws: `file.missing`, `file.folder`, `file.too-large`, `file.not-readable`.
  static func bytes(
    of path: String, limit: Int = largest
  ) throws(Diagnostics) -> [UInt8] {
    let name = name(of: path)
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Diagnostics(.unreadable(name, errno: errno)) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Diagnostics(.unreadable(name, errno: EISDIR))
    }
    var bytes: [UInt8] = []
    let step = 1 << 16
    while true {
      var fault: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
        var got = -1
        repeat { got = read(descriptor, buffer.baseAddress, step) } while got < 0 && errno == EINTR
        if got < 0 { fault = errno }
        count = max(0, got)
      }
      if fault != 0 { throw Diagnostics(.unreadable(name, errno: fault)) }
      if chunk.isEmpty { return bytes }
      bytes += chunk
      if bytes.count > limit { throw Diagnostics(.tooLarge(name)) }
    }
  }

  /// The text of a file, named as the person named it.
  ///
  /// - Throws: as ``bytes(of:)``, and `text.not-utf8`.
  static func text(of path: String) throws(Diagnostics) -> SourceText {
    let bytes = try bytes(of: path)
    return try SourceText(bytes: bytes, name: name(of: path))
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ name: String, errno number: Int32) -> Diagnostic {
    let place = Location(file: name)
    switch number {
    case ENOENT, ENOTDIR:
      return Diagnostic(
        .error, "file.missing", at: place, "there is no file '\(name)'", mend: "correct the path")
    case EISDIR:
      return Diagnostic(
        .error, "file.folder", at: place, "'\(name)' is a folder", expected: "a file",
        mend: "name a file in it")
    default:
      return Diagnostic(
        .error, "file.not-readable", at: place,
        "'\(name)' cannot be read: \(words(ofErrno: number))",
        mend: "check who may read it, then run it again")
    }
  }

  fileprivate static func tooLarge(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "file.too-large", at: Location(file: name),
      "'\(name)' is larger than a text can be", expected: "at most \(InputFile.largest >> 20) MiB",
      mend: "check that it is the file you mean")
  }
}

extension InputFile {
  /// Whether a folder of that name is there.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, in byte order; none when there is no such folder.
  ///
  /// - Throws: `file.not-readable`.
  static func names(in path: String) throws(Diagnostics) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw Diagnostics(.unreadable(name(of: path), errno: errno))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw Diagnostics(.unreadable(name(of: path), errno: errno)) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
