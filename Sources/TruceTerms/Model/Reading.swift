// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A provision as one party reads it: a base rule with that party's exceptions.
///
/// What its words leave open stays unknown through to the verdict.
public struct Reading: Hashable, Sendable {
  /// The name of a reading; names are one across an agreement.
  public typealias ID = Identifier<Reading>

  /// How a word of the text covers something.
  public enum Coverage: String, Hashable, Sendable, CaseIterable {
    /// The words hold it.
    case covered
    /// The words leave it open.
    case unclear
    /// The words leave it out.
    case not
  }

  /// How a list of objects ends.
  public enum Otherwise: String, Hashable, Sendable, CaseIterable {
    /// A closed list: nothing else is covered.
    case not
    /// A general word: what else it holds is open.
    case unclear
  }

  /// How it stands to an earlier reading of the same party.
  public enum Standing: Hashable, Sendable {
    /// It takes its place.
    case replaces(Marked<Reading.ID>)
    /// Both stand.
    case beside(Marked<Reading.ID>)
  }

  /// Its name.
  public var id: Marked<ID>
  /// Whose it is.
  public var party: Marked<Party.ID>
  /// The texts it rests on.
  public var sources: [Marked<Source.ID>] = []
  /// The zone of its civil days; the agreement's when not said.
  public var clockZone: Marked<ClockZone>
  /// Whether the reading itself names its zone.
  public var namesClockZone = false
  /// How it stands to other readings of its party.
  public var standing: Standing?
  /// The words it rests on.
  public var says: [Quotation] = []
  /// What it says of classes and of named objects, in order.
  public var objects: [ObjectClause] = []
  /// How the list of objects ends; `nil` when not said (the checker asks, and it is unclear).
  public var otherwise: Marked<Otherwise>?
  /// Edges of the class tree that only this reading holds.
  public var edges: [ClassTree.Edge] = []
  /// What its verb holds, by kind of act; a kind not said is unclear.
  public var acts: [ActClause] = []
  /// The start; `nil` when not said.
  public var start: Bound?
  /// The end; `nil` when not said.
  public var end: Bound?
  /// The hours of each day in which it holds; `nil` for all of them.
  public var hours: DailyHours?
  /// Later ends that sources show, in order.
  public var extensions: [Extension] = []
  /// Whether it renews itself at its end.
  public var renewal: Renewal?
  /// What must be done before it begins, by this reading.
  public var waitsFor: [Wait] = []
  /// The right of release, if the words give one.
  public var release: ReleaseClause?
  /// The zones it names; empty for anywhere.
  public var territory: [Marked<Zone.ID>] = []
  /// Whether an attack on ground that the attacker claims itself is covered; covered when not said.
  public var ownGround: Marked<Coverage>?
  /// Its exceptions.
  public var exceptions: [ReadingException] = []
  /// What the party's own counting shows, apart from its words.
  public var practices: [Practice] = []

  /// A reading.
  public init(id: Marked<ID>, party: Marked<Party.ID>, clockZone: Marked<ClockZone>) {
    self.id = id
    self.party = party
    self.clockZone = clockZone
  }
}

/// Words of a source on which a reading rests.
public struct Quotation: Hashable, Sendable {
  /// The words.
  public var words: Marked<String>
  /// Where they stand, if said; else the reading's sources.
  public var source: Marked<Source.ID>?

  /// A quotation.
  public init(words: Marked<String>, source: Marked<Source.ID>? = nil) {
    self.words = words
    self.source = source
  }
}

/// A line of a reading about objects: classes, or named objects of an annex.
public struct ObjectClause: Hashable, Sendable {
  /// How the words cover them.
  public var coverage: Reading.Coverage
  /// The classes.
  public var classes: [Marked<ObjectClass.ID>] = []
  /// Objects by their name in the mission's list of objects.
  public var named: [Marked<String>] = []
  /// The annex that the line names; its classes and named objects are then the annex's.
  public var annex: Marked<Annex.ID>?
  /// The words that say so, or leave it open.
  public var because: Marked<String>?
  /// The place of the line.
  public var location: Marked<String>

  /// A line about objects.
  public init(coverage: Reading.Coverage, location: Location) {
    self.coverage = coverage
    self.location = Marked("", at: location)
  }
}

/// A line of a reading about a kind of act.
public struct ActClause: Hashable, Sendable {
  /// The kind.
  public var act: Marked<ActKind>
  /// Whether the reading's verb holds it.
  public var coverage: Reading.Coverage
  /// The words that say so, or leave it open.
  public var because: Marked<String>?

  /// A line about a kind of act.
  public init(act: Marked<ActKind>, coverage: Reading.Coverage, because: Marked<String>? = nil) {
    self.act = act
    self.coverage = coverage
    self.because = because
  }
}

/// What kind of act an event tells of.
///
/// A strike is held by every verb of attack, or left open by it; any other act only by a provision
/// that names its kind (`prohibits crossing on any`), or by a reading that says so.
public enum ActKind: String, Hashable, Sendable, CaseIterable {
  /// Something was struck.
  case hit
  /// A strike that was intercepted or missed.
  case attempt
  /// Debris of something shot down came down.
  case debris
  /// Something was blown up in place.
  case demolition
  /// Somebody or something went over a line or into a zone.
  case crossing
  /// An aircraft, with or without a crew, flew over.
  case overflight
  /// Somebody or something stands where it may not be: a weapon, a post, a barrier.
  case presence
  /// Forces advance, dig in, move or exercise.
  case movement
  /// Weapons are brought in, handed over or made.
  case arming
  /// Persons are called up or taken into an armed force.
  case recruitment
  /// Passage, access or work that is to be free is refused or hindered.
  case obstruction
  /// Persons are harmed otherwise than by a strike: taken, mistreated, robbed, driven away.
  case harm
  /// A party says that it kept to the terms.
  case compliance = "claim-of-compliance"
  /// A count of many acts; never itself an act.
  case tally
  /// Someone denies that something happened, or that it did it.
  case denial

  /// What sort of thing it tells of.
  public enum Sort: Hashable, Sendable {
    /// A use of force against something.
    case strike
    /// An act that is no strike.
    case conduct
    /// No act at all: what somebody says or counts.
    case word
  }

  /// What sort of thing it tells of.
  public var sort: Sort {
    switch self {
    case .hit, .attempt, .debris, .demolition: .strike
    case .crossing, .overflight, .presence, .movement, .arming, .recruitment, .obstruction, .harm:
      .conduct
    case .compliance, .tally, .denial: .word
    }
  }
}

/// A right to consider oneself free when another bound party violates.
public struct ReleaseClause: Hashable, Sendable {
  /// The place of the clause.
  public var words: Marked<String>
  /// Who finds that a violation happened, in the words of the text; `nil` when no text says.
  public var finder: Marked<String>?
  /// Uses of the right that a source shows.
  public var uses: [Use] = []

  /// A release clause.
  public init(words: Marked<String>) { self.words = words }

  /// A party used its right.
  public struct Use: Hashable, Sendable {
    /// Who.
    public var party: Marked<Party.ID>
    /// From which civil day, in the reading's zone.
    public var day: Marked<CivilDay>
    /// The sources that show it.
    public var sources: [Marked<Source.ID>]

    /// A use of the right.
    public init(party: Marked<Party.ID>, day: Marked<CivilDay>, sources: [Marked<Source.ID>]) {
      self.party = party
      self.day = day
      self.sources = sources
    }
  }
}

/// An exception to a rule, or to another exception.
public struct ReadingException: Hashable, Sendable {
  /// The name of an exception.
  public typealias ID = Identifier<ReadingException>

  /// Its name, such as `self-defence`; an event that invokes it names it.
  public var id: Marked<ID>
  /// What it says.
  public var title: String
  /// The classes of object it is about; empty for all.
  public var objects: [Marked<ObjectClass.ID>] = []
  /// The kinds of act it is about; empty for all.
  public var acts: [Marked<ActKind>] = []
  /// Exceptions to this exception.
  public var exceptions: [ReadingException] = []
  /// The sources.
  public var sources: [Marked<Source.ID>] = []

  /// An exception.
  public init(id: Marked<ID>, title: String) {
    self.id = id
    self.title = title
  }
}

/// What a party's own counting shows of how it uses the words; never its words.
public struct Practice: Hashable, Sendable {
  /// The day of the counting.
  public var day: CivilDay?
  /// Classes it counts.
  public var objects: [Marked<ObjectClass.ID>] = []
  /// Kinds of act it counts.
  public var acts: [Marked<ActKind>] = []
  /// The start from which it counts.
  public var start: Bound?
  /// The end to which it counts.
  public var end: Bound?
  /// The sources that show it.
  public var sources: [Marked<Source.ID>] = []
  /// Ids of events that show it.
  public var events: [Marked<String>] = []
  /// What it is, in words.
  public var words: Marked<String>

  /// A practice.
  public init(words: Marked<String>) { self.words = words }
}
