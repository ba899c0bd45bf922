// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// One source's record of what it says happened; never altered.
///
/// A row in which several speakers speak gives one event for each.
public struct Event: Hashable, Sendable {
  /// The name of an event: `feed:record`, and `feed:record/2` for the second speaker of a row.
  public typealias ID = Identifier<Event>

  /// Its name; the same for the same record at each download.
  public var id: ID {
    get { content.value.id }
    set { content.value.id = newValue }
  }
  /// The feed it came by.
  public var feed: Feed.ID {
    get { content.value.feed }
    set { content.value.feed = newValue }
  }
  /// The record's own id in the feed, such as `R012`.
  public var record: String {
    get { content.value.record }
    set { content.value.record = newValue }
  }
  /// The record after the header, from 1; 0 for an event a monitor entered.
  public var row: Int {
    get { Int(content.value.row) }
    set { content.value.row = Int32(clamping: newValue) }
  }
  /// The physical line on which the record begins, from 1; 0 where there is no file.
  public var line: Int {
    get { Int(content.value.line) }
    set { content.value.line = Int32(clamping: newValue) }
  }
  /// Who says it.
  public var speaker: Speaker {
    get { content.value.speaker }
    set { content.value.speaker = newValue }
  }
  /// What kind of act it tells of; `nil` when it tells of none of them, as a fire on a sensor's map.
  public var act: ActKind? {
    get { content.value.act }
    set { content.value.act = newValue }
  }
  /// When, in UTC: every moment the source's words allow.
  public var span: TimeSpan {
    get { content.value.span }
    set { content.value.span = newValue }
  }
  /// How the source gives the time.
  public var timePrecision: TimePrecision {
    get { content.value.timePrecision }
    set { content.value.timePrecision = newValue }
  }
  /// The time of day in the source's words, such as `02:08` or `night`; empty when it gives none.
  public var timeWords: String {
    get { content.value.rare.value.timeWords }
    set { if timeWords != newValue { content.value.rare.value.timeWords = newValue } }
  }
  /// Where; `nil` when the source gives no place.
  public var place: Place? {
    get { content.value.place }
    set { content.value.place = newValue }
  }
  /// What was struck, as the source or a person names it, or as the lexicon proposes.
  public var objects: [NamedObject] {
    get { content.value.objects }
    set { content.value.objects = newValue }
  }
  /// What the source says was struck, in its words; empty when it says nothing.
  public var objectWords: String {
    get { content.value.objectWords }
    set { content.value.objectWords = newValue }
  }
  /// Who did it, as the source claims; `nil` when it names nobody or nobody that can be bound.
  public var actor: Party.ID? {
    get { content.value.actor }
    set { content.value.actor = newValue }
  }
  /// Who did it, in the source's words.
  public var actorWords: String {
    get { content.value.actorWords }
    set { content.value.actorWords = newValue }
  }
  /// The means in the source's words, such as `drone`; empty when not said.
  public var means: String {
    get { content.value.means }
    set { content.value.means = newValue }
  }
  /// What it denies, if it is a denial.
  public var denial: Denial? {
    get { content.value.rare.value.denial }
    set { if denial != newValue { content.value.rare.value.denial = newValue } }
  }
  /// The exception that someone invokes for the act, by its id; `nil` for none.
  public var invokes: String? {
    get { content.value.rare.value.invokes }
    set { if invokes != newValue { content.value.rare.value.invokes = newValue } }
  }
  /// Its Admiralty grade.
  public var grade: Grade {
    get { content.value.grade }
    set { content.value.grade = newValue }
  }
  /// What a sensor measured, if the source is one.
  public var sensor: SensorRecord? {
    get { content.value.rare.value.sensor }
    set { if sensor != newValue { content.value.rare.value.sensor = newValue } }
  }
  /// Whether the source calls it an accident: no act of anybody.
  public var isCalledAccident: Bool {
    get { content.value.rare.value.isCalledAccident }
    set { if isCalledAccident != newValue { content.value.rare.value.isCalledAccident = newValue } }
  }
  /// The source's words, in its own language.
  public var text: String {
    get { content.value.text }
    set { content.value.text = newValue }
  }
  /// The name of the place in the source's words.
  public var placeName: String {
    get { content.value.placeName }
    set { content.value.placeName = newValue }
  }
  /// The first-level region in the source's words.
  public var region: String {
    get { content.value.rare.value.region }
    set { if region != newValue { content.value.rare.value.region = newValue } }
  }
  /// The dead and wounded, in the source's words.
  public var casualties: String {
    get { content.value.rare.value.casualties }
    set { if casualties != newValue { content.value.rare.value.casualties = newValue } }
  }
  /// Where it can be read: http or https; `nil` when there is no address.
  public var address: String? {
    get { content.value.rare.value.address }
    set { if address != newValue { content.value.rare.value.address = newValue } }
  }
  /// The title or publisher of what was read.
  public var publication: String {
    get { content.value.rare.value.publication }
    set { if publication != newValue { content.value.rare.value.publication = newValue } }
  }
  /// When it was published, if the feed says: the moment from which it could be known.
  public var published: TimeSpan? {
    get { content.value.rare.value.published }
    set { if published != newValue { content.value.rare.value.published = newValue } }
  }

  /// An event with what every event has.
  public init(
    id: ID, feed: Feed.ID, record: String, row: Int, line: Int, speaker: Speaker, act: ActKind?,
    span: TimeSpan, timePrecision: TimePrecision, place: Place?, grade: Grade
  ) {
    content = Shared(
      Content(
        id: id, feed: feed, record: record, row: Int32(clamping: row),
        line: Int32(clamping: line), speaker: speaker, act: act, span: span,
        timePrecision: timePrecision, place: place, grade: grade))
  }

  /// What an event holds, in one place for all its copies: a mission has a million of them, and every
  /// incident holds its own.
  private struct Content: Hashable, Sendable {
    var id: ID
    var feed: Feed.ID
    var record: String
    var row: Int32
    var line: Int32
    var speaker: Speaker
    var act: ActKind?
    var span: TimeSpan
    var timePrecision: TimePrecision
    var place: Place?
    var objects: [NamedObject] = []
    var objectWords: String = ""
    var actor: Party.ID?
    var actorWords: String = ""
    var means: String = ""
    var grade: Grade
    var text: String = ""
    var placeName: String = ""
    var rare = Rarity.nothing
  }

  /// What the events of many feeds do not have.
  private struct Rarity: Hashable, Sendable {
    var region: String = ""
    var casualties: String = ""
    var address: String?
    var publication: String = ""
    var published: TimeSpan?
    var timeWords: String = ""
    var denial: Denial?
    var invokes: String?
    var sensor: SensorRecord?
    var isCalledAccident: Bool = false

    /// One for all events that have nothing of it.
    static let nothing = Shared(Rarity())
  }

  private var content: Shared<Content>
}

/// A stream of records in one form.
public enum Feed {
  /// The name of a feed within a mission, such as `reports`.
  public typealias ID = Identifier<Feed>
}

/// Who says it, and for whom it counts.
public struct Speaker: Hashable, Sendable {
  /// The name, as the source gives it.
  public var name: String {
    get { content.value.name }
    set { self = Speaker(name: newValue, affiliation: affiliation, copies: copies) }
  }
  /// For whom it counts.
  public var affiliation: Affiliation {
    get { content.value.affiliation }
    set { self = Speaker(name: name, affiliation: newValue, copies: copies) }
  }
  /// Whose text it repeats; a copy adds no independence.
  public var copies: String? {
    get { content.value.copies }
    set { self = Speaker(name: name, affiliation: affiliation, copies: newValue) }
  }

  /// A speaker.
  public init(name: String, affiliation: Affiliation, copies: String? = nil) {
    let provenance: String? =
      switch affiliation {
      case .party(let id): "party " + id.name
      case .none: "speaker " + (copies ?? name)
      case .unknown: nil
      }
    content = Shared(
      Content(
        name: name, affiliation: affiliation, copies: copies, provenance: provenance,
        voice: provenance ?? "unknown " + name))
  }

  /// One for all events of the speaker.
  private struct Content: Hashable, Sendable {
    var name: String
    var affiliation: Affiliation
    var copies: String?
    var provenance: String?
    var voice: String
  }

  private var content: Shared<Content>

  /// Sources of one provenance count once: all speakers of a party are one, a copy is its original.
  ///
  /// `nil` when the affiliation is unknown: such a speaker never counts as independent.
  public var provenance: String? { content.value.provenance }

  /// The provenance; for a speaker of unknown affiliation the name.
  var voice: String { content.value.voice }
}

/// For whom a speaker speaks.
///
/// It follows the speaker, not the outlet.
public enum Affiliation: Hashable, Sendable {
  /// For a party or mediator of the agreement.
  case party(Party.ID)
  /// For none of them.
  case none
  /// Nobody has said; never independent.
  case unknown

  /// The party's id, `none` or `unknown`.
  public var name: String {
    switch self {
    case .party(let id): id.name
    case .none: "none"
    case .unknown: "unknown"
    }
  }
}

/// How a source gives the time of what it tells.
public enum TimePrecision: String, Hashable, Sendable, CaseIterable {
  /// To the minute or second.
  case minute
  /// To the hour.
  case hour
  /// A part of the day, such as a night.
  case partOfDay = "part-of-day"
  /// A civil day; the time of day is unknown.
  case day
  /// Several days.
  case days
  /// A month.
  case month
  /// A year.
  case year
}

/// A point with the radius within which the true place lies.
public struct Place: Hashable, Sendable {
  /// The point.
  public var coordinate: Coordinate
  /// The radius in metres; never 0 unless the source is exact.
  public var radiusInMetres: Double
  /// How much of the probability the radius holds, in percent: 50, 68 or 95; a property of the feed.
  public var holds: Int {
    get { Int(percent) }
    set { percent = UInt8(clamping: newValue) }
  }
  private var percent: UInt8
  /// The ground on which the true place lies, all of it equally likely, as "somewhere in this
  /// settlement"; `nil` for a place that is likeliest at the point.
  ///
  /// Point and radius are those of a circle that holds all of it.
  public var settlement: Footprint? {
    get { ground?.value }
    set { ground = newValue.map { Shared($0) } }
  }
  private var ground: Shared<Footprint>?

  /// A place.
  public init(coordinate: Coordinate, radiusInMetres: Double, holds: Int) {
    self.coordinate = coordinate
    self.radiusInMetres = radiusInMetres
    percent = UInt8(clamping: holds)
  }
}

/// What was struck, and who says so.
public struct NamedObject: Hashable, Sendable {
  /// On what the class rests; the first stands above the second, that above the third.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// A person decided it, in a recorded act.
    case person
    /// The source itself names the class.
    case source
    /// The lexicon proposes it from the words.
    case lexicon
    /// It is inferred from the place: a known object lies there.
    case place
  }

  /// The class; `nil` when no class is known.
  public var objectClass: ObjectClass.ID?
  /// The id of the known object, if one is meant.
  public var known: String?
  /// On what it rests.
  public var basis: Basis
  /// The span of words it rests on; empty when there are none.
  public var words: String

  /// A named object.
  public init(objectClass: ObjectClass.ID?, known: String? = nil, basis: Basis, words: String = "")
  {
    self.objectClass = objectClass
    self.known = known
    self.basis = basis
    self.words = words
  }
}

/// What a denial denies, and no more than its words do.
public struct Denial: Hashable, Sendable {
  /// The events denied, if the source names them.
  public var events: [Event.ID] = []
  /// The means it speaks of; empty when it speaks of any.
  public var means: [String] = []
  /// Whether it denies that the act happened at all, or only that its own side did it.
  public var deniesOccurrence = false
  /// Whether it only denies what was aimed at or struck, and neither the act nor who did it.
  public var deniesOnlyObject = false
  /// Its words.
  public var words = ""

  /// A denial.
  public init() {}
}

/// The Admiralty code: reliability of the source and credibility of what it says, judged apart.
///
/// Kept as recorded and never computed with. F and 6 mean "cannot be judged", not "worst".
public struct Grade: Hashable, Sendable {
  private let letter: UInt8
  private let digit: UInt8

  /// A to F.
  public var reliability: Character { Character(Unicode.Scalar(letter)) }
  /// 1 to 6.
  public var credibility: Int { Int(digit) }

  /// What no one has judged: F6.
  public static let unjudged = Grade(reliability: "F", credibility: 6)

  /// Reads `B2`; `nil` for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 2, (0x41...0x46).contains(bytes[0]), (0x31...0x36).contains(bytes[1])
    else { return nil }
    (letter, digit) = (bytes[0], bytes[1] - 0x30)
  }

  /// A grade.
  ///
  /// - Precondition: A to F, and 1 to 6.
  public init(reliability: Character, credibility: Int) {
    guard let letter = reliability.asciiValue, (0x41...0x46).contains(letter),
      (1...6).contains(credibility)
    else { preconditionFailure("a grade is A to F and 1 to 6") }
    (self.letter, digit) = (letter, UInt8(credibility))
  }

  /// `B2`.
  public var name: String { "\(reliability)\(credibility)" }
}

/// What a fire sensor measured.
public struct SensorRecord: Hashable, Sendable {
  /// The instrument, such as `VIIRS`.
  public var instrument: String
  /// Whether the confidence is high enough to count: nominal or high, for MODIS 30 and above.
  public var isConfident: Bool
  /// The confidence as the feed gives it.
  public var confidence: String
  /// Fire radiative power in megawatts, if given.
  public var powerInMegawatts: Double?

  /// A sensor's record.
  public init(
    instrument: String, isConfident: Bool, confidence: String, powerInMegawatts: Double? = nil
  ) {
    self.instrument = instrument
    self.isConfident = isConfident
    self.confidence = confidence
    self.powerInMegawatts = powerInMegawatts
  }
}
