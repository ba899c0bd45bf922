// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Matches events that are made up as they are read with a file of objects, in bounded memory.
///
/// - Parameters:
///   - rows: how many events.
///   - objectsPath: `fac_id,kind,lat,lon,buffer_m,prov,t0,t1,wkt`.
///   - threads: how many threads work.
/// - Returns: one JSON object: seconds, rows, and the totals.
/// - Throws: every row of the objects that cannot be read.
public func benchStream(
  rows: Int, objectsPath: String, threads: Int = 2
) throws(Diagnostics) -> String {
  let file = try MappedFile(path: objectsPath)
  let objects = try TypedTable(
    reading: file.bytes, named: objectsPath, columns: objectColumns, threads: threads)
  if let faults = Diagnostics(objects.diagnostics(named: objectsPath)) { throw faults }
  let index = try ObjectIndex(objects, named: objectsPath, threads: threads)
  var watch = Stopwatch()
  var tally = MatchTally()
  let count = try Matcher(index, metric: .sphere, threads: threads).count(
    reading: MadeUpEvents(rows: rows), named: "made-up.csv", into: &tally)
  let seconds = watch.lap()
  return JSON.object([
    ("peer", .string("truce")), ("t", .object([("stream", .rounded(seconds, to: 6))])),
    ("count", .integer(count)), ("wide", .integer(tally.wide)),
    ("narrow", .integer(tally.narrow)), ("certain", .integer(tally.certain)),
    ("rows", .integer(tally.rowCount)),
  ]).compact
}

/// Events without end or meaning, the same ones every time: a text that is never whole in memory.
struct MadeUpEvents: ByteSource {
  private let rows: Int
  private var row = 0
  private var pending: [UInt8] = Array("event_id,lat,lon,t,radius_m,side,etype\n".utf8)
  private var state: UInt64 = 1
  private let days = (0..<1461).map {
    Array((CivilDay(daysSince1970: 19_047 + $0).description + "T").utf8)
  }

  /// So many events.
  init(rows: Int) { self.rows = rows }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
    while pending.count < buffer.count, row < rows, pending.count < 1 << 20 { makeRow() }
    let count = Swift.min(pending.count, buffer.count)
    pending.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    pending.removeFirst(count)
    return count
  }

  private mutating func next(below limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }

  private mutating func makeRow() {
    row += 1
    add(UInt64(row))
    pending.append(0x2C)
    add(44 + next(below: 9))
    pending.append(0x2E)
    add(next(below: 100_000), figures: 5)
    pending.append(0x2C)
    add(22 + next(below: 19))
    pending.append(0x2E)
    add(next(below: 100_000), figures: 5)
    pending.append(0x2C)
    pending += days[Int(next(below: 1461))]
    for (limit, mark) in [(24, 0x3A), (60, 0x3A), (60, 0x5A)] as [(UInt64, UInt8)] {
      add(next(below: limit), figures: 2)
      pending.append(mark)
    }
    pending.append(0x2C)
    add([100, 500, 1000, 5000][Int(next(below: 4))])
    pending.append(0x2C)
    add(next(below: 8))
    pending.append(0x2C)
    add(next(below: 32))
    pending.append(0x0A)
  }

  private mutating func add(_ number: UInt64, figures: Int = 1) {
    var scale: UInt64 = 1
    var length = 1
    while length < figures || number / scale >= 10 {
      scale *= 10
      length += 1
    }
    while scale > 0 {
      pending.append(UInt8(0x30 + number / scale % 10))
      scale /= 10
    }
  }
}
