// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension Assessor {
  /// A finding in words.
  func finding(of outcome: Outcome, in testimony: Testimony) -> Finding {
    let rule = rules[outcome.rule]
    let phrases = LimbPhrases(
      names: names, proof: testimony.proof, threshold: placeThreshold)
    let limbs = zip(Limb.allCases, outcome.limbs).map { limb, own in
      let reason = own.reason(for: limb)
      var found = LimbFinding(
        own.state, standard: phrases.standard(of: limb),
        because: reason.text(in: \.rawValue, naming: phrases.words(for:)), reason: reason)
      found.terms = terms(of: limb, own, rule: rule, practised: outcome.practised)
      found.events = events(of: limb, testimony)
      return found
    }
    let actor = outcome.actor
    var finding = Finding(
      of: testimony.incident.id, under: rule.provision.id.value, in: rule.reading.id.value,
      basis: outcome.basis, proof: testimony.proof, limbs: limbs,
      isHypothetical: rule.isHypothetical, actor: actor,
      accusedPosition: actor.map {
        agreement.stance(of: $0, on: rule.provision, at: testimony.span.start).rawValue
      },
      agreementVersion: version(at: testimony.span.start), because: "")
    finding.because = finding.sentence(
      readBy: rule.reading.party.value, in: \.rawValue, naming: phrases.words(for:))
    finding.isOnOwnGround = outcome.isOnOwnGround
    return finding
  }

  /// The places in the agreement on which a limb rests.
  private func terms(
    of limb: Limb, _ outcome: LimbOutcome, rule: ReadingRule, practised: [Limb]
  ) -> [Location] {
    let reading = rule.reading
    if practised.contains(limb) {
      return reading.practices.filter { $0.speaks(of: limb) }.map(\.words.location)
    }
    switch limb {
    case .occurrence:
      switch outcome.ground {
      case .kindLeftOut(let act), .kindOpen(let act), .reviewedOpenKind(let act):
        return [rule.coverage(of: act).clause?.act.location ?? reading.id.location]
      default: return [rule.provision.prohibition?.verb.location ?? rule.provision.id.location]
      }
    case .time:
      var places = [reading.start?.location.location, reading.lastEnd?.location.location]
        .compactMap { $0 }
      switch outcome.ground {
      case .waiting(let name), .waitingOpen(let name):
        places += rule.waits.filter { $0.word == name }.map(\.target.location)
      case .unbound(let party, let freedom):
        switch freedom {
        case .released:
          places += (reading.release?.uses ?? []).filter { $0.party.value == party }
            .map(\.day.location)
        case .suspended:
          places += rule.provision.suspensions.map(\.start.location.location)
        case .lapsed: places += reading.extensions.map(\.end.location.location)
        case .othersLeft: places += rule.provision.positions.map(\.day.location)
        case .withdrew, .notAccepted:
          places += rule.provision.positions.filter { $0.holder == party }.map(\.day.location)
        }
      case .suspended, .suspensionOpen:
        places += rule.provision.suspensions.map(\.start.location.location)
      default: break
      }
      return places.isEmpty ? [reading.id.location] : places
    case .place:
      var places = (rule.provision.prohibition?.within ?? []).map(\.location)
      places += reading.territory.map(\.location)
      if case .ownGround = outcome.ground, let own = reading.ownGround {
        places.append(own.location)
      }
      return places
    case .object:
      switch outcome.ground {
      case .words(let id, _, let disputed):
        let place = id.flatMap { rule.objects($0)?.location } ?? reading.id.location
        return [place] + disputed.map(\.child.location)
      default: return [reading.objects.first?.location.location ?? reading.id.location]
      }
    case .attribution: return rule.provision.binds.map(\.location)
    case .exception: return rule.exceptions.map(\.id.location)
    }
  }

  /// The events on which a limb rests, in order.
  private func events(of limb: Limb, _ testimony: Testimony) -> [Event.ID] {
    let asserting = testimony.asserting.map(\.id)
    switch limb {
    case .occurrence:
      let sensors = testimony.events.filter { $0.sensor != nil }.map(\.id)
      return asserting.isEmpty ? testimony.events.map(\.id) : asserting + sensors
    case .time, .place: return asserting.isEmpty ? testimony.events.map(\.id) : asserting
    case .object:
      return testimony.asserting.filter { !$0.struckObjects.isEmpty }.map(\.id)
    case .attribution:
      return testimony.events.filter {
        ($0.assertsAnAct && $0.actor != nil) || $0.denial != nil || $0.isCalledAccident
      }.map(\.id)
    case .exception: return testimony.events.filter { $0.invokes != nil }.map(\.id)
    }
  }

  /// The version of the agreement that was its text at a moment; `1` where it names none.
  func version(at moment: Instant) -> String {
    let zone = agreement.clockZone.value
    let begun = agreement.versions.last { zone.start(of: $0.day) <= moment }
    return (begun ?? agreement.versions.first)?.id.value ?? "1"
  }
}

extension Practice {
  /// Whether it shows something of a limb.
  func speaks(of limb: Limb) -> Bool {
    switch limb {
    case .occurrence: !acts.isEmpty
    case .time: start != nil || end != nil
    case .object: !objects.isEmpty
    case .place, .attribution, .exception: false
    }
  }
}
