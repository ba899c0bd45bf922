// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A length of time as a text gives it: `30 days`, `six months`.
///
/// Days, months and years run on the calendar of a zone: from 31 January one month leads to the last
/// day of February. Hours are of 3,600 seconds.
public struct Length: Hashable, Sendable {
  /// What is counted.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Hours.
    case hours
    /// Civil days.
    case days
    /// Calendar months.
    case months
    /// Calendar years.
    case years
  }

  /// How many.
  public var count: Int
  /// Of what.
  public var unit: Unit

  /// A length.
  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// `30 days`, `1 days`: as it is written.
  public var words: String { "\(count) \(unit.rawValue)" }

  /// The day so much later; hours count whole days of 24.
  public func after(_ day: CivilDay) -> CivilDay {
    switch unit {
    case .hours: return day.advanced(byDays: count / 24)
    case .days: return day.advanced(byDays: count)
    case .months: return after(day, months: count)
    case .years: return after(day, months: count * 12)
    }
  }

  private func after(_ day: CivilDay, months: Int) -> CivilDay {
    let (year, month, number) = day.parts
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let last = CivilDay.length(ofMonth: newMonth, in: newYear)
    return CivilDay(year: newYear, month: newMonth, day: Swift.min(number, last))
      ?? day.advanced(byDays: months * 30)
  }

  /// The moment so much later, at the same time of day on the clocks of a zone.
  public func after(_ instant: Instant, in zone: ClockZone) -> Instant {
    if unit == .hours { return instant.advanced(bySeconds: count * 3600) }
    let (day, second) = zone.clock(at: instant)
    let later = after(day)
    return zone.instants(on: later, second: second).first
      ?? zone.start(of: later).advanced(bySeconds: second)
  }

  /// The day or moment so much later.
  public func after(_ point: Bound.Point, in zone: ClockZone) -> Bound.Point {
    switch point {
    case .day(let day):
      unit == .hours && count % 24 != 0
        ? .instant(after(zone.start(of: day), in: zone)) : .day(after(day))
    case .instant(let instant): .instant(after(instant, in: zone))
    }
  }
}

/// A later end that a source shows.
public struct Extension: Hashable, Sendable {
  /// The day on which it was agreed, in the reading's zone; `nil` when not said.
  public var day: Marked<CivilDay>?
  /// The end that takes the place of the earlier one.
  public var end: Bound

  /// A later end.
  public init(day: Marked<CivilDay>? = nil, end: Bound) {
    self.day = day
    self.end = end
  }
}

/// A renewal by itself at each end, unless somebody gives notice in time.
public struct Renewal: Hashable, Sendable {
  /// Notice that it is not to be renewed.
  public struct Notice: Hashable, Sendable {
    /// Who gave it.
    public var party: Marked<Party.ID>
    /// On which civil day, in the reading's zone.
    public var day: Marked<CivilDay>
    /// The sources that show it.
    public var sources: [Marked<Source.ID>]

    /// A notice.
    public init(party: Marked<Party.ID>, day: Marked<CivilDay>, sources: [Marked<Source.ID>]) {
      self.party = party
      self.day = day
      self.sources = sources
    }
  }

  /// By how much.
  public var term: Marked<Length>
  /// How long before an end notice has to be given; `nil` when the words do not say.
  public var notice: Marked<Length>?
  /// Notices that a source shows.
  public var notices: [Notice] = []

  /// A renewal.
  public init(term: Marked<Length>) { self.term = term }
}
