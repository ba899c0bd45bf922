// SPDX-License-Identifier: Apache-2.0

internal import CZstd
internal import Foundation
public import TruceEngine
public import TruceGround
internal import TruceLedger

/// A kept original: the digest of its bytes, and of the file they are compressed in.
public struct EvidenceItem: Hashable, Sendable {
  /// SHA-256 of the untouched bytes, in lower-case hexadecimal digits.
  public var digest: String
  /// SHA-256 of the compressed file as it lies on disk.
  public var packed: String

  /// A kept original.
  public init(digest: String, packed: String) {
    self.digest = digest
    self.packed = packed
  }
}

/// Untouched originals by the SHA-256 of their bytes, each compressed with zstd on disk.
///
/// `evidence/9f/9f2c….zst`. What is there is never written again: the same bytes are the same item.
public struct EvidenceStore: Sendable {
  /// The folder `evidence/` of a mission.
  public let path: String

  /// The store of a mission's folder.
  public init(in folder: MissionFolder) { path = folder.path(of: "evidence") }

  /// Where an item of that digest lies, whether or not it is there.
  public func path(of digest: String) -> String { "\(path)/\(digest.prefix(2))/\(digest).zst" }

  /// The same from the mission's folder on, as diagnostics name it.
  static func name(of digest: String) -> String { "evidence/\(digest.prefix(2))/\(digest).zst" }

  /// Whether the item is there.
  public func holds(_ digest: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: digest))
  }

  /// Keeps bytes.
  ///
  /// - Throws: `store.unwritable`.
  public func keep(_ bytes: [UInt8]) throws(Diagnostics) -> EvidenceItem {
    try keep(bytes, noting: nil)
  }

  /// Keeps bytes, and notes their name while no entry names it.
  func keep(_ bytes: [UInt8], noting unrecorded: Unrecorded?) throws(Diagnostics) -> EvidenceItem {
    var source = BytesSource(bytes)
    return try keep(&source, noting: unrecorded)
  }

  /// Keeps what a source gives, without holding it in memory.
  ///
  /// Hashed and compressed in one pass into a file beside, which then takes its digest as its name.
  /// Where the item is there already, it stays as it is; only one that is damaged is replaced.
  /// - Throws: `store.unwritable`, and what the source throws.
  public func keep(_ source: inout some ByteSource) throws(Diagnostics) -> EvidenceItem {
    try keep(&source, noting: nil)
  }

  /// Keeps what a source gives, and notes its name while no entry names it.
  func keep(
    _ source: inout some ByteSource, noting unrecorded: Unrecorded?
  ) throws(Diagnostics) -> EvidenceItem {
    try MissionFolder.make(path)
    let incoming = path + "/incoming-\(getpid())"
    defer { unlink(incoming) }
    let item = try pack(&source, into: incoming)
    if holds(item.digest) {
      // What is there stands in an entry already, or goes with its own note.
      let packed = Hash(of: try MissionFolder.read(path(of: item.digest), limit: 1 << 36)).hex
      if packed == item.packed { return item }
      if (try? bytes(of: item.digest)) != nil {
        return EvidenceItem(digest: item.digest, packed: packed)
      }
    }
    if !holds(item.digest) { try unrecorded?.note(EvidenceStore.name(of: item.digest)) }
    try MissionFolder.make("\(path)/\(item.digest.prefix(2))")
    try MissionFolder.move(incoming, to: path(of: item.digest))
    return item
  }

  private func pack(
    _ source: inout some ByteSource, into path: String
  ) throws(Diagnostics) -> EvidenceItem {
    let file = try MissionFolder.NewFile(at: path)
    let stream = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(stream) }
    ZSTD_CCtx_setParameter(stream, ZSTD_c_compressionLevel, 3)
    ZSTD_CCtx_setParameter(stream, ZSTD_c_checksumFlag, 1)
    let digest = Hash.Stream()
    let packed = Hash.Stream()
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    let output = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ZSTD_CStreamOutSize(), alignment: 64)
    defer {
      input.deallocate()
      output.deallocate()
    }
    while true {
      let count = try source.read(into: input)
      let taken = UnsafeRawBufferPointer(rebasing: input[..<count])
      digest.add(taken)
      var from = ZSTD_inBuffer(src: taken.baseAddress, size: count, pos: 0)
      let mode = count == 0 ? ZSTD_e_end : ZSTD_e_continue
      while true {
        var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let left = ZSTD_compressStream2(stream, &to, &from, mode)
        precondition(ZSTD_isError(left) == 0, "zstd could not compress a buffer")
        let given = UnsafeRawBufferPointer(rebasing: output[..<to.pos])
        packed.add(given)
        try file.write(given)
        if count == 0 ? left == 0 : from.pos == from.size { break }
      }
      if count == 0 { break }
    }
    try file.finish()
    return EvidenceItem(digest: digest.finish().hex, packed: packed.finish().hex)
  }

  /// The bytes of an item, checked against its digest.
  ///
  /// - Throws: `store.evidence-missing`, `store.evidence-changed`.
  public func bytes(of digest: String, limit: Int = 1 << 32) throws(Diagnostics) -> [UInt8] {
    guard holds(digest) else { throw Diagnostics(.missing(digest)) }
    let packed = try MissionFolder.read(path(of: digest), limit: limit)
    guard let bytes = EvidenceStore.unpacked(packed, limit: limit),
      Hash(of: bytes).hex == digest
    else { throw Diagnostics(.changed(digest)) }
    return bytes
  }
}

extension EvidenceStore {
  /// The content of one whole zstd frame; `nil` when it is damaged, followed by more, or too large.
  private static func unpacked(_ packed: [UInt8], limit: Int) -> [UInt8]? {
    let stream = ZSTD_createDCtx()
    defer { ZSTD_freeDCtx(stream) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: ZSTD_DStreamOutSize())
    var at = 0
    var left = 1
    while left != 0 || at < packed.count {
      var taken = 0
      var given = 0
      left = packed.withUnsafeBytes { source in
        piece.withUnsafeMutableBytes { target in
          var from = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: at)
          var to = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
          let result = ZSTD_decompressStream(stream, &to, &from)
          taken = from.pos - at
          given = to.pos
          return result
        }
      }
      if ZSTD_isError(left) != 0 || (taken == 0 && given == 0) { return nil }
      at += taken
      bytes += piece[..<given]
      if bytes.count > limit { return nil }
      if left == 0, at < packed.count { return nil }
    }
    return bytes
  }
}

extension Diagnostic {
  static func missing(_ digest: String) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-missing",
      at: Location(file: EvidenceStore.name(of: digest)),
      "an item that the ledger names is not in the evidence store",
      expected: "the untouched bytes with SHA-256 \(digest)",
      mend: "restore the file from a copy of the mission, or import the original again")
  }

  static func changed(_ digest: String) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-changed",
      at: Location(file: EvidenceStore.name(of: digest)),
      "the bytes of an item do not give the digest it is kept under",
      expected: "SHA-256 \(digest)",
      mend: "nothing here can be repaired by hand; restore the file from a copy")
  }
}
