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
  ///
  /// - Parameters:
  ///   - provision: The provision.
  ///   - reading: The reading; `nil` for a provision that nobody reads yet.
  ///   - party: The party.
  ///   - instant: The moment.
  ///   - violations: Violations found so far, of any time.
  ///   - hourly: Whether it rests outside of its daily hours; else it is in force on a day on which it
  ///     holds at some hour.
  /// - Returns: The state, with its reason.
  public func state(
    of provision: Provision, under reading: Reading?, for party: Party.ID, at instant: Instant,
    after violations: [ReleasingViolation] = [], hourly: Bool = true
  ) -> ProvisionState {
    let zone = reading?.clockZone.value ?? clockZone.value
    var state = ProvisionState(
      provision: provision.id.value, reading: reading?.id.value, party: party,
      position: stance(of: party, on: provision, at: instant), state: .unknown,
      clockZone: zone, sources: [])
    var cited: [Marked<Source.ID>] = provision.positions.filter {
      clockZone.value.start(of: $0.day.value) <= instant
    }.flatMap(\.sources)
    defer { state.sources = once(cited) }

    if let day = provision.retired, hasPassed(day.value, at: instant) != .notMet {
      state.state = hasPassed(day.value, at: instant) == .met ? .notInForce : .unknown
      state.reason = Reason(.retired, .day(day.value))
      return state
    }
    if let reason = missingConsent(to: provision, for: party, at: instant) {
      state.state = .notInForce
      state.reason = reason
      return state
    }
    let waits = provision.waitsFor + (reading?.waitsFor ?? [])
    let reader = reading?.party.value
    if let wait = waits.first(where: {
      isDone($0, at: instant, asReadBy: reader) == .notMet
    }) {
      state.state = .notInForce
      state.reason = Reason(.waits, .text(wait.target.value.name))
      return state
    }
    cited += (reading?.start?.sources ?? []) + (reading?.sources ?? [])
    let started = reading?.hasStarted(at: instant) ?? .unknown
    if started == .notMet, let start = reading?.start {
      state.state = .notInForce
      state.until = start
      state.reason = Reason(.starts, .bound(start))
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
      state.reason = Reason(.usedRelease, .party(party), .day(use.day.value))
      return state
    }
    let ahead = reading?.isAhead(at: instant) ?? .unknown
    if ahead == .notMet, let end = reading?.ended(at: instant) {
      cited += reading?.endSources ?? []
      state.state = .expired
      state.since = end
      state.reason = Reason(.ended, .bound(end))
      reading?.addEndMoved(to: &state.reason)
      return state
    }
    if let rest = suspension(of: provision, for: party, at: instant) {
      cited += rest.suspension.sources
      state.state = rest.isCertain ? .suspended : .unknown
      state.since = rest.suspension.start
      state.until = rest.suspension.end
      state.reason = Reason(.rests, .bound(rest.suspension.start))
      return state
    }
    cited += reading?.endSources ?? []
    let consent = hasConsent(provision, for: party, at: instant)
    let done = waits.reduce(Kleene.met) {
      $0 && isDone($1, at: instant, asReadBy: reader)
    }
    state.since = reading?.start
    state.until = reading?.lastEnd
    let inHours = hourly ? reading?.holdsDaily(at: instant) ?? .met : .met
    switch consent && done && started && ahead {
    case .met where inHours != .met:
      state.state = inHours == .notMet ? .notInForce : .unknown
      reading?.hours?.addReason(to: &state.reason, isInForce: false)
    case .met:
      state.state = .inForce
      state.reason = Reason(provision.consent == .none ? .needsNoConsent : .acceptedByAll)
      if let start = reading?.start { state.reason.add(.started, .bound(start)) }
      reading?.hours?.addReason(to: &state.reason, isInForce: true)
      reading?.addEndMoved(to: &state.reason)
      if let release = rightOfRelease(reading, provision, party, at: instant, violations) {
        state.release = release
        state.reason.add(
          .releasable, .moment(release.since), .text(release.incident), .party(release.by))
      }
    case .unknown, .notMet:
      state.state = .unknown
      state.reason = doubt(provision, reading, consent, done, started)
    }
    return state
  }

  /// Why the consent is missing for certain; `nil` when it is there or unknown.
  private func missingConsent(
    to provision: Provision, for party: Party.ID, at instant: Instant
  ) -> Reason<ClockPhrase>? {
    if provision.binds.isEmpty { return Reason(.bindsNobody) }
    guard hasConsent(provision, for: party, at: instant) == .notMet else { return nil }
    let needed =
      switch provision.consent {
      case .all: provision.binds.map(\.value)
      case .each: [party]
      case .none: [Party.ID]()
      }
    let silent = needed.filter { hasAccepted(provision, by: $0, at: instant) == .notMet }
    if silent.isEmpty { return Reason(.tooFewLeft) }
    var reason = Reason<ClockPhrase>()
    for party in silent {
      let position = positions(of: party, on: provision).last {
        clockZone.value.start(of: $0.day.value) <= instant && $0.stance != .proposes
      }
      let phrase: ClockPhrase =
        switch position?.stance {
        case .acceptsInPrinciple: .inPrincipleOnly
        case .refuses: .refused
        case .withdraws: .withdrew
        case .accepts, .proposes, nil: .notAccepted
        }
      reason.add(phrase, .party(party))
    }
    return reason
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

  /// What is not known.
  private func doubt(
    _ provision: Provision, _ reading: Reading?, _ consent: Kleene, _ done: Kleene,
    _ started: Kleene
  ) -> Reason<ClockPhrase> {
    guard let reading else { return Reason(.readByNobody) }
    if consent == .unknown { return Reason(.dayOfPosition) }
    if done == .unknown { return Reason(.waitOpen) }
    if started == .unknown {
      return reading.start.map { Reason(.startOpen, .bound($0)) } ?? Reason(.startUnsaid)
    }
    return reading.lastEnd.map { Reason(.endOpen, .bound($0)) } ?? Reason(.endUnsaid)
  }

  private func once(_ sources: [Marked<Source.ID>]) -> [Source.ID] {
    var seen: Set<Source.ID> = []
    return sources.map(\.value).filter { seen.insert($0).inserted }
  }
}

extension Reading {
  /// Whether a moment lies in the hours of the day in which it holds.
  fileprivate func holdsDaily(at instant: Instant) -> Kleene {
    let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    return hours?.hold(moment, in: clockZone.value) ?? .met
  }
}

extension DailyHours {
  /// Adds in which hours of each day it holds.
  fileprivate func addReason(to reason: inout Reason<ClockPhrase>, isInForce: Bool) {
    switch extent {
    case .between(let start, let end):
      reason.add(
        isInForce ? .eachDay : .outsideHours, .text(Self.clock(start)), .text(Self.clock(end)))
    case .unnamed(let hours): reason.add(.hoursUnnamed, .number(hours))
    }
  }
}
