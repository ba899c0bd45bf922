// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// A party's stance on a provision at a moment; on the day of a change, the later one.
  public func stance(
    of party: Party.ID, on provision: Provision, at instant: Instant
  ) -> ProvisionState.Stance {
    var stance = ProvisionState.Stance.none
    for position in positions(of: party, on: provision)
    where clockZone.value.start(of: position.day.value) <= instant {
      stance = next(after: stance, position)
    }
    return stance
  }

  /// Whether a party has accepted a provision at a moment: unknown on the day of a change.
  ///
  /// Acceptance in principle is no acceptance, nor is a proposal.
  public func hasAccepted(
    _ provision: Provision, by party: Party.ID, at instant: Instant
  ) -> Kleene {
    var certain = ProvisionState.Stance.none
    var possible: [ProvisionState.Stance] = []
    for position in positions(of: party, on: provision) {
      let day = clockZone.value.span(of: position.day.value)
      if day.end <= instant {
        certain = next(after: certain, position)
      } else if day.start <= instant {
        possible.append(next(after: possible.last ?? certain, position))
      }
    }
    return Kleene.agreement(of: ([certain] + possible).map { Kleene($0 == .accepted) })
      ?? .unknown
  }

  /// Whether those whose consent brings a provision into force for a party have given it.
  public func hasConsent(_ provision: Provision, for party: Party.ID, at instant: Instant) -> Kleene
  {
    let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    switch provision.consent {
    case .none: return .met
    case .each: return membership(of: party, in: provision).holds(over: moment).state
    case .all:
      if provision.binds.isEmpty { return .notMet }
      return hasEntered(provision, at: instant)
        && membership(of: party, in: provision).holds(over: moment).state
    }
  }

  /// Whether there was a moment, up to this one, at which all whom a provision binds had accepted it:
  /// from then on it is in force until somebody leaves it.
  private func hasEntered(_ provision: Provision, at instant: Instant) -> Kleene {
    let bound = provision.binds.map(\.value)
    func all(at instant: Instant) -> Kleene {
      bound.reduce(.met) { $0 && hasAccepted(provision, by: $1, at: instant) }
    }
    var result = all(at: instant)
    for position in provision.positions where position.stance == .accepts {
      let day = clockZone.value.span(of: position.day.value)
      for edge in [day.start, day.end] where edge < instant { result = result || all(at: edge) }
    }
    return result
  }

  /// Whether a provision was ever in force for anyone under a reading: it had the consent it needs,
  /// and what it waits for was done.
  ///
  /// Its start and end are another question: the time limb of a finding. Where this is not met,
  /// every finding is hypothetical, "would have covered".
  ///
  /// - Returns: met if it was at some moment for certain; unknown if at most perhaps.
  public func wasEverInForce(_ provision: Provision, under reading: Reading?) -> Kleene {
    var result = Kleene.notMet
    let waits = provision.waitsFor + (reading?.waitsFor ?? [])
    for instant in moments(of: provision, under: reading) {
      let isDone = waits.reduce(Kleene.met) {
        $0 && self.isDone($1, at: instant, asReadBy: reading?.party.value)
      }
      for party in provision.binds {
        result = result || (isDone && hasConsent(provision, for: party.value, at: instant))
      }
    }
    return result
  }

  /// Whether what is waited for has been done at a moment.
  ///
  /// A condition is met from the day that a source names; a commitment is done when it is reconciled
  /// or every number owed is delivered; a provision is done when its time is over under every reading
  /// of the party that asks, or of all where it has none. What no source shows is not done.
  ///
  /// - Parameters:
  ///   - wait: What is waited for.
  ///   - instant: The moment.
  ///   - party: Whose reading waits; `nil` for a commitment or a track.
  /// - Returns: met once it is done, unknown on the day, not met before.
  public func isDone(
    _ wait: Wait, at instant: Instant, asReadBy party: Party.ID? = nil
  ) -> Kleene {
    switch wait.target.value {
    case .condition(let id):
      return condition(id)?.met.map { hasPassed($0.value, at: instant) } ?? .notMet
    case .commitment(let id):
      return commitment(id).map { isDone($0, at: instant) } ?? .notMet
    case .provision(let id):
      guard let provision = provision(id), !provision.readings.isEmpty else { return .notMet }
      let own = provision.readings.filter { $0.party.value == party }
      return (own.isEmpty ? provision.readings : own).reduce(.met) { result, reading in
        result && !(reading.isAhead(at: instant))
      }
    }
  }

  /// Whether a commitment is delivered in full at a moment.
  public func isDone(_ commitment: Commitment, at instant: Instant) -> Kleene {
    if commitment.obligations.isEmpty {
      return commitment.progress.filter { $0.stage.value == .reconciled }.reduce(.notMet) {
        $0 || hasPassed($1.day.value, at: instant)
      }
    }
    return commitment.obligations.reduce(Kleene.met) {
      $0 && isDone($1, of: commitment, at: instant)
    }
  }

  /// Whether a civil day of the agreement's zone lies behind a moment; unknown within it.
  func hasPassed(_ day: CivilDay, at instant: Instant) -> Kleene {
    let span = clockZone.value.span(of: day)
    if span.end <= instant { return .met }
    return instant < span.start ? .notMet : .unknown
  }

  func positions(of party: Party.ID, on provision: Provision) -> [Position] {
    provision.positions.filter { $0.holder == party }.enumerated()
      .sorted { ($0.element.day.value, $0.offset) < ($1.element.day.value, $1.offset) }
      .map(\.element)
  }

  /// The stance after one more position.
  ///
  /// A proposal takes back no acceptance.
  private func next(
    after stance: ProvisionState.Stance, _ position: Position
  ) -> ProvisionState.Stance {
    switch position.stance {
    case .proposes: stance == .accepted ? .accepted : .proposed
    case .accepts: .accepted
    case .acceptsInPrinciple: .acceptedInPrinciple
    case .refuses: .refused
    case .withdraws: .withdrawn
    }
  }
}

extension Reading {
  /// Whether its end still lies ahead at a moment; unknown where no text says.
  func isAhead(at instant: Instant) -> Kleene {
    guard let end = lastEnd else { return .unknown }
    let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    let zone = clockZone.value
    let ahead: Kleene = end.isOpen ? .met : end.isStillAhead(of: moment, in: zone)
    return lapses.reduce(ahead) { result, lapse in
      result
        && (!lapse.start.hasStarted(by: moment, in: zone)
          || lapse.end.hasStarted(by: moment, in: zone))
    }
  }

  /// Whether its start lies behind a moment; unknown where no text says.
  func hasStarted(at instant: Instant) -> Kleene {
    guard let start = firstHour else { return .unknown }
    return start.hasStarted(
      by: TimeSpan(start: instant, end: instant.advanced(bySeconds: 1)), in: clockZone.value)
  }
}
