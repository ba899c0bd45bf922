// SPDX-License-Identifier: Apache-2.0

import TruceEngine
import TruceEvidence
import TruceGround

/// One input: the bytes as a feed's file in any packing, unpacked to the end within limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  defer { buffer.deallocate() }
  do throws(Diagnostics) {
    var source = try FeedSource(
      opening: BytesSource(bytes), named: "fuzz.gz",
      limits: UnpackingLimits(bytes: 1 << 24, ratio: 200))
    while try source.read(into: buffer) > 0 {}
  } catch {
    for diagnostic in error.all { _ = diagnostic.printed() }
  }
  return 0
}
