// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let endBeforeStart = Check(
    "terms.end-before-start", "a reading ends before it starts",
    """
    The latest moment of the end lies before the earliest of the start. Nothing can happen under such
    a reading.

    It is most often a slip of the year or the month, or an end in one zone of clocks and a start in
    another.

    Mend it by correcting one of the two lines.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap(\.readings).compactMap { reading -> Diagnostic? in
      let zone = reading.clockZone.value
      guard let start = reading.start, let end = reading.end,
        let first = start.earliest(in: zone), let last = end.latest(in: zone), last <= first
      else { return nil }
      return .endBeforeStart(reading, start, end)
    }
  }
}

extension Diagnostic {
  fileprivate static func endBeforeStart(
    _ reading: Reading, _ start: Bound, _ end: Bound
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.end-before-start", at: end.location.location,
      "reading '\(reading.id.value)' ends (\(end.spoken)) before it starts (\(start.spoken))",
      expected: "an end after the start", see: [Reference(start.location.location, "the start")],
      mend: "correct one of the two")
  }
}

extension Bound {
  /// The bound in words, without reasons and sources.
  var spoken: String {
    var plain = self
    plain.because = nil
    plain.sources = []
    return written(plain)
  }
}
