// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

@Suite struct NeutralityTests {
  @Test(arguments: 0..<40)
  func swappingTwoPartiesSwapsThemEverywhereAndChangesNothingElse(seed: UInt64) {
    var maker = AgreementMaker(seed: seed)
    let text = maker.agreement().printed
    let swap = Swap("north", "south")
    let plain = AgreementReading(SourceText(text, name: "a"))
    let swapped = AgreementReading(SourceText(swap.of(text), name: "a"))
    #expect(
      swap.of(swapped.diagnostics.map { $0.printed() }.joined())
        == plain.diagnostics.map { $0.printed() }.joined(), "seed \(seed)")
    #expect(swap.of(swapped.draft.json.compact) == plain.draft.json.compact, "seed \(seed)")
    #expect(
      swap.of(swapped.draft.printedExceptions()) == plain.draft.printedExceptions(), "seed \(seed)")
    #expect(
      ScenarioRun(plain.draft).failures.map { swap.of($0.printed()) }
        == ScenarioRun(swapped.draft).failures.map { $0.printed() }, "seed \(seed)")
  }

  @Test(arguments: 0..<40)
  func removingAPartysReadingChangesNoOtherPartys(seed: UInt64) {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    for (index, provision) in agreement.provisions.enumerated() {
      guard let gone = provision.readings.first else { continue }
      var without = agreement
      without.provisions[index].readings.removeFirst()
      for reading in without.provisions[index].readings {
        for scenario in agreement.scenarios {
          #expect(
            without.finding(of: scenario, under: reading.id.value)
              == agreement.finding(of: scenario, under: reading.id.value),
            "seed \(seed), without \(gone.id.value)")
        }
        let instant = Instant(secondsSince1970: 1_743_000_000)
        for party in provision.binds.map(\.value) {
          #expect(
            without.state(
              of: without.provisions[index], under: reading, for: party, at: instant)
              == agreement.state(of: provision, under: reading, for: party, at: instant))
        }
      }
    }
  }

  @Test func theOrderOfBlocksInTheFileChangesNoMeaning() throws {
    let text = try packageText("examples/energy-2025/agreement.truce").lines
      .joined(separator: "\n")
    // Conditions, zones and classes before or after the provisions that name them.
    let parts = text.components(separatedBy: "\nprovision general-30-days")
    let tail = parts[1].components(separatedBy: "\ncondition effective-control")
    let moved =
      parts[0] + "\ncondition effective-control" + tail[1] + "\nprovision general-30-days" + tail[0]
    let before = try Agreement(parsing: SourceText(text, name: "a"))
    let after = try Agreement(parsing: SourceText(moved, name: "a"))
    #expect(AgreementDifference(from: before, to: after).isEmpty)
    let instant = try #require(Instant("2025-04-01T00:00:00Z"))
    #expect(
      Set(before.states(at: instant).map(\.json.compact))
        == Set(after.states(at: instant).map(\.json.compact)))
  }
}
