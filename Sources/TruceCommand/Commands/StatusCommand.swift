// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFigures
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce status MISSION --at INSTANT`.
  static let status = Command(
    name: "status", summary: "say what binds whom at a moment, under each reading",
    about: """
      For each provision, reading and party: its position, whether the provision is in force, since \
      when, until when and why; then what is promised, and whether it is due. A right of release ends \
      nothing until a source shows that it was used.
      """,
    operands: [
      Operand(name: "MISSION", words: "a mission's folder, or an agreement alone", kind: .inputFile)
    ],
    options: [
      Option(
        name: "at", value: Option.Value(name: "INSTANT", kind: .instant),
        words: "the moment; now when not given"),
      Option(
        name: "from", value: Option.Value(name: "DAY", kind: .day),
        words: "with --to, the timeline of rules and promises from this day on"),
      Option(
        name: "to", value: Option.Value(name: "DAY", kind: .day), words: "its last day"),
      Option(name: "promises", words: "the promises and tracks alone"),
      Option(name: "svg", words: "draw the timeline as SVG"),
    ],
    examples: [
      Example(
        line: "truce status examples/energy-2025/agreement.truce --at 2025-04-01T12:00:00Z",
        words: "on 1 April 2025")
    ],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let at = invocation.instant("at") ?? world.now
    let (agreement, violations) = try agreement(at: invocation.first, world)
    if invocation.has("from") || invocation.has("to") || invocation.has("svg") {
      return try printTimeline(of: agreement, invocation, world)
    }
    let promises = agreement.promises(at: at)
    if invocation.has("promises"), world.speaksJSON {
      world.print(promises.lazy.map(\.json))
      return .well
    }
    let states = agreement.states(at: at, after: violations)
    if world.speaksJSON {
      world.print(states.lazy.map(\.json))
      return .well
    }
    world.output.line("At \(at):")
    if !invocation.has("promises") {
      for line in lines(on: states, of: agreement) { world.output.line(line) }
    }
    for line in lines(on: promises) { world.output.line(line) }
    return .well
  }

  /// Prints the states over a period: one row a provision, reading and party, then one a promise.
  private static func printTimeline(
    of agreement: Agreement, _ invocation: Invocation, _ world: World
  ) throws(Diagnostics) -> ExitStatus {
    guard let first = invocation.day("from"), let last = invocation.day("to"), first <= last
    else { throw Diagnostics(.noPeriod()) }
    let zone = agreement.clockZone.value
    let span = TimeSpan(start: zone.start(of: first), end: zone.span(of: last).end)
    if invocation.has("svg") {
      world.output.write(agreement.svgTimeline(over: span))
    } else if world.speaksJSON {
      func stretch(_ span: TimeSpan, _ name: String, _ state: JSON) -> JSON {
        .object([
          ("start", .string(span.start.description)), ("end", .string(span.end.description)),
          (name, state),
        ])
      }
      let rules = agreement.timeline(over: span).flatMap { $0 }
      let promises = agreement.promiseTimeline(over: span).flatMap { $0 }
      world.print(
        rules.map { stretch($0.span, "status", $0.state.json) }
          + promises.map { stretch($0.span, "promise", $0.state.json) })
    } else {
      world.output.write(agreement.drawnTimeline(over: span))
    }
    return .well
  }

  /// The agreement, and the violations that a mission found, which can give a right of release.
  private static func agreement(
    at path: String, _ world: World
  ) throws(Diagnostics) -> (Agreement, [ReleasingViolation]) {
    if !InputFile.isFolder(path) {
      return (try Agreement(parsing: try InputFile.text(of: path)), [])
    }
    let mission = try world.mission(at: path)
    guard mission.head.size > 0 else { return (mission.agreement, []) }
    let agreement = mission.agreement
    return (agreement, try mission.content().assessment.releasingViolations(of: agreement))
  }

  private static func lines(
    on states: [ProvisionState], of agreement: Agreement
  ) -> [String] {
    var lines: [String] = []
    var provision: Provision.ID?
    for state in states {
      if state.provision != provision {
        provision = state.provision
        let title = agreement.provision(state.provision)?.title ?? ""
        lines += ["", "\(state.provision): \(title)".madeVisible]
      }
      let reading = state.reading.map { "under \($0)" } ?? "read by nobody"
      lines.append(
        "  \(reading), \(state.party): \(state.state.rawValue); position: \(state.position.rawValue)"
          .madeVisible)
      let because = HelpPage.wrapped(state.because.madeVisible, width: HelpPage.width - 4)
      lines += because.map { "    " + $0 }
      if let release = state.release {
        lines.append(
          "    in force; could be released since \(release.since), by \(release.incident)"
            .madeVisible)
      }
    }
    return lines
  }
}

extension Command {
  private static func lines(on promises: [PromiseState]) -> [String] {
    promises.isEmpty
      ? []
      : ["", "Promises and tracks:"]
        + promises.flatMap { promise -> [String] in
          let who = promise.party.map { "\($0) " } ?? ""
          let head = "\(promise.promise): \(who)\(promise.what): \(promise.state.rawValue)"
          return [head, promise.because].enumerated().flatMap { index, text in
            let indent = index == 0 ? 2 : 4
            return HelpPage.wrapped(text.madeVisible, width: HelpPage.width - indent)
              .map { String(repeating: " ", count: indent) + $0 }
          }
        }
  }
}

extension Diagnostic {
  fileprivate static func noPeriod() -> Diagnostic {
    Diagnostic(
      .error, "command.days", at: nil, "a timeline needs a first and a last day",
      expected: "--from DAY --to DAY, the first not after the last", mend: "give both")
  }
}
