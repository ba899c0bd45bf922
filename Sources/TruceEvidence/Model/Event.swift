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

  /// Whether it has anything that the events of many feeds do not have.
  var hasRarity: Bool { content.value.rare != Rarity.nothing }

  private var content: Shared<Content>
}

/// A stream of records in one form.
public enum Feed {
  /// The name of a feed within a mission, such as `reports`.
  public typealias ID = Identifier<Feed>
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
