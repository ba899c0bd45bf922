// SPDX-License-Identifier: Apache-2.0

/// What a column of a table is read as.
struct ColumnForm: Sendable {
  /// The kinds of column, each with how a value lies in memory.
  enum Kind: Sendable {
    /// A whole number, 8 bytes; empty is the smallest.
    case integer
    /// A whole number from 0 to a largest one below 255, 1 byte; empty is 255.
    case small(largest: Int)
    /// A double within bounds; empty is no number (NaN).
    case decimal(ClosedRange<Double>)
    /// Seconds since 1970, 8 bytes; empty is the smallest.
    case instant
    /// Days since 1970, 4 bytes; empty is the smallest.
    case day
    /// A text as a ``TextView``.
    case text
  }

  /// The name in the header.
  var name: String
  /// What its fields are.
  var kind: Kind
  /// Whether a field may be empty.
  var mayBeEmpty = false

  /// How many bytes a value takes.
  var width: Int {
    switch kind {
    case .integer, .decimal, .instant, .text: 8
    case .day: 4
    case .small: 1
    }
  }

  /// What is expected, in words.
  var words: String {
    switch kind {
    case .integer: "a whole number"
    case .small(let largest): "a whole number from 0 to \(largest)"
    case .decimal(let range):
      range.upperBound < 1e9
        ? "a decimal number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
        : "a decimal number, not below \(Int(range.lowerBound))"
    case .instant: "a moment such as 2024-05-01T12:34:56Z"
    case .day: "a day such as 2024-05-01"
    case .text: "a text of less than 8 MB"
    }
  }
}
