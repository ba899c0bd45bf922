// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A promise: with quantities and a date, or a measure without a number.
public struct Commitment: Hashable, Sendable {
  /// The name of a commitment.
  public typealias ID = Identifier<Commitment>

  /// How far a promise is; stages never run backwards.
  public enum Stage: String, Hashable, Sendable, CaseIterable {
    /// Someone said that it will be done.
    case announced
    /// The parties concerned agreed.
    case agreed
    /// It was done.
    case delivered
    /// Both sides confirm the same.
    case reconciled
  }

  /// What is to be done; each is owed until a source shows that it was delivered.
  public enum Verb: String, Hashable, Sendable, CaseIterable {
    /// Hands over.
    case delivers
    /// Takes away from where it stands.
    case withdraws
    /// Brings to where it shall stand.
    case deploys
    /// Lets people or goods through.
    case opens
    /// Names persons, or sets up a body.
    case appoints
    /// Takes down.
    case removes
    /// Gives an account.
    case reports
    /// Sees to it.
    case ensures
  }

  /// How the number owed is meant.
  public enum Limit: Hashable, Sendable {
    /// So many.
    case exactly
    /// So many or more.
    case atLeast
    /// So many or fewer.
    case atMost
    /// From so many up to this.
    case upTo(Int)
  }

  /// How often so much is owed.
  public enum Rate: String, Hashable, Sendable, CaseIterable {
    /// On each civil day.
    case day
    /// In each seven days from the first on.
    case week
    /// In each calendar month from the first day on.
    case month
  }

  /// A time counted from something else: `within 14 days of the withdrawal`.
  public struct Following: Hashable, Sendable {
    /// How long after.
    public var length: Marked<Length>
    /// After what: a condition that is met, a commitment that is delivered, a provision that starts.
    public var target: Marked<Wait.Target>

    /// A time counted from something else.
    public init(length: Marked<Length>, target: Marked<Wait.Target>) {
      self.length = length
      self.target = target
    }
  }

  /// Who owes what to whom by when.
  public struct Obligation: Hashable, Sendable {
    /// Who delivers.
    public var from: Marked<Party.ID>
    /// What it does.
    public var verb = Verb.delivers
    /// How many; `nil` for a measure without a number.
    public var quantity: Marked<Int>?
    /// How the number is meant.
    public var limit = Limit.exactly
    /// Of what, such as `prisoner`.
    public var unit: Marked<String>
    /// To whom.
    public var to: Marked<Party.ID>?
    /// How often so much is owed; once when not said.
    public var rate: Rate?
    /// The commitment for each piece of which so much is owed, as in three for each hostage.
    public var forEach: Marked<Commitment.ID>?
    /// The zones in which, or from which.
    public var zones: [Marked<Zone.ID>] = []
    /// When; `nil` when no text says.
    public var due: Bound?
    /// When, counted from something else.
    public var following: Following?

    /// An obligation.
    public init(from: Marked<Party.ID>, quantity: Marked<Int>?, unit: Marked<String>) {
      self.from = from
      self.quantity = quantity
      self.unit = unit
    }
  }

  /// A step that a source shows.
  public struct Progress: Hashable, Sendable {
    /// The stage.
    public var stage: Marked<Stage>
    /// Who did or said it; `nil` when the source does not tell them apart.
    public var by: Marked<Party.ID>?
    /// How many; `nil` when not said.
    public var quantity: Marked<Int>?
    /// The civil day in the agreement's zone.
    public var day: Marked<CivilDay>
    /// The sources.
    public var sources: [Marked<Source.ID>] = []

    /// A step.
    public init(stage: Marked<Stage>, day: Marked<CivilDay>) {
      self.stage = stage
      self.day = day
    }
  }

  /// Its name.
  public var id: Marked<ID>
  /// What people call it.
  public var title: String
  /// Its title in other languages.
  public var titles: [LocalName] = []
  /// Whether it builds confidence only, without a quantity.
  public var buildsConfidence = false
  /// Who owes what.
  public var obligations: [Obligation] = []
  /// What became of it.
  public var progress: [Progress] = []
  /// What people recorded of how far it was carried out, in order of days.
  public var gradings: [Grading] = []
  /// What must be done first.
  public var waitsFor: [Wait] = []
  /// The commitments with which it goes side by side: once one of them is done, it is to be done.
  public var alongside: [Marked<Commitment.ID>] = []
  /// The sources.
  public var sources: [Marked<Source.ID>] = []

  /// A commitment.
  public init(id: Marked<ID>, title: String) {
    self.id = id
    self.title = title
  }
}

/// Something a party makes its consent depend on, with the others' answers.
public struct Condition: Hashable, Sendable {
  /// The name of a condition.
  public typealias ID = Identifier<Condition>

  /// An answer to a condition.
  public struct Answer: Hashable, Sendable {
    /// What was answered.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// It agrees.
      case accepts
      /// It does not.
      case refuses
      /// It will talk about it.
      case considers
    }

    /// Who.
    public var party: Marked<Party.ID>
    /// What.
    public var kind: Kind
    /// When, in the agreement's zone.
    public var day: Marked<CivilDay>
    /// The sources.
    public var sources: [Marked<Source.ID>] = []

    /// An answer.
    public init(party: Marked<Party.ID>, kind: Kind, day: Marked<CivilDay>) {
      self.party = party
      self.kind = kind
      self.day = day
    }
  }

  /// Its name.
  public var id: Marked<ID>
  /// What it asks.
  public var title: String
  /// Who states it.
  public var party: Marked<Party.ID>?
  /// The sources.
  public var sources: [Marked<Source.ID>] = []
  /// The others' answers.
  public var answers: [Answer] = []
  /// When a source says that it was met.
  public var met: Marked<CivilDay>?

  /// A condition.
  public init(id: Marked<ID>, title: String) {
    self.id = id
    self.title = title
  }
}
