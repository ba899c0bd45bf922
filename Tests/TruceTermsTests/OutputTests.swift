// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceTestSupport

@testable import TruceTerms

@Suite struct OutputTests {
  @Test func theEnergyAgreementFitsItsSchema() throws {
    let schema = try Schema("docs/schemas/terms.schema.json")
    let agreement = try Agreement(
      parsing: try packageText("examples/energy-2025/agreement.truce"))
    #expect(schema.faults(of: agreement.json) == [])
    #expect(agreement.json["provisions"]?.array?.count == agreement.provisions.count)
  }

  @Test(arguments: 0..<60)
  func everyConstructFitsTheSchema(seed: UInt64) throws {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    let schema = try Schema("docs/schemas/terms.schema.json")
    #expect(schema.faults(of: agreement.json) == [], "seed \(seed)")
    let status = try Schema("docs/schemas/status.schema.json")
    let states = agreement.states(at: Instant(secondsSince1970: 1_743_000_000))
    #expect(status.faults(of: .array(states.map(\.json))) == [], "seed \(seed)")
  }

  @Test func theSchemaRefusesWhatIsNotAnAgreement() throws {
    let schema = try Schema("docs/schemas/terms.schema.json")
    #expect(!schema.faults(of: .object([JSON.Member]())).isEmpty)
    let agreement = try Agreement(parsing: SourceText("agreement a time zone UTC", name: "a"))
    guard case .object(var members) = agreement.json else {
      Issue.record("an agreement is an object")
      return
    }
    members.append(.init("surplus", .null))
    #expect(schema.faults(of: .object(members)) == ["$: holds surplus"])
  }

  @Test func diagnosticsFitTheirSchema() throws {
    let schema = try Schema("docs/schemas/diagnostic.schema.json")
    let reading = AgreementReading(
      SourceText("agreement a\nparty north\nparty north\nbinds x\n\tfoo", name: "a.truce"))
    #expect(reading.diagnostics.count == 3)
    for diagnostic in reading.diagnostics { #expect(schema.faults(of: diagnostic.json) == []) }
  }

  @Test func everyValueKnowsItsLine() throws {
    let agreement = try Agreement(
      parsing: try packageText("examples/energy-2025/agreement.truce"))
    func walk(_ value: JSON, _ path: String) {
      if let line = value["line"]?.integer { #expect(line > 0, "\(path)") }
      for member in value.members ?? [] { walk(member.value, path + "." + member.name) }
      for (index, item) in (value.array ?? []).enumerated() { walk(item, "\(path)[\(index)]") }
    }
    walk(agreement.json, "$")
  }
}
