// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms
import TruceTestSupport

/// Distances given as bounds: what lies between them is neither inside nor outside.
struct DistanceBoundTests {
  private func place(_ metres: Double, widest: Bool, endless: Bool = false) throws -> Kleene {
    var agreement = try Small.agreement()
    let here = Location(file: "made")
    agreement.provisions[0].prohibition?.within = [Marked(Zone.ID("valley"), at: here)]
    if endless { agreement.zones[0].mostInMetres = .infinity }
    func ground(_ metres: Double) -> Footprint {
      Footprint(.points([Told.place(10, 20).coordinate]), bufferInMetres: metres)
    }
    let assessor = Assessor(
      agreement: agreement, zones: [Zone.ID("valley"): ground(10_000)],
      widest: widest ? [Zone.ID("valley"): ground(15_000)] : [:])
    // A degree of latitude is some 110.6 km there.
    let events = [
      Told.hit("A", place: Told.place(10 + metres / 110_600, 20, 10), actor: Told.south)
    ]
    let found = assessor.findings(of: Incident(of: events), proof: .standard)
    return found.first { $0.reading.name == "n" }?[.place].state ?? .unknown
  }

  @Test func betweenTwoDistancesNothingIsKnown() throws {
    #expect(try place(9_000, widest: true) == .met)
    #expect(try place(12_000, widest: true) == .unknown)
    #expect(try place(16_000, widest: true) == .notMet)
    #expect(try place(12_000, widest: false) == .notMet)
  }

  @Test func beyondALowerBoundAloneNothingIsKnown() throws {
    #expect(try place(9_000, widest: false, endless: true) == .met)
    #expect(try place(50_000, widest: false, endless: true) == .unknown)
  }
}
