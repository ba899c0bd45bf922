// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Row {
  /// A coordinate from two columns; `nil` when both are empty, both 0, or one is wrong.
  func coordinate(
    latitude: Int?, longitude: Int?, _ findings: inout Findings
  ) -> Coordinate? {
    let (north, east) = (self[latitude], self[longitude])
    if north.isNoValue, east.isNoValue { return nil }
    if north.isNoValue || east.isNoValue {
      let (field, name) = north.isNoValue ? (latitude, "latitude") : (longitude, "longitude")
      findings.faults.append(.halfPlace(missing: name, at: location(of: field)))
      return nil
    }
    guard let y = north.plainNumber else {
      findings.faults.append(.noNumber("latitude", north, at: location(of: latitude)))
      return nil
    }
    guard let x = east.plainNumber else {
      findings.faults.append(.noNumber("longitude", east, at: location(of: longitude)))
      return nil
    }
    if !(-90...90).contains(y) {
      findings.faults.append(.latitude(north, at: location(of: latitude)))
    }
    if !(-180...180).contains(x) {
      findings.faults.append(.longitude(east, at: location(of: longitude)))
    }
    if x == 0, y == 0 {
      findings.notes.append(.nullIsland(at: location(of: latitude)))
      return nil
    }
    return Coordinate(latitude: y, longitude: x)
  }

  /// A civil day, with a time if one is written; `nil` and a fault when it is none.
  func date(
    _ field: Int?, _ forms: [DateForm], _ findings: inout Findings
  ) -> DateForm.Reading? {
    let text = self[field]
    guard let reading = forms.read(text) else {
      findings.faults.append(.date(text, at: location(of: field), forms))
      return nil
    }
    if let written = reading.writtenYear {
      findings.notes.append(.year(written, reading.day.parts.year, at: location(of: field)))
    }
    return reading
  }

  /// The record's id; `nil` and a fault when it is empty or longer than 200 bytes.
  func id(_ field: Int?, _ findings: inout Findings) -> String? {
    checked(id: self[field], at: field, &findings)
  }

  func checked(id: String, at field: Int?, _ findings: inout Findings) -> String? {
    if id.isEmpty {
      findings.faults.append(.noId(at: location(of: field)))
      return nil
    }
    if id.utf8.count > 200 {
      findings.faults.append(.longId(id.utf8.count, at: location(of: field)))
      return nil
    }
    return id
  }

  /// An address of the web; anything else is left out with a note.
  func address(_ field: Int?, _ findings: inout Findings) -> String? {
    let text = self[field]
    if text.isNoValue { return nil }
    let lower = text.prefix(8).lowercased()
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C }
    if isPlain, lower.hasPrefix("http://") || lower.hasPrefix("https://") { return text }
    findings.notes.append(.address(text, at: location(of: field)))
    return nil
  }

  /// The names in a field, split at a separator, each once; empty ones left out.
  func names(_ field: Int?, splitAt separator: String?, _ findings: inout Findings) -> [String] {
    let text = self[field]
    if text.isNoValue { return [] }
    var pieces = [text]
    if let separator {
      pieces = text.split(separator: separator, omittingEmptySubsequences: true).map(\.trimmed)
    }
    var names = OrderedNames()
    for piece in pieces where !piece.isEmpty { names.add(piece) }
    if names.names.count > Draft.mostVoices {
      findings.faults.append(.tooManyVoices(names.names.count, at: location(of: field)))
      return []
    }
    return names.names
  }

  /// A whole number of an optional column; empty is `nil`.
  func integer(_ field: Int?) -> Int? { Int(self[field]) }
}
