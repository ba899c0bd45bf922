// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Provision {
  /// The provision with its readings and positions.
  func json(in zone: ClockZone) -> JSON {
    .placed(
      id.location,
      [
        ("provision", .string(id.value.name)), ("title", .string(title)),
        ("titles", .names(titles)),
        (
          "texts",
          .array(
            texts.map {
              .placed(
                $0.language.location,
                [
                  ("language", .string($0.language.value)), ("words", .string($0.words)),
                  ("source", .optional($0.source?.value.name)),
                  ("authentic", .bool($0.isAuthentic)),
                ])
            })
        ), ("kind", .string(kind.rawValue)),
        (
          "prohibits",
          prohibition.map {
            .placed(
              $0.verb.location,
              [
                ("verb", .string($0.verb.value)), ("class", .optional($0.objects?.value.name)),
                ("within", .ids($0.within)),
              ])
          } ?? .null
        ),
        ("binds", .ids(binds)), ("consent", .string(consent.rawValue)),
        ("notice", .optional(notice?.value.words)),
        ("verifiers", .texts(verifiers)), ("waits_for", .waits(waitsFor)),
        ("exceptions", .array(exceptions.map(\.json))),
        ("readings", .array(readings.map(\.json))),
        ("positions", .array(positions.map(\.json))),
        ("suspensions", .array(suspensions.map { $0.json(in: zone) })),
        ("retired", .optional(retired.map { "\($0.value)" })),
      ])
  }
}

extension Position {
  fileprivate var json: JSON {
    .placed(
      party.location,
      [
        ("party", .string(party.value.name)), ("behalf", .optional(behalf?.value.name)),
        ("stance", .string(stance.rawValue.replacing(" ", with: "-"))),
        ("day", .string("\(day.value)")), ("subject_to", .ids(reservations)),
        ("sources", .ids(sources)), ("words", .optional(words)),
      ])
  }
}

extension Suspension {
  fileprivate func json(in zone: ClockZone) -> JSON {
    .placed(
      start.location.location,
      [
        ("party", .optional(party?.value.name)), ("from", start.json(in: zone)),
        ("until", end?.json(in: zone) ?? .null), ("sources", .ids(sources)),
      ])
  }
}

extension ReadingException {
  /// The exception with those below it.
  var json: JSON {
    .placed(
      id.location,
      [
        ("exception", .string(id.value.name)), ("title", .string(title)),
        ("classes", .ids(objects)), ("acts", .array(acts.map { .string($0.value.rawValue) })),
        ("sources", .ids(sources)), ("exceptions", .array(exceptions.map(\.json))),
      ])
  }
}

extension Reading {
  fileprivate var json: JSON {
    var replaces: String?
    var beside: String?
    switch standing {
    case .replaces(let other): replaces = other.value.name
    case .beside(let other): beside = other.value.name
    case nil: break
    }
    let zone = clockZone.value
    return .placed(
      id.location,
      [
        ("reading", .string(id.value.name)), ("party", .string(party.value.name)),
        ("sources", .ids(sources)), ("time_zone", .string(zone.name)),
        ("names_time_zone", .bool(namesClockZone)), ("replaces", .optional(replaces)),
        ("beside", .optional(beside)),
        (
          "says",
          .array(
            says.map {
              .placed(
                $0.words.location,
                [
                  ("words", .string($0.words.value)), ("source", .optional($0.source?.value.name)),
                ])
            })
        ),
        ("objects", .array(objects.map(\.json))),
        ("otherwise", .optional(otherwise?.value.rawValue)),
        ("edges", .array(edges.map(\.json))),
        (
          "acts",
          .array(
            acts.map {
              .placed(
                $0.act.location,
                [
                  ("act", .string($0.act.value.rawValue)),
                  ("coverage", .string($0.coverage.rawValue)),
                  ("because", .optional($0.because?.value)),
                ])
            })
        ),
        ("from", start?.json(in: zone) ?? .null),
        ("until", end?.json(in: zone) ?? .null),
        ("daily", hours?.json ?? .null),
        (
          "extensions",
          .array(
            extensions.map {
              .placed(
                $0.end.location.location,
                [
                  ("on", .optional($0.day.map { "\($0.value)" })),
                  ("until", $0.end.json(in: zone)),
                ])
            })
        ),
        ("renewal", renewal?.json ?? .null),
        ("last_end", lastEnd?.json(in: zone) ?? .null),
        ("waits_for", .waits(waitsFor)),
        ("release", release?.json ?? .null),
        ("within", .ids(territory)),
        ("own_ground", .optional(ownGround?.value.rawValue)),
        ("exceptions", .array(exceptions.map(\.json))),
        ("practices", .array(practices.map { $0.json(in: zone) })),
      ])
  }
}

extension ObjectClause {
  fileprivate var json: JSON {
    .placed(
      location.location,
      [
        ("coverage", .string(coverage.rawValue)), ("classes", .ids(classes)),
        ("named", .texts(named)), ("annex", .optional(annex?.value.name)),
        ("because", .optional(because?.value)),
      ])
  }
}

extension DailyHours {
  fileprivate var json: JSON {
    var (start, end, count): (String?, String?, Int?)
    switch extent {
    case .between(let first, let last): (start, end) = (Self.clock(first), Self.clock(last))
    case .unnamed(let hours): count = hours
    }
    return .placed(
      location.location,
      [
        ("from", .optional(start)), ("to", .optional(end)), ("hours", .optional(count)),
        ("because", .optional(because?.value)), ("sources", .ids(sources)),
      ])
  }
}

extension Renewal {
  fileprivate var json: JSON {
    .placed(
      term.location,
      [
        ("by", .string(term.value.words)), ("notice", .optional(notice?.value.words)),
        (
          "notices",
          .array(
            notices.map {
              .placed(
                $0.party.location,
                [
                  ("party", .string($0.party.value.name)), ("day", .string("\($0.day.value)")),
                  ("sources", .ids($0.sources)),
                ])
            })
        ),
      ])
  }
}

extension ReleaseClause {
  fileprivate var json: JSON {
    .placed(
      words.location,
      [
        ("when", .string("another-bound-party-violates")), ("found_by", .optional(finder?.value)),
        (
          "uses",
          .array(
            uses.map {
              .placed(
                $0.party.location,
                [
                  ("party", .string($0.party.value.name)), ("day", .string("\($0.day.value)")),
                  ("sources", .ids($0.sources)),
                ])
            })
        ),
      ])
  }
}

extension Practice {
  fileprivate func json(in zone: ClockZone) -> JSON {
    .placed(
      words.location,
      [
        ("words", .string(words.value)), ("day", .optional(day.map { "\($0)" })),
        ("classes", .ids(objects)),
        ("acts", .array(acts.map { .string($0.value.rawValue) })),
        ("from", start?.json(in: zone) ?? .null), ("until", end?.json(in: zone) ?? .null),
        ("sources", .ids(sources)), ("events", .texts(events)),
      ])
  }
}
