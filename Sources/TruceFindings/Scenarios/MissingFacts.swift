// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
internal import TruceTerms

/// What would have to be known for an undetermined finding to be decided, in words.
///
/// A limb that is unknown lacks a fact. Where one limb lacks, that fact alone decides both ways.
/// Where several lack, any one of them can clear the accused; only all together make a violation.
public struct MissingFacts: Sendable {
  /// A fact that is missing.
  public struct Fact: Hashable, Sendable {
    /// The limb it would decide.
    public let limb: Limb
    /// The fact as one would ask for it, such as `place within 500 m` or `who did it`.
    public let question: String
    /// Why it is missing.
    public let because: String
  }

  /// The finding.
  public let finding: Finding
  /// One fact for each limb that lacks, in order.
  public let facts: [Fact]

  /// Whether one fact alone decides the finding either way.
  public var isSingle: Bool { facts.count == 1 }

  /// The sentences, without final stops.
  public var sentences: [String] {
    if facts.isEmpty { return ["nothing is missing: the finding is decided"] }
    return facts.map { "\($0.limb.rawValue): \($0.question) (\($0.because))" } + [
      isSingle
        ? "this one fact decides the finding, whichever way it falls"
        : "any one of these can make it no violation; only all together make it a violation"
    ]
  }

  /// The value programs read.
  public var json: JSON {
    .object([
      ("provision", .string(finding.provision.name)),
      ("reading", .string(finding.reading.name)),
      ("verdict", .string(finding.verdict.rawValue)),
      ("single", .bool(isSingle)),
      (
        "missing",
        .array(
          facts.map {
            .object([
              ("limb", .string($0.limb.rawValue)), ("fact", .string($0.question)),
              ("because", .string($0.because)),
            ])
          })
      ),
    ])
  }
}

extension Assessor {
  /// What each finding of an incident lacks, in the order of the findings.
  public func missingFacts(of incident: Incident, proof: Proof) -> [MissingFacts] {
    let found = findings(of: incident, proof: proof)
    var decided: [(finding: Finding, metres: Int)] = []
    if found.contains(where: { $0.lacking.contains(.place) }) {
      for metres in Self.radii {
        guard let nearer = incident.placed(withinMetres: Double(metres)) else { continue }
        decided += findings(of: nearer, proof: proof).map { ($0, metres) }
      }
    }
    return found.map { finding in
      MissingFacts(
        finding: finding,
        facts: finding.lacking.map { limb in
          var question = limb.question
          if limb == .place, incident.place != nil {
            let metres = decided.first {
              $0.finding.reading == finding.reading && $0.finding.basis == finding.basis
                && $0.finding[.place].state != .unknown
            }?.metres
            if let metres { question = "place within \(Self.spoken(metres))" }
          }
          return .init(limb: limb, question: question, because: finding[limb].because)
        })
    }
  }

  /// Radii to try, the widest first: what an observer can be asked for.
  private static let radii = [
    50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10,
  ]

  private static func spoken(_ metres: Int) -> String {
    metres >= 1_000 ? "\(metres / 1_000) km" : "\(metres) m"
  }
}

extension Incident {
  /// The incident with its place, and that of each of its events, known within a radius around where
  /// it is now; `nil` when it is known as narrowly already, or not at all.
  fileprivate func placed(withinMetres radius: Double) -> Incident? {
    guard let place, place.circleInMetres > radius else { return nil }
    let known = Place(coordinate: place.coordinate, radiusInMetres: radius, holds: 95)
    var nearer = self
    nearer.place = known
    for index in nearer.events.indices where nearer.events[index].place != nil {
      nearer.events[index].place = known
    }
    return nearer
  }
}

extension Limb {
  /// The fact that would decide this limb, as one would ask for it.
  fileprivate var question: String {
    switch self {
    case .occurrence: "did it happen, and was it an act that the words cover"
    case .time: "when did it happen, and did the provision bind at that moment"
    case .place: "where was it, and does that lie on the ground that the provision protects"
    case .object: "what was hit, and do the words cover such an object"
    case .attribution: "who did it"
    case .exception: "does an exception of this reading apply"
    }
  }
}
