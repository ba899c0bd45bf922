// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce why MISSION INCIDENT`.
  static let why = Command(
    name: "why", summary: "say why a finding is as it is, down to row and line",
    about: """
      Prints one plain sentence a reading, then each limb with its standard of proof, the places in \
      the agreement (file, line, column) and the events (feed, row) that it rests on.
      """,
    operands: [.mission, .incident],
    options: [
      .proof, .provision,
      Option(name: "missing", words: "say which fact would decide each undetermined finding"),
    ],
    examples: [Example(line: "truce why build/energy-2025 R015", words: "one incident")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let proof = try mission.proof(of: invocation) ?? mission.file.settings.proof
    let shown = try mission.provisions(of: invocation).map(\.id.value)
    let incident = try mission.incident(named: invocation.second)
    let assessor = try mission.assessor()
    if invocation.has("missing") {
      let missing = assessor.missingFacts(of: incident, proof: proof)
      world.print(missing: missing.filter { shown.contains($0.finding.provision) })
      return .well
    }
    let findings = assessor.findings(of: incident, proof: proof)
      .filter { shown.contains($0.provision) }
    let reviewed = try mission.reviewCase(of: incident.id.name)
    let dissents = reviewed.dissentSteps
    if world.speaksJSON {
      world.print(
        .object([
          ("incident", try mission.showingReasons(of: [incident])[0].jsonWithLinks),
          ("review", reviewed.settledJSON),
          ("dissents", .array(dissents.map { .integer($0.entry) })),
          ("findings", .array(findings.map { $0.json(tracedTo: incident) })),
        ]))
      return .well
    }
    printIncident(incident, named: invocation.second, to: world)
    if let settled = reviewed.settledSentence(above: mission.file.settings.proof) {
      for line in HelpPage.wrapped(settled.madeVisible, width: 78) { world.output.line(line) }
    }
    for step in dissents {
      let words =
        if case .dissent(let words) = step.act {
          try mission.words(behind: words).sentence
        } else {
          ""
        }
      world.output.line(
        "Dissent of key \(step.who), entry \(step.entry): \(words)".madeVisible)
    }
    if reviewed.settled != nil || !dissents.isEmpty { world.output.line() }
    if findings.isEmpty { world.output.line("No finding under this proof.") }
    for finding in findings {
      world.output.line(heading(of: finding))
      for line in HelpPage.wrapped(finding.because.madeVisible, width: 78) {
        world.output.line("  " + line)
      }
    }
    for finding in findings {
      world.output.line()
      world.output.line(heading(of: finding))
      let lines = FindingTrace(of: finding, on: incident).printed.split(separator: "\n")
      for line in lines.dropFirst() { world.output.line(String(line)) }
    }
    return .well
  }

  static func heading(of finding: Finding) -> String {
    let practice = finding.basis == .practice ? ", by practice" : ""
    let hypothetical = finding.isHypothetical ? " (hypothetical)" : ""
    return
      "\(finding.provision) under \(finding.reading)\(practice): \(finding.sign)\(hypothetical)"
      .madeVisible
  }

  private static func printIncident(_ incident: Incident, named name: String, to world: World) {
    if incident.id.name != name {
      world.output.line("'\(name)' is in incident \(incident.id).".madeVisible)
    }
    world.output.line("Incident \(incident.id), \(incident.span.words)".madeVisible)
    for event in incident.events {
      let act = event.act?.rawValue ?? "no act"
      let row = event.row > 0 ? "row \(event.row), line \(event.line)" : "entered by a monitor"
      world.output.line(
        "  \(event.id) (\(row)), \(event.speaker.name) (\(event.speaker.affiliation.name)): \(act)"
          .madeVisible)
    }
    world.output.line()
  }
}

extension Finding {
  /// The finding with its trace.
  fileprivate func json(tracedTo incident: Incident) -> JSON {
    let trace = FindingTrace(of: self, on: incident)
    let steps = JSON.array(
      trace.steps.map { step in
        .object([
          ("limb", .string(step.limb.rawValue)),
          ("state", .string(self[step.limb].state.rawValue)),
          ("standard", .string(self[step.limb].standard)),
          ("because", .string(self[step.limb].because)),
          (
            "terms",
            .array(
              self[step.limb].terms.map {
                .object([
                  ("file", .string($0.file)), ("line", .integer($0.line)),
                  ("column", .integer($0.column)),
                ])
              })
          ),
          ("events", .array(self[step.limb].events.map { .string($0.name) })),
        ])
      })
    return .object((json.members ?? []).map { ($0.name, $0.value) } + [("trace", steps)])
  }
}
