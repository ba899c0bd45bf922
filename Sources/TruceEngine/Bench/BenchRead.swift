// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Reads a CSV file into typed columns and gives the benchmark's JSON line.
///
/// The form is told by the header: 31 columns with `event_id_cnty` (ten of them are read), or the
/// slim events of `match`.
///
/// - Parameters:
///   - path: the file.
///   - threads: how many threads read.
/// - Returns: one JSON object; times in seconds.
/// - Throws: every row that cannot be read, with row, line and column; `engine.csv-no-column` when
///   the header is of neither form.
public func benchRead(path: String, threads: Int = 2) throws(Diagnostics) -> String {
  let file = try MappedFile(path: path)
  var watch = Stopwatch()
  let header = try TableHeader(of: file.bytes, named: path)
  let isWide = header.names.contains("event_id_cnty")
  let table = try TypedTable(
    reading: file.bytes, named: path, columns: isWide ? wideColumns : eventColumns,
    threads: threads)
  let seconds = watch.lap()
  if let faults = Diagnostics(table.diagnostics(named: path)) { throw faults }
  let check = isWide ? wideCheck(table) : slimCheck(table)
  return JSON.object([
    ("peer", .string("truce")), ("t", .object([("load", .rounded(seconds, to: 6))])),
    ("count", .integer(table.count)), ("check", .array(check)),
  ]).compact
}

/// The ten columns that are read of a feed in ACLED's form; those of place and count may be empty.
private let wideColumns: [ColumnForm] = [
  ColumnForm(name: "event_id_cnty", kind: .text),
  ColumnForm(name: "event_date", kind: .day),
  ColumnForm(name: "event_type", kind: .text),
  ColumnForm(name: "sub_event_type", kind: .text),
  ColumnForm(name: "actor1", kind: .text),
  ColumnForm(name: "actor2", kind: .text),
  ColumnForm(name: "latitude", kind: .decimal(-90...90), mayBeEmpty: true),
  ColumnForm(name: "longitude", kind: .decimal(-180...180), mayBeEmpty: true),
  ColumnForm(name: "geo_precision", kind: .integer, mayBeEmpty: true),
  ColumnForm(name: "fatalities", kind: .integer, mayBeEmpty: true),
]

/// The columns of an events file, in the order ``eventColumns`` is used in.
let eventColumns: [ColumnForm] = [
  ColumnForm(name: "event_id", kind: .integer),
  ColumnForm(name: "lat", kind: .decimal(-90...90)),
  ColumnForm(name: "lon", kind: .decimal(-180...180)),
  ColumnForm(name: "t", kind: .instant),
  ColumnForm(name: "radius_m", kind: .decimal(0...Double.greatestFiniteMagnitude)),
  ColumnForm(name: "side", kind: .small(largest: 7)),
  ColumnForm(name: "etype", kind: .small(largest: 31)),
]

/// The sum of latitudes, of deaths, and the number of distinct event types.
private func wideCheck(_ table: TypedTable) -> [JSON] {
  let (latitudes, deaths, kinds) = (table.decimals(6), table.integers(9), table.texts(2))
  var (latitude, death) = (0.0, 0)
  var distinct: Set<[UInt8]> = []
  var last = TextView(offset: 0, length: 0, hasDoubledMarks: false)
  for segment in table.segments {
    for row in segment {
      if !latitudes[row].isNaN { latitude += latitudes[row] }
      if deaths[row] != .min { death += deaths[row] }
      let bytes = kinds[row].bytes(in: table.bytes)
      if row == segment.lowerBound || !bytes.elementsEqual(last.bytes(in: table.bytes)) {
        distinct.insert(Array(bytes))
        last = kinds[row]
      }
    }
  }
  return [.rounded(latitude, to: 2), .integer(death), .integer(distinct.count)]
}

/// The sum of latitudes, of Unix times, and of sides.
private func slimCheck(_ table: TypedTable) -> [JSON] {
  let (latitudes, times, sides) = (table.decimals(1), table.integers(3), table.smalls(5))
  var (latitude, time, side) = (0.0, 0, 0)
  for segment in table.segments {
    for row in segment {
      latitude += latitudes[row]
      time &+= times[row]
      side += Int(sides[row])
    }
  }
  return [.rounded(latitude, to: 2), .integer(time), .integer(side)]
}
