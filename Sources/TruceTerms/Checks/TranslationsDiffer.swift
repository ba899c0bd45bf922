// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let translationsDiffer = Check(
    "terms.translations-differ", "two languages of one title differ in their numbers",
    """
    Titles in several languages should hold the same numbers and dates. Where they differ, one of
    them is wrong, and each side will read its own.

    Mend it by correcting the wrong one.
    """
  ) { questioned in
    let agreement = questioned.agreement
    var found: [Diagnostic] = []
    func compare(_ title: String, _ others: [LocalName], _ place: Location) {
      for other in others where numbers(title) != numbers(other.name) {
        found.append(.translationsDiffer(title, other, at: place))
      }
    }
    compare(agreement.title, agreement.titles, agreement.id.location)
    for provision in agreement.provisions {
      compare(provision.title, provision.titles, provision.id.location)
      if let first = provision.texts.first(where: \.isAuthentic) ?? provision.texts.first {
        for text in provision.texts where text.language != first.language {
          compare(
            first.words, [LocalName(language: text.language.value, name: text.words)],
            text.language.location)
        }
      }
    }
    for commitment in agreement.commitments {
      compare(commitment.title, commitment.titles, commitment.id.location)
    }
    return found
  }

  /// The runs of digits in a text, of any script's digits, in ascending order.
  private static func numbers(_ text: String) -> [Int] {
    text.split { $0.wholeNumberValue == nil }.map { run in
      run.reduce(0) { ($0 &* 10) &+ ($1.wholeNumberValue ?? 0) }
    }.sorted()
  }
}

extension Diagnostic {
  fileprivate static func translationsDiffer(
    _ title: String, _ other: LocalName, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.translations-differ", at: place,
      "'\(title)' and its text in '\(other.language)' differ in their numbers",
      expected: "the same numbers in each language", found: "'\(other.name)'",
      mend: "correct the wrong one")
  }
}
