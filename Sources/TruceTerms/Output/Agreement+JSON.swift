// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// The agreement as programs read it: `truce terms FILE --json`, `docs/schemas/terms.schema.json`.
  ///
  /// Everything that a line says stands with its line and column. Lists keep the order of the file.
  public var json: JSON {
    .object([
      ("agreement", .string(id.value.name)),
      ("title", .string(title)),
      ("titles", .names(titles)),
      ("time_zone", .string(clockZone.value.name)),
      ("named_time_zones", .array(namedClockZones.map { .string($0.name) })),
      (
        "versions",
        .array(
          versions.map {
            .placed(
              $0.id.location,
              [
                ("version", .string($0.id.value)), ("day", .string("\($0.day)")),
                ("source", .optional($0.source?.value.name)),
              ])
          })
      ),
      ("parties", .array(parties.map(\.json))),
      ("sources", .array(sources.map(\.json))),
      ("classes", .array(classes.classes.map { classes.json(of: $0) })),
      ("zones", .array(zones.map(\.json))),
      ("annexes", .array(annexes.map(\.json))),
      ("bodies", .array(bodies.map(\.json))),
      (
        "provisions",
        .array(provisions.map { $0.json(in: clockZone.value) })
      ),
      ("conditions", .array(conditions.map(\.json))),
      ("commitments", .array(commitments.map { $0.json(in: clockZone.value) })),
      ("tracks", .array(tracks.map { $0.json(in: clockZone.value) })),
    ])
  }
}

extension JSON {
  /// An object that ends with the line and column it stands at.
  static func placed(_ location: Location, _ members: [(String, JSON)]) -> JSON {
    .object(
      members + [("line", .integer(location.line)), ("column", .integer(location.column))])
  }

  /// Names in other languages.
  static func names(_ names: [LocalName]) -> JSON {
    .array(
      names.map {
        .object([("language", .string($0.language)), ("name", .string($0.name))])
      })
  }

  /// The names of ids.
  static func ids<Thing>(_ ids: [Marked<Identifier<Thing>>]) -> JSON {
    .array(ids.map { .string($0.value.name) })
  }

  /// Texts.
  static func texts(_ texts: [Marked<String>]) -> JSON { .array(texts.map { .string($0.value) }) }

  /// What is waited for.
  static func waits(_ waits: [Wait]) -> JSON {
    .array(
      waits.map { wait in
        let kind =
          switch wait.target.value {
          case .condition: "condition"
          case .commitment: "commitment"
          case .provision: "provision"
          }
        return .placed(
          wait.target.location,
          [("kind", .string(kind)), ("id", .string(wait.target.value.name))])
      })
  }
}

extension Bound {
  /// The bound with the moments between which it lies, in a zone of clocks.
  func json(in zone: ClockZone) -> JSON {
    .placed(
      location.location,
      [
        ("at", .optional(at?.value.words)),
        ("not_before", .optional(notBefore?.value.words)),
        ("not_after", .optional(notAfter?.value.words)),
        ("unknown", .bool(isUnknown)),
        ("open", .bool(isOpen)),
        ("after_start", .optional(after?.value.words)),
        ("earliest", .optional(earliest(in: zone)?.description)),
        ("latest", .optional(latest(in: zone)?.description)),
        ("because", .optional(because?.value)),
        ("sources", .ids(sources)),
      ])
  }
}

extension Party {
  fileprivate var json: JSON {
    .placed(
      id.location,
      [
        ("party", .string(id.value.name)), ("role", .string(role.rawValue)),
        ("name", .string(name)), ("names", .names(names)), ("claims", .ids(claims)),
      ])
  }
}

extension Source {
  fileprivate var json: JSON {
    .placed(
      id.location,
      [
        ("source", .string(id.value.name)), ("day", .string("\(day)")),
        ("speaker", .optional(speaker?.value.name)), ("title", .string(title)),
        ("address", .optional(address)), ("language", .optional(language)),
      ])
  }
}

extension ClassTree {
  fileprivate func json(of id: Marked<ObjectClass.ID>) -> JSON {
    .placed(
      id.location,
      [
        ("class", .string(id.value.name)),
        ("names", .names(names.filter { $0.objectClass == id.value }.map(\.name))),
        ("under", .array(edges.filter { $0.child.value == id.value }.map(\.json))),
      ])
  }
}

extension ClassTree.Edge {
  /// The wider class and on what the edge rests.
  var json: JSON {
    let (basis, source): (String, String?) =
      switch self.basis {
      case .shared: ("shared", nil)
      case .missionsChoice: ("missions-choice", nil)
      case .source(let source): ("source", source.value.name)
      }
    return .placed(
      child.location,
      [
        ("child", .string(child.value.name)), ("class", .string(parent.value.name)),
        ("basis", .string(basis)), ("source", .optional(source)),
      ])
  }
}

extension Zone {
  fileprivate var json: JSON {
    .placed(
      id.location,
      [
        ("zone", .string(id.value.name)), ("title", .optional(title)),
        ("kind", .string(isLine ? "line" : "zone")), ("file", .optional(file?.value)),
        ("distance_m", .rounded(distanceInMetres, to: 3)),
        ("most_m", mostInMetres.flatMap { $0.isFinite ? .rounded($0, to: 3) : nil } ?? .null),
        ("at_least", .bool(mostInMetres.map { !$0.isFinite } ?? false)),
        ("measured_from", .optional(measuredFrom?.value.name)),
      ])
  }
}

extension Annex {
  fileprivate var json: JSON {
    .placed(
      id.location,
      [
        ("annex", .string(id.value.name)), ("title", .optional(title)),
        ("classes", .ids(classes)), ("named", .texts(named)), ("sources", .ids(sources)),
      ])
  }
}

extension Condition {
  fileprivate var json: JSON {
    .placed(
      id.location,
      [
        ("condition", .string(id.value.name)), ("title", .string(title)),
        ("party", .optional(party?.value.name)), ("sources", .ids(sources)),
        (
          "answers",
          .array(
            answers.map {
              .placed(
                $0.party.location,
                [
                  ("party", .string($0.party.value.name)), ("answer", .string($0.kind.rawValue)),
                  ("day", .string("\($0.day.value)")), ("sources", .ids($0.sources)),
                ])
            })
        ),
        ("met", .optional(met.map { "\($0.value)" })),
      ])
  }
}

extension Commitment {
  fileprivate func json(in zone: ClockZone) -> JSON {
    .placed(
      id.location,
      [
        ("commitment", .string(id.value.name)), ("title", .string(title)),
        ("titles", .names(titles)), ("builds_confidence", .bool(buildsConfidence)),
        ("sources", .ids(sources)), ("waits_for", .waits(waitsFor)),
        ("alongside", .ids(alongside)),
        (
          "obligations",
          .array(
            obligations.map {
              .placed(
                $0.from.location,
                [
                  ("from", .string($0.from.value.name)), ("verb", .string($0.verb.rawValue)),
                  ("quantity", .optional($0.quantity?.value)), ("limit", $0.limit.json),
                  ("unit", .string($0.unit.value)), ("each", .optional($0.rate?.rawValue)),
                  ("for_each_of", .optional($0.forEach?.value.name)),
                  ("to", .optional($0.to?.value.name)),
                  ("zones", .ids($0.zones)), ("due", $0.due?.json(in: zone) ?? .null),
                  ("following", $0.following?.json ?? .null),
                ])
            })
        ),
        (
          "progress",
          .array(
            progress.map {
              .placed(
                $0.stage.location,
                [
                  ("stage", .string($0.stage.value.rawValue)), ("by", .optional($0.by?.value.name)),
                  ("quantity", .optional($0.quantity?.value)),
                  ("day", .string("\($0.day.value)")), ("sources", .ids($0.sources)),
                ])
            })
        ),
      ])
  }
}

extension Commitment.Limit {
  fileprivate var json: JSON {
    let (word, most): (String, Int?) =
      switch self {
      case .exactly: ("exactly", nil)
      case .atLeast: ("at-least", nil)
      case .atMost: ("at-most", nil)
      case .upTo(let most): ("up-to", most)
      }
    return .object([("kind", .string(word)), ("most", .optional(most))])
  }
}

extension Commitment.Following {
  fileprivate var json: JSON {
    .object([
      ("within", .string(length.value.words)), ("of", .string(target.value.name)),
    ])
  }
}

extension Body {
  fileprivate var json: JSON {
    .placed(
      id.location,
      [
        ("body", .string(id.value.name)), ("title", .string(title)), ("members", .ids(members)),
        ("others", .texts(others)), ("chair", .optional(chair?.value.name)),
        ("decides_by", .optional(decision?.value.rawValue)),
        ("meets", .optional(meets?.value)), ("sources", .ids(sources)),
      ])
  }
}

extension Track {
  fileprivate func json(in zone: ClockZone) -> JSON {
    .placed(
      id.location,
      [
        ("track", .string(id.value.name)), ("title", .optional(title)),
        ("stage", .optional(stage)), ("venue", .optional(venue)), ("agenda", .texts(agenda)),
        ("waits_for", .waits(waitsFor)), ("begins", begins?.json(in: zone) ?? .null),
        ("sources", .ids(sources)),
      ])
  }
}
