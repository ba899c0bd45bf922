// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

@Suite struct FourNumbersTests {
  private let text = """
    agreement two "Two readings"
      time zone UTC
    party north "The North"
    party south "The South"
    mediator west "The West"
    object energy
      object substation
    object homes
    provision strikes "No strikes"
      prohibits attack on energy
      binds north, south
      reading wide by north
        objects energy, homes
        otherwise not
        from 2031-05-01
        until further notice
      reading narrow by south
        objects energy
        otherwise not
        from 2031-05-01
        until further notice
      reading third by west
        objects energy
        otherwise unclear
        from 2031-05-01
        until further notice
      position north accepts 2031-05-01
      position south accepts 2031-05-01
    provision never "Proposed"
      prohibits attack on any
      binds north, south
      reading proposal by west
        from 2031-05-01
        until further notice
      position west proposes 2031-05-01
    """

  private func agreement() throws -> Agreement {
    try Agreement(parsing: SourceText(text, name: "two.truce"))
  }

  private func event(
    _ record: String, _ day: String, by party: String, actor: String, object: String,
    act: ActKind = .hit, days: Int = 1
  ) throws -> Event {
    let first = try #require(CivilDay(day))
    let span = TimeSpan(
      start: ClockZone.utc.start(of: first),
      end: ClockZone.utc.start(of: first.advanced(byDays: days)))
    let point = try #require(Coordinate(latitude: 1, longitude: 1))
    var event = Event(
      id: Event.ID("f:\(record)\(party)"), feed: Feed.ID("f"), record: record + party, row: 1,
      line: 2, speaker: Speaker(name: party, affiliation: .party(Party.ID(party))), act: act,
      span: span, timePrecision: .day,
      place: Place(coordinate: point, radiusInMetres: 10, holds: 95), grade: .unjudged)
    event.actor = Party.ID(actor)
    event.objects = [NamedObject(objectClass: ObjectClass.ID(object), basis: .source)]
    return event
  }

  /// An admitted strike.
  private func strike(
    _ record: String, _ day: String, object: String, days: Int = 1
  ) throws -> Incident {
    Incident(of: [
      try event(record, day, by: "north", actor: "north", object: object, days: days)
    ])
  }

  private func incidents() throws -> [Incident] {
    [
      try strike("1", "2031-05-10", object: "substation"),
      try strike("2", "2031-05-10", object: "homes"),
      try strike("3", "2031-05-11", object: "elsewhere"),
      Incident(of: [
        try event("4", "2031-05-11", by: "south", actor: "north", object: "substation")
      ]),
      try strike("5", "2031-05-20", object: "substation", days: 9),
    ]
  }

  @Test func theFourAddUpToTheIncidents() throws {
    let agreement = try agreement()
    let assessment = Assessment(
      assessing: try incidents().reversed(), by: Assessor(agreement: agreement), proof: .standard)
    #expect(
      assessment.entries.map(\.incident.id.name) == [
        "f:1north", "f:2north", "f:3north", "f:4south", "f:5north",
      ])
    let count = ProvisionCount(
      counting: assessment, under: agreement.provisions[0], of: agreement)
    #expect(count.readings.map(\.name) == ["wide", "narrow"])
    #expect(!count.isHypothetical)
    var expected = FourNumbers()
    expected.core = 2
    expected.contested = 1
    expected.undetermined = 1
    expected.outside = 1
    expected.lacking[0] = 1
    expected.lacking[4] = 1
    #expect(count.total == expected)
    #expect(count.total.total == 5)
    // A time of more than three days is put on none of them.
    #expect(count.days.map(\.day.description) == ["2031-05-10", "2031-05-11"])
    #expect(count.days.map(\.numbers.total) == [2, 2])
    #expect(count.spanning.core == 1 && count.spanning.total == 1)
  }

  @Test func theMissionSaysWhichReadingsCount() throws {
    let agreement = try agreement()
    let assessment = Assessment(
      assessing: try incidents(), by: Assessor(agreement: agreement), proof: .standard)
    let one = ProvisionCount(
      counting: assessment, under: agreement.provisions[0], of: agreement,
      naming: [Reading.ID("narrow")])
    #expect(one.total.contested == 0 && one.total.outside == 2 && one.total.core == 2)
    var replaced = agreement
    replaced.provisions[0].readings[1].standing = .replaces(agreement.provisions[0].readings[0].id)
    #expect(replaced.countedReadings(of: replaced.provisions[0]).map(\.name) == ["narrow"])
  }

  @Test func whatAPartyDoesNotClaimIsCountedApart() throws {
    let agreement = try agreement()
    let assessment = Assessment(
      assessing: try incidents(), by: Assessor(agreement: agreement),
      proof: .claimsOf(Party.ID("south")))
    let count = ProvisionCount(
      counting: assessment, under: agreement.provisions[0], of: agreement)
    #expect(count.total.core == 1 && count.total.total == 1)
    #expect(count.total.unclaimed == 4)
  }

  @Test func aProvisionNeverInForceStandsApart() throws {
    let agreement = try agreement()
    let assessment = Assessment(
      assessing: try incidents(), by: Assessor(agreement: agreement), proof: .standard)
    let count = ProvisionCount(
      counting: assessment, under: agreement.provisions[1], of: agreement)
    #expect(count.isHypothetical)
    #expect(count.readings.map(\.name) == ["proposal"])
    #expect(count.total.core == 4 && count.total.undetermined == 1)
  }

  @Test func aPeriodHoldsOnlyWhatLiesInIt() throws {
    let agreement = try agreement()
    let assessment = Assessment(
      assessing: try incidents(), by: Assessor(agreement: agreement), proof: .standard)
    let first = try #require(CivilDay("2031-05-10"))
    let last = try #require(CivilDay("2031-05-25"))
    func total(_ days: ClosedRange<CivilDay>) -> Int {
      ProvisionCount(
        counting: assessment, under: agreement.provisions[0], of: agreement, on: days
      ).total.total
    }
    #expect(total(first...first) == 2)
    #expect(total(first...last) == 4)
    #expect(total(first...last.advanced(byDays: 9)) == 5)
  }

  @Test func standingsOfEveryPairOfVerdicts() throws {
    let agreement = try agreement()
    func ruling(_ state: Kleene) throws -> Ruling {
      var limbs = Limb.allCases.map { _ in LimbFinding(.met, because: "") }
      limbs[1] = LimbFinding(state, because: "")
      limbs[5] = LimbFinding(.notMet, because: "")
      let finding = Finding(
        of: Incident.ID("i"), under: Provision.ID("strikes"), in: Reading.ID("wide"),
        basis: .words, proof: .standard, limbs: limbs, isHypothetical: false, actor: nil,
        accusedPosition: nil, agreementVersion: "1", because: "")
      return try #require(Ruling(of: finding, in: agreement))
    }
    func standing(_ a: Kleene, _ b: Kleene) throws -> Standing? {
      Standing(of: [try ruling(a), try ruling(b)])
    }
    #expect(try standing(.met, .met) == .core)
    #expect(try standing(.notMet, .notMet) == .outside)
    #expect(try standing(.met, .notMet) == .contested)
    #expect(try standing(.notMet, .met) == .contested)
    for other in [Kleene.met, .notMet, .unknown] {
      #expect(try standing(.unknown, other) == .undetermined([.time]))
      #expect(try standing(other, .unknown) == .undetermined([.time]))
    }
    #expect(Standing(of: [Ruling]()) == nil)
  }
}
