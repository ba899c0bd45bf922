// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce case ...`: people's review of an incident.
  static let `case` = Command(
    name: "case", summary: "review an incident, with two persons and a reason each step",
    about: """
      A case is an incident with what people did about it. 'verified' and 'refuted' need two persons; \
      the first review is sealed until the second stands beside it. A review settles facts of one \
      incident, never a verdict or the words of the agreement.
      """,
    subcommands: [
      .caseKey, .caseOpen, .caseAssign, .caseReview, .caseReply, .caseDissent, .caseCorrect,
      .caseClose,
      .caseList, .caseShow,
    ])

  private static let caseList = Command(
    name: "list", summary: "list the cases",
    operands: [.mission],
    examples: [Example(line: "truce case list build/energy-2025", words: "all of a mission")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let cases = try world.mission(at: invocation.first).state.cases
    if world.speaksJSON {
      world.print(cases.lazy.map(\.listed))
      return .well
    }
    var table = TextTable(["CASE", "INCIDENT", "STATUS", "STEPS"])
    for reviewed in cases {
      table.add([
        reviewed.id.name, reviewed.incident.name, reviewed.status.rawValue,
        String(reviewed.steps.count),
      ])
    }
    for line in table.lines { world.output.line(line) }
    return .well
  }

  private static let caseShow = Command(
    name: "show", summary: "print a case as a dossier",
    about: """
      The incident with its events and sources, every finding with each limb and its standard of proof, \
      the review, each party's view, dissents, evidence, and every step. A first review is shown when a \
      second stands beside it, and not before.
      """,
    operands: [.mission, .incident],
    examples: [Example(line: "truce case show harbour reports:H1", words: "one case")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let dossier = try CaseDossier(of: invocation.second, in: mission)
    if world.speaksJSON {
      world.print(dossier.json)
    } else {
      for line in dossier.lines { world.output.line(line.madeVisible) }
    }
    return .well
  }
}

extension KeptWords {
  /// The words for programs; an object that says why where there are none.
  var json: JSON {
    switch self {
    case .words(let text): .string(text)
    case .sealed: .object([("sealed", .bool(true))])
    case .erased(let when, let who, let entry):
      .object([
        ("erased", .string(when.description)), ("who", .string(who)), ("entry", .integer(entry)),
      ])
    case .missing: .object([("missing", .bool(true))])
    }
  }
}

extension Case {
  /// What programs read of a case in a list.
  var listed: JSON {
    .object([
      ("case", .string(id.name)), ("incident", .string(incident.name)),
      ("status", .string(status.rawValue)), ("steps", .integer(steps.count)),
    ])
  }
}

extension CaseStep.Act {
  /// One sentence without a stop.
  var sentence: String {
    switch self {
    case .open: "opened the case"
    case .assign(let reviewer): "asked key \(reviewer) to review it"
    case .sealedReview: "reviewed it; sealed until another has reviewed"
    case .review(let result): "reviewed it: \(result.sentence)"
    case .unsealing(let step, let result, _):
      "opened the sealed review of entry \(step): \(result.sentence)"
    case .reply(let party, _): "recorded the view of \(party)"
    case .dissent: "dissented"
    case .correction(let step): "took back entry \(step)"
    case .close: "closed the case"
    }
  }
}

extension ReviewResult {
  /// The result in a few words.
  var sentence: String {
    var words = ["\(outcome.rawValue)", "occurrence \(occurrence.rawValue)"]
    let to = actor.map { " to \($0)" } ?? ""
    words.append("attribution\(to) \(attribution.rawValue)")
    if let objectClass { words.append("object \(objectClass)") }
    return words.joined(separator: ", ")
  }
}
