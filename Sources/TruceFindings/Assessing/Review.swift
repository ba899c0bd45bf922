// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// What two persons settled of the facts of one incident.
///
/// It stands above the mission's standard of proof. It never settles a verdict, and never what words
/// mean: whether an act of that kind or an object of that class is covered stays with the reading.
public struct Review: Hashable, Sendable {
  /// A fact that was settled.
  public enum Fact: Hashable, Sendable {
    /// Whether an act happened; of which kind, if they settled that.
    case occurrence(Kleene, act: ActKind?)
    /// Whether it was an act of a bound party; of which, if it was.
    case attribution(Kleene, actor: Party.ID?)
    /// Whether an exception that was invoked applied in fact.
    case exception(ReadingException.ID, Kleene)
    /// What was struck.
    case object(ObjectClass.ID)
    /// When it was.
    case time(TimeSpan)
    /// Where it was.
    case place(Place)

    /// The limb that rests on the fact.
    public var limb: Limb {
      switch self {
      case .occurrence: .occurrence
      case .attribution: .attribution
      case .exception: .exception
      case .object: .object
      case .time: .time
      case .place: .place
      }
    }
  }

  /// The incident, by its name or a former one.
  public var incident: Incident.ID
  /// What was settled.
  public var fact: Fact
  /// The pseudonyms of the two.
  public var reviewers: [String]
  /// Why.
  public var because: String

  /// A review; `nil` unless two different persons made it.
  public init?(incident: Incident.ID, fact: Fact, reviewers: [String], because: String) {
    guard Set(reviewers).count >= 2 else { return nil }
    self.incident = incident
    self.fact = fact
    self.reviewers = reviewers
    self.because = because
  }
}
