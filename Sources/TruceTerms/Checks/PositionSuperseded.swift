// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let positionSuperseded = Check(
    "terms.position-superseded", "a position is older than a later contrary one",
    """
    A party said yes and later no, or no and later yes. Both stand, each from its day on; before and
    after, the provision is in force for different people.

    Mend it where the later line is a mistake; else leave it: it is history.
    """
  ) { questioned in
    questioned.provisions.flatMap { provision in
      provision.positions.compactMap { later -> Diagnostic? in
        let earlier = provision.positions.last {
          $0.holder == later.holder && $0.day.value < later.day.value
            && $0.stance.isConsent != nil && later.stance.isConsent != nil
            && $0.stance.isConsent != later.stance.isConsent
        }
        return earlier.map { .positionSuperseded(later, $0) }
      }
    }
  }
}

extension Position.Stance {
  /// Whether it says yes or no; `nil` for a proposal or a yes with reservations.
  var isConsent: Bool? {
    switch self {
    case .accepts: true
    case .refuses, .withdraws: false
    case .proposes, .acceptsInPrinciple: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func positionSuperseded(_ later: Position, _ earlier: Position) -> Diagnostic {
    Diagnostic(
      .note, "terms.position-superseded", at: later.party.location,
      "'\(later.party.value)' \(later.stance.rawValue) on \(later.day.value) what it "
        + "\(earlier.stance.rawValue) on \(earlier.day.value)",
      expected: "positions that agree, or a change that is meant",
      see: [Reference(earlier.party.location, "the earlier position")],
      mend: "leave both if the party changed its mind; else correct one")
  }
}
