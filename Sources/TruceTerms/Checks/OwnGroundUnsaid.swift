// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let ownGroundUnsaid = Check(
    "terms.own-ground-unsaid",
    "no reading says whether an attack on ground that one claims oneself counts",
    """
    A party may strike an object on ground that it claims as its own and the other side holds. Unless
    a reading says otherwise, the attack is covered; the report counts such incidents apart and says
    no word on whose ground it is.

    A tally of April 2025 counted "15 regions" as its own, five of which the other side claims too.

    Mend it by asking, then writing 'own ground covered', 'own ground unclear' or 'own ground not'.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition != nil }.compactMap { provision -> Diagnostic? in
      let isClaimed = provision.binds.contains {
        !(questioned.agreement.party($0.value)?.claims.isEmpty ?? true)
      }
      let unsaid = provision.standing.filter {
        $0.ownGround == nil && provision.isBound($0.party.value)
      }
      guard isClaimed, let first = unsaid.first else { return nil }
      return .ownGroundUnsaid(unsaid, at: first.id.location)
    }
  }
}

extension Diagnostic {
  fileprivate static func ownGroundUnsaid(_ readings: [Reading], at place: Location) -> Diagnostic {
    Diagnostic(
      .warning, "terms.own-ground-unsaid", at: place,
      readings.map { "'\($0.id.value)'" }.joined(separator: ", ")
        + (readings.count == 1 ? " does" : " do")
        + " not say whether an attack on ground that the attacker claims itself is covered",
      expected: "'own ground covered', 'own ground unclear' or 'own ground not'",
      mend: "ask each party; until then such an attack counts as covered")
  }
}
