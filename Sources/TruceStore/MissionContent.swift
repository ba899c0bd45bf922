// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFigures
public import TruceFindings
public import TruceGround
public import TruceTerms

/// Everything a report is made of: a mission as it was known at a moment, assessed.
///
/// A pure value: two equal contents give reports of the same bytes.
public struct MissionContent: Sendable {
  /// What the mission calls itself.
  public var title: String
  /// The terms.
  public var agreement: Agreement
  /// What the mission sets.
  public var settings: MissionSettings
  /// What each feed brought and covers.
  public var feeds: [FeedCoverage]
  /// The known objects.
  public var objects: [ProtectedObject]
  /// Land for the map; empty for none.
  public var outlines: [Geometry]
  /// Boundaries for the map; empty for none.
  public var boundaries: [MapBoundary] = []
  /// What the outlines are drawn from, for the caption.
  public var outlinesSource: String
  /// Every event that was known, by (start, feed, id); those that joined no incident are among them.
  ///
  /// - Complexity: O(events) for a content that was kept.
  public var events: [Event] {
    get { told.events(in: assessment.incidents) }
    set { told = .all(newValue) }
  }
  /// How many events were known.
  public var eventCount: Int { told.count }
  private var told: Told
  /// Under the mission's standard of proof.
  public var assessment: Assessment
  /// The same incidents under each bound party's own claims, in order of declaration.
  public var claims: [Assessment]
  /// The comparisons that the mission wrote down, in order.
  public var comparisons: [RecordedComparison] = []
  /// The numbers that somebody published of the other side's acts, in the order of the table.
  public var tallies: [PublishedTally] = []
  /// The moment whose knowledge this is; `nil` for all that is in the mission.
  public var asOf: Instant?
  /// How many entries of the ledger it was made from.
  public var ledgerSize: Int
  /// The root hash of the ledger at that size, in lower-case hexadecimal digits.
  public var ledgerRoot: String

  /// A mission's content.
  public init(
    title: String, agreement: Agreement, settings: MissionSettings, feeds: [FeedCoverage],
    objects: [ProtectedObject], outlines: [Geometry], outlinesSource: String, events: [Event],
    assessment: Assessment, claims: [Assessment], asOf: Instant?, ledgerSize: Int,
    ledgerRoot: String
  ) {
    self.init(
      title: title, agreement: agreement, settings: settings, feeds: feeds, objects: objects,
      outlines: outlines, outlinesSource: outlinesSource, told: .all(events),
      assessment: assessment, claims: claims, asOf: asOf, ledgerSize: ledgerSize,
      ledgerRoot: ledgerRoot)
  }

  init(
    title: String, agreement: Agreement, settings: MissionSettings, feeds: [FeedCoverage],
    objects: [ProtectedObject], outlines: [Geometry], outlinesSource: String, told: Told,
    assessment: Assessment, claims: [Assessment], asOf: Instant?, ledgerSize: Int,
    ledgerRoot: String
  ) {
    self.title = title
    self.agreement = agreement
    self.settings = settings
    self.feeds = feeds
    self.objects = objects
    self.outlines = outlines
    self.outlinesSource = outlinesSource
    self.told = told
    self.assessment = assessment
    self.claims = claims
    self.asOf = asOf
    self.ledgerSize = ledgerSize
    self.ledgerRoot = ledgerRoot
  }
}

extension MissionContent {
  /// Where the events are: all in a row, or with the incidents that hold them.
  enum Told: Sendable {
    case all([Event])
    case kept(loose: [Event], count: Int)

    var count: Int {
      switch self {
      case .all(let events): events.count
      case .kept(_, let count): count
      }
    }

    func events(in incidents: Incidents) -> [Event] {
      switch self {
      case .all(let events): return events
      case .kept(let loose, _):
        // A denial may be in several incidents.
        var met: Set<Event.ID> = []
        let held = incidents.lazy.flatMap(\.events).filter { met.insert($0.id).inserted }
        return (held + loose).inOrder
      }
    }
  }
}

/// What a mission sets in `mission.truce`.
public struct MissionSettings: Hashable, Sendable {
  /// Its standard of proof.
  public var proof = Proof.standard
  /// The readings that count in the four numbers; those of bound parties when it names none.
  public var countedReadings: [Reading.ID] = []
  /// The probability from which a place counts as inside, 0.5...1.
  public var placeThreshold = 0.95
  /// The days its reports cover, if it says.
  public var period: ClosedRange<CivilDay>?
  /// The language of its reports: `en`, `uk` or `ru`.
  public var language = "en"

  /// The settings of a mission that sets nothing.
  public init() {}
}

/// What a feed brought and where it claims to be complete.
public struct FeedCoverage: Hashable, Sendable {
  /// The feed.
  public var feed: Feed.ID
  /// What it is, in words.
  public var title: String
  /// The files imported, oldest first: name, SHA-256 in hexadecimal, when received.
  public var files: [File]
  /// The days on which it has at least one row, in the agreement's zone, in order.
  public var daysWithRows: [CivilDay]
  /// The days for which it declares itself complete; `nil` when it does not.
  public var completeDays: ClosedRange<CivilDay>?
  /// Rows read, left out as bad, and superseded by a later download.
  public var rows = 0
  /// Rows left out as bad, in total.
  public var badRows = 0

  /// A file that was imported.
  public struct File: Hashable, Sendable {
    /// Its name as given.
    public var name: String
    /// Its digest.
    public var digest: String
    /// When the mission received it.
    public var received: Instant

    /// An imported file.
    public init(name: String, digest: String, received: Instant) {
      self.name = name
      self.digest = digest
      self.received = received
    }
  }

  /// A feed's coverage.
  public init(feed: Feed.ID, title: String) {
    self.feed = feed
    self.title = title
    self.files = []
    self.daysWithRows = []
  }
}
