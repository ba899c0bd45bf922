// SPDX-License-Identifier: Apache-2.0

import TruceEngine
import TruceGround

/// One input: the bytes as CSV, read to the end through a small window and a large one.
///
/// Both must give the same. The first byte names the delimiter.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  precondition(
    records(of: bytes, window: 64) == records(of: bytes, window: 1 << 18),
    "what is read depends on the size of the window")
  return 0
}

private func records(of bytes: [UInt8], window: Int) -> [String] {
  let delimiters = CSVDelimiter.allCases
  let delimiter = delimiters[Int(bytes.first ?? 0) % delimiters.count]
  var records: [String] = []
  do throws(Diagnostics) {
    let reader = CSVReader(
      BytesSource(bytes), named: "fuzz.csv", delimiter: delimiter, windowSize: window)
    records += try reader.readHeader()
    while try reader.next() {
      if let fault = reader.fault { records.append(fault.printed()) }
      for field in 0..<reader.fieldCount {
        _ = (reader.decimal(field), reader.integer(field))
        records.append("\(reader.location(of: field)) \(reader.row) \(reader[field])")
      }
    }
  } catch {
    records += error.all.map { $0.printed() }
  }
  return records
}
