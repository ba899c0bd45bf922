// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
public import TruceEvidence
public import TruceGround
public import TruceTerms

/// A finding without words, in a few bytes: what is counted, for a million incidents at a time.
///
/// Provision, reading and parties are numbers, in the agreement's order of declaration.
public struct Ruling: Hashable, BitwiseCopyable, Sendable {
  private var provisionNumber: UInt16
  private var readingNumber: UInt16
  private var actorNumber: Int16
  private var states: UInt16
  private var marks: UInt8

  /// The provision's place among those of the agreement.
  public var provision: Int { Int(provisionNumber) }
  /// The reading's place among those of its provision.
  public var reading: Int { Int(readingNumber) }
  /// The place of the party accused among those of the agreement; `nil` when nobody is.
  public var actor: Int? { actorNumber < 0 ? nil : Int(actorNumber) }
  /// Whether it rests on words or on practice.
  public var basis: Basis { marks & 1 == 0 ? .words : .practice }
  /// Whether the provision was never in force.
  public var isHypothetical: Bool { marks & 2 != 0 }
  /// Whether the accused struck ground that it claims itself.
  public var isOnOwnGround: Kleene { Ruling.state(marks >> 2) }

  /// One limb.
  public subscript(limb: Limb) -> Kleene { Ruling.state(UInt8(states >> limb.shift & 3)) }

  /// The verdict, as a finding has it.
  public var verdict: Verdict {
    // Two bits a limb: 0 not met, 1 unknown, 2 met.
    let five = states & 0x3FF
    let exception = states >> 10
    if exception == 2 || (~five & ~(five >> 1)) & 0x155 != 0 { return .notViolation }
    return five == 0x2AA && exception == 0 ? .violation : .undetermined
  }

  /// Every unknown limb of an undetermined ruling, in order; else none.
  public var lacking: [Limb] { Ruling.lacking(in: CollectionOfOne(self)) }

  /// Every limb that is unknown in one of some undetermined rulings, in order.
  public static func lacking(in rulings: some Sequence<Ruling>) -> [Limb] {
    var bits: UInt16 = 0
    for ruling in rulings where ruling.verdict == .undetermined { bits |= ruling.states & 0x555 }
    return bits == 0 ? [] : Limb.allCases.filter { bits >> $0.shift & 1 == 1 }
  }

  /// Every limb that makes it no violation, in order; else none.
  public var decidedBy: [Limb] {
    guard verdict == .notViolation else { return [] }
    return Limb.allCases.filter { self[$0] == ($0 == .exception ? .met : .notMet) }
  }

  private static func state(_ bits: UInt8) -> Kleene {
    switch bits & 3 {
    case 0: .notMet
    case 1: .unknown
    default: .met
    }
  }

  private static func bits(of state: Kleene) -> UInt8 {
    switch state {
    case .notMet: 0
    case .unknown: 1
    case .met: 2
    }
  }

  private init(
    provision: Int, reading: Int, actor: Int?, basis: Basis, isHypothetical: Bool, ground: Kleene,
    limbs: some Sequence<Kleene>
  ) {
    provisionNumber = UInt16(provision)
    readingNumber = UInt16(reading)
    actorNumber = Int16(actor ?? -1)
    marks =
      (basis == .words ? 0 : 1) | (isHypothetical ? 2 : 0) | Ruling.bits(of: ground) << 2
    states = 0
    for (limb, state) in zip(Limb.allCases, limbs) {
      states |= UInt16(Ruling.bits(of: state)) << limb.shift
    }
  }

  /// What a finding says, without its words; `nil` when the agreement has no such reading.
  public init?(of finding: Finding, in agreement: Agreement) {
    let provisions = agreement.provisions
    guard let provision = provisions.firstIndex(where: { $0.id.value == finding.provision }),
      let reading = provisions[provision].readings.firstIndex(where: {
        $0.id.value == finding.reading
      })
    else { return nil }
    self.init(
      provision: provision, reading: reading,
      actor: finding.actor.flatMap { id in
        agreement.parties.firstIndex { $0.id.value == id }
      },
      basis: finding.basis, isHypothetical: finding.isHypothetical,
      ground: finding.isOnOwnGround, limbs: finding.limbs.map(\.state))
  }

  init(_ outcome: Outcome, of rule: ReadingRule, actor: Int?) {
    self.init(
      provision: rule.place.provision, reading: rule.place.reading, actor: actor,
      basis: outcome.basis, isHypothetical: rule.isHypothetical, ground: outcome.isOnOwnGround,
      limbs: outcome.limbs.lazy.map(\.state))
  }
}

extension Limb {
  /// Where its two bits lie.
  fileprivate var shift: UInt16 {
    switch self {
    case .occurrence: 0
    case .time: 2
    case .place: 4
    case .object: 6
    case .attribution: 8
    case .exception: 10
    }
  }
}

/// The rulings on many incidents, one after another in a few bytes each.
public struct Rulings: Sendable {
  private var all: [Ruling] = []
  private var ends: [Int32] = []
  private var kept: (all: KeptValues<Ruling>, ends: KeptValues<Int32>)?

  /// Rulings on no incident.
  public init() {}

  /// Rulings in kept bytes, as ``columns`` gave them before.
  public init(kept all: KeptValues<Ruling>, ends: KeptValues<Int32>) { kept = (all, ends) }

  /// All rulings one after another, and where those on each incident end: as they can be kept.
  public var columns: (all: KeptValues<Ruling>, ends: KeptValues<Int32>) {
    kept ?? (KeptValues(all), KeptValues(ends))
  }

  /// On how many incidents.
  public var count: Int { kept?.ends.count ?? ends.count }

  /// The rulings on one incident, in the order of its findings.
  public subscript(incident: Int) -> ArraySlice<Ruling> {
    if let kept {
      let start = incident == 0 ? 0 : Int(kept.ends[incident - 1])
      return ArraySlice(kept.all[start..<Int(kept.ends[incident])])
    }
    return all[(incident == 0 ? 0 : Int(ends[incident - 1]))..<Int(ends[incident])]
  }

  /// Adds the rulings on the next incident.
  ///
  /// - Precondition: they are in memory.
  public mutating func add(_ rulings: some Sequence<Ruling>) {
    precondition(kept == nil, "kept rulings are not added to")
    all += rulings
    ends.append(Int32(all.count))
  }

  fileprivate mutating func add(_ others: Rulings) {
    let shift = Int32(all.count)
    all += others.all
    ends += others.ends.lazy.map { $0 + shift }
  }
}

extension Assessor {
  /// The same as ``findings(of:proof:)`` in the same order, without words, standards and places.
  public func rulings(of incident: Incident, proof: Proof) -> [Ruling] {
    guard let assessed = assess(incident, proof: proof) else { return [] }
    return assessed.outcomes.map { outcome in
      Ruling(
        outcome, of: rules[outcome.rule],
        actor: outcome.actor.flatMap { id in
          agreement.parties.firstIndex { $0.id.value == id }
        })
    }
  }

  /// The rulings on many incidents, in their order; worked out on all processors.
  public func rulings(of incidents: [Incident], proof: Proof) -> Rulings {
    let size = 2048
    let parts = inParallel(pieces: (incidents.count + size - 1) / size) { piece in
      var part = Rulings()
      for incident in incidents[(piece * size)..<Swift.min(incidents.count, (piece + 1) * size)] {
        part.add(rulings(of: incident, proof: proof))
      }
      return part
    }
    var result = Rulings()
    for part in parts { result.add(part) }
    return result
  }
}
