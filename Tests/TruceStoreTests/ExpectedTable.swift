// SPDX-License-Identifier: Apache-2.0

import TruceEngine
import TruceGround

/// A CSV file of expected values, a row by its columns' names.
enum ExpectedTable {
  static func rows(_ path: String) throws -> [[String: String]] {
    let reader = CSVReader(try FileSource(path: path), named: path)
    let header = try reader.readHeader()
    var rows: [[String: String]] = []
    while try reader.next() {
      var row: [String: String] = [:]
      for (index, name) in header.enumerated() {
        row[name] = reader.withBytes(of: index) { String(decoding: $0, as: UTF8.self) }
      }
      rows.append(row)
    }
    return rows
  }
}
