// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

@Suite struct LinkingOfRealRowsTests {
  static let zones =
    ["Europe/Moscow", "Europe/Kyiv", "America/New_York"].compactMap {
      ClockZone($0)
    } + [.utc]

  /// The classes of the example agreement.
  static let classes: ClassTree = {
    var tree = ClassTree()
    let here = Location(file: "agreement.truce", line: 1, column: 1)
    for line in [
      "infrastructure energy rail health port", "energy oil gas power",
      "oil refinery oil-pipeline oil-storage oil-transfer oil-production pumping-station",
      "gas gas-pipeline gas-storage gas-metering gas-production",
      "power hydro-dam substation transformer distribution-unit power-line power-plant",
      "rail railway railway-power", "health hospital", "residential", "school", "industrial",
      "military",
    ] {
      let names = line.split(separator: " ").map { Marked(ObjectClass.ID(String($0)), at: here) }
      for name in names where !tree.contains(name.value) { tree.classes.append(name) }
      for name in names.dropFirst() {
        tree.edges.append(ClassTree.Edge(child: name, parent: names[0]))
      }
    }
    return tree
  }()

  @Test(.enabled(if: ReportRows.folder != nil))
  func labelledPairsAreLinkedWithAnF1OfAtLeastNineTenths() throws {
    let folder = try #require(ReportRows.folder)
    let rows = try ReportRows(in: folder, zones: Self.zones)
    let incidents = Linker(classes: Self.classes).incidents(linking: rows.events)
    var home: [String: [Int]] = [:]
    for (index, incident) in incidents.enumerated() {
      for event in incident.events { home[event.record, default: []].append(index) }
    }
    var (right, wrong, missed) = (0, 0, 0)
    let labels = folder.appendingPathComponent("labels/link-pairs.csv")
    for row in try ReportRows.table(labels) {
      let (a, b) = (row["event_a"] ?? "", row["event_b"] ?? "")
      let linked = (home[a] ?? []).contains { (home[b] ?? []).contains($0) }
      switch (row["same"] == "yes", linked) {
      case (true, true): right += 1
      case (true, false):
        missed += 1
        print("missed", a, b, row["why"] ?? "")
      case (false, true):
        wrong += 1
        print("wrong", a, b, row["why"] ?? "")
      case (false, false): break
      }
    }
    let f1 = 2 * Double(right) / Double(2 * right + wrong + missed)
    print("pairs: right \(right) wrong \(wrong) missed \(missed) F1 \(f1)")
    #expect(f1 >= 0.9)
  }
}
