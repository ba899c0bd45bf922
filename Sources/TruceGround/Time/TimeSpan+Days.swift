// SPDX-License-Identifier: Apache-2.0

extension TimeSpan {
  /// The longest time, in seconds, that counts on one civil day: three days.
  ///
  /// A day that no zone is known for spans up to 50 hours in the zones an agreement names; what spans
  /// more is an interval, and is never put on one of its days.
  public static let longestOfOneDay = 72 * 3_600

  /// The civil days for which it counts in a zone.
  ///
  /// One day, that of its middle, where it spans at most three days; else all the days it touches.
  public func civilDays(in zone: ClockZone) -> ClosedRange<CivilDay> {
    if seconds <= TimeSpan.longestOfOneDay {
      let middle = zone.clock(at: start.advanced(bySeconds: seconds / 2)).day
      return middle...middle
    }
    let first = zone.clock(at: start).day
    return first...Swift.max(first, zone.clock(at: end.advanced(bySeconds: -1)).day)
  }
}
