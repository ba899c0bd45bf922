// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround

/// Every file of `Fixtures/feeds/bad` is refused with the words of the file beside it.
@Suite struct BrokenFeedTests {
  @Test(arguments: try Fixture.names(in: "bad"))
  func aBrokenFileIsRefusedByName(_ name: String) throws {
    let faults = printedFaults {
      _ = try FeedReader(context: Cast.context()).read(fixture: "bad/" + name)
    }
    #expect(!faults.isEmpty, "\(name) was read")
    try Fixture.expect(faults, beside: "bad/" + name)
  }

  @Test func thereAreAtLeastThirtyBrokenFiles() throws {
    #expect(try Fixture.names(in: "bad").count >= 30)
  }

  @Test(arguments: try Fixture.names(in: "mappings/bad"))
  func aBrokenMappingIsRefusedByName(_ name: String) throws {
    let source = try Fixture.text("mappings/bad/" + name)
    let faults = printedFaults { _ = try Mapping(parsing: source, for: Fixture.agreement()) }
    #expect(!faults.isEmpty, "\(name) was read")
    try Fixture.expect(faults, beside: "mappings/bad/" + name)
  }

  @Test(arguments: ["reports-bad.csv", "reports-other-columns.csv"])
  func aBrokenMappedRowIsRefusedByName(_ name: String) throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/reports.map"))
    let faults = printedFaults {
      _ = try FeedReader(context: Cast.context(mapping: mapping)).read(fixture: "mapped/" + name)
    }
    #expect(!faults.isEmpty)
    try Fixture.expect(faults, beside: "mapped/" + name)
  }

  @Test(arguments: try Fixture.names(in: "mapped", endingIn: "bad.geojson"))
  func aBrokenGeoJSONFileIsRefusedByName(_ name: String) throws {
    let mapping = try Mapping(parsing: Fixture.text("mapped/observations.map"))
    let faults = printedFaults {
      _ = try FeedReader(context: Cast.context(mapping: mapping)).read(fixture: "mapped/" + name)
    }
    #expect(!faults.isEmpty)
    try Fixture.expect(faults, beside: "mapped/" + name)
  }

  @Test func skippingLeavesBadRowsOutCountsThemAndListsThem() throws {
    let reader = FeedReader(context: Cast.context())
    let reading = try reader.read(fixture: "bad/acled-id-twice.csv", skipBadRows: true)
    #expect(reading.rows == 2)
    #expect(reading.badRows.map(\.row) == [2])
    #expect(reading.badRows.map(\.line) == [3])
    #expect(reading.badRows.flatMap(\.faults).map(\.slug) == ["feed.id-twice"])
    #expect(Set(reading.events.map(\.record)) == ["NOR1"])
  }

  @Test func skippingDoesNotSkipWhatMakesTheRestDoubtful() throws {
    let reader = FeedReader(context: Cast.context())
    let found = slugs {
      _ = try reader.read(fixture: "bad/acled-open-quote.csv", skipBadRows: true)
    }
    #expect(found == ["engine.csv-open-quote"])
  }

  @Test func ofManyBadRowsFiftyAreShownAndTheOthersCounted() throws {
    let found = slugs {
      _ = try FeedReader(context: Cast.context()).read(fixture: "bad/acled-many-bad-rows.csv")
    }
    #expect(found.count == 51)
    #expect(found.last == "feed.more-bad-rows")
  }
}
