// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// Links the events of one band, or of two that touch; the events of each are sorted by time.
final class BandLinker {
  let forest: Forest
  private let records: UnsafeMutablePointer<ClusterRecord>
  private let columns: ClusterColumns
  private let distance: Double
  private let seconds: Int
  private let metric: Metric
  private let unitsOut: Double
  private let unitsIn: Double

  /// A linker with limits.
  init(
    forest: Forest, columns: ClusterColumns, distance: Double, seconds: Int, metric: Metric
  ) {
    self.forest = forest
    records = forest.records
    self.columns = columns
    self.distance = distance
    self.seconds = seconds
    self.metric = metric
    let units = distance / BinaryAngle.metresAUnit
    // Three units for rounding; a thousandth for what half a degree bends.
    unitsOut = units * 1.001 / (1 - metric.stretch) + 3
    unitsIn = Swift.max(0, units * 0.999 / (1 + metric.stretch) - 3)
  }

  /// How many tests are made for an event on average before a band counts as dense.
  private static let patience = 48

  /// Links the events of one band.
  func link(_ own: Range<Int>, within span: ClusterSpan) {
    let test = PlaneTest(span, out: unitsOut, in: unitsIn)
    var patience = own.count * Self.patience + 1000
    for a in own {
      let last = records[a].time.addingClamped(seconds)
      var b = a + 1
      while b < own.upperBound, records[b].time <= last {
        tryToLink(a, b, test)
        b += 1
      }
      patience -= b - a
      if patience < 0 {
        let cells = DenseCells(of: own, self, span, distance: distance, seconds: seconds)
        cells.linkInside()
        cells.link(with: cells)
        return
      }
    }
  }

  /// Links the events of two bands that touch.
  func link(_ own: Range<Int>, _ next: Range<Int>, within span: ClusterSpan) {
    if own.isEmpty || next.isEmpty { return }
    let test = PlaneTest(span, out: unitsOut, in: unitsIn)
    var patience = (own.count + next.count) * Self.patience + 1000
    var low = next.lowerBound
    for a in own {
      let time = records[a].time
      let (first, last) = (time.subtractingClamped(seconds), time.addingClamped(seconds))
      while low < next.upperBound, records[low].time < first { low += 1 }
      var b = low
      while b < next.upperBound, records[b].time <= last {
        tryToLink(a, b, test)
        b += 1
      }
      patience -= b - low
      if patience < 0 {
        let cells = DenseCells(of: own, self, span, distance: distance, seconds: seconds)
        let others = DenseCells(of: next, self, span, distance: distance, seconds: seconds)
        cells.linkInside()
        others.linkInside()
        cells.link(with: others)
        return
      }
    }
  }

  /// Links two events whose times are known to be close enough, if their places are.
  @inline(__always)
  private func tryToLink(_ a: Int, _ b: Int, _ test: PlaneTest) {
    if isNear(a, b, test) { forest.join(a, b) }
  }

  /// Whether two events lie within the distance.
  @inline(__always)
  func isNear(_ a: Int, _ b: Int, _ test: PlaneTest) -> Bool {
    switch test.verdict(records[a], records[b]) {
    case .far: false
    case .near: true
    case .doubtful: isExactlyNear(a, b)
    }
  }

  @inline(never)
  private func isExactlyNear(_ a: Int, _ b: Int) -> Bool {
    let (p, q) = (Int(records[a].place), Int(records[b].place))
    return metric.distance(
      latitude: columns.latitudes[p], longitude: columns.longitudes[p],
      latitude: columns.latitudes[q], longitude: columns.longitudes[q]) <= distance
  }

  /// The plane's test for the events of a span.
  func planeTest(_ span: ClusterSpan) -> PlaneTest {
    PlaneTest(span, out: unitsOut, in: unitsIn)
  }
}

/// Tells near from far on a plane, for two events in a pair of bands.
struct PlaneTest {
  enum Verdict {
    case far
    case near
    case doubtful
  }

  private let least: Double
  private let greatest: Double
  private let out: Double
  private let outSquare: Double
  private let inSquare: Double
  /// Half a degree: beyond it sines are needed, and two thirds of an angle are the least of its sine.
  private static let bend = 0.5 * BinaryAngle.unitsADegree

  init(_ span: ClusterSpan, out: Double, in inner: Double) {
    least = span.leastCosine * span.leastCosine
    greatest = span.greatestCosine * span.greatestCosine
    self.out = out
    outSquare = out * out
    inSquare = inner * inner
  }

  @inline(__always)
  func verdict(_ a: ClusterRecord, _ b: ClusterRecord) -> Verdict {
    let up = Double(Int(a.latitude) &- Int(b.latitude))
    let side = abs(Double(a.longitude &- b.longitude))
    if abs(up) > out { return .far }
    if side > Self.bend { return side * side * least > outSquare * 3 ? .far : .doubtful }
    let (rise, run) = (up * up, side * side)
    if rise + run * least > outSquare { return .far }
    return rise + run * greatest < inSquare ? .near : .doubtful
  }
}

extension Int {
  /// The sum, or the nearest number there is.
  @inline(__always)
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
