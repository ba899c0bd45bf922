// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

@Suite struct LinkingOfRealRowsTests {
  @Test func labelledPairsAreLinkedWithAnF1OfAtLeastNineTenths() throws {
    let rows = try ReportRows()
    let incidents = Linker(classes: rows.agreement.classes).incidents(linking: rows.events)
    var home: [String: [Int]] = [:]
    for (index, incident) in incidents.enumerated() {
      for event in incident.events { home[event.record, default: []].append(index) }
    }
    var (right, wrong, missed) = (0, [String](), [String]())
    let pairs = try rows.table("labels/link-pairs.csv")
    #expect(pairs.count >= 200)
    for pair in pairs {
      let (a, b) = (pair["event_a"] ?? "", pair["event_b"] ?? "")
      let linked = (home[a] ?? []).contains { (home[b] ?? []).contains($0) }
      switch (pair["same"] == "yes", linked) {
      case (true, true): right += 1
      case (true, false): missed.append("\(a)-\(b)")
      case (false, true): wrong.append("\(a)-\(b)")
      case (false, false): break
      }
    }
    let f1 = 2 * Double(right) / Double(2 * right + wrong.count + missed.count)
    print("pairs: \(right) right, wrong \(wrong), missed \(missed), F1 \(f1)")
    #expect(f1 >= 0.9)
  }
}
