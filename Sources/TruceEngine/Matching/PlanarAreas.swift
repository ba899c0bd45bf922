// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The pictures of many areas on their planes, one after the other: for bounds without a detour.
final class PlanarAreas: @unchecked Sendable {
  /// One area's picture.
  struct Picture {
    /// The first of its edges.
    var first: Int32
    /// How many it has.
    var count: Int32
    /// The sine of its centre's latitude.
    var sine: Double
    /// The cosine of the angle it reaches from its centre.
    var reachCosine: Double
    /// How far it reaches from its centre, in metres.
    var extent: Double
    /// Up to this far from its centre all is inside; -1 where the centre is not.
    var core: Double
  }

  /// The pictures, as the areas are numbered.
  let pictures: UnsafePointer<Picture>
  private let edges: UnsafePointer<SIMD4<Double>>

  /// The pictures of areas.
  init(of areas: [SphericalPolygon]) {
    let total = areas.reduce(0) { $0 + $1.planar.count }
    let edges = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: Swift.max(1, total))
    let pictures = UnsafeMutablePointer<Picture>.allocate(capacity: Swift.max(1, areas.count))
    var first = 0
    for (number, area) in areas.enumerated() {
      for edge in area.planar {
        (edges + first).initialize(to: edge)
        first += 1
      }
      (pictures + number).initialize(
        to: Picture(
          first: Int32(first - area.planar.count), count: Int32(area.planar.count),
          sine: TruceEngine.sine(degrees: area.latitude),
          reachCosine: cos(area.extent / meanEarthRadiusInMetres), extent: area.extent,
          core: area.core))
    }
    self.edges = UnsafePointer(edges)
    self.pictures = UnsafePointer(pictures)
  }

  deinit {
    UnsafeMutablePointer(mutating: edges).deallocate()
    UnsafeMutablePointer(mutating: pictures).deallocate()
  }

  /// Bounds of the distance on the sphere from a point to an area, in metres, found on the plane.
  ///
  /// Seen from the middle of the earth the plane's lengths are those of the sphere, stretched by at
  /// least 1 and at most the inverse square of the cosine of the angle from the centre.
  ///
  /// - Parameters:
  ///   - area: the area's number.
  ///   - angle: how far north of the centre the point is, in radians.
  ///   - turn: how far east, in radians of longitude.
  ///   - cosine: the cosine of the point's latitude.
  ///   - slack: how far the point may really be from there, in metres.
  /// - Returns: `nil` for points too far away for the plane.
  @inline(__always)
  func bounds(
    to area: Int, angle: Double, turn: Double, cosine: Double, slack: Double
  ) -> (low: Double, high: Double)? {
    guard abs(angle) < 0.25, abs(turn) < 0.25 else { return nil }
    let picture = pictures[area]
    let half = smallSine(turn / 2)
    let x = cosine * smallSine(turn)
    let y = smallSine(angle) + picture.sine * cosine * 2 * half * half
    let depth = (1 - x * x - y * y).squareRoot()
    let scale = meanEarthRadiusInMetres / depth
    let (distance, isInside) = SphericalPolygon.planarDistance(
      to: UnsafeBufferPointer(start: edges + Int(picture.first), count: Int(picture.count)),
      x: x * scale, y: y * scale)
    if isInside { return distance > slack * 2 ? (0, 0) : (0, slack) }
    let reach = Swift.min(depth, picture.reachCosine)
    return (Swift.max(0, distance * reach * reach - slack * 1.4), distance + slack * 1.4)
  }
}
