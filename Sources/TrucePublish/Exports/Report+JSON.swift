// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
public import TruceGround
import TruceStore
import TruceTerms

extension Report {
  /// The whole report as programs read it; the schema is `docs/schemas/report.schema.json`.
  public var json: JSON {
    .object([
      ("made_from", .string(origin(as: "json").text)),
      ("mission", .string(mission)),
      (
        "agreement",
        .object([
          ("id", .string(agreement.id.value.name)), ("title", .string(agreement.title)),
          ("version", .optional(version)),
        ])
      ),
      ("from", .string(days.lowerBound.description)),
      ("to", .string(days.upperBound.description)),
      ("since", .string(since.description)),
      ("time_zone", .string(clockZone.name)),
      ("as_of", .optional(cutOff?.description)),
      ("proof", .string(proof.name)),
      ("place_threshold", .rounded(placeThreshold, to: 4)),
      ("parties", .array(agreement.parties.map(party))),
      ("in_force", .array(states.map(\.json))),
      ("numbers", .array((numbers + quiet).sorted { $0.index < $1.index }.map(numbersOf))),
      ("hypothetical", .array(hypothetical.map(numbersOf))),
      ("divisions", .array(divisions.map(division))),
      ("incidents", .array(incidents.map(incident))),
      ("incidents_left_out", .integer(leftOut)),
      ("trend", .array(trends.map(trend))),
      ("comparisons", .array(comparisons.map(\.json))),
      ("observed", .array(observations.map(observation))),
      ("commitments", .array(promises.map(promise))),
      ("positions", .array(positions.flatMap(stances))),
      ("conditions", .array(conditions.map(condition))),
      ("claimed_counts", .array(claimedCounts.map(claimedCount))),
      ("tallies", .array(tallies.map(\.json))),
      ("sources_speak_for", balanceJSON), ("sources_alone", reachJSON),
      ("known_objects", knownObjectsJSON),
      ("corrected_since", .optional(corrected?.description)),
      ("corrections", .array(corrections.map(correction))),
      ("figures", .array(figures.map(figure))),
      (
        "ledger",
        .object([("size", .integer(ledger.size)), ("root", .string(ledger.root))])
      ),
    ])
  }

  private func names(_ ids: [some CustomStringConvertible]) -> JSON {
    .array(ids.map { .string($0.description) })
  }

  private func party(_ party: Party) -> JSON {
    .object([
      ("id", .string(party.id.value.name)), ("name", .string(party.name)),
      ("role", .string(party.role.rawValue)),
    ])
  }

  private func four(_ numbers: FourNumbers) -> JSON {
    .object([
      ("incidents", .integer(numbers.total)), ("core", .integer(numbers.core)),
      ("contested", .integer(numbers.contested)),
      ("undetermined", .integer(numbers.undetermined)), ("outside", .integer(numbers.outside)),
      (
        "lacking",
        .object(
          Limb.allCases.enumerated().map { ($1.rawValue, .integer(numbers.lacking[$0])) })
      ),
      ("unclaimed", .integer(numbers.unclaimed)), ("own_ground", .integer(numbers.onOwnGround)),
    ])
  }

  private func compared(_ numbers: Compared) -> JSON {
    .object([
      ("period", four(numbers.now)), ("previous", four(numbers.before)),
      ("total", four(numbers.total)),
    ])
  }

  private func numbersOf(_ numbers: ProvisionNumbers) -> JSON {
    .object([
      ("provision", .string(numbers.provision.id.value.name)),
      ("hypothetical", .bool(numbers.isHypothetical)),
      ("counted_readings", names(numbers.counted.map(\.id.value))),
      ("readings", names(numbers.readings.map(\.id.value))), ("proof", .string(proof.name)),
      ("numbers", compared(numbers.main)),
      (
        "claims",
        .array(
          numbers.claims.map { claims in
            .object([
              ("party", .string(claims.party.name)),
              ("proof", .string(Proof.claimsOf(claims.party).name)),
              ("numbers", compared(claims.numbers)),
              (
                "own_readings",
                .array(
                  claims.own.map { own in
                    .object([
                      ("reading", .string(own.reading.name)),
                      ("violations_by_words", .integer(own.total.byWords)),
                      ("violations_by_practice", .integer(own.total.byPractice)),
                      ("violations_by_words_in_period", .integer(own.now.byWords)),
                      ("violations_by_practice_in_period", .integer(own.now.byPractice)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }

  private func division(_ division: Division) -> JSON {
    .object([
      ("provision", .string(division.provision.name)),
      ("words_on", .string(division.words.word)), ("leave_out", names(division.without)),
      ("do_not", names(division.with)), ("contested", .integer(division.contested)),
      ("would_hang", .integer(division.open)),
      (
        "classes",
        .array(
          division.classes.map {
            .object([
              ("class", .optional($0.objectClass?.name)), ("incidents", .integer($0.incidents)),
            ])
          })
      ),
      ("incidents_in_period", names(division.inPeriod.map { incidents.name(of: $0) })),
    ])
  }

  private func incident(_ line: IncidentLine) -> JSON {
    .object(
      IncidentLine.members(of: line) + [
        (
          "standings",
          .array(
            line.standings.map { standing in
              .object([
                ("provision", .string(standing.provision.name)),
                ("standing", .string(standing.standing.word)),
                ("hypothetical", .bool(standing.isHypothetical)),
              ])
            })
        ), ("findings", .array(line.findings.map(\.json))),
      ])
  }

  private func trend(_ trend: Trend) -> JSON {
    .object([
      ("provision", .string(trend.provision.id.value.name)),
      ("without_a_day", .integer(trend.undated)),
      (
        "days",
        .array(
          trend.days.map { day in
            .object([
              ("day", .string(day.day.description)), ("core", .integer(day.numbers.core)),
              ("contested", .integer(day.numbers.contested)),
              ("undetermined", .integer(day.numbers.undetermined)),
              ("outside", .integer(day.numbers.outside)),
              ("observation", .string(day.observation.rawValue)),
              (
                "states",
                .object(
                  zip(trend.provision.readings, day.states).map {
                    ($0.id.value.name, .string($1.rawValue))
                  })
              ),
            ])
          })
      ),
    ])
  }

  private func observation(_ observation: FeedObservation) -> JSON {
    .object([
      ("feed", .string(observation.coverage.feed.name)),
      ("title", .string(observation.coverage.title)),
      ("last_import", .optional(observation.lastImport?.description)),
      ("rows", .integer(observation.coverage.rows)),
      ("bad_rows", .integer(observation.coverage.badRows)),
      (
        "days",
        .array(
          observation.stretches.map {
            .object([
              ("from", .string($0.days.lowerBound.description)),
              ("to", .string($0.days.upperBound.description)),
              ("state", .string($0.state.rawValue)),
            ])
          })
      ),
      (
        "files",
        .array(
          observation.coverage.files.map {
            .object([
              ("name", .string($0.name)), ("sha256", .string($0.digest)),
              ("received", .string($0.received.description)),
            ])
          })
      ),
    ])
  }

  private func promise(_ promise: PromiseLine) -> JSON {
    .object([
      ("commitment", .string(promise.commitment.id.value.name)),
      ("title", .string(promise.commitment.title)), ("stage", .optional(promise.stage?.rawValue)),
      (
        "obligations",
        .array(
          promise.obligations.map { owed in
            .object(
              [
                ("from", .string(owed.from.name)), ("to", .optional(owed.to?.name)),
                ("unit", .string(owed.unit)), ("owed", .optional(owed.owed)),
                ("due", .optional(owed.due?.description)),
              ]
                + zip(Commitment.Stage.allCases, owed.stages).map { stage, reached in
                  (
                    stage.rawValue,
                    reached.map {
                      .object([
                        ("quantity", .optional($0.quantity)), ("day", .string($0.day.description)),
                        ("sources", names($0.sources)),
                      ])
                    } ?? .null
                  )
                } + [
                  ("fewer_than_announced", .optional(owed.short)),
                  ("stage", .optional(owed.furthest?.rawValue)),
                  ("implementation", owed.graded.map(implementation) ?? .null),
                ])
          })
      ),
    ])
  }

  private func implementation(_ graded: PromiseLine.Graded) -> JSON {
    .object([
      ("grade", .string(graded.grade.rawValue)), ("day", .string(graded.day.description)),
      ("sources", names(graded.sources)), ("entry", .optional(graded.entry)),
    ])
  }

  private func stances(_ line: PositionLine) -> [JSON] {
    line.stances.map { stance in
      .object([
        ("provision", .string(line.provision.name)), ("party", .string(line.party.name)),
        ("position", .string(stance.stance.rawValue)),
        ("day", .string(stance.day.value.description)),
        ("subject_to", names(stance.reservations.map(\.value))),
        ("sources", names(stance.sources.map(\.value))),
        ("new", .bool(days.contains(stance.day.value))),
      ])
    }
  }

  private func condition(_ condition: Condition) -> JSON {
    .object([
      ("condition", .string(condition.id.value.name)), ("title", .string(condition.title)),
      ("stated_by", .optional(condition.party?.value.name)),
      (
        "answers",
        .array(
          condition.answers.map {
            .object([
              ("party", .string($0.party.value.name)), ("answer", .string($0.kind.rawValue)),
              ("day", .string($0.day.value.description)),
              ("sources", names($0.sources.map(\.value))),
            ])
          })
      ), ("met", .optional(condition.met?.value.description)),
    ])
  }

  private func claimedCount(_ count: ClaimedCount) -> JSON {
    .object([
      ("event", .string(count.event.id.name)), ("day", .string(count.day.description)),
      ("speaker", .string(count.event.speaker.name)),
      ("affiliation", .string(count.event.speaker.affiliation.name)),
      ("text", .string(count.event.text)), ("address", .optional(linkable(count.event.address))),
    ])
  }

  private var balanceJSON: JSON {
    func counts(_ counts: SourceBalance.Counts) -> JSON {
      .object(
        zip(agreement.parties, counts.parties).map { ($0.id.value.name, .integer($1)) }
          + [
            ("none", .integer(counts.unaffiliated)), ("unknown", .integer(counts.unknown)),
          ])
    }
    return .object([
      ("all", counts(balance.all)),
      ("mostly_from", .optional(balance.dominant(in: agreement)?.name)),
      (
        "by_author_named",
        .array(
          balance.accused.map {
            .object([
              ("author", .optional($0.party?.name)), ("incidents", .integer($0.incidents)),
              ("records", counts($0.sources)),
            ])
          })
      ),
    ])
  }

  private func correction(_ correction: Correction) -> JSON {
    func numbers(_ numbers: [Int]) -> JSON {
      .object(
        zip(["core", "contested", "undetermined", "outside"], numbers).map { ($0, .integer($1)) })
    }
    return .object([
      ("from", .string(correction.days.lowerBound.description)),
      ("to", .string(correction.days.upperBound.description)),
      ("provision", .string(correction.provision.name)), ("before", numbers(correction.before)),
      ("after", numbers(correction.after)), ("incidents", names(correction.incidents)),
      (
        "because",
        .array(
          correction.reasons.map {
            .object([
              ("reason", .string($0.reason.word)), ("incidents", .integer($0.incidents)),
            ])
          })
      ),
    ])
  }

  private func figure(_ figure: NamedFigure) -> JSON {
    .object([
      ("figure", .string(figure.name)), ("value", .integer(figure.value)),
      ("unit", .string(figure.unit)), ("readings", names(figure.readings)),
      ("proof", .optional(figure.proof?.name)),
      ("from", .string(figure.days.lowerBound.description)),
      ("to", .string(figure.days.upperBound.description)),
    ])
  }
}

extension Correction.Reason {
  /// The word that programs read.
  var word: String {
    switch self {
    case .withdrawn: "withdrawn"
    case .changed: "changed"
    case .added: "added"
    case .reviewed: "reviewed"
    case .linked: "linked"
    case .reading: "reading"
    case .knowledge: "knowledge"
    }
  }
}

extension Division.Words {
  /// The word that programs read.
  var word: String {
    switch self {
    case .objects: "objects"
    case .start: "start"
    case .end: "end"
    case .acts: "acts"
    case .territory: "territory"
    case .parties: "parties"
    case .exceptions: "exceptions"
    }
  }
}

extension IncidentLine {
  /// The members by which programs know an incident.
  static func members(of line: IncidentLine) -> [(String, JSON)] {
    let incident = line.incident
    let place = incident.place
    return [
      ("incident", .string(incident.id.name)),
      ("events", .array(incident.events.map { .string($0.id.name) })),
      ("start", .string(incident.span.start.description)),
      ("end", .string(incident.span.end.description)),
      (
        "day",
        line.days.lowerBound == line.days.upperBound
          ? .string(line.days.lowerBound.description) : .null
      ),
      ("time_precision", .string(line.timePrecision.rawValue)),
      ("latitude", place.map { .rounded($0.coordinate.latitude, to: 6) } ?? .null),
      ("longitude", place.map { .rounded($0.coordinate.longitude, to: 6) } ?? .null),
      ("precision_m", place.map { .rounded($0.radiusInMetres, to: 1) } ?? .null),
      ("place", line.placeName.isEmpty ? .null : .string(line.placeName)),
      (
        "objects",
        .array(
          line.classes.map { named in
            .object([
              ("class", .string(named.objectClass.name)),
              ("named_by", .array(named.namedBy.map { .string($0.rawValue) })),
            ])
          })
      ), ("object_words", .array(line.objectWords.map { .string($0) })),
      ("actor", .optional(incident.actor?.name)),
      ("also_known_as", .array(incident.alsoKnownAs.map { .string($0.name) })),
      ("own_ground", .string(line.onOwnGround.rawValue)),
      (
        "casualties",
        .array(
          line.casualties.map {
            .object([("words", .string($0.words)), ("speaker", .string($0.speaker))])
          })
      ),
    ]
  }
}
