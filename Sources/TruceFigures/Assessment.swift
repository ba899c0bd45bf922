// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFindings

/// Every incident with its findings, under one standard of proof.
public struct Assessment: Sendable {
  /// An incident and what was found of it.
  public struct Entry: Sendable {
    /// The incident.
    public var incident: Incident
    /// Its findings in the agreement's order of provisions and readings.
    ///
    /// Those by practice follow those by words of the same reading. None when the proof looks at one party's claims and that
    /// party claims nothing of it.
    public var findings: [Finding]

    /// An incident with its findings.
    public init(incident: Incident, findings: [Finding]) {
      self.incident = incident
      self.findings = findings
    }
  }

  /// The standard of proof.
  public var proof: Proof
  /// The incidents by (start, id).
  public var entries: [Entry]

  /// An assessment.
  public init(proof: Proof, entries: [Entry]) {
    self.proof = proof
    self.entries = entries
  }
}

/// Where an incident stands under one provision when the counted readings are held side by side.
public enum Standing: Hashable, Sendable {
  /// A violation under every counted reading.
  case core
  /// A violation under at least one, no violation under at least one.
  case contested
  /// None of the other three; the limbs that lack in some counted reading, in order.
  case undetermined([Limb])
  /// No violation under any counted reading.
  case outside

  /// The standing of findings of one incident under one provision, one a counted reading, by words.
  ///
  /// `nil` for none.
  public init?(of findings: some Collection<Finding>) {
    guard !findings.isEmpty else { return nil }
    let verdicts = findings.map(\.verdict)
    if verdicts.allSatisfy({ $0 == .violation }) {
      self = .core
    } else if verdicts.allSatisfy({ $0 == .notViolation }) {
      self = .outside
    } else if verdicts.contains(.violation), verdicts.contains(.notViolation) {
      self = .contested
    } else {
      self = .undetermined(
        Limb.allCases.filter { limb in findings.contains { $0.lacking.contains(limb) } })
    }
  }
}

/// The four numbers of a provision, which add up to the incidents, and what stands beside them.
public struct FourNumbers: Hashable, Sendable {
  /// Violations under every counted reading.
  public var core = 0
  /// Violations under one reading, none under another.
  public var contested = 0
  /// All others.
  public var undetermined = 0
  /// No violation under any reading.
  public var outside = 0
  /// Of the undetermined, how many lack each limb, in the order of `Limb`; one incident can lack
  /// several.
  public var lacking = [Int](repeating: 0, count: Limb.allCases.count)
  /// Incidents the party whose claims are counted says nothing of; not in ``total``.
  public var unclaimed = 0
  /// Incidents on ground that the accused claims itself, counted apart; they are in the four as well.
  public var onOwnGround = 0

  /// No incident.
  public init() {}

  /// The sum of the four.
  public var total: Int { core + contested + undetermined + outside }

  /// Counts one incident.
  public mutating func count(_ standing: Standing) {
    switch standing {
    case .core: core += 1
    case .contested: contested += 1
    case .outside: outside += 1
    case .undetermined(let limbs):
      undetermined += 1
      for (index, limb) in Limb.allCases.enumerated() where limbs.contains(limb) {
        lacking[index] += 1
      }
    }
  }
}
