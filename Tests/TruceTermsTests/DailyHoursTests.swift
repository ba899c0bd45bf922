// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// The hours of each day, and distances from a line, in the clock and in scenarios.
@Suite struct DailyHoursTests {
  private func agreement(_ hours: String, scenarios: String = "") throws -> Agreement {
    try Agreement(
      parsing: SourceText(
        """
        agreement hours "Hours" time zone UTC
        party north "North"
        party south "South"
        source text 2025-03-01 none "Text"
        object aircraft
        line contact "Line"
        zone strip "Strip" within between 10 km and 15 km of contact
        zone wide "Wide" within 5 km of strip
        zone endless "Endless" within at least 2 km of contact
        provision flights "No flights"
          prohibits overflight on aircraft
          binds north, south
          consent none
          reading n by north from text time zone Europe/Kyiv
            from 2025-03-02
            until 2025-04-01
            \(hours)
        provision strip-rule "No flights in the strip"
          prohibits overflight on any within strip
          binds north, south
          reading s by north from text
            from 2025-03-02
            until further notice
        provision wide-rule "No flights in the wide strip"
          prohibits overflight on any within wide
          binds north, south
          reading w by north from text
            from 2025-03-02
            until further notice
        provision endless-rule "No flights near the line"
          prohibits overflight on any within endless
          binds north, south
          reading e by north from text
            from 2025-03-02
            until further notice
        \(scenarios)
        """, name: "hours.truce"))
  }

  private func time(_ when: String, _ hours: String) throws -> Kleene? {
    let agreement = try agreement(
      hours, scenarios: "scenario \"x\"\n  overflight by south on aircraft \(when)\n")
    let scenario = try #require(agreement.scenarios.first)
    return agreement.findings(of: scenario).first { $0.reading == .init("n") }?[.time].state
  }

  @Test(arguments: [
    // Kyiv is two hours ahead of UTC: 10 to 16 there is 8 to 14 here.
    ("at 2025-03-10 08:00", Kleene.met), ("at 2025-03-10 13:59", .met),
    ("at 2025-03-10 14:00", .notMet), ("at 2025-03-10 07:59", .notMet),
    ("at 2025-03-10", .unknown), ("between 2025-03-10 07:00 and 2025-03-10 09:00", .unknown),
    ("between 2025-03-10 15:00 and 2025-03-11 07:00", .notMet),
    ("between 2025-03-10 15:00 and 2025-03-11 08:30", .unknown),
    // Summer time from 30 March on: 7 to 13.
    ("at 2025-03-31 07:00", .met), ("at 2025-03-31 13:30", .notMet),
    // The first day, from its first hour on.
    ("at 2025-03-02 08:00", .met), ("at 2025-03-02 07:00", .notMet),
  ])
  func theHoursAreThoseOfTheReadingsClocks(when: String, expected: Kleene) throws {
    #expect(try time(when, "daily from 10:00 to 16:00") == expected)
  }

  @Test(arguments: [
    ("at 2025-03-10 21:00", Kleene.met), ("at 2025-03-11 03:59", .met),
    ("at 2025-03-11 04:00", .notMet), ("at 2025-03-10 19:59", .notMet),
    ("between 2025-03-10 20:30 and 2025-03-11 03:00", .met),
  ])
  func hoursThatEndBeforeTheyBeginRunOverMidnight(when: String, expected: Kleene) throws {
    #expect(try time(when, "daily from 22:00 to 06:00") == expected)
  }

  @Test func hoursThatNoTextNamesLeaveEveryTimeOpen() throws {
    #expect(try time("at 2025-03-10 12:00", "daily for 6 hours") == .unknown)
    #expect(try time("at 2025-02-10 12:00", "daily for 6 hours") == .notMet)
  }

  @Test(arguments: [
    ("daily from 10:00 to 10:00", "terms.not-a-time"),
    ("daily from 00:00 to 24:00", "terms.not-a-time"),
    ("daily from 10 to 16", "terms.not-a-time"), ("daily for 24 hours", "terms.not-a-number"),
    ("daily for 0 hours", "terms.not-a-number"), ("daily", "terms.expected"),
    ("daily for 6", "terms.expected"), ("daily from 10:00 to 16:00 each", "terms.expected"),
  ])
  func hoursThatAreNoneAreTold(line: String, slug: String) {
    let text = SourceText(
      """
      agreement a "A" time zone UTC
      party north "North"
      provision p "P"
        reading r by north
          \(line)
      """, name: "a.truce")
    let errors = AgreementReading(text).diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.slug) == [slug])
    #expect(errors.first?.location?.line == 5)
  }

  @Test func theClockRestsBetweenTheHoursAndALongTimelineShowsWholeDays() throws {
    let agreement = try agreement("daily from 10:00 to 16:00")
    func states(_ from: String, _ until: String) throws -> [String] {
      let span = TimeSpan(
        start: try #require(Instant(from)), end: try #require(Instant(until)))
      let row = try #require(agreement.timeline(over: span).first)
      return row.map { "\($0.span.start) \($0.state.state.rawValue): \($0.state.because)" }
    }
    #expect(
      try states("2025-03-10T00:00:00Z", "2025-03-11T00:00:00Z") == [
        "2025-03-10T00:00:00Z not-in-force: it holds each day from 10:00 to 16:00 only",
        "2025-03-10T08:00:00Z in-force: it binds without consent; "
          + "it started 2025-03-02; each day from 10:00 to 16:00",
        "2025-03-10T14:00:00Z not-in-force: it holds each day from 10:00 to 16:00 only",
      ])
    let long = try states("2025-03-01T00:00:00Z", "2025-03-21T00:00:00Z")
    #expect(long.count == 2)
    #expect(long.last?.contains("in-force") == true)
  }

  @Test func aDifferenceInTheHoursIsSaidInOneSentence() throws {
    let difference = AgreementDifference(
      from: try agreement("daily from 10:00 to 16:00"),
      to: try agreement("daily from 11:00 to 17:00 because \"as one side has it\""))
    #expect(
      difference.changes.map(\.sentence) == [
        "the hours of each day in which 'n' holds changed: now from 11:00 to 17:00; "
          + "no longer from 10:00 to 16:00"
      ])
    #expect(difference.changes.map(\.kind) == [.time])
  }

  @Test(arguments: [
    ("s", "9.9 km", Kleene.met), ("s", "10 km", .met), ("s", "12 km", .unknown),
    ("s", "15 km", .unknown), ("s", "15.1 km", .notMet), ("w", "14 km", .met),
    ("w", "20 km", .unknown), ("w", "20.5 km", .notMet), ("e", "1 nmi", .met),
    ("e", "900 km", .unknown),
  ])
  func aDistanceFromALineDecidesEveryZoneMeasuredFromIt(
    reading: String, distance: String, expected: Kleene
  ) throws {
    let agreement = try agreement(
      "",
      scenarios:
        "scenario \"x\"\n  overflight by south \(distance) from contact at 2025-03-10 12:00\n")
    let scenario = try #require(agreement.scenarios.first)
    let finding = agreement.findings(of: scenario).first { $0.reading == .init(reading) }
    #expect(finding?[.place].state == expected)
  }

  @Test func aZoneThatIsNamedGoesBeforeADistance() throws {
    let agreement = try agreement(
      "",
      scenarios: """
        scenario "x"
          overflight by south in strip 40 km from contact at 2025-03-10 12:00
        """)
    let scenario = try #require(agreement.scenarios.first)
    let findings = agreement.findings(of: scenario)
    #expect(findings.first { $0.reading == .init("s") }?[.place].state == .met)
    #expect(findings.first { $0.reading == .init("w") }?[.place].state == .notMet)
  }

  @Test(arguments: 0..<60)
  func forgettingWhichHoursNeverTurnsUnknownIntoKnown(seed: UInt64) {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    var vaguer = agreement
    for p in vaguer.provisions.indices {
      for r in vaguer.provisions[p].readings.indices
      where vaguer.provisions[p].readings[r].hours != nil {
        vaguer.provisions[p].readings[r].hours?.extent = .unnamed(6)
        // The first hour of the first day is then not known either.
      }
    }
    for scenario in agreement.scenarios {
      for (before, after) in zip(agreement.findings(of: scenario), vaguer.findings(of: scenario)) {
        if before[.time].state == .unknown {
          #expect(after[.time].state == .unknown, "seed \(seed), \(before.reading)")
        }
      }
    }
  }
}
