// SPDX-License-Identifier: Apache-2.0

internal import CZstd
internal import TruceEngine
internal import TruceGround
internal import TruceLedger

extension EvidenceStore {
  /// Holds an item against both of its digests, in one pass and in little memory.
  ///
  /// - Parameters:
  ///   - item: The item as the ledger names it.
  ///   - onBytes: Told how many bytes of the file were read since it was last told.
  /// - Throws: `store.evidence-missing`, `store.evidence-changed`.
  func check(_ item: EvidenceItem, onBytes: (Int) -> Void = { _ in }) throws(Diagnostics) {
    guard holds(item.digest) else { throw Diagnostics(.missing(item.digest)) }
    let found = try digests(of: item.digest, onBytes: onBytes)
    guard found?.digest == item.digest else { throw Diagnostics(.changed(item.digest)) }
    if found != item { throw Diagnostics(.packed(item)) }
  }

  /// What the file of an item holds, by its digests; `nil` when it is no whole frame.
  ///
  /// - Throws: `engine.cannot-open`, `engine.cannot-read`.
  func digests(
    of digest: String, onBytes: (Int) -> Void = { _ in }
  ) throws(Diagnostics) -> EvidenceItem? {
    let file = try FileSource(path: path(of: digest))
    let stream = ZSTD_createDCtx()
    defer { ZSTD_freeDCtx(stream) }
    // The digest says more than the frame's own sum.
    ZSTD_DCtx_setParameter(stream, ZSTD_d_experimentalParam3, 1)
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer {
      input.deallocate()
      output.deallocate()
    }
    let whole = Hash.Stream()
    let packed = Hash.Stream()
    var left = 1
    while true {
      let count = try file.read(into: input)
      if count == 0 { break }
      let taken = UnsafeRawBufferPointer(rebasing: input[..<count])
      packed.add(taken)
      onBytes(count)
      var from = ZSTD_inBuffer(src: taken.baseAddress, size: count, pos: 0)
      repeat {
        if left == 0 { return nil }
        var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        left = ZSTD_decompressStream(stream, &to, &from)
        if ZSTD_isError(left) != 0 { return nil }
        whole.add(UnsafeRawBufferPointer(rebasing: output[..<to.pos]))
        if to.pos < to.size, from.pos == from.size { break }
      } while from.pos < from.size || left != 0
    }
    if left != 0 { return nil }
    return EvidenceItem(digest: whole.finish().hex, packed: packed.finish().hex)
  }
}

extension Diagnostic {
  fileprivate static func packed(_ item: EvidenceItem) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-changed",
      at: Location(file: EvidenceStore.name(of: item.digest)),
      "the compressed bytes of the item are not those that were kept", expected: item.packed,
      mend: "restore the file from a mirror; nothing in it can be mended by hand")
  }
}
