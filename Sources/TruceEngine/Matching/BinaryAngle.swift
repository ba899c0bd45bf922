// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Angles as 32-bit whole numbers of which a full turn is 2^32: the antimeridian is plain wrap-around.
///
/// A unit is 9.3 mm on the ground; what lies within a few units of a limit is measured again.
enum BinaryAngle {
  /// Metres on the ground of one unit along a great circle.
  static let metresAUnit = meanEarthRadiusInMetres * radiansAUnit
  /// Radians of one unit.
  static let radiansAUnit = 2 * Double.pi / 4_294_967_296
  /// Units of one degree.
  static let unitsADegree = 4_294_967_296.0 / 360

  /// The unit nearest to an angle in degrees, -360...360, wrapped around.
  @inline(__always)
  static func units(degrees: Double) -> Int32 {
    let scaled = degrees * unitsADegree
    return Int32(truncatingIfNeeded: Int64(scaled + (scaled < 0 ? -0.5 : 0.5)))
  }

  /// The angle in radians, -pi..<pi.
  @inline(__always)
  static func radians(_ units: Int32) -> Double { Double(units) * radiansAUnit }
}

/// The distance on the sphere of radius ``meanEarthRadiusInMetres``, for limits that lie close.
///
/// The half-angle is taken from its sine or its cosine, whichever is smaller, and differences are
/// taken in degrees: relative accuracy is about 10^-15 for near, far and antipodal points alike.
func sphereDistance(
  latitude a: Double, longitude b: Double, latitude c: Double, longitude d: Double
) -> Double {
  let half = Double.pi / 360
  let product = cos(a * 2 * half) * cos(c * 2 * half)
  let (s, t) = (sin((c - a) * half), sin((d - b) * half))
  let near = s * s + product * t * t
  if near < 0.5 { return 2 * meanEarthRadiusInMetres * asin(near.squareRoot()) }
  let (u, v) = (sin((c + a) * half), cos((d - b) * half))
  let far = Swift.min(1, u * u + product * v * v)
  return meanEarthRadiusInMetres * (Double.pi - 2 * asin(far.squareRoot()))
}

/// The unit vector of a point given in degrees.
func unitVector(latitude: Double, longitude: Double) -> SIMD3<Double> {
  let (p, l) = (latitude * (Double.pi / 180), longitude * (Double.pi / 180))
  return SIMD3(cos(p) * cos(l), cos(p) * sin(l), sin(p))
}

/// The scalar product.
@inline(__always)
func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
  a.x * b.x + a.y * b.y + a.z * b.z
}

/// The vector product.
@inline(__always)
func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
  SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}
