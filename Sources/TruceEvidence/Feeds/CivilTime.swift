// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// When a record says something was, in civil terms, before any zone is applied.
struct CivilTime: Hashable, Sendable {
  /// The first civil day.
  var first: CivilDay
  /// The last civil day.
  var last: CivilDay
  /// The second of the first day, 0...86,400, of the first moment that may be meant.
  var from = 0
  /// The second of the last day, 0...86,400, up to which it may be meant.
  var to = 86_400
  /// Whether the seconds are a clock's: one that shows no such time is a fault, not a matter of an
  /// hour more or less.
  var isClock = false
  /// Seconds before ``from`` that may be meant too.
  var before = 0
  /// Seconds after ``to`` that may be meant too.
  var after = 0
  /// How the source gives it.
  var precision: TimePrecision

  /// Whole days.
  static func days(
    _ first: CivilDay, _ last: CivilDay, _ precision: TimePrecision? = nil
  ) -> CivilTime {
    CivilTime(first: first, last: last, precision: precision ?? (first == last ? .day : .days))
  }

  /// A time on a clock, to the minute or to the second.
  static func clock(_ day: CivilDay, _ second: Int, width: Int = 60) -> CivilTime {
    CivilTime(
      first: day, last: day, from: second, to: second, isClock: true, after: width,
      precision: .minute)
  }

  /// Every moment that is meant on the clocks of one zone, or on those of several when nobody says
  /// which: from the earliest start to the latest end.
  ///
  /// - Returns: `nil` when a clock time is shown by no clock of the zones, or ends before it starts.
  func span(in zones: [ClockZone]) -> TimeSpan? {
    precondition(!zones.isEmpty, "a time is read on the clocks of at least one zone")
    var start: Instant?
    var end: Instant?
    for zone in zones {
      guard let from = moment(zone, first, from, latest: false),
        let to = moment(zone, last, to, latest: true)
      else { continue }
      let early = from.advanced(bySeconds: -before)
      let late = to.advanced(bySeconds: after)
      start = start.map { Swift.min($0, early) } ?? early
      end = end.map { Swift.max($0, late) } ?? late
    }
    guard let start, let end, start < end else { return nil }
    return TimeSpan(start: start, end: end)
  }

  private func moment(
    _ zone: ClockZone, _ day: CivilDay, _ second: Int, latest: Bool
  ) -> Instant? {
    if second == 0, !(isClock && latest) { return zone.start(of: day) }
    if second == 86_400 { return zone.start(of: day.advanced(byDays: 1)) }
    let moments = zone.instants(on: day, second: second)
    if let moment = latest ? moments.last : moments.first { return moment }
    if isClock { return nil }
    // The clocks were put forward over it: an hour more either way is safe.
    return zone.start(of: day).advanced(bySeconds: second + (latest ? 3600 : -7200))
  }
}
