// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround

/// The records of one feed over its downloads: what came, what changed, what vanished.
///
/// A source may overwrite and delete: nothing of that is silent. A download speaks for the days it
/// covers, from its first record's to its last's: a record within them that it no longer holds has
/// vanished; one outside them, or of another satellite's sensor, is not its business.
public struct FeedHistory: Sendable {
  /// What a later download did to a record.
  public struct Revision: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The record came later than the feed's first download, within days that were covered before.
      case added
      /// Its content is another.
      case changed
      /// It is no longer there.
      case vanished
    }

    /// The feed.
    public var feed: Feed.ID
    /// The record's id in the feed.
    public var record: String
    /// What happened.
    public var kind: Kind
    /// What is different, in words; empty unless it changed.
    public var fields: [String]
    /// When the mission received the download that did it.
    public var received: Instant
    /// The file that did it.
    public var file: String
  }

  private struct Record {
    var events: [Event]
    var order: Int
  }

  private let feed: Feed.ID
  /// The events of the first download, until another one comes.
  private var first: [Event]?
  private var records: [String: Record] = [:]
  private var nextOrder = 0
  private var covered: TimeSpan?
  /// What later downloads did, in order of download, then of record id.
  public private(set) var revisions: [Revision] = []

  /// A feed without a download.
  public init(of feed: Feed.ID) { self.feed = feed }

  /// The events now, by the order in which their records first came.
  public var events: [Event] {
    if let first { return first }
    return records.values.sorted { $0.order < $1.order }.flatMap(\.events)
  }

  /// Takes in a download.
  public mutating func add(_ events: [Event], file: String, received: Instant) {
    if covered == nil, records.isEmpty, first == nil {
      first = events
      covered = FeedHistory.span(of: events)
      return
    }
    layOutFirst()
    let isFirst = covered == nil
    var arrived: [String: [Event]] = [:]
    var order: [String] = []
    for event in events {
      if arrived[event.record] == nil { order.append(event.record) }
      arrived[event.record, default: []].append(event)
    }
    let span = FeedHistory.span(of: events)
    var found: [Revision] = []
    func revise(_ record: String, _ kind: Revision.Kind, _ fields: [String] = []) {
      found.append(
        Revision(
          feed: feed, record: record, kind: kind, fields: fields, received: received, file: file))
    }
    for record in order {
      guard let new = arrived[record] else { continue }
      if let old = records[record] {
        let fields = FeedHistory.differences(between: old.events, and: new)
        if !fields.isEmpty { revise(record, .changed, fields) }
        records[record]?.events = new
      } else {
        if !isFirst, let covered, let start = new.first?.span, covered.overlaps(start) {
          revise(record, .added)
        }
        records[record] = Record(events: new, order: nextOrder)
        nextOrder += 1
      }
    }
    if let span, !isFirst {
      let sensors = Set(events.map(\.sensorName))
      let gone = records.filter {
        arrived[$0.key] == nil && FeedHistory.lies($0.value.events, in: span)
          && sensors.contains($0.value.events.first?.sensorName ?? "")
      }
      for record in gone.keys.sorted() {
        revise(record, .vanished)
        records[record] = nil
      }
    }
    revisions += found.sorted {
      $0.record.unicodeScalars.lexicographicallyPrecedes($1.record.unicodeScalars)
    }
    covered = span.map { covered?.union($0) ?? $0 } ?? covered
  }

  /// Lays out the first download by its records, to compare another with it.
  private mutating func layOutFirst() {
    guard let events = first else { return }
    first = nil
    for event in events {
      if records[event.record] == nil {
        records[event.record] = Record(events: [event], order: nextOrder)
        nextOrder += 1
      } else {
        records[event.record]?.events.append(event)
      }
    }
  }

  private static func span(of events: [Event]) -> TimeSpan? {
    events.isEmpty ? nil : events.dropFirst().reduce(events[0].span) { $0.union($1.span) }
  }

  /// Takes in only what a later download adds and had been published by a moment.
  public mutating func addKnown(_ events: [Event], by moment: Instant) {
    layOutFirst()
    var known: [String: [Event]] = [:]
    var order: [String] = []
    for event in events where records[event.record] == nil {
      guard let published = event.published, published.end <= moment else { continue }
      if known[event.record] == nil { order.append(event.record) }
      known[event.record, default: []].append(event)
    }
    for record in order {
      records[record] = Record(events: known[record] ?? [], order: nextOrder)
      nextOrder += 1
    }
  }

  private static func lies(_ events: [Event], in span: TimeSpan) -> Bool {
    events.allSatisfy { span.start <= $0.span.start && $0.span.end <= span.end }
  }

  /// The fields in which two versions of a record differ, in a fixed order; where it stood in its
  /// file does not count.
  private static func differences(between old: [Event], and new: [Event]) -> [String] {
    if old.count != new.count { return ["speakers"] }
    var fields: [String] = []
    func compare<Value: Equatable>(_ name: String, _ path: KeyPath<Event, Value>) {
      if zip(old, new).contains(where: { $0[keyPath: path] != $1[keyPath: path] }) {
        fields.append(name)
      }
    }
    compare("speaker", \.speaker.name)
    compare("act", \.act)
    compare("time", \.span)
    compare("place", \.place)
    compare("object", \.objectWords)
    compare("object class", \.objects)
    compare("actor", \.actor)
    compare("actor's words", \.actorWords)
    compare("means", \.means)
    compare("denial", \.denial)
    compare("text", \.text)
    compare("casualties", \.casualties)
    compare("place name", \.placeName)
    compare("region", \.region)
    compare("publication", \.publication)
    compare("address", \.address)
    compare("published", \.published)
    compare("sensor", \.sensor)
    return fields
  }
}

extension Event {
  /// The satellite's sensor whose record it is, as its record's id names it; empty for any other event.
  fileprivate var sensorName: String {
    guard let sensor else { return "" }
    return sensor.instrument + " " + (record.split(separator: "_").first ?? "")
  }
}
