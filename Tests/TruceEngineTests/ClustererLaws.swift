// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

/// Every pair tested exactly; the least place of each component.
private func plainly(
  _ points: [Coordinate], _ times: [Int], _ kinds: [UInt8], _ clusterer: Clusterer
) -> [Int] {
  var roots = Array(points.indices)
  func root(_ at: Int) -> Int { roots[at] == at ? at : root(roots[at]) }
  for a in points.indices {
    for b in 0..<a where kinds[a] == kinds[b] && abs(times[a] - times[b]) <= clusterer.seconds {
      let distance = clusterer.metric.distance(
        latitude: points[a].latitude, longitude: points[a].longitude,
        latitude: points[b].latitude, longitude: points[b].longitude)
      if distance <= clusterer.distanceInMetres {
        let (p, q) = (root(a), root(b))
        roots[Swift.max(p, q)] = Swift.min(p, q)
      }
    }
  }
  return points.indices.map { root($0) }
}

@Suite struct ClustererLaws {
  private static let places: [Scene] = [
    Scene(name: "a district", latitudes: 49.9...50.1, longitudes: 30...30.3),
    Scene(name: "the antimeridian", latitudes: -16.1 ... -16, longitudes: 179.9...180.1),
    Scene(name: "the north pole", latitudes: 89.9...90, longitudes: -180...180),
    Scene(name: "the equator", latitudes: -0.1...0.1, longitudes: -0.1...0.1),
    Scene(name: "one point", latitudes: 10...10, longitudes: 10...10),
    Scene(name: "a field", latitudes: 60...60.03, longitudes: 20...20.06),
  ]

  @Test(arguments: places, 0..<3)
  func componentsAreThoseOfTestingEveryPair(place: Scene, seed: Int) throws {
    var numbers = SplitMix(seed: UInt64(900 + seed))
    let spans = [3 * 86_400, 40 * 86_400, 0]
    let count = 500
    let points = try (0..<count).map { _ in try place.point(&numbers) }
    let times = (0..<count).map { _ in Int.random(in: -100...spans[seed], using: &numbers) }
    let kinds = (0..<count).map { _ in UInt8.random(in: 0...UInt8(seed), using: &numbers) }
    for (distance, metric) in [(3000.0, Metric.sphere), (300, .sphere), (1000, .wgs84)] {
      let clusterer = Clusterer(
        distanceInMetres: distance, seconds: 3600 * 12, metric: metric, threads: 1 + seed % 2)
      let found = clusterer.components(points: points, times: times, kinds: kinds)
      #expect(found == plainly(points, times, kinds, clusterer), "\(place.name), seed \(seed)")
    }
  }

  @Test func rimsBelongToTheInside() throws {
    let a = try #require(Coordinate(latitude: 50, longitude: 30))
    let b = try #require(Coordinate(latitude: 50.02, longitude: 30.01))
    let distance = Metric.sphere.distance(
      latitude: 50, longitude: 30, latitude: 50.02, longitude: 30.01)
    for (factor, components) in [(1.0, [0, 0]), (1 - 1e-9, [0, 1]), (1 + 1e-9, [0, 0])] {
      let clusterer = Clusterer(
        distanceInMetres: distance * factor, seconds: 60, metric: .sphere)
      #expect(clusterer.components(points: [a, b], times: [0, 60], kinds: [1, 1]) == components)
      #expect(clusterer.components(points: [a, b], times: [0, 61], kinds: [1, 1]) == [0, 1])
      #expect(clusterer.components(points: [a, b], times: [0, 60], kinds: [1, 2]) == [0, 1])
    }
  }

  @Test func aCrowdAtOnePlaceAndTimeTakesNoTimeForEveryPair() throws {
    let point = try #require(Coordinate(latitude: 50, longitude: 30))
    let count = 20_000
    let clusterer = Clusterer(distanceInMetres: 3000, seconds: 86_400, metric: .sphere)
    let found = clusterer.components(
      points: Array(repeating: point, count: count), times: Array(repeating: 7, count: count),
      kinds: Array(repeating: 0, count: count))
    #expect(found.allSatisfy { $0 == 0 })
  }

  @Test func theOrderOfEventsDoesNotMatter() throws {
    var numbers = SplitMix(seed: 11)
    let place = Self.places[0]
    let points = try (0..<400).map { _ in try place.point(&numbers) }
    let times = (0..<400).map { _ in Int.random(in: 0...86_400, using: &numbers) }
    let clusterer = Clusterer(distanceInMetres: 500, seconds: 7200, metric: .wgs84)
    let kinds = [UInt8](repeating: 0, count: 400)
    let found = clusterer.components(points: points, times: times, kinds: kinds)
    let order = (0..<400).shuffled(using: &numbers)
    let other = clusterer.components(
      points: order.map { points[$0] }, times: order.map { times[$0] }, kinds: kinds)
    for a in 0..<400 {
      for b in 0..<a {
        #expect((other[a] == other[b]) == (found[order[a]] == found[order[b]]))
      }
    }
  }
}
