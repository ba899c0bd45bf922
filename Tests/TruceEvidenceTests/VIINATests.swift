// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct VIINATests {
  private func events(withLabels: Bool = true) throws -> [Event] {
    var context = Cast.context()
    if withLabels {
      context.labels = try EventLabels(
        reading: BytesSource(Fixture.bytes("good/viina-labels.csv")), named: "labels.csv")
    }
    return try FeedReader(context: context).read(fixture: "good/viina.csv").events
  }

  @Test func midnightMeansThatTheTimeIsUnknown() throws {
    let event = try events()[0]
    #expect(event.span.start.description == "2025-03-18T22:00:00Z")
    #expect(event.span.end.description == "2025-03-19T22:00:00Z")
    #expect(event.timePrecision == .day)
  }

  @Test func theReportsTimeBoundsTheEventAndSaysWhenItWasKnown() throws {
    let winter = try events()[1]
    #expect(winter.span.start.description == "2025-03-18T22:00:00Z")
    #expect(winter.span.end.description == "2025-03-19T12:36:00Z")
    #expect(winter.published?.start.description == "2025-03-19T12:35:00Z")
    let summer = try events()[2]
    #expect(summer.published?.start.description == "2025-04-01T06:05:00Z")
  }

  @Test func labelsGiveActMeansAndAuthor() throws {
    let events = try events()
    #expect(events.map(\.act) == [.hit, .attempt, .hit, nil])
    #expect(events.map(\.means) == ["drone", "", "air strike", ""])
    #expect(events.map(\.actor) == [Party.ID("north"), Party.ID("south"), nil, nil])
    #expect(events[2].actorWords == "north / south")
  }

  @Test func withoutLabelsNoActIsKnown() throws {
    #expect(try events(withLabels: false).allSatisfy { $0.act == nil && $0.actor == nil })
  }

  @Test func theTextProposesTheClassInTwoLanguages() throws {
    let events = try events()
    #expect(events[0].objects.first?.objectClass == ObjectClass.ID("substation"))
    #expect(events[0].objects.first?.words == "підстанції")
    #expect(events[2].objects.first?.objectClass == ObjectClass.ID("refinery"))
  }

  @Test func whatIsNotAvailableIsNoPlace() throws {
    let last = try events()[3]
    #expect(last.place == nil)
    #expect(last.placeName == "addr")
  }

  @Test func onlyAddressesOfTheWebAreKept() throws {
    let events = try events()
    #expect(events[0].address == "https://example.org/a")
    #expect(events[2].address == nil)
  }

  @Test func geocodingPrecisionGivesTheRadius() throws {
    let events = try events()
    #expect(
      events.map { $0.place?.radiusInMetres } == [10_000, 1000, 150_000, nil])
    #expect(events[0].place?.holds == 68)
  }

  @Test func labelsOfOneRecordThatDifferAreReported() {
    let text = "event_id,t_uav_b\n1,0\n1,1\n"
    #expect(
      slugs { _ = try EventLabels(reading: BytesSource(Array(text.utf8)), named: "l.csv") }
        == ["feed.id-twice"])
  }

  @Test func labelsNeedTheirId() {
    let text = "id,t_uav_b\n1,0\n"
    #expect(
      slugs { _ = try EventLabels(reading: BytesSource(Array(text.utf8)), named: "l.csv") }
        == ["feed.column-missing"])
  }
}
