// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension Assessor {
  /// Whether an exception applies; `classes` are those named as struck.
  func exception(
    _ testimony: Testimony, _ rule: ReadingRule, actor: Party.ID?, classes: [ObjectClass.ID]
  ) -> LimbOutcome {
    let invoked = testimony.events.compactMap(\.invokes)
    let settled = testimony.reviews.compactMap { review -> String? in
      if case .exception(let id, _) = review.fact { id.name } else { nil }
    }
    guard let first = invoked.first ?? settled.first else {
      return LimbOutcome(state: .notMet, ground: .notInvoked)
    }
    var result: LimbOutcome?
    for exception in rule.exceptions {
      let own = state(of: exception, testimony, rule, actor: actor, classes: classes)
      guard let own else { continue }
      guard let before = result else {
        result = own
        continue
      }
      if (before.state || own.state) != before.state { result = own }
    }
    return result ?? LimbOutcome(state: .notMet, ground: .notAnException(first))
  }

  /// The state of one exception; `nil` when nobody invoked it or settled it.
  private func state(
    of exception: ReadingException, _ testimony: Testimony, _ rule: ReadingRule, actor: Party.ID?,
    classes: [ObjectClass.ID]
  ) -> LimbOutcome? {
    let name = exception.id.value.name
    guard var own = claim(of: name, testimony, rule, actor: actor) else { return nil }
    if own.state == .notMet { return own }
    switch scope(of: exception, testimony, classes: classes, rule: rule) {
    case .met: break
    case .notMet: return LimbOutcome(state: .notMet, ground: .outOfScope(name))
    case .unknown: own = LimbOutcome(state: .unknown, ground: .invoked(name))
    }
    // An exception to the exception takes it away again.
    for inner in exception.exceptions {
      guard
        let inner = state(of: inner, testimony, rule, actor: actor, classes: classes)
      else { continue }
      let left = own.state && !inner.state
      if left != own.state {
        own = LimbOutcome(
          state: left, ground: left == .notMet ? .exceptionRefuted(name) : .invoked(name))
      }
    }
    return own
  }

  /// Whether an exception that was invoked is proven.
  private func claim(
    of name: String, _ testimony: Testimony, _ rule: ReadingRule, actor: Party.ID?
  ) -> LimbOutcome? {
    for case .exception(let id, let state) in testimony.reviews.reversed().map(\.fact)
    where id.name == name {
      switch state {
      case .met: return LimbOutcome(state: .met, ground: .exceptionMet(name))
      case .notMet: return LimbOutcome(state: .notMet, ground: .exceptionRefuted(name))
      case .unknown: continue
      }
    }
    let invoking = testimony.events.filter { $0.invokes == name }
    if invoking.isEmpty { return nil }
    let actors = actor.map { [$0] } ?? testimony.actors(among: rule.bound)
    let others = invoking.filter { event in
      event.speakingParty.map { !actors.contains($0) } ?? true
    }
    if others.isEmpty { return LimbOutcome(state: .unknown, ground: .invokedByActor(name)) }
    let isProven: Bool =
      switch testimony.proof {
      case .standard, .twoIndependent: invoking.independent.count >= 2
      case .anyReport, .claimsOf: true
      case .bothParties:
        rule.bound.allSatisfy { party in invoking.contains { $0.speakingParty == party } }
      case .reviewed: false
      }
    return isProven
      ? LimbOutcome(state: .met, ground: .exceptionMet(name))
      : LimbOutcome(state: .unknown, ground: .invoked(name))
  }

  /// Whether an exception is about such objects and acts.
  private func scope(
    of exception: ReadingException, _ testimony: Testimony, classes: [ObjectClass.ID],
    rule: ReadingRule
  ) -> Kleene {
    var result = Kleene.met
    if !exception.acts.isEmpty {
      let states = testimony.asserting.compactMap(\.act).map { act in
        Kleene(exception.acts.contains { $0.value == act })
      }
      result = result && (Kleene.agreement(of: states) ?? .unknown)
    }
    if !exception.objects.isEmpty {
      let states = classes.map { id -> Kleene in
        let tree = agreement.classes
        if exception.objects.contains(where: {
          tree.lies(id, under: $0.value, with: rule.reading.edges)
        }) {
          return .met
        }
        let isAbove = exception.objects.contains {
          tree.lies($0.value, under: id, with: rule.reading.edges)
        }
        return isAbove ? .unknown : .notMet
      }
      result = result && (Kleene.agreement(of: states) ?? .unknown)
    }
    return result
  }
}
