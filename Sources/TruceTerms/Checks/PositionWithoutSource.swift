// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let positionWithoutSource = Check(
    "terms.position-without-source", "a position that no source shows",
    """
    Who accepted what, and when, decides what is in force. Each yes and each no needs its text.

    Mend it by writing 'from SOURCE' behind it.
    """
  ) { questioned in
    questioned.provisions.flatMap(\.positions).filter(\.sources.isEmpty)
      .map { .positionWithoutSource($0) }
  }

  static let sourceTooOld = Check(
    "terms.source-too-old", "a position is younger than every source that should show it",
    """
    A text cannot show what was said after it.

    Mend it by citing the text of the day, or by correcting one of the two days.
    """
  ) { questioned in
    questioned.provisions.flatMap(\.positions).compactMap { position -> Diagnostic? in
      let days = position.sources.compactMap { questioned.agreement.source($0.value)?.day }
      guard let last = days.max(), last < position.day.value, let first = position.sources.first
      else { return nil }
      return .sourceTooOld(first, of: last, position)
    }
  }
}

extension Diagnostic {
  fileprivate static func positionWithoutSource(_ position: Position) -> Diagnostic {
    Diagnostic(
      .warning, "terms.position-without-source", at: position.party.location,
      "no source shows that '\(position.party.value)' \(position.stance.rawValue) on "
        + "\(position.day.value)",
      expected: "'from' and a source", mend: "declare the text and write: from SOURCE")
  }

  fileprivate static func sourceTooOld(
    _ source: Marked<Source.ID>, of day: CivilDay, _ position: Position
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.source-too-old", at: source.location,
      "source '\(source.value)' of \(day) is older than the position of \(position.day.value)",
      expected: "a source of that day or later",
      mend: "cite the text that shows it, or correct one of the days")
  }
}
