// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

/// The examples of docs/feeds.md are run.
@Suite struct FeedDocumentationTests {
  /// The blocks of a kind, in order, without their fences.
  private func blocks(_ kind: String) throws -> [String] {
    let path = Fixture.root.appending(path: "docs/feeds.md")
    let text = try String(decoding: Data(contentsOf: path), as: UTF8.self)
    return text.components(separatedBy: "```\(kind)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  private func read(_ mapping: String, _ file: String) throws -> [Event] {
    let mapping = try Mapping(parsing: SourceText(mapping, name: "example.map"))
    return try FeedReader(context: Cast.context(mapping: mapping)).read(text: file).events
  }

  @Test func theSemicolonExampleGivesWhatItSays() throws {
    let event = try #require(try read(blocks("mapping")[0], blocks("csv")[0]).first)
    #expect(event.record == "7")
    #expect(event.span.start.description == "2025-03-09T13:05:00Z")
    #expect(event.act == .attempt)
    #expect(event.objects.first?.objectClass == ObjectClass.ID("power-line"))
    #expect(event.speaker.name == "Field team 3")
    #expect(event.grade.name == "C3")
  }

  @Test func theGeoJSONExampleGivesWhatItSays() throws {
    let event = try #require(try read(blocks("mapping")[1], blocks("geojson")[0]).first)
    #expect(event.id.name == "feed:o-1")
    #expect(event.span.start.description == "2025-03-19T02:08:00Z")
    #expect(event.actor == nil)
    #expect(event.place?.radiusInMetres == 250)
  }

  @Test func thePartsOfTheDayAreThoseOfTheTable() throws {
    let path = Fixture.root.appending(path: "docs/feeds.md")
    let text = try String(decoding: Data(contentsOf: path), as: UTF8.self)
    let mapping = "mapping \"x\"\n  id a\n  date b\n  clock c\n  zone always UTC\n  speaker d\n"
    var rows = 0
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[1].hasSuffix(":00"), cells[2].hasSuffix(":00") else { continue }
      for word in cells[0].split(separator: ", ") {
        rows += 1
        let event = try #require(
          try read(mapping, "a,b,c,d\n1,2025-03-19,\(word),me\n").first)
        let end = cells[2] == "24:00" ? "2025-03-20T00:00:00Z" : "2025-03-19T\(cells[2]):00Z"
        #expect(event.span.start.description == "2025-03-19T\(cells[1]):00Z", "\(word)")
        #expect(event.span.end.description == end, "\(word)")
      }
    }
    #expect(rows == 10)
  }
}
