// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A start or an end as the words give it: a day, a moment, or unknown within bounds.
///
/// A bound given as a day is that whole civil day in the reading's zone: the instant lies somewhere
/// in it.
public struct Bound: Hashable, Sendable {
  /// A day or a moment.
  public enum Point: Hashable, Sendable {
    /// A civil day; which moments it holds depends on the zone.
    case day(CivilDay)
    /// An exact moment.
    case instant(Instant)
  }

  /// The point itself, if the words name it.
  public var at: Marked<Point>?
  /// It does not lie before this.
  public var notBefore: Marked<Point>?
  /// It does not lie after this.
  public var notAfter: Marked<Point>?
  /// Whether the words say `unknown`.
  public var isUnknown: Bool
  /// Whether an end is open on purpose ("until further notice").
  public var isOpen = false
  /// How long after the start it lies, where an end is given so.
  public var after: Marked<Length>?
  /// What gives it: words, or arithmetic.
  public var because: Marked<String>?
  /// The sources.
  public var sources: [Marked<Source.ID>] = []
  /// Where the line stands.
  public var location: Marked<String>

  /// A bound.
  public init(
    at: Marked<Point>? = nil, notBefore: Marked<Point>? = nil, notAfter: Marked<Point>? = nil,
    isUnknown: Bool = false, location: Location
  ) {
    self.at = at
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.isUnknown = isUnknown
    self.location = Marked("", at: location)
  }

  /// The earliest moment the bound can be, `nil` without one.
  public func earliest(in zone: ClockZone) -> Instant? {
    switch (at ?? notBefore)?.value {
    case .day(let day): zone.start(of: day)
    case .instant(let instant): instant
    case nil: nil
    }
  }

  /// The moment from which on it is certain that the bound has passed, `nil` without one.
  public func latest(in zone: ClockZone) -> Instant? {
    switch (at ?? notAfter)?.value {
    case .day(let day): zone.start(of: day.advanced(byDays: 1))
    case .instant(let instant): instant
    case nil: nil
    }
  }

  /// Whether an interval lies behind this start: met if every moment does, not met if none does,
  /// else unknown.
  public func hasStarted(by span: TimeSpan, in zone: ClockZone) -> Kleene {
    if let latest = latest(in: zone), latest <= span.start { return .met }
    if let earliest = earliest(in: zone), span.end <= earliest { return .notMet }
    return .unknown
  }

  /// Whether an interval lies before this end: met if every moment does, not met if none does, else
  /// unknown.
  public func isStillAhead(of span: TimeSpan, in zone: ClockZone) -> Kleene {
    if let earliest = earliest(in: zone), span.end <= earliest { return .met }
    if let latest = latest(in: zone), latest <= span.start { return .notMet }
    return .unknown
  }
}
