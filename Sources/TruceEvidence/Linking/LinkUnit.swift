// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// What one record tells, all its speakers together, made ready for comparing.
struct LinkUnit {
  /// What its events tell of.
  enum Kind {
    /// A strike: a hit, an attempt, debris or a demolition.
    case strike
    /// A tally or a claim of compliance: an incident of its own that joins nothing.
    case alone
    /// A denial without the row it denies.
    case denial
    /// A sensor's record.
    case sensor
    /// No act: it can speak of an incident that others tell, and makes none.
    case silent
  }

  /// Its events, as indices into the ordered list.
  var events: [Int]
  /// What they tell of.
  var kind: Kind
  /// When.
  var span: TimeSpan
  /// The clock time, if the source gives one.
  var clock: Instant?
  /// The clock time that another record of the speaker gives for it, twelve hours off: morning taken
  /// for evening.
  var otherClock: Instant?
  /// The hours its words allow.
  var partOfDay: PartOfDay?
  /// Where.
  var place: Place?
  /// The words of the place's name.
  var placeWords: [String]
  /// The classes named as struck.
  var classes: [ObjectClass.ID]
  /// The words for what was struck.
  var objectWords: [String]
  /// The numbers from 100 on among them, such as people without power.
  var counts: [Int]
  /// The kilovolts of a line or a substation.
  var kilovolts: [Int]
  /// The means; empty when not said.
  var means: String
  /// Whom it names as author.
  var actor: Party.ID?
  /// Who speaks, by provenance; a speaker of unknown affiliation by name.
  var speakers: [String]

  /// The unit of a record's events.
  init(of indices: [Int], in events: [Event]) {
    let own = indices.map { events[$0] }
    let telling = own.filter { $0.denial == nil && $0.act != .denial }
    let first = telling.first ?? own[0]
    self.events = indices
    kind = LinkUnit.kind(of: own)
    span = Incident.span(ofEvents: telling.isEmpty ? own : telling)
    switch first.timePrecision {
    case .minute, .hour: clock = first.span.start
    case .partOfDay, .day, .days, .month, .year: clock = nil
    }
    partOfDay = clock == nil ? PartOfDay(words: first.timeWords) : nil
    place = telling.compactMap(\.place).min { $0.radiusInMetres < $1.radiusInMetres }
    placeWords = FoldedWords.words(of: first.placeName, without: FoldedWords.namingNoPlace)
    classes = []
    for event in telling {
      for object in event.struckObjects {
        if let id = object.objectClass, !classes.contains(id) { classes.append(id) }
      }
    }
    let words = FoldedWords.words(of: first.objectWords, without: FoldedWords.sayingNothing)
    objectWords = words.filter { Int($0) == nil && $0 != "kv" }
    let numbers = SpokenNumbers(in: first.objectWords + " . " + first.text)
    counts = numbers.counts
    kilovolts = numbers.kilovolts
    means = telling.map(\.means).first { !$0.isEmpty && $0 != "unknown" } ?? ""
    actor = telling.compactMap(\.actor).first
    speakers = []
    for event in telling {
      let name = event.speaker.voice
      if !speakers.contains(name) { speakers.append(name) }
    }
  }

  private static func kind(of events: [Event]) -> Kind {
    if events.contains(where: \.assertsAnAct) { return .strike }
    if events.contains(where: { $0.act == .tally || $0.act == .compliance }) { return .alone }
    if events.contains(where: { $0.denial != nil || $0.act == .denial }) { return .denial }
    return events.contains { $0.sensor != nil } ? .sensor : .silent
  }

  /// Whether two units have a speaker in common.
  func sharesSpeaker(with other: LinkUnit) -> Bool {
    speakers.contains(where: other.speakers.contains)
  }
}

extension Event {
  /// Whether it says that something was struck, or that it was tried.
  public var assertsAnAct: Bool {
    guard denial == nil, let act else { return false }
    switch act {
    case .hit, .attempt, .debris, .demolition: return true
    case .compliance, .tally, .denial: return false
    }
  }

  /// What it names as struck, by the best basis it has: a person's word stands above the source's,
  /// that above the lexicon's.
  public var struckObjects: [NamedObject] {
    for basis in [NamedObject.Basis.person, .source, .lexicon] {
      let named = objects.filter { $0.basis == basis }
      if !named.isEmpty { return named }
    }
    return []
  }
}
