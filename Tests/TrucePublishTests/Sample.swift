// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

@testable import TrucePublish

/// A small mission made by hand: two parties, a mediator, one provision in force, one proposal.
struct Sample {
  /// The party declared first, and the one declared second.
  var first = "north"
  var second = "south"
  var firstName = "Northland"
  var secondName = "Southland"
  /// Text that goes into every text field, for planting hostile words.
  var planted = ""
  /// The address that every source and event carries.
  var address: String? = "https://example.org/a"
  /// How many incidents there are on 19 March beside the four that are told.
  var more = 0

  let place = Location(file: "agreement.truce", line: 1, column: 1)

  func marked<Value>(_ value: Value) -> Marked<Value> { Marked(value, at: place) }

  func day(_ text: String) -> CivilDay {
    guard let day = CivilDay(text) else { preconditionFailure("the sample names a wrong day") }
    return day
  }

  func instant(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("the sample names a wrong time") }
    return instant
  }

  func words(_ text: String) -> String { text + planted }

  var agreement: Agreement {
    var agreement = Agreement(
      id: marked(Agreement.ID("harbour")), title: words("Harbour truce"), clockZone: marked(.utc))
    var north = Party(id: marked(Party.ID(first)), name: words(firstName), role: .party)
    north.names = [LocalName(language: "uk", name: words("укр " + firstName))]
    let south = Party(id: marked(Party.ID(second)), name: words(secondName), role: .party)
    let envoy = Party(id: marked(Party.ID("envoy")), name: words("The envoy"), role: .mediator)
    agreement.parties = [north, south, envoy]
    agreement.sources = [
      Source(
        id: marked(Source.ID("call")), day: day("2025-03-18"), speaker: north.id,
        title: words("Readout of the call"), address: address),
      Source(
        id: marked(Source.ID("list")), day: day("2025-03-19"), speaker: south.id,
        title: words("List of sites"), address: address),
    ]
    agreement.classes.classes = ["energy", "substation", "rail"].map {
      marked(ObjectClass.ID($0))
    }
    agreement.provisions = [strikes(north, south, envoy), general(north, south)]
    agreement.commitments = [prisoners(north, south)]
    var condition = Condition(
      id: marked(Condition.ID("control")), title: words("Control along the whole line"))
    condition.party = north.id
    condition.answers = [
      Condition.Answer(party: south.id, kind: .refuses, day: marked(day("2025-03-19")))
    ]
    agreement.conditions = [condition]
    return agreement
  }

  private func strikes(_ north: Party, _ south: Party, _ envoy: Party) -> Provision {
    var provision = Provision(
      id: marked(Provision.ID("strikes")), title: words("No strikes on energy sites"))
    provision.binds = [north.id, south.id]
    provision.positions = [
      Position(party: north.id, stance: .accepts, day: marked(day("2025-03-18"))),
      Position(party: south.id, stance: .accepts, day: marked(day("2025-03-18"))),
    ]
    var ofNorth = Reading(
      id: marked(Reading.ID(first + "-1")), party: north.id, clockZone: marked(.utc))
    ofNorth.says = [Quotation(words: marked(words("energy sites and the railway")))]
    ofNorth.start = Bound(at: marked(.day(day("2025-03-18"))), location: place)
    ofNorth.end = Bound(at: marked(.day(day("2025-04-16"))), location: place)
    var ofSouth = Reading(
      id: marked(Reading.ID(second + "-1")), party: south.id, clockZone: marked(.utc))
    ofSouth.says = [Quotation(words: marked(words("energy sites")))]
    ofSouth.start = Bound(at: marked(.day(day("2025-03-19"))), location: place)
    ofSouth.end = Bound(
      notBefore: marked(.day(day("2025-04-18"))), isUnknown: true, location: place)
    var ofEnvoy = Reading(
      id: marked(Reading.ID("envoy-1")), party: envoy.id, clockZone: marked(.utc))
    ofEnvoy.start = Bound(
      notBefore: marked(.day(day("2025-03-18"))), notAfter: marked(.day(day("2025-03-25"))),
      isUnknown: true, location: place)
    provision.readings = [ofNorth, ofSouth, ofEnvoy]
    return provision
  }

  private func general(_ north: Party, _ south: Party) -> Provision {
    var provision = Provision(
      id: marked(Provision.ID("general")), title: words("General ceasefire, 30 days"))
    provision.binds = [north.id, south.id]
    var position = Position(
      party: north.id, stance: .acceptsInPrinciple, day: marked(day("2025-03-18")))
    position.reservations = [marked(Condition.ID("control"))]
    provision.positions = [
      position, Position(party: south.id, stance: .accepts, day: marked(day("2025-03-11"))),
    ]
    provision.readings = [
      Reading(id: marked(Reading.ID("general-n")), party: north.id, clockZone: marked(.utc)),
      Reading(id: marked(Reading.ID("general-s")), party: south.id, clockZone: marked(.utc)),
    ]
    return provision
  }

  private func prisoners(_ north: Party, _ south: Party) -> Commitment {
    var commitment = Commitment(
      id: marked(Commitment.ID("wounded")), title: words("Seriously wounded"))
    var owed = Commitment.Obligation(
      from: north.id, quantity: marked(23), unit: marked(words("prisoner")))
    owed.to = south.id
    commitment.obligations = [owed]
    var announced = Commitment.Progress(
      stage: marked(.announced), day: marked(day("2025-03-18")))
    announced.quantity = marked(23)
    var delivered = Commitment.Progress(
      stage: marked(.delivered), day: marked(day("2025-03-19")))
    delivered.quantity = marked(22)
    commitment.progress = [announced, delivered]
    return commitment
  }

  // MARK: Events and findings

  func event(
    _ id: String, by affiliation: Affiliation, _ span: (String, String),
    act: ActKind? = .hit, precision: TimePrecision = .minute,
    at spot: (Double, Double)? = (50, 30), object: String? = "substation", actor: String? = nil
  ) -> Event {
    let place = spot.flatMap { Coordinate(latitude: $0.0, longitude: $0.1) }.map {
      Place(coordinate: $0, radiusInMetres: 5_000, holds: 95)
    }
    var event = Event(
      id: Event.ID("reports:" + id), feed: Feed.ID("reports"), record: id, row: 1, line: 2,
      speaker: Speaker(name: words("A speaker"), affiliation: affiliation), act: act,
      span: TimeSpan(start: instant(span.0), end: instant(span.1)), timePrecision: precision,
      place: place, grade: .unjudged)
    event.objectWords = words("substation, 330 kV")
    event.objects =
      object.map {
        [NamedObject(objectClass: ObjectClass.ID($0), basis: .source, words: words("substation"))]
      } ?? []
    event.actor = actor.map { Party.ID($0) }
    event.text = words("the site was hit")
    event.placeName = words("Alder")
    event.casualties = words("two wounded")
    event.publication = words("The Gazette")
    event.address = address
    return event
  }

  /// Limbs by letter, in the order of the limbs: `m` met, `n` not met, `u` unknown.
  func finding(
    of incident: Incident.ID, _ provision: String, _ reading: String, _ limbs: String,
    proof: Proof = .standard, basis: Basis = .words, isHypothetical: Bool = false,
    actor: String? = nil
  ) -> Finding {
    Finding(
      of: incident, under: Provision.ID(provision), in: Reading.ID(reading), basis: basis,
      proof: proof,
      limbs: limbs.map { letter in
        LimbFinding(
          letter == "m" ? .met : letter == "n" ? .notMet : .unknown,
          because: words("as the row says"))
      }, isHypothetical: isHypothetical, actor: actor.map { Party.ID($0) },
      accusedPosition: actor == nil ? nil : "accepted", agreementVersion: "1",
      because: words("A sentence on why."))
  }

  /// An incident with its findings under three readings of `strikes` and two of `general`.
  func entry(_ event: Event, _ limbs: [String], proof: Proof = .standard) -> Assessment.Entry {
    let id = Incident.ID(event.id.name)
    let incident = Incident(id: id, events: [event], span: event.span, place: event.place)
    let actor = event.actor?.name
    var findings = zip([first + "-1", second + "-1", "envoy-1"], limbs).map {
      finding(of: id, "strikes", $0, $1, proof: proof, actor: actor)
    }
    if !limbs.isEmpty {
      findings.append(
        finding(
          of: id, "strikes", second + "-1", "mmmmmn", proof: proof, basis: .practice, actor: actor))
      findings.append(
        finding(of: id, "general", "general-n", "mmmmun", proof: proof, isHypothetical: true))
      findings.append(
        finding(of: id, "general", "general-s", "mmmmun", proof: proof, isHypothetical: true))
    }
    return Assessment.Entry(incident: incident, findings: findings, under: agreement)
  }

  var told: [Event] {
    [
      event("R1", by: .none, ("2025-03-18T21:00:00Z", "2025-03-18T22:00:00Z"), actor: first),
      event(
        "R2", by: .party(Party.ID(first)), ("2025-03-19T02:10:00Z", "2025-03-19T02:40:00Z"),
        at: (50.4, 31), actor: second),
      event(
        "R3", by: .party(Party.ID(second)), ("2025-03-18T21:00:00Z", "2025-03-20T04:00:00Z"),
        precision: .day, at: (51, 30.5), object: "rail", actor: first),
      event(
        "R4", by: .unknown, ("2025-03-19T08:00:00Z", "2025-03-19T09:00:00Z"),
        at: nil, object: nil),
    ]
  }

  private var crowd: [Event] {
    (0..<more).map { number in
      event(
        "X\(number)", by: .none, ("2025-03-19T10:00:00Z", "2025-03-19T11:00:00Z"),
        at: (48 + Double(number % 37) / 10, 28 + Double(number % 53) / 10), actor: second)
    }
  }

  /// The findings of the four, and of the crowd: every third a violation, every third open.
  private func limbs(of index: Int) -> [String] {
    switch index {
    case 0: ["mmmmmn", "mnmmmn", "mummmn"]
    case 1: ["mmmmmn", "mmmmmn", "mummmn"]
    case 2: ["mmmmmn", "mmmnmn", "mmmumn"]
    case 3: ["ummuun", "ummuun", "ummuun"]
    default:
      index % 3 == 0
        ? ["mmmmmn", "mmmmmn", "mmmmmn"]
        : index % 3 == 1 ? ["mmmmun", "mmmmun", "mmmmun"] : ["mmmnmn", "mmmnmn", "mmmnmn"]
    }
  }

  func assessment(_ proof: Proof = .standard, without: Set<Int> = []) -> Assessment {
    let entries = (told + crowd).enumerated().map { index, event in
      entry(event, without.contains(index) ? [] : limbs(of: index), proof: proof)
    }
    return Assessment(
      proof: proof,
      entries: entries.sorted {
        ($0.incident.span.start, $0.incident.id) < ($1.incident.span.start, $1.incident.id)
      })
  }

  var feed: FeedCoverage {
    var feed = FeedCoverage(feed: Feed.ID("reports"), title: words("Curated reports"))
    feed.files = [
      FeedCoverage.File(
        name: words("reports.csv"), digest: "9f2c", received: instant("2025-03-20T19:30:00Z"))
    ]
    feed.daysWithRows = [day("2025-03-18"), day("2025-03-19")]
    feed.rows = 5
    return feed
  }

  var content: MissionContent {
    var tally = event(
      "T1", by: .party(Party.ID(second)), ("2025-03-19T00:00:00Z", "2025-03-20T00:00:00Z"),
      act: .tally, precision: .day)
    tally.text = words("more than sixty violations")
    return MissionContent(
      title: words("Harbour mission"), agreement: agreement, settings: MissionSettings(),
      feeds: [feed], objects: [], outlines: [land], outlinesSource: words("Natural Earth"),
      events: told + [tally], assessment: assessment(),
      claims: [
        assessment(.claimsOf(Party.ID(first)), without: [0, 2]),
        assessment(.claimsOf(Party.ID(second)), without: [1]),
      ], asOf: nil, ledgerSize: 12, ledgerRoot: "00ff")
  }

  private var land: Geometry {
    let corners = [(40.0, 20.0), (40.0, 40.0), (60.0, 40.0), (60.0, 20.0)]
    return .polygons([
      [corners.compactMap { Coordinate(latitude: $0.0, longitude: $0.1) }]
    ])
  }

  var report: Report { Report(of: content, day: day("2025-03-19")) }
}
