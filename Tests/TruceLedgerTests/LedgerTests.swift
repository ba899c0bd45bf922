// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct LedgerTests {
  @Test func whatIsAppendedIsReadBackInItsOrder() throws {
    let workshop = try Workshop()
    let made = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    #expect(made.size == 0)
    #expect(made.checkpoint.root == .ofNothing)
    #expect(try made.append([entry(0), [], entry(2)]) == 0..<3)
    #expect(try made.append((3..<700).map { entry($0) }) == 3..<700)
    #expect(try made.entries(from: 0, to: 3) == [entry(0), [], entry(2)])
    let reader = try Ledger(opening: workshop.at("ledger"))
    #expect(reader.size == 700)
    #expect(try reader.entries(from: 690) == (690..<700).map { entry($0) })
    #expect(try reader.entry(at: 255) == entry(255))
    #expect(reader.checkpoint == made.checkpoint)
  }

  @Test func aLedgerThatIsOpenedAgainGoesOnWhereItWas() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    _ = try Ledger.create(at: path, signer: signer())
    for round in 0..<60 {
      let ledger = try Ledger(opening: path, signer: signer())
      #expect(ledger.size == round * 11)
      try ledger.append((0..<11).map { entry(round * 11 + $0) })
    }
    let whole = try Ledger.create(at: workshop.at("whole"), signer: signer())
    try whole.append((0..<660).map { entry($0) })
    #expect(try Ledger(opening: path).checkpoint == whole.checkpoint)
  }

  @Test func aSecondWriterGetsAClearError() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    let first = try Ledger.create(at: path, signer: signer())
    let refused = #expect(throws: Diagnostics.self) { try Ledger(opening: path, signer: signer()) }
    #expect(refused?.all.map(\.slug) == ["ledger.locked"])
    #expect(
      refused?.all.first?.message == "another process is writing this ledger")
    try first.append([entry(0)])
    #expect(try Ledger(opening: path).size == 1)
  }
}
