// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TruceTestSupport

/// What the commands print with `--json`, on the example mission, against the published schemas.
@Suite struct SchemaTests {
  private func json(_ line: String, in folder: TemporaryFolder) throws -> JSON {
    let result = try Shell.run(line, in: folder.url)
    #expect(result.errors.isEmpty || line.contains("import"), "\(line): \(result.errors)")
    return try JSON(parsing: Array(result.output.utf8), name: line)
  }

  @Test func everyResultOfTheExampleFitsItsSchema() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples/energy-2025"),
      to: folder.url.appendingPathComponent("energy"))
    let lines: [(line: String, schema: String, isList: Bool)] = [
      ("truce run energy --json", "run", false),
      ("truce run energy --json", "run", false),
      ("truce import energy --json", "import", true),
      ("truce events energy --json", "event", true),
      ("truce incidents energy --json", "incident", true),
      ("truce assess energy --json", "finding", true),
      ("truce assess energy --proof claims-of:UA --json", "finding", true),
      ("truce status energy --at 2025-04-17T12:00:00Z --json", "status", false),
      ("truce changes energy --since 2025-04-01 --json", "changes", false),
      ("truce cite energy prisoners.RU.delivered --json", "citation", false),
      ("truce cite energy energy-strikes.core.total --json", "citation", false),
      ("truce report energy --date 2025-03-28 --format json", "report", false),
      ("truce publish energy site --from 2025-03-27 --to 2025-03-28 --json", "publish", false),
      ("truce terms energy/agreement.truce --json", "terms", false),
      ("truce questions energy/agreement.truce --json", "question", true),
      ("truce test energy/agreement.truce --json", "scenario-run", false),
      ("truce check energy/agreement.truce --json", "diagnostic", true),
    ]
    for (line, name, isList) in lines {
      let schema = try Schema("docs/schemas/\(name).schema.json")
      let value = try json(line, in: folder)
      let values = isList ? try #require(value.array, "\(line)") : [value]
      #expect(!values.isEmpty, "\(line) prints something")
      let faults = values.flatMap { schema.faults(of: $0) }
      #expect(faults.isEmpty, "\(line): \(faults.prefix(5))")
    }
  }
}
