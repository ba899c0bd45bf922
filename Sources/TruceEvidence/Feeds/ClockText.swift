// SPDX-License-Identifier: Apache-2.0

/// A time of day as feeds write it.
enum ClockText {
  /// Reads `7:05`, `07:05`, `07:05:30`; `nil` for anything else.
  static func second(of text: String) -> (second: Int, hasSeconds: Bool)? {
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count == 2 || pieces.count == 3 else { return nil }
    var values: [Int] = []
    for (index, piece) in pieces.enumerated() {
      guard piece.utf8.count <= 2, piece.utf8.count == 2 || (index == 0 && !piece.isEmpty),
        piece.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let value = Int(piece)
      else { return nil }
      values.append(value)
    }
    guard values[0] < 24, values[1] < 60, values.count < 3 || values[2] < 60 else { return nil }
    return (
      values[0] * 3600 + values[1] * 60 + (values.count == 3 ? values[2] : 0), values.count == 3
    )
  }

  /// Reads FIRMS's forms: `0045`, `45`, `5`, `00:45`, `00:45:00`; `nil` for anything else.
  static func firmsSecond(of text: String) -> Int? {
    if text.contains(":") { return second(of: text)?.second }
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let value = Int(text), value / 100 < 24, value % 100 < 60
    else { return nil }
    return value / 100 * 3600 + value % 100 * 60
  }
}
