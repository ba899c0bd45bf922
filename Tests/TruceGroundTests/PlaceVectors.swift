// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The rows of a file in `Tests/Vectors/place`, without the header, split at commas outside quotes.
func placeVectors(_ name: String) throws -> [[String]] {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  let url = tests.appendingPathComponent("Vectors/place").appendingPathComponent(name)
  let text = try String(contentsOf: url, encoding: .utf8)
  return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
