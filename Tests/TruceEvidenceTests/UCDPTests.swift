// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct UCDPTests {
  private func reading() throws -> FeedReading {
    try FeedReader(context: Cast.context()).read(fixture: "good/ucdp.csv")
  }

  @Test func aSummaryEventStaysOneEventOverItsInterval() throws {
    let events = try reading().events.filter { $0.record == "102" }
    #expect(events.count == 1)
    #expect(events[0].span.start.description == "2014-02-28T20:00:00Z")
    #expect(events[0].span.end.description == "2014-06-01T04:00:00Z")
    #expect(events[0].timePrecision == .year)
  }

  @Test func sidesAreNoDirectionButInOneSidedViolence() throws {
    let events = try reading().events
    #expect(events.first { $0.record == "101" }?.actor == nil)
    #expect(events.first { $0.record == "102" }?.actor == Party.ID("north"))
  }

  @Test func officesAreTheSpeakersAndOldRowsNameThemInTheArticle() throws {
    let reading = try reading()
    #expect(
      reading.events.filter { $0.record == "101" }.map(\.speaker.name)
        == ["Agence Exemple", "River Gazette"])
    #expect(
      reading.events.first { $0.record == "102" }?.speaker.name == "HRW 19 March 2008 \"A report\"")
  }

  @Test func deathsAreKeptInTheSourcesWords() throws {
    let event = try #require(try reading().events.first)
    #expect(
      event.casualties
        == "deaths: best 4, low 2, high 6, side_a 0, side_b 0, civilians 4, unknown 0")
  }

  @Test func placesAreAsWideAsTheirCode() throws {
    let events = try reading().events
    #expect(events.first { $0.record == "101" }?.place?.radiusInMetres == 5000)
    #expect(events.first { $0.record == "102" }?.place?.radiusInMetres == 150_000)
    #expect(events.first { $0.record == "103" }?.place == nil)  // 0, 0
  }

  @Test func theEarliestArticleSaysWhenItCouldBeKnown() throws {
    #expect(
      try reading().events.first?.published?.start.description == "2014-03-01T20:00:00Z")
  }

  @Test func theRealFileOfOneCountryIsReadWhole() throws {
    guard let bytes = Fixture.sharedFile("ucdp-ged-car/GEDEvent_v23_1_CAR_1991-2017.csv") else {
      return
    }
    let reading = try FeedReader(context: Cast.context()).read(
      BytesSource(bytes), named: "ged.csv")
    #expect(reading.kind == .ucdp)
    #expect(reading.rows == 1370)
    #expect(Set(reading.events.map(\.record)).count == 1370)
    #expect(reading.events.allSatisfy { $0.place != nil && $0.act == .hit })
    #expect(Set(reading.events.map(\.id)).count == reading.events.count)
  }
}
