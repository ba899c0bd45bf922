// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let bothClaim = Check(
    "terms.both-claim", "two parties claim one zone",
    """
    An incident there is on each side's own ground, as each sees it. Truce counts it like any other
    and beside it apart, and says no word on whose ground it is.

    Mend nothing; know it when you read the counts.
    """
  ) { questioned in
    var first: [Zone.ID: Marked<Zone.ID>] = [:]
    return questioned.agreement.parties.flatMap { party in
      party.claims.compactMap { claim -> Diagnostic? in
        if let earlier = first[claim.value] { return .bothClaim(claim, first: earlier.location) }
        first[claim.value] = claim
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func bothClaim(_ claim: Marked<Zone.ID>, first: Location) -> Diagnostic {
    Diagnostic(
      .note, "terms.both-claim", at: claim.location, "two parties claim zone '\(claim.value)'",
      expected: "one, or two that are meant", see: [Reference(first, "the first claim")],
      mend: "nothing has to be mended; incidents there are shown apart")
  }
}
