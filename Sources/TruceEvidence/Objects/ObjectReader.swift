// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround
internal import TruceTerms

/// What reading a file of protected objects gave.
public struct ObjectReading: Sendable {
  /// The objects, in the order of the file.
  public var objects: [ProtectedObject] = []
  /// How many records the file has.
  public var rows = 0
  /// Records that no rule gives a class to, and that name none.
  public var withoutClass = 0
  /// Records that said the same as an earlier one.
  public var repeatedRows = 0
  /// The rows that were left out as bad.
  public var badRows: [BadRow] = []
  /// What is worth knowing and stops nothing.
  public var notes: [Diagnostic] = []

  /// A reading without objects.
  public init() {}
}

/// Reads protected objects: GeoJSON with classes or OpenStreetMap's tags, the Global Power Plant
/// Database, or a CSV of our own columns.
///
/// Our columns are `id,name,class,latitude,longitude,precision_m,country,source,source_url,note`; a
/// note that begins with "from an incident's own row" marks an object placed from a report. Packed
/// files are unpacked, and files that are not what they say refused, as for feeds.
public struct ObjectReader: Sendable {
  /// From tags to classes.
  public let tags: TagTable

  /// A reader with a table of tags.
  public init(tags: TagTable = .bundled) { self.tags = tags }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: the file's bytes, plain or packed.
  ///   - name: the name that stands in diagnostics.
  ///   - skipBadRows: whether bad rows are left out and listed instead of being an error.
  /// - Returns: the objects, in the order of the file.
  /// - Throws: what makes the file unreadable, `objects.unknown-form`, or the faults of its bad rows:
  ///   `objects.no-place`, `objects.no-class`, `feed.id-twice`, `feed.no-id`, and those of coordinates.
  public func read(
    _ source: any ByteSource, named name: String, skipBadRows: Bool = false
  ) throws(Diagnostics) -> ObjectReading {
    let feed = try FeedSource(opening: source, named: name)
    let first = feed.beginning.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    var gathering = Gathering(file: name)
    if first == 0x7B {
      try readFeatures(feed, named: name, into: &gathering)
    } else {
      try readRecords(feed, named: name, into: &gathering)
    }
    let reading = gathering.reading
    if !skipBadRows {
      let faults = reading.badRows.flatMap(\.faults)
      let shown = Array(faults.prefix(FeedReader.mostFaults))
      let rest = faults.count - shown.count
      if let error = Diagnostics(shown + (rest > 0 ? [.moreBadRows(rest, in: name)] : [])) {
        throw error
      }
    }
    return reading
  }

  private func readRecords(
    _ feed: FeedSource, named name: String, into gathering: inout Gathering
  ) throws(Diagnostics) {
    let reader = CSVReader(
      feed, named: name, delimiter: CSVDelimiter.guessed(from: feed.beginning))
    let header = Header(try reader.readHeader())
    guard let columns = ObjectColumns(header) else {
      throw Diagnostics(.unknownObjects(name, header))
    }
    while try reader.next() {
      let row = Row(reader)
      if let fault = reader.fault {
        gathering.bad(row, [fault])
        continue
      }
      var findings = Findings()
      let object = columns.object(row, tags: tags, &findings)
      gathering.take(object, row, findings)
    }
  }

  private func readFeatures(
    _ feed: FeedSource, named name: String, into gathering: inout Gathering
  ) throws(Diagnostics) {
    let reader = FeatureReader(feed, named: name)
    while let feature = try reader.next() {
      let row = Row(
        number: feature.number, line: feature.line, values: [], names: [], file: name,
        geometry: nil)
      guard let json = feature.json else {
        gathering.bad(row, feature.fault.map { [$0] } ?? [])
        continue
      }
      var findings = Findings()
      let object = object(of: json, at: row.location(of: nil), &findings)
      gathering.take(object, row, findings)
    }
  }

  /// An object from a GeoJSON feature.
  private func object(
    of feature: JSON, at place: Location, _ findings: inout Findings
  ) -> ProtectedObject? {
    var words: [String: String] = [:]
    let properties = feature["properties"]
    for member in (properties?.members ?? []) + (properties?["tags"]?.members ?? []) {
      switch member.value {
      case .string(let text): words[member.name] = text.trimmed
      case .integer, .number, .bool: words[member.name] = member.value.compact
      case .null, .array, .object: break
      }
    }
    let ownId = feature["id"].map { $0.string ?? $0.compact }
    let id = words["id"] ?? words["@id"] ?? ownId ?? words["osm_id"] ?? ""
    if id.isEmpty || id == "null" { findings.faults.append(.noId(at: place)) }
    var geometry: Geometry?
    if let written = feature["geometry"], written != .null {
      do {
        geometry = try Geometry(geoJSON: written, at: place)
      } catch {
        findings.faults += error.all
      }
    } else {
      findings.faults.append(.noObjectPlace(at: place))
    }
    guard let geometry, findings.faults.isEmpty else { return nil }
    let named = words["class"].map { ObjectClass.ID($0) }
    var precision = 0.0
    if case .points = geometry { precision = 100 }
    if let written = words["precision_m"] {
      guard let metres = written.plainNumber, metres >= 0 else {
        findings.faults.append(.noNumber("precision_m", written, at: place))
        return nil
      }
      precision = metres
    }
    let source = [words["source"], words["source_url"]].compactMap { $0 }.joined(separator: ", ")
    return ProtectedObject(
      id: id, name: words["name"] ?? words["name:en"] ?? "",
      objectClass: named ?? tags.objectClass(of: words), geometry: geometry,
      precisionInMetres: precision, country: words["country"] ?? words["addr:country"] ?? "",
      source: source, placedFromReport: (words["note"] ?? "").hasPrefix(ObjectReader.ownRow))
  }

  /// How the note of an object begins that was placed from a report of an incident.
  static let ownRow = "from an incident's own row"
}

/// What is gathered while objects are read.
private struct Gathering {
  var reading = ObjectReading()
  let file: String
  private var seen: [String: (object: ProtectedObject, line: Int)] = [:]
  private var notes = 0

  init(file: String) { self.file = file }

  mutating func bad(_ row: Row, _ faults: [Diagnostic]) {
    reading.rows += 1
    reading.badRows.append(BadRow(row: row.number, line: row.line, faults: faults))
  }

  mutating func take(_ object: ProtectedObject?, _ row: Row, _ findings: Findings) {
    guard let object, findings.faults.isEmpty else {
      bad(row, findings.faults)
      return
    }
    if let first = seen[object.id] {
      if first.object == object {
        reading.rows += 1
        reading.repeatedRows += 1
        return
      }
      let place = Location(file: file, line: first.line)
      bad(row, [.idTwice(object.id, at: row.location(of: nil), first: place)])
      return
    }
    seen[object.id] = (object, row.line)
    reading.rows += 1
    if object.objectClass == nil { reading.withoutClass += 1 }
    for note in findings.notes where notes < 20 {
      reading.notes.append(note)
      notes += 1
    }
    reading.objects.append(object)
  }
}

extension Diagnostic {
  fileprivate static func unknownObjects(_ name: String, _ header: Header) -> Diagnostic {
    Diagnostic(
      .error, "objects.unknown-form", at: Location(file: name, line: 1),
      "the header is that of no known list of objects",
      expected:
        "id,name,class,latitude,longitude,precision_m,country,source,source_url,note; or the "
        + "columns of the Global Power Plant Database",
      found: header.names.prefix(12).joined(separator: ","),
      mend: "name the columns so, or export the objects as GeoJSON")
  }

  static func noObjectPlace(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "objects.no-place", at: place, "the object has no place",
      expected: "coordinates, or a geometry", mend: mendRow)
  }
}
