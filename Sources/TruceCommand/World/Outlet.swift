// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// Standard output or standard error: bytes out, in order, with a buffer.
///
/// A reader that has gone away (`truce events M | head`) is no fault: what follows is dropped and
/// the work goes on, so that an import is not torn by a pager. A full disk is a fault, kept for the
/// end of the run.
final class Outlet {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private(set) var readerIsGone = false
  private var failure: Int32 = 0

  /// Whether a person sits at the other end.
  let isTerminal: Bool

  /// An outlet on an open file descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// Writes text as it is; outside text is made visible by who prints it.
  func write(_ text: String) {
    buffer += text.utf8
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Writes a line.
  func line(_ text: String = "") { write(text + "\n") }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Sends what is waiting.
  func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard !readerIsGone, failure == 0 else { return }
    let fault = buffer.withUnsafeBytes { writeAll($0, to: descriptor) }
    if fault == EPIPE {
      readerIsGone = true
    } else {
      failure = fault
    }
  }

  /// Sends what is waiting and tells of a disk that is full.
  ///
  /// - Throws: `output.not-written`.
  func finish() throws(Diagnostics) {
    flush()
    if failure != 0 { throw Diagnostics(.notWritten("standard output", errno: failure)) }
  }
}

/// Writes all bytes, also after interruptions; gives 0 or what C's `errno` was.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
  var rest = bytes
  while !rest.isEmpty {
    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return 0
}

/// The system's words for an error number.
func words(ofErrno number: Int32) -> String {
  strerror(number).map { String(cString: $0).lowercasingFirst } ?? "error \(number)"
}

extension String {
  /// The text with its first letter in lower case, unless it is an abbreviation.
  fileprivate var lowercasingFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}

extension Diagnostic {
  static func notWritten(_ name: String, errno number: Int32) -> Diagnostic {
    Diagnostic(
      .error, "output.not-written", at: nil,
      "'\(name)' cannot be written: \(words(ofErrno: number))",
      mend: "check that the folder exists, may be written and has space, then run it again")
  }
}
