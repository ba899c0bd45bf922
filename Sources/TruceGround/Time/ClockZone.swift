// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A time zone of the IANA database, such as `Europe/Kyiv` or `UTC`.
public struct ClockZone: Hashable, Sendable {
  /// Its name in the database, as written.
  public let name: String
  private let rules: TimeZone

  /// Coordinated Universal Time.
  public static let utc = ClockZone(name: "UTC", rules: .gmt)

  /// A zone by its name; `nil` when the database holds none of that name.
  ///
  /// Abbreviations such as `EST` and bare offsets are not names: they do not say when clocks change.
  public init?(_ name: String) {
    if name == "UTC" {
      self = .utc
      return
    }
    guard name.contains("/"), let rules = TimeZone(identifier: name) else { return nil }
    self.init(name: name, rules: rules)
  }

  private init(name: String, rules: TimeZone) {
    self.name = name
    self.rules = rules
  }

  /// Seconds east of Greenwich at a moment.
  public func offset(at instant: Instant) -> Int {
    rules.secondsFromGMT(
      for: Date(timeIntervalSince1970: TimeInterval(instant.secondsSince1970)))
  }

  /// The moments that a civil day and a second of it (0...86,400) name on this zone's clocks: one as
  /// a rule, none where the clocks were put forward over it, two where they were put back.
  public func instants(on day: CivilDay, second: Int) -> [Instant] {
    let local = day.daysSince1970 * 86_400 + second
    var found: Set<Int> = []
    for guess in [local - 86_400, local, local + 86_400] {
      let candidate = local - offset(at: Instant(secondsSince1970: guess))
      if candidate + offset(at: Instant(secondsSince1970: candidate)) == local {
        found.insert(candidate)
      }
    }
    return found.sorted().map { Instant(secondsSince1970: $0) }
  }

  /// The moments of a civil day, from its first to the next day's first; 23 or 25 hours where the
  /// clocks change.
  public func span(of day: CivilDay) -> TimeSpan {
    TimeSpan(start: start(of: day), end: start(of: day.advanced(byDays: 1)))
  }

  /// The first moment of a civil day, also where midnight itself does not exist.
  public func start(of day: CivilDay) -> Instant {
    if let first = instants(on: day, second: 0).first { return first }
    let local = day.daysSince1970 * 86_400
    return Instant(
      secondsSince1970: local - offset(at: Instant(secondsSince1970: local - 86_400)))
  }

  /// The civil day and the second of it that this zone's clocks show at a moment.
  public func clock(at instant: Instant) -> (day: CivilDay, second: Int) {
    let local = instant.secondsSince1970 + offset(at: instant)
    let (day, second) = local.quotientAndRemainderFlooring(by: 86_400)
    return (CivilDay(daysSince1970: day), second)
  }

  /// The offset at a moment as people write it: `UTC+3`, `UTC-4`, `UTC+5:30`, `UTC`.
  public func offsetName(at instant: Instant) -> String {
    let minutes = offset(at: instant) / 60
    if minutes == 0 { return "UTC" }
    let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
    let tail = rest == 0 ? "" : ":" + (rest < 10 ? "0" : "") + String(rest)
    return "UTC" + (minutes < 0 ? "-" : "+") + String(hours) + tail
  }

  /// Every name the database holds, sorted, for suggestions.
  public static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers.sorted() + ["UTC"] }

  /// Zones are one when their names are.
  public static func == (a: ClockZone, b: ClockZone) -> Bool { a.name == b.name }
  /// By name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
