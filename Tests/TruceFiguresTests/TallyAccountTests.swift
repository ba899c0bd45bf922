// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

@Suite struct TallyAccountTests {
  private let text = """
    agreement two "Two readings"
      time zone UTC
    party north "The North"
    party south "The South"
    object energy
    provision strikes "No strikes"
      prohibits attack on energy
      binds north, south
      reading wide by north
        from 2031-05-01
        until further notice
      reading narrow by south
        from 2031-05-01
        until further notice
    """

  private func day(_ number: Int) throws -> CivilDay {
    try #require(CivilDay("2031-05-01")).advanced(byDays: number)
  }

  private func event(
    _ record: String, by party: String, of actor: String, on at: Int, act: ActKind = .hit,
    object: String? = "energy", hasPlace: Bool = true
  ) throws -> Event {
    let start = ClockZone.utc.start(of: try day(at))
    var event = Event(
      id: Event.ID("notes:\(record)"), feed: Feed.ID("notes"), record: record, row: 1, line: 2,
      speaker: Speaker(name: "A ministry", affiliation: .party(Party.ID(party))), act: act,
      span: TimeSpan(start: start, end: start.advanced(bySeconds: 3_600)), timePrecision: .hour,
      place: hasPlace
        ? Place(
          coordinate: try #require(Coordinate(latitude: 50, longitude: 30)), radiusInMetres: 5_000,
          holds: 95) : nil, grade: .unjudged)
    event.actor = Party.ID(actor)
    event.objects =
      object.map { [NamedObject(objectClass: ObjectClass.ID($0), basis: .source, words: $0)] } ?? []
    return event
  }

  /// Limbs by letter, in the order of the limbs: `m` met, `n` not met, `u` unknown.
  private func entry(
    _ event: Event, _ reading: String, _ words: String, practice: String? = nil, proof: Proof,
    under agreement: Agreement
  ) -> Assessment.Entry {
    let incident = Incident(
      id: Incident.ID(event.id.name), events: [event], span: event.span, place: event.place)
    func finding(_ letters: String, _ basis: Basis) -> Finding {
      Finding(
        of: incident.id, under: Provision.ID("strikes"), in: Reading.ID(reading), basis: basis,
        proof: proof,
        limbs: letters.map { letter in
          LimbFinding(letter == "m" ? .met : letter == "n" ? .notMet : .unknown, because: "so")
        }, isHypothetical: false, actor: event.actor, accusedPosition: nil, agreementVersion: "1",
        because: "so")
    }
    return Assessment.Entry(
      incident: incident,
      findings: [finding(words, .words)] + (practice.map { [finding($0, .practice)] } ?? []),
      under: agreement)
  }

  private func tally(
    _ id: String, _ number: Int?, by party: String = "north", of accused: String = "south",
    series: String = "", on days: ClosedRange<Int> = 0...30, published: Int = 30,
    bound: PublishedTally.Bound = .exact, named: [String] = []
  ) throws -> PublishedTally {
    PublishedTally(
      id: PublishedTally.ID(id), series: series, party: Party.ID(party),
      against: Party.ID(accused), provision: Provision.ID("strikes"), speaker: "A ministry",
      published: try day(published), days: try day(days.lowerBound)...day(days.upperBound),
      number: number, bound: bound, named: named)
  }

  private func accounts(
    of tallies: [PublishedTally], swapped: Bool = false
  ) throws -> [TallyAccount] {
    let (own, other, reading) = swapped ? ("south", "north", "narrow") : ("north", "south", "wide")
    let events = [
      try event("A1", by: own, of: other, on: 1), try event("A2", by: own, of: other, on: 2),
      try event("A3", by: own, of: other, on: 3, act: .attempt, object: nil),
      try event("A4", by: own, of: other, on: 4, object: nil, hasPlace: false),
      try event("A5", by: own, of: other, on: 40),
      try event("A6", by: other, of: own, on: 5), try event("A7", by: own, of: own, on: 6),
      try event("A8", by: own, of: other, on: 7, act: .tally),
    ]
    let limbs = ["mmmmmn", "mmmnmn", "ummmmn", "mmmuun", "mmmmmn", "mmmmmn", "mmmmmn", "mmmmmn"]
    let agreement = try Agreement(parsing: SourceText(text, name: "two.truce"))
    let mine = Proof.claimsOf(Party.ID(own))
    let claims = zip(events, limbs).map {
      entry(
        $0, reading, $1, practice: $0.record == "A3" ? "mmmmmn" : nil, proof: mine,
        under: agreement)
    }
    let proven = zip(events, limbs).map {
      entry($0, reading, $0.record == "A1" ? $1 : "uuuuun", proof: .standard, under: agreement)
    }
    return TallyAccount.all(
      of: tallies, agreement: agreement,
      events: events, claims: [Assessment(proof: mine, entries: claims)],
      assessment: Assessment(proof: .standard, entries: proven))
  }

  @Test func theStepsLeadFromTheNumberToWhatIsCountedHere() throws {
    let account = try #require(try accounts(of: [tally("T", 9)]).first)
    #expect(account.published == 9)
    #expect(account.claimed == 4)
    let reading = try #require(account.readings.first)
    #expect(account.readings.count == 1 && reading.reading == Reading.ID("wide"))
    #expect(reading.violations == 1)
    #expect(reading.notViolations == 1 && reading.decidedBy[3] == 1)
    #expect(reading.undetermined == 2 && reading.lacking[0] == 1 && reading.lacking[3] == 1)
    #expect(
      reading.violations + reading.notViolations + reading.undetermined == account.claimed)
    #expect(reading.violationsByPractice == 2)
    #expect(reading.violationsUnderProof == 1)
    #expect(account.unexplained == 5 && account.beyond == 0)
  }

  @Test func aSeriesIsAddedUpAndItsDaysAndNamesAreCounted() throws {
    let account = try #require(
      try accounts(of: [
        tally("B1", 3, series: "daily", on: 0...1, published: 1, named: ["A1", "A2"]),
        tally("B2", 4, series: "daily", on: 3...4, published: 4, named: ["A2", "A3", "notes:A4"]),
        tally("B3", 2, series: "daily", on: 4...5, published: 5, named: ["Z9"]),
      ]).first)
    #expect(account.published == 9)
    #expect(account.daysWithout == 2)
    #expect(account.named.mentions == 6 && account.named.records == 5)
    #expect(account.named.repeated == 1 && account.named.missing == 1)
    #expect(account.named.withoutPlace == 1 && account.named.withoutObject == 2)
    #expect(account.claimed == 4)
    #expect(account.unexplained == 4)
  }

  @Test func aLowerBoundAndNoNumberStayWhatTheyAre() throws {
    let found = try accounts(of: [
      tally("T1", 2, bound: .over), tally("T2", nil, bound: .unknown),
      tally("T3", 1, on: 1...1),
    ])
    #expect(found[0].isAtLeast && found[0].unexplained == 0 && found[0].beyond == 2)
    #expect(found[1].published == nil && found[1].unexplained == nil && found[1].beyond == nil)
    #expect(found[2].claimed == 1 && found[2].unexplained == 0 && found[2].beyond == 0)
  }

  @Test func theSideThatCountsHasNoClaimsOfTheOther() throws {
    let account = try #require(try accounts(of: [tally("T", 9, by: "south", of: "north")]).first)
    #expect(account.claimed == 0 && account.unexplained == 9)
    #expect(account.readings.map(\.reading) == [Reading.ID("narrow")])
  }

  @Test func swappingThePartiesSwapsTheAccountAndNothingElse() throws {
    let one = try #require(try accounts(of: [tally("T", 9)]).first)
    let other = try #require(
      try accounts(of: [tally("T", 9, by: "south", of: "north")], swapped: true).first)
    #expect(one.claimed == other.claimed && one.unexplained == other.unexplained)
    #expect(one.readings[0].violations == other.readings[0].violations)
    #expect(one.readings[0].lacking == other.readings[0].lacking)
    #expect(one.readings[0].violationsByPractice == other.readings[0].violationsByPractice)
    #expect(one.party == other.against && one.against == other.party)
  }
}
