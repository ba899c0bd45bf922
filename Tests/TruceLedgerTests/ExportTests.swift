// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct ExportTests {
  @Test func anExportHoldsWhatAVerifierNeedsAndNoMore() throws {
    let workshop = try Workshop()
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append((0..<300).map { entry($0) }, isPublished: false)
    #expect(try ledger.export(to: workshop.at("web")) == 6)
    #expect(
      try files(below: workshop.at("web")).map(\.path) == [
        "checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000",
        "tile/entries/001.p/44",
      ])
    let found = try Ledger.audit(at: workshop.at("web"), key: ledger.key)
    #expect(found.faults == [])
    #expect(found.entries == 300)
  }

  @Test func aSecondExportAddsWhatIsNew() throws {
    let workshop = try Workshop()
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append((0..<300).map { entry($0) })
    try ledger.export(to: workshop.at("web"))
    #expect(try ledger.export(to: workshop.at("web")) == 1)
    try ledger.append((300..<600).map { entry($0) })
    #expect(try ledger.export(to: workshop.at("web")) == 6)
    let found = try Ledger.audit(at: workshop.at("web"), key: ledger.key)
    #expect(found.faults == [])
    #expect(found.entries == 600)
  }

  @Test func anExportNeverRunsBackOrOverAnotherLog() throws {
    let workshop = try Workshop()
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append([entry(0), entry(1)])
    try ledger.export(to: workshop.at("web"))
    let older = try Ledger.create(at: workshop.at("older"), signer: signer())
    try older.append([entry(0)])
    #expect(slugs { try older.export(to: workshop.at("web")) } == ["ledger.ahead"])
    let forged = try Ledger.create(at: workshop.at("forged"), signer: signer())
    try forged.append([entry(7), entry(8), entry(9)])
    #expect(slugs { try forged.export(to: workshop.at("web")) } == ["ledger.split-view"])
    let foreign = try Ledger.create(at: workshop.at("foreign"), signer: signer(seed: 8))
    #expect(slugs { try foreign.export(to: workshop.at("web")) } == ["ledger.unsigned"])
  }
}
