// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let notAccepted = Check(
    "terms.not-accepted",
    "a provision that a bound party never accepted is read as if it were in force",
    """
    A reading of a bound party has a start, so the party reads the provision as running; and one of
    those bound never accepted it. What falls under it is hypothetical: "would have covered", counted
    apart.

    Acceptance in principle is not acceptance. The general ceasefire of March 2025 was "correct and
    supported in principle", with reservations, and never in force.

    Mend it by finding the acceptance, by writing 'consent each' where each party binds itself, or
    'consent none' where it binds without being accepted, as a resolution does.
    """
  ) { questioned in
    questioned.provisions.compactMap { provision -> Diagnostic? in
      let running = provision.standing.first {
        provision.isBound($0.party.value) && $0.start?.at != nil
      }
      guard let running, provision.prohibition != nil else { return nil }
      let silent = questioned.bound(by: provision).filter { bound in
        !provision.positions.contains { $0.holder == bound.value && $0.stance == .accepts }
      }
      switch provision.consent {
      case .all where silent.isEmpty: return nil
      case .each where silent.count < provision.binds.count: return nil
      case .none: return nil
      case .all, .each: return .notAccepted(provision, by: silent, running)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func notAccepted(
    _ provision: Provision, by silent: [Marked<Party.ID>], _ reading: Reading
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.not-accepted", at: provision.id.location,
      silent.map { "'\($0.value)'" }.joined(separator: ", ")
        + " never accepted '\(provision.id.value)', and reading '\(reading.id.value)' lets it run",
      expected: "a line such as 'position PARTY accepts DAY from SOURCE'",
      see: [Reference(reading.start?.location.location ?? reading.id.location, "the start")],
      mend: "find the acceptance and its source; without it every finding is hypothetical")
  }
}
