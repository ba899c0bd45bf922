// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

extension TallyAccount {
  /// The account as programs read it.
  var json: JSON {
    .object([
      ("party", .string(party.name)), ("against", .string(against.name)),
      ("provision", .string(provision.name)), ("from", .string(days.lowerBound.description)),
      ("to", .string(days.upperBound.description)), ("published", .optional(published)),
      ("at_least", .bool(isAtLeast)), ("days_without", .integer(daysWithout)),
      (
        "named",
        .object([
          ("mentions", .integer(named.mentions)), ("records", .integer(named.records)),
          ("repeated", .integer(named.repeated)), ("missing", .integer(named.missing)),
          ("without_place", .integer(named.withoutPlace)),
          ("without_object", .integer(named.withoutObject)),
        ])
      ), ("claimed", .integer(claimed)), ("readings", .array(readings.map(\.json))),
      ("unexplained", .optional(unexplained)), ("beyond", .optional(beyond)),
      ("tallies", .array(tallies.map(\.json))),
    ])
  }
}

extension TallyAccount.ReadingAccount {
  fileprivate var json: JSON {
    func limbs(_ counts: [Int]) -> JSON {
      .object(zip(Limb.allCases, counts).map { ($0.rawValue, .integer($1)) })
    }
    return .object([
      ("reading", .string(reading.name)), ("violations_by_words", .integer(violations)),
      ("not_violation", .integer(notViolations)), ("decided_by", limbs(decidedBy)),
      ("undetermined", .integer(undetermined)), ("lacking", limbs(lacking)),
      ("violations_by_practice", .integer(violationsByPractice)),
      ("violations_under_proof", .integer(violationsUnderProof)),
    ])
  }
}

extension PublishedTally {
  fileprivate var json: JSON {
    .object([
      ("tally", .string(id.name)), ("speaker", .string(speaker)),
      ("published", .string(published.description)), ("number", .optional(number)),
      ("bound", .string(bound.rawValue)), ("words", .string(words)),
      ("address", .optional(linkable(address))), ("note", .string(note)),
    ])
  }
}
