// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// A scenario told as an incident, with what its drafters hold for settled.
///
/// The assessor of missions decides it, so that a scenario and a mission never disagree. What the
/// scenario states was settled by two persons; what it does not state nobody knows. Its zones lie on
/// a map made for it: those in which it happened around one point, those outside of which it happened
/// far away, those measured from a line as far as it was from there, all others without a geometry.
public struct ScenarioIncident: Sendable {
  /// What happened.
  public let incident: Incident
  /// What is settled.
  public let reviews: [Review]
  /// The ground of the zones that the scenario names.
  public let zones: [Zone.ID: Footprint]
  /// The ground beyond which nothing belongs to zones in which it may lie or not.
  public let widest: [Zone.ID: Footprint]

  private static let name = "scenario"
  private static let feed = Feed.ID("scenario")

  /// The incident of a scenario.
  public init(_ scenario: Scenario, in agreement: Agreement) {
    let span = scenario.span(in: agreement.clockZone.value)
    let isPlaced =
      !scenario.inside.isEmpty || !scenario.outside.isEmpty || !scenario.distances.isEmpty
    let place = isPlaced ? Self.here : nil
    var events = [
      Self.event(1, scenario, span: span, place: place, act: scenario.act.value)
    ]
    if let name = scenario.object?.value {
      events[0].objects = [
        NamedObject(objectClass: scenario.objectClass?.value, known: name, basis: .person)
      ]
    } else if let id = scenario.objectClass?.value {
      events[0].objects = [NamedObject(objectClass: id, basis: .person)]
    }
    var facts: [Review.Fact] = [.time(span)]
    if scenario.isProven, events[0].assertsAnAct {
      facts.append(.occurrence(.met, act: scenario.act.value))
    }
    if let actor = scenario.actor?.value { facts.append(.attribution(.met, actor: actor)) }
    for (index, invocation) in scenario.invocations.enumerated() {
      let id = invocation.exception.value
      switch invocation.claim {
      case .proven: facts.append(.exception(id, .met))
      case .refuted: facts.append(.exception(id, .notMet))
      case .claimed:
        var claim = Self.event(
          index + 2, scenario, span: span, place: nil, act: ActKind?.none)
        claim.invokes = id.name
        events.append(claim)
      }
    }
    let id = Incident.ID(Self.name)
    incident = Incident(id: id, events: events, span: span, place: place)
    reviews = facts.compactMap {
      Review(
        incident: id, fact: $0, reviewers: ["first drafter", "second drafter"],
        because: "the scenario states it")
    }
    var zones: [Zone.ID: Footprint] = [:]
    var widest: [Zone.ID: Footprint] = [:]
    for distance in scenario.distances {
      for zone in agreement.zones.map(\.id.value) {
        guard let reach = agreement.reach(of: zone, from: distance.zone.value) else { continue }
        let metres = distance.metres.value
        zones[zone] = Self.ground(at: metres <= reach.least ? Self.here : Self.farAway)
        if reach.least < metres, metres <= reach.most { widest[zone] = Self.ground(at: Self.here) }
      }
    }
    for zone in scenario.outside { zones[zone.value] = Self.ground(at: Self.farAway) }
    for zone in scenario.inside { zones[zone.value] = Self.ground(at: Self.here) }
    for zone in scenario.outside + scenario.inside { widest[zone.value] = nil }
    self.zones = zones
    self.widest = widest
  }

  private static func event(
    _ number: Int, _ scenario: Scenario, span: TimeSpan, place: Place?, act: ActKind?
  ) -> Event {
    var event = Event(
      id: Event.ID("\(name):\(number)"), feed: feed, record: "\(number)", row: number,
      line: scenario.act.location.line, speaker: Speaker(name: name, affiliation: .none),
      act: act, span: span, timePrecision: .minute, place: place, grade: .unjudged)
    if act != nil { event.actor = scenario.actor?.value }
    return event
  }

  // MARK: The map

  /// The point at which every scenario happens, known to the metre.
  private static let here = Coordinate(latitude: 0, longitude: 0).map {
    Place(coordinate: $0, radiusInMetres: 1, holds: 95)
  }
  private static let farAway = Coordinate(latitude: 0, longitude: 90).map {
    Place(coordinate: $0, radiusInMetres: 1, holds: 95)
  }

  private static func ground(at place: Place?) -> Footprint {
    Footprint(.points([place?.coordinate].compactMap(\.self)), bufferInMetres: 10_000)
  }
}

extension Agreement {
  /// What every reading gives for a scenario, in the order of the agreement, by the assessor of
  /// missions under its standard of proof.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - basis: Whether by the words, or by the practice of those whose practice speaks of it.
  /// - Returns: The findings on that basis alone.
  public func findings(of scenario: Scenario, by basis: Basis = .words) -> [Finding] {
    let told = ScenarioIncident(scenario, in: self)
    // What a scenario says of a zone is certain, however far the zone reaches.
    var exact = self
    for index in exact.zones.indices { exact.zones[index].mostInMetres = nil }
    return Assessor(
      agreement: exact, zones: told.zones, widest: told.widest, reviews: told.reviews
    ).findings(of: told.incident, proof: .standard).filter { $0.basis == basis }
  }
}

extension Finding {
  /// The limbs that lack, or that decide: for an undetermined verdict those unknown, for no
  /// violation those that make it so, else none.
  var decisive: [Limb] { lacking + decidedBy }

  /// `undetermined, lacking time`.
  var verdictWords: String {
    let names = decisive.map(\.rawValue).joined(separator: ", ")
    switch verdict {
    case .violation: return "violation"
    case .undetermined: return "undetermined, lacking \(names)"
    case .notViolation: return "not-violation, by \(names)"
    }
  }
}
