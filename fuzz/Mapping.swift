// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround

/// One input: the bytes as a mapping file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  do throws(Diagnostics) {
    let text = try SourceText(bytes: bytes, name: "fuzz.map")
    _ = try Mapping(parsing: text)
  } catch {
    for diagnostic in error.all { _ = diagnostic.printed() }
  }
  return 0
}
