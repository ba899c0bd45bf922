// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension Assessor {
  /// Whether the act is attributable to a bound party, and to which: the same for every reading of a
  /// provision.
  func attribution(
    _ testimony: Testimony, bound: [Party.ID]
  ) -> (outcome: LimbOutcome, actor: Party.ID?) {
    let actors = testimony.actors(among: bound)
    let only = actors.count == 1 ? actors[0] : nil
    for case .attribution(let state, let actor) in testimony.reviews.reversed().map(\.fact) {
      switch state {
      case .met:
        if let actor, !bound.contains(actor) {
          return (LimbOutcome(state: .notMet, ground: .notBound(actor)), nil)
        }
        return (LimbOutcome(state: .met, ground: .reviewed), actor ?? only)
      case .notMet: return (LimbOutcome(state: .notMet, ground: .nobodysAct), nil)
      case .unknown: continue
      }
    }
    let deniers = bound.filter { party in
      testimony.events.contains { $0.speakingParty == party && $0.isCalledAccident }
    }
    let proven = bound.compactMap { party in
      proof(that: party, acted: testimony, bound: bound).map { (party, $0) }
    }
    let admitted = proven.filter { if case .admitted = $0.1 { true } else { false } }
    if let first = admitted.first ?? proven.first {
      if admitted.isEmpty, proven.count > 1, testimony.proof != .anyReport {
        return (
          LimbOutcome(state: .unknown, ground: .contradicted(proven.map(\.0))), nil
        )
      }
      let isOne = admitted.isEmpty ? proven.count == 1 : admitted.count == 1
      return (LimbOutcome(state: .met, ground: first.1), isOne ? first.0 : nil)
    }
    if !bound.isEmpty, deniers == bound, actors.isEmpty {
      return (LimbOutcome(state: .notMet, ground: .nobodysAct), nil)
    }
    return (
      LimbOutcome(state: .unknown, ground: actors.isEmpty ? .noAuthor : .accused(actors)), only
    )
  }

  /// By what it is proven that a party did it; `nil` when it is not.
  private func proof(
    that party: Party.ID, acted testimony: Testimony, bound: [Party.ID]
  ) -> LimbGround? {
    let naming = testimony.asserting.filter { $0.actor == party }
    if naming.isEmpty { return nil }
    let isAdmitted = naming.contains(where: \.isAdmission)
    switch testimony.proof {
    case .standard:
      if isAdmitted { return .admitted(party) }
      let sources = naming.independent
      return sources.count >= 2 && sources.contains(where: \.isUnaffiliated)
        ? .corroborated(party) : nil
    case .anyReport, .claimsOf: return isAdmitted ? .admitted(party) : .named(party)
    case .twoIndependent:
      let count = naming.independent.count
      return count >= 2 ? .independentSources(count) : nil
    case .bothParties: return isAdmitted ? .admitted(party) : nil
    case .reviewed: return nil
    }
  }
}
