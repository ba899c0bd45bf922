// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct GeoJSONTests {
  private func reading() throws -> FeedReading {
    let mapping = try Mapping(
      parsing: Fixture.text("mapped/observations.map"), for: Fixture.agreement())
    return try FeedReader(context: Cast.context(mapping: mapping)).read(
      fixture: "mapped/observations.geojson")
  }

  @Test func featuresAreRowsAndPropertiesColumns() throws {
    let reading = try reading()
    #expect(reading.kind == .geojson)
    #expect(reading.events.map(\.record) == ["a1", "a2", "a3"])
    #expect(reading.events.map(\.row) == [1, 2, 3])
    #expect(reading.events.map(\.line) == [5, 23, 48])
  }

  @Test func aPointHasTheMappingsRadiusAndALineItsExtent() throws {
    let events = try reading().events
    #expect(events[0].place?.coordinate == Coordinate(latitude: 60.1, longitude: 10.2))
    #expect(events[0].place?.radiusInMetres == 250)
    let line = try #require(events[1].place)
    #expect(abs(line.coordinate.longitude - 10.1) < 1e-9)
    #expect(abs(line.radiusInMetres - 5580) < 10)
    #expect(events[2].place == nil)
  }

  @Test func timesAndActorsAreRead() throws {
    let events = try reading().events
    #expect(events[0].span.start.description == "2025-03-19T02:08:00Z")
    #expect(events[0].span.seconds == 60)
    #expect(events[1].span.seconds == 86_400)
    #expect(events[0].actor == Party.ID("north"))
    #expect(events[1].actor == nil)
    #expect(events[0].means == "drone")
    #expect(events[1].text == "[\"x\"]")
  }

  @Test func aSettlementsPolygonIsGroundOnWhichEveryPlaceIsAsLikely() throws {
    let text = """
      mapping "Settlements"
        form geojson
        id id
        date date
        zone always UTC
        place geometry
          radius always 250
          spread even
        speaker who
      """
    let mapping = try Mapping(parsing: SourceText(text, name: "towns.map"))
    let ring = "[[30,50],[30.02,50],[30.02,50.02],[30,50.02],[30,50]]"
    func place(_ geometry: String) throws -> Place? {
      let feature = """
        {"type": "Feature", "properties": {"date": "2025-03-19", "who": "x"}, "id": "q",
         "geometry": \(geometry)}
        """
      let reading = try FeedReader(context: Cast.context(mapping: mapping)).read(text: feature)
      return reading.events[0].place
    }
    let town = try #require(try place("{\"type\": \"Polygon\", \"coordinates\": [\(ring)]}"))
    let ground = try #require(town.settlement)
    #expect(ground.contains(town.coordinate))
    #expect(town.radiusInMetres > 1000 && town.holds == 95)
    // A point is no settlement, and two columns give no ground.
    #expect(try place("{\"type\": \"Point\", \"coordinates\": [30, 50]}")?.settlement == nil)
    let columns = text.replacing("place geometry", with: "place lat lon")
    #expect(throws: Diagnostics.self) {
      try Mapping(parsing: SourceText(columns, name: "towns.map"))
    }
  }

  @Test func aLoneFeatureIsACollectionOfOne() throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/observations.map"))
    let text = """
      {"type": "Feature", "properties": {"date": "2025-03-19", "who": "x"}, "id": "q",
       "geometry": {"type": "Point", "coordinates": [1, 2, 300]}}
      """
    let reading = try FeedReader(context: Cast.context(mapping: mapping)).read(text: text)
    #expect(reading.events.map(\.record) == ["q"])
    #expect(reading.events[0].place?.coordinate.latitude == 2)
  }

  @Test func skippingLeavesOutBadFeaturesOnly() throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/observations.map"))
    let reading = try FeedReader(context: Cast.context(mapping: mapping)).read(
      fixture: "mapped/observations-bad.geojson", skipBadRows: true)
    #expect(reading.badRows.map(\.row) == [1, 2, 3, 4, 5, 6, 7])
    #expect(reading.events.isEmpty)
  }

  @Test func everyKindOfGeometryIsRead() throws {
    func geometry(_ text: String) throws -> Geometry {
      let json = try JSON(parsing: Array(text.utf8), name: "g")
      return try Geometry(geoJSON: json, at: Cast.here)
    }
    let ring = "[[0,0],[0,1],[1,1],[0,0]]"
    #expect(
      try geometry("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}").coordinates.count == 3)
    #expect(
      try geometry("{\"type\":\"MultiPolygon\",\"coordinates\":[[\(ring)],[\(ring),\(ring)]]}")
        .coordinates.count == 9)
    #expect(
      try geometry("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}")
        == .points([1, 3].compactMap { Coordinate(latitude: $0 + 1, longitude: $0) }))
    #expect(
      try geometry("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}")
        .coordinates.count == 2)
    #expect(
      try geometry(
        """
        {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
        {"type":"Point","coordinates":[3,4]}]}
        """
      ).coordinates.count == 2)
  }
}
