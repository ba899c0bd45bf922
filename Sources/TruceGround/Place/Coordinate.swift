// SPDX-License-Identifier: Apache-2.0

internal import CGeodesic
internal import Foundation

/// A point on the earth in WGS 84 degrees.
public struct Coordinate: Hashable, Sendable {
  /// Degrees north, -90...90.
  public let latitude: Double
  /// Degrees east, -180..<180; 180 is kept as -180.
  public let longitude: Double

  /// A point; `nil` outside the ranges or for a value that is no number.
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude == 180 ? -180 : longitude
  }
}

/// The mean radius of the earth, in metres (IUGG R1), as the benchmark's text and this room use it.
public let meanEarthRadiusInMetres = 6_371_008.8

/// The great-circle distance between two points, in metres.
///
/// Haversine on a sphere of radius 6,371,008.8 m. Against the WGS 84 ellipsoid it is off by at most
/// 0.56 % (north-south, at the equator).
///
/// - Returns: 0...20,015,115, the same both ways; never NaN.
/// - Complexity: O(1).
public func distanceInMetres(from a: Coordinate, to b: Coordinate) -> Double {
  let radians = Double.pi / 180
  let (p, q) = (a.latitude * radians, b.latitude * radians)
  let s = sin((q - p) / 2)
  let t = sin((b.longitude - a.longitude) * radians / 2)
  let h = s * s + cos(p) * cos(q) * t * t
  return 2 * meanEarthRadiusInMetres * asin(Swift.min(1, h.squareRoot()))
}

/// The length of the shortest path between two points on the WGS 84 ellipsoid, in metres.
///
/// Accurate to nanometres. The corresponding C function is PROJ's `geod_inverse`, after
/// C. F. F. Karney, Journal of Geodesy 87 (2013) 43-55.
///
/// - Returns: 0...20,003,932, the same both ways.
public func geodesicDistanceInMetres(from a: Coordinate, to b: Coordinate) -> Double {
  var ellipsoid = geod_geodesic()
  geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
  var distance = 0.0
  geod_inverse(
    &ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &distance, nil, nil)
  return distance
}

extension Coordinate {
  /// The direction from the earth's centre, on the sphere, of length 1.
  var unitVector: (x: Double, y: Double, z: Double) {
    let radians = Double.pi / 180
    let (p, l) = (latitude * radians, longitude * radians)
    return (cos(p) * cos(l), cos(p) * sin(l), sin(p))
  }

  /// The point in a direction from the earth's centre; `nil` for no direction.
  init?(alongVectorX x: Double, y: Double, z: Double) {
    let flat = (x * x + y * y).squareRoot()
    guard (flat * flat + z * z).squareRoot() > 1e-9 else { return nil }
    let degrees = 180 / Double.pi
    self.init(latitude: atan2(z, flat) * degrees, longitude: atan2(y, x) * degrees)
  }
}
