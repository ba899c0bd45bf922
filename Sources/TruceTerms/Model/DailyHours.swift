// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// The hours of each civil day in which a rule holds: `daily from 10:00 to 16:00`.
///
/// They are hours on the clocks of the reading's zone. Hours that end before they begin run over
/// midnight into the next day.
public struct DailyHours: Hashable, Sendable {
  /// Which hours.
  public enum Extent: Hashable, Sendable {
    /// From one second of the day to another; 86,400 ends the day.
    case between(start: Int, end: Int)
    /// So many hours, and no text says which.
    case unnamed(Int)
  }

  /// Which hours.
  public var extent: Extent
  /// What gives them: words, or arithmetic.
  public var because: Marked<String>?
  /// The sources.
  public var sources: [Marked<Source.ID>] = []
  /// Where the line stands.
  public var location: Marked<String>

  /// The hours of each day.
  public init(_ extent: Extent, location: Location) {
    self.extent = extent
    self.location = Marked("", at: location)
  }

  /// Whether a span lies in these hours: met if every moment of it does, not met if none does.
  ///
  /// Where no text says which hours, it stays unknown for every span.
  public func hold(_ span: TimeSpan, in zone: ClockZone) -> Kleene {
    guard case .between(let start, let end) = extent, span.seconds < 86_400 else { return .unknown }
    var isTouched = false
    let last = zone.clock(at: span.end.advanced(bySeconds: -1)).day
    var day = zone.clock(at: span.start).day.advanced(byDays: -1)
    while day <= last {
      let open = Self.moment(start, of: day, in: zone)
      let close = Self.moment(end, of: end <= start ? day.advanced(byDays: 1) : day, in: zone)
      if open <= span.start, span.end <= close { return .met }
      if open < span.end, span.start < close { isTouched = true }
      day = day.advanced(byDays: 1)
    }
    return isTouched ? .unknown : .notMet
  }

  /// The moment on a day at which the hours begin; `nil` where no text says which they are.
  func beginning(on day: CivilDay, in zone: ClockZone) -> Instant? {
    guard case .between(let start, _) = extent else { return nil }
    return Self.moment(start, of: day, in: zone)
  }

  /// The moments of a span at which the hours begin or end, in order.
  func edges(within span: TimeSpan, in zone: ClockZone) -> [Instant] {
    guard case .between(let start, let end) = extent else { return [] }
    var edges: Set<Instant> = []
    var day = zone.clock(at: span.start).day
    let last = zone.clock(at: span.end).day
    while day <= last {
      for second in [start, end] { edges.insert(Self.moment(second, of: day, in: zone)) }
      day = day.advanced(byDays: 1)
    }
    return edges.filter { span.start < $0 && $0 < span.end }.sorted()
  }

  /// A second of a day on the clocks of a zone; of a time that the clocks show twice the first, of
  /// one that they skip the hour after.
  private static func moment(_ second: Int, of day: CivilDay, in zone: ClockZone) -> Instant {
    if second >= 86_400 { return zone.start(of: day.advanced(byDays: 1)) }
    return zone.instants(on: day, second: second).first
      ?? zone.start(of: day).advanced(bySeconds: second)
  }

  /// `from 10:00 to 16:00`, `for 10 hours`: as it is written behind `daily`.
  public var words: String {
    switch extent {
    case .between(let start, let end): "from \(Self.clock(start)) to \(Self.clock(end))"
    case .unnamed(let hours): "for \(hours) hours"
    }
  }

  /// `10:00`, `10:00:30`.
  static func clock(_ second: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let rest = second % 60
    return "\(two(second / 3600)):\(two(second / 60 % 60))" + (rest == 0 ? "" : ":\(two(rest))")
  }
}

extension Reading {
  /// Its start; where it names a day and the hours of each day, the first of them on that day.
  public var firstHour: Bound? {
    guard var start, case .day(let day)? = start.at?.value,
      let first = hours?.beginning(on: day, in: clockZone.value)
    else { return start }
    start.at?.value = .instant(first)
    return start
  }
}
