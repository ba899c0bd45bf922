// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// An incident in the making: its records, and what was found beside them.
struct LinkDraft {
  /// Its units, in order.
  let units: [Int]
  /// Denials of it from other records, as indices of events, in order.
  var denials: [Int] = []
  /// Sensors' records of it, as indices of events, in order.
  var sensors: [Int] = []
  /// Where its strikes are said to be.
  let place: Place?
  /// When they are said to be.
  let span: TimeSpan
  /// What it is.
  let kind: LinkUnit.Kind

  /// The draft of a group.
  init(of units: [Int], units all: [LinkUnit], events: [Event]) {
    self.units = units
    if units.count == 1, all[units[0]].isSingle {
      let event = events[all[units[0]].first]
      (kind, place, span) = (all[units[0]].kind, event.place, event.span)
      return
    }
    kind = LinkDraft.kind(of: units, units: all)
    let own: [Event] = units.flatMap { all[$0].events }.map { events[$0] }
    let told = Incident.telling(of: own)
    place = told.isEmpty ? nil : Incident.place(ofEvents: told)
    span = told.isEmpty ? all[units[0]].span : Incident.span(ofEvents: told)
  }

  /// What a group is: a strike if one of its records tells of one, else what its first record is.
  static func kind(of group: [Int], units: [LinkUnit]) -> LinkUnit.Kind {
    group.contains { units[$0].kind == .strike } ? .strike : units[group[0]].kind
  }

  /// Puts each denial beside what it denies; one that names no event stays by itself.
  ///
  /// Drafts that make no incident are left out.
  static func attachDenials(to drafts: inout [LinkDraft], units: [LinkUnit], events: [Event]) {
    var isGone = drafts.map { $0.kind == .silent }
    defer { drafts = zip(drafts, isGone).filter { !$0.1 }.map(\.0) }
    guard drafts.contains(where: { $0.kind == .denial }) else { return }
    var home: [Event.ID: Int] = [:]
    for (index, draft) in drafts.enumerated() {
      for unit in draft.units { for event in units[unit].events { home[events[event].id] = index } }
    }
    for index in drafts.indices where drafts[index].kind == .denial {
      var found = false
      for event in drafts[index].units.flatMap({ units[$0].events }) {
        var homes: [Int] = []
        for denied in events[event].denial?.events ?? [] {
          guard let place = home[denied], place != index, !homes.contains(place) else { continue }
          homes.append(place)
        }
        for place in homes { drafts[place].denials.append(event) }
        if !homes.isEmpty { found = true }
      }
      isGone[index] = found
    }
  }

  /// Puts each sensor's record beside the nearest strike within reach.
  static func attachSensors(
    to drafts: inout [LinkDraft], units: [LinkUnit], events: [Event], rules: LinkRules
  ) {
    let sensors = drafts.filter { $0.kind == .sensor }.flatMap(\.units).flatMap { units[$0].events }
    drafts.removeAll { $0.kind == .sensor }
    if sensors.isEmpty { return }
    let boxes = SensorBoxes(sensors, of: events)
    var best: [Int: (metres: Double, draft: Int)] = [:]
    for (index, draft) in drafts.enumerated() where draft.kind == .strike {
      guard let place = draft.place, place.circleInMetres <= rules.widestPlaceForSensorsInMetres
      else { continue }
      let reach = place.circleInMetres + rules.sensorReachInMetres
      let slack = rules.sensorHours * 3600
      let window = TimeSpan(
        start: draft.span.start.advanced(bySeconds: -slack),
        end: draft.span.end.advanced(bySeconds: slack))
      boxes.forEach(near: place.coordinate, withinMetres: reach, in: window) { sensor, metres in
        if let before = best[sensor], before.metres <= metres { return }
        best[sensor] = (metres, index)
      }
    }
    for sensor in best.keys.sorted() {
      if let found = best[sensor] { drafts[found.draft].sensors.append(sensor) }
    }
  }

  /// The incident, with the reason for each event.
  func incident(
    units all: [LinkUnit], events: [Event], decisions: LinkDecisions,
    comparing compare: (Int, Int) -> LinkComparison
  ) -> Incident {
    if units.count == 1, all[units[0]].isSingle, sensors.isEmpty, denials.isEmpty,
      decisions.concerned.isEmpty
    {
      return Incident(of: [events[all[units[0]].first]])
    }
    let own = units.flatMap { all[$0].events }.sorted()
    var incident = Incident(
      of: (own + sensors).map { events[$0] }, denials: denials.map { events[$0] })
    var reasons: [Event.ID: LinkReason] = [:]
    for (position, unit) in units.enumerated() {
      let first = all[unit].events[0]
      for event in all[unit].events {
        let id = events[event].id
        if event != first {
          reasons[id] = LinkReason(
            event: id, to: events[first].id, fields: ["record: another voice in the same record"])
        } else if let because = decisions.reasonTogether(event, with: own) {
          reasons[id] = LinkReason(
            event: id, to: position == 0 ? nil : events[own[0]].id,
            fields: ["decision: " + because])
        } else if position > 0 {
          var best = compare(units[0], unit)
          var to = units[0]
          for other in units[..<position].dropFirst() {
            let next = compare(other, unit)
            if best.isImpossible || (!next.isImpossible && next.points > best.points) {
              (best, to) = (next, other)
            }
          }
          reasons[id] = LinkReason(
            event: id, to: events[all[to].events[0]].id, fields: best.fields)
        }
      }
    }
    for denial in denials {
      let id = events[denial].id
      let named = events[denial].denial?.events.first
      reasons[id] = LinkReason(event: id, to: named, fields: ["denial: it denies this"])
    }
    for sensor in sensors {
      let id = events[sensor].id
      reasons[id] = LinkReason(
        event: id, to: events[own[0]].id, fields: ["sensor: a fire there within a day"])
    }
    if incident.events.count == 1, reasons.isEmpty { return incident }
    incident.links = incident.events.map {
      reasons[$0.id] ?? LinkReason(event: $0.id, to: nil, fields: [])
    }
    return incident
  }
}
