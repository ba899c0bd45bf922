// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import TruceGround
import TruceLedger

/// A process that appends until it is killed, and one that kills it.
@Suite(.serialized) struct KillTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let folder = environment["TRUCE_KILLED_LEDGER"]

  /// How many entries the n-th batch has.
  private static func width(_ batch: Int) -> Int { [1, 1, 7, 1, 300, 2][batch % 6] }

  /// The sizes that a ledger may have, up to one.
  private static func boundaries(upTo size: Int) -> [Int] {
    var sizes = [0]
    while sizes[sizes.count - 1] < size {
      sizes.append(sizes[sizes.count - 1] + width(sizes.count - 1))
    }
    return sizes
  }

  @Test(.enabled(if: folder != nil, "it only runs to be killed by the test below"))
  func theOneThatIsKilledAppends() throws {
    let path = try #require(Self.folder)
    let ledger =
      FileManager.default.fileExists(atPath: "\(path)/checkpoint")
      ? try Ledger(opening: path, signer: signer(), waiting: 500)
      : try Ledger.create(at: path, signer: signer())
    let told = open("\(path).told", O_WRONLY | O_CREAT, 0o644)
    var batch = Self.boundaries(upTo: ledger.size).count - 1
    while true {
      let start = ledger.size
      let entries = (start..<start + Self.width(batch)).map { entry($0, width: 200) }
      try ledger.append(entries, isPublished: batch % 4 != 1)
      var size = ledger.size
      _ = pwrite(told, &size, 8, 0)
      batch += 1
    }
  }

  /// The size that the one that is killed has last been told.
  private func told(_ path: String) -> Int {
    let bytes = FileManager.default.contents(atPath: "\(path).told") ?? Data()
    return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  @Test func afterKillsAtRandomMomentsNothingAcknowledgedIsLost() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    var dice = Dice(seed: 30)
    let kills = Self.environment["TRUCE_TORTURE"] == "1" ? 300 : 30
    var grown = 0
    for kill in 0..<kills {
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      child.arguments = [
        "--testing-library", "swift-testing", "--filter", "theOneThatIsKilledAppends",
      ]
      child.environment = Self.environment.merging(["TRUCE_KILLED_LEDGER": path]) { $1 }
      child.standardOutput = FileHandle.nullDevice
      child.standardError = FileHandle.nullDevice
      let before = told(path)
      try child.run()
      // Most are killed while they append, on a busy machine too; some while they start.
      if kill % 4 != 0 {
        for _ in 0..<4000 where told(path) == before && child.isRunning { usleep(5000) }
      }
      usleep(UInt32.random(in: 0...100_000, using: &dice))
      Glibc.kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()
      guard FileManager.default.fileExists(atPath: "\(path)/checkpoint") else { continue }
      let size = told(path)
      let found = try Ledger.fsck(at: path)
      #expect(found.faults == [], "kill \(kill)")
      #expect(found.entries >= size, "kill \(kill)")
      #expect(Self.boundaries(upTo: found.entries).last == found.entries, "kill \(kill)")
      if found.entries > grown { grown = found.entries }
    }
    #expect(grown > 1000)
    try Ledger(opening: path).forEachEntry { index, bytes in
      if bytes != entry(index, width: 200) { Issue.record("entry \(index) is another") }
    }
  }
}
