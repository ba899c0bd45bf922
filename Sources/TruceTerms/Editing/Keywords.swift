// SPDX-License-Identifier: Apache-2.0

/// The words of the language with what each means, and which may begin a line in which block.
enum Keywords {
  /// One sentence a word.
  static let help: [String: String] = [
    "agreement": "What this file is: its id, its title, and the zone whose days are counted.",
    "party": "Someone who can be bound.",
    "mediator": "Someone who brokers or guarantees; never bound.",
    "source": "A text that something rests on: its day, who speaks, its title, its address.",
    "object": "A class of objects, and the classes under it.",
    "zone": "A piece of ground or water; its geometry stands in a file beside the agreement.",
    "line": "A line from which distances are measured.",
    "provision": "A rule, with everyone's readings of it and positions on it.",
    "commitment": "A promise: who delivers what, to whom, by when, and what came of it.",
    "condition": "What a party makes its consent depend on, with the others' answers.",
    "track": "A negotiation track: its stage, venue and agenda.",
    "body": "A commission or mechanism: who sits in it, who chairs it, how it decides.",
    "members": "Who sits in the body.",
    "chaired": "Who chairs the body.",
    "decides": "How the body decides: by consensus, by majority, or by its chair.",
    "meets": "When the body meets, in the words of the text.",
    "extended": "A later end that a source shows, and the day on which it was agreed.",
    "daily": "The hours of each day in which the reading holds.",
    "alongside": "With which commitments it goes side by side.",
    "suppose": "What is supposed to have been done, in a case about promises.",
    "then": "How a promise is expected to stand on a day.",
    "renewed": "It renews itself by that much at each end, unless somebody gives notice in time.",
    "notice": "How long after its day a withdrawal takes effect; below 'renewed', a notice given.",
    "crossings": "Somebody or something went over a line or into a zone.",
    "overflights": "An aircraft, with or without a crew, flew over.",
    "presence": "Somebody or something stands where it may not be.",
    "movements": "Forces advance, dig in, move or exercise.",
    "arming": "Weapons are brought in, handed over or made.",
    "recruitment": "Persons are called up or taken into an armed force.",
    "obstructions": "Passage, access or work that is to be free is hindered.",
    "harm": "Persons are harmed otherwise than by a strike.",
    "withdraws":
      "Takes away from where it stands; of a position, no longer stands by its acceptance.",
    "deploys": "Brings to where it shall stand.",
    "begins": "When a track is to begin.",
    "annex": "A list of objects that a text attaches.",
    "scenario": "A case made up by the drafters, with the verdict that each reading should give.",
    "reading": "The provision as one party reads it.",
    "position":
      "Who proposes, accepts, accepts in principle, refuses or withdraws, and since when.",
    "prohibits": "What the provision prohibits: a verb, on a class or on any object.",
    "binds": "Whom the provision binds.",
    "consent": "Whose consent brings it into force: all, or each for itself.",
    "verified": "Who checks whether reports are valid.",
    "waits": "What must be done before this begins.",
    "exception": "What is not covered although the rule covers it; an exception may have its own.",
    "suspended": "A time in which the provision rests.",
    "retired": "From when the provision is no longer used; its id is never used again.",
    "says": "The words on which the reading rests.",
    "objects": "What the words hold, leave open ('unclear') or leave out ('not').",
    "otherwise": "How the list ends: 'not' for a closed list, 'unclear' for a general word.",
    "from": "Since when, or from which sources.",
    "until": "Until when; 'until further notice' for an end that is open on purpose.",
    "released": "A right to be free when another violates; it ends nothing until it is used.",
    "practice": "What the party's own counting shows, apart from its words.",
    "within": "The zones in which it holds, or a distance.",
    "own": "Whether an attack on ground that the attacker claims itself is covered.",
    "hits": "Something was struck: every verb of attack holds it.",
    "attempts": "A strike that was intercepted or missed.",
    "debris": "What came down of something that was shot down.",
    "demolitions": "Something was blown up in place.",
    "counts": "What the party counts, or as what a class counts.",
    "unknown": "Nobody says; it stays unknown through to the verdict.",
    "replaces": "This reading takes the place of the party's earlier one.",
    "beside": "This reading stands beside the party's other one.",
    "kind": "The kind of measure, in the field's words.",
    "claims": "The ground that a party calls its own, with no word on whose it is.",
    "delivered": "What a source shows to have been done.",
    "announced": "What someone said would be done.",
    "reconciled": "Both sides confirm the same.",
    "under": "The verdict that is expected under a reading.",
  ]

  /// The words that may begin a line below a block's keyword; `nil` for the margin.
  static func statements(below block: String?) -> [String] {
    switch block {
    case nil: AgreementParser.statements
    case "agreement": ["time zone", "version", "title"]
    case "party", "mediator": ["name", "claims"]
    case "object": ["object", "name"]
    case "provision": AgreementParser.provisionStatements
    case "reading":
      AgreementParser.readingStatements
        + ActKind.allCases.filter { $0.sort != .word }.map(\.plural)
    case "exception": ["objects", "acts", "exception", "from"]
    case "practice": ["counts", "acts", "from", "until"]
    case "released": ["used by"]
    case "commitment": AgreementParser.commitmentStatements
    case "condition": ["stated by", "met on", "from"]
    case "annex": ["objects"]
    case "track": AgreementParser.trackStatements
    case "body": AgreementParser.bodyStatements
    case "renewed": ["notice by"]
    case "scenario": AgreementParser.scenarioStatements
    default: []
    }
  }

  /// The kind of name that follows a word, in a block.
  static func kind(after word: String, in statement: String?) -> NameKind? {
    switch (word, statement) {
    case ("by", _), ("binds", _), ("position", _), ("to", "commitment"), ("members", _): .party
    case ("from", _): .source
    case ("objects", _), ("on", _), ("counts", _), ("as", _): .objectClass
    case ("of", "commitment"): .target
    case ("alongside", _), ("suppose", _), ("then", _): .commitment
    case ("within", _), ("claims", _), ("in", _), ("outside", _), ("of", _): .zone
    case ("replaces", _), ("beside", _), ("under", _): .reading
    case ("for", _), ("agenda", _): .target
    case ("to", _): .condition
    case ("invoking", _): .exception
    case ("annex", _): .annex
    default: nil
    }
  }

  /// Plain words that follow a word.
  static func words(after word: String) -> [String] {
    switch word {
    case "otherwise": ["not", "unclear"]
    case "attempts", "debris", "demolitions", "hits", "ground": ["covered", "unclear", "not"]
    case "consent": ["all", "each", "none"]
    case "decides": ["by consensus", "by majority", "by chair"]
    case "renewed", "chaired": ["by"]
    case "extended": ["until", "on"]
    case "notice": ["of", "by"]
    case "daily": ["from", "for"]
    case "each": ["day", "week", "month"]
    case "kind": ["cessation", "preliminary", "definitive", "pause", "moratorium"]
    case "until": ["unknown", "not before", "further notice"]
    case "verified", "used", "stated": ["by"]
    case "waits": ["for"]
    case "released": ["when another bound party violates"]
    case "time": ["zone"]
    case "own": ["ground"]
    default: []
    }
  }
}
