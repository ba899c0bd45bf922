// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension Assessor {
  /// Whether what was struck is covered; `nil` when nobody names an object.
  ///
  /// A person's word stands above the sources'. One source that names several objects says that all
  /// were struck: one that is covered is enough. Sources that name different objects leave the limb
  /// unknown where it turns on which. `answer` gives what the words, or the practice, say of a class
  /// or a known object.
  func object(
    _ testimony: Testimony,
    answer: (ObjectClass.ID?, [String]) -> ObjectRule.Answer?
  ) -> LimbOutcome? {
    for case .object(let settled) in testimony.reviews.reversed().map(\.fact) {
      guard let found = answer(settled, []) else { continue }
      return LimbOutcome(state: found.state, ground: .words(settled, found.ground, found.disputed))
    }
    let naming = testimony.asserting.isEmpty ? testimony.events : testimony.asserting
    var named = naming.map(\.struckObjects).filter { !$0.isEmpty }
    let decided = named.filter { $0.contains { $0.basis == .person } }
    if !decided.isEmpty { named = decided }
    guard let first = named.first else { return nil }
    if named.count > 1, named.dropFirst().contains(where: { $0 != first }) {
      return different(named.map { one($0, answer: answer) }, named)
    }
    return one(first, answer: answer)
  }

  /// What one source's naming gives.
  private func one(
    _ named: [NamedObject], answer: (ObjectClass.ID?, [String]) -> ObjectRule.Answer?
  ) -> LimbOutcome {
    var best: LimbOutcome?
    for object in named {
      let own: LimbOutcome
      let known = object.known.flatMap { knownObject($0) }
      let id = object.objectClass ?? known?.objectClass
      let names = known.map { [$0.id, $0.name] } ?? object.known.map { [$0] } ?? []
      if let found = answer(id, names) {
        own = LimbOutcome(state: found.state, ground: .words(id, found.ground, found.disputed))
      } else {
        own = LimbOutcome(state: .unknown, ground: .noClass)
      }
      guard let before = best else {
        best = own
        continue
      }
      let either = before.state || own.state
      if either != before.state { best = own }
    }
    return best ?? LimbOutcome(state: .unknown, ground: .noClass)
  }

  /// What several sources' naming gives.
  private func different(_ outcomes: [LimbOutcome], _ named: [[NamedObject]]) -> LimbOutcome {
    if Kleene.agreement(of: outcomes.map(\.state)) == outcomes[0].state { return outcomes[0] }
    var classes: [ObjectClass.ID] = []
    for object in named.joined() {
      if let id = object.objectClass, !classes.contains(id) { classes.append(id) }
    }
    return LimbOutcome(state: .unknown, ground: .differentObjects(classes))
  }
}
