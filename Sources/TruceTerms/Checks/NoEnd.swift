// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noEnd = Check(
    "terms.no-end", "no text says until when a reading holds",
    """
    Without an end, a late incident can be neither a violation nor outside: its time limb is unknown.
    An end that is open on purpose is written 'until further notice'.

    In 2025 "30 days" had two ends, because it had two beginnings; on 16 April one side's spokesman
    said that it expired on that day, and the other side that not even a month had passed.

    Mend it by writing 'until DAY', the bounds that are known, or 'until further notice'.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition != nil }.flatMap { provision in
      provision.standing.compactMap { reading -> Diagnostic? in
        guard let end = reading.end else { return .noEnd(reading) }
        if end.isOpen || end.at != nil || end.notBefore != nil || end.notAfter != nil {
          return nil
        }
        return .openEnd(reading, end)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func noEnd(_ reading: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-end", at: reading.id.location,
      "reading '\(reading.id.value)' does not say until when it holds",
      expected: "'until DAY', 'until unknown' with bounds, or 'until further notice'",
      mend: "ask '\(reading.party.value)' until when; until then write: until unknown")
  }

  fileprivate static func openEnd(_ reading: Reading, _ end: Bound) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-end", at: end.location.location,
      "the end of '\(reading.id.value)' is unknown without any bound",
      expected: "'not before DAY' or 'not after DAY' beside it",
      mend: "ask '\(reading.party.value)' until when at least")
  }
}
