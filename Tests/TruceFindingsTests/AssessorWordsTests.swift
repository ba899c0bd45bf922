// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms
import TruceTestSupport

/// Time, place, object, exception and practice: the limbs that rest on the words.
@Suite struct AssessorWordsTests {
  private let north = Affiliation.party(Told.north)
  private let south = Affiliation.party(Told.south)

  private func hit(
    _ time: String = "2031-05-10T12:00", by speaker: Affiliation = .none, actor: Party.ID? = nil,
    object: String? = "substation", act: ActKind = .hit, record: String = "A",
    place: Place? = Told.place(10, 20)
  ) -> Event {
    Told.hit(record, by: speaker, at: time, place: place, object: object, actor: actor, act: act)
  }

  private func day(_ day: String, actor: Party.ID? = nil) -> Event {
    Told.hit("A", at: nil, on: day, actor: actor)
  }

  // MARK: Time

  @Test func aBoundGivenAsADayIsThatWholeCivilDay() throws {
    func time(_ event: Event, _ reading: String = "n") throws -> Kleene {
      let finding = try Small.finding(reading, [event])
      return finding[.time].state
    }
    #expect(try time(hit("2031-04-30T22:59")) == .notMet)
    #expect(try time(hit("2031-04-30T23:01")) == .unknown)
    #expect(try time(hit("2031-05-01T12:00")) == .unknown)
    #expect(try time(hit("2031-05-02T00:00")) == .met)
    #expect(try time(hit("2031-05-31T22:59", actor: Told.north)) == .met)
    #expect(try time(hit("2031-05-31T23:01", actor: Told.north)) == .unknown)
    #expect(try time(hit("2031-06-03T23:59", actor: Told.north)) == .unknown)
    #expect(try time(hit("2031-06-04T00:00")) == .notMet)
    // Unknown within bounds; no end on purpose.
    #expect(try time(hit("2031-05-05T12:00"), "s") == .unknown)
    #expect(try time(hit("2031-05-06T00:00"), "s") == .met)
    #expect(try time(hit("2039-01-01T00:00"), "s") == .met)
  }

  @Test func everyMomentThatTheSourcesAllowCounts() throws {
    var long = day("2031-05-01")
    long.span = TimeSpan(start: Told.at("2031-04-01T00:00"), end: Told.at("2031-05-10T00:00"))
    #expect(try Small.finding("n", [long])[.time].state == .unknown)
  }

  @Test func noStartAndNoEndAreUnknown() throws {
    let finding = try Small.finding("n", [hit()]) {
      $0.provisions[0].readings[0].start = nil
      $0.provisions[0].readings[0].end = nil
    }
    #expect(finding[.time].because == "whether it lies between start and end is open")
  }

  @Test func aReleaseThatWasUsedFreesWhoUsedItAndNobodyElse() throws {
    func time(_ event: Event) throws -> Kleene {
      let finding = try Small.finding("n", [event])
      return finding[.time].state
    }
    #expect(try time(hit("2031-05-19T12:00", actor: Told.south)) == .met)
    #expect(try time(hit("2031-05-20T12:00", actor: Told.south)) == .unknown)
    #expect(try time(hit("2031-05-21T12:00", actor: Told.south)) == .notMet)
    #expect(try time(hit("2031-05-21T12:00", actor: Told.north)) == .met)
    let nobody = try Small.finding("n", [hit("2031-05-21T12:00")])
    #expect(nobody[.time].state == .unknown)
    #expect(nobody[.time].because == "whether the author was bound turns on who it was")
    // The other party's reading knows no release.
    #expect(
      try Small.finding("s", [hit("2031-05-21T12:00", actor: Told.south)])[.time].state == .met)
  }

  @Test func whoWithdrewIsNoLongerBoundFromThenOn() throws {
    func time(_ event: Event) throws -> Finding {
      try Small.finding("n", [event]) { agreement in
        let here = agreement.provisions[0].id.location
        for (stance, text) in [(Position.Stance.withdraws, "2031-05-08"), (.accepts, "2031-05-15")]
        {
          guard let day = CivilDay(text) else { return }
          agreement.provisions[0].positions.append(
            Position(
              party: Marked(Told.north, at: here), stance: stance, day: Marked(day, at: here)))
        }
      }
    }
    #expect(try time(hit("2031-05-07T12:00", actor: Told.north))[.time].state == .met)
    #expect(try time(hit("2031-05-08T12:00", actor: Told.north))[.time].state == .unknown)
    let free = try time(hit("2031-05-09T12:00", actor: Told.north))
    #expect(free[.time].state == .notMet)
    #expect(free[.time].because == "The North no longer accepted it")
    #expect(free.accusedPosition == "withdrawn")
    // Of two, the other is free as well.
    let other = try time(hit("2031-05-09T12:00", actor: Told.south))
    #expect(other[.time].state == .notMet)
    #expect(other[.time].because == "all others had left it, so that The South was free")
    #expect(try time(hit("2031-05-16T12:00", actor: Told.north))[.time].state == .met)
  }

  @Test func aConditionNobodyShowsAsMetHoldsTheRuleBack() throws {
    #expect(try Small.finding("later", [hit()])[.time].state == .notMet)
    func met(on day: String) throws -> Kleene {
      try Small.finding("later", [hit()]) { agreement in
        let here = agreement.conditions[0].id.location
        agreement.conditions[0].met = CivilDay(day).map { Marked($0, at: here) }
      }[.time].state
    }
    #expect(try met(on: "2031-05-09") == .met)
    #expect(try met(on: "2031-05-10") == .unknown)
    #expect(try met(on: "2031-05-11") == .notMet)
  }

  @Test func aProvisionNeverInForceIsHypothetical() throws {
    let all = try Small.findings([
      hit(by: south, actor: Told.north), hit(by: .none, actor: Told.north, record: "B"),
    ])
    let never = try #require(all["proposed"])
    #expect(never.isHypothetical)
    #expect(never.verdict == .violation)
    #expect(never.because.contains("would have been a violation"))
    #expect(all["n"]?.isHypothetical == false)
  }

  @Test func aSuspendedProvisionHoldsNothing() throws {
    func time(_ text: String) throws -> Kleene {
      try Small.finding("n", [hit(text)]) { agreement in
        let here = agreement.provisions[0].id.location
        guard let first = CivilDay("2031-05-10"), let last = CivilDay("2031-05-12") else { return }
        var pause = Suspension(start: Bound(at: Marked(.day(first), at: here), location: here))
        pause.end = Bound(at: Marked(.day(last), at: here), location: here)
        agreement.provisions[0].suspensions = [pause]
      }[.time].state
    }
    #expect(try time("2031-05-09T12:00") == .met)
    #expect(try time("2031-05-10T12:00") == .unknown)
    #expect(try time("2031-05-11T12:00") == .notMet)
    #expect(try time("2031-05-13T12:00") == .met)
  }

  @Test func wideningABoundNeverMakesTheUnknownKnown() throws {
    for hour in stride(from: 0, to: 24 * 45, by: 7) {
      let start = Told.at("2031-04-25T00:00").advanced(bySeconds: hour * 3600)
      var event = hit()
      event.span = TimeSpan(start: start, end: start.advanced(bySeconds: 3600 * (1 + hour % 50)))
      let narrow = try Small.finding("n", [event])[.time].state
      let wide = try Small.finding("n", [event]) { agreement in
        let bound = agreement.provisions[0].readings[0].end
        let here = agreement.provisions[0].id.location
        var wider = bound
        wider?.notBefore = CivilDay("2031-05-25").map { Marked(.day($0), at: here) }
        wider?.notAfter = CivilDay("2031-06-09").map { Marked(.day($0), at: here) }
        agreement.provisions[0].readings[0].end = wider
      }[.time].state
      #expect(wide == narrow || wide == .unknown, "hour \(hour)")
    }
  }

  // MARK: Place

  @Test func withoutATerritoryThePlaceIsMet() throws {
    #expect(try Small.finding("n", [hit(place: nil)])[.place].state == .met)
  }

  private func territory(_ names: [String]) -> (inout Agreement) -> Void {
    { agreement in
      let here = agreement.provisions[0].id.location
      agreement.provisions[0].readings[0].territory = names.map {
        Marked(Zone.ID($0), at: here)
      }
    }
  }

  @Test func aTerritoryIsMetFromTheThresholdAndNotMetOnlyApart() throws {
    let zones = [Zone.ID("valley"): Small.square(10, 20, 0.1)]
    func place(_ place: Place?) throws -> Kleene {
      try Small.finding("n", [hit(place: place)], zones: zones, changing: territory(["valley"]))[
        .place
      ].state
    }
    #expect(try place(Told.place(10, 20, 5000)) == .met)
    #expect(try place(Told.place(10.09, 20, 5000)) == .unknown)
    #expect(try place(Told.place(10.2, 20, 5000)) == .notMet)
    #expect(try place(Told.place(10.2, 20, 50_000)) == .unknown)
    #expect(try place(nil) == .unknown)
    // A zone without a geometry is unknown ground; beside a known one it can still be met.
    let missing = try Small.finding(
      "n", [hit(place: Told.place(10, 20))], changing: territory(["valley"]))
    #expect(missing[.place].state == .unknown)
    let both = try Small.finding(
      "n", [hit(place: Told.place(10, 20, 2000))], zones: zones,
      changing: territory(["valley", "island"]))
    #expect(both[.place].state == .met)
    let outside = try Small.finding(
      "n", [hit(place: Told.place(12, 20, 2000))], zones: zones,
      changing: territory(["valley", "island"]))
    #expect(outside[.place].state == .unknown)
  }

  @Test func groundThatTheAuthorClaimsIsCoveredUnlessTheWordsSayOtherwise() throws {
    let zones = [Zone.ID("valley"): Small.square(10, 20, 0.5)]
    func finding(_ coverage: Reading.Coverage?, actor: Party.ID) throws -> Finding {
      try Small.finding("n", [hit(actor: actor)], zones: zones) { agreement in
        let here = agreement.provisions[0].id.location
        agreement.parties[0].claims = [Marked(Zone.ID("valley"), at: here)]
        agreement.provisions[0].readings[0].ownGround = coverage.map { Marked($0, at: here) }
      }
    }
    #expect(try finding(nil, actor: Told.north)[.place].state == .met)
    #expect(try finding(nil, actor: Told.north).isOnOwnGround == .met)
    #expect(try finding(nil, actor: Told.south).isOnOwnGround == .notMet)
    #expect(try finding(.not, actor: Told.north).decidedBy == [.place])
    #expect(try finding(.unclear, actor: Told.north)[.place].state == .unknown)
    #expect(try finding(.not, actor: Told.south)[.place].state == .met)
  }

  // MARK: Object

  @Test func classesAreReadAgainstTheList() throws {
    func object(_ reading: String, _ name: String?) throws -> Kleene {
      try Small.finding(reading, [hit(object: name)])[.object].state
    }
    #expect(try object("n", "power-plant") == .met)
    #expect(try object("n", "energy") == .met)
    #expect(try object("n", "homes") == .notMet)
    #expect(try object("n", "hospital") == .notMet)
    #expect(try object("n", "never-heard-of") == .notMet)
    #expect(try object("s", "substation") == .met)
    #expect(try object("s", "power-plant") == .unknown)
    #expect(try object("s", "energy") == .unknown)
    #expect(try object("s", "homes") == .unknown)
  }

  @Test func whatRestsOnTheMissionsChoiceSaysSo() throws {
    let finding = try Small.finding("s", [hit(object: "gas-metering")])
    #expect(finding[.object].state == .met)
    #expect(
      finding[.object].because.contains(
        "by the mission's choice gas-metering counts as gas-pipeline"))
    #expect(finding[.object].terms.count == 2)
  }

  @Test func aClassThatHoldsOneLeftOutIsKnownTooWidely() throws {
    let finding = try Small.finding("n", [hit(object: "energy")]) { agreement in
      var clause = ObjectClause(coverage: .not, location: agreement.provisions[0].id.location)
      clause.classes = [Marked(ObjectClass.ID("gas"), at: clause.location.location)]
      agreement.provisions[0].readings[0].objects.append(clause)
    }
    #expect(finding[.object].state == .unknown)
  }

  @Test func aPersonStandsAboveTheSourceAndTheSourceAboveTheLexicon() throws {
    var event = hit(object: "homes")
    event.objects.append(NamedObject(objectClass: ObjectClass.ID("substation"), basis: .lexicon))
    #expect(try Small.finding("n", [event])[.object].state == .notMet)
    event.objects.append(NamedObject(objectClass: ObjectClass.ID("substation"), basis: .person))
    #expect(try Small.finding("n", [event])[.object].state == .met)
    let other = hit(object: "homes", record: "B")
    #expect(try Small.finding("n", [event, other])[.object].state == .met)
  }

  @Test func oneSourceThatNamesSeveralObjectsSaysAllWereStruck() throws {
    var event = hit(object: "homes")
    event.objects.append(NamedObject(objectClass: ObjectClass.ID("substation"), basis: .source))
    #expect(try Small.finding("n", [event])[.object].state == .met)
    event.objects = [NamedObject(objectClass: nil, basis: .source, words: "a shed")]
    #expect(try Small.finding("n", [event])[.object].state == .unknown)
  }

  @Test func anObjectNobodyNamesIsInferredFromThePlace() throws {
    func known(_ name: String, _ latitude: Double, radius: Double = 3000) -> ProtectedObject {
      ProtectedObject(
        id: "k\(latitude)", name: name, objectClass: ObjectClass.ID(name),
        geometry: .points([Told.place(latitude, 20).coordinate]), precisionInMetres: radius)
    }
    func limbs(_ objects: [ProtectedObject], radius: Double = 1500) throws -> String {
      let event = hit(object: nil, place: Told.place(10, 20, radius))
      let finding = try Small.finding("n", [event], objects: objects)
      return String(states(finding).dropFirst(2).prefix(2))
    }
    #expect(try limbs([known("substation", 10)]) == "++")
    #expect(try limbs([known("substation", 10.03)]) == "??")
    #expect(try limbs([known("substation", 10.3)]) == "-?")
    // Without any list nobody knows what stands there; a list without it clears the place.
    #expect(try limbs([]) == "??")
    // One that is left out gives no footprint; one that was placed from a report decides nothing.
    #expect(try limbs([known("hospital", 10)]) == "-?")
    var placed = known("substation", 10)
    placed.placedFromReport = true
    #expect(try limbs([placed, known("hospital", 10)]) == "-?")
    #expect(try limbs([placed]) == "??")
    // A wider circle only makes it less certain.
    #expect(try limbs([known("substation", 10)], radius: 30_000) == "??")
  }

  @Test func somewhereInASettlementCountsByTheShareOfItsGround() throws {
    func square(_ side: Double, at latitude: Double) -> Geometry {
      let half = side / 2
      return .polygons([
        [
          [(-half, -half), (half, -half), (half, half), (-half, half)].map { north, east in
            Told.place(latitude + north, 20 + east).coordinate
          }
        ]
      ])
    }
    func limbs(_ side: Double, at latitude: Double) throws -> String {
      var place = Told.place(10, 20, 1700)
      place.settlement = Footprint(square(0.02, at: 10))
      let plant = ProtectedObject(
        id: "p", name: "p", objectClass: ObjectClass.ID("substation"),
        geometry: square(side, at: latitude), precisionInMetres: 0)
      let finding = try Small.finding("n", [hit(object: nil, place: place)], objects: [plant])
      return String(states(finding).dropFirst(2).prefix(2))
        + (finding[.place].because.split(separator: " ").last.map { " " + $0 } ?? "")
    }
    // A quarter of the town, all but a rim of 2.5 % on each side, all of it, and none.
    #expect(try limbs(0.01, at: 10) == "?? 0.25")
    #expect(try limbs(0.0195, at: 10) == "++ 0.95")
    #expect(try limbs(0.03, at: 10) == "++ 1")
    #expect(try limbs(0.01, at: 10.2).hasPrefix("-?"))
    // It touches the circle and not the town: nobody knows how well the town's outline is drawn.
    #expect(try limbs(0.004, at: 10.0135) == "?? 0")
    // More than 0.95 of the ground, but not its middle.
    #expect(try limbs(0.03, at: 10.0155).hasPrefix("??"))
  }

  @Test func aLargerRadiusNeverMakesAVerdictMoreCertain() throws {
    let zones = [Zone.ID("valley"): Small.square(10, 20, 0.1)]
    let known = ProtectedObject(
      id: "k", name: "k", objectClass: ObjectClass.ID("substation"),
      geometry: .points([Told.place(10.05, 20).coordinate]), precisionInMetres: 2500)
    for latitude in stride(from: 9.8, through: 10.2, by: 0.025) {
      for object in ["substation", nil] {
        var before: Verdict?
        for step in 0..<12 {
          let place = Told.place(latitude, 20, 100 * Double(1 << step))
          let events = [("A", south), ("B", Affiliation.none)].map { record, speaker in
            hit(by: speaker, actor: Told.north, object: object, record: record, place: place)
          }
          let verdict = try Small.finding(
            "n", events, objects: [known], zones: zones, changing: territory(["valley"])
          ).verdict
          if let before, before != verdict {
            #expect(verdict == .undetermined, "\(latitude), \(object ?? "none"), step \(step)")
          }
          before = verdict
        }
      }
    }
  }

  // MARK: Exceptions

  private func invoked(_ name: String?, by speaker: Affiliation, record: String = "C") -> Event {
    var event = hit(by: speaker, actor: Told.north, record: record)
    event.invokes = name
    return event
  }

  @Test func anExceptionNobodyInvokedIsNotMet() throws {
    #expect(try Small.finding("n", [hit()])[.exception].state == .notMet)
    let other = try Small.finding("n", [invoked("weather", by: .none)])
    #expect(other[.exception].because == "'weather' is no exception of this reading")
  }

  @Test func anExceptionInvokedByTheActingPartyAloneIsUnknown() throws {
    let own = invoked("defence", by: north)
    #expect(try Small.finding("n", [own])[.exception].state == .unknown)
    // Met by the same standard as occurrence.
    let one = try Small.finding("n", [invoked("defence", by: .none)])
    #expect(one[.exception].state == .unknown)
    let two = try Small.finding("n", [own, invoked("defence", by: .none, record: "D")])
    #expect(two.decidedBy == [.exception])
    // The other reading has no such exception.
    #expect(try Small.finding("s", [own])[.exception].state == .notMet)
    let any = try Small.finding("n", [invoked("defence", by: south)], proof: .anyReport)
    #expect(any[.exception].state == .met)
    #expect(try Small.finding("n", [own], proof: .anyReport)[.exception].state == .unknown)
  }

  @Test func anExceptionToTheExceptionTakesItAway() throws {
    let defence = [invoked("defence", by: north), invoked("defence", by: .none, record: "D")]
    let first = [
      invoked("first-strike", by: south, record: "E"),
      invoked("first-strike", by: .party(Party.ID("west")), record: "F"),
    ]
    let finding = try Small.finding("n", defence + first)
    #expect(finding[.exception].state == .notMet)
    #expect(try Small.finding("n", defence + [first[0]])[.exception].state == .unknown)
  }

  @Test func anExceptionForOtherObjectsDoesNotApply() throws {
    var events = [invoked("defence", by: north), invoked("defence", by: .none, record: "D")]
    for index in events.indices {
      events[index].objects = [
        NamedObject(objectClass: ObjectClass.ID("gas-pipeline"), basis: .source)
      ]
    }
    let finding = try Small.finding("n", events)
    #expect(finding[.exception].because == "exception 'defence' is not about such acts or objects")
    #expect(finding[.exception].state == .notMet)
  }

  // MARK: Practice

  @Test func practiceStandsBesideTheWordsAndSpeaksOnlyOfItsLimbs() throws {
    let events = [
      hit("2031-05-03T12:00", by: south, actor: Told.north, object: "hospital", act: .attempt),
      hit(
        "2031-05-03T12:00", by: .none, actor: Told.north, object: "hospital", act: .attempt,
        record: "B"),
    ]
    let words = try Small.finding("s", events)
    let practice = try Small.finding("s practice", events)
    #expect(states(words) == "??+?+-")
    #expect(states(practice) == "+++++-")
    #expect(words.basis == .words && practice.basis == .practice)
    #expect(practice[.object].terms == practice[.time].terms)
    #expect(practice.because.hasPrefix("By the practice behind reading s (The South) this is"))
    // What the practice does not speak of stays as by words.
    let other = try Small.finding("s practice", [hit("2031-05-03T12:00", object: "homes")])
    #expect(other[.object].state == .unknown)
    #expect(other[.time].state == .met)
    // A reading without a practice has no such finding.
    #expect(try Small.findings(events)["n practice"] == nil)
  }

  @Test func aProhibitionOnAnythingDoesNotTurnOnTheObject() throws {
    func finding(_ lines: String, object: String?) throws -> Finding {
      let agreement = try Agreement(
        parsing: SourceText(
          """
          agreement small "A small truce"
            time zone UTC
          party north "The North"
          party south "The South"
          object energy
          object homes
          provision quiet "No attack"
            prohibits attack on any
            binds north, south
            reading n by north
          \(lines)    from 2031-05-01
              until further notice
            position north accepts 2031-05-01
            position south accepts 2031-05-01
          """, name: "small.truce"))
      let events = [
        Told.hit(
          "A", by: .party(Told.south), at: "2031-05-10T12:00", object: object, actor: Told.north),
        Told.hit("B", by: .none, at: "2031-05-10T12:00", object: object, actor: Told.north),
      ]
      let incident = Incident(
        id: Incident.ID("feed:A"), events: events, span: events[0].span, place: events[0].place)
      let assessor = Assessor(
        agreement: agreement, placeThreshold: 0.95, objects: [], zones: [:], reviews: [],
        sensors: [])
      return try #require(assessor.findings(of: incident, proof: .standard).first)
    }
    let open = try finding("", object: nil)
    #expect(open.verdict == .violation)
    #expect(open[.object].because == "the provision is about any object")
    #expect(try finding("", object: "homes").verdict == .violation)
    // Where the reading takes something out, it turns on what was struck.
    let closed = try finding("    objects energy\n    otherwise not\n", object: nil)
    #expect(closed.verdict == .undetermined)
    #expect(closed.lacking.contains(.object))
    #expect(try finding("    objects not homes\n", object: nil).lacking.contains(.object))
  }
}
