// SPDX-License-Identifier: Apache-2.0

public import TruceGround
internal import TruceTerms

extension Event {
  /// By (start, source, id): the order in which events are always listed.
  public static func isInOrder(_ a: Event, _ b: Event) -> Bool {
    if a.span.start != b.span.start { return a.span.start < b.span.start }
    if a.feed != b.feed { return a.feed < b.feed }
    return a.id < b.id
  }
}

extension Array<Event> {
  /// The events by (start, source, id).
  public var inOrder: [Event] {
    if zip(self, dropFirst()).allSatisfy({ !Event.isInOrder($1, $0) }) { return self }
    // Starts decide nearly always, and lie side by side here.
    var keys = enumerated().map { (start: $1.span.start, index: Int32($0)) }
    keys.sort { a, b in
      a.start != b.start
        ? a.start < b.start : Event.isInOrder(self[Int(a.index)], self[Int(b.index)])
    }
    return keys.map { self[Int($0.index)] }
  }
}

extension Incident {
  /// The events that tell of the incident itself: those that assert an act; where none does, those
  /// that are neither denials nor sensors' records; where there are none, all.
  public var telling: [Event] { Incident.telling(of: events) }

  /// Of some events, those that tell of the incident itself.
  static func telling(of events: [Event]) -> [Event] {
    let asserting = events.filter(\.assertsAnAct)
    if !asserting.isEmpty { return asserting }
    let rest = events.filter { $0.denial == nil && $0.act != .denial && $0.sensor == nil }
    return rest.isEmpty ? events : rest
  }

  /// An incident of events.
  ///
  /// The smallest by (start, source, id) gives the name; the events that tell of it say when and
  /// where.
  ///
  /// - Parameters:
  ///   - events: The events, in any order; at least one.
  ///   - denials: Denials from other records. They may deny several incidents, so they give no name.
  public init(of events: [Event], denials: [Event] = []) {
    if events.count == 1, denials.isEmpty {
      let event = events[0]
      self.init(id: ID(event.id.name), events: events, span: event.span, place: event.place)
      return
    }
    let ordered = events.inOrder
    precondition(!ordered.isEmpty, "an incident has at least one event")
    let told = Incident.telling(of: ordered)
    self.init(
      id: ID(ordered[0].id.name),
      events: denials.isEmpty ? ordered : (ordered + denials).inOrder,
      span: Incident.span(ofEvents: told), place: Incident.place(ofEvents: told))
  }

  /// When: what all events allow; where two contradict each other, all that any of them allows.
  ///
  /// - Precondition: at least one event.
  public static func span(ofEvents events: [Event]) -> TimeSpan {
    var shared: TimeSpan? = events[0].span
    var all = events[0].span
    for event in events.dropFirst() {
      shared = shared.flatMap { $0.intersection(event.span) }
      all = all.union(event.span)
    }
    return shared ?? all
  }

  /// Where: the most precise place whose circle meets those of all events; where two lie apart, a
  /// circle around all; `nil` when no event gives a place.
  public static func place(ofEvents events: [Event]) -> Place? {
    let places = events.compactMap(\.place)
    guard let first = places.first else { return nil }
    if places.allSatisfy({ $0 == first }) { return first }
    var best = first
    for place in places.dropFirst() where place.circleInMetres < best.circleInMetres {
      best = place
    }
    let areApart = places.contains {
      geodesicDistanceInMetres(from: $0.coordinate, to: best.coordinate)
        > $0.circleInMetres + best.circleInMetres
    }
    if !areApart { return best }
    let reach = places.map {
      geodesicDistanceInMetres(from: $0.coordinate, to: best.coordinate) + $0.circleInMetres
    }
    return Place(
      coordinate: best.coordinate, radiusInMetres: reach.reduce(0, Swift.max), holds: 95)
  }
}

extension Place {
  /// The radius that holds 95 percent, in metres.
  public var circleInMetres: Double {
    holds >= 95 ? radiusInMetres : sigmaInMetres * 2.4477
  }

  /// The standard deviation along each axis, in metres.
  public var sigmaInMetres: Double {
    TruceGround.sigmaInMetres(ofRadius: radiusInMetres, holdingPercent: holds)
  }
}
