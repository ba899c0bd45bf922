// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

extension LimbFinding {
  /// Why, in the words of a language, without a final stop.
  ///
  /// - Parameters:
  ///   - words: The language's words for a phrase.
  ///   - name: What the language writes into a blank.
  /// - Returns: The reason; `because` where there is no other.
  public func reason(
    in words: (FindingPhrase) -> String, naming name: (Blank) -> String
  ) -> String {
    reason.clauses.isEmpty ? because : reason.text(in: words, naming: name)
  }
}

extension Finding {
  /// One sentence in the words of a language: the reading, the verdict, and the limbs that make it
  /// so.
  ///
  /// - Parameters:
  ///   - party: Whose reading it is.
  ///   - words: The language's words for a phrase.
  ///   - name: What the language writes into a blank.
  /// - Returns: The sentence with its final stop.
  public func sentence(
    readBy party: Party.ID, in words: (FindingPhrase) -> String, naming name: (Blank) -> String
  ) -> String {
    let opening = Reason<FindingPhrase>(
      basis == .words ? .underReading : .byPractice, .text(reading.name), .party(party))
    let reasons = told.map { self[$0].reason(in: words, naming: name) }
    return Reason<FindingPhrase>(
      phrase, .text(opening.text(in: words, naming: name)), .text(reasons.joined(separator: "; "))
    ).text(in: words, naming: name)
  }

  private var phrase: FindingPhrase {
    switch verdict {
    case .violation: isHypothetical ? .wouldBeViolation : .isViolation
    case .notViolation: isHypothetical ? .wouldBeNoViolation : .isNoViolation
    case .undetermined: .isUndetermined
    }
  }

  /// The limbs of which the sentence tells, in order.
  private var told: [Limb] {
    switch verdict {
    case .violation: [.occurrence, .time, .object, .attribution]
    case .notViolation: decidedBy
    case .undetermined: lacking
    }
  }
}
