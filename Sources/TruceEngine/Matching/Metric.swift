// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// How far apart two points are.
public enum Metric: Hashable, Sendable, CaseIterable {
  /// Great circles on the sphere of radius 6,371,008.8 m; off by up to 0.56 %.
  case sphere
  /// Shortest paths on the WGS 84 ellipsoid.
  case wgs84

  /// How much a distance may differ from the sphere's, as a part of it.
  ///
  /// The ellipsoid's radii of curvature lie within 0.9944 and 1.0045 of the sphere's radius.
  var stretch: Double {
    switch self {
    case .sphere: 0
    case .wgs84: 0.006
    }
  }

  /// The distance between two points given in degrees, in metres.
  func distance(
    latitude a: Double, longitude b: Double, latitude c: Double, longitude d: Double
  ) -> Double {
    switch self {
    case .sphere:
      return sphereDistance(latitude: a, longitude: b, latitude: c, longitude: d)
    case .wgs84:
      guard let p = Coordinate(latitude: a, longitude: b),
        let q = Coordinate(latitude: c, longitude: d)
      else { preconditionFailure("a point to match lies on the earth") }
      return geodesicDistanceInMetres(from: p, to: q)
    }
  }
}
