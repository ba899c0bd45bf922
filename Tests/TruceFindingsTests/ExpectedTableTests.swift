// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

/// The example mission's rows against the verdicts that were written down before any run.
@Suite struct ExpectedTableTests {
  @Test(
    .enabled(if: ReportRows.folder != nil),
    arguments: ["expected/table.csv", "expected/thirty.csv"])
  func everyRowHasTheVerdictThatWasWrittenDown(file: String) throws {
    let folder = try #require(ReportRows.folder)
    let text = try String(
      contentsOf: folder.appendingPathComponent("agreement.truce"), encoding: .utf8)
    let agreement = try Agreement(parsing: SourceText(text, name: "agreement.truce"))
    let all = try ReportRows(in: folder, zones: agreement.namedClockZones).events
    let assessor = Assessor(agreement: agreement)
    for row in try ReportRows.table(folder.appendingPathComponent(file)) {
      let records = (row["rows"] ?? "").split(separator: " ").map(String.init)
      let events = all.filter { $0.feed.name == "reports" && records.contains($0.record) }
      let incidents = Linker(classes: agreement.classes).incidents(linking: events)
      #expect(incidents.count == 1, "\(records) are one incident")
      let incident = try #require(incidents.first)
      let proof = try #require(Proof(row["proof"] ?? ""))
      let finding = assessor.findings(of: incident, proof: proof).first {
        $0.provision.name == row["provision"] && $0.reading.name == row["reading"]
          && $0.basis.rawValue == row["basis"]
      }
      let found = try #require(finding, "\(row)")
      let name = "\(records) \(proof.name) \(row["reading"] ?? "") \(row["basis"] ?? "")"
      #expect(found.verdict.rawValue == row["verdict"], "\(name): \(found.because)")
      #expect(
        found.lacking.map(\.rawValue).joined(separator: " ") == row["lacking"],
        "\(name): \(found.because)")
      #expect(
        found.decidedBy.map(\.rawValue).joined(separator: " ") == row["decided_by"],
        "\(name): \(found.because)")
    }
  }
}
