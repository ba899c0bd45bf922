// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

/// Everything that is known of one case, for people and for programs.
struct CaseDossier {
  /// A party's or a person's view.
  struct View {
    /// When, by which key, in which entry.
    var step: CaseStep
    /// The words, or why there are none.
    var words: KeptWords
  }

  private let mission: Mission
  private let reviewed: Case
  /// The incident today; `nil` when the sources no longer tell of it.
  private let incident: Incident?
  private let findings: [Finding]
  private let evidence: [MissionRecords.Recorded<EvidenceRecord>]
  private var steps: [(step: CaseStep, because: KeptWords)] = []
  private var replies: [(party: Party, views: [View])] = []
  private var dissents: [View] = []
  private var evidenceLines: [[String]] = []
  private var evidenceJSON: [JSON] = []

  /// The dossier of an incident's case, by any name the incident has or had.
  ///
  /// - Throws: `store.no-incident`, `store.vault-changed`, and what reading the mission throws.
  init(of name: String, in mission: Mission) throws(Diagnostics) {
    self.mission = mission
    reviewed = try mission.reviewCase(of: name)
    do throws(Diagnostics) {
      incident = try mission.incident(named: reviewed.incident.name)
    } catch {
      guard error.all.allSatisfy({ $0.slug == "store.no-incident" }) else { throw error }
      incident = nil
    }
    if let incident {
      findings = try mission.assessor().findings(
        of: incident, proof: mission.file.settings.proof)
      evidence = mission.evidence(of: incident)
    } else {
      (findings, evidence) = ([], [])
    }
    for step in reviewed.steps {
      steps.append((step, try mission.reason(of: step, in: reviewed)))
    }
    var views: [Party.ID: [View]] = [:]
    for step in reviewed.standing {
      switch step.act {
      case .reply(let party, let words):
        views[party, default: []].append(
          View(step: step, words: try mission.words(behind: words)))
      case .dissent(let words):
        dissents.append(View(step: step, words: try mission.words(behind: words)))
      case .open, .assign, .sealedReview, .review, .unsealing, .correction, .close: continue
      }
    }
    // Each bound party has its place, in order of declaration, whether it replied or not.
    let bound = mission.boundParties
    for party in mission.agreement.parties {
      let id = party.id.value
      if bound.contains(id) || views[id] != nil { replies.append((party, views[id] ?? [])) }
    }
    for item in evidence {
      evidenceLines.append(try mission.lines(of: item))
      evidenceJSON.append(try mission.json(of: item))
    }
  }

  // MARK: For people

  /// The dossier as it is read.
  var lines: [String] {
    var lines = [
      "Case \(reviewed.id), incident \(reviewed.incident)", "Status: \(reviewed.status.rawValue)",
    ]
    if let settled = settledSentence { lines.append(settled) }
    lines += incidentLines + findingLines + viewLines
    lines += ["", "Evidence"]
    if evidenceLines.isEmpty { lines.append("  none was brought") }
    for item in evidenceLines { lines += item.map { "  " + $0 } }
    lines += ["", "Steps"]
    if steps.isEmpty { lines.append("  none yet") }
    for (step, because) in steps {
      lines.append("  \(step.when), key \(step.who), entry \(step.entry)")
      let isTakenBack = !reviewed.standing.contains { $0.entry == step.entry } && !step.isCorrection
      lines.append("    \(step.act.sentence)\(isTakenBack ? " (taken back)" : "")")
      lines.append("    because: \(because.sentence)")
    }
    return lines
  }

  /// What two persons settled, and that it stands above the standard of proof.
  private var settledSentence: String? {
    reviewed.settledSentence(above: mission.file.settings.proof)
  }

  private var incidentLines: [String] {
    var lines = ["", "Incident"]
    guard let incident else { return lines + ["  no source tells of it any more"] }
    lines.append(
      "  \(incident.id), \(incident.span.words), \(incident.place?.words ?? "place unknown")")
    for event in incident.events {
      let act = event.act?.rawValue ?? "no act"
      let row = event.row > 0 ? "row \(event.row), line \(event.line)" : "entered by a monitor"
      lines.append(
        "  \(event.id) (\(row)), \(event.speaker.name) (\(event.speaker.affiliation.name)), "
          + "\(event.grade.name): \(act)")
      if !event.text.isEmpty { lines.append("    \(event.text)") }
      if let address = event.address, !address.isEmpty { lines.append("    \(address)") }
    }
    return lines
  }

  private var findingLines: [String] {
    var lines = ["", "Findings, under the standard of proof \(mission.file.settings.proof.name)"]
    if findings.isEmpty { lines.append("  none") }
    for finding in findings {
      lines.append("  " + Command.heading(of: finding))
      for limb in Limb.allCases {
        let found = finding[limb]
        let standard = found.standard.isEmpty ? "" : " (standard: \(found.standard))"
        lines.append("    \(limb.rawValue): \(found.state.rawValue)\(standard): \(found.because)")
      }
    }
    return lines
  }

  private var viewLines: [String] {
    var lines = ["", "Views of the parties"]
    for (party, views) in replies {
      if views.isEmpty { lines.append("  \(party.id.value) (\(party.name)): no reply is recorded") }
      for view in views {
        lines.append("  \(party.id.value) (\(party.name)), \(view.sentence)")
      }
    }
    lines += ["", "Dissents"]
    if dissents.isEmpty { lines.append("  none") }
    for view in dissents { lines.append("  key \(view.step.who), \(view.sentence)") }
    return lines
  }

  // MARK: For programs

  /// The dossier for programs.
  var json: JSON {
    let members = (reviewed.listed.members ?? []).map { ($0.name, $0.value) }
    return .object(
      members + [
        ("settled", reviewed.settledJSON),
        (
          "standing_above",
          reviewed.settled == nil ? .null : .string(mission.file.settings.proof.name)
        ),
        ("events", incident.map { .array($0.events.map { .string($0.id.name) }) } ?? .null),
        ("findings", .array(findings.map(json))), ("parties", .array(replies.map(json))),
        ("dissents", .array(dissents.map(\.json))), ("evidence", .array(evidenceJSON)),
        ("history", .array(steps.map(json))),
      ])
  }

  private func json(_ finding: Finding) -> JSON {
    let limbs = Limb.allCases.map { limb -> (String, JSON) in
      let found = finding[limb]
      return (
        limb.rawValue,
        .object([
          ("state", .string(found.state.rawValue)), ("standard", .string(found.standard)),
          ("because", .string(found.because)),
        ])
      )
    }
    return .object([
      ("provision", .string(finding.provision.name)), ("reading", .string(finding.reading.name)),
      ("basis", .string(finding.basis.rawValue)), ("verdict", .string(finding.verdict.rawValue)),
      ("limbs", .object(limbs)),
      ("dissents", .array(dissents.map { .integer($0.step.entry) })),
    ])
  }

  private func json(_ reply: (party: Party, views: [View])) -> JSON {
    .object([
      ("party", .string(reply.party.id.value.name)),
      ("replies", .array(reply.views.map(\.json))),
    ])
  }

  private func json(_ line: (step: CaseStep, because: KeptWords)) -> JSON {
    .object([
      ("entry", .integer(line.step.entry)), ("when", .string(line.step.when.description)),
      ("who", .string(line.step.who)), ("act", .string(line.step.act.sentence)),
      ("stands", .bool(reviewed.standing.contains { $0.entry == line.step.entry })),
      ("because", line.because.json),
    ])
  }
}

extension CaseDossier.View {
  fileprivate var sentence: String { "\(step.when), entry \(step.entry): \(words.sentence)" }

  fileprivate var json: JSON {
    .object([
      ("when", .string(step.when.description)), ("who", .string(step.who)),
      ("entry", .integer(step.entry)), ("words", words.json),
    ])
  }
}

extension CaseStep {
  fileprivate var isCorrection: Bool {
    if case .correction = act { true } else { false }
  }
}

extension Case {
  /// The steps of the dissents that were not taken back, in order.
  var dissentSteps: [CaseStep] {
    standing.filter { step in
      if case .dissent = step.act { true } else { false }
    }
  }

  /// That two persons settled facts, and that this stands above the mission's standard of proof; `nil`
  /// while they have not.
  func settledSentence(above proof: Proof) -> String? {
    settled.map { settled in
      "Two persons settled it (keys \(settled.by.joined(separator: ", "))): "
        + "\(settled.result.sentence). This stands above the mission's standard of proof, \(proof.name)."
    }
  }

  /// The same for programs.
  var settledJSON: JSON {
    settled.map { settled in
      .object([
        ("outcome", .string(settled.result.outcome.rawValue)),
        ("occurrence", .string(settled.result.occurrence.rawValue)),
        ("attribution", .string(settled.result.attribution.rawValue)),
        ("actor", .optional(settled.result.actor?.name)),
        ("object", .optional(settled.result.objectClass?.name)),
        ("by", .array(settled.by.map { .string($0) })),
      ])
    } ?? .null
  }
}
