// SPDX-License-Identifier: Apache-2.0

/// A piece of ground: points, lines or polygons, with the metres around them that belong to it.
///
/// The rim belongs to it. Lines and the sides of polygons are shortest paths on WGS 84. A polygon
/// covers less than a hemisphere; a ring that crosses itself covers what an odd number of its turns
/// enclose. It may lie across the antimeridian or a pole.
public struct Footprint: Hashable, Sendable {
  /// One point, line or polygon with its buffer.
  struct Part: Hashable, Sendable {
    /// What it is.
    enum Form: Hashable, Sendable {
      /// A point.
      case point(Coordinate)
      /// A line.
      case line([Coordinate])
      /// An outer ring and its holes.
      case polygon([[Coordinate]])
    }

    /// What it is.
    let form: Form
    /// Metres around it that belong to it.
    let buffer: Double
    /// A point from which all of the form lies within ``reach``.
    let middle: Coordinate
    /// Metres, on the sphere and rounded up; the buffer not counted.
    let reach: Double
  }

  /// The parts, in the order given.
  let parts: [Part]

  /// The ground of a geometry and the metres around it.
  ///
  /// A buffer below 0, or one that is no number, counts as 0.
  public init(_ geometry: Geometry, bufferInMetres: Double = 0) {
    let buffer = bufferInMetres > 0 && bufferInMetres.isFinite ? bufferInMetres : 0
    let forms: [Part.Form] =
      switch geometry {
      case .points(let points): points.map { .point($0) }
      case .lines(let lines): lines.filter { !$0.isEmpty }.map { .line($0) }
      case .polygons(let polygons):
        polygons.filter { !($0.first ?? []).isEmpty }.map { .polygon($0) }
      }
    parts = forms.map { Part($0, buffer: buffer) }
  }

  /// All ground that lies in any of several footprints.
  public init(union footprints: some Sequence<Footprint>) {
    parts = footprints.flatMap(\.parts)
  }

  fileprivate init(parts: [Part]) { self.parts = parts }

  /// Whether there is no ground at all.
  public var isEmpty: Bool { parts.isEmpty }

  /// How far a point lies from it in metres; 0 inside and on the rim, infinite for no ground.
  ///
  /// Exact to nanometres for points with a buffer; beside lines and polygons off by less than 0.01 % of
  /// the distance where the nearest side is shorter than 150 km.
  ///
  /// - Complexity: O(corners) of the parts that can be nearest.
  public func distanceInMetres(to point: Coordinate) -> Double {
    var nearest = Double.infinity
    for part in parts where part.leastDistance(to: point) < nearest {
      nearest = Swift.min(nearest, part.distance(to: point))
      if nearest == 0 { return 0 }
    }
    return nearest
  }

  /// Whether a point lies in it or on its rim.
  public func contains(_ point: Coordinate) -> Bool { touches(point, withinMetres: 0) }

  /// Whether a circle around a point and the ground share a point.
  ///
  /// - Complexity: O(parts) where all parts lie clearly apart.
  public func touches(_ point: Coordinate, withinMetres radius: Double) -> Bool {
    parts.contains { part in
      let toMiddle = TruceGround.distanceInMetres(from: point, to: part.middle)
      // The sphere is off by at most 0.56 %: most parts are told from it alone.
      if (toMiddle - part.reach) * 0.994 - part.buffer > radius { return false }
      if case .point = part.form, toMiddle * 1.006 - part.buffer <= radius { return true }
      return part.distance(to: point) <= radius
    }
  }
}

extension Footprint.Part {
  /// A form with its bounding circle.
  init(_ form: Form, buffer: Double) {
    self.form = form
    self.buffer = buffer
    switch form {
    case .point(let point):
      middle = point
      reach = 0
    case .line(let corners):
      (middle, reach) = boundingCircle(of: corners)
    case .polygon(let rings):
      (middle, reach) = boundingCircle(of: rings.first ?? [])
    }
  }

  /// A number of metres that the true distance never lies below, cheaply; the sphere is off by at
  /// most 0.56 %.
  func leastDistance(to point: Coordinate) -> Double {
    Swift.max(0, (distanceInMetres(from: point, to: middle) - reach) * 0.994 - buffer)
  }

  /// Metres from a point; 0 inside.
  func distance(to point: Coordinate) -> Double {
    let bare: Double
    switch form {
    case .point(let own):
      bare = geodesicDistanceInMetres(from: point, to: own)
    case .line(let corners):
      let plane = LocalPlane(around: point)
      bare = LocalPlane.distanceFromCentre(ofPath: corners.map(plane.point(of:)))
    case .polygon(let rings):
      let plane = LocalPlane(around: point)
      var nearest = Double.infinity
      var isInside = false
      for ring in rings {
        let corners = ring.map(plane.point(of:))
        guard let last = corners.last else { continue }
        nearest = Swift.min(nearest, LocalPlane.distanceFromCentre(ofPath: [last] + corners))
        var before = last
        for corner in corners {
          if LocalPlane.Point.crossesRay(from: before, to: corner) { isInside.toggle() }
          before = corner
        }
      }
      bare = isInside ? 0 : nearest
    }
    return Swift.max(0, bare - buffer)
  }
}

extension LocalPlane {
  /// How far the centre lies from a path of lines.
  static func distanceFromCentre(ofPath corners: [Point]) -> Double {
    guard let first = corners.first else { return .infinity }
    var nearest = (first.x * first.x + first.y * first.y).squareRoot()
    var before = first
    for corner in corners.dropFirst() {
      nearest = Swift.min(nearest, Point.distanceFromCentre(ofLineFrom: before, to: corner))
      before = corner
    }
    return nearest
  }
}

/// A circle on the sphere around corners and the shortest paths between neighbours.
private func boundingCircle(of corners: [Coordinate]) -> (middle: Coordinate, reach: Double) {
  guard let first = corners.first else {
    preconditionFailure("a form without corners has no bounding circle")
  }
  var (x, y, z) = (0.0, 0.0, 0.0)
  for corner in corners {
    let unit = corner.unitVector
    x += unit.x
    y += unit.y
    z += unit.z
  }
  let middle = Coordinate(alongVectorX: x, y: y, z: z) ?? first
  var reach = 0.0
  for corner in corners { reach = Swift.max(reach, distanceInMetres(from: middle, to: corner)) }
  // A cap smaller than a hemisphere holds the shortest path between any two of its points; a larger
  // one may not, so it is taken as the whole earth.
  return (middle, reach < 9_000_000 ? reach * 1.000_001 : 21_000_000)
}

extension Packer {
  /// Adds a piece of ground.
  public mutating func add(_ ground: Footprint) {
    add(all: ground.parts) { packer, part in
      packer.add(part.buffer)
      switch part.form {
      case .point(let point):
        packer.add(0)
        packer.add(point)
      case .line(let corners):
        packer.add(1)
        packer.add(all: corners) { $0.add($1) }
      case .polygon(let rings):
        packer.add(2)
        packer.add(all: rings) { $0.add(all: $1) { $0.add($1) } }
      }
    }
  }
}

extension Unpacker {
  /// A piece of ground.
  public mutating func footprint() -> Footprint {
    Footprint(
      parts: all { unpacker in
        let buffer = unpacker.double()
        let form: Footprint.Part.Form =
          switch unpacker.int() {
          case 0: .point(unpacker.coordinate())
          case 1: .line(unpacker.all { $0.coordinate() })
          default: .polygon(unpacker.all { $0.all { $0.coordinate() } })
          }
        return Footprint.Part(form, buffer: buffer)
      })
  }
}
