// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

/// The example mission's rows against the verdicts that were written down before any run.
@Suite struct ExpectedTableTests {
  @Test(arguments: [("expected/table.csv", 40), ("expected/thirty.csv", 90)])
  func everyRowHasTheVerdictThatWasWrittenDown(file: String, atLeast: Int) throws {
    let rows = try ReportRows()
    let assessor = Assessor(agreement: rows.agreement)
    let linker = Linker(classes: rows.agreement.classes)
    let table = try rows.table(file)
    #expect(table.count >= atLeast)
    for row in table {
      let records = (row["rows"] ?? "").split(separator: " ").map(String.init)
      let events = rows.events.filter {
        $0.feed.name == "reports" && records.contains($0.record)
      }
      let incidents = linker.incidents(linking: events)
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
