// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// One rule of the agreement with the readings and positions of everyone concerned.
///
/// An id is never used again: a provision that was removed is retired.
public struct Provision: Hashable, Sendable {
  /// The name of a provision.
  public typealias ID = Identifier<Provision>

  /// The kind of ceasefire or measure it is, in the field's words.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The word of the sketches: simply a prohibition.
    case unstated
    /// Cessation of hostilities.
    case cessation
    /// Preliminary ceasefire.
    case preliminary
    /// Definitive ceasefire.
    case definitive
    /// Humanitarian pause.
    case pause
    /// Moratorium.
    case moratorium
  }

  /// Who has to accept before it is in force.
  public enum Consent: String, Hashable, Sendable, CaseIterable {
    /// Every bound party.
    case all
    /// Each party binds itself by its own acceptance, as in a truce declared by one side.
    case each
    /// Nobody: it binds without being accepted, as a resolution does or an order.
    case none
  }

  /// Its name.
  public var id: Marked<ID>
  /// What people call it.
  public var title: String
  /// Its title in other languages.
  public var titles: [LocalName] = []
  /// The text itself in the languages it was made in, each a text of its own.
  public var texts: [LanguageText] = []
  /// What kind of measure it is.
  public var kind = Kind.unstated
  /// What it prohibits.
  public var prohibition: Prohibition?
  /// Whom it binds, in order.
  public var binds: [Marked<Party.ID>] = []
  /// Whose consent brings it into force.
  public var consent = Consent.all
  /// How long after its day a withdrawal takes effect; at once when not said.
  public var notice: Marked<Length>?
  /// Who verifies, in the words of the text; empty when no text says.
  public var verifiers: [Marked<String>] = []
  /// How each party reads it, in order of declaration.
  public var readings: [Reading] = []
  /// Who said yes or no, and when.
  public var positions: [Position] = []
  /// Exceptions that stand in the rule itself, for every reading.
  public var exceptions: [ReadingException] = []
  /// What must be done first, for every reading.
  public var waitsFor: [Wait] = []
  /// Spans in which it rests.
  public var suspensions: [Suspension] = []
  /// When it was retired, if it was.
  public var retired: Marked<CivilDay>?

  /// A provision.
  public init(id: Marked<ID>, title: String) {
    self.id = id
    self.title = title
  }
}

/// What a provision prohibits: an act on objects of a class, anywhere or in zones.
public struct Prohibition: Hashable, Sendable {
  /// The word of the text for the act, such as `attack`.
  public var verb: Marked<String>
  /// The class of object; `nil` for any object (`attack on any`).
  public var objects: Marked<ObjectClass.ID>?
  /// The zones within which it holds; empty for anywhere.
  public var within: [Marked<Zone.ID>] = []

  /// A prohibition.
  public init(verb: Marked<String>, objects: Marked<ObjectClass.ID>?) {
    self.verb = verb
    self.objects = objects
  }
}

/// A party's stance on a provision from a day on.
public struct Position: Hashable, Sendable {
  /// The stance.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    /// It put the provision forward.
    case proposes
    /// It agrees.
    case accepts
    /// It agrees in principle, with reservations.
    case acceptsInPrinciple = "accepts in principle"
    /// It does not agree.
    case refuses
    /// It no longer stands by its acceptance.
    case withdraws
  }

  /// Who.
  public var party: Marked<Party.ID>
  /// For whom it says so, where one signs for another; `nil` for itself.
  public var behalf: Marked<Party.ID>?
  /// Its stance.
  public var stance: Stance
  /// From which civil day, in the agreement's zone.
  public var day: Marked<CivilDay>
  /// On what it depends.
  public var reservations: [Marked<Condition.ID>] = []
  /// The sources.
  public var sources: [Marked<Source.ID>] = []
  /// The words, if quoted.
  public var words: String?

  /// Whose stance it is: the party it speaks for, else its own.
  public var holder: Party.ID { (behalf ?? party).value }

  /// A stance from a day on.
  public init(party: Marked<Party.ID>, stance: Stance, day: Marked<CivilDay>) {
    self.party = party
    self.stance = stance
    self.day = day
  }
}

/// Something that must be done before a rule begins to hold.
public struct Wait: Hashable, Sendable {
  /// What is waited for.
  public enum Target: Hashable, Sendable {
    /// A condition that must be met.
    case condition(Condition.ID)
    /// A commitment that must be delivered in full.
    case commitment(Commitment.ID)
    /// A provision that must be done.
    case provision(Provision.ID)
  }

  /// What is waited for.
  public var target: Marked<Target>

  /// A wait.
  public init(_ target: Marked<Target>) { self.target = target }
}

/// The text of a provision in one language.
public struct LanguageText: Hashable, Sendable {
  /// The language code, such as `uk`.
  public var language: Marked<String>
  /// The words.
  public var words: String
  /// Where they stand; `nil` when not said.
  public var source: Marked<Source.ID>?
  /// Whether this text is authentic: it counts as much as any other that is.
  public var isAuthentic = false

  /// A text in a language.
  public init(language: Marked<String>, words: String) {
    self.language = language
    self.words = words
  }
}
