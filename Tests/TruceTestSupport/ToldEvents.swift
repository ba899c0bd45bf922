// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// Events made by hand for tests; `north` and `south` are the parties.
public enum Told {
  /// A party.
  public static let north = Party.ID("north")
  /// The other party.
  public static let south = Party.ID("south")

  /// A moment, as `2031-05-02T12:00` in UTC.
  public static func at(_ text: String) -> Instant {
    guard let instant = Instant(text + ":00Z") else { preconditionFailure("no moment: \(text)") }
    return instant
  }

  /// A day of UTC.
  public static func day(_ text: String) -> TimeSpan {
    guard let day = CivilDay(text) else { preconditionFailure("no day: \(text)") }
    return ClockZone.utc.span(of: day)
  }

  /// A place with the radius that holds 95 percent.
  public static func place(_ latitude: Double, _ longitude: Double, _ radius: Double = 5000)
    -> Place
  {
    guard let point = Coordinate(latitude: latitude, longitude: longitude) else {
      preconditionFailure("a test names a place on earth")
    }
    return Place(coordinate: point, radiusInMetres: radius, holds: 95)
  }

  /// A hit on a substation at noon.
  public static func hit(
    _ record: String, by speaker: Affiliation = .none, named name: String? = nil,
    at time: String? = "2031-05-02T12:00", on day: String = "2031-05-02", words: String = "",
    place: Place? = place(10, 20), placeName: String = "Alder", object: String? = "substation",
    objectWords: String = "substation at Alder", means: String = "drone", actor: Party.ID? = nil,
    act: ActKind? = .hit, voice: Int = 1
  ) -> Event {
    let span =
      time.map { TimeSpan(start: at($0), end: at($0).advanced(bySeconds: 3600)) } ?? Told.day(day)
    let id = voice == 1 ? "feed:\(record)" : "feed:\(record)/\(voice)"
    var event = Event(
      id: Event.ID(id), feed: Feed.ID("feed"), record: record, row: 1, line: 2,
      speaker: Speaker(name: name ?? record, affiliation: speaker), act: act, span: span,
      timePrecision: time == nil ? (words.isEmpty ? .day : .partOfDay) : .hour, place: place,
      grade: .unjudged)
    event.timeWords = words
    event.placeName = placeName
    event.objectWords = objectWords
    event.means = means
    event.actor = actor
    if let object {
      event.objects = [NamedObject(objectClass: ObjectClass.ID(object), basis: .source)]
    }
    return event
  }

  /// A denial of events.
  public static func denial(_ record: String, of events: [Event], on day: String) -> Event {
    var event = hit(record, time: nil, on: day, act: .denial)
    var denial = Denial()
    denial.events = events.map(\.id)
    event.denial = denial
    event.objects = []
    return event
  }

  /// A fire on a sensor's map.
  public static func fire(
    _ record: String, at time: String, _ latitude: Double, _ longitude: Double,
    isConfident: Bool = true
  ) -> Event {
    var event = hit(
      record, at: time, place: place(latitude, longitude, 400), placeName: "", object: nil,
      objectWords: "", means: "", act: ActKind?.none)
    event.sensor = SensorRecord(
      instrument: "VIIRS", isConfident: isConfident, confidence: isConfident ? "high" : "low")
    return event
  }
}

extension Told {
  /// A record of a day or an hour of some kind of act.
  public static func hit(_ record: String, time: String?, on day: String, act: ActKind?) -> Event {
    hit(record, at: time, on: day, act: act)
  }
}

extension [Incident] {
  /// The records of each incident, for comparing.
  public var records: [[String]] {
    map { incident in
      var seen: [String] = []
      for event in incident.events where !seen.contains(event.record) { seen.append(event.record) }
      return seen.sorted()
    }
  }
}
