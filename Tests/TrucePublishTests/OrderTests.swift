// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

@testable import TrucePublish

/// No form of a report depends on the order in which its events came, and two ways of counting agree.
@Suite struct OrderTests {
  /// SplitMix64.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// Every form by its name.
  private func forms(of report: Report) -> [String: String] {
    var forms = [
      "json": report.json.pretty, "csv": report.csv, "hxl": report.taggedCSV,
      "geojson": report.geojson.pretty, "figures": report.figuresCSV, "daily": report.dailyCSV,
      "positions": report.matrixCSV, "promises": report.promisesCSV,
    ]
    for language in Language.allCases {
      forms["html \(language)"] = report.html(in: language)
      forms["markdown \(language)"] = report.markdown(in: language)
    }
    return forms
  }

  @Test(arguments: [1, 2] as [UInt64]) func theOrderOfEventsChangesNoByteOfAnyForm(
    _ seed: UInt64
  ) throws {
    var content = try RealCase.content.get()
    let day = try #require(CivilDay("2025-04-16"))
    let first = forms(of: Report(of: content, day: day))
    var random = Seeded(state: seed)
    let assessor = try RealCase.assessor.get()
    content.events.shuffle(using: &random)
    // Linked and assessed anew from the shuffled events.
    let linked = Linker(classes: content.agreement.classes).incidents(linking: content.events)
    content.assessment = Assessment(
      assessing: linked, by: assessor, proof: content.assessment.proof)
    content.claims = content.claims.map {
      Assessment(assessing: linked, by: assessor, proof: $0.proof)
    }
    let second = forms(of: Report(of: content, day: day))
    #expect(first.count == 14)
    for (name, text) in first {
      if second[name] != text { Issue.record("seed \(seed): \(name) is other") }
    }
  }

  @Test func theCountOfOneProvisionIsThatOfTheReport() throws {
    let content = try RealCase.content.get()
    let counting = Counting(of: content)
    let all = try #require(CivilDay("2000-01-01"))...(try #require(CivilDay("2100-01-01")))
    for (index, provision) in content.agreement.provisions.enumerated()
    where !counting.isHypothetical[index] && counting.isAssessed[index] {
      let alone = ProvisionCount(
        counting: content.assessment, under: provision, of: content.agreement,
        naming: content.settings.countedReadings)
      #expect(alone.total == counting.main[index].numbers(in: all), "\(provision.id.value)")
      for day in alone.days {
        #expect(day.numbers == counting.main[index].numbers(in: day.day...day.day))
      }
    }
  }
}
