// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEngine
public import TruceEvidence
public import TruceGround
internal import TruceTerms

extension Mission {
  /// A file that is to be taken in.
  public struct Download: Sendable {
    /// Where its bytes are.
    public enum Content: Sendable {
      /// In a file.
      case file(String)
      /// In memory, as from standard input.
      case bytes([UInt8])
    }

    /// Where its bytes are.
    public var content: Content
    /// The name that stands in diagnostics and in the ledger.
    public var name: String
    /// Whose feed it is; told by its form, or by its name, when not said.
    public var feed: Feed.ID?
    /// Its form, when the header shall not decide.
    public var form: FeedKind?
    /// Its mapping file's text; the feed's last when not said.
    public var mapping: SourceText?
    /// Whether bad rows are left out and listed.
    public var skipsBadRows = false
    /// When the mission received it; now when not said.
    public var received: Instant?

    /// A file to take in.
    public init(content: Content, name: String) {
      self.content = content
      self.name = name
    }
  }

  /// How large the file is, packed or not; `nil` for what is no plain file.
  private static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// What taking in a file did.
  public struct Imported: Sendable {
    /// The feed.
    public var feed: Feed.ID
    /// Whether anything new came: the same file again changes nothing.
    public var isNew: Bool
    /// What was read; its events included.
    public var reading: FeedReading
    /// What it changed in records that were there.
    public var revisions: [FeedHistory.Revision]
    /// Incidents that have another name from now on.
    public var leads: [LedgerEntry.Lead]
  }

  /// Takes a file in: reads it whole, keeps it untouched, then records it.
  ///
  /// Nothing is left behind when this throws. The same bytes with the same mapping are taken in once.
  /// - Throws: what reading the file throws, `store.unwritable`, and what the ledger throws.
  public func take(_ download: Download) throws(Diagnostics) -> Imported {
    try take([download])[0]
  }

  /// Takes files in, oldest first: all of them or none.
  ///
  /// Every file is read before the first is recorded, and all are recorded in one batch.
  /// - Throws: as for one file.
  public func take(_ downloads: [Download]) throws(Diagnostics) -> [Imported] {
    try recording { () throws(Diagnostics) in try takeAll(downloads) }
  }

  private func takeAll(_ downloads: [Download]) throws(Diagnostics) -> [Imported] {
    var read: [(download: Download, reading: FeedReading, mapping: EvidenceItem?)] = []
    for download in downloads {
      let (reading, mapping) =
        try isLabels(download) ? (readLabels(download), nil) : self.read(download)
      read.append((download, reading, mapping))
    }
    var results: [Imported] = []
    var acts: [(act: LedgerEntry.Act, when: Instant?)] = []
    var latest: [Feed.ID: LedgerEntry.FeedImport] = [:]
    for (download, reading, mapping) in read {
      let entry = try entry(of: download, reading, mapping: mapping)
      let last = latest[entry.feed] ?? state.lastImport(of: entry.feed)
      let isLabels = entry.form == Mission.labelsForm
      let isNew =
        isLabels
        ? !state.imports.contains { $0.download.item.digest == entry.item.digest }
        : last?.item.digest != entry.item.digest || last?.mapping?.digest != entry.mapping?.digest
      if isNew {
        acts.append((.importFeed(entry), download.received))
        // VIINA's events are read with labels, which may have come before; a file that was told by
        // its form was read under the name of the file, and not of the feed.
        let isAsKept = reading.events.allSatisfy { $0.feed == entry.feed }
        if !isLabels, reading.kind != .viina, isAsKept {
          readings[Mission.key(of: entry)] = reading.events
        }
        if !isLabels { latest[entry.feed] = entry }
      }
      results.append(
        Imported(feed: entry.feed, isNew: isNew, reading: reading, revisions: [], leads: []))
    }
    if acts.isEmpty { return results }
    let known = try history().revisions
    let leads = try record(acts, because: nil)
    let after = try history()
    for index in results.indices where results[index].isNew {
      let feed = results[index].feed
      results[index].revisions = after.revisions.filter { $0.feed == feed && !known.contains($0) }
      results[index].reading.events = after.events.filter { $0.feed == feed }
    }
    if let last = results.lastIndex(where: \.isNew) { results[last].leads = leads }
    return results
  }

  /// What a file holds, and the mapping it is read with if that was kept before.
  private func read(
    _ download: Download
  ) throws(Diagnostics) -> (reading: FeedReading, mapping: EvidenceItem?) {
    var kept: EvidenceItem?
    var mapping: Mapping?
    if let text = download.mapping {
      mapping = try Mapping(parsing: text, for: agreement)
    } else if let feed = download.feed, let last = state.lastImport(of: feed)?.mapping {
      kept = last
      let bytes = try EvidenceStore(in: folder).bytes(of: last.digest, limit: 1 << 24)
      mapping = try Mapping(
        parsing: SourceText(bytes: bytes, name: "mapping of \(feed)"), for: agreement)
    }
    let guess = download.feed ?? Feed.ID(Mission.stem(of: download.name))
    let counted = CountingSource(try source(of: download))
    let size: Int? =
      switch download.content {
      case .file(let path): Mission.size(of: path)
      case .bytes(let bytes): bytes.count
      }
    let reading = try FeedReader(context: try context(for: guess, mapping: mapping)).read(
      counted, named: download.name, kind: download.form, skipBadRows: download.skipsBadRows
    ) { [onRows] rows in
      // How many rows there are is judged from how far the file was read.
      onRows?(rows, size.map { max(rows, rows * $0 / max(1, counted.count)) })
    }
    return (reading, kept)
  }

  /// Keeps a file that was read, with its mapping, and says what the ledger is to say of it.
  private func entry(
    of download: Download, _ reading: FeedReading, mapping: EvidenceItem?
  ) throws(Diagnostics) -> LedgerEntry.FeedImport {
    let evidence = EvidenceStore(in: folder)
    var mapping = mapping
    if let text = download.mapping {
      mapping = try evidence.keep(
        Array(text.lines.joined(separator: "\n").utf8), noting: unrecorded)
    }
    let isLabels = try isLabels(download)
    return LedgerEntry.FeedImport(
      feed: download.feed ?? Mission.feed(of: reading.kind, name: download.name),
      form: isLabels ? Mission.labelsForm : reading.kind.rawValue,
      file: Mission.lastPart(of: download.name), item: try keep(download, in: evidence),
      mapping: isLabels ? nil : mapping, rows: reading.rows, badRows: reading.badRows.count)
  }

  private func source(of download: Download) throws(Diagnostics) -> any ByteSource {
    switch download.content {
    case .file(let path): try FileSource(path: path)
    case .bytes(let bytes): BytesSource(bytes)
    }
  }

  private func keep(
    _ download: Download, in evidence: EvidenceStore
  ) throws(Diagnostics) -> EvidenceItem {
    switch download.content {
    case .file(let path):
      var source = try FileSource(path: path)
      return try evidence.keep(&source, noting: unrecorded)
    case .bytes(let bytes): return try evidence.keep(bytes, noting: unrecorded)
    }
  }

  /// The feed of a file of a known form is the form; of any other, its name without what follows the
  /// first dot.
  private static func feed(of kind: FeedKind, name: String) -> Feed.ID {
    switch kind {
    case .acled, .ucdp, .viina, .firms: Feed.ID(kind.rawValue)
    case .csv, .geojson: Feed.ID(stem(of: name))
    }
  }

  private static func lastPart(of name: String) -> String {
    String(name.split(separator: "/").last ?? "file")
  }

  private static func stem(of name: String) -> String {
    let stem = lastPart(of: name).split(separator: ".").first ?? "feed"
    let letters = stem.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        ? Character(scalar) : "-"
    }
    return String(letters)
  }

  /// Whether a file is VIINA's event_labels, which join its event_info by id.
  private func isLabels(_ download: Download) throws(Diagnostics) -> Bool {
    guard download.form == nil || download.form == .viina else { return false }
    guard
      let feed = try? FeedSource(opening: try source(of: download), named: download.name)
    else { return false }
    let first = feed.beginning.prefix { $0 != 0x0A && $0 != 0x0D }
    let columns = String(decoding: first, as: UTF8.self)
    return columns.contains("event_id") && columns.contains("t_property_b")
      && !columns.contains("asciiname")
  }

  private func readLabels(_ download: Download) throws(Diagnostics) -> FeedReading {
    var reading = FeedReading(kind: .viina)
    reading.rows = try EventLabels(
      reading: try source(of: download), named: download.name
    ).count
    return reading
  }

  /// The download that a declared feed's file is.
  ///
  /// - Throws: what resolving and reading the names throws.
  public func declared(
    _ file: Marked<String>, of feed: MissionFile.DeclaredFeed
  ) throws(Diagnostics) -> Download {
    var download = Download(content: .file(try folder.resolve(file)), name: file.value)
    download.feed = feed.id.value
    download.skipsBadRows = feed.skipsBadRows
    download.received = feed.received
    if let mapping = feed.mapping {
      let bytes = try MissionFolder.read(try folder.resolve(mapping), limit: 1 << 24)
      download.mapping = try SourceText(bytes: bytes, name: mapping.value)
    }
    if let form = feed.form {
      guard let kind = FeedKind(rawValue: form.value) else {
        throw Diagnostics(.unknownForm(form))
      }
      download.form = kind
    }
    return download
  }
}

extension Diagnostic {
  fileprivate static func unknownForm(_ form: Marked<String>) -> Diagnostic {
    let forms = FeedKind.allCases.map(\.rawValue)
    return Diagnostic(
      .error, "mission.form", at: form.location, "there is no form '\(form.value)'",
      expected: forms.joined(separator: ", "),
      mend: nearest(to: form.value, among: forms).map { "did you mean '\($0)'?" }
        ?? "leave the form out to have it told by the header")
  }
}
