// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noStart = Check(
    "terms.no-start", "no text says from when a bound party's reading holds",
    """
    Without a start, no incident can be said to lie after it: its time limb stays unknown for ever.
    An unknown start with a bound on both sides is no fault: before the one it is not met, after the
    other it is.

    In 2025 no text of the mediator named a start. One side counted from 18 March, the other from
    25 March, and a week of strikes lay between them.

    Mend it by writing 'from DAY', or what is known: 'from unknown not before DAY not after DAY'.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition != nil }.flatMap { provision in
      provision.standing.compactMap { reading -> Diagnostic? in
        guard provision.isBound(reading.party.value) else { return nil }
        guard let start = reading.start else { return .noStart(reading) }
        if start.at == nil, start.notAfter == nil { return .openStart(reading, start) }
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func noStart(_ reading: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-start", at: reading.id.location,
      "reading '\(reading.id.value)' does not say from when it holds",
      expected: "'from DAY', or 'from unknown' with the bounds that are known",
      mend: "ask '\(reading.party.value)' from when; until then write: from unknown not before DAY")
  }

  fileprivate static func openStart(_ reading: Reading, _ start: Bound) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-start", at: start.location.location,
      "the start of '\(reading.id.value)' has no latest day, so nothing ever lies after it",
      expected: "'not after DAY' beside it",
      mend: "ask '\(reading.party.value)' by when it held at the latest")
  }
}
