// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceGround

/// Another source's bytes, with a count of how many were taken.
final class CountingSource: ByteSource {
  private var source: any ByteSource
  /// How many bytes were taken.
  private(set) var count = 0

  /// The bytes of a source.
  init(_ source: any ByteSource) { self.source = source }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    let taken = try source.read(into: buffer)
    count += taken
    return taken
  }
}
