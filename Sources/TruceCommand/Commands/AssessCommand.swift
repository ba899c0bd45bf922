// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFigures
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce assess MISSION`.
  static let assess = Command(
    name: "assess", summary: "hold every incident against every provision and reading",
    about: """
      Prints the four numbers of each provision, and each incident with its verdict a reading: V a \
      violation, - no violation with the limb that decides, ? undetermined with what lacks. With \
      --json, every finding.
      """,
    operands: [.mission], options: [.proof, .provision, .asOf],
    examples: [
      Example(
        line: "truce assess build/energy-2025 --proof claims-of:UA", words: "one party's claims")
    ],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let proof = try mission.proof(of: invocation)
    let provisions = try mission.provisions(of: invocation)
    let content = try mission.content(proof: proof, asOf: invocation.instant("as-of"))
    if world.speaksJSON {
      let shown = Set(provisions.map(\.id.value))
      world.print(
        content.assessment.entries.lazy.flatMap(\.findings)
          .filter { shown.contains($0.provision) }.map(\.json))
      return .well
    }
    for provision in provisions {
      for line in NumbersText(of: provision, in: content).lines { world.output.line(line) }
    }
    return .well
  }
}

extension Option {
  /// `--provision ID`.
  static let provision = Option(
    name: "provision", value: Value(name: "ID"), words: "this provision only")
}

extension Mission {
  /// The standard of proof that `--proof` names; the mission's own when it is not given.
  ///
  /// - Throws: `command.proof`.
  func proof(of invocation: Invocation) throws(Diagnostics) -> Proof? {
    guard let name = invocation.value("proof") else { return nil }
    let parties = boundParties.map(\.name)
    guard let proof = Proof(name) else { throw Diagnostics(.proof(name, parties: parties)) }
    if case .claimsOf(let party) = proof, !parties.contains(party.name) {
      throw Diagnostics(.proof(name, parties: parties))
    }
    return proof
  }

  /// The provision that `--provision` names; all when it is not given.
  ///
  /// - Throws: `command.provision`.
  func provisions(of invocation: Invocation) throws(Diagnostics) -> [Provision] {
    guard let name = invocation.value("provision") else { return agreement.provisions }
    let found = agreement.provisions.filter { $0.id.value.name == name }
    if found.isEmpty {
      throw Diagnostics(.provision(name, among: agreement.provisions.map(\.id.value.name)))
    }
    return found
  }
}

/// The four numbers of a provision and its incidents, as text.
struct NumbersText {
  /// The lines.
  private(set) var lines: [String] = []

  /// The text on a provision of a mission's content.
  init(of provision: Provision, in content: MissionContent) {
    let count = ProvisionCount(
      counting: content.assessment, under: provision, of: content.agreement,
      naming: content.settings.countedReadings)
    let four = count.total
    let readings = provision.readings.map(\.id.value)
    guard four.total > 0 || four.unclaimed > 0, !readings.isEmpty else { return }
    lines.append("\(provision.id.value): \(provision.title)".madeVisible)
    if count.isHypothetical {
      lines.append("  never in force: what it would have covered, counted apart")
    }
    let counted = count.readings.map(\.name).joined(separator: ", ")
    lines.append(
      "  core \(four.core), contested \(four.contested), undetermined \(four.undetermined), "
        + "outside \(four.outside); incidents \(four.total)")
    lines.append(
      "  counted readings: \(counted); proof: \(content.settings.proof.name)".madeVisible)
    if four.unclaimed > 0 { lines.append("  not claimed by that party: \(four.unclaimed)") }
    var table = TextTable(["  INCIDENT", "WHEN"] + readings.map(\.name))
    let number = content.agreement.provisions.firstIndex { $0.id.value == provision.id.value }
    for (index, incident) in content.assessment.incidents.enumerated() {
      let own = content.assessment.rulings[index].filter {
        $0.provision == number && $0.basis == .words
      }
      if own.isEmpty { continue }
      let cells = readings.map { reading in
        own.first { provision.readings[$0.reading].id.value == reading }.map(\.sign) ?? ""
      }
      table.add(["  " + incident.id.name, incident.span.words] + cells)
    }
    lines += table.lines + [""]
  }
}

extension Finding {
  /// `V`, `- (time)`, `? occurrence, attribution`.
  var sign: String { TruceCommand.sign(of: verdict, decidedBy: decidedBy, lacking: lacking) }
}

extension Ruling {
  /// The same.
  var sign: String { TruceCommand.sign(of: verdict, decidedBy: decidedBy, lacking: lacking) }
}

private func sign(of verdict: Verdict, decidedBy: [Limb], lacking: [Limb]) -> String {
  switch verdict {
  case .violation: "V"
  case .notViolation: "- (\(decidedBy.map(\.rawValue).joined(separator: ", ")))"
  case .undetermined: "? " + lacking.map(\.rawValue).joined(separator: ", ")
  }
}

extension Diagnostic {
  fileprivate static func proof(_ name: String, parties: [String]) -> Diagnostic {
    let known =
      ["default", "any-report", "two-independent", "both-parties", "reviewed"]
      + parties.map { "claims-of:" + $0 }
    return Diagnostic(
      .error, "command.proof", at: nil, "'\(name)' is no standard of proof of this mission",
      expected: "one of " + known.joined(separator: ", "),
      mend: nearest(to: name, among: known).map { "did you mean '\($0)'?" } ?? "name one of these")
  }

  static func provision(_ name: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "command.provision", at: nil, "the agreement has no provision '\(name)'",
      expected: "one of " + known.joined(separator: ", "),
      mend: nearest(to: name, among: known).map { "did you mean '\($0)'?" } ?? "name one of these")
  }
}
