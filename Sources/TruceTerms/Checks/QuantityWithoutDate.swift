// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let quantityWithoutDate = Check(
    "terms.quantity-without-date", "so many are promised, and no day is named",
    """
    A promise with a number and without a day can never be said to be broken.

    The exchange of March 2025 had both: 175 for 175, on the 19th. So it could be reconciled on the
    20th.

    Mend it by writing 'on DAY', or what is known: 'not after DAY'.
    """
  ) { questioned in
    questioned.agreement.commitments.flatMap { commitment in
      commitment.obligations.compactMap { obligation -> Diagnostic? in
        guard let quantity = obligation.quantity, obligation.due == nil,
          obligation.following == nil,
          obligation.rate == nil, obligation.forEach == nil
        else { return nil }
        return .quantityWithoutDate(quantity, obligation)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func quantityWithoutDate(
    _ quantity: Marked<Int>, _ obligation: Commitment.Obligation
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.quantity-without-date", at: quantity.location,
      "'\(obligation.from.value)' promises \(quantity.value) \(obligation.unit.value) and no day",
      expected: "'on DAY' or 'not after DAY'", mend: "ask by when; then write: not after DAY")
  }
}
