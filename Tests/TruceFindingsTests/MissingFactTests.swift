// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms
import TruceTestSupport

/// What would decide a finding, as one would ask for it.
struct MissingFactTests {
  @Test func aMissingPlaceNamesTheDistanceThatWouldDecide() throws {
    let assessor = Assessor(
      agreement: try Small.agreement().withZone("valley"),
      zones: [
        Zone.ID("valley"): Small.square(10, 20, 0.05)
      ])
    func missing(_ place: Place) -> MissingFacts? {
      let events = [
        Told.hit("A", by: .none, place: place, actor: Told.south),
        Told.hit("B", by: .party(Told.south), place: place, actor: Told.south),
      ]
      return assessor.missingFacts(of: Incident(of: events), proof: .standard)
        .first { $0.finding.reading.name == "n" }
    }
    let wide = try #require(missing(Told.place(10, 20, 20_000)))
    #expect(wide.facts.map(\.question) == ["place within 5 km"])
    #expect(wide.isSingle)
    #expect(wide.sentences.count == 2)
    let near = try #require(missing(Told.place(10, 20, 2_000)))
    #expect(near.sentences == ["nothing is missing: the finding is decided"])
  }
}
