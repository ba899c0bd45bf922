// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceEvidence
public import TruceGround
internal import TruceTerms

extension Mission {
  /// What the feeds held, as it was known at a moment.
  ///
  /// A download is known from when the mission received it; a feed that declares itself known by
  /// publication is known a record at a time, from when each was published.
  ///
  /// - Parameter asOf: The moment; `nil` for all that the mission holds.
  /// - Returns: Events, revisions and coverage.
  /// - Throws: what reading the mission's tables and evidence throws.
  public func history(asOf: Instant? = nil) throws(Diagnostics) -> MissionHistory {
    if let remembered, remembered.asOf == asOf { return remembered.history }
    var result = MissionHistory()
    for feed in feedIDs {
      var history = FeedHistory(of: feed)
      var coverage = FeedCoverage(feed: feed, title: declaration(of: feed)?.title ?? "")
      coverage.completeDays = declaration(of: feed)?.complete
      for (_, when, download) in state.imports
      where download.feed == feed && download.form != Mission.labelsForm {
        let isKnown = asOf.map { when <= $0 } ?? true
        let isByPublication = declaration(of: feed)?.isKnownByPublication ?? false
        guard isKnown || isByPublication else { continue }
        let events = try self.events(of: download)
        if isKnown {
          history.add(events, file: download.file, received: when)
          coverage.rows += download.rows
          coverage.badRows += download.badRows
        } else if let asOf {
          history.addKnown(events, by: asOf)
        }
        coverage.files.append(
          FeedCoverage.File(name: download.file, digest: download.item.digest, received: when))
      }
      let events = history.events
      coverage.daysWithRows = days(of: events)
      result.events += events
      result.revisions += history.revisions
      result.feeds.append(coverage)
    }
    result.events += try observations(asOf: asOf)
    grade(&result.events, asOf: asOf)
    result.events = result.events.inOrder
    remembered = (asOf, result)
    return result
  }

  /// The feeds in the order in which they first came.
  var feedIDs: [Feed.ID] {
    var ids: [Feed.ID] = []
    for (_, _, download) in state.imports
    where download.form != Mission.labelsForm && !ids.contains(download.feed) {
      ids.append(download.feed)
    }
    return ids
  }

  /// What `mission.truce` says of a feed, if it declares it.
  func declaration(of feed: Feed.ID) -> MissionFile.DeclaredFeed? {
    file.feeds.first { $0.id.value == feed }
  }

  /// The word for the form of VIINA's event_labels, which are no feed of their own.
  static let labelsForm = "viina-labels"

  /// By what the events of a download are kept while the mission is open.
  static func key(of download: LedgerEntry.FeedImport) -> [String] {
    [download.feed.name, download.item.digest, download.mapping?.digest ?? ""]
  }

  /// The events of one download, read again from the evidence store.
  func events(of download: LedgerEntry.FeedImport) throws(Diagnostics) -> [Event] {
    let key = Mission.key(of: download)
    if let known = readings[key] { return known }
    guard let kind = FeedKind(rawValue: download.form) else {
      throw Diagnostics(.form(download))
    }
    let reader = FeedReader(context: try context(of: download))
    let source = try EvidenceSource(of: download.item.digest, in: EvidenceStore(in: folder))
    let reading = try reader.read(
      source, named: download.file, kind: kind, skipBadRows: true)
    readings[key] = reading.events
    return reading.events
  }

  /// What a download is read with.
  private func context(of download: LedgerEntry.FeedImport) throws(Diagnostics) -> FeedContext {
    var mapping: Mapping?
    if let item = download.mapping {
      let bytes = try EvidenceStore(in: folder).bytes(of: item.digest, limit: 1 << 24)
      mapping = try Mapping(
        parsing: SourceText(bytes: bytes, name: download.file + ".map"), for: agreement)
    }
    var context = try context(for: download.feed, mapping: mapping)
    let labels = state.imports.last { other in
      other.download.form == Mission.labelsForm && other.download.feed == download.feed
    }
    if let labels {
      let source = try EvidenceSource(
        of: labels.download.item.digest, in: EvidenceStore(in: folder))
      context.labels = try EventLabels(reading: source, named: labels.download.file)
    }
    return context
  }

  /// What a feed is read with, beside its mapping and labels.
  func context(for feed: Feed.ID, mapping: Mapping?) throws(Diagnostics) -> FeedContext {
    var context = FeedContext(
      feed: feed, agreement: agreement, speakers: try speakers(), mapping: mapping)
    if let name = file.lexicon {
      let bytes = try MissionFolder.read(try folder.resolve(name), limit: 1 << 24)
      context.lexicon = try Lexicon(
        parsing: SourceText(bytes: bytes, name: name.value), classes: agreement.classes)
    }
    return context
  }

  /// The table of speakers; empty when the mission has none.
  func speakers() throws(Diagnostics) -> SpeakerTable {
    guard folder.holds(Mission.speakersName) else { return SpeakerTable() }
    return try SpeakerTable(
      reading: try FileSource(path: folder.path(of: Mission.speakersName)),
      named: Mission.speakersName, parties: agreement.parties)
  }

  private func days(of events: [Event]) -> [CivilDay] {
    var days: Set<CivilDay> = []
    for event in events {
      let span = event.span.civilDays(in: agreement.clockZone.value)
      for number in span.lowerBound.daysSince1970...span.upperBound.daysSince1970 {
        days.insert(CivilDay(daysSince1970: number))
      }
    }
    return days.sorted()
  }
}

extension Diagnostic {
  fileprivate static func form(_ download: LedgerEntry.FeedImport) -> Diagnostic {
    Diagnostic(
      .error, "store.form", at: Location(file: download.file),
      "the ledger names the form '\(download.form)', which this Truce does not know",
      expected: FeedKind.allCases.map(\.rawValue).joined(separator: ", "),
      mend: "open the mission with the version of Truce that wrote it")
  }
}
