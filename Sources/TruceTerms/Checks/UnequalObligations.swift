// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let unequalObligations = Check(
    "terms.unequal-obligations", "the title says that both owe the same, and the lines do not",
    """
    "Both", "each", "mutual", "175 for 175": the words promise like for like. Where the lines below
    differ in number or in kind, or only one side owes, the words and the lines cannot both be right.

    Exchanges are often unequal by design; then the title should say so: "215 for 56".

    Mend it by correcting a number, or the title.
    """
  ) { questioned in
    questioned.agreement.commitments.compactMap { commitment -> Diagnostic? in
      guard let word = equalising(commitment.title), let first = commitment.obligations.first
      else { return nil }
      if let other = commitment.obligations.dropFirst().first(where: {
        $0.from != first.from
          && ($0.quantity != first.quantity || $0.unit != first.unit || $0.limit != first.limit)
      }) {
        return .unequal(commitment, word, first, other)
      }
      let owing = Set(commitment.obligations.map(\.from.value))
      return owing.count < 2 ? .onlyOne(commitment, word, first) : nil
    }
  }

  /// The word of a title that promises like for like.
  private static func equalising(_ title: String) -> String? {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    for (index, word) in words.enumerated() {
      // So much each day, or for each of something: a rate, not like for like.
      if word == "each",
        index > 0 && words[index - 1] == "for"
          || index + 1 < words.count
            && Commitment.Rate(rawValue: words[index + 1]) != nil
      {
        continue
      }
      if ["both", "each", "mutual", "mutually", "equal", "equally"].contains(word) { return word }
      if word == "for", index > 0, index + 1 < words.count, words[index - 1] == words[index + 1],
        LineCursor.number(words[index - 1]) != nil
      {
        return "\(words[index - 1]) for \(words[index + 1])"
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func unequal(
    _ commitment: Commitment, _ word: String, _ first: Commitment.Obligation,
    _ other: Commitment.Obligation
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.unequal-obligations", at: other.unit.location,
      "'\(commitment.id.value)' says '\(word)', and '\(first.from.value)' owes \(first.amount) where "
        + "'\(other.from.value)' owes \(other.amount)",
      expected: "like for like", see: [Reference(first.unit.location, "the first obligation")],
      mend: "correct one of the numbers, or the title")
  }

  fileprivate static func onlyOne(
    _ commitment: Commitment, _ word: String, _ first: Commitment.Obligation
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.unequal-obligations", at: first.unit.location,
      "'\(commitment.id.value)' says '\(word)', and only '\(first.from.value)' owes something",
      expected: "an obligation of each party",
      mend: "write what the other party delivers, or correct the title")
  }
}

extension Commitment.Obligation {
  /// `175 prisoner`, `at least 20 prisoner`, or the unit alone.
  var amount: String {
    guard let quantity else { return unit.value }
    let number =
      switch limit {
      case .exactly: "\(quantity.value)"
      case .atLeast: "at least \(quantity.value)"
      case .atMost: "at most \(quantity.value)"
      case .upTo(let most): "between \(quantity.value) and \(most)"
      }
    return "\(number) \(unit.value)"
  }

  /// `delivers 175 prisoner to south`.
  var spoken: String {
    verb.rawValue + " " + amount + (rate.map { " each \($0.rawValue)" } ?? "")
      + (forEach.map { " for each of \($0.value)" } ?? "") + (to.map { " to \($0.value)" } ?? "")
      + (zones.isEmpty ? "" : " in " + list(zones))
  }
}
