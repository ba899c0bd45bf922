// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// The binding-now clock: every provision under every reading for every bound party at a moment.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - violations: Violations found so far, of any time: only those that are certainly past at the
  ///     moment and that another party committed give a right of release.
  /// - Returns: In order of declaration: provision, reading, party. A provision that binds nobody yet
  ///   has those who took a position on it.
  public func states(
    at instant: Instant, after violations: [ReleasingViolation] = []
  ) -> [ProvisionState] {
    provisions.flatMap { provision -> [ProvisionState] in
      let readings: [Reading?] = provision.readings.isEmpty ? [nil] : provision.readings
      return readings.flatMap { reading in
        concerned(by: provision).map { party in
          state(of: provision, under: reading, for: party, at: instant, after: violations)
        }
      }
    }
  }

  /// Those for whom a provision has a state: the bound, else those who took a position.
  func concerned(by provision: Provision) -> [Party.ID] {
    if !provision.binds.isEmpty { return provision.binds.map(\.value) }
    return parties.map(\.id.value).filter { party in
      provision.positions.contains { $0.holder == party }
    }
  }

  /// The state of one provision under one reading for one party at a moment.
  public func state(
    of provision: Provision, under reading: Reading?, for party: Party.ID, at instant: Instant,
    after violations: [ReleasingViolation] = []
  ) -> ProvisionState {
    let zone = reading?.clockZone.value ?? clockZone.value
    var state = ProvisionState(
      provision: provision.id.value, reading: reading?.id.value, party: party,
      position: stance(of: party, on: provision, at: instant), state: .unknown,
      clockZone: zone, because: "", sources: [])
    var cited: [Marked<Source.ID>] = provision.positions.filter {
      clockZone.value.start(of: $0.day.value) <= instant
    }.flatMap(\.sources)
    defer { state.sources = once(cited) }

    if let day = provision.retired, hasPassed(day.value, at: instant) != .notMet {
      state.state = hasPassed(day.value, at: instant) == .met ? .notInForce : .unknown
      state.because = "the provision was retired on \(day.value)"
      return state
    }
    if let reason = missingConsent(to: provision, for: party, at: instant) {
      state.state = .notInForce
      state.because = reason
      return state
    }
    let waits = provision.waitsFor + (reading?.waitsFor ?? [])
    let reader = reading?.party.value
    if let wait = waits.first(where: {
      isDone($0, at: instant, asReadBy: reader) == .notMet
    }) {
      state.state = .notInForce
      state.because = "it waits for '\(wait.target.value.name)'"
      return state
    }
    cited += (reading?.start?.sources ?? []) + (reading?.sources ?? [])
    let started = reading?.hasStarted(at: instant) ?? .unknown
    if started == .notMet {
      state.state = .notInForce
      state.until = reading?.start
      state.because = "it starts \(reading?.start?.spoken ?? "")"
      return state
    }
    if let use = reading?.release?.uses.first(where: {
      $0.party.value == party && zone.span(of: $0.day.value).start <= instant
    }) {
      cited += use.sources
      let isCertain = zone.span(of: use.day.value).end <= instant
      state.state = isCertain ? .released : .unknown
      state.since = Bound(
        at: Marked(.day(use.day.value), at: use.day.location), location: use.day.location)
      state.because = "'\(party)' used its right of release on \(use.day.value)"
      return state
    }
    let ahead = reading?.isAhead(at: instant) ?? .unknown
    if ahead == .notMet {
      cited += reading?.endSources ?? []
      state.state = .expired
      state.since = reading?.ended(at: instant)
      state.because = "it ended \(state.since?.spoken ?? "")"
      if let moved = reading?.endMoved { state.because += "; \(moved)" }
      return state
    }
    if let rest = suspension(of: provision, for: party, at: instant) {
      cited += rest.suspension.sources
      state.state = rest.isCertain ? .suspended : .unknown
      state.since = rest.suspension.start
      state.until = rest.suspension.end
      state.because = "it rests from \(rest.suspension.start.spoken)"
      return state
    }
    cited += reading?.endSources ?? []
    let consent = hasConsent(provision, for: party, at: instant)
    let done = waits.reduce(Kleene.met) {
      $0 && isDone($1, at: instant, asReadBy: reader)
    }
    state.since = reading?.start
    state.until = reading?.lastEnd
    switch consent && done && started && ahead {
    case .met:
      state.state = .inForce
      state.because =
        (provision.consent == .none
          ? "it binds without consent" : "accepted by all it needs")
        + "; it started \(reading?.start?.spoken ?? "")"
      if let moved = reading?.endMoved { state.because += "; \(moved)" }
      if let release = rightOfRelease(reading, provision, party, at: instant, violations) {
        state.release = release
        state.because +=
          "; could be released since \(release.since), by incident \(release.incident) of "
          + "'\(release.by)'"
      }
    case .unknown, .notMet:
      state.state = .unknown
      state.because = doubt(provision, reading, consent, done, started)
    }
    return state
  }

  /// Why the consent is missing for certain; `nil` when it is there or unknown.
  private func missingConsent(
    to provision: Provision, for party: Party.ID, at instant: Instant
  ) -> String? {
    if provision.binds.isEmpty { return "it binds nobody" }
    guard hasConsent(provision, for: party, at: instant) == .notMet else { return nil }
    let needed =
      switch provision.consent {
      case .all: provision.binds.map(\.value)
      case .each: [party]
      case .none: [Party.ID]()
      }
    let silent = needed.filter { hasAccepted(provision, by: $0, at: instant) == .notMet }
    let parts = silent.map { party -> String in
      let position = positions(of: party, on: provision).last {
        clockZone.value.start(of: $0.day.value) <= instant && $0.stance != .proposes
      }
      switch position?.stance {
      case .acceptsInPrinciple: return "'\(party)' accepted in principle only"
      case .refuses: return "'\(party)' refused"
      case .withdraws: return "'\(party)' withdrew"
      case .accepts, .proposes, nil: return "'\(party)' had not accepted"
      }
    }
    return parts.isEmpty ? "too few are left whom it binds" : parts.joined(separator: ", ")
  }

  private func suspension(
    of provision: Provision, for party: Party.ID, at instant: Instant
  ) -> (suspension: Suspension, isCertain: Bool)? {
    let span = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    for suspension in provision.suspensions
    where suspension.party == nil || suspension.party?.value == party {
      let zone = clockZone.value
      let rests =
        suspension.start.hasStarted(by: span, in: zone)
        && (suspension.end?.isStillAhead(of: span, in: zone) ?? .met)
      if rests != .notMet { return (suspension, rests == .met) }
    }
    return nil
  }

  private func rightOfRelease(
    _ reading: Reading?, _ provision: Provision, _ party: Party.ID, at instant: Instant,
    _ violations: [ReleasingViolation]
  ) -> ProvisionState.Release? {
    guard let reading, reading.release != nil else { return nil }
    let first = violations.filter {
      $0.provision == provision.id.value && $0.reading == reading.id.value && $0.by != party
        && $0.end <= instant && provision.isBound($0.by)
    }.min { ($0.end, $0.incident) < ($1.end, $1.incident) }
    return first.map { .init(since: $0.end, incident: $0.incident, by: $0.by) }
  }

  /// What is not known, in one sentence.
  private func doubt(
    _ provision: Provision, _ reading: Reading?, _ consent: Kleene, _ done: Kleene,
    _ started: Kleene
  ) -> String {
    guard let reading else { return "nobody reads it yet" }
    if consent == .unknown {
      return "a position was taken on this day, at an hour that is not known"
    }
    if done == .unknown { return "what it waits for may be done or not" }
    if started == .unknown {
      return reading.start.map { "its start is \($0.spoken)" } ?? "no text says from when it holds"
    }
    return reading.lastEnd.map { "its end is \($0.spoken)" } ?? "no text says until when it holds"
  }

  private func once(_ sources: [Marked<Source.ID>]) -> [Source.ID] {
    var seen: Set<Source.ID> = []
    return sources.map(\.value).filter { seen.insert($0).inserted }
  }
}
