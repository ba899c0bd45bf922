// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The plane a neighbourhood is compared on, and how far it can be trusted.
///
/// For two points the plane gives p, with p² = Δn² + Δe² cos φ₁ cos φ₂. The chord c has the sines of
/// half the differences in their stead, and x(1 - x²/6) <= sin x <= x; the distance d on the sphere is
/// 2R asin(c/2R). So p (1 - M²/24) <= d <= p (1 + D²/20), M the greatest difference of an angle in
/// radians and D = p/R <= 1/2. What lies between is measured again, and exactly.
struct MatchFrame {
  let latitude: Int32
  let longitude: Int32
  /// A limit times this, plus ``slack``: beyond it a pair is surely out.
  private(set) var outer: Float = 1
  /// A limit times this, less ``slack``: below it a pair is surely in.
  private(set) var inner: Float = 1
  /// What rounding may do, in metres.
  private(set) var slack: Float = 1
  /// Whether the plane tells anything; if not, every pair is measured exactly.
  private(set) var isFlat = true
  private let sine: Double
  private let cosine: Double
  private static let metres = Float(BinaryAngle.metresAUnit)

  /// A plane at a centre.
  init(latitude: Int32, longitude: Int32) {
    self.latitude = latitude
    self.longitude = longitude
    sine = sin(BinaryAngle.radians(latitude))
    cosine = cos(BinaryAngle.radians(latitude))
  }

  /// Finds out how far the plane can be trusted.
  ///
  /// - Parameters:
  ///   - spread: the greatest difference of two latitudes or longitudes compared, in metres on the
  ///     equator.
  ///   - limit: the greatest sum of a radius and a reach, in metres.
  ///   - stretch: how much the metric differs from the sphere.
  mutating func trust(spread: Double, limit: Double, stretch: Double) {
    let angle = spread / meanEarthRadiusInMetres
    let bent = 1 - angle * angle / 24
    let far = limit / meanEarthRadiusInMetres
    isFlat = bent >= 0.1
    outer = isFlat ? Float(1 / (bent * (1 - stretch)) * (1 + 2e-6)) : 1
    inner = far > 0.5 ? 0 : Float(1 / ((1 + far * far / 20) * (1 + stretch)) * (1 - 2e-6))
    // Two units of angle; the rounding of two places to 24 bits; that of the limits.
    slack = Float(0.025 + 4e-7 * spread + 3e-7 * Swift.min(limit, 1e9))
    if !isFlat { slack = 1e12 }
  }

  /// Metres north of the centre.
  @inline(__always)
  func north(_ units: Int32) -> Float { Float(units &- latitude) * Self.metres }

  /// Metres east of the centre, on the equator.
  @inline(__always)
  func east(_ units: Int32) -> Float { Float(units &- longitude) * Self.metres }

  /// The cosine of a latitude, good to 10^-9.
  @inline(__always)
  func cosine(_ units: Int32) -> Double {
    let angle = Double(units &- latitude) * BinaryAngle.radiansAUnit
    let square = angle * angle
    if square > 0.04 { return cos(BinaryAngle.radians(units)) }
    let s = smallSine(angle)
    let c = 1 - square * 0.5 * (1 - square * (1.0 / 12) * (1 - square * (1.0 / 30)))
    return cosine * c - sine * s
  }
}

/// The sine of a small angle in radians: within 10^-10 up to 0.3.
@inline(__always)
func smallSine(_ angle: Double) -> Double {
  let square = angle * angle
  let inner = 1 - square * (1.0 / 20) * (1 - square * (1.0 / 42))
  return angle * (1 - square * (1.0 / 6) * inner)
}
