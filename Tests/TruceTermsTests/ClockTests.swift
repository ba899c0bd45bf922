// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceTerms

@Suite struct ClockTests {
  private func energy() throws -> Agreement {
    try Agreement(parsing: try packageText("examples/energy-2025/agreement.truce"))
  }

  private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

  private func state(
    _ agreement: Agreement, _ reading: String, _ party: String, _ at: String,
    after violations: [ReleasingViolation] = []
  ) throws -> ProvisionState {
    let found = try agreement.states(at: moment(at), after: violations).first {
      $0.reading?.name == reading && $0.party.name == party
    }
    return try #require(found)
  }

  /// A small agreement: north reads from 1 March to 1 April, both accept on 1 March.
  private func small(
    _ lines: String, north: String = "accepts", south: String = "accepts", extra: String = ""
  ) throws -> Agreement {
    try Agreement(
      parsing: SourceText(
        """
        agreement small time zone UTC
        party north
        party south
        source text 2025-03-01 none "Text"
        object power
        provision rule
          prohibits attack on power
          binds north, south
          reading one by north from text
            from 2025-03-02
            until 2025-03-31
        \(lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
          position north \(north) 2025-03-01 from text
          position south \(south) 2025-03-01 from text
        \(extra)
        """, name: "small"))
  }

  @Test func theEnergyCeasefireIsInForceForEachSideAsItReadsIt() throws {
    let agreement = try energy()
    #expect(try state(agreement, "ru", "RU", "2025-03-17T12:00:00Z").state == .notInForce)
    // On the 19th Ukraine accepts, at an hour that no source names.
    #expect(try state(agreement, "ru", "RU", "2025-03-19T12:00:00Z").state == .unknown)
    #expect(try state(agreement, "ru", "UA", "2025-03-20T12:00:00Z").state == .inForce)
    #expect(try state(agreement, "ua", "UA", "2025-03-20T12:00:00Z").state == .notInForce)
    #expect(try state(agreement, "ua", "RU", "2025-03-26T12:00:00Z").state == .inForce)
    #expect(try state(agreement, "us-18-march", "UA", "2025-03-20T12:00:00Z").state == .unknown)
    #expect(try state(agreement, "us-18-march", "UA", "2025-03-27T12:00:00Z").state == .inForce)
    #expect(try state(agreement, "ru", "RU", "2025-04-17T12:00:00Z").state == .unknown)
    #expect(try state(agreement, "ru", "RU", "2025-04-18T21:00:00Z").state == .expired)
    #expect(try state(agreement, "ua", "RU", "2025-04-18T21:00:00Z").state == .unknown)
    #expect(try state(agreement, "ua", "RU", "2025-04-24T21:00:00Z").state == .expired)
  }

  @Test func acceptanceInPrincipleIsNoAcceptance() throws {
    let agreement = try energy()
    let state = try state(agreement, "us-11-march", "RU", "2025-03-27T12:00:00Z")
    #expect(state.state == .notInForce)
    #expect(state.position == .acceptedInPrinciple)
    #expect(state.because == "RU accepted in principle only")
    let provision = try #require(agreement.provision(.init("general-30-days")))
    #expect(agreement.wasEverInForce(provision, under: provision.readings.first) == .notMet)
    let energy = try #require(agreement.provision(.init("energy-strikes")))
    for reading in energy.readings {
      #expect(agreement.wasEverInForce(energy, under: reading) == .met)
    }
  }

  @Test func theEasterTruceHoldsByTheHourOfItsOwnClocks() throws {
    let agreement = try energy()
    // 21 April, 00:00 in Moscow.
    #expect(try state(agreement, "ru-easter", "RU", "2025-04-20T20:59:59Z").state == .inForce)
    let after = try state(agreement, "ru-easter", "RU", "2025-04-20T21:00:00Z")
    #expect(after.state == .expired)
    #expect(after.json["since"]?.string == "2025-04-20T21:00:00Z")
    #expect(try state(agreement, "ru-easter", "RU", "2025-04-19T14:59:59Z").state == .notInForce)
  }

  @Test func aReleaseClauseEndsNothingUntilItsUseIsShown() throws {
    let violation = ReleasingViolation(
      of: .init("rule"), under: .init("one"), by: .init("south"),
      end: try moment("2025-03-10T12:00:00Z"), incident: "i-1")
    let unused = try small("released when another bound party violates")
    let before = try state(unused, "one", "north", "2025-03-10T11:59:59Z", after: [violation])
    #expect(before.release == nil)
    let after = try state(unused, "one", "north", "2025-03-12T00:00:00Z", after: [violation])
    #expect(after.state == .inForce)
    #expect(after.release?.incident == "i-1")
    #expect(after.because.contains("could be released since 2025-03-10T12:00:00Z"))
    // Nobody is released by what it did itself.
    let own = try state(unused, "one", "south", "2025-03-12T00:00:00Z", after: [violation])
    #expect(own.release == nil)
    let used = try small(
      "released when another bound party violates\n  used by north 2025-03-11 from text")
    #expect(try state(used, "one", "north", "2025-03-11T12:00:00Z").state == .unknown)
    #expect(try state(used, "one", "north", "2025-03-12T00:00:00Z").state == .released)
    #expect(try state(used, "one", "south", "2025-03-12T00:00:00Z").state == .inForce)
  }

  @Test func aRuleThatWaitsIsNotInForceUntilItIsDone() throws {
    let waiting = try small(
      "waits for relief", extra: "condition relief \"Relief\" by north from text\n")
    #expect(try state(waiting, "one", "north", "2025-03-12T00:00:00Z").state == .notInForce)
    let met = try small(
      "waits for relief",
      extra: "condition relief \"Relief\" by north from text\n  met on 2025-03-11\n")
    #expect(try state(met, "one", "north", "2025-03-10T00:00:00Z").state == .notInForce)
    #expect(try state(met, "one", "north", "2025-03-11T12:00:00Z").state == .unknown)
    #expect(try state(met, "one", "north", "2025-03-12T00:00:00Z").state == .inForce)
    let exchange = """
      commitment exchange "Exchange"
        from text
        north delivers 20 prisoner to south on 2025-03-05
        delivered 12 by north on 2025-03-05 from text
        delivered 8 by north on 2025-03-07 from text
      """
    let sequence = try small("waits for exchange", extra: exchange)
    #expect(try state(sequence, "one", "north", "2025-03-06T12:00:00Z").state == .notInForce)
    #expect(try state(sequence, "one", "north", "2025-03-08T00:00:00Z").state == .inForce)
  }

  @Test func aSuspensionRestsAndResumes() throws {
    let agreement = try small(
      "", extra: "  suspended by south from 2025-03-10 06:00 until 2025-03-12 06:00 from text")
    #expect(try state(agreement, "one", "south", "2025-03-10T05:59:59Z").state == .inForce)
    #expect(try state(agreement, "one", "south", "2025-03-10T06:00:00Z").state == .suspended)
    #expect(try state(agreement, "one", "north", "2025-03-10T06:00:00Z").state == .inForce)
    #expect(try state(agreement, "one", "south", "2025-03-12T06:00:00Z").state == .inForce)
  }

  @Test func aRefusalAndAWithdrawalEndTheConsentOfAll() throws {
    let refused = try small("", south: "refuses")
    let state = try state(refused, "one", "north", "2025-03-12T00:00:00Z")
    #expect(state.state == .notInForce && state.because == "south refused")
    let withdrawn = try small(
      "",
      extra: "  position south withdraws 2025-03-10 from text\n")
    #expect(try self.state(withdrawn, "one", "north", "2025-03-09T00:00:00Z").state == .inForce)
    #expect(try self.state(withdrawn, "one", "north", "2025-03-10T12:00:00Z").state == .unknown)
    #expect(try self.state(withdrawn, "one", "north", "2025-03-11T00:00:00Z").state == .notInForce)
  }

  @Test func aTimelineFillsItsTimeAndAgreesWithTheClockAtEveryMoment() throws {
    let agreement = try energy()
    let span = TimeSpan(
      start: try moment("2025-03-01T00:00:00Z"), end: try moment("2025-05-01T00:00:00Z"))
    let rows = agreement.timeline(over: span)
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row.first?.span.start == span.start && row.last?.span.end == span.end)
      for (a, b) in zip(row, row.dropFirst()) { #expect(a.span.end == b.span.start) }
    }
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let instant = span.start.advanced(
        bySeconds: Int.random(in: 0..<span.seconds, using: &random))
      let states = agreement.states(at: instant)
      #expect(states.count == rows.count)
      for (state, row) in zip(states, rows) {
        let shown = try #require(row.first { $0.span.contains(instant) })
        #expect(shown.state.state == state.state, "\(state.provision) \(instant)")
      }
    }
  }

  @Test func swappingTheTwoPartiesSwapsTheStatesAndNothingElse() throws {
    for seed in 0..<40 as Range<UInt64> {
      var maker = AgreementMaker(seed: seed)
      let agreement = maker.agreement()
      let swapped = Swap("north", "south").of(agreement)
      let at = Instant(secondsSince1970: 1_743_000_000)
      let plain = agreement.states(at: at).map { "\($0.json.compact)" }
      let other = swapped.states(at: at).map { "\(Swap("north", "south").of($0.json.compact))" }
      #expect(plain == other, "seed \(seed)")
    }
  }
}

@Suite struct TimelineDrawingTests {
  private let span: TimeSpan

  init() throws {
    span = TimeSpan(
      start: try #require(Instant("2025-03-15T00:00:00Z")),
      end: try #require(Instant("2025-05-04T00:00:00Z")))
  }

  @Test func theTerminalsTimelineHasABarARowAndACauseAnEdge() throws {
    let agreement = try Agreement(
      parsing: try packageText("examples/energy-2025/agreement.truce"))
    let drawn = agreement.drawnTimeline(over: span, width: 50)
    #expect(
      drawn.contains(
        """
          ru, RU
          ····▒████████████████████████████▒▒xxxxxxxxxxxxxxx
            from 2025-03-15T00:00:00Z: not-in-force, RU had not accepted, UA had not
              accepted
        """), "\(drawn.prefix(900))")
    #expect(drawn.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let bars = drawn.split(separator: "\n").filter { $0.allSatisfy { " █▒·=xr".contains($0) } }
    #expect(bars.count == agreement.timeline(over: span).count)
    #expect(bars.allSatisfy { $0.count == 52 })
  }

  @Test func thePictureIsWellFormedAndHarmless() throws {
    let agreement = try Agreement(
      parsing: try packageText("examples/energy-2025/agreement.truce"))
    let svg = agreement.svgTimeline(over: span)
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    #expect(svg.components(separatedBy: "<g>").count == svg.components(separatedBy: "</g>").count)
    #expect(!svg.contains("<script") && !svg.contains("href"))
    #expect(svg == agreement.svgTimeline(over: span))
    let rows = agreement.timeline(over: span)
    #expect(
      svg.components(separatedBy: "<rect").count - 1 == rows.joined().count
        + agreement.promiseTimeline(over: span).joined().count)
  }
}
