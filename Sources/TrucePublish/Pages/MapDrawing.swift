// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

/// What the maps of a report draw, worked out once for all its languages and sizes.
struct MapDrawing: Sendable {
  /// Marks of one verdict that would hide each other: one mark with a number.
  struct Cell: Sendable {
    var verdict: Verdict
    var at: (x: Double, y: Double)
    /// The incidents, by their places among the map's points.
    var members: [Int]
  }

  /// The circle within which a place is known.
  struct Circle: Sendable {
    var verdict: Verdict
    var at: (x: Double, y: Double)
    var radius: Double
  }

  /// One reading's map.
  struct Panel: Sendable {
    /// Marks, those of violations last, so that they lie on top.
    var cells: [Cell] = []
    /// Circles that are wide enough to be seen.
    var circles: [Circle] = []
    /// The places that may be named, by their places among the map's points, those of violations first.
    var named: [Int] = []
    /// How many are a violation, undetermined, and none.
    var counts = [0, 0, 0]
  }

  /// How degrees become units.
  let projection: MapProjection
  /// One a reading.
  let panels: [Panel]

  /// The most marks of one map that a reader can tell apart.
  private static let mostMarks = 250
  /// The most circles of one map.
  private static let mostCircles = 150
  /// The fewest units of a circle that is drawn.
  private static let leastRadius = 4.0

  /// Draws a map; `nil` where no incident has a place.
  ///
  /// - Complexity: O(points × readings).
  init?(of map: MapContent) {
    let projection = MapProjection(
      showing: map.points.map { ($0.place.coordinate, $0.place.radiusInMetres) })
    guard let projection, let provision = map.provision else { return nil }
    self.projection = projection
    let places = map.points.map { projection.point($0.place.coordinate) }
    panels = provision.readings.indices.map { reading in
      var panel = Panel()
      for (number, point) in map.points.enumerated() {
        guard let verdict = point.verdicts[reading] else { continue }
        panel.counts[MapDrawing.order(verdict)] += 1
        let radius = projection.length(point.place.radiusInMetres)
        if radius >= MapDrawing.leastRadius, panel.circles.count < MapDrawing.mostCircles,
          projection.holds(places[number])
        {
          panel.circles.append(Circle(verdict: verdict, at: places[number], radius: radius))
        }
      }
      let named = map.points.indices.filter { map.points[$0].canBeNamed }
      for verdict in [Verdict.violation, .undetermined, .notViolation] {
        panel.named += named.lazy.filter { map.points[$0].verdicts[reading] == verdict }
      }
      // Where they are too many to be told apart, more of them become one.
      for width in [9.0, 12, 18, 27, 40] {
        panel.cells = MapDrawing.cells(
          of: map, reading, at: places, within: projection, width: width)
        if panel.cells.count <= MapDrawing.mostMarks { break }
      }
      return panel
    }
  }

  private static func cells(
    of map: MapContent, _ reading: Int, at places: [(x: Double, y: Double)],
    within projection: MapProjection, width: Double
  ) -> [Cell] {
    struct Box: Hashable {
      var x: Int
      var y: Int
      var order: Int
    }
    var cells: [Cell] = []
    var known: [Box: Int] = [:]
    for (number, point) in map.points.enumerated() {
      guard let verdict = point.verdicts[reading], projection.holds(places[number]) else {
        continue
      }
      let at = places[number]
      let box = Box(x: Int(at.x / width), y: Int(at.y / width), order: order(verdict))
      if let place = known[box] {
        cells[place].members.append(number)
      } else {
        known[box] = cells.count
        cells.append(Cell(verdict: verdict, at: at, members: [number]))
      }
    }
    return cells.enumerated().sorted { left, right in
      (-order(left.element.verdict), left.offset) < (-order(right.element.verdict), right.offset)
    }.map(\.element)
  }

  /// Violations first.
  static func order(_ verdict: Verdict) -> Int {
    switch verdict {
    case .violation: 0
    case .undetermined: 1
    case .notViolation: 2
    }
  }
}

extension MapContent.Point {
  /// Whether its name is short enough for the map, and its place known closely enough.
  fileprivate var canBeNamed: Bool {
    !name.isEmpty && name.count <= 22 && place.radiusInMetres <= 30_000
  }
}
