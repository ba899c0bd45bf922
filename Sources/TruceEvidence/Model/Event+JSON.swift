// SPDX-License-Identifier: Apache-2.0

public import TruceGround
internal import TruceTerms

extension Event {
  /// The value programs read; docs/schemas/event.schema.json describes it.
  ///
  /// Unknown is `null`. Coordinates have six decimals, radii one.
  public var json: JSON { .object(who + whenAndWhere + what + rest) }

  private var who: [(String, JSON)] {
    [
      ("event", .string(id.name)), ("source", .string(feed.name)), ("record", .string(record)),
      ("speaker", .string(speaker.name)), ("affiliation", .string(speaker.affiliation.name)),
      ("copies", .optional(speaker.copies)), ("act", .optional(act?.rawValue)),
      ("row", .integer(row)), ("line", .integer(line)),
    ]
  }

  private var whenAndWhere: [(String, JSON)] {
    let point = place?.coordinate
    let radius = place?.radiusInMetres
    return [
      ("start", .string(span.start.description)), ("end", .string(span.end.description)),
      ("time_precision", .string(timePrecision.rawValue)),
      ("latitude", Event.number(point?.latitude, 6)),
      ("longitude", Event.number(point?.longitude, 6)),
      ("precision_m", Event.number(radius, 1)), ("precision_holds", .optional(place?.holds)),
      ("place_spread", .optional(place.map { $0.settlement == nil ? "normal" : "even" })),
    ]
  }

  private var what: [(String, JSON)] {
    let named = objects.first { $0.objectClass != nil }?.objectClass
    let deniedEvents: [JSON] = denied.map { .string($0.name) }
    return [
      ("text", .string(text)), ("object", .optional(named?.name)),
      ("objects", .array(objects.map(\.json))), ("object_words", .string(objectWords)),
      ("actor", .optional(actor?.name)), ("actor_words", .string(actorWords)),
      ("means", .string(means)), ("denies", .array(deniedEvents)),
      ("denial", denial?.json ?? .null), ("invokes", .optional(invokes)),
    ]
  }

  private var rest: [(String, JSON)] {
    [
      ("grade", .string(grade.name)), ("sensor", sensor?.json ?? .null),
      ("accident", .bool(isCalledAccident)), ("place_name", .string(placeName)),
      ("region", .string(region)), ("casualties", .string(casualties)),
      ("address", .optional(address)), ("publication", .string(publication)),
      ("published_start", .optional(published?.start.description)),
      ("published_end", .optional(published?.end.description)),
    ]
  }

  private static func number(_ value: Double?, _ decimals: Int) -> JSON {
    guard let value else { return .null }
    return .rounded(value, to: decimals)
  }

  /// The events it denies; none where it denies nothing.
  public var denied: [ID] { denial?.events ?? [] }
}

extension NamedObject {
  /// `{"class","known","basis","words"}`.
  public var json: JSON {
    .object([
      ("class", .optional(objectClass?.name)), ("known", .optional(known)),
      ("basis", .string(basis.rawValue)), ("words", .string(words)),
    ])
  }
}

extension Denial {
  /// `{"means","occurrence","only_object","words"}`; the events stand beside it.
  public var json: JSON {
    .object([
      ("means", .array(means.map { .string($0) })), ("occurrence", .bool(deniesOccurrence)),
      ("only_object", .bool(deniesOnlyObject)), ("words", .string(words)),
    ])
  }
}

extension SensorRecord {
  /// `{"instrument","confident","confidence","power_mw"}`.
  public var json: JSON {
    .object([
      ("instrument", .string(instrument)), ("confident", .bool(isConfident)),
      ("confidence", .string(confidence)),
      ("power_mw", powerInMegawatts.map { .rounded($0, to: 3) } ?? .null),
    ])
  }
}
