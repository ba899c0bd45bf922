// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround
public import TruceTerms

/// Which columns of a CSV or GeoJSON file say what: a mapping file, read.
///
/// All that a mapping knows of a feed's words (names of parties, claims of compliance, parts of the
/// day) stands in the file, not in code. docs/feeds.md has the syntax with three examples.
public struct Mapping: Hashable, Sendable {
  /// Where a value comes from.
  enum Value: Hashable, Sendable {
    /// From a column, by its number in ``Mapping/columns``.
    case column(Int)
    /// The same for every record.
    case always(String)
  }

  /// What has to hold of a record.
  struct Condition: Hashable, Sendable {
    enum Test: Hashable, Sendable {
      case has([String])
      case equals([String])
      case isEmpty
      case isNotEmpty
    }
    var column: Int
    var test: Test
  }

  /// When a rule applies: where all conditions hold.
  typealias Conditions = [Condition]

  /// How precisely a record gives its time.
  struct Precision: Hashable, Sendable {
    var precision: TimePrecision
    var minutesEitherSide: Int?
  }

  struct When: Hashable, Sendable {
    var start = Value.always("")
    var end: Value?
    var forms: [DateForm] = .plain
    var clockStart: Value?
    var clockEnd: Value?
    var parts = DayPart.known
    var precision: Value?
    var precisions: [String: Precision] = [:]
    var zone: Value?
    /// `nil` stands for a zone that nobody says.
    var zones: [String: ClockZone?] = [:]
    var published: Value?
    var publishedForms: [DateForm] = .plain
  }

  struct Where: Hashable, Sendable {
    var latitude: Value?
    var longitude: Value?
    var usesGeometry = false
    /// Whether a polygon is the ground of a settlement, all of it equally likely.
    var isEven = false
    var radius: Value?
    var radii: [String: Double] = [:]
    var holds = 95
    var name: Value?
    var region: Value?
  }

  struct What: Hashable, Sendable {
    var words: Value?
    var objectClass: Value?
    var noClass: [String] = []
    var classes: [String: ObjectClass.ID] = [:]
    var means: Value?
    var noMeans: [String] = []
    var acts: [(act: ActKind?, when: Conditions)] = []
    var act: ActKind? = .hit
    var sensors: [(instrument: String, when: Conditions)] = []
    var accidents: [Conditions] = []
    var invocations: [(exception: String, when: Conditions)] = []

    static func == (a: What, b: What) -> Bool { a.key == b.key }
    func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// All of it as text, for comparison.
    private var key: String {
      let parts: [String] = [
        "\(String(describing: words)) \(String(describing: objectClass)) \(noClass)",
        classes.keys.sorted().map { "\($0)=\(classes[$0]?.name ?? "")" }.joined(separator: ","),
        "\(String(describing: means)) \(noMeans) \(acts) \(String(describing: act))",
        "\(sensors) \(accidents) \(invocations)",
      ]
      return parts.joined(separator: "\n")
    }
  }

  struct Who: Hashable, Sendable {
    var speaker: Value?
    var separator: String?
    var denialMarks: [String] = []
    var denied: Value?
    var deniedSeparator: String?
    /// Means that a denial is limited to, by words of its own.
    var deniedMeans: [DenialRule] = []
    var occurrenceWords: [String] = []
    var objectWords: [String] = []
    var actor: Value?
    var actors: [String: Party.ID] = [:]
    var noActor: [String] = []
    var own: [Conditions] = []
  }

  /// A limit that a denial's words set.
  struct DenialRule: Hashable, Sendable {
    var means: String
    var words: [String]
  }

  struct Texts: Hashable, Sendable {
    var text: Value?
    var casualties: Value?
    var address: Value?
    var publication: Value?
  }

  /// What the mapping calls the feed.
  public internal(set) var title: String
  /// The form of the file it is for.
  public internal(set) var form: FeedKind?
  /// What stands between two fields, where the mapping says.
  public internal(set) var separator: CSVDelimiter?
  /// The Admiralty grade of the feed's events, where the mapping says.
  public internal(set) var grade: Grade?
  /// The columns it speaks of, in order of first mention.
  public internal(set) var columns: [String] = []
  /// Where each column is first named.
  var columnPlaces: [Location] = []
  /// Names of actors, for feeds of a known form too.
  public internal(set) var names: [ActorName] = []

  var id: [Value] = []
  var when = When()
  var place = Where()
  var what = What()
  var who = Who()
  var texts = Texts()

  /// A name for a party.
  public struct ActorName: Hashable, Sendable {
    /// The name as the feed writes it.
    public var name: String
    /// The party it means.
    public var party: Party.ID
  }

  init(title: String) { self.title = title }

  /// Equal when what they say is; places in the file do not count.
  public static func == (a: Mapping, b: Mapping) -> Bool {
    a.title == b.title && a.form == b.form && a.separator == b.separator && a.grade == b.grade
      && a.columns == b.columns && a.names == b.names && a.id == b.id && a.when == b.when
      && a.place == b.place && a.what == b.what && a.who == b.who && a.texts == b.texts
  }

  /// By title, form and columns.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    hasher.combine(form)
    hasher.combine(columns)
  }
}
