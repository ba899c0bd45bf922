// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct EventJSONTests {
  private func events() throws -> [Event] {
    let mapping = try Mapping(parsing: Fixture.text("mapped/reports.map"))
    return try FeedReader(context: Cast.context(mapping: mapping)).read(
      fixture: "mapped/reports.csv"
    ).events
  }

  @Test func theNamesThatProgramsRelyOnAreThere() throws {
    let json = try #require(try events().first).json
    let relied = [
      "event", "source", "speaker", "affiliation", "act", "row", "line", "start", "end",
      "latitude", "longitude", "precision_m", "text", "object", "actor", "denies",
    ]
    for name in relied { #expect(json[name] != nil, "no \(name)") }
    #expect(json["event"] == .string("feed:1"))
    #expect(json["source"] == .string("feed"))
    #expect(json["affiliation"] == .string("north"))
    #expect(json["start"] == .string("2025-03-18T21:00:00Z"))
    #expect(json["latitude"] == .number("60.1"))
    #expect(json["precision_m"] == .number("500"))
    #expect(json["object"] == .string("substation"))
    #expect(json["actor"] == .string("north"))
    #expect(json["denies"] == .array([]))
  }

  @Test func unknownIsNullAndNeverEmptyOrZero() throws {
    let fire = try #require(try events().first { $0.record == "13" }).json
    #expect(fire["act"] == .null)
    #expect(fire["latitude"] == .null)
    #expect(fire["precision_m"] == .null)
    #expect(fire["sensor"]?["power_mw"] == .null)
    #expect(fire["affiliation"] == .string("unknown"))
  }

  @Test func aDenialNamesTheEventsItDenies() throws {
    let denial = try #require(try events().first { $0.id.name == "feed:7/3" }).json
    #expect(denial["act"] == .string("denial"))
    #expect(denial["denies"] == .array([.string("feed:7")]))
    #expect(denial["denial"]?["means"] == .array([.string("drone")]))
  }

  @Test func theSchemaNamesEveryMemberAndNoOther() throws {
    let path = Fixture.root.appending(path: "docs/schemas/event.schema.json")
    let schema = try JSON(parsing: Array(try Data(contentsOf: path)), name: "event.schema.json")
    let described = try #require(schema["properties"]?.members).map(\.name)
    let json = try #require(try events().first).json
    #expect(try #require(json.members).map(\.name) == described)
    #expect(schema["required"]?.array?.compactMap(\.string) == described)
  }
}
