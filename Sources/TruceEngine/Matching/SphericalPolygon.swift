// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An area on the sphere, bounded by great-circle arcs; rings inside rings are holes.
///
/// What is inside is decided on the plane that touches the sphere at the area's centre: seen from
/// the middle of the earth great circles are straight lines there, so the plane's even-odd rule is
/// exact, at the poles and across the antimeridian too. The direction of a ring does not matter. An
/// area reaches less than 80 degrees from its centre.
struct SphericalPolygon: Sendable {
  /// The greatest reach from the centre, in radians.
  static let greatestReach = 80 * Double.pi / 180

  /// The centre, in degrees.
  let latitude: Double
  let longitude: Double
  /// How far the area reaches from its centre, in metres on the sphere.
  let extent: Double
  /// A distance from the centre within which all is inside, in metres; -1 where the centre is not.
  let core: Double

  /// The corners of each edge in degrees: latitude and longitude of its start and of its end.
  private let edges: [SIMD4<Double>]
  /// The corners of each edge on the plane at the centre, in metres: x and y of start and end.
  let planar: [SIMD4<Double>]
  private let east: SIMD3<Double>
  private let north: SIMD3<Double>
  private let up: SIMD3<Double>

  /// An area by its rings; `nil` for one that reaches too far or has no ring of three corners.
  ///
  /// - Parameter rings: the corners as latitude and longitude in degrees; whether the last repeats
  ///   the first does not matter.
  init?(rings: [[SIMD2<Double>]]) {
    let rings = rings.filter { $0.count > 2 }
    let vectors = rings.map { $0.map { unitVector(latitude: $0.x, longitude: $0.y) } }
    var sum = SIMD3<Double>.zero
    for corner in vectors.joined() { sum += corner }
    let length = dot(sum, sum).squareRoot()
    guard length > 1e-9 else { return nil }
    up = sum / length
    latitude = atan2(up.z, (up.x * up.x + up.y * up.y).squareRoot()) * 180 / .pi
    longitude = atan2(up.y, up.x) * 180 / .pi
    let flat = (up.x * up.x + up.y * up.y).squareRoot()
    east = flat < 1e-12 ? SIMD3(0, 1, 0) : SIMD3(-up.y / flat, up.x / flat, 0)
    north = cross(up, east)
    var edges: [SIMD4<Double>] = []
    var planar: [SIMD4<Double>] = []
    var greatest = 0.0
    for (ring, vectors) in zip(rings, vectors) {
      var last = ring.count - 1
      for corner in ring.indices {
        let (a, b) = (vectors[last], vectors[corner])
        greatest = Swift.max(greatest, dot(b - up, b - up))
        if ring[corner] != ring[last] {
          edges.append(SIMD4(lowHalf: ring[last], highHalf: ring[corner]))
          planar.append(
            SIMD4(
              dot(a, east) / dot(a, up), dot(a, north) / dot(a, up), dot(b, east) / dot(b, up),
              dot(b, north) / dot(b, up)) * meanEarthRadiusInMetres)
        }
        last = corner
      }
    }
    let extent = 2 * meanEarthRadiusInMetres * asin(Swift.min(1, greatest.squareRoot() / 2))
    guard extent < Self.greatestReach * meanEarthRadiusInMetres, !edges.isEmpty else { return nil }
    self.edges = edges
    self.planar = planar
    // A millimetre more than computed: the centre itself is rounded.
    self.extent = extent * (1 + 1e-9) + 1e-3
    let (distance, isInside) = planar.withUnsafeBufferPointer {
      Self.planarDistance(to: $0, x: 0, y: 0)
    }
    // The plane stretches: an arc is at least this part of its picture, seen from the centre.
    let shrink = cos(extent / meanEarthRadiusInMetres)
    core = isInside ? distance * shrink * shrink : -1
  }

  /// The distance on the plane from a point to the nearest edge, and whether it is inside.
  static func planarDistance(
    to edges: UnsafeBufferPointer<SIMD4<Double>>, x: Double, y: Double
  ) -> (distance: Double, isInside: Bool) {
    var least = Double.infinity
    var isInside = false
    for edge in edges {
      let (ax, ay) = (edge.x - x, edge.y - y)
      let (bx, by) = (edge.z - x, edge.w - y)
      let (ex, ey) = (bx - ax, by - ay)
      let along = -(ax * ex + ay * ey) / (ex * ex + ey * ey)
      let part = along > 0 ? (along < 1 ? along : 1) : 0
      let (px, py) = (ax + part * ex, ay + part * ey)
      let square = px * px + py * py
      least = square < least ? square : least
      let crosses = (ay > 0) != (by > 0) && (ax * ey - ay * ex > 0) == (ey > 0)
      isInside = isInside != crosses
    }
    return (least.squareRoot(), isInside)
  }

  /// The distance from a point to the area in metres, 0 inside.
  func distance(latitude: Double, longitude: Double, metric: Metric) -> Double {
    let p = unitVector(latitude: latitude, longitude: longitude)
    let height = dot(p, up)
    if height > 0.1 {
      let scale = meanEarthRadiusInMetres / height
      let isInside = planar.withUnsafeBufferPointer {
        Self.planarDistance(to: $0, x: dot(p, east) * scale, y: dot(p, north) * scale).isInside
      }
      if isInside { return 0 }
    }
    var least = Double.infinity
    for edge in edges {
      least = Swift.min(
        least,
        metric.distance(
          latitude: latitude, longitude: longitude, latitude: edge.x, longitude: edge.y)
      )
      switch metric {
      case .sphere: if let d = Self.distance(from: p, toArc: edge) { least = Swift.min(least, d) }
      case .wgs84:
        least = Swift.min(
          least, Self.geodesicDistance(latitude: latitude, longitude: longitude, toArc: edge))
      }
    }
    return least
  }

  /// The distance on the sphere to the inner points of an arc; `nil` when an end of it is nearest.
  private static func distance(from p: SIMD3<Double>, toArc edge: SIMD4<Double>) -> Double? {
    let a = unitVector(latitude: edge.x, longitude: edge.y)
    let b = unitVector(latitude: edge.z, longitude: edge.w)
    // (a - b) x (a + b) is 2 (a x b), without the loss of digits where the two are close.
    let n = cross(a - b, a + b)
    guard dot(cross(n, a), p) > 0, dot(cross(b, n), p) > 0 else { return nil }
    let sine = abs(dot(n, p - a)) / dot(n, n).squareRoot()
    return meanEarthRadiusInMetres * asin(Swift.min(1, sine))
  }

  /// The shortest geodesic to any point of an arc, found by halving.
  private static func geodesicDistance(
    latitude: Double, longitude: Double, toArc edge: SIMD4<Double>
  ) -> Double {
    let a = unitVector(latitude: edge.x, longitude: edge.y)
    let b = unitVector(latitude: edge.z, longitude: edge.w)
    func distance(_ part: Double) -> Double {
      let v = a + (b - a) * part
      return Metric.wgs84.distance(
        latitude: latitude, longitude: longitude,
        latitude: atan2(v.z, (v.x * v.x + v.y * v.y).squareRoot()) * 180 / .pi,
        longitude: atan2(v.y, v.x) * 180 / .pi)
    }
    // Golden section: the distance to the points of an arc falls, then rises.
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 1.0)
    var (x, y) = (high - ratio * (high - low), low + ratio * (high - low))
    var (f, g) = (distance(x), distance(y))
    while high - low > 1e-9 {
      if f < g {
        (high, y, g) = (y, x, f)
        x = high - ratio * (high - low)
        f = distance(x)
      } else {
        (low, x, f) = (x, y, g)
        y = low + ratio * (high - low)
        g = distance(y)
      }
    }
    return Swift.min(f, g)
  }
}
