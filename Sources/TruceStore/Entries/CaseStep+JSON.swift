// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround
internal import TruceTerms

extension CaseStep.Act {
  /// The step as it stands in an entry.
  var json: JSON {
    switch self {
    case .open: .object([("act", .string("open"))])
    case .assign(let reviewer):
      .object([("act", .string("assign")), ("reviewer", .string(reviewer))])
    case .sealedReview(let commitment):
      .object([("act", .string("sealed-review")), ("commitment", .string(commitment))])
    case .review(let result): .object([("act", .string("review")), ("result", result.json)])
    case .unsealing(let step, let result, let salt):
      .object([
        ("act", .string("unsealing")), ("entry", .integer(step)), ("result", result.json),
        ("salt", .string(salt)),
      ])
    case .reply(let party, let words):
      .object([
        ("act", .string("reply")), ("party", .string(party.name)), ("words", .string(words)),
      ])
    case .dissent(let words):
      .object([("act", .string("dissent")), ("words", .string(words))])
    case .correction(let step):
      .object([("act", .string("correction")), ("entry", .integer(step))])
    case .close: .object([("act", .string("close"))])
    }
  }

  /// Reads a step; `nil` for anything else.
  init?(_ json: JSON) {
    switch json["act"]?.string {
    case "open": self = .open
    case "assign":
      guard let reviewer = json["reviewer"]?.string else { return nil }
      self = .assign(reviewer: reviewer)
    case "sealed-review":
      guard let commitment = json["commitment"]?.string else { return nil }
      self = .sealedReview(commitment: commitment)
    case "review":
      guard let result = json["result"].flatMap(ReviewResult.init) else { return nil }
      self = .review(result)
    case "unsealing":
      guard let entry = json["entry"]?.integer, let salt = json["salt"]?.string,
        let result = json["result"].flatMap(ReviewResult.init)
      else { return nil }
      self = .unsealing(step: entry, result, salt: salt)
    case "reply":
      guard let party = json["party"]?.string, let words = json["words"]?.string
      else { return nil }
      self = .reply(party: Party.ID(party), words: words)
    case "dissent":
      guard let words = json["words"]?.string else { return nil }
      self = .dissent(words: words)
    case "correction":
      guard let entry = json["entry"]?.integer else { return nil }
      self = .correction(step: entry)
    case "close": self = .close
    default: return nil
    }
  }
}

extension ReviewResult {
  /// The result as it stands in an entry, and as a sealed review commits to it.
  var json: JSON {
    .object([
      ("outcome", .string(outcome.rawValue)), ("occurrence", .string(occurrence.rawValue)),
      ("attribution", .string(attribution.rawValue)), ("actor", .optional(actor?.name)),
      ("object", .optional(objectClass?.name)),
    ])
  }

  /// Reads a result; `nil` for anything else.
  init?(_ json: JSON) {
    guard let outcome = json["outcome"]?.string.flatMap(Outcome.init(rawValue:)),
      let occurrence = json["occurrence"]?.string.flatMap(Kleene.init(rawValue:)),
      let attribution = json["attribution"]?.string.flatMap(Kleene.init(rawValue:))
    else { return nil }
    self.init(
      outcome: outcome, occurrence: occurrence, attribution: attribution,
      actor: json["actor"]?.string.map { Party.ID($0) },
      objectClass: json["object"]?.string.map { ObjectClass.ID($0) })
  }
}
