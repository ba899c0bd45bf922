// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround

/// How dates are written, read through a mapping.
@Suite struct DateFormTests {
  private func event(_ text: String, form: String? = nil, zone: String = "UTC") throws -> Event? {
    var mapping = "mapping \"x\"\n  id a\n  date b\n"
    if let form { mapping += "    form \"\(form)\"\n" }
    mapping += "  zone always \(zone)\n  speaker always me\n"
    let context = Cast.context(mapping: try Mapping(parsing: SourceText(mapping, name: "m")))
    let reading = try FeedReader(context: context).read(
      text: "a,b\n1,\"\(text)\"\n", skipBadRows: true)
    return reading.events.first
  }

  private func span(_ text: String, form: String? = nil, zone: String = "UTC") throws -> String? {
    try event(text, form: form, zone: zone).map { "\($0.span.start) \($0.span.end)" }
  }

  @Test(arguments: [
    "2025-03-09", "20250309", "2025/03/09", "9 March 2025", "09 Mar 2025", "9-MAR-2025",
    "09-Mar-25", "0025-03-09", "  2025-03-09 ",
  ])
  func plainFormsAreOneDay(_ text: String) throws {
    #expect(try span(text) == "2025-03-09T00:00:00Z 2025-03-10T00:00:00Z")
  }

  @Test(arguments: [
    "2025-03-09 14:05", "2025-03-09T14:05", "2025-03-09 14:05:00", "2025-03-09T14:05:00.123",
    "2025-03-09T14:05:00Z", "2025-03-09T16:05:00+02:00", "2025-03-09T09:05-0500",
    "2025-03-09 14:05:00+00:00",
  ])
  func timesAreOneMinute(_ text: String) throws {
    #expect(try span(text) == "2025-03-09T14:05:00Z 2025-03-09T14:06:00Z")
  }

  @Test func anOffsetStandsAboveTheZone() throws {
    #expect(
      try span("2025-03-09T01:00:00+02:00", zone: "America/New_York")
        == "2025-03-08T23:00:00Z 2025-03-08T23:01:00Z")
  }

  @Test func aMonthAndAYearAreWhole() throws {
    #expect(try span("2025-02") == "2025-02-01T00:00:00Z 2025-03-01T00:00:00Z")
    #expect(try span("Feb 2024") == "2024-02-01T00:00:00Z 2024-03-01T00:00:00Z")
    #expect(try span("2025") == "2025-01-01T00:00:00Z 2026-01-01T00:00:00Z")
    #expect(try event("2025-02")?.timePrecision == .month)
    #expect(try event("2025")?.timePrecision == .year)
  }

  @Test(arguments: [
    ("9.3.2025", "D.M.YYYY"), ("09.03.25", "DD.MM.YY"), ("3/9/2025", "M/D/YYYY"),
  ])
  func aMappingSaysWhichFormIsMeant(_ text: String, _ form: String) throws {
    #expect(try span(text, form: form) == "2025-03-09T00:00:00Z 2025-03-10T00:00:00Z")
  }

  @Test func secondsSince1970AreAMoment() throws {
    let expected = "2025-03-09T14:05:00Z 2025-03-09T14:06:00Z"
    #expect(try span("1741529100", form: "EPOCH") == expected)
    #expect(try span("1741529100999", form: "EPOCH-MS") == expected)
    #expect(try span("99999999999999", form: "EPOCH") == nil)
  }

  @Test(
    arguments: [
      "2025-02-29", "2025-13-01", "2025-00-10", "2025-3-9", "1899-01-01", "2101-01-01",
      "2025-03-09T24:00", "2025-03-09T14:60", "2025-03-09T14:05:00+25:00", "09/03/2025", "March",
      "31 April 2025", "٢٠٢٥-٠٣-٠٩", "2025-03-09T14:05:00.", "0099-01-01",
    ])
  func whatIsNoDateIsABadRow(_ text: String) throws {
    #expect(try event(text) == nil)
  }

  @Test(arguments: [
    "MM-DD", "YYYY-DD", "YYYY-MM-DD MM", "YYYY hh:mm", "YYYY-MM-DD mm", "hh:mm", "EPOCH YYYY",
    "YYYY-MM-DDOFFSET",
  ])
  func aFormThatGivesNoDateIsRefused(_ form: String) {
    #expect(throws: Diagnostics.self) { try span("x", form: form) }
  }

  @Test func anHourThatTheClocksShowTwiceIsBoth() throws {
    #expect(
      try span("2025-10-26 02:30", zone: "Europe/Paris")
        == "2025-10-26T00:30:00Z 2025-10-26T01:31:00Z")
  }

  @Test func aDayOfTwentyThreeHoursIsThatLong() throws {
    #expect(try event("2025-03-30", zone: "Europe/Paris")?.span.seconds == 23 * 3600)
  }
}
