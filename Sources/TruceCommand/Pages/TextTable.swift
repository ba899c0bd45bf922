// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Rows of words in columns, for a person at a terminal; outside text is made visible.
struct TextTable {
  private var rows: [[String]]

  /// A table with a first row of headings.
  init(_ headings: [String]) { rows = [headings] }

  /// Adds a row; it may be shorter than the others.
  mutating func add(_ row: [String]) { rows.append(row.map(\.madeVisible)) }

  /// How many rows there are below the headings.
  var count: Int { rows.count - 1 }

  /// The lines, columns two spaces apart; the last column is not filled.
  var lines: [String] {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.count)
      }
    }
    return rows.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        line += cell
        if index < row.count - 1 {
          line += String(repeating: " ", count: widths[index] - cell.count + 2)
        }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

extension TimeSpan {
  /// `2025-03-19`, `2025-03-19..2025-03-21` for whole days of UTC, else `2025-03-19T02:08:00Z` or both
  /// ends.
  var words: String {
    let day = 86_400
    if start.secondsSince1970 % day == 0, end.secondsSince1970 % day == 0 {
      let first = CivilDay(daysSince1970: start.secondsSince1970 / day)
      let last = CivilDay(daysSince1970: end.secondsSince1970 / day - 1)
      return first == last ? "\(first)" : "\(first)..\(last)"
    }
    return seconds <= 60 ? "\(start)" : "\(start)..\(end)"
  }
}
