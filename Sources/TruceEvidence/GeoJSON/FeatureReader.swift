// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceGround

/// Reads a GeoJSON file feature by feature, in memory bounded by the longest feature.
///
/// A FeatureCollection in one JSON object; a lone Feature is a collection of one. The text is cut at
/// the features' braces, and each feature is then read as strict JSON of its own.
final class FeatureReader {
  /// A feature, or what is wrong with it.
  struct Feature {
    /// Its number from 1.
    var number: Int
    /// The physical line on which it starts.
    var line: Int
    /// The feature; `nil` when it is no JSON object of the type Feature.
    var json: JSON?
    /// What is wrong with it.
    var fault: Diagnostic?
    /// Its bytes.
    var bytes: [UInt8]
  }

  private let name: String
  private var source: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var filled = 0
  private var at = 0
  private var line = 1
  private var number = 0
  private var state = State.before
  private var members: [String: [UInt8]] = [:]
  private var hasFeatures = false
  private static let longestFeature = 32 << 20
  private static let longestMember = 32 << 20
  private static let deepest = 256

  private enum State { case before, members, features, done }

  init(_ source: any ByteSource, named name: String) {
    self.source = source
    self.name = name
  }

  deinit { buffer.deallocate() }

  /// The next feature; `nil` at the end.
  ///
  /// - Throws: `geojson.syntax`, `geojson.truncated`, `geojson.not-features`, `geojson.too-long`,
  ///   `geojson.too-deep`, and what the source throws.
  func next() throws(Diagnostics) -> Feature? {
    while true {
      switch state {
      case .done: return nil
      case .before:
        if try peek() == 0xEF { for _ in 0..<3 { _ = try take() } }
        try expect(0x7B)
        state = .members
        if try peekVisible() == 0x7D {
          _ = try take()
          try end()
        }
      case .members:
        try member()
        if state == .done, !hasFeatures, let lone = try loneFeature() { return lone }
      case .features:
        if let feature = try nextInList() { return feature }
      }
    }
  }

  /// One `"name": value` of the file's object, with the comma or brace behind it.
  private func member() throws(Diagnostics) {
    guard let first = try peekVisible() else { throw truncated() }
    guard first == 0x22 else { throw syntax("a member's name in quotes") }
    let key = try value(limit: 1 << 16)
    try expect(0x3A)
    let keyName = String(decoding: key.dropFirst().dropLast(), as: UTF8.self)
    if keyName == "features" {
      if hasFeatures { throw syntax("one list of features") }
      hasFeatures = true
      try expect(0x5B)
      state = .features
      return
    }
    members[keyName] = try value(limit: FeatureReader.longestMember)
    try afterMember()
  }

  private func afterMember() throws(Diagnostics) {
    switch try takeVisible() {
    case 0x2C: state = .members
    case 0x7D: try end()
    case nil: throw truncated()
    default: throw syntax("a comma or a closing brace")
    }
  }

  /// The next feature of the list; `nil` after its end.
  private func nextInList() throws(Diagnostics) -> Feature? {
    if try peekVisible() == 0x5D {
      _ = try take()
      try afterMember()
      return nil
    }
    guard try peekVisible() != nil else { throw truncated() }
    let start = line
    let bytes = try value(limit: FeatureReader.longestFeature)
    number += 1
    switch try peekVisible() {
    case 0x2C:
      _ = try take()
      if try peekVisible() == 0x5D { throw syntax("a feature after the comma") }
    case 0x5D: break
    case nil: throw truncated()
    default: throw syntax("a comma or the end of the list")
    }
    return feature(bytes, line: start)
  }

  private func feature(_ bytes: [UInt8], line: Int) -> Feature {
    var result = Feature(number: number, line: line, json: nil, fault: nil, bytes: bytes)
    let place = Location(file: name, line: line, path: "$.features[\(number - 1)]")
    do {
      let json = try JSON(parsing: bytes, name: name)
      if json["type"]?.string == "Feature" {
        result.json = json
      } else {
        result.fault = .noFeature(at: place)
      }
    } catch {
      var fault = error.all[0]
      fault.location?.line += line - 1
      result.fault = fault
    }
    return result
  }

  /// The end of the file's object: nothing may follow it.
  private func end() throws(Diagnostics) {
    state = .done
    if try peekVisible() != nil { throw syntax("the end of the file") }
    let type = members["type"].map { String(decoding: $0, as: UTF8.self) }
    if hasFeatures ? type != "\"FeatureCollection\"" : type != "\"Feature\"" {
      throw Diagnostics(.notFeatures(name))
    }
  }

  private func loneFeature() throws(Diagnostics) -> Feature? {
    number = 1
    var text = Array("{\"type\":\"Feature\"".utf8)
    for key in ["id", "geometry", "properties"] {
      guard let bytes = members[key] else { continue }
      text += Array(",\"\(key)\":".utf8) + bytes
    }
    text.append(0x7D)
    return feature(text, line: 1)
  }

  // MARK: Bytes

  /// The bytes of one JSON value, brackets balanced.
  private func value(limit: Int) throws(Diagnostics) -> [UInt8] {
    var result: [UInt8] = []
    var open: [UInt8] = []
    guard let first = try peekVisible() else { throw truncated() }
    if first == 0x2C || first == 0x5D || first == 0x7D || first == 0x3A {
      throw syntax("a value")
    }
    repeat {
      guard let byte = try peek() else {
        if open.isEmpty, !result.isEmpty { return result }
        throw truncated()
      }
      if open.isEmpty, !result.isEmpty, byte <= 0x20 || byte == 0x2C || byte == 0x5D || byte == 0x7D
      {
        break
      }
      _ = try take()
      result.append(byte)
      if result.count > limit { throw Diagnostics(.tooLong(name, line, limit)) }
      switch byte {
      case 0x22:
        try string(into: &result, limit: limit)
        if open.isEmpty { return result }
      case 0x7B, 0x5B:
        open.append(byte == 0x7B ? 0x7D : 0x5D)
        if open.count > FeatureReader.deepest { throw Diagnostics(.tooDeep(name, line)) }
      case 0x7D, 0x5D:
        guard open.popLast() == byte else { throw syntax("brackets that fit") }
        if open.isEmpty { return result }
      default: break
      }
    } while true
    return result
  }

  /// The rest of a string, its closing mark included.
  private func string(into result: inout [UInt8], limit: Int) throws(Diagnostics) {
    while true {
      guard let byte = try take() else { throw truncated() }
      result.append(byte)
      if result.count > limit { throw Diagnostics(.tooLong(name, line, limit)) }
      if byte == 0x22 { return }
      if byte == 0x5C {
        guard let escaped = try take() else { throw truncated() }
        result.append(escaped)
      }
    }
  }

  private func peek() throws(Diagnostics) -> UInt8? {
    if at == filled {
      filled = try source.read(into: buffer)
      at = 0
      if filled == 0 { return nil }
    }
    return buffer[at]
  }

  private func take() throws(Diagnostics) -> UInt8? {
    guard let byte = try peek() else { return nil }
    at += 1
    if byte == 0x0A { line += 1 }
    return byte
  }

  private func peekVisible() throws(Diagnostics) -> UInt8? {
    while let byte = try peek() {
      if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return byte }
      _ = try take()
    }
    return nil
  }

  private func takeVisible() throws(Diagnostics) -> UInt8? {
    _ = try peekVisible()
    return try take()
  }

  private func expect(_ byte: UInt8) throws(Diagnostics) {
    guard let found = try peekVisible() else { throw truncated() }
    if found != byte { throw syntax("'\(Character(Unicode.Scalar(byte)))'") }
    _ = try take()
  }

  private func syntax(_ expected: String) -> Diagnostics {
    Diagnostics(.syntax(name, line, expected))
  }

  private func truncated() -> Diagnostics { Diagnostics(.truncated(name, line)) }
}

extension Diagnostic {
  fileprivate static func syntax(_ name: String, _ line: Int, _ expected: String) -> Diagnostic {
    Diagnostic(
      .error, "geojson.syntax", at: Location(file: name, line: line),
      "the file is not valid GeoJSON here", expected: expected,
      mend: "correct the place named, or export the file again")
  }

  fileprivate static func truncated(_ name: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      .error, "geojson.truncated", at: Location(file: name, line: line),
      "the file ends in the middle of a value", expected: "a whole FeatureCollection",
      mend: "download the file again")
  }

  fileprivate static func notFeatures(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "geojson.not-features", at: Location(file: name),
      "the file is JSON, but no GeoJSON of features", expected: "a FeatureCollection (RFC 7946)",
      mend: "look at what the file says; it may be an error message of the server")
  }

  fileprivate static func noFeature(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "geojson.no-feature", at: place, "the list holds something that is no Feature",
      expected: "an object with \"type\": \"Feature\"", mend: "correct it, or take it out")
  }

  fileprivate static func tooLong(_ name: String, _ line: Int, _ limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "geojson.too-long", at: Location(file: name, line: line),
      "a value is longer than \(limit) bytes", expected: "at most \(limit) bytes a feature",
      mend: "simplify the geometry, or split the feature")
  }

  fileprivate static func tooDeep(_ name: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      .error, "geojson.too-deep", at: Location(file: name, line: line),
      "brackets stand more than 256 deep", expected: "GeoJSON, which needs fewer than 10",
      mend: "look at what the file says; it is no feed")
  }
}
