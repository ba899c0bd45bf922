// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// Why a finding is as it is: one sentence, then each limb down to file, line and column of the
/// agreement and to feed and row of each event.
public struct FindingTrace: Hashable, Sendable {
  /// The lines on one limb.
  public struct Step: Hashable, Sendable {
    /// The limb.
    public var limb: Limb
    /// Its state, why, and by which standard.
    public var line: String
    /// Places in the agreement, as `agreement.truce:31:5`.
    public var terms: [String]
    /// Events, as `reports row 14, line 15: Speaker (none): a hit`.
    public var events: [String]
  }

  /// The sentence.
  public var sentence: String
  /// Lines on the finding as a whole: proof, position of the accused, own ground, version.
  public var notes: [String]
  /// The limbs, in order.
  public var steps: [Step]

  /// The trace of a finding of an incident.
  public init(of finding: Finding, on incident: Incident) {
    sentence = finding.because
    var notes = ["proof: \(finding.proof.name)", "agreement version: \(finding.agreementVersion)"]
    if finding.isHypothetical {
      notes.append(
        "hypothetical: the provision was never in force; this says what it would have held")
    }
    if let actor = finding.actor {
      notes.append(
        "accused: \(actor.name), whose position then was '\(finding.accusedPosition ?? "none")'")
    }
    switch finding.isOnOwnGround {
    case .met: notes.append("on ground that the accused claims itself")
    case .unknown: notes.append("perhaps on ground that the accused claims itself")
    case .notMet: break
    }
    self.notes = notes
    let byName = Dictionary(
      incident.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    steps = Limb.allCases.map { limb in
      let own = finding[limb]
      return Step(
        limb: limb,
        line: "\(limb.rawValue): \(own.state.rawValue) - \(own.because) [\(own.standard)]",
        terms: own.terms.map(\.description),
        events: own.events.compactMap { byName[$0] }.map(FindingTrace.line(on:)))
    }
  }

  private static func line(on event: Event) -> String {
    let place = event.line > 0 ? "row \(event.row), line \(event.line)" : "entered by a monitor"
    let act = event.act.map(\.words) ?? "no act"
    return
      "\(event.feed.name) \(place): \(event.speaker.name) (\(event.speaker.affiliation.name)): "
      + act
  }

  /// The lines as they are printed, each with its end; outside text is made visible.
  public var printed: String {
    var lines = [sentence]
    lines += notes.map { "  " + $0 }
    for step in steps {
      lines.append("  " + step.line)
      lines += step.terms.map { "    terms: " + $0 }
      lines += step.events.map { "    event: " + $0 }
    }
    return lines.map { $0.madeVisible + "\n" }.joined()
  }
}
