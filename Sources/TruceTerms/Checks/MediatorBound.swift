// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let mediatorBound = Check(
    "terms.mediator-bound", "a mediator is bound as if it were a party",
    """
    A provision binds parties. A mediator brokers or guarantees; what it does is no violation, and
    its reading is shown beside those of the parties and counted only when the mission says so.

    In 2025 the mediator's words were the broadest of all; it was bound by none of them.

    Mend it by removing the mediator from 'binds', or by declaring it as 'party'.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap { provision in
      provision.binds.compactMap { bound -> Diagnostic? in
        guard let party = questioned.agreement.party(bound.value), party.role == .mediator
        else { return nil }
        return .mediatorBound(bound, by: provision, declared: party.id.location)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func mediatorBound(
    _ bound: Marked<Party.ID>, by provision: Provision, declared: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.mediator-bound", at: bound.location,
      "provision '\(provision.id.value)' binds '\(bound.value)', which is a mediator",
      expected: "parties", see: [Reference(declared, "declared as a mediator")],
      mend: "remove '\(bound.value)' from 'binds', or declare it as 'party'")
  }
}
