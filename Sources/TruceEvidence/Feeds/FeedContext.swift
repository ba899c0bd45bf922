// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround
public import TruceTerms

/// What a feed is read with: whose feed it is, and what its words mean.
public struct FeedContext: Sendable {
  /// The feed's name in the mission.
  public var feed: Feed.ID
  /// The zones of clocks that a day without a zone may be a day in; never empty.
  public var clockZones: [ClockZone]
  /// For whom each speaker speaks.
  public var speakers: SpeakerTable
  /// Which party a feed's words for an actor mean.
  public var actors: ActorTable
  /// Words for classes of objects.
  public var lexicon: Lexicon
  /// The classes there are.
  public var classes: ClassTree
  /// What the columns say, for a CSV or GeoJSON file of no known form.
  public var mapping: Mapping?
  /// VIINA's event_labels, for its event_info.
  public var labels: EventLabels?
  /// The Admiralty grade of every event, in place of the feed's own.
  public var grade: Grade?
  /// How large fields and records may be.
  public var limits = CSVLimits()
  /// How large an unpacked file may be.
  public var unpacking = UnpackingLimits()

  /// A context from an agreement: its parties' names, its classes, the zones of clocks it names, and
  /// the bundled lexicon.
  public init(
    feed: Feed.ID, agreement: Agreement, speakers: SpeakerTable = SpeakerTable(),
    mapping: Mapping? = nil
  ) {
    self.init(feed: feed, clockZones: agreement.namedClockZones)
    self.speakers = speakers
    self.mapping = mapping
    actors = ActorTable(parties: agreement.parties)
    classes = agreement.classes
    lexicon = Lexicon.bundled(for: agreement.classes)
  }

  /// A context without an agreement: nobody is a party, no class is known.
  ///
  /// - Precondition: at least one zone.
  public init(feed: Feed.ID, clockZones: [ClockZone] = [.utc]) {
    precondition(!clockZones.isEmpty, "a feed is read on the clocks of at least one zone")
    self.feed = feed
    self.clockZones = clockZones
    speakers = SpeakerTable()
    actors = ActorTable()
    lexicon = Lexicon()
    classes = ClassTree()
  }
}

/// What reading a feed's file gave.
public struct FeedReading: Sendable {
  /// The form of the file.
  public var kind: FeedKind
  /// The events, in the order of the file.
  public var events: [Event] = []
  /// How many records the file has after its header.
  public var rows = 0
  /// How many records said the same as an earlier one, word for word, and were left out.
  public var repeatedRows = 0
  /// The rows that were left out as bad, in the order of the file.
  public var badRows: [BadRow] = []
  /// What is worth knowing and stops nothing, in the order of the file.
  public var notes: [Diagnostic] = []
  /// Speakers that the mission's table does not have, in order of first mention.
  public var speakersWithoutAffiliation: [String] = []

  /// A reading without events.
  public init(kind: FeedKind) { self.kind = kind }
}

/// A row that was left out, and why.
public struct BadRow: Hashable, Sendable {
  /// The record after the header, from 1.
  public var row: Int
  /// The physical line on which it begins.
  public var line: Int
  /// What is wrong with it; at least one.
  public var faults: [Diagnostic]

  /// A bad row.
  public init(row: Int, line: Int, faults: [Diagnostic]) {
    self.row = row
    self.line = line
    self.faults = faults
  }
}

/// One step of a streaming reading.
public enum FeedRecord: Sendable {
  /// A record's events, at least one.
  case events([Event])
  /// A record that was left out.
  case bad(BadRow)
}
