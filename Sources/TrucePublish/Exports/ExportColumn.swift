// SPDX-License-Identifier: Apache-2.0

import TruceGround

/// One column of an export: its name, what it holds, and how unknown is written.
///
/// The exports and the codebook are made from the same columns.
public struct ExportColumn<Row>: Sendable {
  /// What a cell holds.
  public enum Kind: String, Sendable, CaseIterable {
    /// Any text.
    case text
    /// A whole number.
    case integer
    /// A decimal number with `.`.
    case decimal
    /// A moment in UTC, `2025-03-19T02:08:00Z`.
    case instant
    /// A civil day, `2025-03-19`.
    case day
    /// One of the words listed.
    case word
    /// `true` or `false`.
    case truth
    /// Several values with a space between them.
    case list
    /// An http or https address.
    case address
  }

  /// The name in the header.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// Its unit; empty for none.
  public let unit: String
  /// The tag of the Humanitarian Exchange Language.
  public let tag: String
  /// What it means.
  public let meaning: String
  /// What stands where the value is not known, or does not apply.
  public let unknown: String
  let value: @Sendable (Row) -> String

  init(
    _ name: String, _ kind: Kind, unit: String = "", tag: String, _ meaning: String,
    unknown: String = "", value: @escaping @Sendable (Row) -> String
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.tag = tag
    self.meaning = meaning
    self.unknown = unknown
    self.value = value
  }
}

extension ExportColumn {
  /// The column by which a table names what it was made from, so that it can be made again.
  static func madeFrom(_ value: @escaping @Sendable (Row) -> String) -> ExportColumn {
    ExportColumn(
      "made_from", .text, tag: "#meta+made+from",
      "checkpoint of the ledger (size and root), days, proof and form of the report, for `truce reproduce`",
      value: value)
  }
}

/// A table of rows by its columns, as CSV after RFC 4180 with LF line ends, in UTF-8.
///
/// The last column of a report's table is ``ExportColumn/madeFrom(_:)``.
func csvTable<Row>(
  _ columns: [ExportColumn<Row>], _ rows: [Row], madeFrom origin: ReportOrigin? = nil,
  isTagged: Bool = false
) -> String {
  // The origin is the same in every row: its cell is made once.
  let last = origin.map { csvCell($0.text) }
  var heads = columns.map { csvCell($0.name) }
  var tags = columns.map(\.tag)
  if last != nil {
    let column = ExportColumn<Row>.madeFrom { _ in "" }
    heads.append(csvCell(column.name))
    tags.append(column.tag)
  }
  var result = heads.joined(separator: ",") + "\n"
  if isTagged { result += tags.joined(separator: ",") + "\n" }
  for row in rows {
    for (place, column) in columns.enumerated() {
      if place > 0 { result += "," }
      result += csvCell(column.value(row))
    }
    if let last {
      if !columns.isEmpty { result += "," }
      result += last
    }
    result += "\n"
  }
  return result
}

/// A cell that no spreadsheet takes for a formula.
///
/// One that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, and is no number, gets an
/// apostrophe in front. Control and direction-changing characters are made visible.
func csvCell(_ outside: String) -> String {
  if isPlainCell(outside) { return outside }
  var text = outside
  if let first = outside.unicodeScalars.first,
    "=+-@\t\r".unicodeScalars.contains(first) || "＝＋－＠".unicodeScalars.contains(first),
    !isNumber(outside)
  {
    text = "'" + outside
  }
  text = text.madeVisible
  if text.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 })
    || text.hasPrefix(" ") || text.hasSuffix(" ")
  {
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
  return text
}

/// Whether a cell is written as it is: letters, digits and signs of ASCII that mean nothing in a table, the
/// first of them none that begins a formula, and no space at an end.
private func isPlainCell(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    guard let first = bytes.first, let last = bytes.last else { return true }
    // `=`, `+`, `-` and `@` begin formulas.
    if first == 0x3D || first == 0x2B || first == 0x2D || first == 0x40 || first == 0x20
      || last == 0x20
    {
      return false
    }
    return bytes.allSatisfy { $0 >= 0x20 && $0 <= 0x7E && $0 != 0x2C && $0 != 0x22 }
  }
}

/// Whether the text is a plain decimal number, with a sign or without.
private func isNumber(_ text: String) -> Bool {
  var rest = text.utf8[...]
  if rest.first == 0x2D || rest.first == 0x2B { rest = rest.dropFirst() }
  let parts = rest.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
  return parts.allSatisfy { part in
    !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
  }
}
