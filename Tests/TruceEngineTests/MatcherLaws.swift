// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceEngine

/// Every pair tested exactly, one after the other.
private func plainly(
  _ events: [MatchEvent], _ objects: [MatchObject], _ metric: Metric
) throws -> [[Int]: [Int]] {
  var cells: [[Int]: [Int]] = [:]
  for object in objects {
    var area: SphericalPolygon?
    if case .area(let rings) = object.shape {
      area = SphericalPolygon(rings: rings.map { $0.map { SIMD2($0.latitude, $0.longitude) } })
      #expect(area != nil)
    }
    for event in events where object.start <= event.time && event.time < object.end {
      let (p, l) = (event.point.latitude, event.point.longitude)
      let distance: Double
      if let area {
        distance = area.distance(latitude: p, longitude: l, metric: metric)
      } else if case .point(let point) = object.shape {
        distance = metric.distance(
          latitude: p, longitude: l, latitude: point.latitude, longitude: point.longitude)
      } else {
        continue
      }
      if distance > event.radiusInMetres + object.bufferInMetres { continue }
      let day = Int((Double(event.time) / 86_400).rounded(.down))
      var cell = cells[[day, object.group, event.side]] ?? [0, 0, 0, 0, 0]
      cell[0] += 1
      if distance <= object.bufferInMetres { cell[1] += 1 }
      if distance + event.radiusInMetres <= object.bufferInMetres { cell[2] += 1 }
      cell[3] += event.id
      cell[4] += object.id
      cells[[day, object.group, event.side]] = cell
    }
  }
  return cells
}

/// A kind of place on the earth that a law is tried at.
struct Scene: Sendable, CustomTestStringConvertible {
  var name: String
  var latitudes: ClosedRange<Double>
  var longitudes: ClosedRange<Double>
  var radii: [Double] = [0, 100, 1000, 5000, 25_000]
  var areaSize = 0.05
  var testDescription: String { name }

  static let all = [
    Scene(name: "a country", latitudes: 44...53, longitudes: 22...41),
    Scene(name: "a town", latitudes: 50.40...50.50, longitudes: 30.4...30.6, areaSize: 0.01),
    Scene(name: "the antimeridian", latitudes: -20 ... -15, longitudes: 178...182),
    Scene(name: "the north pole", latitudes: 87...90, longitudes: -180...180),
    Scene(name: "the south pole", latitudes: -90 ... -89.9, longitudes: -180...180),
    Scene(name: "the whole earth", latitudes: -90...90, longitudes: -180...180),
    Scene(
      name: "huge radii", latitudes: -60...60, longitudes: -180...180,
      radii: [0, 1e5, 1e6, 5e6, 1.5e7, 2.1e7, 1e300], areaSize: 20),
    Scene(name: "one point", latitudes: 10...10, longitudes: 10...10),
  ]

  func point(_ numbers: inout SplitMix) throws -> Coordinate {
    var longitude = Double.random(in: longitudes, using: &numbers)
    if longitude > 180 { longitude -= 360 }
    return try #require(
      Coordinate(
        latitude: Double.random(in: latitudes, using: &numbers), longitude: longitude))
  }

  func objects(_ count: Int, _ numbers: inout SplitMix) throws -> [MatchObject] {
    try (0..<count).map { id in
      let start = Int.random(in: 0...2_000_000, using: &numbers)
      let center = try point(&numbers)
      var shape = MatchObject.Shape.point(center)
      if id % 3 == 0 {
        shape = .area([
          try ring(around: center, 1, &numbers), try ring(around: center, 0.3, &numbers),
        ])
      }
      let buffer = radii.randomElement(using: &numbers) ?? 0
      let group = Int.random(in: 0...15, using: &numbers)
      if id % 7 == 0 {
        return MatchObject(id: id, shape: shape, bufferInMetres: buffer, group: group)
      }
      return MatchObject(
        id: id, shape: shape, bufferInMetres: buffer, group: group, start: start,
        end: start + Int.random(in: 0...2_000_000, using: &numbers))
    }
  }

  private func ring(
    around center: Coordinate, _ part: Double, _ numbers: inout SplitMix
  ) throws -> [Coordinate] {
    try (0..<6).map { corner in
      let angle = Double(corner) * Double.pi / 3
      let reach = areaSize * part * Double.random(in: 0.5...1, using: &numbers)
      let latitude = Swift.max(
        -90, Swift.min(90, center.latitude + reach * sine(degrees: angle * 57.29577951308232)))
      var longitude =
        center.longitude + reach * cosine(degrees: angle * 57.29577951308232)
        / Swift.max(0.05, cosine(degrees: center.latitude))
      if longitude > 180 { longitude -= 360 }
      if longitude < -180 { longitude += 360 }
      return try #require(Coordinate(latitude: latitude, longitude: longitude))
    }
  }

  func events(
    _ count: Int, near objects: [MatchObject], _ numbers: inout SplitMix
  ) throws -> [MatchEvent] {
    try (0..<count).map { id in
      var place = try point(&numbers)
      var radius = radii.randomElement(using: &numbers) ?? 0
      if id % 4 == 0, let object = objects.randomElement(using: &numbers) {
        switch object.shape {
        case .point(let point): place = point
        case .area(let rings): place = rings[id % 2][id % 6]
        }
      } else if id % 4 == 1, let object = objects.randomElement(using: &numbers),
        case .point(let point) = object.shape
      {
        // A rim, and a part in 10^9 beside it.
        let distance = sphereDistance(
          latitude: place.latitude, longitude: place.longitude, latitude: point.latitude,
          longitude: point.longitude)
        let factor = [1, 1 + 1e-9, 1 - 1e-9, 1 + 1e-6, 1 - 1e-6][id / 4 % 5]
        radius = Swift.max(0, abs(distance - object.bufferInMetres) * factor)
        if !radius.isFinite { radius = 0 }
      }
      return MatchEvent(
        id: id, point: place, radiusInMetres: radius,
        time: Int.random(in: -1_000_000...4_000_000, using: &numbers),
        side: Int.random(in: 0...7, using: &numbers))
    }
  }
}

@Suite struct MatcherLaws {
  @Test(arguments: Scene.all, 0..<2)
  func theFastPathGivesTheCountsOfTestingEveryPair(scene: Scene, seed: Int) throws {
    var numbers = SplitMix(seed: UInt64(seed))
    let objects = try scene.objects(90, &numbers)
    let events = try scene.events(300, near: objects, &numbers)
    try compare(events, objects, .sphere, "\(scene.name), seed \(seed)")
  }

  @Test(arguments: Scene.all)
  func theFastPathHoldsOnTheEllipsoidToo(scene: Scene) throws {
    var numbers = SplitMix(seed: 77)
    let objects = try scene.objects(30, &numbers)
    let events = try scene.events(60, near: objects, &numbers)
    try compare(events, objects, .wgs84, "\(scene.name)")
  }

  @Test func manyEventsAreDividedAndStillCountedOnce() throws {
    var numbers = SplitMix(seed: 5)
    let scene = Scene(
      name: "dense", latitudes: 49...50, longitudes: 30...32, radii: [0, 200, 2000], areaSize: 0.02)
    let objects = try scene.objects(200, &numbers)
    let events = try scene.events(2500, near: objects, &numbers)
    try compare(events, objects, .sphere, "dense")
  }

  @Test func timesFarApartAreCountedOnTheirDays() throws {
    let point = try #require(Coordinate(latitude: 50, longitude: 30))
    let objects = [MatchObject(id: 3, shape: .point(point))]
    let times = [-62_000_000_000, -1, 0, 86_399, 86_400, 4_000_000_000, 250_000_000_000]
    let events = times.map { MatchEvent(id: 1, point: point, radiusInMetres: 0, time: $0) }
    try compare(events, objects, .sphere, "far apart")
  }

  private func compare(
    _ events: [MatchEvent], _ objects: [MatchObject], _ metric: Metric, _ comment: Comment
  ) throws {
    let expected = try plainly(events, objects, metric)
    for threads in [1, 2] {
      var tally = MatchTally()
      Matcher(try ObjectIndex(objects), metric: metric, threads: threads).count(
        events, into: &tally)
      var found: [[Int]: [Int]] = [:]
      for count in tally.counts {
        found[[count.day.daysSince1970, count.group, count.side]] = [
          count.wide, count.narrow, count.certain,
        ]
      }
      #expect(found == expected.mapValues { Array($0.prefix(3)) }, comment)
      #expect(tally.wide == expected.values.reduce(0) { $0 + $1[0] }, comment)
      #expect(tally.sumOfEventIDs == expected.values.reduce(0) { $0 + $1[3] }, comment)
      #expect(tally.sumOfObjectIDs == expected.values.reduce(0) { $0 + $1[4] }, comment)
      #expect(tally.rowCount == expected.count, comment)
    }
  }
}
