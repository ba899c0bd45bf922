// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceGround

/// One record of a feed, its fields by number.
///
/// It stands on the CSV reader's current record, or on the values of a GeoJSON feature.
struct Row {
  /// The record after the header, from 1.
  let number: Int
  /// The physical line on which it begins.
  let line: Int
  private let content: Content

  private enum Content {
    case record(CSVReader)
    case feature(values: [String], names: [String], file: String, geometry: Geometry?)
  }

  /// The current record of a reader.
  init(_ reader: CSVReader) {
    number = reader.row
    line = reader.line
    content = .record(reader)
  }

  /// A GeoJSON feature.
  init(
    number: Int, line: Int, values: [String], names: [String], file: String, geometry: Geometry?
  ) {
    self.number = number
    self.line = line
    content = .feature(values: values, names: names, file: file, geometry: geometry)
  }

  /// A field's text, spaces around it taken off; empty for a column the file does not have.
  subscript(field: Int?) -> String {
    guard let field else { return "" }
    switch content {
    case .record(let reader): return reader[field].trimmed
    case .feature(let values, _, _, _): return values[field].trimmed
    }
  }

  /// Where a field stands.
  func location(of field: Int?) -> Location {
    switch content {
    case .record(let reader):
      guard let field else { return reader.location }
      return reader.location(of: field)
    case .feature(_, let names, let file, _):
      let path = field.map { ".properties." + names[$0] } ?? ""
      return Location(file: file, line: line, path: "$.features[\(number - 1)]\(path)")
    }
  }

  /// The geometry of a feature; `nil` for a CSV record and for a feature without one.
  var geometry: Geometry? {
    switch content {
    case .record: nil
    case .feature(_, _, _, let geometry): geometry
    }
  }
}

extension StringProtocol {
  /// Without spaces, tabs and line ends at both ends.
  var trimmed: String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || (0x09...0x0D).contains(scalar.value)
    }
    var rest = Substring(self).unicodeScalars
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
