// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TrucePublish

/// Since when each report of a site stands.
@Suite struct SiteHistoryTests {
  let sample = Sample()

  func days(_ day: Int) -> ClosedRange<CivilDay> {
    let day = CivilDay(daysSince1970: day)
    return day...day
  }

  func moment(_ second: Int) -> Instant { Instant(secondsSince1970: second) }

  @Test func aReportIsHeldAgainstItsFirstPublicationAndANewOneAgainstTheLast() {
    let first = SiteHistory().adding([days(1), days(2)], known: moment(100)) { _ in nil }
    #expect(first.corrected(days(1), known: moment(100)) == nil)
    // The same again changes nothing.
    #expect(first.adding([days(1), days(2)], known: moment(100)) { _ in nil } == first)
    let second = first.adding([days(1), days(2), days(3)], known: moment(200)) { _ in nil }
    #expect(second.corrected(days(1), known: moment(200)) == moment(100))
    #expect(second.corrected(days(3), known: moment(200)) == moment(100))
    #expect(second.adding([days(1), days(2), days(3)], known: moment(200)) { _ in nil } == second)
    let third = second.adding([days(3), days(4)], known: moment(300)) { _ in nil }
    #expect(third.corrected(days(3), known: moment(300)) == moment(200))
    #expect(third.corrected(days(4), known: moment(300)) == moment(200))
    #expect(third.corrected(days(1), known: moment(300)) == nil)
    // Knowledge of before a publication corrects nothing of it.
    #expect(third.corrected(days(3), known: moment(150)) == moment(100))
    #expect(third.corrected(days(4), known: moment(50)) == nil)
  }

  @Test func aReportThatTheLedgerSaysWasPublishedIsHeldAgainstThat() {
    let history = SiteHistory().adding([days(1), days(2)], known: moment(100)) {
      $0 == days(1) ? moment(40) : nil
    }
    #expect(history.corrected(days(1), known: moment(100)) == moment(40))
    #expect(history.corrected(days(2), known: moment(100)) == nil)
  }

  @Test func theFileIsReadAsItIsWrittenAndNoOther() throws {
    let history = SiteHistory().adding([days(20_000), days(20_001)], known: moment(1_900_000_000)) {
      _ in nil
    }.adding([days(20_000), days(20_002)], known: moment(1_900_086_400)) { _ in nil }
    #expect(history.text.split(separator: "\n").count == 3)
    #expect(SiteHistory(parsing: history.text) == history)
    #expect(SiteHistory(parsing: SiteHistory().text) == SiteHistory())
    for (old, new) in [
      ("from,", "day,"), ("2024", "2023-"), (",", ";"), ("\n", "\r\n"), ("Z", "+00:00"),
      ("2024-10-04,2024-10-04", "2024-10-04,2024-10-03"),
    ] {
      let text = history.text.replacing(old, with: new)
      #expect(text == history.text || SiteHistory(parsing: text) == nil, "\(new)")
    }
    #expect(SiteHistory(parsing: "") == nil)
    #expect(SiteHistory(parsing: history.text + "x") == nil)
  }
}
