// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceGround

/// Degrees to the units of a drawing: a plate carrée, true in both directions at its middle
/// latitude.
struct MapProjection {
  /// How wide the drawing is.
  let width: Double
  /// How high.
  let height: Double
  private let west: Double
  private let north: Double
  private let unitsPerDegreeEast: Double
  private let unitsPerDegreeNorth: Double

  /// A projection that shows all points with room around them; `nil` for none.
  ///
  /// Places that are known to more than 100 km do not widen the map.
  init?(showing points: [(coordinate: Coordinate, radiusInMetres: Double)], width: Double = 300) {
    let narrow = points.filter { $0.radiusInMetres <= 100_000 }
    let shown = (narrow.isEmpty ? points : narrow).map(\.coordinate)
    guard let first = shown.first else { return nil }
    var (south, north) = (first.latitude, first.latitude)
    var (west, east) = (first.longitude, first.longitude)
    for point in shown {
      (south, north) = (min(south, point.latitude), max(north, point.latitude))
      (west, east) = (min(west, point.longitude), max(east, point.longitude))
    }
    let shrink = max(0.1, cos((south + north) / 2 * .pi / 180))
    let spanNorth = max(2.5, (north - south) * 1.25)
    let spanEast = max(3.6, (east - west) * 1.2 * shrink)
    // Neither a strip nor a tower: between 0.55 and 1 of the width high.
    let ratio = min(1, max(0.55, spanNorth / spanEast))
    let shownEast = max(spanEast, spanNorth / ratio)
    let shownNorth = shownEast * ratio
    self.width = width
    height = (width * ratio).rounded()
    unitsPerDegreeNorth = width / shownEast
    unitsPerDegreeEast = unitsPerDegreeNorth * shrink
    self.west = (west + east) / 2 - shownEast / shrink / 2
    self.north = (south + north) / 2 + shownNorth / 2
  }

  /// Where a point is drawn.
  func point(_ coordinate: Coordinate) -> (x: Double, y: Double) {
    (
      (coordinate.longitude - west) * unitsPerDegreeEast,
      (north - coordinate.latitude) * unitsPerDegreeNorth
    )
  }

  /// How long a distance is drawn.
  func length(_ metres: Double) -> Double {
    metres / (meanEarthRadiusInMetres * .pi / 180) * unitsPerDegreeNorth
  }

  /// Whether a drawn point lies on the map.
  func holds(_ point: (x: Double, y: Double)) -> Bool {
    (0...width).contains(point.x) && (0...height).contains(point.y)
  }

  /// The outline of land as the `d` of an SVG path: rings cut to the map, in steps of a tenth.
  func path(_ geometry: Geometry) -> String {
    switch geometry {
    case .points: ""
    case .lines(let lines):
      lines.map { line in
        let points = thinned(line.map(point))
        guard points.contains(where: holds) else { return "" }
        return drawn(points, isClosed: false)
      }.joined()
    case .polygons(let polygons):
      polygons.flatMap { $0 }.map { ring in
        drawn(thinned(cut(ring.map(point))), isClosed: true)
      }.joined()
    }
  }

  /// The ring cut to the map with a margin, edge by edge.
  ///
  /// Source: I. E. Sutherland and G. W. Hodgman, Communications of the ACM 17 (1974) 32-42.
  private func cut(_ ring: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let margin = 4.0
    var points = ring
    let edges: [(Double, (Double, Double) -> Double)] = [
      (-margin, { x, _ in x }), (-(width + margin), { x, _ in -x }),
      (-margin, { _, y in y }), (-(height + margin), { _, y in -y }),
    ]
    for (limit, value) in edges {
      var kept: [(x: Double, y: Double)] = []
      for (index, point) in points.enumerated() {
        let before = points[index == 0 ? points.count - 1 : index - 1]
        let (a, b) = (value(before.x, before.y) - limit, value(point.x, point.y) - limit)
        if (a < 0) != (b < 0) {
          let part = a / (a - b)
          kept.append(
            (before.x + (point.x - before.x) * part, before.y + (point.y - before.y) * part))
        }
        if b >= 0 { kept.append(point) }
      }
      points = kept
      if points.isEmpty { return [] }
    }
    return points
  }

  /// The corners that lie at least 0.8 units apart, first and last among them.
  private func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    var kept: [(x: Double, y: Double)] = []
    for (index, point) in points.enumerated() {
      if let last = kept.last, index < points.count - 1,
        abs(last.x - point.x) + abs(last.y - point.y) < 0.8
      {
        continue
      }
      kept.append(point)
    }
    return kept
  }

  private func drawn(_ points: [(x: Double, y: Double)], isClosed: Bool) -> String {
    guard points.count > (isClosed ? 2 : 1) else { return "" }
    var result = ""
    for (index, point) in points.enumerated() {
      result += index == 0 ? "M" : index == 1 ? "L" : " "
      result += "\(plain(point.x)) \(plain(point.y))"
    }
    return result + (isClosed ? "Z" : "")
  }
}

/// A drawing's number: at most one decimal, `0` for what is none.
func plain(_ value: Double) -> String { decimal(value, decimals: 1) ?? "0" }
