// SPDX-License-Identifier: Apache-2.0

internal import CArchive
internal import TruceEngine
internal import TruceGround

/// The content of a packed file, read in order.
///
/// The corresponding C library is libarchive, which reads through callbacks from another source. A
/// gzip file's own check sum and length are held against what was unpacked, which libarchive leaves
/// out.
final class ArchiveSource: ByteSource {
  /// How a file is packed.
  enum Packing: String {
    /// RFC 1952.
    case gzip
    /// RFC 8878.
    case zstandard = "Zstandard"
    /// A zip archive that holds one file.
    case zip
  }

  private let archive: OpaquePointer
  private let inlet: Inlet
  private let packing: Packing
  private let name: String
  private let limits: UnpackingLimits
  private var unpacked = 0
  private var sum = CheckSum32()
  private var isAtEnd = false
  private var memberName = ""

  /// Opens a packed file and goes to its content.
  init(
    unpacking source: any ByteSource, _ packing: Packing, named name: String,
    limits: UnpackingLimits
  ) throws(Diagnostics) {
    guard let archive = archive_read_new() else {
      preconditionFailure("libarchive gives no reader")
    }
    self.archive = archive
    self.packing = packing
    self.name = name
    self.limits = limits
    inlet = Inlet(source)
    switch packing {
    case .gzip:
      // Appended, not offered: libarchive would unpack gzip within gzip on its own.
      archive_read_append_filter(archive, ARCHIVE_FILTER_GZIP)
      archive_read_support_format_raw(archive)
    case .zstandard:
      archive_read_append_filter(archive, ARCHIVE_FILTER_ZSTD)
      archive_read_support_format_raw(archive)
    case .zip:
      archive_read_support_format_zip_streamable(archive)
    }
    let status = archive_read_open(
      archive, Unmanaged.passUnretained(inlet).toOpaque(), nil,
      { _, inlet, buffer in
        guard let inlet, let buffer else { return -1 }
        return Unmanaged<Inlet>.fromOpaque(inlet).takeUnretainedValue().next(buffer)
      }, nil)
    guard status == ARCHIVE_OK else { throw fault() }
    guard try nextFile() else { throw Diagnostics(.noFile(name)) }
  }

  deinit { archive_read_free(archive) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    if isAtEnd || buffer.isEmpty { return 0 }
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count < 0 { throw fault() }
    if count == 0 {
      try finish()
      isAtEnd = true
      return 0
    }
    unpacked += count
    if packing == .gzip {
      sum.add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
    }
    if unpacked > limits.bytes { throw Diagnostics(.tooLarge(name, limits.bytes)) }
    if unpacked > limits.ratioFromBytes, unpacked / Swift.max(1, inlet.taken) > limits.ratio {
      throw Diagnostics(.tooDense(name, limits.ratio))
    }
    return count
  }

  /// Goes to the next file of an archive; folders and a Macintosh's resource forks are none.
  private func nextFile() throws(Diagnostics) -> Bool {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF {
        if let failure = inlet.failure { throw failure }
        return false
      }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw fault() }
      if packing != .zip { return true }
      memberName = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
      if archive_entry_is_encrypted(entry) != 0 { throw Diagnostics(.encrypted(name)) }
      if memberName.hasSuffix("/") || memberName.hasPrefix("__MACOSX/") { continue }
      return true
    }
  }

  /// What has to hold once the content is read: no second file, the right sums.
  private func finish() throws(Diagnostics) {
    if let failure = inlet.failure { throw failure }
    switch packing {
    case .zip:
      let first = memberName
      if try nextFile() { throw Diagnostics(.severalFiles(name, first, memberName)) }
    case .gzip:
      let tail = inlet.drained()
      if let failure = inlet.failure { throw failure }
      let length = UInt32(truncatingIfNeeded: unpacked)
      if tail.count == 8, tail.word(at: 0) == sum.value, tail.word(at: 4) == length { return }
      if inlet.memberSigns > 1 { return }  // several members: their sums cannot be told apart here
      throw Diagnostics(.corrupt(name, "its check sum does not fit its content"))
    case .zstandard: break
    }
  }

  private func fault() -> Diagnostics {
    if let failure = inlet.failure { return failure }
    let words = archive_error_string(archive).map { String(cString: $0) } ?? "unreadable"
    let lower = words.lowercased()
    if lower.contains("truncated") || lower.contains("premature") {
      return Diagnostics(.truncated(name, packing.rawValue))
    }
    if lower.contains("encrypt") || lower.contains("passphrase") {
      return Diagnostics(.encrypted(name))
    }
    return Diagnostics(.corrupt(name, "as \(packing.rawValue) it cannot be unpacked"))
  }
}

/// What libarchive reads from: a source with its buffer, and the last bytes that went through.
private final class Inlet {
  private var source: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  /// What the source threw; libarchive only learns that there is nothing more.
  private(set) var failure: Diagnostics?
  /// How many bytes the source gave.
  private(set) var taken = 0
  /// How many times the first bytes of a gzip member went through.
  private(set) var memberSigns = 0
  private var tail: [UInt8] = []

  init(_ source: any ByteSource) { self.source = source }

  deinit { buffer.deallocate() }

  func next(_ result: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    do {
      let count = try source.read(into: buffer)
      result.pointee = UnsafeRawPointer(buffer.baseAddress)
      note(count)
      return count
    } catch {
      failure = error
      return -1
    }
  }

  /// The last eight bytes of all, after what libarchive left unread.
  func drained() -> [UInt8] {
    var ignored: UnsafeRawPointer?
    while next(&ignored) > 0 {}
    return tail.suffix(8)
  }

  private func note(_ count: Int) {
    taken += count
    let fresh = buffer[..<count]
    // A head has ten bytes: those that lie across the last read and this one, then those within.
    let seam = tail.suffix(9) + fresh.prefix(9)
    seam.withUnsafeBytes { memberSigns += Inlet.heads(in: $0, before: tail.suffix(9).count) }
    let within = UnsafeRawBufferPointer(rebasing: fresh)
    memberSigns += Inlet.heads(in: within, before: within.count)
    tail = Array((tail + fresh.suffix(16)).suffix(16))
  }

  /// How many heads of gzip members begin before an offset: RFC 1952, section 2.3.
  private static func heads(in bytes: UnsafeRawBufferPointer, before end: Int) -> Int {
    var found = 0
    for at in 0..<Swift.max(0, Swift.min(end, bytes.count - 9))
    where bytes[at] == 0x1F && bytes[at + 1] == 0x8B && bytes[at + 2] == 8
      && bytes[at + 3] & 0xE0 == 0 && [0, 2, 4].contains(bytes[at + 8])
      && (bytes[at + 9] <= 13 || bytes[at + 9] == 255)
    { found += 1 }
    return found
  }
}

extension [UInt8] {
  fileprivate func word(at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[index + $1]) << (8 * UInt32($1)) }
  }
}

extension Diagnostic {
  fileprivate static func noFile(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.no-file", at: Location(file: name), "the archive holds no file",
      expected: "a zip that holds one file", mend: "download the file again")
  }

  fileprivate static func severalFiles(
    _ name: String, _ first: String, _ second: String
  ) -> Diagnostic {
    let sheet = first == "[Content_Types].xml" || first.hasPrefix("_rels/")
    return Diagnostic(
      .error, "feed.several-files", at: Location(file: name),
      sheet
        ? "the file is a spreadsheet or office document, not CSV"
        : "the file is a zip that holds several files, among them '\(first)' and '\(second)'",
      expected: "a zip that holds one file",
      mend: sheet
        ? "export the sheet as CSV in UTF-8" : "unpack it, and import the one file that is meant")
  }

  fileprivate static func encrypted(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.encrypted", at: Location(file: name), "the archive is encrypted",
      expected: feedForms, mend: "unpack it with its password, and import the text")
  }

  fileprivate static func truncated(_ name: String, _ packing: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.truncated", at: Location(file: name),
      "the \(packing) file ends before its content does", expected: "a whole file",
      mend: "download the file again")
  }

  fileprivate static func corrupt(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.corrupt", at: Location(file: name), "the file is damaged: \(reason)",
      expected: "a whole file", mend: "download the file again")
  }

  fileprivate static func tooLarge(_ name: String, _ limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "feed.too-large", at: Location(file: name),
      "the file unpacks to more than \(limit) bytes", expected: "at most \(limit) bytes",
      mend: "unpack it on its own and look at what it holds")
  }

  fileprivate static func tooDense(_ name: String, _ limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "feed.too-large", at: Location(file: name),
      "the file unpacks to more than \(limit) times its size",
      expected: "at most \(limit) times, as text does",
      mend: "unpack it on its own and look at what it holds")
  }
}
