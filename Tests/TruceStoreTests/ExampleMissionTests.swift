// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The energy mission from its files to its numbers; its verdicts are held to `expected/` in the room
/// of findings.
@Suite struct ExampleMissionTests {
  @Test(arguments: ["table.csv", "thirty.csv"])
  func rowsNamedTogetherTellOneIncidentAmongAllTheOthers(_ file: String) throws {
    let example = try ExampleMission("energy-2025")
    let incidents = try example.mission.incidents()
    let path = ExampleMission.examples + "/energy-2025/expected/" + file
    var count = 0
    for line in try ExpectedTable.rows(path) {
      let rows = line["rows", default: ""].split(separator: " ").map(String.init)
      let found = incidents.filter { incident in
        incident.telling.contains { rows.contains($0.record) }
      }
      #expect(found.count == 1, "\(rows): \(found.map(\.id))")
      count += 1
    }
    #expect(count > 20)
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
    for (number, provision) in content.agreement.provisions.enumerated()
    where provision.prohibition != nil {
      let counted = content.agreement.countedReadings(of: provision)
      if counted.isEmpty { continue }
      var numbers = FourNumbers()
      for entry in content.assessment.entries {
        let rulings = entry.rulings.filter {
          $0.provision == number && $0.basis == .words
            && counted.contains(provision.readings[$0.reading].id.value)
        }
        if let standing = Standing(of: rulings) { numbers.count(standing) }
      }
      #expect(numbers.total == content.assessment.entries.count)
    }
    #expect(!example.folder.files.isEmpty)
  }
}
