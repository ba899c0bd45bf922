// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

/// One input: the bytes as an agreement.
///
/// A crash, a hang or much memory is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  if let text = try? SourceText(bytes: bytes, name: "fuzz.truce") {
    for diagnostic in AgreementReading(text).diagnostics { _ = diagnostic.printed(showing: text) }
  }
  return 0
}
