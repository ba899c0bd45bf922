// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// What a finding stands on, in the order in which it is always named.
public enum Limb: String, Hashable, Sendable, CaseIterable {
  /// An act of a prohibited kind happened.
  case occurrence
  /// It lies within the time in which the reading holds.
  case time
  /// It lies where the reading holds.
  case place
  /// What was struck is covered.
  case object
  /// It is attributable to a bound party.
  case attribution
  /// An exception applies.
  case exception
}

/// What follows from the limbs.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// A violation of the provision as that party reads it.
  case violation
  /// No violation of it as that party reads it.
  case notViolation = "not-violation"
  /// Not known.
  case undetermined
}

/// Whether a finding rests on a party's words, or on what its own counting shows.
public enum Basis: String, Hashable, Sendable, CaseIterable {
  /// The words.
  case words
  /// The party's own counting.
  case practice
}

/// A standard of proof.
public enum Proof: Hashable, Sendable {
  /// The mission's, the same for all parties (see the codebook).
  case standard
  /// One event that asserts it.
  case anyReport
  /// Two sources of different provenance.
  case twoIndependent
  /// Both bound parties assert it; for attribution the accused admits it.
  case bothParties
  /// A case verified or refuted by two persons.
  case reviewed
  /// A party's own events alone.
  case claimsOf(Party.ID)

  /// `default`, `any-report`, `two-independent`, `both-parties`, `reviewed` or `claims-of:P`.
  public var name: String {
    switch self {
    case .standard: "default"
    case .anyReport: "any-report"
    case .twoIndependent: "two-independent"
    case .bothParties: "both-parties"
    case .reviewed: "reviewed"
    case .claimsOf(let party): "claims-of:" + party.name
    }
  }

  /// Reads a name; `nil` for anything else.
  ///
  /// Whether the party exists is the caller's question.
  public init?(_ name: String) {
    switch name {
    case "default": self = .standard
    case "any-report": self = .anyReport
    case "two-independent": self = .twoIndependent
    case "both-parties": self = .bothParties
    case "reviewed": self = .reviewed
    default:
      guard name.hasPrefix("claims-of:"), name.count > 10 else { return nil }
      self = .claimsOf(Party.ID(String(name.dropFirst(10))))
    }
  }
}

/// One limb of a finding: its value, by which standard, and what it rests on.
public struct LimbFinding: Hashable, Sendable {
  /// Met, not met or unknown.
  public var state: Kleene
  /// The standard of proof, in words.
  public var standard: String
  /// Why, in one plain English sentence without a final stop.
  public var because: String
  /// Why, for every language; empty where nobody but `because` says it.
  public var reason: Reason<FindingPhrase>
  /// Places in the agreement it rests on.
  public var terms: [Location] = []
  /// Events it rests on, in order.
  public var events: [Event.ID] = []

  /// A limb.
  public init(
    _ state: Kleene, standard: String = "", because: String,
    reason: Reason<FindingPhrase> = Reason()
  ) {
    self.state = state
    self.standard = standard
    self.because = because
    self.reason = reason
  }
}

/// An incident held against one provision as one party reads it.
///
/// There is no finding without a reading. Two readings may give two verdicts for one incident;
/// neither is Truce's own.
public struct Finding: Hashable, Sendable {
  /// The incident.
  public var incident: Incident.ID
  /// The provision.
  public var provision: Provision.ID
  /// The reading.
  public var reading: Reading.ID
  /// Whether it rests on words or on practice.
  public var basis: Basis
  /// The standard of proof.
  public var proof: Proof
  /// The limbs, in the order of ``Limb``.
  public private(set) var limbs: [LimbFinding]
  /// Whether the provision was never in force: what it would have covered.
  public var isHypothetical: Bool
  /// The party accused, if one is.
  public var actor: Party.ID?
  /// The position of the accused on the provision at the time, in the words of the status schema;
  /// `nil` when nobody is accused.
  public var accusedPosition: String?
  /// The version of the agreement it stands on.
  public var agreementVersion: String
  /// Whether the accused struck ground that it claims itself.
  public var isOnOwnGround: Kleene = .notMet
  /// The dissents from it, in the order of their entries.
  public var dissents: [Dissent] = []
  /// One plain English sentence.
  public var because: String

  /// A finding on six limbs.
  ///
  /// - Precondition: `limbs` holds one for each case of ``Limb``, in order.
  public init(
    of incident: Incident.ID, under provision: Provision.ID, in reading: Reading.ID,
    basis: Basis, proof: Proof, limbs: [LimbFinding], isHypothetical: Bool,
    actor: Party.ID?, accusedPosition: String?, agreementVersion: String, because: String
  ) {
    precondition(limbs.count == Limb.allCases.count, "a finding has six limbs")
    self.incident = incident
    self.provision = provision
    self.reading = reading
    self.basis = basis
    self.proof = proof
    self.limbs = limbs
    self.isHypothetical = isHypothetical
    self.actor = actor
    self.accusedPosition = accusedPosition
    self.agreementVersion = agreementVersion
    self.because = because
  }

  /// One limb.
  public subscript(limb: Limb) -> LimbFinding {
    switch limb {
    case .occurrence: limbs[0]
    case .time: limbs[1]
    case .place: limbs[2]
    case .object: limbs[3]
    case .attribution: limbs[4]
    case .exception: limbs[5]
    }
  }

  /// Occurrence and time and place and object and attribution and not exception, in Kleene's logic.
  public var verdict: Verdict {
    // By place, so that no limb with its words is copied.
    var value = Kleene.met
    for (place, limb) in Limb.allCases.enumerated() {
      let state = limbs[place].state
      value = value && (limb == .exception ? !state : state)
    }
    switch value {
    case .met: return .violation
    case .notMet: return .notViolation
    case .unknown: return .undetermined
    }
  }

  /// Every unknown limb of an undetermined finding, in order; else none.
  public var lacking: [Limb] {
    verdict == .undetermined ? Limb.allCases.filter { self[$0].state == .unknown } : []
  }

  /// Every limb that makes it no violation, in order; else none.
  public var decidedBy: [Limb] {
    guard verdict == .notViolation else { return [] }
    return Limb.allCases.filter { self[$0].state == ($0 == .exception ? .met : .notMet) }
  }

  /// The value programs read.
  public var json: JSON {
    .object([
      ("incident", .string(incident.name)),
      ("provision", .string(provision.name)),
      ("reading", .string(reading.name)),
      ("verdict", .string(verdict.rawValue)),
      ("lacking", .array(lacking.map { .string($0.rawValue) })),
      ("decided_by", .array(decidedBy.map { .string($0.rawValue) })),
      (
        "limbs",
        .object(Limb.allCases.map { ($0.rawValue, .string(self[$0].state.rawValue)) })
      ),
      ("basis", .string(basis.rawValue)),
      ("proof", .string(proof.name)),
      ("hypothetical", .bool(isHypothetical)),
      ("actor", .optional(actor?.name)),
      ("accused_position", .optional(accusedPosition)),
      ("agreement_version", .string(agreementVersion)),
      ("dissents", .array(dissents.map(\.json))),
      ("because", .string(because)),
    ])
  }
}
