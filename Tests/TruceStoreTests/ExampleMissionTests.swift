// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The energy mission from its files to its findings, against the verdicts written down before.
@Suite struct ExampleMissionTests {
  struct Expected {
    var rows: [String]
    var provision: String
    var proof: String
    var basis: String
    var reading: String
    var verdict: String
    var lacking: String
    var decidedBy: String
  }

  @Test(arguments: ["table.csv", "thirty.csv"]) func theVerdictsComeOutAsWrittenDown(
    _ file: String
  ) throws {
    let example = try ExampleMission("energy-2025")
    let mission = example.mission
    let incidents = try mission.incidents()
    let assessor = try mission.assessor()
    var differences: [String] = []
    var count = 0
    for line in try ExpectedTable.rows(ExampleMission.examples + "/energy-2025/expected/" + file) {
      count += 1
      let rows = line["rows", default: ""].split(separator: " ").map(String.init)
      guard let proof = Proof(line["proof", default: ""]) else { continue }
      let found = incidents.filter { incident in
        incident.telling.contains { rows.contains($0.record) }
      }
      guard found.count == 1 else {
        differences.append("\(rows): in \(found.count) incidents \(found.map(\.id))")
        continue
      }
      let finding = assessor.findings(of: found[0], proof: proof).first {
        $0.reading.name == line["reading"] && $0.basis.rawValue == line["basis"]
      }
      let words = finding.map { finding in
        [
          finding.verdict.rawValue, finding.lacking.map(\.rawValue).joined(separator: " "),
          finding.decidedBy.map(\.rawValue).joined(separator: " "),
        ].joined(separator: ",")
      }
      let expected = [line["verdict"], line["lacking"], line["decided_by"]]
        .map { $0 ?? "" }.joined(separator: ",")
      if words != expected {
        differences.append(
          "\(rows) \(line["proof"] ?? "") \(line["basis"] ?? "") \(line["reading"] ?? ""): "
            + "expected \(expected), found \(words ?? "no finding")")
      }
    }
    #expect(count > 20)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    #expect(!example.folder.files.isEmpty)
  }

  @Test func takingTheSameFilesInAgainChangesNothing() throws {
    let example = try ExampleMission("energy-2025")
    let before = example.mission.head
    for feed in example.mission.file.feeds {
      for file in feed.files {
        let imported = try example.mission.take(example.mission.declared(file, of: feed))
        #expect(!imported.isNew)
      }
    }
    #expect(example.mission.head == before)
  }

  @Test func theFourNumbersAddUpToTheIncidents() throws {
    let example = try ExampleMission("energy-2025")
    let content = try example.mission.content()
    #expect(content.assessment.entries.count > 80)
    for provision in content.agreement.provisions where provision.prohibition != nil {
      let counted = content.agreement.countedReadings(of: provision)
      if counted.isEmpty { continue }
      var numbers = FourNumbers()
      for entry in content.assessment.entries {
        let findings = entry.findings.filter {
          $0.basis == .words && counted.contains($0.reading)
        }
        if let standing = Standing(of: findings) { numbers.count(standing) }
      }
      #expect(numbers.total == content.assessment.entries.count)
    }
    #expect(!example.folder.files.isEmpty)
  }
}
