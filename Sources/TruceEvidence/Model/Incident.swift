// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// What events together say happened.
///
/// Its id is that of its smallest event by (start, source, id). When that changes, or incidents merge
/// or split, the old id leads on for ever and is never used again.
public struct Incident: Hashable, Sendable {
  /// The name of an incident: the name of its smallest event.
  public typealias ID = Identifier<Incident>

  /// Its name.
  public var id: ID
  /// The events it was made of, by (start, source, id); denials of it among them.
  public var events: [Event]
  /// When: what all its events allow; where two contradict each other, all that any of them allows.
  public var span: TimeSpan
  /// Where: the most precise place that fits all its events; where two contradict each other, a
  /// circle around all of them; `nil` when no event gives a place.
  public var place: Place?
  /// Former names that lead here.
  public var alsoKnownAs: [ID] = []
  /// Why each event joined, in the order of ``events``: what each field gave.
  public var links: [LinkReason] {
    get {
      // Of a million incidents most have one event, which stands first for no reason.
      !reasons.isEmpty || events.count > 1
        ? reasons : [LinkReason(event: events[0].id, to: nil, fields: [])]
    }
    set { reasons = newValue }
  }
  fileprivate var reasons: [LinkReason] = []

  /// An incident of events.
  ///
  /// - Precondition: at least one event, in order.
  public init(id: ID, events: [Event], span: TimeSpan, place: Place?) {
    precondition(!events.isEmpty, "an incident has at least one event")
    self.id = id
    self.events = events
    self.span = span
    self.place = place
  }

  /// The party that every claim names as author; `nil` when none does or two are named.
  public var actor: Party.ID? {
    var named: Party.ID?
    for event in events where event.denial == nil {
      guard let actor = event.actor else { continue }
      if let before = named, before != actor { return nil }
      named = actor
    }
    return named
  }
}

/// Why an event belongs to its incident.
public struct LinkReason: Hashable, Sendable {
  /// The event.
  public var event: Event.ID
  /// The event it was linked to; `nil` for the first.
  public var to: Event.ID?
  /// What each field gave, as `field: words`, in a fixed order.
  public var fields: [String]

  /// A reason.
  public init(event: Event.ID, to: Event.ID?, fields: [String]) {
    self.event = event
    self.to = to
    self.fields = fields
  }
}

extension Packer {
  /// Adds an incident.
  public mutating func add(_ incident: Incident) {
    add(incident.id)
    add(all: incident.events) { $0.add($1) }
    add(incident.span)
    add(optional: incident.place) { $0.add($1) }
    add(all: incident.alsoKnownAs) { $0.add($1) }
    add(all: incident.reasons) { packer, reason in
      packer.add(reason.event)
      packer.add(optional: reason.to) { $0.add($1) }
      packer.add(all: reason.fields) { $0.add($1) }
    }
  }
}

extension Unpacker {
  /// An incident.
  public mutating func incident() -> Incident {
    var incident = Incident(
      id: id(), events: all { $0.event() }, span: span(), place: optional { $0.place() })
    incident.alsoKnownAs = all { $0.id() }
    incident.reasons = all { unpacker in
      LinkReason(
        event: unpacker.id(), to: unpacker.optional { $0.id() },
        fields: unpacker.all { $0.text() })
    }
    return incident
  }
}
