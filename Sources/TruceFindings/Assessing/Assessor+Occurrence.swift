// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension Assessor {
  /// Whether an act of a prohibited kind happened; `acts` gives what the reading, or its practice,
  /// says of each kind.
  func occurrence(
    _ testimony: Testimony, _ rule: ReadingRule, acts: (ActKind) -> Reading.Coverage
  ) -> LimbOutcome {
    var covered: [Event] = []
    var open: [Event] = []
    for event in testimony.asserting {
      guard let act = event.act else { continue }
      switch acts(act) {
      case .covered: covered.append(event)
      case .unclear: open.append(event)
      case .not: break
      }
    }
    if let settled = reviewedOccurrence(testimony, covered: covered, open: open, acts: acts) {
      return settled
    }
    if covered.isEmpty, open.isEmpty {
      if let act = testimony.asserting.first?.act {
        return LimbOutcome(state: .notMet, ground: .kindLeftOut(act))
      }
      return LimbOutcome(
        state: .notMet, ground: .noAct(testimony.events.first { $0.act != nil }?.act))
    }
    if let ground = proof(of: covered, testimony, rule) {
      return LimbOutcome(state: .met, ground: ground)
    }
    let either = testimony.asserting.filter { event in event.act.map { acts($0) != .not } ?? false }
    if let act = open.first?.act, proof(of: either, testimony, rule) != nil {
      return LimbOutcome(state: .unknown, ground: .kindOpen(act))
    }
    return LimbOutcome(state: .unknown, ground: .tooFew(either.independent.count))
  }

  private func reviewedOccurrence(
    _ testimony: Testimony, covered: [Event], open: [Event], acts: (ActKind) -> Reading.Coverage
  ) -> LimbOutcome? {
    for case .occurrence(let state, let act) in testimony.reviews.reversed().map(\.fact) {
      switch state {
      case .notMet: return LimbOutcome(state: .notMet, ground: .reviewed)
      case .unknown: continue
      case .met:
        // That something happened is settled; whether the words hold such acts is not theirs.
        if let act {
          let state = Kleene(acts(act))
          return LimbOutcome(
            state: state,
            ground: state == .met
              ? .reviewed : state == .notMet ? .kindLeftOut(act) : .reviewedOpenKind(act))
        }
        if !covered.isEmpty { return LimbOutcome(state: .met, ground: .reviewed) }
        if let act = open.first?.act {
          return LimbOutcome(state: .unknown, ground: .reviewedOpenKind(act))
        }
        return nil
      }
    }
    return nil
  }

  /// By what events prove that an act happened; `nil` when they do not.
  private func proof(
    of events: [Event], _ testimony: Testimony, _ rule: ReadingRule
  ) -> LimbGround? {
    guard !events.isEmpty else { return nil }
    switch testimony.proof {
    case .standard:
      if let admission = events.first(where: \.isAdmission), let actor = admission.actor {
        return .admitted(actor)
      }
      let count = events.independent.count
      if count >= 2 { return .independentSources(count) }
      return sensorConfirms(testimony) ? .sensor : nil
    case .anyReport, .claimsOf: return .asserted
    case .twoIndependent:
      let count = events.independent.count
      return count >= 2 ? .independentSources(count) : nil
    case .bothParties:
      let all = rule.bound.allSatisfy { party in events.contains { $0.speakingParty == party } }
      return all && !rule.bound.isEmpty ? .allParties : nil
    case .reviewed: return nil
    }
  }

  /// Whether a sensor saw a fire at a known object there and then, and none in the days before.
  ///
  /// The fire: of enough confidence, within 1 km of a known object that the incident's circle touches,
  /// and within 24 hours of the incident. No record of any sensor within 1 km of that object in the 30
  /// days before these 24 hours.
  func sensorConfirms(_ testimony: Testimony) -> Bool {
    let reach = 1_000.0
    let day = 86_400
    for event in testimony.events {
      guard event.sensor?.isConfident == true, let fire = event.place else { continue }
      let window = TimeSpan(
        start: testimony.span.start.advanced(bySeconds: -day),
        end: testimony.span.end.advanced(bySeconds: day))
      guard event.span.overlaps(window) else { continue }
      let before = TimeSpan(
        start: window.start.advanced(bySeconds: -30 * day), end: window.start)
      for index in objects.touching(fire.coordinate, withinMetres: reach) {
        if let place = testimony.place,
          !objects.grounds[index].touches(
            place.coordinate, withinMetres: place.circleInMetres + reach)
        {
          continue
        }
        let ground = objects.grounds[index]
        let earlier = sensors.records(
          near: fire.coordinate, withinMetres: 3 * reach + ground.widthInMetres, in: before)
        let burnt = earlier.contains { record in
          record.event.place.map { ground.touches($0.coordinate, withinMetres: reach) } ?? false
        }
        if !burnt { return true }
      }
    }
    return false
  }
}
