// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TruceLedger

@Suite struct InspectionTests {
  /// A ledger with partial tiles of two sizes, a cosigned checkpoint, and the policy for it.
  private func ledger(
    _ count: Int, in workshop: Workshop
  ) throws -> (path: String, policy: TlogPolicy) {
    let path = workshop.at("ledger")
    let log = try signer()
    let neutral = try signer("example.org/neutral", .cosignature, seed: 2)
    let north = try signer("example.org/north", .cosignature, seed: 3)
    let policy = TlogPolicy(log: log.key, neutral: neutral.key, andOneOf: [("north", north.key)])
    let ledger = try Ledger.create(at: path, signer: log)
    try ledger.append((0..<count - 10).map { entry($0) })
    try ledger.keepCheckpoint()
    try ledger.append((count - 10..<count).map { entry($0) })
    let lines = [neutral, north].map { $0.cosigning(ledger.signedCheckpoint.text, time: 1000) }
    try ledger.add(lines, to: ledger.signedCheckpoint, by: policy.witnesses.map(\.key))
    try ledger.settle()
    return (path, policy)
  }

  @Test func aLedgerAtRestHolds() throws {
    let workshop = try Workshop()
    for count in [11, 256, 266, 300, 522, 700] {
      let (path, policy) = try ledger(count, in: workshop)
      let found = try Ledger.fsck(at: path, policy: policy)
      #expect(found.faults == [], "\(count) entries")
      #expect(found.entries == count)
      #expect(found.cosigners.map(\.name) == ["neutral", "north"])
      #expect(try Ledger.audit(at: path, key: signer().key, policy: policy).faults == [])
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func everyFlippedBitIsCaughtAndFoundInItsFile() throws {
    let workshop = try Workshop()
    let (path, policy) = try ledger(300, in: workshop)
    let whole = ProcessInfo.processInfo.environment["TRUCE_TORTURE"] == "1"
    var dice = Dice(seed: 20)
    var tried = 0
    for (name, bytes) in try files(below: path) {
      for bit in 0..<bytes.count * 8 {
        if !whole, dice.next() % (bytes.count > 500 ? 96 : 12) != 0 { continue }
        var wrong = bytes
        wrong[bit / 8] ^= 1 << UInt8(bit % 8)
        try write(wrong, to: "\(path)/\(name)")
        let found = try Ledger.fsck(at: path, pinned: signer().key, policy: policy)
        let places = found.faults.compactMap(\.location?.file)
        #expect(places.first == "ledger/\(name)", "bit \(bit) of \(name): \(found.faults)")
        if name.hasPrefix("tile/"), !name.contains("entries") {
          let message = found.faults.first?.message ?? ""
          #expect(message.hasPrefix("byte \(bit / 8)"), "bit \(bit) of \(name): \(message)")
        }
        tried += 1
      }
      try write(bytes, to: "\(path)/\(name)")
    }
    #expect(tried > 1500)
    #expect(try Ledger.fsck(at: path, policy: policy).holds)
  }
}
