// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import TruceGround
import TruceLedger

/// The floors of speed, for a release build: `TRUCE_SPEED=1 swift test -c release`.
///
/// They print what they measured. In a debug build they say nothing of the program's speed.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["TRUCE_SPEED"] == "1",
    "set TRUCE_SPEED=1 and build for release to measure"))
struct SpeedTests {
  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  private func report(_ words: String, _ value: Double, _ unit: String) {
    print("speed: \(words): \((value * 1000).rounded() / 1000) \(unit)")
  }

  @Test func batchesOfAThousand() throws {
    let workshop = try Workshop(onDisk: true)
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    let count = 100_000
    let batches = stride(from: 0, to: count, by: 1000).map { start in
      (start..<start + 1000).map { entry($0, width: 500) }
    }
    let time = try seconds {
      for batch in batches { try ledger.append(batch) }
      try ledger.settle()
    }
    report("appended in batches of 1,000, 500 bytes each", Double(count) / time, "entries/s")
    #expect(Double(count) / time >= 20_000)
  }

  @Test func singleAppendsBesideTheDisk() throws {
    let workshop = try Workshop(onDisk: true)
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    let count = 2000
    let entries = (0..<count).map { [entry($0, width: 500)] }
    let time = try seconds {
      for one in entries { try ledger.append(one, isPublished: false) }
      try ledger.settle()
    }
    let published = try seconds {
      for one in entries { try ledger.append(one) }
      try ledger.settle()
    }
    let file = open(workshop.at("beside"), O_WRONLY | O_CREAT, 0o644)
    defer { close(file) }
    let bytes = [UInt8](repeating: 1, count: 800)
    let beside = seconds {
      for number in 0..<count {
        _ = pwrite(file, bytes, bytes.count, number * bytes.count)
        _ = fdatasync(file)
      }
    }
    report("single durable appends", Double(count) / time, "entries/s")
    report("the same, each published at once", Double(count) / published, "entries/s")
    report("the disk's own fdatasync", Double(count) / beside, "calls/s")
    #expect(Double(count) / time >= 500 || time < 2 * beside)
  }

  @Test func proofsAndOpeningAtAMillion() throws {
    let workshop = try Workshop(onDisk: true)
    for count in [10_000, 1_000_000] {
      let path = workshop.at("\(count)")
      do {
        let ledger = try Ledger.create(at: path, signer: signer())
        for start in stride(from: 0, to: count, by: 10_000) {
          try ledger.append((start..<start + 10_000).map { entry($0, width: 100) })
        }
      }
      let opening = try seconds { _ = try Ledger(opening: path, signer: signer()) }
      report("opened for writing at \(count) entries", opening * 1000, "ms")
      let ledger = try Ledger(opening: path)
      var dice = Dice(seed: 1)
      let tries = 200
      let time = try seconds {
        for _ in 0..<tries {
          _ = try ledger.proof(of: Int.random(in: 0..<count, using: &dice))
        }
      }
      report("a proof at \(count) entries", time / Double(tries) * 1000, "ms")
      #expect(time / Double(tries) < 0.001)
      let reading = try seconds { try ledger.forEachEntry { _, _ in } }
      report("entries read and checked at \(count)", Double(count) / reading, "entries/s")
    }
  }

  @Test func auditOf70000() throws {
    let workshop = try Workshop(onDisk: true)
    let path = workshop.at("ledger")
    let ledger = try Ledger.create(at: path, signer: signer())
    try ledger.append((0..<70_000).map { entry($0, width: 500) })
    try ledger.settle()
    var times: [Double] = []
    for _ in 0..<5 {
      let key = try signer().key
      var found = 0
      times.append(try seconds { found = try Ledger.audit(at: path, key: key).entries })
      #expect(found == 70_000)
    }
    times.sort()
    report("audit of 70,000 entries", times[2], "s")
    #expect(times[2] < 0.3)
  }

  @Test func hashing() {
    let bytes = [UInt8](repeating: 7, count: 64 << 20)
    let time = seconds { #expect(Hash(of: bytes) != .ofNothing) }
    report("SHA-256", Double(bytes.count) / time / 1e6, "MB/s")
  }
}
