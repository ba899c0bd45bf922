// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// What a standard of proof may use of an incident: the same for every reading.
struct Testimony {
  /// The incident.
  let incident: Incident
  /// The standard of proof.
  let proof: Proof
  /// The events it may use, in order.
  let events: [Event]
  /// Those that assert an act.
  let asserting: [Event]
  /// When it was, by these events.
  let span: TimeSpan
  /// Where it was, by these events.
  let place: Place?
  /// What two persons settled, if the standard looks at reviews.
  let reviews: [Review]

  /// What a standard may use; `nil` when it looks at one party's claims and that party claims nothing
  /// of the incident.
  init?(of incident: Incident, under proof: Proof, reviews all: [Review]) {
    self.incident = incident
    self.proof = proof
    var (when, place) = (incident.span, incident.place)
    switch proof {
    case .claimsOf(let party):
      let own = incident.events.filter { $0.speaker.affiliation == .party(party) }
      let claimed = own.filter { $0.denial == nil && $0.act != .denial && $0.act != nil }
      guard !claimed.isEmpty else { return nil }
      events = own
      reviews = []
      let told = claimed.contains(where: \.assertsAnAct) ? claimed.filter(\.assertsAnAct) : claimed
      when = Incident.span(ofEvents: told)
      place = Incident.place(ofEvents: told)
    case .standard, .anyReport, .twoIndependent, .bothParties, .reviewed:
      events = incident.events
      reviews = all
      for review in all {
        switch review.fact {
        case .time(let settled): when = settled
        case .place(let settled): place = settled
        case .occurrence, .attribution, .exception, .object: continue
        }
      }
    }
    // Mostly all of them assert one: then nothing is copied.
    asserting = events.allSatisfy(\.assertsAnAct) ? events : events.filter(\.assertsAnAct)
    span = when
    self.place = place
  }

  /// The parties that the asserting events name as authors, in the order given.
  func actors(among parties: [Party.ID]) -> [Party.ID] {
    parties.filter { party in asserting.contains { $0.actor == party } }
  }
}

extension Sequence<Event> {
  /// The events of different provenance, one each: speakers of one party are one source, a copy is its
  /// original, a speaker of unknown affiliation is none, and one text in two records is one source.
  var independent: [Event] {
    var chosen: [Event] = []
    for event in self {
      guard let provenance = event.speaker.provenance else { continue }
      let repeats = chosen.contains {
        $0.speaker.provenance == provenance || event.repeats($0)
      }
      if !repeats { chosen.append(event) }
    }
    return chosen
  }
}

extension Event {
  /// Whether it is word for word another record's text.
  fileprivate func repeats(_ other: Event) -> Bool {
    text.utf8.count >= 20 && text == other.text && (feed, record) != (other.feed, other.record)
  }

  /// The party that speaks in it.
  var speakingParty: Party.ID? {
    if case .party(let id) = speaker.affiliation { id } else { nil }
  }

  /// Whether its speaker is known to belong to nobody.
  var isUnaffiliated: Bool { speaker.affiliation == .none }

  /// Whether the acting party itself says so.
  var isAdmission: Bool { assertsAnAct && actor != nil && actor == speakingParty }
}
