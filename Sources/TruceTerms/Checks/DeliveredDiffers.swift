// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let deliveredDiffers = Check(
    "terms.delivered-differs", "another number was delivered than was promised",
    """
    Twenty-three seriously wounded prisoners were announced on 18 March 2025, and twenty-two came. No
    source says why.

    Mend nothing; know it when you reconcile. Where it is a slip of the file, correct the number.
    """
  ) { questioned in
    questioned.agreement.commitments.flatMap { commitment in
      commitment.progress.compactMap { step -> Diagnostic? in
        guard step.stage.value == .delivered, let delivered = step.quantity else { return nil }
        let owed = commitment.obligations.filter { step.by == nil || $0.from == step.by }
        guard let promise = owed.first, owed.count == 1, let promised = promise.quantity,
          promised != delivered
        else { return nil }
        return .deliveredDiffers(delivered, promised, commitment)
      }
    }
  }

  static let commitmentWithoutSource = Check(
    "terms.commitment-without-source", "a commitment that no source shows",
    """
    Who promised what is found in a text. Without one, nobody can be held to it.

    Mend it by writing 'from SOURCE' below it.
    """
  ) { questioned in
    questioned.agreement.commitments.filter {
      $0.sources.isEmpty && $0.progress.allSatisfy(\.sources.isEmpty)
    }.map { .commitmentWithoutSource($0) }
  }
}

extension Diagnostic {
  fileprivate static func deliveredDiffers(
    _ delivered: Marked<Int>, _ promised: Marked<Int>, _ commitment: Commitment
  ) -> Diagnostic {
    Diagnostic(
      .note, "terms.delivered-differs", at: delivered.location,
      "'\(commitment.id.value)': \(delivered.value) delivered, \(promised.value) promised",
      expected: "\(promised.value)", see: [Reference(promised.location, "the promise")],
      mend: "leave it if the sources say so; else correct the number")
  }

  fileprivate static func commitmentWithoutSource(_ commitment: Commitment) -> Diagnostic {
    Diagnostic(
      .warning, "terms.commitment-without-source", at: commitment.id.location,
      "no source shows commitment '\(commitment.id.value)'", expected: "'from' and a source",
      mend: "declare the text and write below it: from SOURCE")
  }
}
