// SPDX-License-Identifier: Apache-2.0

internal import CGEOS
internal import Foundation

/// Ground in a local plane, buffers drawn and overlaps joined, by GEOS.
///
/// A corner of a buffer is drawn with 64 lines a quarter, which lie inside the true rim by at most
/// 0.0075 % of the buffer.
final class PlanarShape {
  private let session: GEOSContextHandle_t
  private var shape: OpaquePointer?

  /// The union of parts of a footprint.
  init(of parts: [Footprint.Part], in plane: LocalPlane) {
    guard let session = GEOS_init_r() else {
      preconditionFailure("GEOS gives no session: there is no memory left")
    }
    self.session = session
    var members: [OpaquePointer?] = parts.compactMap { part in
      let drawn = draw(part.form, in: plane)
      guard part.buffer > 0, let bare = drawn else { return drawn }
      defer { GEOSGeom_destroy_r(session, bare) }
      return GEOSBuffer_r(session, bare, part.buffer, 64)
    }
    guard !members.isEmpty,
      let all = GEOSGeom_createCollection_r(
        session, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), &members, UInt32(members.count))
    else { return }
    defer { GEOSGeom_destroy_r(session, all) }
    shape = GEOSUnaryUnion_r(session, all)
  }

  deinit {
    if let shape { GEOSGeom_destroy_r(session, shape) }
    GEOS_finish_r(session)
  }

  /// Square metres in the plane.
  var area: Double {
    var result = 0.0
    if let shape { GEOSArea_r(session, shape, &result) }
    return result
  }

  /// Square metres that two shapes of one plane share.
  func areaShared(with other: PlanarShape) -> Double {
    guard let a = shape, let b = other.shape, let both = GEOSIntersection_r(session, a, b)
    else { return 0 }
    defer { GEOSGeom_destroy_r(session, both) }
    var result = 0.0
    GEOSArea_r(session, both, &result)
    return result
  }

  /// The probability that a circular normal distribution around the plane's centre gives the shape.
  ///
  /// By Green's theorem it is `1/2π ∮ (1 - exp(-r²/2σ²)) dθ` over the rim, θ seen from the centre.
  func normalProbability(sigma: Double) -> Double {
    var sum = 0.0
    for polygon in polygons {
      for (index, ring) in polygon.enumerated() {
        // GEOS does not promise a direction: the outer ring adds, a hole takes away.
        let turn = ring.isCounterclockwise == (index == 0) ? 1.0 : -1.0
        var part = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
          part += sweep(from: a, to: b, sigma: sigma)
        }
        sum += turn * part
      }
    }
    return sum / (2 * .pi)
  }

  /// The rings of each polygon, the outer first, each closed.
  private var polygons: [[[LocalPlane.Point]]] {
    guard let shape else { return [] }
    var result: [[[LocalPlane.Point]]] = []
    for index in 0..<GEOSGetNumGeometries_r(session, shape) {
      guard let member = GEOSGetGeometryN_r(session, shape, index),
        GEOSGeomTypeId_r(session, member) == Int32(GEOS_POLYGON.rawValue),
        let outer = GEOSGetExteriorRing_r(session, member)
      else { continue }
      var rings = [corners(of: outer)]
      for hole in 0..<GEOSGetNumInteriorRings_r(session, member) {
        guard let ring = GEOSGetInteriorRingN_r(session, member, hole) else { continue }
        rings.append(corners(of: ring))
      }
      result.append(rings)
    }
    return result
  }

  private func corners(of ring: OpaquePointer) -> [LocalPlane.Point] {
    guard let sequence = GEOSGeom_getCoordSeq_r(session, ring) else { return [] }
    var count: UInt32 = 0
    GEOSCoordSeq_getSize_r(session, sequence, &count)
    return (0..<count).map { index in
      var point = LocalPlane.Point(x: 0, y: 0)
      GEOSCoordSeq_getX_r(session, sequence, index, &point.x)
      GEOSCoordSeq_getY_r(session, sequence, index, &point.y)
      return point
    }
  }

  private func draw(_ form: Footprint.Part.Form, in plane: LocalPlane) -> OpaquePointer? {
    switch form {
    case .point(let point):
      return sequence(of: [plane.point(of: point)]).flatMap { GEOSGeom_createPoint_r(session, $0) }
    case .line(let corners):
      var points = corners.map(plane.point(of:))
      if points.count == 1 { points += points }
      return sequence(of: points).flatMap { GEOSGeom_createLineString_r(session, $0) }
    case .polygon(let rings):
      var closed = rings.compactMap { ring($0.map(plane.point(of:))) }
      guard !closed.isEmpty else { return nil }
      let outer = closed.removeFirst()
      var holes: [OpaquePointer?] = closed
      guard
        let drawn = GEOSGeom_createPolygon_r(session, outer, &holes, UInt32(holes.count))
      else { return nil }
      if GEOSisValid_r(session, drawn) == 1 { return drawn }
      defer { GEOSGeom_destroy_r(session, drawn) }
      return GEOSMakeValid_r(session, drawn)
    }
  }

  private func ring(_ corners: [LocalPlane.Point]) -> OpaquePointer? {
    guard let first = corners.first, corners.count >= 3 else { return nil }
    return sequence(of: corners + [first]).flatMap { GEOSGeom_createLinearRing_r(session, $0) }
  }

  private func sequence(of points: [LocalPlane.Point]) -> OpaquePointer? {
    guard let result = GEOSCoordSeq_create_r(session, UInt32(points.count), 2) else { return nil }
    for (index, point) in points.enumerated() {
      GEOSCoordSeq_setXY_r(session, result, UInt32(index), point.x, point.y)
    }
    return result
  }
}

extension [LocalPlane.Point] {
  fileprivate var isCounterclockwise: Bool {
    var twice = 0.0
    for (a, b) in zip(self, dropFirst()) { twice += a.x * b.y - b.x * a.y }
    return twice > 0
  }
}

/// The part of the integral that one side gives: its angle as seen from the centre, less what the
/// normal distribution leaves outside it.
private func sweep(
  from a: LocalPlane.Point, to b: LocalPlane.Point, sigma: Double
) -> Double {
  let (ax, ay, bx, by) = (a.x / sigma, a.y / sigma, b.x / sigma, b.y / sigma)
  let cross = ax * by - bx * ay
  let angle = atan2(cross, ax * bx + ay * by)
  let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot()
  // On a line through the centre the angle gives nothing, also where the side holds the centre.
  guard length > 0, cross != 0 else { return 0 }
  // On the side's line, at t along it from its foot, r² = h² + t² and dθ = h dt / r². With
  // t = h sinh u the integrand is smooth on the scale of 1, however near the line passes.
  let h = abs(cross) / length
  let far = 8.7
  if h >= far { return angle }
  let (dx, dy) = ((bx - ax) / length, (by - ay) / length)
  let widest = Swift.min(40, asinh((far * far - h * h).squareRoot() / h))
  func clipped(_ along: Double) -> Double {
    Swift.max(-widest, Swift.min(widest, asinh(along / h)))
  }
  let (low, high) = (clipped(ax * dx + ay * dy), clipped(bx * dx + by * dy))
  guard high > low else { return angle }
  let panels = Swift.max(2, Int(((high - low) / 0.7).rounded(.up)))
  let left = gaussIntegral(from: low, to: high, panels: panels) { u in
    let c = cosh(u)
    return exp(-h * h * c * c / 2) / c
  }
  return angle - (cross > 0 ? left : -left)
}
