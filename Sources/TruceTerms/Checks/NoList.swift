// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noList = Check(
    "terms.no-list", "a reading lists no objects",
    """
    A reading without a list has the provision's own word alone. Every object of a class that the
    word may or may not hold will be argued over one by one.

    The list of 25 March 2025 came a week after the first words, and left out what the other side's
    ministry then missed: the production of oil and gas.

    Mend it by writing 'objects …' and how the list ends: 'otherwise not' or 'otherwise unclear'.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition?.objects != nil }.flatMap { provision in
      provision.standing.filter { $0.objects.isEmpty && $0.otherwise == nil }
        .map { .noList($0) }
    }
  }
}

extension Diagnostic {
  fileprivate static func noList(_ reading: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-list", at: reading.id.location,
      "reading '\(reading.id.value)' lists no objects",
      expected: "'objects …' and 'otherwise not' or 'otherwise unclear'",
      mend: "ask '\(reading.party.value)' for its list; until then write: otherwise unclear")
  }
}
