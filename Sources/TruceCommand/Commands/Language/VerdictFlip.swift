// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

/// An incident of a mission whose verdict is another under a later text of the agreement.
struct VerdictFlip: Hashable {
  /// The provision.
  let provision: String
  /// The reading.
  let reading: String
  /// The incident.
  let incident: String
  /// The verdict under the old text; `nil` where it holds no such reading.
  let old: Verdict?
  /// The verdict under the new text; `nil` where it holds no such reading.
  let new: Verdict?

  /// The flips, in the order of the new text's findings, incident by incident; then what only the
  /// old text finds.
  ///
  /// The incidents stay those of the mission, linked as they are: what differs is the text alone.
  static func all(
    from old: Agreement, to new: Agreement, of mission: Mission
  ) throws(Diagnostics) -> [VerdictFlip] {
    let before = try mission.assessor(under: old)
    let after = try mission.assessor(under: new)
    let proof = mission.file.settings.proof
    return try mission.incidents().flatMap { incident in
      let olds = before.findings(of: incident, proof: proof)
      let news = after.findings(of: incident, proof: proof)
      let former = Dictionary(olds.map { (Key($0), $0.verdict) }, uniquingKeysWith: { a, _ in a })
      let present = Set(news.map { Key($0) })
      var flips: [VerdictFlip] = []
      for finding in news where former[Key(finding)] != finding.verdict {
        flips.append(VerdictFlip(finding, old: former[Key(finding)], new: finding.verdict))
      }
      for finding in olds where !present.contains(Key(finding)) {
        flips.append(VerdictFlip(finding, old: finding.verdict, new: nil))
      }
      return flips
    }
  }

  private struct Key: Hashable {
    let provision: Provision.ID
    let reading: Reading.ID
    let basis: Basis

    init(_ finding: Finding) {
      provision = finding.provision
      reading = finding.reading
      basis = finding.basis
    }
  }

  private init(_ finding: Finding, old: Verdict?, new: Verdict?) {
    provision = finding.provision.name
    reading = finding.reading.name + (finding.basis == .practice ? " (practice)" : "")
    incident = finding.incident.name
    self.old = old
    self.new = new
  }

  /// One line, for a person.
  var line: String {
    "\(provision) under \(reading), \(incident): \(old?.rawValue ?? "no such reading") -> "
      + (new?.rawValue ?? "no such reading")
  }

  /// The value programs read.
  var json: JSON {
    .object([
      ("provision", .string(provision)), ("reading", .string(reading)),
      ("incident", .string(incident)), ("old", .optional(old?.rawValue)),
      ("new", .optional(new?.rawValue)),
    ])
  }
}

extension World {
  /// Prints what changed in meaning, then what flips.
  func print(_ flips: [VerdictFlip], of difference: AgreementDifference) {
    if speaksJSON {
      print(.object([("changes", difference.json), ("flips", .array(flips.map(\.json)))]))
      return
    }
    output.write(difference.printed)
    output.line()
    output.line(flips.isEmpty ? "No incident flips." : "Incidents that flip:")
    for flip in flips { output.line("  " + flip.line.madeVisible) }
  }
}
