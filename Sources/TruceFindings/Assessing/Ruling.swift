// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// A finding without words: what is counted, for a million incidents at a time.
public struct Ruling: Hashable, Sendable {
  /// The provision.
  public var provision: Provision.ID
  /// The reading.
  public var reading: Reading.ID
  /// Whether it rests on words or on practice.
  public var basis: Basis
  /// The verdict.
  public var verdict: Verdict
  /// Whether the provision was never in force.
  public var isHypothetical: Bool
  /// The party accused, if one is.
  public var actor: Party.ID?
  /// Whether the accused struck ground that it claims itself.
  public var isOnOwnGround: Kleene
  private var unknown: UInt8

  /// Every unknown limb of an undetermined ruling, in order; else none.
  public var lacking: [Limb] {
    guard verdict == .undetermined else { return [] }
    return Limb.allCases.enumerated().filter { unknown >> UInt8($0.offset) & 1 == 1 }
      .map(\.element)
  }

  init(_ outcome: Outcome, of rule: ReadingRule) {
    provision = rule.provision.id.value
    reading = rule.reading.id.value
    basis = outcome.basis
    verdict = outcome.verdict
    isHypothetical = rule.isHypothetical
    actor = outcome.actor
    isOnOwnGround = outcome.isOnOwnGround
    unknown = 0
    for (index, limb) in outcome.limbs.enumerated() where limb.state == .unknown {
      unknown |= 1 << UInt8(index)
    }
  }
}

extension Assessor {
  /// The same as ``findings(of:proof:)`` in the same order, without words, standards and places.
  public func rulings(of incident: Incident, proof: Proof) -> [Ruling] {
    guard let assessed = assess(incident, proof: proof) else { return [] }
    return assessed.outcomes.map { Ruling($0, of: rules[$0.rule]) }
  }
}
