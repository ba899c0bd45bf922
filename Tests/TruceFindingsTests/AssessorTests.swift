// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms
import TruceTestSupport

/// Occurrence, attribution and the standards of proof.
@Suite struct AssessorTests {
  private let north = Affiliation.party(Told.north)
  private let south = Affiliation.party(Told.south)
  private let west = Affiliation.party(Party.ID("west"))

  /// A hit on a substation at noon of 10 May, within the time of both readings.
  private func hit(
    _ record: String, by speaker: Affiliation, actor: Party.ID? = nil,
    object: String? = "substation", act: ActKind = .hit, at time: String = "2031-05-10T12:00"
  ) -> Event {
    Told.hit(record, by: speaker, at: time, object: object, actor: actor, act: act)
  }

  @Test func oneSourceLeavesOccurrenceAndAttributionOpen() throws {
    let finding = try Small.finding("n", [hit("A", by: south, actor: Told.north)])
    #expect(states(finding) == "?+++?-")
    #expect(finding.verdict == .undetermined)
    #expect(finding.lacking == [.occurrence, .attribution])
    #expect(finding.decidedBy.isEmpty)
    #expect(finding.actor == Told.north)
    #expect(finding.accusedPosition == "accepted")
    #expect(
      finding.because
        == "Under reading n (The North) this is undetermined: one independent source alone asserts "
        + "it; attributed by sources to The North, not proven.")
  }

  @Test func twoIndependentSourcesOfWhichOneIsUnaffiliatedAreAViolation() throws {
    let events = [
      hit("A", by: south, actor: Told.north), hit("B", by: .none, actor: Told.north),
    ]
    let finding = try Small.finding("n", events)
    #expect(states(finding) == "+++++-")
    #expect(finding.verdict == .violation)
    #expect(finding.lacking.isEmpty && finding.decidedBy.isEmpty)
    #expect(finding[.attribution].events == [Event.ID("feed:A"), Event.ID("feed:B")])
  }

  @Test func twoAffiliatedSourcesProveTheActAndNotTheAuthor() throws {
    let events = [
      hit("A", by: south, actor: Told.north), hit("B", by: west, actor: Told.north),
    ]
    #expect(states(try Small.finding("n", events)) == "++++?-")
  }

  @Test func independenceFollowsTheSpeakerAndCopiesAddNone() throws {
    // Speakers of one party are one source.
    #expect(states(try Small.finding("n", [hit("A", by: south), hit("B", by: south)])) == "?+++?-")
    // An unknown affiliation is none.
    #expect(
      states(try Small.finding("n", [hit("A", by: .none), hit("B", by: .unknown)])) == "?+++?-")
    // A copy is its original.
    var copy = hit("B", by: .none)
    copy.speaker.copies = "A"
    #expect(states(try Small.finding("n", [hit("A", by: .none), copy])) == "?+++?-")
    // So is one text word for word in two records, but not the one record of two speakers.
    var first = hit("A", by: .none)
    var second = hit("B", by: .none)
    first.text = "A drone hit the substation at noon."
    second.text = first.text
    #expect(states(try Small.finding("n", [first, second])) == "?+++?-")
    second.record = first.record
    #expect(states(try Small.finding("n", [first, second])) == "++++?-")
  }

  @Test func anAdmissionProvesActAndAuthorButNeverTheObject() throws {
    let claim = hit("A", by: south, actor: Told.north, object: "substation")
    let admission = hit("B", by: north, actor: Told.north, object: "homes")
    let finding = try Small.finding("n", [claim, admission])
    #expect(states(finding) == "+++?+-")
    #expect(finding.lacking == [.object])
    #expect(finding[.object].because.hasPrefix("sources name different objects"))
    // Where it does not turn on which, the limb is known.
    let same = try Small.finding(
      "n",
      [
        hit("A", by: south, object: "hospital"),
        hit("B", by: north, actor: Told.north, object: "homes"),
      ])
    #expect(same.decidedBy == [.object])
  }

  @Test func eachPartyAccusingTheOtherLeavesOnlyTheAuthorOpen() throws {
    let events = [
      hit("A", by: south, actor: Told.north), hit("B", by: north, actor: Told.south),
    ]
    let finding = try Small.finding("n", events)
    #expect(states(finding) == "++++?-")
    #expect(finding.actor == nil)
    #expect(finding.accusedPosition == nil)
    // Two proven authors contradict each other.
    let more =
      events + [hit("C", by: .none, actor: Told.north), hit("D", by: .none, actor: Told.south)]
    #expect(try Small.finding("n", more)[.attribution].state == .unknown)
  }

  @Test func whatBothPartiesCallAnAccidentIsNoActOfABoundParty() throws {
    var a = hit("A", by: north)
    var b = hit("B", by: south)
    a.isCalledAccident = true
    #expect(try Small.finding("n", [a, b])[.attribution].state == .unknown)
    b.isCalledAccident = true
    #expect(try Small.finding("n", [a, b]).decidedBy == [.attribution])
  }

  @Test func aClaimOfComplianceATallyAndADenialAssertNoAct() throws {
    for act in [ActKind.compliance, .tally, .denial] {
      let finding = try Small.finding("n", [hit("A", by: north, act: act)])
      #expect(finding.decidedBy.contains(.occurrence), "\(act)")
    }
  }

  @Test func aDenialChangesNothing() throws {
    let strike = hit("A", by: south, actor: Told.north)
    let denial = Told.denial("D", of: [strike], on: "2031-05-10")
    let with = try Small.finding("n", [strike, denial])
    #expect(states(with) == states(try Small.finding("n", [strike])))
    #expect(with[.attribution].events == [denial.id, strike.id])
  }

  @Test func aReadingSaysWhichKindsOfActItsVerbHolds() throws {
    let events = [hit("A", by: south, act: .attempt), hit("B", by: .none, act: .attempt)]
    #expect(try Small.finding("n", events).decidedBy == [.occurrence])
    let open = try Small.finding("s", events)
    #expect(open[.occurrence].state == .unknown)
    #expect(open[.occurrence].because == "whether an attempt is held the words leave open")
    // One says hit, the other attempt: that it was a hit rests on one source.
    let mixed = [hit("A", by: south), hit("B", by: .none, act: .attempt)]
    #expect(try Small.finding("s", mixed)[.occurrence].state == .unknown)
    #expect(try Small.finding("n", mixed)[.occurrence].state == .unknown)
  }

  @Test func everyStandardOfProofAsksForItsOwn() throws {
    let one = [hit("A", by: south, actor: Told.north)]
    let two = one + [hit("B", by: west, actor: Told.north)]
    let both = one + [hit("B", by: north, actor: Told.south)]
    let admitted = one + [hit("B", by: north, actor: Told.north)]
    func first(_ events: [Event], _ proof: Proof) throws -> String {
      let finding = try Small.finding("n", events, proof: proof)
      return String([states(finding).first, states(finding).dropFirst(4).first].compactMap { $0 })
    }
    #expect(try first(one, .anyReport) == "++")
    #expect(try first([hit("A", by: .unknown)], .anyReport) == "+?")
    #expect(try first(one, .twoIndependent) == "??")
    #expect(try first(two, .twoIndependent) == "++")
    #expect(try first(two, .bothParties) == "??")
    #expect(try first(both, .bothParties) == "+?")
    #expect(try first(admitted, .bothParties) == "++")
    #expect(try first(admitted, .reviewed) == "??")
    #expect(try first([hit("A", by: south, act: .tally)], .reviewed) == "-?")
  }

  @Test func claimsOfAPartyUseItsEventsAlone() throws {
    let south = hit("A", by: south, actor: Told.north)
    let other = hit("B", by: .none, object: "homes", at: "2031-04-10T12:00")
    let claims = Proof.claimsOf(Told.south)
    let finding = try Small.finding("n", [south, other], proof: claims)
    #expect(finding.verdict == .violation)
    #expect(finding.proof == claims)
    #expect(try Small.findings([south, other], proof: .claimsOf(Told.north)).isEmpty)
    // A party that only denies claims nothing.
    var denial = Told.denial("D", of: [south], on: "2031-05-10")
    denial.speaker.affiliation = .party(Told.north)
    #expect(try Small.findings([south, denial], proof: .claimsOf(Told.north)).isEmpty)
    // Whether its act is of the prohibited kind stays with the reading.
    let attempt = try Small.finding(
      "n", [hit("A", by: self.south, actor: Told.north, act: .attempt)], proof: claims)
    #expect(attempt.decidedBy == [.occurrence])
    // Reviews are not looked at.
    let review = try #require(
      Review(
        incident: Incident.ID("feed:A"), fact: .occurrence(.notMet, act: nil),
        reviewers: ["r1", "r2"], because: "checked"))
    #expect(try Small.finding("n", [south], proof: claims, reviews: [review]).verdict == .violation)
  }

  // MARK: Reviews

  private func review(_ fact: Review.Fact, by reviewers: [String] = ["r1", "r2"]) -> Review? {
    Review(incident: Incident.ID("feed:A"), fact: fact, reviewers: reviewers, because: "checked")
  }

  @Test func aReviewIsMadeByTwoDifferentPersons() {
    #expect(review(.occurrence(.met, act: nil), by: ["r1"]) == nil)
    #expect(review(.occurrence(.met, act: nil), by: ["r1", "r1"]) == nil)
  }

  @Test func aReviewSettlesFactsAndNeverTheWords() throws {
    let one = [hit("A", by: south, actor: Told.north)]
    let facts = try [
      #require(review(.occurrence(.met, act: nil))),
      #require(review(.attribution(.met, actor: Told.north))),
    ]
    #expect(try Small.finding("n", one, reviews: facts).verdict == .violation)
    #expect(try Small.finding("n", one, proof: .reviewed, reviews: facts).verdict == .violation)
    // An attempt stays an attempt, whoever reviewed it.
    let attempt = [hit("A", by: south, actor: Told.north, act: .attempt)]
    #expect(try Small.finding("n", attempt, reviews: facts).decidedBy == [.occurrence])
    #expect(try Small.finding("s", attempt, reviews: facts)[.occurrence].state == .unknown)
    let refuted = try #require(review(.occurrence(.notMet, act: nil)))
    #expect(try Small.finding("n", one, reviews: facts + [refuted]).decidedBy == [.occurrence])
    let object = try #require(review(.object(ObjectClass.ID("homes"))))
    #expect(try Small.finding("n", one, reviews: [object]).decidedBy == [.object])
    let time = try #require(review(.time(Told.day("2031-04-02"))))
    #expect(try Small.finding("n", one, reviews: [time]).decidedBy == [.time])
    let nobody = try #require(review(.attribution(.notMet, actor: nil)))
    #expect(try Small.finding("n", one, reviews: [nobody]).decidedBy == [.attribution])
  }

  @Test func aReviewOfAFormerNameStillCounts() throws {
    let fact = try #require(
      Review(
        incident: Incident.ID("feed:OLD"), fact: .occurrence(.notMet, act: nil),
        reviewers: ["r1", "r2"], because: "checked"))
    var incident = Incident(of: [hit("A", by: south)])
    let assessor = Assessor(agreement: try Small.agreement(), reviews: [fact])
    #expect(assessor.findings(of: incident, proof: .standard)[0].decidedBy.isEmpty)
    incident.alsoKnownAs = [Incident.ID("feed:OLD")]
    #expect(assessor.findings(of: incident, proof: .standard)[0].decidedBy == [.occurrence])
  }

  // MARK: Sensors

  @Test func aFireAtAKnownObjectConfirmsOneSource() throws {
    let strike = Told.hit("A", by: south, at: "2031-05-10T12:00", place: Told.place(10, 20, 4000))
    let plant = ProtectedObject(
      id: "p1", name: "Plant", objectClass: ObjectClass.ID("substation"),
      geometry: .points([Told.place(10.01, 20).coordinate]), precisionInMetres: 200)
    func fire(_ record: String, _ time: String, _ latitude: Double, isConfident: Bool = true)
      -> Event
    {
      Told.fire(record, at: time, latitude, 20, isConfident: isConfident)
    }
    func occurrence(_ fires: [Event], earlier: [Event] = [], known: [ProtectedObject]) throws
      -> Kleene
    {
      try Small.finding("n", [strike] + fires, objects: known, sensors: fires + earlier)[
        .occurrence
      ]
      .state
    }
    let good = fire("F", "2031-05-10T14:00", 10.015)
    #expect(try occurrence([good], known: [plant]) == .met)
    #expect(try occurrence([good], known: []) == .unknown)
    let weak = fire("F", "2031-05-10T14:00", 10.015, isConfident: false)
    #expect(try occurrence([weak], known: [plant]) == .unknown)
    #expect(try occurrence([fire("F", "2031-05-10T14:00", 10.025)], known: [plant]) == .unknown)
    #expect(try occurrence([fire("F", "2031-05-11T14:00", 10.015)], known: [plant]) == .unknown)
    // It burnt there before: a flare proves nothing.
    let flare = fire("G", "2031-04-20T14:00", 10.012, isConfident: false)
    #expect(try occurrence([good], earlier: [flare], known: [plant]) == .unknown)
    let old = fire("G", "2031-04-01T14:00", 10.012)
    #expect(try occurrence([good], earlier: [old], known: [plant]) == .met)
    // A fire alone, with a source that asserts no covered act, proves nothing.
    var placed = plant
    placed.placedFromReport = true
    #expect(try occurrence([good], known: [placed]) == .unknown)
  }
}
