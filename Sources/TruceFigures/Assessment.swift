// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFindings
internal import TruceGround
public import TruceTerms

/// Every incident with what was found of it, under one standard of proof.
///
/// It keeps rulings, a few bytes each; findings with their words are made when somebody asks.
public struct Assessment: Sendable {
  /// An incident and what was found of it.
  public struct Entry: Sendable {
    /// The incident.
    public let incident: Incident
    /// Its rulings in the agreement's order of provisions and readings.
    ///
    /// Those by practice follow those by words of the same reading. None when the proof looks at one
    /// party's claims and that party claims nothing of it.
    public let rulings: ArraySlice<Ruling>
    private let words: Words

    fileprivate init(incident: Incident, rulings: ArraySlice<Ruling>, words: Words) {
      self.incident = incident
      self.rulings = rulings
      self.words = words
    }

    /// An incident with findings that were made before, under an agreement that has their readings.
    public init(incident: Incident, findings: [Finding], under agreement: Agreement) {
      self.incident = incident
      rulings = ArraySlice(findings.compactMap { Ruling(of: $0, in: agreement) })
      precondition(rulings.count == findings.count, "a finding is of a reading of the agreement")
      words = .made([findings], first: 0)
    }

    /// Its findings, one for each ruling; worked out anew each time where they were not given.
    public var findings: [Finding] { words.findings(of: incident, at: 0) }

    fileprivate var made: [Finding]? {
      if case .made(let all, let first) = words { all[first] } else { nil }
    }
  }

  /// Where the words come from.
  fileprivate indirect enum Words: Sendable {
    case assessor(Assessor, Proof)
    case made([[Finding]], first: Int)

    func findings(of incident: Incident, at index: Int) -> [Finding] {
      switch self {
      case .assessor(let assessor, let proof): assessor.findings(of: incident, proof: proof)
      case .made(let all, let first): all[first + index]
      }
    }

    func standing(at index: Int) -> Words {
      switch self {
      case .assessor: self
      case .made(let all, _): .made(all, first: index)
      }
    }
  }

  /// The standard of proof.
  public let proof: Proof
  /// The incidents by (start, id).
  public let incidents: Incidents
  /// The rulings on each of them.
  public let rulings: Rulings
  private let words: Words

  /// An assessment of findings that were made before.
  public init(proof: Proof, entries: [Entry]) {
    self.proof = proof
    incidents = Incidents(entries.map(\.incident))
    var all = Rulings()
    for entry in entries { all.add(entry.rulings) }
    rulings = all
    words = .made(entries.map { $0.made ?? $0.findings }, first: 0)
  }

  /// Every incident held against every provision in every reading, under one standard of proof.
  ///
  /// The incidents may come in any order; the assessment lists them by (start, id).
  public init(assessing unordered: [Incident], by assessor: Assessor, proof: Proof) {
    func isInOrder(_ a: Incident, _ b: Incident) -> Bool {
      (a.span.start, a.id) < (b.span.start, b.id)
    }
    let stands = zip(unordered, unordered.dropFirst()).allSatisfy { !isInOrder($1, $0) }
    let ordered = stands ? unordered : unordered.sorted(by: isInOrder)
    incidents = Incidents(ordered)
    self.proof = proof
    rulings = assessor.rulings(of: ordered, proof: proof)
    words = .assessor(assessor, proof)
  }

  /// Incidents that were held against the provisions before, with the rulings that were kept.
  ///
  /// - Parameters:
  ///   - incidents: By (start, id).
  ///   - rulings: On each of them, as the assessor rules under the proof.
  ///   - assessor: Who says why, when somebody asks.
  ///   - proof: The standard of proof.
  public init(
    keeping incidents: Incidents, rulings: Rulings, by assessor: Assessor, proof: Proof
  ) {
    precondition(incidents.count == rulings.count, "there are rulings on each incident")
    self.incidents = incidents
    self.rulings = rulings
    self.proof = proof
    words = .assessor(assessor, proof)
  }

  /// The incidents with what was found of them, by (start, id).
  public var entries: Entries { Entries(of: self) }

  /// The entries of an assessment, each made when it is asked for.
  public struct Entries: RandomAccessCollection, Sendable {
    private let assessment: Assessment

    fileprivate init(of assessment: Assessment) { self.assessment = assessment }

    /// The first.
    public var startIndex: Int { 0 }
    /// Past the last.
    public var endIndex: Int { assessment.incidents.count }
    /// One entry.
    public subscript(index: Int) -> Entry {
      Entry(
        incident: assessment.incidents[index], rulings: assessment.rulings[index],
        words: assessment.words.standing(at: index))
    }
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

  /// The standing of rulings of one incident under one provision, one a counted reading, by words.
  ///
  /// `nil` for none.
  public init?(of rulings: some Collection<Ruling>) {
    guard !rulings.isEmpty else { return nil }
    var (violations, others) = (0, 0)
    for ruling in rulings {
      switch ruling.verdict {
      case .violation: violations += 1
      case .notViolation: others += 1
      case .undetermined: break
      }
    }
    if violations == rulings.count {
      self = .core
    } else if others == rulings.count {
      self = .outside
    } else if violations > 0, others > 0 {
      self = .contested
    } else {
      self = .undetermined(Ruling.lacking(in: rulings))
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
