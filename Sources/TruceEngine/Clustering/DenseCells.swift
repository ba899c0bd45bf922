// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The events of a crowded band in cells so small that all in one are linked.
///
/// A cell is half the distance high and wide and no longer than the time apart; two cells need one
/// linked pair to become one set, and none when they are one already.
final class DenseCells {
  private struct Cell {
    /// Its events, as places in ``order``.
    var members: Range<Int>
    var period: Int
    /// The column of longitude.
    var column: Int32
    var south = Int32.max
    var north = Int32.min
    var west = Int32.max
    var east = Int32.min
    var first = Int.max
    var last = Int.min
  }

  private let linker: BandLinker
  private let test: PlaneTest
  private let distance: Double
  private let seconds: Int
  private let span: ClusterSpan
  /// The records, cell by cell.
  private var order: [Int] = []
  private var cells: [Cell] = []
  private var shift: Int32 = 0

  /// The cells of some records in a span.
  init(
    of range: Range<Int>, _ linker: BandLinker, _ span: ClusterSpan, distance: Double, seconds: Int
  ) {
    self.linker = linker
    self.span = span
    self.distance = distance
    self.seconds = seconds
    test = linker.planeTest(span)
    let half = distance / 2 / BinaryAngle.metresAUnit
    let (height, period) = (Swift.max(1, Int(half)), Swift.max(1, seconds))
    while shift < 31, Double(UInt64(1) << UInt64(shift + 1)) * span.greatestCosine <= half {
      shift += 1
    }
    let records = linker.forest.records
    let keyed: [(period: Int, column: Int32, row: Int, record: Int)] = range.map { at in
      let record = records[at]
      let time = record.time / period - (record.time % period < 0 ? 1 : 0)
      return (time, record.longitude >> shift, (Int(record.latitude) - span.south) / height, at)
    }.sorted { $0 < $1 }
    order = keyed.map(\.record)
    for at in 0..<keyed.count {
      let (period, column, row, record) = keyed[at]
      if at == 0
        || (keyed[at - 1].period, keyed[at - 1].column, keyed[at - 1].row) != (
          period, column, row
        )
      {
        cells.append(Cell(members: at..<at, period: period, column: column))
      }
      let own = records[record]
      let last = cells.count - 1
      cells[last].members = cells[last].members.lowerBound..<at + 1
      cells[last].south = Swift.min(cells[last].south, own.latitude)
      cells[last].north = Swift.max(cells[last].north, own.latitude)
      cells[last].west = Swift.min(cells[last].west, own.longitude)
      cells[last].east = Swift.max(cells[last].east, own.longitude)
      cells[last].first = Swift.min(cells[last].first, own.time)
      cells[last].last = Swift.max(cells[last].last, own.time)
    }
  }

  /// Makes the events of each cell one set.
  func linkInside() {
    for cell in cells {
      for at in cell.members.dropFirst() {
        linker.forest.join(order[cell.members.lowerBound], order[at])
      }
    }
  }

  /// Links these cells with others, or with themselves.
  func link(with other: DenseCells) {
    let angle = distance * 1.01 / meanEarthRadiusInMetres
    let sine = sin(angle) / Swift.max(1e-12, span.leastCosine)
    let reach = sine < 1 ? Int(asin(sine) / BinaryAngle.radiansAUnit) + 4 : 1 << 31
    let width = 1 << Int(other.shift)
    for (number, cell) in cells.enumerated() {
      let low = Int(cell.west) - reach - width
      let high = Int(cell.east) + reach
      for period in cell.period - 1...cell.period + 1 {
        var parts = [low...high]
        if high - low >= 1 << 32 - 1 {
          parts = [Int(Int32.min)...Int(Int32.max)]
        } else if low < Int(Int32.min) {
          parts = [Int(Int32.min)...high, low + 1 << 32...Int(Int32.max)]
        } else if high > Int(Int32.max) {
          parts = [low...Int(Int32.max), Int(Int32.min)...high - 1 << 32]
        }
        for part in parts {
          link(number, with: other, period: period, between: part)
        }
      }
    }
  }

  private func link(
    _ number: Int, with other: DenseCells, period: Int, between longitudes: ClosedRange<Int>
  ) {
    let first = Int32(truncatingIfNeeded: longitudes.lowerBound >> Int(other.shift))
    let last = Int32(truncatingIfNeeded: longitudes.upperBound >> Int(other.shift))
    var at = other.place(period: period, column: first)
    while at < other.cells.count, other.cells[at].period == period, other.cells[at].column <= last {
      if other !== self || at > number { link(cells[number], other.cells[at], other) }
      at += 1
    }
  }

  /// The first cell of a period that does not lie before a column.
  private func place(period: Int, column: Int32) -> Int {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if (cells[middle].period, cells[middle].column) < (period, column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func link(_ a: Cell, _ b: Cell, _ other: DenseCells) {
    let forest = linker.forest
    let (one, two) = (order[a.members.lowerBound], other.order[b.members.lowerBound])
    if forest.root(of: one) == forest.root(of: two) { return }
    if a.first > b.last.addingClamped(seconds) || b.first > a.last.addingClamped(seconds) { return }
    for x in a.members {
      for y in b.members {
        let (p, q) = (order[x], other.order[y])
        let apart = forest.records[p].time.subtractingClamped(forest.records[q].time)
        if apart.magnitude <= UInt(seconds), linker.isNear(p, q, test) {
          forest.join(p, q)
          return
        }
      }
    }
  }
}
