// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noReading = Check(
    "terms.no-reading", "a bound party has no reading of a provision",
    """
    There is no verdict without a reading. A party without one is held to what the others read, or to
    nothing.

    Truce never takes one party's words for the other's, and never the mediator's for either.

    Mend it by writing what the party said: 'reading ID by PARTY from SOURCE'.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition != nil }.flatMap { provision in
      questioned.bound(by: provision).filter { bound in
        !provision.readings.contains { $0.party == bound }
      }.map { .noReading(of: provision, by: $0) }
    }
  }
}

extension Diagnostic {
  fileprivate static func noReading(of provision: Provision, by party: Marked<Party.ID>)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "terms.no-reading", at: party.location,
      "'\(party.value)' is bound by '\(provision.id.value)' and has no reading of it",
      expected: "'reading ID by \(party.value) from SOURCE'",
      mend: "find what '\(party.value)' said and write its reading")
  }
}
