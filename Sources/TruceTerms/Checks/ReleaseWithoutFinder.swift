// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let releaseWithoutFinder = Check(
    "terms.release-without-finder", "a right of release, and nobody who finds that it arose",
    """
    "If one side violates, the other is free." Who finds that it did? Where nobody is named, each side
    finds it for itself, and the first quarrel ends the truce.

    So it stood on 25 March 2025: the other party "has the right to consider itself free".

    Mend it by writing 'released when another bound party violates found by "…"', or take the
    question to the parties.
    """
  ) { questioned in
    questioned.readings.compactMap { _, reading -> Diagnostic? in
      guard let release = reading.release, release.finder == nil else { return nil }
      return .releaseWithoutFinder(reading, at: release.words.location)
    }
  }
}

extension Diagnostic {
  fileprivate static func releaseWithoutFinder(_ reading: Reading, at place: Location) -> Diagnostic
  {
    Diagnostic(
      .warning, "terms.release-without-finder", at: place,
      "reading '\(reading.id.value)' gives a right of release and names nobody who finds a violation",
      expected: "'found by' and who",
      mend: "ask '\(reading.party.value)'; then write: found by \"…\"")
  }
}
