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
    operands: [.mission, .incident],
    examples: [Example(line: "truce case show harbour reports:H1", words: "one case")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let reviewed = try mission.reviewCase(of: invocation.second)
    var steps: [(step: CaseStep, because: KeptWords, words: KeptWords?)] = []
    for step in reviewed.steps {
      let because = try mission.reason(of: step, in: reviewed)
      steps.append((step, because, try mission.words(of: step.act)))
    }
    if world.speaksJSON {
      let members = reviewed.listed.members ?? []
      world.print(
        .object(
          members.map { ($0.name, $0.value) } + [
            (
              "history",
              .array(
                steps.map { step, because, words in
                  .object([
                    ("entry", .integer(step.entry)), ("when", .string(step.when.description)),
                    ("who", .string(step.who)), ("act", .string(step.act.sentence)),
                    ("words", words?.json ?? .null), ("because", because.json),
                  ])
                })
            )
          ]))
      return .well
    }
    world.output.line("Case \(reviewed.id), incident \(reviewed.incident)".madeVisible)
    world.output.line("Status: \(reviewed.status.rawValue)")
    for (step, because, words) in steps {
      world.output.line()
      world.output.line("\(step.when), key \(step.who), entry \(step.entry)".madeVisible)
      world.output.line("  \(step.act.sentence)".madeVisible)
      if let words { world.output.line("  in its words: \(words.sentence)".madeVisible) }
      world.output.line("  because: \(because.sentence)".madeVisible)
    }
    return .well
  }
}

extension Mission {
  /// The words that a reply or a dissent commits to; `nil` for other acts.
  fileprivate func words(of act: CaseStep.Act) throws(Diagnostics) -> KeptWords? {
    switch act {
    case .reply(_, let words), .dissent(let words): try self.words(behind: words)
    case .open, .assign, .sealedReview, .review, .unsealing, .correction, .close: nil
    }
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
  fileprivate var listed: JSON {
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
  fileprivate var sentence: String {
    var words = ["\(outcome.rawValue)", "occurrence \(occurrence.rawValue)"]
    let to = actor.map { " to \($0)" } ?? ""
    words.append("attribution\(to) \(attribution.rawValue)")
    if let objectClass { words.append("object \(objectClass)") }
    return words.joined(separator: ", ")
  }
}
