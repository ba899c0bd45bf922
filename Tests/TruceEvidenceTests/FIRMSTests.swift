// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround

@Suite struct FIRMSTests {
  private func read(_ name: String) throws -> FeedReading {
    try FeedReader(context: Cast.context()).read(fixture: "good/" + name)
  }

  @Test func allFormsOfTheTimeAreOneMoment() throws {
    let reading = try read("firms-viirs.csv")
    #expect(
      reading.events.prefix(3).map(\.span.start.description)
        == Array(repeating: "2025-03-20T00:45:00Z", count: 3))
    #expect(reading.events[3].span.start.description == "2025-03-20T20:22:00Z")
    #expect(reading.events.allSatisfy { $0.span.seconds == 60 })
  }

  @Test func aFireIsNoActAndNobodysClaim() throws {
    let reading = try read("firms-viirs.csv")
    #expect(reading.events.allSatisfy { $0.act == nil && $0.actor == nil })
    #expect(reading.events.allSatisfy { $0.speaker.affiliation == .none })
    #expect(reading.speakersWithoutAffiliation.isEmpty)
  }

  @Test func confidenceIsNominalOrHighOrThirty() throws {
    let viirs = try read("firms-viirs.csv").events.map { $0.sensor?.isConfident }
    #expect(viirs == [true, false, true, true])
    let modis = try read("firms-modis.csv").events
    #expect(modis.map { $0.sensor?.isConfident } == [false, true])
    #expect(modis.map { $0.sensor?.instrument } == ["MODIS", "MODIS"])
  }

  @Test func theRadiusIsHalfThePixelsDiagonal() throws {
    let events = try read("firms-viirs.csv").events
    let first = try #require(events[0].place)
    #expect(abs(first.radiusInMetres - 265.377) < 0.001)
    let modis = try #require(try read("firms-modis.csv").events[1].place)
    #expect(abs(modis.radiusInMetres - 1220.656) < 0.001)
  }

  @Test func theInstrumentMayStandAnywhereOrNowhere() throws {
    let late = try read("firms-instrument-late.csv").events
    #expect(late.first?.sensor?.instrument == "VIIRS")
    #expect(late.first?.span.start.description == "2025-03-20T00:05:00Z")
    #expect(try read("firms-modis.csv").events[0].span.start.description == "2025-03-20T00:05:00Z")
  }

  @Test func theSamePixelTwiceIsOneEvent() throws {
    let reading = try read("firms-viirs.csv")
    #expect(reading.rows == 5)
    #expect(reading.repeatedRows == 1)
    #expect(reading.events.count == 4)
  }

  @Test func aMissingPowerIsUnknownNotZero() throws {
    let events = try read("firms-viirs.csv").events
    #expect(events[3].sensor?.powerInMegawatts == nil)
    #expect(events[0].sensor?.powerInMegawatts == 12.5)
    #expect(events[0].text == "VIIRS fire, confidence n, 12.5 MW, by night")
  }
}
