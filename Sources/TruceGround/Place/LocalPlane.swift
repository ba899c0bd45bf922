// SPDX-License-Identifier: Apache-2.0

internal import CGeodesic
internal import Foundation

/// The ground around a point as a plane, in metres east and north of it.
///
/// The azimuthal equidistant projection of the WGS 84 ellipsoid: distance and direction from the
/// centre are exact to nanometres. Away from it, lengths across the view are stretched by about
/// `d² / 6R²`: 0.004 % at 100 km, 0.1 % at 500 km. A straight line stands for the geodesic between its
/// ends: their distances from the centre differ by less than 0.01 % for ends within 150 km, and by
/// nothing for a line that passes through the centre.
///
/// Source: C. F. F. Karney, Journal of Geodesy 87 (2013) 43-55, section 8.
struct LocalPlane {
  /// A point of the plane.
  struct Point: Hashable {
    /// Metres east.
    var x: Double
    /// Metres north.
    var y: Double
  }

  private let centre: Coordinate
  private var ellipsoid = geod_geodesic()

  /// The plane that touches the earth at a point.
  init(around centre: Coordinate) {
    self.centre = centre
    geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
  }

  /// Where a coordinate lies in the plane.
  func point(of coordinate: Coordinate) -> Point {
    var (distance, azimuth) = (0.0, 0.0)
    withUnsafePointer(to: ellipsoid) {
      geod_inverse(
        $0, centre.latitude, centre.longitude, coordinate.latitude, coordinate.longitude,
        &distance, &azimuth, nil)
    }
    let radians = azimuth * .pi / 180
    return Point(x: distance * sin(radians), y: distance * cos(radians))
  }

  /// The coordinate of a point of the plane.
  func coordinate(of point: Point) -> Coordinate {
    let distance = (point.x * point.x + point.y * point.y).squareRoot()
    let azimuth = atan2(point.x, point.y) * 180 / .pi
    var (latitude, longitude) = (0.0, 0.0)
    withUnsafePointer(to: ellipsoid) {
      geod_direct(
        $0, centre.latitude, centre.longitude, azimuth, distance, &latitude, &longitude, nil)
    }
    let inside = Coordinate(
      latitude: Swift.max(-90, Swift.min(90, latitude)),
      longitude: Swift.max(-180, Swift.min(180, longitude)))
    return inside ?? centre
  }
}

extension LocalPlane.Point {
  /// How far the centre of the plane lies from the line between two points.
  static func distanceFromCentre(ofLineFrom a: Self, to b: Self) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let along = length == 0 ? 0 : Swift.max(0, Swift.min(1, -(a.x * dx + a.y * dy) / length))
    let (x, y) = (a.x + along * dx, a.y + along * dy)
    return (x * x + y * y).squareRoot()
  }

  /// Whether a ray from the centre eastwards crosses the line between two points; for counting.
  static func crossesRay(from a: Self, to b: Self) -> Bool {
    guard (a.y > 0) != (b.y > 0) else { return false }
    return a.x + (b.x - a.x) * (-a.y) / (b.y - a.y) > 0
  }
}
