// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct ObjectTests {
  private func read(
    _ text: String, tags: TagTable = .bundled, skipBadRows: Bool = false
  ) throws(Diagnostics) -> ObjectReading {
    try ObjectReader(tags: tags).read(
      BytesSource(Array(text.utf8)), named: "objects", skipBadRows: skipBadRows)
  }

  private static let own =
    "id,name,class,latitude,longitude,precision_m,country,source,source_url,note"

  @Test func ourOwnColumnsAreRead() throws {
    let reading = try read(
      """
      \(Self.own)
      a,Riverton,substation,48.5,37.5,300,XX,A list,https://example.org/a,
      b,"Up, north",refinery,48.6,37.6,0,,A list,,from an incident's own row: R1
      """)
    #expect(reading.objects.map(\.id) == ["a", "b"])
    #expect(reading.objects[0].objectClass == ObjectClass.ID("substation"))
    #expect(reading.objects[0].precisionInMetres == 300)
    #expect(reading.objects[0].source == "A list, https://example.org/a")
    #expect(reading.objects[0].country == "XX")
    #expect(reading.objects.map(\.placedFromReport) == [false, true])
    #expect(reading.objects[1].name == "Up, north")
  }

  @Test(arguments: [
    ("a,n,substation,,,300,,,,\n", "objects.no-place"),
    ("a,n,substation,0,0,300,,,,\n", "objects.no-place"),
    ("a,n,,48.5,37.5,300,,,,\n", "objects.no-class"),
    (",n,substation,48.5,37.5,300,,,,\n", "feed.no-id"),
    ("a,n,substation,98.5,37.5,300,,,,\n", "evidence.latitude"),
    ("a,n,substation,48.5,x,300,,,,\n", "feed.number"),
    ("a,n,substation,48.5,37.5,near,,,,\n", "feed.number"),
    ("a,n,substation,48.5,37.5,-1,,,,\n", "feed.number"),
    ("a,n,s,1,2,3,,,,\na,n,t,1,2,3,,,,\n", "feed.id-twice"),
    ("a,n\n", "engine.csv-field-count"),
  ])
  func aBadRowIsNamed(_ rows: String, _ slug: String) {
    #expect(slugs { _ = try read(Self.own + "\n" + rows) } == [slug])
  }

  @Test func skippingListsBadRows() throws {
    let reading = try read(
      Self.own + "\na,n,s,1,2,3,,,,\nb,n,s,,,3,,,,\na,n,s,1,2,3,,,,\n", skipBadRows: true)
    #expect(reading.objects.count == 1)
    #expect(reading.repeatedRows == 1)
    #expect(reading.badRows.map(\.row) == [2])
    #expect(reading.rows == 3)
  }

  @Test func thePowerPlantDatabaseIsReadInItsFinalForm() throws {
    let reading = try read(
      """
      country,country_long,name,gppd_idnr,capacity_mw,latitude,longitude,primary_fuel,url
      XXX,Northland,One,WRI1,10,48.5,37.5,Hydro,https://example.org
      XXX,Northland,Two,WRI2,1000,48.6,37.5,Nuclear,
      """)
    #expect(
      reading.objects.map { $0.objectClass?.name } == ["power-plant", "nuclear-plant"])
    #expect(reading.objects[0].country == "Northland")
    #expect(reading.objects[0].precisionInMetres == 2000)
  }

  @Test(arguments: [("Ukraine.csv", 61), ("Russia.csv", 833)])
  func theRawPowerPlantsHaveTheirQuirksNamed(_ file: String, _ rows: Int) throws {
    guard let bytes = Fixture.sharedFile("gppd-raw/" + file) else { return }
    let reading = try ObjectReader().read(BytesSource(bytes), named: file, skipBadRows: true)
    #expect(reading.rows == rows)
    #expect(reading.objects.count + reading.badRows.count + reading.repeatedRows == rows)
    #expect(reading.badRows.allSatisfy { $0.faults.count >= 1 })
    #expect(
      Set(reading.badRows.flatMap(\.faults).map(\.slug))
        .isSubset(of: ["objects.no-place", "feed.id-twice", "evidence.latitude"]))
    #expect(Set(reading.objects.map(\.id)).count == reading.objects.count)
  }

  @Test func tagsLeadToClassesFlatOrNested() throws {
    let reading = try read(
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","id":"node/1","properties":{"power":"substation","name":"S"},
        "geometry":{"type":"Point","coordinates":[1,2]}},
       {"type":"Feature","properties":{"@id":"way/2","tags":{"power":"line","voltage":"110000"}},
        "geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
       {"type":"Feature","id":3,"properties":{"man_made":"pipeline","substance":"Gas;water"},
        "geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
       {"type":"Feature","id":"4","properties":{"industrial":"refinery"},"geometry":{"type":"Polygon",
        "coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}},
       {"type":"Feature","id":"5","properties":{"shop":"bakery"},
        "geometry":{"type":"Point","coordinates":[1,2]}},
       {"type":"Feature","id":"6","properties":{"power":"plant","class":"dam","precision_m":40},
        "geometry":{"type":"Point","coordinates":[1,2]}}
      ]}
      """)
    #expect(
      reading.objects.map { $0.objectClass?.name ?? "-" }
        == ["substation", "power-line", "gas-pipeline", "refinery", "-", "dam"])
    #expect(reading.objects.map(\.id) == ["node/1", "way/2", "3", "4", "5", "6"])
    #expect(reading.objects.map(\.precisionInMetres) == [100, 0, 0, 0, 100, 40])
    #expect(reading.withoutClass == 1)
  }

  @Test func aFeatureWithoutIdOrPlaceIsBad() {
    let text = """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}},
       {"type":"Feature","id":"x","properties":{},"geometry":null}]}
      """
    #expect(slugs { _ = try read(text) } == ["feed.no-id", "objects.no-place"])
  }

  @Test func aListOfOtherColumnsIsRefused() {
    #expect(slugs { _ = try read("a,b\n1,2\n") } == ["objects.unknown-form"])
    #expect(slugs { _ = try read("<html></html>") } == ["feed.html"])
  }

  @Test func theTableOfTagsMayBeChanged() throws {
    let table = try TagTable(
      parsing: SourceText(
        "# ours\npower=plant and fuel=wood is nothing\npower=* is power\n", name: "tags.txt"))
    #expect(table.objectClass(of: ["power": "plant", "fuel": "wood"]) == nil)
    #expect(table.objectClass(of: ["power": "Plant"]) == ObjectClass.ID("power"))
    #expect(table.objectClass(of: ["shop": "x"]) == nil)
  }

  @Test(arguments: [
    "power plant is x\n", "power= is x\n", "power=plant is\n", "power=plant and is x\n",
    "=x is y\n", "power=plant is x y\n", "power=plant is x\n  power=line is y\n",
  ])
  func aWrongRuleIsNamed(_ text: String) {
    #expect(slugs { _ = try TagTable(parsing: SourceText(text, name: "t")) } == ["tags.rule"])
  }

  @Test func aRuleForAnUnknownClassIsNamed() {
    let found = slugs {
      _ = try TagTable(
        parsing: SourceText("power=plant is powr\n", name: "t"),
        classes: Fixture.agreement().classes)
    }
    #expect(found == ["tags.class"])
  }
}
