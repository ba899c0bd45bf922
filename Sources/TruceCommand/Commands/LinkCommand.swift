// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce link split|join`.
  static let link = Command(
    name: "link", summary: "split an incident, or join several, by a recorded act",
    about: "A person's word on what is one incident and what is two. Later imports respect it.",
    subcommands: [.linkSplit, .linkJoin])

  private static let linkSplit = Command(
    name: "split", summary: "take events out of an incident",
    operands: [
      .mission, .incident,
      Operand(name: "EVENT", words: "the events that tell another incident", number: .oneOrMore),
    ],
    options: [.because] + Option.writing,
    examples: [
      Example(
        line: "truce link split harbour reports:R3 reports:R7 --because 'two hours apart'",
        words: "R7 is another strike")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    let events = invocation.operands.dropFirst(2).map { Event.ID($0) }
    let leads = try mission.split(events, outOf: invocation.second, because: because)
    report(leads, world)
    return .well
  }

  private static let linkJoin = Command(
    name: "join", summary: "make one incident of several",
    operands: [
      .mission, Operand(name: "INCIDENT", words: "the incidents, at least two", number: .oneOrMore),
    ],
    options: [.because] + Option.writing,
    examples: [
      Example(
        line: "truce link join harbour reports:R3 reports:R9 --because 'one strike, two reports'",
        words: "R9 tells the same")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    let leads = try mission.join(Array(invocation.operands.dropFirst()), because: because)
    report(leads, world)
    return .well
  }

  private static func report(_ leads: [LedgerEntry.Lead], _ world: World) {
    if world.speaksJSON {
      world.print(
        leads.map { .object([("old", .string($0.old.name)), ("new", .string($0.new.name))]) })
      return
    }
    world.output.line("Recorded.")
    for lead in leads {
      world.output.line("Incident \(lead.old) now leads to \(lead.new).".madeVisible)
    }
  }
}

extension Invocation {
  /// The reason that a person's act needs.
  ///
  /// - Throws: `command.no-reason` for one without a word in it.
  func reason() throws(Diagnostics) -> String {
    let because = value("because") ?? ""
    if because.allSatisfy(\.isWhitespace) { throw Diagnostics(.noReason()) }
    return because
  }
}

extension Diagnostic {
  fileprivate static func noReason() -> Diagnostic {
    Diagnostic(
      .error, "command.no-reason", at: nil, "'--because' holds no word",
      expected: "why you do it, as others will read it", mend: "give the reason")
  }
}
