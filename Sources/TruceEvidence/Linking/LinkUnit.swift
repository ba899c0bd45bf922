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
  var events: [Int] { others.isEmpty ? [first] : [first] + others }
  /// The first of them.
  let first: Int
  private let others: [Int]
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
  private let speaker: String
  private var otherSpeakers: [String] = []

  /// Whether it is one event.
  var isSingle: Bool { others.isEmpty }

  /// The unit of a record's events.
  init(of indices: [Int], in events: [Event], words known: WordsOfNames) {
    let own = indices.map { events[$0] }
    let telling = own.filter { $0.denial == nil && $0.act != .denial }
    let first = telling.first ?? own[0]
    self.first = indices[0]
    others = Array(indices.dropFirst())
    kind = LinkUnit.kind(of: own)
    span = Incident.span(ofEvents: telling.isEmpty ? own : telling)
    switch first.timePrecision {
    case .minute, .hour: clock = first.span.start
    case .partOfDay, .day, .days, .month, .year: clock = nil
    }
    partOfDay = clock == nil ? PartOfDay(words: first.timeWords) : nil
    place = telling.compactMap(\.place).min { $0.radiusInMetres < $1.radiusInMetres }
    placeWords = known.ofPlace(first.placeName)
    classes = []
    for event in telling {
      for object in event.struckObjects {
        if let id = object.objectClass, !classes.contains(id) { classes.append(id) }
      }
    }
    objectWords = known.ofObject(first.objectWords)
    let numbers = SpokenNumbers(
      in: first.text.isEmpty ? first.objectWords : first.objectWords + " . " + first.text)
    counts = numbers.counts
    kilovolts = numbers.kilovolts
    means = telling.map(\.means).first { !$0.isEmpty && $0 != "unknown" } ?? ""
    actor = telling.compactMap(\.actor).first
    speaker = telling.first?.speaker.voice ?? ""
    for event in telling.dropFirst() {
      let name = event.speaker.voice
      if name != speaker, !otherSpeakers.contains(name) { otherSpeakers.append(name) }
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
    // A record that nobody tells, such as a denial, has no speaker of it.
    (!speaker.isEmpty && (speaker == other.speaker || other.otherSpeakers.contains(speaker)))
      || otherSpeakers.contains { $0 == other.speaker || other.otherSpeakers.contains($0) }
  }
}

extension Event {
  /// Whether it says that something was done, or that it was tried.
  public var assertsAnAct: Bool {
    guard denial == nil, let act else { return false }
    return act.sort != .word
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

/// The folded words of names, each name folded once: a feed repeats them.
final class WordsOfNames {
  private var places: [String: [String]] = [:]
  private var objects: [String: [String]] = [:]

  /// The words of a place's name.
  func ofPlace(_ name: String) -> [String] {
    if name.isEmpty { return [] }
    if let known = places[name] { return known }
    let words = FoldedWords.words(of: name, without: FoldedWords.namingNoPlace)
    places[name] = words
    return words
  }

  /// The words for what was struck, without numbers.
  func ofObject(_ name: String) -> [String] {
    if name.isEmpty { return [] }
    if let known = objects[name] { return known }
    let words = FoldedWords.words(of: name, without: FoldedWords.sayingNothing)
      .filter { Int($0) == nil && $0 != "kv" }
    objects[name] = words
    return words
  }
}
