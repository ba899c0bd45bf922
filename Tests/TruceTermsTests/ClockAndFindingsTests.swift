// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// The clock and the time limb of findings rest on one account of who is held when.
@Suite struct ClockAndFindingsTests {
  /// A scenario of a party at a span of moments.
  private func act(of party: Party.ID, over span: TimeSpan) -> Scenario {
    let here = Location(file: "made")
    var scenario = Scenario(
      title: Marked("made", at: here), act: Marked(.hit, at: here),
      start: Marked(.instant(span.start), at: here))
    scenario.end = Marked(.instant(span.end.advanced(bySeconds: -1)), at: here)
    scenario.actor = Marked(party, at: here)
    return scenario
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func aFindingsTimeAndTheClockNeverContradictEachOther(seed: UInt64) throws {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    var random = SplitMix64(seed: seed &+ 1000)
    var compared = 0
    for provision in agreement.provisions where !provision.binds.isEmpty {
      for reading in provision.readings {
        let moments = agreement.moments(of: provision, under: reading)
        for party in provision.binds.map(\.value) {
          for _ in 0..<6 {
            // Around the moments at which something changes, where a fault would hide.
            let near =
              moments.isEmpty ? Instant(secondsSince1970: 1_743_000_000) : random.pick(moments)
            let start = near.advanced(bySeconds: Int.random(in: -200_000...200_000, using: &random))
            let length = random.pick([1, 3_600, 90_000, 700_000])
            let span = TimeSpan(start: start, end: start.advanced(bySeconds: length))
            let finding = try #require(
              agreement.findings(of: act(of: party, over: span))
                .first { $0.reading == reading.id.value })
            let within = moments.filter { span.start < $0 && $0 < span.end }
            for instant in [span.start] + within + [span.end.advanced(bySeconds: -1)] {
              let state = agreement.state(
                of: provision, under: reading, for: party, at: instant)
              compared += 1
              switch finding[.time].state {
              case .notMet:
                #expect(
                  state.state != .inForce, "seed \(seed) \(instant) \(finding[.time].because)")
              case .met where state.state != .inForce:
                // A reading's own start may lie before the consent of all: then only that is missing.
                let consent = agreement.hasConsent(provision, for: party, at: instant)
                #expect(
                  provision.consent == .all && consent != .met,
                  "seed \(seed) \(instant) \(state.state) \(state.because)")
              case .met, .unknown: break
              }
            }
          }
        }
      }
    }
    #expect(compared >= 0)
  }

  private func agreement(_ lines: String, reading: String = "") throws -> Agreement {
    try Agreement(
      parsing: SourceText(
        """
        agreement small time zone UTC
        party north
        party south
        party west
        source text 2025-03-01 none "Text"
        object power
        provision rule
          prohibits attack on power
          reading one by north from text
            from 2025-03-02 00:00
        \(reading.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
        \(lines.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
        """, name: "small"))
  }

  private func state(
    _ agreement: Agreement, _ party: String, _ at: String
  ) throws -> ProvisionState.State {
    let instant = try #require(Instant(at + "T12:00:00Z"))
    let found = agreement.states(at: instant).first { $0.party.name == party }
    // The clock and a finding on that moment say the same.
    let span = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    let finding = agreement.findings(of: act(of: Party.ID(party), over: span)).first
    let state = try #require(found?.state)
    if finding?.isHypothetical == false {
      let expected: Kleene = state == .inForce ? .met : state == .unknown ? .unknown : .notMet
      #expect(finding?[.time].state == expected, "\(party) \(at)")
    }
    return state
  }

  private let both = """
    binds north, south
    position north accepts 2025-03-01 from text
    position south accepts 2025-03-01 from text
    """

  @Test func anExtensionInTimeGoesOnAndOneThatComesLateLeavesAGap() throws {
    let early = try agreement(
      both, reading: "until 2025-03-31 00:00\nextended on 2025-03-29 until 2025-04-30 from text")
    #expect(try state(early, "north", "2025-03-31") == .inForce)
    #expect(try state(early, "north", "2025-05-02") == .expired)
    let late = try agreement(
      both, reading: "until 2025-03-31 00:00\nextended on 2025-04-05 until 2025-04-30 from text")
    #expect(try state(late, "north", "2025-03-30") == .inForce)
    #expect(try state(late, "north", "2025-04-01") == .expired)
    #expect(try state(late, "north", "2025-04-05") == .unknown)
    #expect(try state(late, "north", "2025-04-06") == .inForce)
  }

  @Test func aLengthAfterTheStartIsAnEnd() throws {
    let length = try agreement(both, reading: "until 30 days after start")
    #expect(length.provisions[0].readings[0].end?.spoken == "30 days after start")
    #expect(try state(length, "south", "2025-03-31") == .inForce)
    #expect(try state(length, "south", "2025-04-01") == .expired)
    let months = Length(1, .months)
    #expect(months.after(try #require(CivilDay("2025-01-31"))).description == "2025-02-28")
    #expect(
      Length(1, .years).after(try #require(CivilDay("2024-02-29"))).description == "2025-02-28")
  }

  @Test func aRenewalGoesOnUntilNoticeInTime() throws {
    func renewing(_ notice: String) throws -> Agreement {
      try agreement(
        both,
        reading: "until 2025-03-31 00:00\nrenewed by 1 months unless notice of 10 days\n" + notice)
    }
    let tacit = try renewing("")
    #expect(try state(tacit, "north", "2031-01-01") == .inForce)
    let timely = try renewing("  notice by south 2025-03-10 from text")
    #expect(try state(timely, "north", "2025-03-30") == .inForce)
    #expect(try state(timely, "north", "2025-04-01") == .expired)
    let late = try renewing("  notice by south 2025-03-28 from text")
    #expect(try state(late, "north", "2025-04-10") == .inForce)
    #expect(try state(late, "north", "2025-05-02") == .expired)
  }

  @Test func aWithdrawalWithNoticeTakesEffectWhenTheNoticeEnds() throws {
    let noticed = try agreement(
      both + "\nnotice of 30 days\nposition south withdraws 2025-03-10 from text",
      reading: "until further notice")
    #expect(try state(noticed, "south", "2025-03-20") == .inForce)
    #expect(try state(noticed, "south", "2025-04-09") == .unknown)
    #expect(try state(noticed, "south", "2025-04-10") == .notInForce)
    #expect(try state(noticed, "north", "2025-04-10") == .notInForce)
    let back = try agreement(
      both + "\nnotice of 30 days\nposition south withdraws 2025-03-10 from text"
        + "\nposition south accepts 2025-03-20 from text", reading: "until further notice")
    #expect(try state(back, "south", "2025-04-20") == .inForce)
  }

  @Test func amongThreeOneMayLeaveAndTheOthersStay() throws {
    let three = try agreement(
      """
      binds north, south, west
      position north accepts 2025-03-01 from text
      position south accepts 2025-03-01 from text
      position west accepts 2025-03-01 from text
      position west withdraws 2025-03-10 from text
      """, reading: "until further notice")
    #expect(try state(three, "west", "2025-03-11") == .notInForce)
    #expect(try state(three, "north", "2025-03-11") == .inForce)
    #expect(try state(three, "south", "2025-03-11") == .inForce)
  }

  @Test func oneCanSignForAnotherAndAResolutionAsksNobody() throws {
    let signed = try agreement(
      "binds north, south\nposition north accepts 2025-03-01 from text\n"
        + "position west accepts 2025-03-01 for south from text", reading: "until further notice")
    #expect(try state(signed, "south", "2025-03-05") == .inForce)
    let imposed = try agreement(
      "binds north, south\nconsent none\nposition north refuses 2025-03-01 from text",
      reading: "until further notice")
    #expect(try state(imposed, "north", "2025-03-05") == .inForce)
  }

  @Test func inATruceEachDeclaresForItselfTheReadingSaysFromWhichHour() throws {
    let each = try agreement(
      "binds north, south\nconsent each\nposition north accepts 2025-03-02 from text",
      reading: "until further notice")
    #expect(try state(each, "north", "2025-03-02") == .inForce)
    #expect(try state(each, "south", "2025-03-05") == .notInForce)
  }
}

@Suite struct PromiseTests {
  private func promises(_ text: String, at day: String) throws -> [String] {
    let agreement = try Agreement(
      parsing: SourceText(
        """
        agreement small time zone UTC
        party north
        party south
        source text 2025-03-01 none "Text"
        condition road "The road is open" by north from text
          south accepts 2025-03-02 from text
          met on 2025-03-05 from text
        \(text)
        """, name: "small"))
    let instant = try #require(Instant(day + "T12:00:00Z"))
    return agreement.promises(at: instant).map { "\($0.promise) \($0.state.rawValue)" }
  }

  @Test func aPromiseIsDueThenOverdueThenDelivered() throws {
    let text = """
      commitment guns
        from text
        north withdraws at least 20 gun not after 2025-03-10
        delivered 12 by north on 2025-03-09 from text
        delivered 9 by north on 2025-03-12 from text
      """
    #expect(try promises(text, at: "2025-03-09") == ["guns due"])
    #expect(try promises(text, at: "2025-03-11") == ["guns overdue"])
    #expect(try promises(text, at: "2025-03-13") == ["guns delivered"])
  }

  @Test func aDayCountedFromSomethingElseIsKnownOnceThatIs() throws {
    let text = """
      commitment guns
        from text
        north withdraws gun within 14 days of road
        south withdraws gun within 14 days of mines
      commitment mines
        from text
        south removes mine
      track talks
        stage announced
        waits for mines
        begins on 2025-03-20
      """
    #expect(
      try promises(text, at: "2025-03-06") == [
        "guns due", "guns waiting", "mines undated", "talks waiting",
      ])
    #expect(try promises(text, at: "2025-03-20").first == "guns overdue")
    let cleared = text.replacing(
      "south removes mine", with: "south removes mine\n  delivered on 2025-03-10 from text")
    #expect(
      try promises(cleared, at: "2025-03-12") == [
        "guns due", "guns due", "mines delivered", "talks due",
      ])
    #expect(try promises(cleared, at: "2025-03-25").last == "talks overdue")
  }
}
