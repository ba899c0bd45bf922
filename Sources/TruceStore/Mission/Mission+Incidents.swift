// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
internal import TruceTerms

extension Mission {
  /// The incidents that the events tell of, as was known at a moment, by (start, id).
  ///
  /// An id that leads on is never used again: an incident that would get one takes the id of its next
  /// event that is free, or its own with `~2`.
  /// - Throws: what reading the feeds throws.
  public func incidents(asOf: Instant? = nil) throws(Diagnostics) -> [Incident] {
    var incidents = try linkedIncidents(asOf: asOf)
    let retired = Set(state.leads.map(\.old))
    for index in incidents.indices where retired.contains(incidents[index].id) {
      incidents[index].id = Mission.freeName(for: incidents[index], besides: retired)
    }
    let names = Set(incidents.map(\.id))
    let ways = newestLeads
    var former: [Incident.ID: [Incident.ID]] = [:]
    var told: Set<[Incident.ID]> = []
    for lead in state.leads {
      let current = Mission.follow(lead.new, ways)
      if names.contains(current), told.insert([current, lead.old]).inserted {
        former[current, default: []].append(lead.old)
      }
    }
    for index in incidents.indices {
      incidents[index].alsoKnownAs = former[incidents[index].id] ?? []
    }
    return incidents
  }

  /// What linking gives, before names that lead on are taken into account.
  private func linkedIncidents(asOf: Instant?) throws(Diagnostics) -> [Incident] {
    if let linked, linked.asOf == asOf { return linked.incidents }
    let events = try history(asOf: asOf).events
    let linker = Linker(classes: agreement.classes, acts: linkActs(asOf: asOf))
    let incidents = linker.incidents(linking: events)
    linked = (asOf, incidents)
    return incidents
  }

  private static func freeName(
    for incident: Incident, besides retired: Set<Incident.ID>
  ) -> Incident.ID {
    for event in incident.events.dropFirst() where event.denial == nil {
      let name = Incident.ID(event.id.name)
      if !retired.contains(name) { return name }
    }
    var number = 2
    while true {
      let name = Incident.ID("\(incident.id.name)~\(number)")
      if !retired.contains(name) { return name }
      number += 1
    }
  }

  /// Where a name leads today.
  public func resolve(_ id: Incident.ID) -> Incident.ID {
    state.leads.isEmpty ? id : Mission.follow(id, newestLeads)
  }

  /// Where each name that leads on leads next, by the newest entry that says so.
  private var newestLeads: [Incident.ID: Incident.ID] {
    Dictionary(state.leads.map { ($0.old, $0.new) }) { _, newer in newer }
  }

  private static func follow(
    _ id: Incident.ID, _ ways: [Incident.ID: Incident.ID]
  ) -> Incident.ID {
    var current = id
    var steps = 0
    while let next = ways[current], steps <= ways.count {
      current = next
      steps += 1
    }
    return current
  }

  /// The incident that a person means: by its id, a former id, or an event's id or record, such as
  /// `R012` for `reports:R012`.
  ///
  /// - Throws: `store.no-incident`, `store.two-incidents`.
  public func incident(named name: String) throws(Diagnostics) -> Incident {
    try incident(named: name, among: try incidents())
  }

  private func incident(
    named name: String, among incidents: [Incident]
  ) throws(Diagnostics) -> Incident {
    let id = resolve(Incident.ID(name))
    if let found = incidents.first(where: { $0.id == id }) { return found }
    let holding = incidents.filter { incident in
      incident.events.contains { $0.id.name == name || $0.record == name }
    }
    guard let found = holding.first else {
      throw Diagnostics(.noIncident(name, among: incidents.map(\.id.name)))
    }
    if holding.count > 1 {
      let telling = holding.filter { incident in
        incident.telling.contains { $0.id.name == name || $0.record == name }
      }
      if telling.count == 1 { return telling[0] }
      throw Diagnostics(.twoIncidents(name, holding.map(\.id.name)))
    }
    return found
  }

  /// The recorded splits and joins that were known at a moment, oldest first.
  func linkActs(asOf: Instant?) -> [LinkAct] {
    let corrected = state.records.corrected(by: asOf)
    return state.linkActs.compactMap { index, entry in
      if corrected.contains(index) { return nil }
      if let asOf, entry.when > asOf { return nil }
      let because = entry.because ?? ""
      switch entry.act {
      case .split(let events, let others):
        return LinkAct(.split, events, from: others, because: because)
      case .join(let events): return LinkAct(.join, events, because: because)
      case .founded, .key, .file, .importFeed, .observation, .caseStep, .leads, .evidence,
        .grading, .delivery, .report, .correction, .erasure:
        return nil
      }
    }
  }

  /// The observations that were known at a moment, as events.
  func observations(asOf: Instant?) throws(Diagnostics) -> [Event] {
    var events: [Event] = []
    let parties = agreement.parties.map(\.id.value)
    let corrected = state.records.corrected(by: asOf)
    for (index, entry) in state.observations.enumerated() {
      if corrected.contains(entry.entry) { continue }
      if let asOf, entry.when > asOf { continue }
      let bytes = try EvidenceStore(in: folder).bytes(of: entry.item.digest, limit: 1 << 20)
      let observation = try Observation(parsing: bytes, digest: entry.item.digest)
      events.append(observation.event(number: index + 1, parties: parties))
    }
    return events
  }

  /// Records a monitor's own observation; gives its event's id.
  ///
  /// - Throws: `store.unwritable`, and what the ledger throws.
  public func add(
    _ observation: Observation, because: String
  ) throws(Diagnostics) -> (event: Event.ID, leads: [LedgerEntry.Lead]) {
    let leads = try recording { () throws(Diagnostics) in
      let item = try EvidenceStore(in: folder).keep(observation.bytes, noting: unrecorded)
      return try record([(.observation(item), nil)], because: try seal(because))
    }
    return (Event.ID("observations:\(state.observations.count)"), leads)
  }

  /// Takes events out of their incident.
  ///
  /// - Throws: `store.no-incident`, `store.split`, and what the ledger throws.
  public func split(
    _ events: [Event.ID], outOf name: String, because: String
  ) throws(Diagnostics) -> [LedgerEntry.Lead] {
    let incident = try incident(named: name)
    guard let act = LinkAct(taking: events, outOf: incident, because: because) else {
      throw Diagnostics(.split(incident, events))
    }
    return try recordAct(.split(events: act.events, others: act.others), because: because)
  }

  /// Makes one incident of several.
  ///
  /// - Throws: `store.no-incident`, `store.join`, and what the ledger throws.
  public func join(_ names: [String], because: String) throws(Diagnostics) -> [LedgerEntry.Lead] {
    let incidents = try incidents()
    let byID = Dictionary(incidents.map { ($0.id, $0) }) { first, _ in first }
    let ways = newestLeads
    var found: [Incident] = []
    var seen: Set<Incident.ID> = []
    for name in names {
      let known = byID[Mission.follow(Incident.ID(name), ways)]
      let incident = if let known { known } else { try incident(named: name, among: incidents) }
      if seen.insert(incident.id).inserted { found.append(incident) }
    }
    guard found.count > 1 else { throw Diagnostics(.join(names)) }
    let act = LinkAct(joining: found, because: because)
    return try recordAct(.join(events: act.events), because: because)
  }

  private func recordAct(
    _ act: LedgerEntry.Act, because: String
  ) throws(Diagnostics) -> [LedgerEntry.Lead] {
    try recording { () throws(Diagnostics) in
      try record([(act, nil)], because: try seal(because))
    }
  }

  /// Records acts with the names that lead on because of them, in one batch: all or nothing.
  ///
  /// - Parameters:
  ///   - acts: What is done, and when; now when not said.
  ///   - because: The reason, sealed, for an act that needs one; kept just before it is recorded.
  /// - Returns: The incidents that have another name than before; a name leads on for ever.
  /// - Throws: what reading the feeds and writing the ledger throws.
  func record(
    _ acts: [(act: LedgerEntry.Act, when: Instant?)], because: Vault.SealedContent?
  ) throws(Diagnostics) -> [LedgerEntry.Lead] {
    guard let now else { preconditionFailure("only a mission opened for writing is changed") }
    var entries = acts.map {
      LedgerEntry(
        when: $0.when ?? now, who: signerID ?? "", because: because?.commitment, act: $0.act)
    }
    let before = try incidents()
    let held = (state, readings)
    for entry in entries { state.fold(entry) }
    (remembered, linked) = (nil, nil)
    if entries.contains(where: \.bringsLabels) { readings = [:] }
    let after = Result { () throws(Diagnostics) in try self.incidents() }
    // What was worked out in advance holds once the entries stand: names that lead on come after it.
    let (history, incidents) = (remembered, linked)
    state = held.0
    (remembered, linked) = (nil, nil)
    let leads = Mission.leads(from: before, to: try after.get())
    for start in stride(from: 0, to: leads.count, by: 200) {
      let part = Array(leads[start..<Swift.min(start + 200, leads.count)])
      entries.append(LedgerEntry(when: acts.last?.when ?? now, act: .leads(part)))
    }
    if let because { try Vault(in: folder).keep(because, noting: unrecorded) }
    try record(entries)
    (remembered, linked) = (history, incidents)
    return leads
  }

  /// The names of incidents that are no longer, each with where it leads.
  private static func leads(
    from before: [Incident], to after: [Incident]
  ) -> [LedgerEntry.Lead] {
    if before.isEmpty { return [] }
    let names = Set(after.map(\.id))
    let gone = before.filter { !names.contains($0.id) }
    if gone.isEmpty { return [] }
    var holder: [Event.ID: Incident.ID] = [:]
    for incident in after {
      for event in incident.events where event.denial == nil { holder[event.id] = incident.id }
    }
    return gone.compactMap { incident in
      let heirs = incident.events.lazy.compactMap { holder[$0.id] }
      return heirs.first.map { LedgerEntry.Lead(old: incident.id, new: $0) }
    }
  }
}

extension LedgerEntry {
  /// Whether it brings labels, which change how events are read.
  fileprivate var bringsLabels: Bool {
    if case .importFeed(let download) = act { download.form == Mission.labelsForm } else { false }
  }
}

extension Diagnostic {
  fileprivate static func noIncident(_ name: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "store.no-incident", at: nil, "the mission has no incident or event '\(name)'",
      expected: "an id that 'truce incidents' lists",
      mend: nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "list the incidents with 'truce incidents MISSION'")
  }

  fileprivate static func twoIncidents(_ name: String, _ found: [String]) -> Diagnostic {
    Diagnostic(
      .error, "store.two-incidents", at: nil, "'\(name)' is in \(found.count) incidents",
      expected: "an incident's id: \(found.prefix(5).joined(separator: ", "))",
      mend: "name one of these")
  }

  fileprivate static func split(_ incident: Incident, _ events: [Event.ID]) -> Diagnostic {
    Diagnostic(
      .error, "store.split", at: nil,
      "the incident '\(incident.id)' cannot be split at "
        + "'\(events.map(\.name).joined(separator: " "))'",
      expected: "some of its events, not all: "
        + incident.telling.prefix(8).map(\.id.name).joined(separator: " "),
      mend: "name the events that tell another incident")
  }

  fileprivate static func join(_ names: [String]) -> Diagnostic {
    Diagnostic(
      .error, "store.join", at: nil,
      "'\(names.joined(separator: " "))' name one incident",
      expected: "at least two incidents", mend: "name another incident to join with it")
  }
}
