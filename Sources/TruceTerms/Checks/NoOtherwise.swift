// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noOtherwise = Check(
    "terms.no-otherwise", "a list of objects does not say how it ends",
    """
    A list can be closed, so that nothing else is covered, or it can give examples of a general word.
    Unsaid, everything that is not on it is unclear.

    Whether "including" begins a closed list or examples has been fought over in more than one
    agreement; say which.

    Mend it by writing 'otherwise not' for a closed list, 'otherwise unclear' for a general word.
    """
  ) { questioned in
    questioned.provisions.flatMap { provision in
      provision.standing.filter { !$0.objects.isEmpty && $0.otherwise == nil }
        .map { .noOtherwise($0) }
    }
  }
}

extension Diagnostic {
  fileprivate static func noOtherwise(_ reading: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-otherwise",
      at: reading.objects.last?.location.location ?? reading.id.location,
      "the list of '\(reading.id.value)' does not say how it ends",
      expected: "'otherwise not' or 'otherwise unclear'",
      mend: "write below it: otherwise unclear")
  }
}
