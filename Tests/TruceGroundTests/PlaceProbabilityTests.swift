// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TruceGround

@Suite struct PlaceProbabilityTests {
  /// A polygon given in standard deviations around a centre, as ground on the earth.
  private func ground(_ text: String, around centre: Coordinate, sigma: Double) -> Footprint {
    let plane = LocalPlane(around: centre)
    let rings = text.split(separator: ";").map { ring in
      ring.split(separator: " ").map { corner -> Coordinate in
        let numbers = corner.split(separator: ",").compactMap { Double($0) }
        return plane.coordinate(
          of: LocalPlane.Point(x: numbers[0] * sigma, y: numbers[1] * sigma))
      }
    }
    return Footprint(.polygons([rings]))
  }

  private func point(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
  }

  @Test func theProbabilityOfACircleAgreesWithTheReference() throws {
    let rows = try placeVectors("circle.csv")
    #expect(rows.count > 90)
    for row in rows {
      let numbers = row.compactMap { Double($0) }
      let found = normalProbability(inCircleOf: numbers[0], atDistance: numbers[1])
      #expect(
        abs(found - numbers[2]) < 1e-11, "circle of \(numbers[0]) at \(numbers[1]): \(found)")
    }
  }

  @Test func theProbabilityOfAPolygonAgreesWithTheReference() throws {
    let rows = try placeVectors("polygon.csv")
    #expect(rows.count >= 15)
    for row in rows {
      let expected = try #require(Double(row[1]))
      for centre in [try point(51, 35), try point(-10, 179.999), try point(69.5, -40)] {
        let sigma = 500.0
        let found = ground(row[0], around: centre, sigma: sigma)
          .probability(of: .normal(around: centre, sigmaInMetres: sigma))
        #expect(abs(found - expected) < 1e-8, "\(row[0]) at \(centre): \(found)")
      }
    }
  }

  @Test func aFarCircleNeitherOverflowsNorReturnsNonsense() {
    for distance in [41.0, 400, 1e4, 1e8, 1e150] {
      #expect(normalProbability(inCircleOf: 1, atDistance: distance) == 0)
      #expect(normalProbability(inCircleOf: distance * 2, atDistance: distance) == 1)
      let rim = normalProbability(inCircleOf: distance, atDistance: distance)
      #expect((0.2...0.5).contains(rim), "on the rim at \(distance): \(rim)")
    }
  }

  @Test func radiiOfFiftySixtyEightAndNinetyFivePercentHoldWhatTheySay() {
    for (percent, share) in [(50, 0.5), (68, 0.6827), (95, 0.95)] {
      let sigma = sigmaInMetres(ofRadius: 1000, holdingPercent: percent)
      let held = normalProbability(inCircleOf: 1000 / sigma, atDistance: 0)
      #expect(abs(held - share) < 1e-4)
    }
    #expect(sigmaInMetres(ofRadius: -5, holdingPercent: 50) == 0)
    #expect(sigmaInMetres(ofRadius: .nan, holdingPercent: 50) == 0)
    #expect(abs(sigmaInMetres(ofRadius: 1, holdingPercent: 90) - 0.46599) < 1e-5)
  }

  @Test func aCircleAndItsManySidedPictureGiveNearlyTheSame() throws {
    let centre = try point(51.2, 35.3)
    let other = LocalPlane(around: centre).coordinate(of: LocalPlane.Point(x: 900, y: 400))
    let round = Footprint(.points([other]), bufferInMetres: 1200)
    // Two points on one spot touch, so that they are drawn instead of computed.
    let drawn = Footprint(.points([other, other]), bufferInMetres: 1200)
    for sigma in [50.0, 400, 3000] {
      let spread = PlaceSpread.normal(around: centre, sigmaInMetres: sigma)
      #expect(abs(round.probability(of: spread) - drawn.probability(of: spread)) < 2e-4)
    }
  }

  @Test func anEvenSpreadGivesTheShareOfTheSettlement() throws {
    let corner = try point(50, 30)
    let plane = LocalPlane(around: corner)
    func square(_ low: Double, _ high: Double) -> Footprint {
      let corners = [(low, low), (high, low), (high, high), (low, high)].map {
        plane.coordinate(of: LocalPlane.Point(x: $0.0, y: $0.1))
      }
      return Footprint(.polygons([[corners]]))
    }
    let settlement = square(-1000, 1000)
    #expect(abs(square(0, 3000).probability(of: .even(over: settlement)) - 0.25) < 1e-5)
    #expect(abs(square(-2000, 2000).probability(of: .even(over: settlement)) - 1) < 1e-9)
    #expect(square(5000, 6000).probability(of: .even(over: settlement)) == 0)
    let spot = Footprint(.points([corner]))
    #expect(settlement.probability(of: .even(over: spot)) == 1)
    #expect(Footprint(.points([])).probability(of: .even(over: settlement)) == 0)
  }

  @Test func aPlaceKnownExactlyIsInOrOut() throws {
    let centre = try point(48, 37)
    let exact = PlaceSpread.normal(around: centre, sigmaInMetres: 0)
    #expect(Footprint(.points([centre]), bufferInMetres: 10).probability(of: exact) == 1)
    #expect(Footprint(.points([try point(48.1, 37)])).probability(of: exact) == 0)
  }

  @Test func aCrossedRingAndAnEmptyOneAreNoFault() throws {
    let bowTie = Footprint(
      .polygons([
        [[try point(0, 0), try point(1, 1), try point(0, 1), try point(1, 0)]], [[]],
      ]))
    let spread = PlaceSpread.normal(around: try point(0.5, 0.75), sigmaInMetres: 5000)
    #expect((0.0...1.0).contains(bowTie.probability(of: spread)))
    #expect(Footprint(.polygons([])).probability(of: spread) == 0)
    #expect(Footprint(.lines([[]]), bufferInMetres: 10).isEmpty)
  }

  /// The law of the place limb, on shapes with holes and arms as well.
  @Test func aLargerRadiusNeverMakesAPlaceMoreCertain() throws {
    var random = SplitMix64(seed: 0x1DE)
    for _ in 0..<60 {
      let centre = try point(45 + random.unit() * 10, 30 + random.unit() * 10)
      let footprint = shape(around: centre, &random)
      var before: Kleene?
      for step in 0..<24 {
        let radius = 20.0 * pow(1.6, Double(step))
        let state = footprint.standing(
          around: centre, sigmaInMetres: radius / 2.4477, circleInMetres: radius, threshold: 0.95
        ).state
        if before == .unknown {
          #expect(state == .unknown, "radius \(radius), seed 0x1DE")
        }
        if before == .met { #expect(state != .notMet) }
        if before == .notMet { #expect(state != .met) }
        before = state
      }
    }
  }

  private func shape(around centre: Coordinate, _ random: inout SplitMix64) -> Footprint {
    let plane = LocalPlane(around: centre)
    func ring(_ x: Double, _ y: Double, _ size: Double) -> [Coordinate] {
      let count = 3 + Int(random.unit() * 6)
      return (0..<count).map { index in
        let angle = Double(index) / Double(count) * 2 * .pi
        let far = size * (0.3 + random.unit())
        return plane.coordinate(
          of: LocalPlane.Point(x: x + far * sine(angle + .pi / 2), y: y + far * sine(angle)))
      }
    }
    let (x, y) = ((random.unit() - 0.5) * 6000, (random.unit() - 0.5) * 6000)
    let size = 500 + random.unit() * 20_000
    var rings = [ring(x, y, size)]
    if random.unit() < 0.5 { rings.append(ring(x / 2, y / 2, size * 0.1)) }
    var parts = [Footprint(.polygons([rings]), bufferInMetres: random.unit() < 0.3 ? 800 : 0)]
    if random.unit() < 0.5 {
      parts.append(Footprint(.points([ring(0, 0, 9000)[0]]), bufferInMetres: 3000))
    }
    return Footprint(union: parts)
  }
}
