// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// What a form makes of one record, before it becomes events: one for each speaker.
struct Draft {
  /// Someone who speaks in the record.
  struct Voice: Hashable {
    var name: String
    /// The denial, where this voice denies what the others say.
    var denial: Denial?
    /// For whom it speaks when the mission's table does not say; unknown unless the form says.
    var affiliation = Affiliation.unknown
  }

  var record: String
  var act: ActKind?
  var span: TimeSpan
  var precision: TimePrecision
  var place: Place?
  var voices: [Voice] = []
  var objects: [NamedObject] = []
  var objectWords = ""
  /// The words the lexicon looks at when neither the source nor ``objectWords`` name a class.
  var wordsForLexicon = ""
  var actor: Party.ID?
  /// Whether each speaker claims it for its own side.
  var isOwn = false
  var actorWords = ""
  var means = ""
  var invokes: String?
  var sensor: SensorRecord?
  var isCalledAccident = false
  var text = ""
  var timeWords = ""
  var placeName = ""
  var region = ""
  var casualties = ""
  var address: String?
  var publication = ""
  var published: TimeSpan?

  init(
    record: String, act: ActKind?, span: TimeSpan, precision: TimePrecision, place: Place?
  ) {
    self.record = record
    self.act = act
    self.span = span
    self.precision = precision
    self.place = place
  }

  /// The most speakers a record may have.
  static let mostVoices = 64

  /// The record's events, asserting ones and denials in the order of the voices.
  func events(
    row: Row, context: FeedContext, grade: Grade, speakers: inout KnownSpeakers
  ) -> [Event] {
    var named = objects
    if !named.contains(where: { $0.objectClass != nil }) {
      let words = objectWords.isEmpty ? wordsForLexicon : objectWords
      named = context.lexicon.objects(in: words, classes: context.classes)
    }
    let base = context.feed.name + ":" + Draft.escaped(record)
    let voices = voices.isEmpty ? [Voice(name: "")] : voices
    func id(_ index: Int) -> Event.ID {
      Event.ID(index == 0 ? base : "\(base)/\(index + 1)")
    }
    let asserted = voices.indices.filter { voices[$0].denial == nil }.map(id)
    return voices.enumerated().map { index, voice in
      let speaker = speakers.speaker(of: voice, in: context.speakers)
      var event = Event(
        id: id(index), feed: context.feed, record: record, row: row.number, line: row.line,
        speaker: speaker, act: act, span: span, timePrecision: precision, place: place,
        grade: grade)
      event.text = text
      event.timeWords = timeWords
      event.placeName = placeName
      event.region = region
      event.address = address
      event.publication = publication
      event.published = published
      if var denial = voice.denial {
        denial.events = asserted
        event.act = .denial
        event.denial = denial
        return event
      }
      event.objects = named
      event.objectWords = objectWords
      event.actor = actor
      if isOwn, case .party(let party) = speaker.affiliation { event.actor = party }
      event.actorWords = actorWords
      event.means = means
      event.invokes = invokes
      event.sensor = sensor
      event.isCalledAccident = isCalledAccident
      event.casualties = casualties
      return event
    }
  }

  /// A record's id inside an event's id: `/`, which numbers the speakers, and `%` are escaped.
  private static func escaped(_ record: String) -> String {
    guard record.utf8.contains(where: { $0 == 0x2F || $0 == 0x25 }) else { return record }
    var result = ""
    for scalar in record.unicodeScalars {
      switch scalar {
      case "/": result += "%2F"
      case "%": result += "%25"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// The speakers of one reading, each looked up once.
struct KnownSpeakers {
  private var found: [Draft.Voice: Speaker] = [:]
  /// Those that the mission's table does not have and that no form places, in order of first mention.
  private(set) var unknown = OrderedNames()

  /// The speaker of a voice.
  mutating func speaker(of voice: Draft.Voice, in table: SpeakerTable) -> Speaker {
    let key = Draft.Voice(name: voice.name, affiliation: voice.affiliation)
    if let speaker = found[key] { return speaker }
    var speaker = table.speaker(named: voice.name)
    if !table.contains(voice.name) {
      speaker.affiliation = voice.affiliation
      if voice.affiliation == .unknown, !voice.name.isEmpty { unknown.add(voice.name) }
    }
    if found.count < 100_000 { found[key] = speaker }
    return speaker
  }
}

/// Names in order of first mention.
struct OrderedNames {
  private(set) var names: [String] = []
  private var seen: Set<String> = []

  mutating func add(_ name: String) {
    if seen.insert(name).inserted { names.append(name) }
  }
}
