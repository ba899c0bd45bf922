// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
internal import TruceFigures
internal import TruceFindings
public import TruceGround
public import TruceTerms

/// What a mission says of itself in `mission.truce`: its settings and the files it is made of.
///
/// ```
/// mission "Harbour truce"
///   proof default
///   counts north-1, south-1
///   place met from 0.95
///   report from 2031-04-01 to 2031-05-31
///   language en
///
/// feed reports "Curated reports" from "feeds/reports.csv" mapping "reports.map"
/// objects from "objects.csv"
/// outlines from "outlines.geojson" "Natural Earth 1:50m, public domain"
/// lexicon from "lexicon.txt"
/// ```
public struct MissionFile: Sendable {
  /// The name of the file in the mission's folder.
  public static let name = "mission.truce"

  /// What the mission calls itself.
  public var title: String
  /// Its settings.
  public var settings = MissionSettings()
  /// When the mission was founded, if it says; else when its ledger was begun.
  public var founded: Instant?
  /// Where the counted readings are named, to report an unknown one.
  public var countedReadings: [Marked<Reading.ID>] = []
  /// The feeds it declares, in order.
  public var feeds: [DeclaredFeed] = []
  /// Files of known objects, in order.
  public var objects: [DeclaredFile] = []
  /// The outlines of the map.
  public var outlines: DeclaredFile?
  /// The lexicon that replaces the built-in one.
  public var lexicon: Marked<String>?
  /// The table from OSM tags to classes that replaces the built-in one.
  public var tags: Marked<String>?
  /// The table of published tallies.
  public var tallies: Marked<String>?
  /// The comparisons that were written down, in order.
  public var comparisons: [DeclaredComparison] = []

  /// A file the mission names, with a word on it.
  public struct DeclaredFile: Hashable, Sendable {
    /// The name below the mission's folder.
    public var file: Marked<String>
    /// A mapping file, if one is needed.
    public var mapping: Marked<String>?
    /// What it is, for captions; empty when not said.
    public var words: String
  }

  /// A feed the mission declares.
  public struct DeclaredFeed: Hashable, Sendable {
    /// Its name.
    public var id: Marked<Feed.ID>
    /// What it is, in words.
    public var title: String
    /// The downloads that are already in the folder, oldest first.
    public var files: [Marked<String>]
    /// Its mapping file, if it needs one.
    public var mapping: Marked<String>?
    /// Its form, if it is not to be told by the header.
    public var form: Marked<String>?
    /// When the mission received the files; now when not said.
    public var received: Instant?
    /// The days for which it declares itself complete.
    public var complete: ClosedRange<CivilDay>?
    /// The days over which it was collected in one way; `nil` when it was not, or nobody says so.
    public var alike: ClosedRange<CivilDay>?
    /// What the mission says of the way of collecting.
    public var collecting = ""
    /// Whether rows that cannot be read are left out and listed.
    public var skipsBadRows = false
    /// Whether a record counts as known from its publication, for a feed gathered afterwards; else
    /// from the moment the mission received it.
    public var isKnownByPublication = false
  }

  /// A mission of that title that sets nothing.
  public init(title: String) { self.title = title }

  /// Reads the file.
  ///
  /// - Throws: every fault, in file order. Slugs: `mission.syntax`, `mission.word`, `mission.value`,
  ///   `mission.twice`, and those of the outline.
  public init(parsing source: SourceText) throws(Diagnostics) {
    var parser = MissionFileParser(source)
    self = parser.parse()
    if let faults = Diagnostics(parser.faults.inFileOrder) { throw faults }
  }
}

/// Reads statements one after another, keeping every fault.
struct MissionFileParser {
  private let outline: Outline
  private let name: String
  var faults: [Diagnostic] = []

  init(_ source: SourceText) {
    name = source.name
    outline = Outline(reading: source, faults: &faults)
  }

  mutating func parse() -> MissionFile {
    var file = MissionFile(title: "")
    for line in outline.lines where !line.tokens.isEmpty {
      switch line.keyword {
      case "mission":
        var cursor = MissionCursor(line)
        if !file.title.isEmpty { faults.append(.twice("mission", at: line.location)) }
        file.title = cursor.text() ?? ""
        finish(cursor)
        for child in line.children where !child.tokens.isEmpty { set(child, in: &file) }
      case "feed": if let feed = feed(line, among: file.feeds) { file.feeds.append(feed) }
      case "objects": if let objects = declared(line) { file.objects.append(objects) }
      case "outlines": if let outlines = declared(line) { file.outlines = outlines }
      case "lexicon": file.lexicon = declared(line)?.file
      case "tags": file.tags = declared(line)?.file
      case "tallies": file.tallies = declared(line)?.file
      case "comparison":
        if let declared = comparison(line, among: file.comparisons) {
          file.comparisons.append(declared)
        }
      default:
        faults.append(
          .word(
            line.tokens[0],
            among: [
              "mission", "feed", "objects", "outlines", "lexicon", "tags", "tallies", "comparison",
            ]))
      }
    }
    if file.title.isEmpty, faults.isEmpty { faults.append(.untitled(in: name)) }
    return file
  }

  private mutating func set(_ line: Outline.Line, in file: inout MissionFile) {
    var cursor = MissionCursor(line)
    switch line.keyword {
    case "proof":
      if let word = cursor.word() {
        if let proof = Proof(word.content) {
          file.settings.proof = proof
        } else {
          faults.append(
            .value(
              word, expected: "default, any-report, two-independent, both-parties or reviewed"))
        }
      }
    case "counts":
      repeat {
        guard let word = cursor.word() else { break }
        file.countedReadings.append(Marked(Reading.ID(word.content), at: word.location))
      } while cursor.comma()
      file.settings.countedReadings = file.countedReadings.map(\.value)
    case "place":
      cursor.expect("met")
      cursor.expect("from")
      if let word = cursor.word() {
        if let value = Double(word.content), (0.5...1).contains(value) {
          file.settings.placeThreshold = value
        } else {
          faults.append(.value(word, expected: "a probability from 0.5 to 1, such as 0.95"))
        }
      }
    case "report":
      cursor.expect("from")
      file.settings.period = days(&cursor)
    case "founded": file.founded = instant(&cursor)
    case "language":
      if let word = cursor.word() {
        if ["en", "uk", "ru"].contains(word.content) {
          file.settings.language = word.content
        } else {
          faults.append(.value(word, expected: "en, uk or ru"))
        }
      }
    default:
      faults.append(
        .word(line.tokens[0], among: ["proof", "counts", "place", "report", "language", "founded"]))
      return
    }
    finish(cursor)
  }

  /// A declared feed; its clauses may stand on lines of their own below it.
  ///
  /// `feed ID "title" from "file", "file" [mapping "file"] [form acled] [received INSTANT]
  /// [complete DAY to DAY] [collected alike DAY to DAY | collected unlike] [because "…"]
  /// [skips bad rows] [known by publication]`
  private mutating func feed(
    _ line: Outline.Line, among feeds: [MissionFile.DeclaredFeed]
  ) -> MissionFile.DeclaredFeed? {
    var line = line
    for child in line.children { line.tokens += child.tokens }
    var cursor = MissionCursor(line)
    guard let id = cursor.word() else {
      finish(cursor)
      return nil
    }
    if feeds.contains(where: { $0.id.value.name == id.content }) {
      faults.append(.twice("feed \(id.content)", at: id.location))
    }
    var feed = MissionFile.DeclaredFeed(
      id: Marked(Feed.ID(id.content), at: id.location), title: "", files: [])
    if cursor.isAtText { feed.title = cursor.text() ?? "" }
    while let word = cursor.nextWord() {
      switch word.content {
      case "from":
        repeat {
          if let text = cursor.markedText() { feed.files.append(text) } else { break }
        } while cursor.comma()
      case "mapping": feed.mapping = cursor.markedText()
      case "form": feed.form = cursor.word().map { Marked($0.content, at: $0.location) }
      case "received": feed.received = instant(&cursor)
      case "complete": feed.complete = days(&cursor)
      case "collected":
        if cursor.isAt("unlike") {
          cursor.expect("unlike")
        } else {
          cursor.expect("alike")
          feed.alike = days(&cursor)
        }
        if cursor.isAt("because") {
          cursor.expect("because")
          feed.collecting = cursor.text() ?? ""
        }
      case "skips":
        cursor.expect("bad")
        cursor.expect("rows")
        feed.skipsBadRows = true
      case "known":
        cursor.expect("by")
        cursor.expect("publication")
        feed.isKnownByPublication = true
      default:
        faults.append(
          .word(
            word,
            among: [
              "from", "mapping", "form", "received", "complete", "collected", "skips", "known",
            ]))
        return feed
      }
    }
    finish(cursor)
    return feed
  }

  /// A declared file.
  ///
  /// `… from "file" [mapping "file"] ["words"]`
  private mutating func declared(_ line: Outline.Line) -> MissionFile.DeclaredFile? {
    var cursor = MissionCursor(line)
    cursor.expect("from")
    guard let file = cursor.markedText() else {
      finish(cursor)
      return nil
    }
    var result = MissionFile.DeclaredFile(file: file, mapping: nil, words: "")
    if cursor.isAt("mapping") {
      _ = cursor.nextWord()
      result.mapping = cursor.markedText()
    }
    if cursor.isAtText { result.words = cursor.text() ?? "" }
    finish(cursor)
    return result
  }

  private mutating func instant(_ cursor: inout MissionCursor) -> Instant? {
    guard let word = cursor.word() else { return nil }
    if let instant = Instant(word.content) { return instant }
    faults.append(.value(word, expected: "a moment, such as 2025-05-01T00:00:00Z"))
    return nil
  }

  mutating func days(_ cursor: inout MissionCursor) -> ClosedRange<CivilDay>? {
    guard let first = cursor.word() else { return nil }
    cursor.expect("to")
    guard let last = cursor.word() else { return nil }
    guard let from = CivilDay(first.content) else {
      faults.append(.value(first, expected: "a day, such as 2025-03-18"))
      return nil
    }
    guard let to = CivilDay(last.content), from <= to else {
      faults.append(.value(last, expected: "a day not before \(from)"))
      return nil
    }
    return from...to
  }

  mutating func finish(_ cursor: MissionCursor) {
    var cursor = cursor
    cursor.end()
    faults += cursor.faults
  }
}
