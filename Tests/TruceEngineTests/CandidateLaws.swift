// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

@Suite struct CandidateLaws {
  @Test(arguments: Scene.all, Metric.allCases)
  func candidatesAreThoseOfTestingEveryObject(scene: Scene, metric: Metric) throws {
    var numbers = SplitMix(seed: 31)
    let objects = try scene.objects(60, &numbers)
    let index = try ObjectIndex(objects)
    for round in 0..<6 {
      let point = try scene.point(&numbers)
      let radius = [0.0, 150, 4000, 60_000, 3e6, 2.1e7][round]
      let within = [0.0, 2000][round % 2]
      let found = index.candidates(
        near: point, radiusInMetres: radius, within: within, metric: metric)
      var expected: [Int] = []
      for (at, object) in objects.enumerated() {
        let distance: Double
        switch object.shape {
        case .point(let other):
          distance = metric.distance(
            latitude: point.latitude, longitude: point.longitude, latitude: other.latitude,
            longitude: other.longitude)
        case .area(let rings):
          let area = SphericalPolygon(
            rings: rings.map { $0.map { SIMD2($0.latitude, $0.longitude) } })
          distance =
            area?.distance(latitude: point.latitude, longitude: point.longitude, metric: metric)
            ?? .infinity
        }
        if distance <= radius + within + object.bufferInMetres { expected.append(at) }
      }
      #expect(found.map(\.object) == expected, "\(scene.name), round \(round)")
      for candidate in found {
        #expect(candidate.lowerInMetres == Swift.max(0, candidate.distanceInMetres - radius))
        #expect(candidate.upperInMetres == candidate.distanceInMetres + radius)
      }
    }
  }

  @Test func aHoleIsOutsideAndAPoleInsideItsRing() throws {
    func ring(_ latitude: Double) throws -> [Coordinate] {
      try stride(from: -180.0, to: 180, by: 45).map {
        try #require(Coordinate(latitude: latitude, longitude: $0))
      }
    }
    let cap = MatchObject(id: 1, shape: .area([try ring(80), try ring(88)]))
    let index = try ObjectIndex([cap])
    func distance(_ latitude: Double) throws -> Double? {
      let point = try #require(Coordinate(latitude: latitude, longitude: 0))
      return index.candidates(near: point, radiusInMetres: 1e6, metric: .sphere).first?
        .distanceInMetres
    }
    #expect(try distance(85) == 0)
    #expect(try (distance(90) ?? 0) > 200_000)
    #expect(try (distance(75) ?? 0) > 500_000)
  }

  @Test func anAreaOfHalfTheEarthIsRefused() throws {
    let corners = try [(0.0, 0.0), (0, 120), (0, -120)].map {
      try #require(Coordinate(latitude: $0.0, longitude: $0.1))
    }
    let thrown = #expect(throws: Diagnostics.self) {
      try ObjectIndex([MatchObject(id: 7, shape: .area([corners]))])
    }
    #expect(thrown?.all.first?.slug == "engine.area-too-large")
  }
}
