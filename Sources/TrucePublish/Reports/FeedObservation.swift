// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceStore
import TruceTerms

/// What can be said of one day by what was imported.
///
/// A day without a row is not a day without an incident.
enum DayState: String, Hashable, Sendable, CaseIterable {
  /// The feed has at least one row of that day.
  case reported
  /// No row, and the feed declares itself complete there.
  case nothingReported = "nothing-reported"
  /// No row, and nobody says that there was nothing.
  case notObserved = "not-observed"
  /// The day ended after the last import.
  case notYetReported = "not-yet-reported"
}

/// What a feed could see of the period.
struct FeedObservation: Sendable {
  /// The feed.
  let coverage: FeedCoverage
  /// Stretches of days of one state, in order.
  let stretches: [(days: ClosedRange<CivilDay>, state: DayState)]
  /// When the last file came; `nil` for none.
  let lastImport: Instant?

  init(of coverage: FeedCoverage, days: ClosedRange<CivilDay>, zone: ClockZone, asOf: Instant?) {
    self.coverage = coverage
    lastImport = coverage.files.map(\.received).max()
    let withRows = Set(coverage.daysWithRows)
    var stretches: [(days: ClosedRange<CivilDay>, state: DayState)] = []
    for day in days.each {
      let state = FeedObservation.state(
        of: day, coverage, hasRow: withRows.contains(day), lastImport: lastImport, zone: zone)
      if let last = stretches.last, last.state == state {
        stretches[stretches.count - 1].days = last.days.lowerBound...day
      } else {
        stretches.append((day...day, state))
      }
    }
    self.stretches = stretches
  }

  private static func state(
    of day: CivilDay, _ coverage: FeedCoverage, hasRow: Bool, lastImport: Instant?, zone: ClockZone
  ) -> DayState {
    if hasRow { return .reported }
    guard let lastImport, zone.span(of: day).end <= lastImport else { return .notYetReported }
    return coverage.completeDays?.contains(day) == true ? .nothingReported : .notObserved
  }

  /// The state of each day by all feeds together: reported if any feed has a row, nothing reported
  /// if any is complete, not yet reported only if every one is still to come.
  static func overall(of content: MissionContent, days: ClosedRange<CivilDay>)
    -> [CivilDay: DayState]
  {
    let zone = content.agreement.clockZone.value
    let feeds = content.feeds.map { feed in
      (feed, Set(feed.daysWithRows), feed.files.map(\.received).max())
    }
    var result: [CivilDay: DayState] = [:]
    for day in days.each {
      let states = feeds.map {
        state(of: day, $0.0, hasRow: $0.1.contains(day), lastImport: $0.2, zone: zone)
      }
      result[day] =
        states.contains(.reported)
        ? .reported
        : states.contains(.nothingReported)
          ? .nothingReported : states.contains(.notObserved) ? .notObserved : .notYetReported
    }
    return result
  }
}
