// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Geometry {
  /// A geometry as GeoJSON writes it (RFC 7946, section 3.1).
  ///
  /// A third number of a position is left out. A ring's last position, which repeats the first, is
  /// left out. A collection has to hold geometries of one kind.
  ///
  /// - Parameters:
  ///   - json: the geometry object.
  ///   - place: where it stands, for diagnostics.
  /// - Throws: `geojson.geometry`, `geojson.position`, `geojson.ring`.
  public init(geoJSON json: JSON, at place: Location) throws(Diagnostics) {
    self = try Geometry.read(json, at: place, depth: 0)
  }

  private static func read(
    _ json: JSON, at place: Location, depth: Int
  ) throws(Diagnostics) -> Geometry {
    guard let type = json["type"]?.string else {
      throw Diagnostics(.noGeometry(at: place, "no 'type'"))
    }
    if type == "GeometryCollection" {
      guard depth == 0, let parts = json["geometries"]?.array, !parts.isEmpty else {
        throw Diagnostics(.noGeometry(at: place, "a collection without geometries"))
      }
      var result = try read(parts[0], at: place, depth: 1)
      for part in parts.dropFirst() {
        guard let both = result.joined(with: try read(part, at: place, depth: 1)) else {
          throw Diagnostics(.noGeometry(at: place, "a collection of several kinds"))
        }
        result = both
      }
      return result
    }
    guard let coordinates = json["coordinates"] else {
      throw Diagnostics(.noGeometry(at: place, "no 'coordinates'"))
    }
    func list(_ json: JSON) throws(Diagnostics) -> [JSON] {
      guard let list = json.array, !list.isEmpty else {
        throw Diagnostics(.noGeometry(at: place, "an empty list of positions"))
      }
      return list
    }
    func positions(_ json: JSON) throws(Diagnostics) -> [Coordinate] {
      var result: [Coordinate] = []
      for item in try list(json) { result.append(try position(item, at: place)) }
      return result
    }
    func line(_ json: JSON) throws(Diagnostics) -> [Coordinate] {
      let line = try positions(json)
      if line.count < 2 { throw Diagnostics(.ring(at: place, "a line has fewer than 2 positions")) }
      return line
    }
    func polygon(_ json: JSON) throws(Diagnostics) -> [[Coordinate]] {
      var rings: [[Coordinate]] = []
      for item in try list(json) {
        var ring = try positions(item)
        guard ring.count >= 4, ring.first == ring.last else {
          throw Diagnostics(.ring(at: place, "a ring has fewer than 4 positions or is not closed"))
        }
        ring.removeLast()
        rings.append(ring)
      }
      return rings
    }
    switch type {
    case "Point": return .points([try position(coordinates, at: place)])
    case "MultiPoint": return .points(try positions(coordinates))
    case "LineString": return .lines([try line(coordinates)])
    case "MultiLineString":
      var lines: [[Coordinate]] = []
      for item in try list(coordinates) { lines.append(try line(item)) }
      return .lines(lines)
    case "Polygon": return .polygons([try polygon(coordinates)])
    case "MultiPolygon":
      var polygons: [[[Coordinate]]] = []
      for item in try list(coordinates) { polygons.append(try polygon(item)) }
      return .polygons(polygons)
    default: throw Diagnostics(.noGeometry(at: place, "the type '\(type.prefix(40))'"))
    }
  }

  private static func position(_ json: JSON, at place: Location) throws(Diagnostics) -> Coordinate {
    guard let numbers = json.array, numbers.count >= 2, let longitude = numbers[0].double,
      let latitude = numbers[1].double
    else { throw Diagnostics(.position(at: place, json.compact)) }
    guard let coordinate = Coordinate(latitude: latitude, longitude: longitude) else {
      throw Diagnostics(.position(at: place, json.compact))
    }
    return coordinate
  }

  /// Two geometries of one kind as one.
  private func joined(with other: Geometry) -> Geometry? {
    switch (self, other) {
    case (.points(let a), .points(let b)): .points(a + b)
    case (.lines(let a), .lines(let b)): .lines(a + b)
    case (.polygons(let a), .polygons(let b)): .polygons(a + b)
    case (.points, _), (.lines, _), (.polygons, _): nil
    }
  }

  /// A point and a radius in metres that hold the whole of it: the only point with 0, else the middle
  /// of its extent.
  var enclosingCircle: (centre: Coordinate, radiusInMetres: Double)? {
    let all = coordinates
    guard let first = all.first else { return nil }
    if all.allSatisfy({ $0 == first }) { return (first, 0) }
    let latitudes = all.map(\.latitude)
    let longitudes = all.map { point in
      // Measured from the first point, so that the antimeridian is no seam.
      var step = point.longitude - first.longitude
      if step >= 180 { step -= 360 }
      if step < -180 { step += 360 }
      return step
    }
    guard let south = latitudes.min(), let north = latitudes.max(), let west = longitudes.min(),
      let east = longitudes.max()
    else { return nil }
    var longitude = first.longitude + (west + east) / 2
    if longitude >= 180 { longitude -= 360 }
    if longitude < -180 { longitude += 360 }
    guard let centre = Coordinate(latitude: (south + north) / 2, longitude: longitude)
    else { return nil }
    let radius = all.map { geodesicDistanceInMetres(from: centre, to: $0) }.max() ?? 0
    return (centre, radius)
  }
}

extension Diagnostic {
  fileprivate static func noGeometry(at place: Location, _ what: String) -> Diagnostic {
    Diagnostic(
      .error, "geojson.geometry", at: place, "the geometry cannot be read: \(what)",
      expected: "Point, LineString, Polygon or their Multi forms, in WGS 84 degrees (RFC 7946)",
      mend: "correct the feature, or export the file again")
  }

  fileprivate static func position(at place: Location, _ text: String) -> Diagnostic {
    Diagnostic(
      .error, "geojson.position", at: place,
      "'\(text.prefix(60))' is no position in WGS 84 degrees",
      expected: "[longitude, latitude], -180 to 180 and -90 to 90",
      mend: "correct the feature; a projected file has to be converted to WGS 84 first")
  }

  fileprivate static func ring(at place: Location, _ what: String) -> Diagnostic {
    Diagnostic(
      .error, "geojson.ring", at: place, what,
      expected: "lines of 2 positions or more; closed rings of 4 or more",
      mend: "correct the feature, or export the file again")
  }
}
