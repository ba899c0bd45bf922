// SPDX-License-Identifier: Apache-2.0

/// Bytes that are not owned by Swift, such as those of a mapped file; they stay as long as this does.
public final class ByteRegion: @unchecked Sendable {
  /// The bytes.
  public let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes bytes over.
  ///
  /// - Parameters:
  ///   - bytes: They change no more.
  ///   - release: Gives them back, once nobody needs them.
  public init(
    _ bytes: UnsafeRawBufferPointer,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.release = release
  }

  /// A copy of some bytes.
  public convenience init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
  }

  deinit { release(bytes) }
}
