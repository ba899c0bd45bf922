// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Matches a file of events with a file of objects on the sphere and gives the benchmark's JSON line.
///
/// - Parameters:
///   - eventsPath: `event_id,lat,lon,t,radius_m,side,etype`.
///   - objectsPath: `fac_id,kind,lat,lon,buffer_m,prov,t0,t1,wkt`.
///   - threads: how many threads work.
/// - Returns: one JSON object; times in seconds.
/// - Throws: every row that cannot be read, with row, line and column.
public func benchMatch(
  eventsPath: String, objectsPath: String, threads: Int = 2
) throws(Diagnostics) -> String {
  let eventsFile = try MappedFile(path: eventsPath)
  let objectsFile = try MappedFile(path: objectsPath)
  var watch = Stopwatch()
  let events = try TypedTable(
    reading: eventsFile.bytes, named: eventsPath, columns: eventColumns, threads: threads)
  let objects = try TypedTable(
    reading: objectsFile.bytes, named: objectsPath, columns: objectColumns, threads: threads)
  let load = watch.lap()
  let faults = events.diagnostics(named: eventsPath) + objects.diagnostics(named: objectsPath)
  if let faults = Diagnostics(faults) { throw faults }
  _ = watch.lap()
  let index = try ObjectIndex(objects, named: objectsPath, threads: threads)
  let indexing = watch.lap()
  var tally = MatchTally()
  let columns = EventColumns(
    ids: events.integers(0), latitudes: events.decimals(1), longitudes: events.decimals(2),
    times: events.integers(3), radii: events.decimals(4), sides: events.smalls(5),
    segments: events.segments)
  Matcher(index, metric: .sphere, threads: threads).count(columns, into: &tally)
  let matching = watch.lap()
  return withExtendedLifetime((events, objects, eventsFile, objectsFile)) {
    JSON.object([
      ("peer", .string("truce")),
      (
        "t",
        .object([
          ("load", .rounded(load, to: 6)), ("index", .rounded(indexing, to: 6)),
          ("match", .rounded(matching, to: 6)),
        ])
      ),
      ("wide", .integer(tally.wide)), ("narrow", .integer(tally.narrow)),
      ("certain", .integer(tally.certain)), ("sum_e", .integer(tally.sumOfEventIDs)),
      ("sum_f", .integer(tally.sumOfObjectIDs)), ("rows", .integer(tally.rowCount)),
    ]).compact
  }
}

/// The columns of an objects file.
let objectColumns: [ColumnForm] = [
  ColumnForm(name: "fac_id", kind: .integer),
  ColumnForm(name: "kind", kind: .small(largest: 1)),
  ColumnForm(name: "lat", kind: .decimal(-90...90)),
  ColumnForm(name: "lon", kind: .decimal(-180...180)),
  ColumnForm(name: "buffer_m", kind: .decimal(0...Double.greatestFiniteMagnitude)),
  ColumnForm(name: "prov", kind: .small(largest: 15)),
  ColumnForm(name: "t0", kind: .instant),
  ColumnForm(name: "t1", kind: .instant),
  ColumnForm(name: "wkt", kind: .text),
]

extension ObjectIndex {
  /// An index of the objects of a table; areas are read on several threads.
  convenience init(
    _ table: TypedTable, named file: String, threads: Int
  ) throws(Diagnostics) {
    var draft = ObjectDraft(count: table.count)
    let (ids, kinds, latitudes) = (table.integers(0), table.smalls(1), table.decimals(2))
    let (longitudes, buffers, groups) = (table.decimals(3), table.decimals(4), table.smalls(5))
    let (starts, ends) = (table.integers(6), table.integers(7))
    var places: [Int] = []
    var number = 0
    for segment in table.segments {
      for row in segment {
        draft.ids[number] = ids[row]
        draft.latitudes[number] = latitudes[row]
        draft.longitudes[number] = longitudes[row]
        draft.buffers[number] = buffers[row]
        draft.groups[number] = groups[row]
        draft.starts[number] = starts[row]
        draft.ends[number] = ends[row]
        if kinds[row] == 1 {
          draft.shapes[number] = Int32(places.count)
          places.append(row)
        }
        number += 1
      }
    }
    let areas = Slots<SphericalPolygon?>(repeating: nil, count: places.count)
    let (rows, size) = (places, 256)
    inParallel(pieces: (rows.count + size - 1) / size, threads: threads) { piece, _ in
      for at in piece * size..<Swift.min(rows.count, (piece + 1) * size) {
        if let text = WKTPolygon(table.texts(8)[rows[at]].bytes(in: table.bytes)) {
          areas[at] = SphericalPolygon(rings: text.rings)
        }
      }
    }
    var faults: [Diagnostic] = []
    for at in 0..<rows.count {
      if let area = areas[at] {
        draft.areas.append(area)
      } else if faults.count < 50 {
        faults.append(.noArea(ids[rows[at]], in: file))
      }
    }
    if let faults = Diagnostics(faults) { throw faults }
    for number in 0..<draft.shapes.count where draft.shapes[number] >= 0 {
      let area = draft.areas[Int(draft.shapes[number])]
      (draft.latitudes[number], draft.longitudes[number]) = (area.latitude, area.longitude)
    }
    self.init(draft)
  }
}

extension Diagnostic {
  fileprivate static func noArea(_ id: Int, in file: String) -> Diagnostic {
    Diagnostic(
      .error, "engine.no-area", at: Location(file: file),
      "the wkt of object \(id) is no polygon of rings that reaches less than 80 degrees",
      expected: "POLYGON ((lon lat, lon lat, lon lat, lon lat))",
      mend: "correct the row, or cut a larger area into smaller ones")
  }
}
