// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceGround
import TruceStore
import TruceTerms

@Suite struct FeedHistoryTests {
  private func event(_ record: String, day: Int, text: String = "", published: Int? = nil) -> Event
  {
    let start = Instant(secondsSince1970: day * 86_400)
    var event = Event(
      id: Event.ID("feed:" + record), feed: Feed.ID("feed"), record: record, row: 1, line: 2,
      speaker: Speaker(name: "observer", affiliation: .none), act: .hit,
      span: TimeSpan(start: start, end: start.advanced(bySeconds: 86_400)), timePrecision: .day,
      place: nil, grade: .unjudged)
    event.text = text
    event.published = published.map { day in
      let start = Instant(secondsSince1970: day * 86_400)
      return TimeSpan(start: start, end: start.advanced(bySeconds: 86_400))
    }
    return event
  }

  private let now = Instant(secondsSince1970: 1_000 * 86_400)

  @Test func aChangedAVanishedAndALateRecordAreRevisions() {
    var history = FeedHistory(of: Feed.ID("feed"))
    history.add(
      [event("a", day: 1), event("b", day: 2), event("c", day: 3)], file: "1", received: now)
    #expect(history.revisions.isEmpty)
    history.add(
      [event("a", day: 1), event("b", day: 2, text: "new"), event("d", day: 3)], file: "2",
      received: now)
    #expect(history.revisions.map(\.record) == ["b", "c", "d"])
    #expect(history.revisions.map(\.kind) == [.changed, .vanished, .added])
    #expect(history.revisions[0].fields == ["text"])
    #expect(history.events.map(\.record) == ["a", "b", "d"])
  }

  @Test func aDownloadSpeaksOnlyForTheDaysItCovers() {
    var history = FeedHistory(of: Feed.ID("feed"))
    history.add([event("a", day: 1), event("b", day: 2)], file: "1", received: now)
    history.add([event("c", day: 3), event("d", day: 4)], file: "2", received: now)
    #expect(history.revisions.isEmpty)
    #expect(history.events.map(\.record) == ["a", "b", "c", "d"])
  }

  @Test func oneSatellitesFileSaysNothingOfAnothers() {
    func fire(_ record: String, _ instrument: String) -> Event {
      var event = event(record, day: 1)
      event.sensor = SensorRecord(instrument: instrument, isConfident: true, confidence: "n")
      return event
    }
    var history = FeedHistory(of: Feed.ID("firms"))
    history.add([fire("N_1", "VIIRS"), fire("N_2", "VIIRS")], file: "1", received: now)
    history.add([fire("N20_3", "VIIRS")], file: "2", received: now)
    history.add([fire("Terra_4", "MODIS")], file: "3", received: now)
    #expect(history.revisions.filter { $0.kind == .vanished }.isEmpty)
    history.add([fire("N_1", "VIIRS")], file: "4", received: now)
    #expect(history.revisions.filter { $0.kind == .vanished }.map(\.record) == ["N_2"])
  }

  @Test func theSameDownloadTwiceChangesNothing() {
    var history = FeedHistory(of: Feed.ID("feed"))
    var moved = event("a", day: 1)
    history.add([moved], file: "1", received: now)
    moved.row = 9
    moved.line = 30
    history.add([moved], file: "2", received: now)
    #expect(history.revisions.isEmpty)
  }

  @Test func onlyWhatWasPublishedByThenIsTakenFromALaterDownload() {
    var history = FeedHistory(of: Feed.ID("feed"))
    history.addKnown(
      [event("a", day: 1, published: 2), event("b", day: 1, published: 5), event("c", day: 1)],
      by: Instant(secondsSince1970: 3 * 86_400))
    #expect(history.events.map(\.record) == ["a"])
  }
}
