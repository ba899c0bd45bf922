// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround

/// Reads a feed's file: what each record says, as events.
///
/// The file's form is told by its header unless the caller says it. Memory is bounded by the longest
/// record, but for the ids seen, which are kept as 16 bytes each.
///
///     let reader = FeedReader(context: FeedContext(feed: Feed.ID("reports"), agreement: agreement))
///     let reading = try reader.read(try FileSource(path: "week-12.csv"), named: "week-12.csv")
public struct FeedReader: Sendable {
  /// What the feed is read with.
  public let context: FeedContext

  /// A reader for a feed.
  public init(context: FeedContext) { self.context = context }

  /// The most faults of bad rows that one error shows; the rest is counted.
  public static let mostFaults = 50

  /// Reads a file as a whole.
  ///
  /// - Parameters:
  ///   - source: the file's bytes, plain or packed.
  ///   - name: the name that stands in diagnostics.
  ///   - kind: the form, when the header shall not decide.
  ///   - skipBadRows: whether bad rows are left out and listed instead of being an error.
  ///   - counting: takes how many records were read, every 1,024, for a display of progress.
  /// - Returns: the events in the order of the file, the bad rows, and the counts.
  /// - Throws: what makes the file unreadable (see ``FeedSource`` and `feed.unknown-form`,
  ///   `feed.column-missing`), or the faults of its bad rows: the first 50 and `feed.more-bad-rows`
  ///   with the count of the others.
  public func read(
    _ source: any ByteSource, named name: String, kind: FeedKind? = nil, skipBadRows: Bool = false,
    counting: ((Int) -> Void)? = nil
  ) throws(Diagnostics) -> FeedReading {
    var events: [Event] = []
    var badRows: [BadRow] = []
    var faults: [Diagnostic] = []
    var further = 0
    var records = 0
    var reading = try stream(source, named: name, kind: kind) { record in
      records += 1
      if records.isMultiple(of: 1_024) { counting?(records) }
      switch record {
      case .events(let some): events += some
      case .bad(let row):
        if skipBadRows {
          badRows.append(row)
        } else {
          let room = Swift.max(0, FeedReader.mostFaults - faults.count)
          faults += row.faults.prefix(room)
          further += Swift.max(0, row.faults.count - room)
        }
      }
    }
    if further > 0 { faults.append(.moreBadRows(further, in: name)) }
    if let faults = Diagnostics(faults) { throw faults }
    reading.events = events
    reading.badRows = badRows
    return reading
  }

  /// Reads a file record by record: for files larger than memory.
  ///
  /// When this throws, the file is refused as a whole, and what was given before does not count.
  ///
  /// - Parameters:
  ///   - source: the file's bytes, plain or packed.
  ///   - name: the name that stands in diagnostics.
  ///   - kind: the form, when the header shall not decide.
  ///   - each: takes a record's events, or a bad row.
  /// - Returns: the counts and notes; its events and bad rows are empty.
  /// - Throws: what makes the file unreadable; see ``read(_:named:kind:skipBadRows:counting:)``.
  public func stream(
    _ source: any ByteSource, named name: String, kind: FeedKind? = nil,
    each: (FeedRecord) -> Void
  ) throws(Diagnostics) -> FeedReading {
    let feed = try FeedSource(opening: source, named: name, limits: context.unpacking)
    let first = feed.beginning.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    let asked = kind ?? context.mapping?.form
    let isGeoJSON = asked == .geojson || (asked == nil && first == 0x7B)
    return isGeoJSON
      ? try streamFeatures(feed, named: name, each: each)
      : try streamRecords(feed, named: name, kind: asked, each: each)
  }

  private func streamRecords(
    _ feed: FeedSource, named name: String, kind asked: FeedKind?, each: (FeedRecord) -> Void
  ) throws(Diagnostics) -> FeedReading {
    let delimiter =
      context.mapping?.separator ?? CSVDelimiter.guessed(from: feed.beginning)
    let reader = CSVReader(feed, named: name, delimiter: delimiter, limits: context.limits)
    let header = Header(try reader.readHeader())
    let kind = try kind(of: header, asked: asked, in: name)
    let form = try form(kind, header, in: name)
    var tally = Tally(context: context, kind: kind, file: name)
    while try reader.next() {
      let row = Row(reader)
      if let fault = reader.fault {
        each(.bad(tally.bad(row, [fault])))
        continue
      }
      let content = reader.contentHash
      if let record = tally.take(row, form: form, content: content) { each(record) }
    }
    return tally.reading
  }

  private func streamFeatures(
    _ feed: FeedSource, named name: String, each: (FeedRecord) -> Void
  ) throws(Diagnostics) -> FeedReading {
    guard let mapping = context.mapping else {
      _ = try FeatureReader(feed, named: name).next()  // an error message of a server says so first
      throw Diagnostics(.noMapping(name, "GeoJSON"))
    }
    let form = MappedForm(
      mapping: mapping, context: contextWithNames, fields: Array(mapping.columns.indices))
    let reader = FeatureReader(feed, named: name)
    var tally = Tally(context: context, kind: .geojson, file: name)
    while let feature = try reader.next() {
      let place = Location(
        file: name, line: feature.line, path: "$.features[\(feature.number - 1)]")
      var row = Row(
        number: feature.number, line: feature.line, values: [], names: mapping.columns,
        file: name, geometry: nil)
      guard let json = feature.json else {
        each(.bad(tally.bad(row, feature.fault.map { [$0] } ?? [])))
        continue
      }
      var geometry: Geometry?
      if let written = json["geometry"], written != .null {
        do {
          geometry = try Geometry(geoJSON: written, at: place)
        } catch {
          each(.bad(tally.bad(row, error.all)))
          continue
        }
      }
      row = Row(
        number: feature.number, line: feature.line,
        values: mapping.columns.map { FeedReader.text(of: $0, in: json) },
        names: mapping.columns, file: name, geometry: geometry)
      var hasher = Hasher()
      hasher.combine(json)
      if let record = tally.take(row, form: form, content: hasher.finalize()) { each(record) }
    }
    return tally.reading
  }

  /// A property as text; `id` is the feature's own where it has no property of that name.
  private static func text(of column: String, in feature: JSON) -> String {
    let value = feature["properties"]?[column] ?? (column == "id" ? feature["id"] : nil)
    switch value {
    case .string(let text): return text
    case .null, nil: return ""
    case .some(let other): return other.compact
    }
  }

  private func kind(
    of header: Header, asked: FeedKind?, in name: String
  ) throws(Diagnostics) -> FeedKind {
    if let asked { return asked }
    if let mapping = context.mapping, !mapping.id.isEmpty { return .csv }
    if let kind = FeedKind(header: header) { return kind }
    throw Diagnostics(.unknownForm(name, header))
  }

  /// The context with the names that the mapping adds.
  private var contextWithNames: FeedContext {
    var context = context
    for known in context.mapping?.names ?? [] { context.actors.add(known.name, known.party) }
    return context
  }

  private func form(
    _ kind: FeedKind, _ header: Header, in name: String
  ) throws(Diagnostics) -> any FeedForm {
    let context = contextWithNames
    if let fault = Diagnostics(
      kind.requiredColumns.filter { header[$0] == nil }.isEmpty
        ? []
        : [
          .columnMissing(
            kind.requiredColumns.filter { header[$0] == nil }, in: name, header: header,
            form: kind.rawValue)
        ])
    {
      throw fault
    }
    switch kind {
    case .acled: return ACLEDForm(header: header, context: context)
    case .ucdp: return UCDPForm(header: header, context: context)
    case .viina: return VIINAForm(header: header, context: context)
    case .firms: return FIRMSForm(header: header, context: context)
    case .csv, .geojson:
      guard let mapping = context.mapping else { throw Diagnostics(.noMapping(name, "CSV")) }
      var faults: [Diagnostic] = []
      for (column, place) in zip(mapping.columns, mapping.columnPlaces) where header[column] == nil
      {
        faults.append(.mappedColumn(column, at: place, in: name, header: header))
      }
      for column in mapping.columns where header.repeated.contains(column.lowercased()) {
        faults.append(.columnTwice(column, in: name))
      }
      if let faults = Diagnostics(faults) { throw faults }
      return MappedForm(
        mapping: mapping, context: context, fields: mapping.columns.map { header[$0] })
    }
  }
}

extension CSVReader {
  /// A reader of a file's bytes, plain or packed, with the separator its first line tells of.
  convenience init(opening source: any ByteSource, named name: String) throws(Diagnostics) {
    let feed = try FeedSource(opening: source, named: name)
    self.init(feed, named: name, delimiter: CSVDelimiter.guessed(from: feed.beginning))
  }

  /// A hash of the record's fields, the same for the same content within one process.
  fileprivate var contentHash: Int {
    var hasher = Hasher()
    for field in 0..<fieldCount {
      withBytes(of: field) { bytes in
        hasher.combine(bytes.count)
        hasher.combine(bytes: bytes)
      }
    }
    return hasher.finalize()
  }
}

extension CSVDelimiter {
  /// The separator that stands most often in the first line, outside quotes; a comma when none does.
  static func guessed(from beginning: [UInt8]) -> CSVDelimiter {
    var counts: [CSVDelimiter: Int] = [:]
    var inside = false
    for byte in beginning {
      if byte == 0x22 { inside.toggle() }
      if inside { continue }
      if byte == 0x0A { break }
      if let delimiter = CSVDelimiter(rawValue: byte) { counts[delimiter, default: 0] += 1 }
    }
    var best = CSVDelimiter.comma
    for delimiter in CSVDelimiter.allCases
    where counts[delimiter, default: 0] > counts[best, default: 0] { best = delimiter }
    return best
  }
}
