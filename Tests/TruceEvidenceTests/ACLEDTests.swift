// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct ACLEDTests {
  private func reading() throws -> FeedReading {
    try FeedReader(context: Cast.context()).read(fixture: "good/acled.csv")
  }

  private func event(_ id: String) throws -> Event {
    try #require(try reading().events.first { $0.id.name == id })
  }

  @Test func theHeaderTellsTheFormAlsoBehindAByteOrderMark() throws {
    let reading = try reading()
    #expect(reading.kind == .acled)
    #expect(reading.rows == 7)
    #expect(reading.badRows.isEmpty)
  }

  @Test func eachSpeakerOfARowGivesAnEvent() throws {
    let first = try reading().events.filter { $0.record == "NOR1" }
    #expect(first.map(\.id.name) == ["feed:NOR1", "feed:NOR1/2"])
    #expect(first.map(\.speaker.name) == ["Northern Ministry", "River Gazette"])
    #expect(first.map(\.speaker.affiliation) == [.party(Party.ID("north")), .none])
  }

  @Test func aDaySpansThatDayOnEveryClockTheAgreementNames() throws {
    let event = try event("feed:NOR1")
    #expect(event.span.start.description == "2025-03-18T21:00:00Z")  // Moscow's midnight
    #expect(event.span.end.description == "2025-03-20T04:00:00Z")  // New York's
    #expect(event.timePrecision == .day)
  }

  @Test func aWeekAndAMonthAreAsWideAsTheyMayBe() throws {
    let week = try event("feed:NOR2")
    #expect(week.span.start.description == "2025-03-12T21:00:00Z")
    #expect(week.span.end.description == "2025-03-26T04:00:00Z")
    #expect(week.timePrecision == .days)
    let month = try event("feed:NOR3")
    #expect(month.span.start.description == "2025-03-31T21:00:00Z")
    #expect(month.span.end.description == "2025-05-01T04:00:00Z")
    #expect(month.timePrecision == .month)
  }

  @Test func theOrderOfActorsIsNoDirection() throws {
    let between = try event("feed:NOR1")
    #expect(between.actor == nil)
    #expect(between.actorWords.contains("Northland"))
    #expect(between.actorWords.contains("Southland"))
  }

  @Test func theOneArmedActorIsTheAuthor() throws {
    #expect(try event("feed:NOR2").actor == Party.ID("north"))
    #expect(try event("feed:NOR5").actor == Party.ID("south"))
  }

  @Test func theSubEventTypeGivesTheAct() throws {
    #expect(try event("feed:NOR1").act == .hit)
    #expect(try event("feed:NOR3").act == .attempt)
    #expect(try event("feed:NOR4").act == nil)
    #expect(try event("feed:NOR6").act == nil)
    #expect(try reading().notes.contains { $0.slug == "feed.act" })
  }

  @Test func theSameRowTwiceIsOneEvent() throws {
    let reading = try reading()
    #expect(reading.repeatedRows == 1)
    #expect(reading.events.filter { $0.record == "NOR1" }.count == 2)
  }

  @Test func emptyAndZeroCoordinatesAreNoPlace() throws {
    #expect(try event("feed:NOR3").place == nil)
    #expect(try event("feed:NOR4").place == nil)
    #expect(try reading().notes.contains { $0.slug == "feed.null-place" })
  }

  @Test func precisionCodesGiveRadii() throws {
    #expect(try event("feed:NOR1").place?.radiusInMetres == 5000)
    #expect(try event("feed:NOR2").place?.radiusInMetres == 30_000)
    #expect(try event("feed:NOR1").place?.holds == 95)
  }

  @Test func aYearWritten0025Is2025AndNoted() throws {
    let reading = try reading()
    let event = try event("feed:NOR5")
    #expect(event.span.start.description == "2025-03-20T21:00:00Z")
    let note = try #require(reading.notes.first { $0.slug == "feed.year" })
    #expect(note.message == "the year is written 0025: read as 2025")
    #expect(note.location?.line == 8)  // NOR2's notes hold a line end
  }

  @Test func aQuotedFieldMayHoldLineEndsAndMarks() throws {
    let event = try event("feed:NOR2")
    #expect(event.text.hasSuffix("hit\r\na hospital; \"two\" were hurt."))
    #expect(event.row == 2)
    #expect(event.line == 3)
    #expect(try self.event("feed:NOR3").line == 5)
  }

  @Test func theLexiconProposesAClassWithItsWords() throws {
    let event = try event("feed:NOR1")
    #expect(event.objects.map(\.objectClass) == [ObjectClass.ID("substation")])
    #expect(event.objects.map(\.basis) == [.lexicon])
    #expect(event.objects.map(\.words) == ["substation"])
  }

  @Test func hostileTextIsKeptAsItIs() throws {
    #expect(try event("feed:NOR5").text == "=cmd|a bad cell")
  }

  @Test func theTimestampSaysWhenItCouldBeKnown() throws {
    #expect(try event("feed:NOR1").published?.start.secondsSince1970 == 1_742_860_800)
  }

  @Test func speakersThatNobodyPlacedAreListed() throws {
    let text = try String(decoding: Fixture.bytes("good/acled.csv"), as: UTF8.self)
      .replacingOccurrences(of: "River Gazette", with: "Someone Else")
    let reading = try FeedReader(context: Cast.context()).read(text: text)
    #expect(reading.speakersWithoutAffiliation == ["Someone Else"])
  }

  @Test func columnsMayStandInAnyOrderAndSemicolonsBetweenThem() throws {
    let reading = try FeedReader(context: Cast.context()).read(fixture: "good/acled-reversed.csv")
    #expect(reading.kind == .acled)
    let event = try #require(reading.events.first)
    #expect(event.record == "NOR7")
    #expect(event.place?.coordinate.latitude == 48.21)
    #expect(event.speaker.name == "River Gazette")
  }
}
