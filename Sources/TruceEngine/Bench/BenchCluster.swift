// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Clusters a file of events (3 km, 24 h, same class) and gives the benchmark's JSON line.
///
/// - Parameters:
///   - eventsPath: `event_id,lat,lon,t,radius_m,side,etype`; the class is `etype / 2`, whole.
///   - threads: how many threads work.
/// - Returns: one JSON object; times in seconds.
/// - Throws: every row that cannot be read, with row, line and column.
public func benchCluster(eventsPath: String, threads: Int = 2) throws(Diagnostics) -> String {
  let file = try MappedFile(path: eventsPath)
  var watch = Stopwatch()
  let table = try TypedTable(
    reading: file.bytes, named: eventsPath, columns: eventColumns, threads: threads)
  let load = watch.lap()
  if let faults = Diagnostics(table.diagnostics(named: eventsPath)) { throw faults }
  _ = watch.lap()
  let columns = ClusterColumns(
    latitudes: table.decimals(1), longitudes: table.decimals(2), times: table.integers(3),
    kinds: table.smalls(6), kindDivisor: 2, segments: table.segments)
  let clusterer = Clusterer(
    distanceInMetres: 3000, seconds: 86_400, metric: .sphere, threads: threads)
  let measured = clusterer.joined(columns).measured()
  let clustering = watch.lap()
  return withExtendedLifetime((file, table)) {
    JSON.object([
      ("peer", .string("truce")),
      (
        "t",
        .object([("load", .rounded(load, to: 6)), ("cluster", .rounded(clustering, to: 6))])
      ),
      ("count", .integer(measured.sets)), ("largest", .integer(measured.largest)),
      ("check", .integer(measured.squares)),
    ]).compact
  }
}
