// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround
import TruceStore
import TruceTerms

extension Report {
  /// What each source alone would give, as programs read it.
  var reachJSON: JSON {
    func object(_ name: String, _ id: String, _ reach: SourceReach.Reach) -> JSON {
      .object([
        (name, .string(id)), ("incidents", .integer(reach.incidents)),
        ("alone", .integer(reach.alone)),
      ])
    }
    return .object([
      ("incidents", .integer(reach.incidents)),
      ("feeds", .array(zip(feeds, reach.feeds).map { object("feed", $0.feed.name, $1) })),
      (
        "speakers",
        .array(
          zip(agreement.parties, reach.parties).map {
            object("affiliation", $0.id.value.name, $1)
          } + [
            object("affiliation", "none", reach.unaffiliated),
            object("affiliation", "unknown", reach.unknown),
          ])
      ),
    ])
  }

  /// The known objects by class, as programs read them.
  var knownObjectsJSON: JSON {
    .object([
      ("objects", .integer(knownObjects.total)),
      ("placed_from_reports", .integer(knownObjects.placedFromReports)),
      (
        "classes",
        .array(
          knownObjects.rows.map { row in
            .object([
              ("class", .string(row.objectClass.name)),
              (
                "parties",
                .array(
                  zip(knownObjects.parties, row.parties).map {
                    .object([("party", .string($0.name)), ("objects", .integer($1))])
                  })
              ), ("elsewhere", .integer(row.elsewhere)),
            ])
          })
      ),
    ])
  }
}
