// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// An agreement as code: what was said, by whom, and how each party reads it.
///
/// It holds every party's reading side by side and prefers none. Lists keep the order of
/// declaration; nothing is sorted by a party's name. Two agreements are equal when what they say is:
/// places in the file do not count.
public struct Agreement: Hashable, Sendable {
  /// The name of an agreement.
  public typealias ID = Identifier<Agreement>

  /// Its name in files and outputs.
  public var id: Marked<ID>
  /// What people call it.
  public var title: String
  /// Its title in other languages.
  public var titles: [LocalName] = []
  /// The zone whose civil days are counted; printed beside each daily number.
  public var clockZone: Marked<ClockZone>
  /// Dated versions of the text, oldest first; findings name the one in force for their incident.
  public var versions: [Version] = []
  /// Those bound or binding themselves, and mediators, in order of declaration.
  public var parties: [Party] = []
  /// The texts it rests on.
  public var sources: [Source] = []
  /// The classes of objects.
  public var classes = ClassTree()
  /// Named pieces of ground or water, and lines.
  public var zones: [Zone] = []
  /// What is prohibited, proposed or asked, each with its readings and positions.
  public var provisions: [Provision] = []
  /// Promises with quantities and dates, and those without.
  public var commitments: [Commitment] = []
  /// What a party makes its consent depend on.
  public var conditions: [Condition] = []
  /// Negotiation tracks.
  public var tracks: [Track] = []
  /// Commissions and mechanisms.
  public var bodies: [Body] = []
  /// Lists of objects by class or by name.
  public var annexes: [Annex] = []
  /// Cases that its drafters made up, with the verdicts they expect.
  public var scenarios: [Scenario] = []
  /// Cases about promises, with the states they expect.
  public var promiseScenarios: [PromiseScenario] = []

  /// An agreement without content.
  public init(id: Marked<ID>, title: String, clockZone: Marked<ClockZone>) {
    self.id = id
    self.title = title
    self.clockZone = clockZone
  }

  /// A dated version of the text.
  public struct Version: Hashable, Sendable {
    /// Its name, such as `1` or `2025-03-25`.
    public var id: Marked<String>
    /// The civil day from which it is the text, in the agreement's zone.
    public var day: CivilDay
    /// The source that brought it, if one is named.
    public var source: Marked<Source.ID>?

    /// A version.
    public init(id: Marked<String>, day: CivilDay, source: Marked<Source.ID>? = nil) {
      self.id = id
      self.day = day
      self.source = source
    }
  }
}

/// A party to the agreement, or a mediator.
public struct Party: Hashable, Sendable {
  /// The name of a party.
  public typealias ID = Identifier<Party>

  /// What it is in the agreement.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// It can be bound.
    case party
    /// It brokers or guarantees.
    case mediator
  }

  /// Its short name, as in tables.
  public var id: Marked<ID>
  /// Its full name, as it is printed.
  public var name: String
  /// Its name in other languages, by language code, in order of declaration.
  public var names: [LocalName] = []
  /// What it is.
  public var role: Role
  /// The zones it claims as its own ground, without a word on whose they are.
  public var claims: [Marked<Zone.ID>] = []

  /// A party.
  public init(id: Marked<ID>, name: String, role: Role) {
    self.id = id
    self.name = name
    self.role = role
  }
}

/// A name in one language.
public struct LocalName: Hashable, Sendable {
  /// The language code, such as `uk`.
  public var language: String
  /// The name.
  public var name: String

  /// A name in a language.
  public init(language: String, name: String) {
    self.language = language
    self.name = name
  }
}

/// A text the agreement rests on: a statement, a readout, a list.
public struct Source: Hashable, Sendable {
  /// The name of a source.
  public typealias ID = Identifier<Source>

  /// Its short name.
  public var id: Marked<ID>
  /// The civil day it is dated.
  public var day: CivilDay
  /// Who speaks in it; `nil` for a speaker that is no party, such as a newspaper.
  public var speaker: Marked<Party.ID>?
  /// What it is.
  public var title: String
  /// Where it can be read; `nil` when no address is known.
  public var address: String?
  /// The language of the text, such as `ru`; `nil` when not said.
  public var language: String?

  /// A source.
  public init(
    id: Marked<ID>, day: CivilDay, speaker: Marked<Party.ID>?, title: String, address: String?,
    language: String? = nil
  ) {
    self.id = id
    self.day = day
    self.speaker = speaker
    self.title = title
    self.address = address
    self.language = language
  }
}

/// A named piece of ground or water, or a line, whose geometry stands in a GeoJSON file beside the
/// agreement.
public struct Zone: Hashable, Sendable {
  /// The name of a zone.
  public typealias ID = Identifier<Zone>

  /// Its name; the feature of the file with this `id` or `name` is its geometry.
  public var id: Marked<ID>
  /// What people call it; `nil` for the id alone.
  public var title: String?
  /// The GeoJSON file, below the agreement's own folder; `nil` when no geometry is known.
  public var file: Marked<String>?
  /// Metres around the geometry that belong to it, 0 for none: a line becomes a strip.
  ///
  /// Where the words give bounds, the smaller one.
  public var distanceInMetres: Double = 0
  /// Metres around the geometry beyond which nothing belongs to it, where the words give bounds;
  /// infinite for `at least`, `nil` where the distance is given exactly.
  public var mostInMetres: Double?
  /// The zone or line from which the distance is measured; `nil` when it is its own geometry.
  public var measuredFrom: Marked<Zone.ID>?
  /// Whether it is a line and not an area.
  public var isLine = false

  /// A zone.
  public init(id: Marked<ID>, title: String? = nil, file: Marked<String>? = nil) {
    self.id = id
    self.title = title
    self.file = file
  }
}

/// A negotiation track with its stage and agenda.
public struct Track: Hashable, Sendable {
  /// The name of a track.
  public typealias ID = Identifier<Track>

  /// Its name.
  public var id: Marked<ID>
  /// What people call it.
  public var title: String?
  /// How far it is, in a word such as `announced` or `technical`.
  public var stage: String?
  /// Where it meets.
  public var venue: String?
  /// What it is about: ids of provisions and commitments, or plain words.
  public var agenda: [Marked<String>] = []
  /// What must be done before it begins.
  public var waitsFor: [Wait] = []
  /// When it is to begin; `nil` when no text says.
  public var begins: Bound?
  /// The sources that speak of it.
  public var sources: [Marked<Source.ID>] = []

  /// A track.
  public init(id: Marked<ID>) { self.id = id }
}
