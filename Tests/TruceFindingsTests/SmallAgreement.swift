// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms
import TruceTestSupport

/// A small agreement between `north` and `south` with a reading each, for golden cases.
enum Small {
  static let text = """
    agreement small "A small truce"
      time zone UTC
    party north "The North"
    party south "The South"
    mediator west "The West"
    source words 2031-05-01 west "The words"
    object energy
      object power power-plant, substation
      object gas gas-pipeline, gas-metering
    object hospital
    object homes
    gas-metering counts as gas-pipeline by the mission's choice
    zone valley "The valley" from "zones.geojson"
    zone island "The island" from "zones.geojson"
    condition relief "Relief first" by south from words

    provision strikes "No strikes on energy"
      prohibits attack on energy
      binds north, south
      reading n by north from words
        objects energy
        objects not hospital
        otherwise not
        attempts not
        from 2031-05-01
        until not before 2031-06-01 not after 2031-06-03
        released when another bound party violates
          used by south 2031-05-20 from words
        exception defence "Self-defence"
          objects power
          exception first-strike "Not who struck first"
      reading s by south from words
        objects substation, gas-pipeline
        otherwise unclear
        attempts unclear
        from unknown not before 2031-05-01 not after 2031-05-05
        until further notice
        practice 2031-05-10 "counts hospitals and attempts, from the first" from words
          counts hospital
          acts attempts
          from 2031-05-01
      position north accepts 2031-05-01 from words
      position south accepts 2031-05-01 from words

    provision waiting "Later"
      prohibits attack on any
      binds north, south
      reading later by north from words
        from 2031-05-01
        until further notice
        waits for relief
      position north accepts 2031-05-01 from words
      position south accepts 2031-05-01 from words

    provision never "Proposed only"
      prohibits attack on any
      binds north, south
      reading proposed by west from words
        from 2031-05-01
        until further notice
      position west proposes 2031-05-01 from words
      position north accepts 2031-05-01 from words
      position south accepts in principle 2031-05-01 from words
    """

  /// The agreement.
  static func agreement() throws -> Agreement { try parsed.get() }

  private static let parsed = Result<Agreement, any Error> {
    try Agreement(parsing: SourceText(text, name: "small.truce"))
  }

  /// The findings of events that are one incident, by reading; those by practice as `s practice`.
  static func findings(
    _ events: [Event], proof: Proof = .standard, objects: [ProtectedObject] = [],
    zones: [Zone.ID: Footprint] = [:], reviews: [Review] = [], sensors: [Event] = [],
    changing change: (inout Agreement) -> Void = { _ in }
  ) throws -> [String: Finding] {
    var agreement = try agreement()
    change(&agreement)
    let assessor = Assessor(
      agreement: agreement, objects: objects, zones: zones, reviews: reviews, sensors: sensors)
    var result: [String: Finding] = [:]
    for finding in assessor.findings(of: Incident(of: events), proof: proof) {
      result[finding.reading.name + (finding.basis == .practice ? " practice" : "")] = finding
    }
    return result
  }

  /// One finding.
  static func finding(
    _ reading: String, _ events: [Event], proof: Proof = .standard,
    objects: [ProtectedObject] = [], zones: [Zone.ID: Footprint] = [:], reviews: [Review] = [],
    sensors: [Event] = [], changing change: (inout Agreement) -> Void = { _ in }
  ) throws -> Finding {
    let all = try findings(
      events, proof: proof, objects: objects, zones: zones, reviews: reviews, sensors: sensors,
      changing: change)
    guard let found = all[reading] else { throw NoFinding(reading: reading) }
    return found
  }

  struct NoFinding: Error {
    var reading: String
  }

  /// A square of ground around a point, so many degrees each way.
  static func square(_ latitude: Double, _ longitude: Double, _ half: Double) -> Footprint {
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)].map {
      Told.place(latitude + $0.1, longitude + $0.0).coordinate
    }
    return Footprint(.polygons([[corners]]))
  }
}

/// `+` met, `-` not met, `?` unknown, in the order of the limbs.
func states(_ finding: Finding) -> String {
  Limb.allCases.map { limb in
    switch finding[limb].state {
    case .met: "+"
    case .notMet: "-"
    case .unknown: "?"
    }
  }.joined()
}

extension Agreement {
  /// The agreement with its first provision bound to a zone.
  func withZone(_ name: String) -> Agreement {
    var other = self
    other.provisions[0].prohibition?.within = [Marked(Zone.ID(name), at: Location(file: "made"))]
    return other
  }
}
