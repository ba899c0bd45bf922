// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a whole file, mapped into memory and never written.
final class MappedFile: @unchecked Sendable {
  /// The file's bytes; empty for an empty file.
  let bytes: UnsafeRawBufferPointer

  /// Maps a file.
  ///
  /// - Throws: `engine.cannot-open` when there is no such file or it is no regular one.
  init(path: String) throws(Diagnostics) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostics(.cannotOpen(path, String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostics(.cannotOpen(path, "it is no regular file"))
    }
    let size = Int(status.st_size)
    if size == 0 {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let memory, memory != MAP_FAILED else {
      throw Diagnostics(.cannotOpen(path, String(cString: strerror(errno))))
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: size)
  }

  deinit {
    if let base = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
    }
  }
}

/// Memory that is all zero and costs nothing until it is touched; large pages where there are any.
final class FreshMemory: @unchecked Sendable {
  /// The first byte.
  let base: UnsafeMutableRawPointer
  private let size: Int

  /// So many bytes, at least one.
  init(byteCount: Int) {
    precondition(byteCount > 0, "memory is asked for by the byte")
    size = byteCount
    #if canImport(Glibc)
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    #else
      let flags = MAP_PRIVATE | MAP_ANON
    #endif
    let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      preconditionFailure("no memory for \(byteCount) bytes")
    }
    base = memory
    #if canImport(Glibc)
      if byteCount >= 4 << 20 { madvise(memory, byteCount, MADV_HUGEPAGE) }
    #endif
  }

  deinit { munmap(base, size) }
}
