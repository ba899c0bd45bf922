// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// Stages, rates, so much for each, side by side: how promises stand, day after day.
@Suite struct OwingTests {
  private func agreement(_ promises: String) throws -> Agreement {
    try Agreement(
      parsing: SourceText(
        """
        agreement promises "Promises" time zone UTC
        party north "North"
        party south "South"
        source text 2025-03-01 none "Text"
        object post
        provision stop "Stop"
          prohibits fire on post
          binds north, south
          reading stop-1 by north from text
            from 2025-03-01
            until further notice
        \(promises)
        """, name: "promises.truce"))
  }

  private func states(_ promises: String, on days: [String]) throws -> [String] {
    let agreement = try agreement(promises)
    return try days.map { text in
      let day = try #require(CivilDay(text))
      let moment = ClockZone.utc.span(of: day).end.advanced(bySeconds: -1)
      return agreement.promises(at: moment).map(\.state.rawValue).joined(separator: " ")
    }
  }

  @Test func whatIsDeliveredCountsForTheFirstStageBeforeTheNext() throws {
    let found = try states(
      """
      commitment hostages "Hostages"
        north delivers 3 hostage to south on 2025-03-01
        north delivers 4 hostage to south on 2025-03-08
        delivered 3 by north on 2025-03-01 from text
        delivered 3 by north on 2025-03-08 from text
        delivered 1 by north on 2025-03-10 from text
      """, on: ["2025-03-01", "2025-03-02", "2025-03-08", "2025-03-09", "2025-03-11"])
    #expect(
      found == [
        "unknown due", "delivered due", "delivered due", "delivered overdue", "delivered delivered",
      ])
  }

  @Test func otherThingsOfOneCommitmentAreNoStages() throws {
    let found = try states(
      """
      commitment exchange "Exchange"
        north delivers 20 prisoner to south not after 2025-03-10
        north delivers 20 prisoner to north not after 2025-03-10
        delivered 20 by north on 2025-03-05 from text
      """, on: ["2025-03-06"])
    #expect(found == ["delivered delivered"])
  }

  @Test func aRateIsHeldAgainstTheLastWholePeriodWithinItsTime() throws {
    let found = try states(
      """
      commitment aid "Aid"
        south opens 2 lorry each day within 3 days of stop
        delivered 2 by south on 2025-03-01 from text
        delivered 1 by south on 2025-03-02 from text
        delivered 2 by south on 2025-03-03 from text
        delivered 2 by south on 2025-03-04 from text
      """,
      on: [
        "2025-02-28", "2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04", "2025-03-05",
      ])
    // The day after a short one it is overdue; when the time is over, one short day counts.
    #expect(found == ["due", "due", "due", "overdue", "due", "overdue"])
  }

  @Test func aRateThatWasKeptIsDeliveredWhenItsTimeIsOver() throws {
    let lines = """
      commitment aid "Aid"
        south opens 2 lorry each week not before 2025-03-01 not after 2025-03-14
        delivered 2 by south on 2025-03-06 from text
        delivered 2 by south on 2025-03-13 from text
      """
    #expect(
      try states(lines, on: ["2025-03-07", "2025-03-08", "2025-03-14", "2025-03-15"])
        == ["due", "due", "due", "delivered"])
    // From the last of a month on: a period ends with the last day of a shorter one.
    let monthly = """
      commitment reports "Reports"
        south reports stock each month not before 2025-01-31
        delivered by south on 2025-02-03 from text
      """
    #expect(
      try states(monthly, on: ["2025-01-30", "2025-02-27", "2025-02-28", "2025-03-31"])
        == ["due", "due", "due", "overdue"])
    #expect(
      try states("commitment a \"A\"\n  south opens 2 lorry each day", on: ["2025-03-09"])
        == ["undated"])
    #expect(
      try states(
        "condition road \"Road\"\ncommitment a \"A\"\n  south opens 2 lorry each day within 5 days of road",
        on: ["2025-03-09"]) == ["waiting"])
  }

  @Test func soMuchForEachIsOwedOnTheDayOfThePieces() throws {
    let lines = """
      commitment hostages "Hostages"
        north delivers 5 hostage to south not after 2025-03-20
        delivered 3 by north on 2025-03-05 from text
        delivered 2 by north on 2025-03-12 from text
      commitment prisoners "Prisoners"
        south delivers 30 prisoner for each of hostages to north
        delivered 90 by south on 2025-03-05 from text
        delivered 50 by south on 2025-03-12 from text
        delivered 10 by south on 2025-03-15 from text
      """
    let found = try states(
      lines, on: ["2025-03-04", "2025-03-06", "2025-03-12", "2025-03-13", "2025-03-16"])
    #expect(
      found == [
        "due waiting", "due due", "unknown due", "delivered overdue", "delivered delivered",
      ])
  }

  @Test func twoThatAreOwedForEachOfEachOtherEnd() {
    let reading = AgreementReading(
      SourceText(
        """
        agreement a "A" time zone UTC
        party north "North"
        commitment one "One"
          north delivers 1 x for each of two
          delivered 1 on 2025-03-01
        commitment two "Two"
          north delivers 1 y for each of one
          delivered 1 on 2025-03-01
        """, name: "a.truce"))
    #expect(reading.agreement == nil)
    #expect(reading.diagnostics.contains { $0.slug == "terms.ratio-cycle" })
    let states = reading.draft.promises(at: Instant(secondsSince1970: 1_743_000_000))
    #expect(states.map(\.state) == [.due, .due])
  }

  @Test func whatGoesSideBySideIsOverdueOnceTheOtherIsDone() throws {
    let lines = """
      commitment guns "Guns"
        alongside posts
        north withdraws gun
      commitment posts "Posts"
        south deploys 10 post
        delivered 4 by south on 2025-03-05 from text
        delivered 6 by south on 2025-03-10 from text
      """
    #expect(
      try states(lines, on: ["2025-03-04", "2025-03-06", "2025-03-10", "2025-03-11"])
        == ["due undated", "due undated", "due unknown", "overdue delivered"])
  }

  @Test func aPromiseScenarioSaysWhatDiffersAndWhere() throws {
    let text = SourceText(
      """
      agreement a "A" time zone UTC
      party north "North"
      condition road "Road"
      commitment guns "Guns leave"
        waits for road
        north withdraws 4 gun not after 2025-03-10
      track talks "Talks" stage technical
        begins on 2025-03-20
      scenario "as written"
        suppose road met on 2025-03-02
        suppose guns delivered 3 by north on 2025-03-09
        then guns by north of 4 gun overdue on 2025-03-11
        then talks due on 2025-03-11 12:00
      scenario "not so"
        then guns due on 2025-03-09
        then guns by north of 5 gun due on 2025-03-09
      """, name: "a.truce")
    let agreement = try Agreement(parsing: text)
    let run = ScenarioRun(agreement)
    #expect(run.expectations == 4)
    #expect(
      run.failures.map(\.message) == [
        "'not so' gives waiting for 'guns' on 2025-03-09",
        "'not so' expects something of 'guns' that nobody owes",
      ])
    #expect(run.failures.first?.found?.contains("it waits for 'road'") == true)
    #expect(run.untouched.allSatisfy { !$0.message.contains("commitment") })
  }

  @Test func aScenarioTellsOfAnActOrOfPromisesAndNotOfBoth() {
    let reading = AgreementReading(
      SourceText(
        """
        agreement a "A" time zone UTC
        party north "North"
        object post
        commitment guns "Guns"
          north withdraws gun
        scenario "both"
          hit by north on post at 2025-03-05
          then guns undated on 2025-03-05
        scenario "wrong words"
          suppose post met on 2025-03-05
          suppose guns sold on 2025-03-05
          then guns late on 2025-03-05
          then gums overdue on 2025-03-05
        """, name: "a.truce"))
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(
      errors.map { "\($0.location?.line ?? 0) \($0.slug)" } == [
        "8 terms.unknown-statement", "10 terms.unknown-condition", "11 terms.expected",
        "12 terms.expected",
        "13 terms.unknown-commitment",
      ])
  }

  @Test func aRateFromLongAgoOverALongTimeEnds() throws {
    let agreement = try agreement(
      """
      commitment aid "Aid"
        south opens 2 lorry each day not before 0001-01-01
        south opens 2 crate each month not before 0001-01-01
        delivered 2 by south on 2025-03-01 from text
      """)
    let first = try #require(CivilDay("1900-01-01"))
    let last = try #require(CivilDay("2100-01-01"))
    let span = TimeSpan(start: ClockZone.utc.start(of: first), end: ClockZone.utc.start(of: last))
    let took = ContinuousClock().measure {
      #expect(agreement.promiseTimeline(over: span).count == 2)
    }
    #expect(took < .seconds(60), "\(took)")
  }

  @Test(arguments: 0..<30)
  func theTimelineOfPromisesIsWhatTheClockSaysAtAnyMoment(seed: UInt64) throws {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    let start = Instant(secondsSince1970: 1_740_000_000)
    let span = TimeSpan(start: start, end: start.advanced(bySeconds: 40 * 86_400))
    let rows = agreement.promiseTimeline(over: span)
    for hour in stride(from: 0, to: 40 * 24, by: 7) {
      let moment = start.advanced(bySeconds: hour * 3_600)
      let states = agreement.promises(at: moment).map(\.state)
      let drawn = rows.map { row in row.first { $0.span.contains(moment) }?.state.state }
      #expect(drawn == states, "seed \(seed), hour \(hour)")
      if drawn != states { return }
    }
  }
}
