// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// What a reviewer concludes of the facts of one incident; never a verdict, never the words.
public struct ReviewResult: Hashable, Sendable {
  /// What comes of it.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// It happened as reported.
    case verified
    /// It did not happen as reported.
    case refuted
    /// It cannot be told.
    case unverified
  }

  /// What comes of it.
  public var outcome: Outcome
  /// Whether an act happened; unknown where it cannot be told.
  public var occurrence: Kleene
  /// Whether it is attributable to ``actor``; unknown where it cannot be told.
  public var attribution: Kleene
  /// The party the act is attributable to, or found not to be; `nil` for none.
  public var actor: Party.ID?
  /// The class of what was struck, where the review settles it.
  public var objectClass: ObjectClass.ID?

  /// A result.
  public init(
    outcome: Outcome, occurrence: Kleene, attribution: Kleene = .unknown, actor: Party.ID? = nil,
    objectClass: ObjectClass.ID? = nil
  ) {
    self.outcome = outcome
    self.occurrence = occurrence
    self.attribution = attribution
    self.actor = actor
    self.objectClass = objectClass
  }
}

/// One act of a person in a case.
///
/// Every step has a reason.
public struct CaseStep: Hashable, Sendable {
  /// What was done.
  public enum Act: Hashable, Sendable {
    /// The case was opened for an incident.
    case open
    /// A person was asked to review it, by the id of the person's key.
    case assign(reviewer: String)
    /// A first review, sealed: only its salted commitment is known until a second stands beside it.
    case sealedReview(commitment: String)
    /// A review in the open; it is the second where a sealed one stands.
    case review(ReviewResult)
    /// The sealed review of an earlier step, opened, with the salt of its commitment in hexadecimal
    /// digits.
    case unsealing(step: Int, ReviewResult, salt: String)
    /// A party's view, by the commitment to its words.
    case reply(party: Party.ID, words: String)
    /// A dissent from the finding, by the commitment to its words.
    case dissent(words: String)
    /// An earlier step was wrong; what is right stands in a new step of the same person.
    case correction(step: Int)
    /// The case is closed.
    case close
  }

  /// The number of the ledger entry it is.
  public var entry: Int
  /// When.
  public var when: Instant
  /// The id of the person's key.
  public var who: String
  /// What was done.
  public var act: Act
  /// The commitment to the reason.
  public var because: String

  /// A step.
  public init(entry: Int, when: Instant, who: String, act: Act, because: String) {
    self.entry = entry
    self.when = when
    self.who = who
    self.act = act
    self.because = because
  }
}
