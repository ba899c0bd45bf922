// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TruceGround

func pow(_ base: Double, _ power: Double) -> Double { Foundation.pow(base, power) }
func sine(_ angle: Double) -> Double { Foundation.sin(angle) }

/// A small seeded source of numbers, after SplitMix64 of Vigna (2015).
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}

@Suite struct FootprintTests {
  private func point(_ latitude: Double, _ longitude: Double) -> Coordinate {
    guard let point = Coordinate(latitude: latitude, longitude: longitude) else {
      preconditionFailure("a test names a place on earth")
    }
    return point
  }

  @Test func theDistanceToALineAgreesWithTheReference() throws {
    let rows = try placeVectors("segment.csv")
    #expect(rows.count == 40)
    for row in rows {
      let n = row.compactMap { Double($0) }
      let line = Footprint(.lines([[point(n[2], n[3]), point(n[4], n[5])]]))
      let found = line.distanceInMetres(to: point(n[0], n[1]))
      let allowed = 0.001 + n[6] * 1e-4
      #expect(abs(found - n[6]) < allowed, "\(row): \(found)")
    }
  }

  @Test func theRimBelongsToIt() {
    let middle = point(51, 35)
    let rim = LocalPlane(around: middle).coordinate(of: LocalPlane.Point(x: 0, y: 5000))
    let metres = geodesicDistanceInMetres(from: middle, to: rim)
    #expect(abs(metres - 5000) < 1e-6)
    #expect(Footprint(.points([middle]), bufferInMetres: metres).contains(rim))
    #expect(!Footprint(.points([middle]), bufferInMetres: metres - 0.001).contains(rim))
    #expect(Footprint(.points([middle]), bufferInMetres: 4000).touches(rim, withinMetres: 1000.001))
    #expect(!Footprint(.points([middle]), bufferInMetres: 4000).touches(rim, withinMetres: 999.999))
  }

  @Test func aHoleIsOutside() {
    let outer = [point(50, 30), point(50, 31), point(51, 31), point(51, 30)]
    let hole = [point(50.4, 30.4), point(50.4, 30.6), point(50.6, 30.6), point(50.6, 30.4)]
    let ground = Footprint(.polygons([[outer, hole]]))
    #expect(ground.contains(point(50.2, 30.2)))
    #expect(!ground.contains(point(50.5, 30.5)))
    #expect(ground.distanceInMetres(to: point(50.5, 30.5)) > 6000)
    #expect(!ground.contains(point(52, 30.5)))
  }

  @Test func aPolygonMayLieAcrossTheAntimeridianAndAroundAPole() {
    let across = Footprint(
      .polygons([[[point(-1, 179), point(-1, -179), point(1, -179), point(1, 179)]]]))
    #expect(across.contains(point(0, 180)))
    #expect(across.contains(point(0.5, -179.5)))
    #expect(!across.contains(point(0, 178)))
    #expect(!across.contains(point(0, 0)))
    let polar = Footprint(
      .polygons([[[point(80, 0), point(80, 90), point(80, 180), point(80, -90)]]]))
    #expect(polar.contains(point(90, 0)))
    #expect(polar.contains(point(85, 45)))
    #expect(!polar.contains(point(70, 45)))
  }

  @Test func noGroundIsInfinitelyFar() {
    #expect(Footprint(.points([])).distanceInMetres(to: point(0, 0)) == .infinity)
    #expect(!Footprint(union: []).touches(point(0, 0), withinMetres: 1e9))
    #expect(Footprint(.points([point(1, 1)]), bufferInMetres: -5).contains(point(1, 1)))
    #expect(Footprint(.points([point(1, 1)]), bufferInMetres: .nan).contains(point(1, 1)))
  }

  @Test func theQuickBoundNeverPassesTheTrueDistance() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let here = point(random.unit() * 178 - 89, random.unit() * 360 - 180)
      let corners = (0..<3).map { _ in
        point(
          max(-90, min(90, here.latitude + random.unit() * 8 - 4)),
          remainder(here.longitude + random.unit() * 8 - 4, 360))
      }
      for geometry in [Geometry.lines([corners]), .polygons([[corners]]), .points(corners)] {
        for part in Footprint(geometry, bufferInMetres: 300).parts {
          let (least, exact) = (part.leastDistance(to: here), part.distance(to: here))
          #expect(least <= exact + 1e-6, "seed 7: \(least) > \(exact)")
        }
      }
    }
  }
}
