// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A case that a drafter makes up, with the verdict that each reading should give.
///
/// What it states happened; what it does not state is unknown.
public struct Scenario: Hashable, Sendable {
  /// What a verdict says.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// All limbs are met, no exception is.
    case violation
    /// A limb is not met, or an exception is.
    case notViolation = "not-violation"
    /// A limb is unknown.
    case undetermined
  }

  /// What a verdict stands on, in the order in which it is told.
  public enum Limb: String, Hashable, Sendable, CaseIterable {
    /// An act of the prohibited kind happened.
    case occurrence
    /// Within the time.
    case time
    /// Within the territory.
    case place
    /// On a covered object.
    case object
    /// By a bound party.
    case attribution
    /// An exception applies.
    case exception
  }

  /// Whether an exception that is invoked is shown.
  public enum Claim: String, Hashable, Sendable, CaseIterable {
    /// Someone invokes it.
    case claimed
    /// It is shown.
    case proven
    /// It is shown not to apply.
    case refuted
  }

  /// An exception that is invoked.
  public struct Invocation: Hashable, Sendable {
    /// Which.
    public var exception: Marked<ReadingException.ID>
    /// Whether it is shown.
    public var claim: Claim
  }

  /// How far from a zone or line it happened.
  public struct Distance: Hashable, Sendable {
    /// How far, in metres.
    public var metres: Marked<Double>
    /// From which zone or line.
    public var zone: Marked<Zone.ID>

    /// A distance from a zone or line.
    public init(metres: Marked<Double>, zone: Marked<Zone.ID>) {
      self.metres = metres
      self.zone = zone
    }
  }

  /// The verdict expected under a reading.
  public struct Expectation: Hashable, Sendable {
    /// The reading.
    public var reading: Marked<Reading.ID>
    /// Whether by the practice behind the reading, in place of its words.
    public var isByPractice = false
    /// The verdict.
    public var verdict: Marked<Verdict>
    /// The limbs that lack, or that decide, in any order; empty when not said.
    public var limbs: [Marked<Limb>] = []
  }

  /// What people call it.
  public var title: Marked<String>
  /// What happened.
  public var act: Marked<ActKind>
  /// Whether it is shown that it happened.
  public var isProven = true
  /// Who did it; `nil` for nobody known.
  public var actor: Marked<Party.ID>?
  /// The class of the object; `nil` when not known.
  public var objectClass: Marked<ObjectClass.ID>?
  /// The object by its name in the mission's list.
  public var object: Marked<String>?
  /// The zones in which it happened.
  public var inside: [Marked<Zone.ID>] = []
  /// The zones outside of which it happened.
  public var outside: [Marked<Zone.ID>] = []
  /// How far from zones or lines it happened: what lies within a distance of them is then decided.
  public var distances: [Distance] = []
  /// From when.
  public var start: Marked<Bound.Point>
  /// Until when; the start's own day or second when not said.
  public var end: Marked<Bound.Point>?
  /// Exceptions that are invoked.
  public var invocations: [Invocation] = []
  /// What is expected.
  public var expectations: [Expectation] = []

  /// A case.
  public init(title: Marked<String>, act: Marked<ActKind>, start: Marked<Bound.Point>) {
    self.title = title
    self.act = act
    self.start = start
  }

  /// The time it takes, in a zone of clocks.
  public func span(in zone: ClockZone) -> TimeSpan {
    func span(of point: Bound.Point) -> TimeSpan {
      switch point {
      case .day(let day): zone.span(of: day)
      case .instant(let instant):
        TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
      }
    }
    let first = span(of: start.value)
    return end.map { first.union(span(of: $0.value)) } ?? first
  }
}
