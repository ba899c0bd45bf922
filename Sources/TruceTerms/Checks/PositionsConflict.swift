// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let positionsConflict = Check(
    "terms.positions-conflict", "a party says two things of a provision on one day",
    """
    A position holds from its day on, until a later one. Two different positions of one party on one
    day leave open which of them holds.

    Days of talks hold many statements. Which of them was the party's last word is for the author of
    the agreement to say, with its source.

    Mend it by removing one of the two.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap { provision in
      provision.positions.indices.compactMap { index -> Diagnostic? in
        let position = provision.positions[index]
        let first = provision.positions[..<index].first {
          $0.holder == position.holder && $0.day == position.day && $0.stance != position.stance
            && $0.stance != .proposes && position.stance != .proposes
        }
        return first.map { .positionsConflict(position, $0) }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func positionsConflict(_ later: Position, _ first: Position) -> Diagnostic {
    Diagnostic(
      .error, "terms.positions-conflict", at: later.party.location,
      "'\(later.party.value)' \(later.stance.rawValue) and \(first.stance.rawValue) on "
        + "\(later.day.value)",
      expected: "one position a day", see: [Reference(first.party.location, "the first one")],
      mend: "remove one of the two; neither goes before the other")
  }
}
