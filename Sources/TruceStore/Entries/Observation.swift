// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// A monitor's own observation: what was seen, where and when, in the monitor's words.
///
/// It is kept as an item of evidence, as canonical JSON; the ledger names its digest.
public struct Observation: Hashable, Sendable {
  /// Who observed; a speaker of `sources.csv`, or a pseudonym.
  public var speaker: String
  /// For whom the speaker counts: a party's id, `none` or `unknown`.
  public var affiliation: String
  /// What kind of act.
  public var act: ActKind
  /// When.
  public var span: TimeSpan
  /// Where; `nil` when not known.
  public var place: Place?
  /// The class of what was struck; `nil` when not known.
  public var objectClass: ObjectClass.ID?
  /// What was struck, in words.
  public var objectWords: String
  /// Who did it; `nil` when not known.
  public var actor: Party.ID?
  /// By what means, in words.
  public var means: String
  /// What was seen.
  public var text: String
  /// The Admiralty grade.
  public var grade: Grade

  /// An observation.
  public init(
    speaker: String, affiliation: String, act: ActKind, span: TimeSpan, place: Place?,
    objectClass: ObjectClass.ID?, objectWords: String, actor: Party.ID?, means: String,
    text: String, grade: Grade
  ) {
    self.speaker = speaker
    self.affiliation = affiliation
    self.act = act
    self.span = span
    self.place = place
    self.objectClass = objectClass
    self.objectWords = objectWords
    self.actor = actor
    self.means = means
    self.text = text
    self.grade = grade
  }

  /// The feed of all observations.
  public static let feed = Feed.ID("observations")

  /// The event it is, by its number among the mission's observations, from 1.
  public func event(number: Int, parties: [Party.ID]) -> Event {
    let affiliated: Affiliation
    if affiliation == "none" {
      affiliated = .none
    } else if let party = parties.first(where: { $0.name == affiliation }) {
      affiliated = .party(party)
    } else {
      affiliated = .unknown
    }
    var event = Event(
      id: Event.ID("observations:\(number)"), feed: Observation.feed, record: String(number),
      row: 0, line: 0, speaker: Speaker(name: speaker, affiliation: affiliated), act: act,
      span: span, timePrecision: span.seconds <= 3_600 ? .minute : .partOfDay, place: place,
      grade: grade)
    if let objectClass {
      event.objects = [
        NamedObject(objectClass: objectClass, basis: .source, words: objectWords)
      ]
    }
    event.objectWords = objectWords
    event.actor = actor
    event.actorWords = actor?.name ?? ""
    event.means = means
    event.text = text
    return event
  }

  /// The canonical bytes.
  var bytes: [UInt8] {
    func millionths(_ degrees: Double?) -> JSON {
      degrees.map { .integer(Int(($0 * 1e6).rounded())) } ?? .null
    }
    let json = JSON.object([
      ("speaker", .string(speaker)), ("affiliation", .string(affiliation)),
      ("act", .string(act.rawValue)), ("start", .string(span.start.description)),
      ("end", .string(span.end.description)),
      ("latitude_e6", millionths(place?.coordinate.latitude)),
      ("longitude_e6", millionths(place?.coordinate.longitude)),
      ("precision_m", .optional(place.map { Int($0.radiusInMetres.rounded(.up)) })),
      ("holds", .optional(place?.holds)), ("class", .optional(objectClass?.name)),
      ("object", .string(objectWords)), ("actor", .optional(actor?.name)),
      ("means", .string(means)), ("text", .string(text)), ("grade", .string(grade.name)),
    ])
    return Array(json.canonical.utf8)
  }

  /// Reads canonical bytes.
  ///
  /// - Throws: `store.observation`.
  init(parsing bytes: [UInt8], digest: String) throws(Diagnostics) {
    let json = try JSON(parsing: bytes, name: "observation")
    guard let speaker = json["speaker"]?.string, let affiliation = json["affiliation"]?.string,
      let act = json["act"]?.string.flatMap(ActKind.init(rawValue:)),
      let start = json["start"]?.string.flatMap({ Instant($0) }),
      let end = json["end"]?.string.flatMap({ Instant($0) }), start < end,
      let object = json["object"]?.string, let means = json["means"]?.string,
      let text = json["text"]?.string, let grade = json["grade"]?.string.flatMap(Grade.init)
    else { throw Diagnostics(.observation(digest)) }
    var place: Place?
    if let latitude = json["latitude_e6"]?.integer, let longitude = json["longitude_e6"]?.integer,
      let radius = json["precision_m"]?.integer,
      let coordinate = Coordinate(
        latitude: Double(latitude) / 1e6, longitude: Double(longitude) / 1e6)
    {
      place = Place(
        coordinate: coordinate, radiusInMetres: Double(radius),
        holds: json["holds"]?.integer ?? 95)
    }
    self.init(
      speaker: speaker, affiliation: affiliation, act: act,
      span: TimeSpan(start: start, end: end), place: place,
      objectClass: json["class"]?.string.map { ObjectClass.ID($0) }, objectWords: object,
      actor: json["actor"]?.string.map { Party.ID($0) }, means: means, text: text, grade: grade)
  }
}

extension Diagnostic {
  fileprivate static func observation(_ digest: String) -> Diagnostic {
    Diagnostic(
      .error, "store.observation", at: Location(file: "evidence/\(digest.prefix(2))/\(digest).zst"),
      "the item that the ledger calls an observation is none",
      expected: "the canonical JSON that 'truce event add' wrote",
      mend: "open the mission with the version of Truce that wrote it")
  }
}
