// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noReadingZone = Check(
    "terms.no-reading-zone", "a reading counts days and names no time zone",
    """
    A bound given as a day is that whole civil day on somebody's clocks. Where the reading does not
    say whose, the agreement's zone is taken.

    The Easter truce of 2025 was declared in one side's time; the hour of its end was another on the
    mediator's clocks, on another day.

    Mend it by writing 'time zone Europe/Kyiv', or the zone that the party's words mean.
    """
  ) { questioned in
    questioned.readings.compactMap { _, reading -> Diagnostic? in
      let bounds = [reading.start, reading.end].compactMap(\.self)
      let day = bounds.first { $0.namesDay }
      guard !reading.namesClockZone, let day else { return nil }
      return .noReadingZone(reading, at: day.location.location)
    }
  }
}

extension Bound {
  /// Whether one of its points is a civil day.
  fileprivate var namesDay: Bool {
    [at, notBefore, notAfter].contains { point in
      if case .day = point?.value { return true }
      return false
    }
  }
}

extension Diagnostic {
  fileprivate static func noReadingZone(_ reading: Reading, at place: Location) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-reading-zone", at: place,
      "the days of '\(reading.id.value)' are taken in the agreement's zone "
        + "\(reading.clockZone.value.name)",
      expected: "'time zone' behind the reading",
      mend: "ask '\(reading.party.value)' whose clocks it means; then write: time zone ZONE")
  }
}
