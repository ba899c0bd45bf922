// SPDX-License-Identifier: Apache-2.0

public import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where bytes come from, a buffer at a time: a file, a decompressor, a text in memory.
public protocol ByteSource {
  /// Fills the front of a buffer and says how many bytes it wrote; 0 only at the end.
  ///
  /// - Throws: what a person can cause, such as a truncated archive.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int
}

/// Bytes that are already in memory.
public struct BytesSource: ByteSource {
  private let bytes: [UInt8]
  private var at = 0

  /// The bytes, from the first to the last.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Copies the next bytes.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    let count = Swift.min(buffer.count, bytes.count - at)
    bytes.withUnsafeBytes { all in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[at..<at + count]))
    }
    at += count
    return count
  }
}

/// The bytes of a file, read in order; closed when the source goes.
public final class FileSource: ByteSource {
  private let descriptor: Int32
  private let name: String

  /// Opens a file.
  ///
  /// - Throws: `engine.cannot-open`.
  public init(path: String) throws(Diagnostics) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    name = path
    if descriptor < 0 { throw Diagnostics(.cannotOpen(path, String(cString: strerror(errno)))) }
  }

  deinit { close(descriptor) }

  /// Reads the next bytes.
  ///
  /// - Throws: `engine.cannot-read`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno == EINTR { continue }
      throw Diagnostics(.cannotRead(name, String(cString: strerror(errno))))
    }
  }
}

extension Diagnostic {
  static func cannotOpen(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "engine.cannot-open", at: Location(file: path),
      "cannot open '\(path)': \(reason.lowercased())",
      mend: "give the path of a file that can be read")
  }

  fileprivate static func cannotRead(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "engine.cannot-read", at: Location(file: path),
      "cannot read '\(path)': \(reason.lowercased())",
      mend: "give the path of a file, not of a folder, and look at the disk")
  }
}
