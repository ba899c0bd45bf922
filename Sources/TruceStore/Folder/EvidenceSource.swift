// SPDX-License-Identifier: Apache-2.0

internal import CZstd
public import TruceEngine
public import TruceGround

/// The untouched bytes of a kept item, unpacked a buffer at a time.
///
/// They are not checked against the digest here: that costs a whole reading, and is
/// `truce ledger fsck`'s work.
public final class EvidenceSource: ByteSource {
  private let file: FileSource
  private let stream: OpaquePointer?
  private let packed: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var taken = 0
  private let digest: String

  /// Opens an item.
  ///
  /// - Throws: `store.evidence-missing`.
  public init(of digest: String, in store: EvidenceStore) throws(Diagnostics) {
    guard store.holds(digest) else { throw Diagnostics(.missing(digest)) }
    file = try FileSource(path: store.path(of: digest))
    stream = ZSTD_createDCtx()
    packed = .allocate(byteCount: ZSTD_DStreamInSize(), alignment: 64)
    self.digest = digest
  }

  deinit {
    ZSTD_freeDCtx(stream)
    packed.deallocate()
  }

  /// Unpacks the next bytes.
  ///
  /// - Throws: `store.evidence-changed` when the packed bytes are damaged.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    while true {
      if taken == filled {
        filled = try file.read(into: packed)
        taken = 0
      }
      var from = ZSTD_inBuffer(src: packed.baseAddress, size: filled, pos: taken)
      var to = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      let left = ZSTD_decompressStream(stream, &to, &from)
      if ZSTD_isError(left) != 0 { throw Diagnostics(.changed(digest)) }
      taken = from.pos
      if left == 0 { isWhole = true } else if to.pos > 0 || filled > 0 { isWhole = false }
      if to.pos > 0 { return to.pos }
      if filled == 0 {
        guard isWhole else { throw Diagnostics(.changed(digest)) }
        return 0
      }
    }
  }

  /// Whether the last bytes ended a whole frame.
  private var isWhole = false
}
