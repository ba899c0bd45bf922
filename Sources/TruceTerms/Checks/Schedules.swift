// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let stagesOutOfOrder = Check(
    "terms.stages-out-of-order", "a later stage is due before an earlier one",
    """
    Lines of one commitment that owe the same to the same are stages: what is delivered counts for the
    first before it counts for the next. A stage that is due before the one above it can be overdue
    while the one above it is not.

    The exchange of January 2025 came in stages: three on the first day, four on the seventh, and so
    on to the end of the sixth week. Lists of that kind are copied, and a day slips.

    Mend it by putting the lines in the order of their days, or by correcting a day.
    """
  ) { questioned in
    let agreement = questioned.agreement
    return agreement.commitments.flatMap { commitment in
      commitment.obligations.enumerated().compactMap { index, line -> Diagnostic? in
        guard let due = agreement.due(of: line)?.latest(in: agreement.clockZone.value)
        else { return nil }
        let before = commitment.obligations.prefix(index).last { $0.isStage(with: line) }
        guard let before,
          let earlier = agreement.due(of: before)?.latest(in: agreement.clockZone.value),
          due < earlier
        else { return nil }
        return .stagesOutOfOrder(line, before)
      }
    }
  }

  static let alongsideWaits = Check(
    "terms.alongside-waits", "two go side by side, and one waits for the other",
    """
    What goes side by side begins together. Where one of the two also waits for the other to be done,
    the text says two things, and each side will hold the one that suits it.

    Resolution 1701 of 2006 has one army withdraw in parallel with the deployment of another, as that
    begins. Whether the last soldier leaves before or after the last post is manned was argued over for
    weeks.

    Mend it by keeping one of the two lines: 'alongside' or 'waits for'.
    """
  ) { questioned in
    let commitments = questioned.agreement.commitments
    return commitments.flatMap { commitment in
      commitment.alongside.compactMap { other -> Diagnostic? in
        let own = commitment.waitsFor.first { $0.target.value == .commitment(other.value) }
        let others = commitments.first { $0.id.value == other.value }?.waitsFor.first {
          $0.target.value == .commitment(commitment.id.value)
        }
        guard let wait = own ?? others else { return nil }
        return .alongsideWaits(commitment, other, wait)
      }
    }
  }

  static let rateWithoutStart = Check(
    "terms.rate-without-start", "so much is owed again and again, and no text says from when",
    """
    Six hundred lorries each day are counted from a day on. Without one, nobody can say on which day
    too few came.

    Numbers of lorries a day stood in the terms for Gaza of 2023 and 2025; what counted as the first
    day, and whether a day of rest counted, was asked at the crossing.

    Mend it by writing from when: 'within 42 days of PROVISION', or 'not before DAY'.
    """
  ) { questioned in
    questioned.agreement.commitments.flatMap { commitment in
      commitment.obligations.compactMap { line -> Diagnostic? in
        guard let rate = line.rate, line.following == nil,
          line.due?.at == nil, line.due?.notBefore == nil
        else { return nil }
        return .rateWithoutStart(line, rate)
      }
    }
  }

  static let ratioCycle = Check(
    "terms.ratio-cycle", "each of two is owed for each piece of the other",
    """
    So many prisoners are owed for each hostage. Where the hostages are in turn owed for each prisoner,
    nobody ever owes the first step.

    Exchanges of one for one are written in this way when each side's sentence is taken down as it was
    spoken.

    Mend it by giving one of the two a number of its own.
    """
  ) { questioned in
    let commitments = questioned.agreement.commitments
    func next(_ id: Commitment.ID) -> [Marked<Commitment.ID>] {
      commitments.first { $0.id.value == id }?.obligations.compactMap(\.forEach) ?? []
    }
    var told: Set<Commitment.ID> = []
    return commitments.compactMap { commitment -> Diagnostic? in
      if told.contains(commitment.id.value) { return nil }
      for first in next(commitment.id.value) {
        var seen: Set<Commitment.ID> = []
        var open = [first.value]
        while let id = open.popLast() {
          if id == commitment.id.value {
            told.formUnion(seen)
            return .ratioCycle(commitment, first)
          }
          if seen.insert(id).inserted { open += next(id).map(\.value) }
        }
      }
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func stagesOutOfOrder(
    _ line: Commitment.Obligation, _ before: Commitment.Obligation
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.stages-out-of-order", at: line.from.location,
      "'\(line.spoken)' is due before '\(before.spoken)', the stage above it",
      expected: "stages in the order of their days",
      see: [Reference(before.from.location, "the stage above it")],
      mend: "put the lines in the order of their days, or correct a day")
  }

  fileprivate static func alongsideWaits(
    _ commitment: Commitment, _ other: Marked<Commitment.ID>, _ wait: Wait
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.alongside-waits", at: other.location,
      "'\(commitment.id.value)' goes side by side with '\(other.value)', and one waits for the other",
      expected: "'alongside' or 'waits for'", see: [Reference(wait.target.location, "the wait")],
      mend: "remove one of the two lines")
  }

  fileprivate static func rateWithoutStart(
    _ line: Commitment.Obligation, _ rate: Commitment.Rate
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.rate-without-start", at: line.unit.location,
      "'\(line.from.value)' owes so much each \(rate.rawValue), and no text says from when",
      expected: "'within LENGTH of ID' or 'not before DAY'",
      mend: "ask from when; then write: not before DAY")
  }

  fileprivate static func ratioCycle(
    _ commitment: Commitment, _ other: Marked<Commitment.ID>
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.ratio-cycle", at: other.location,
      "'\(commitment.id.value)' is owed for each of '\(other.value)', which leads back to it",
      expected: "one of them with a number of its own", mend: "write a number for one of the two")
  }
}
