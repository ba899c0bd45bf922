// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
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

  @Test func aSecondWriterWaitsAsLongAsItIsTold() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    let ready = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      if let first = try? Ledger.create(at: path, signer: signer()) {
        _ = try? first.append([entry(0)])
        ready.signal()
        usleep(100_000)
        withExtendedLifetime(first) {}
      }
      done.signal()
    }
    ready.wait()
    let second = try Ledger(opening: path, signer: signer(), waiting: 3000)
    #expect(second.size == 1)
    done.wait()
  }

  @Test func whatCannotBeOpenedIsSaidPlainly() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    #expect(slugs { _ = try Ledger(opening: path) } == ["ledger.not-found"])
    _ = try Ledger.create(at: path, signer: signer())
    #expect(slugs { _ = try Ledger.create(at: path, signer: signer()) } == ["ledger.exists"])
    let other = try signer(seed: 9)
    #expect(slugs { _ = try Ledger(opening: path, signer: other) } == ["ledger.other-key"])
    #expect(slugs { _ = try Ledger(opening: path, pinned: other.key) } == ["ledger.other-key"])
    #expect(slugs { try Ledger(opening: path).append([entry(0)]) } == ["ledger.read-only"])
    #expect(slugs { try Ledger(opening: path).keepCheckpoint() } == ["ledger.read-only"])
    #expect(
      slugs { _ = try Ledger.create(at: workshop.at("a/b"), signer: signer()) } == [
        "ledger.cannot-write"
      ])
  }

  @Test func anEntryHasAtMost65535Bytes() throws {
    let workshop = try Workshop()
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    let longest = [UInt8](repeating: 1, count: 65_535)
    #expect(slugs { try ledger.append([entry(0), longest + [1]]) } == ["ledger.entry-size"])
    #expect(ledger.size == 0)
    #expect(try ledger.append([longest, []]) == 0..<2)
    #expect(try ledger.append([]) == 2..<2)
    #expect(try ledger.entry(at: 0) == longest)
    #expect(try ledger.fsck().faults == [])
  }

  @Test func theSameEntriesMakeTheSameBytesHoweverTheyCome() throws {
    let workshop = try Workshop()
    let one = try Ledger.create(at: workshop.at("one"), signer: signer())
    try one.append((0..<700).map { entry($0) })
    try one.settle()
    var dice = Dice(seed: 11)
    let many = try Ledger.create(at: workshop.at("many"), signer: signer())
    while many.size < 700 {
      let end = min(700, many.size + Int.random(in: 1...40, using: &dice))
      try many.append((many.size..<end).map { entry($0) }, isPublished: Bool.random(using: &dice))
    }
    try many.settle()
    let right = try files(below: workshop.at("one"))
    let left = try files(below: workshop.at("many"))
    for file in right {
      #expect(left.first { $0.path == file.path }?.bytes == file.bytes, "\(file.path)")
    }
    #expect(
      left.allSatisfy { file in
        file.path.contains(".p/") || right.contains { $0.path == file.path }
      })
    #expect(try many.fsck().faults == [])
  }

  @Test func othersSeeAnUnpublishedEntryWhenItIsPublished() throws {
    let workshop = try Workshop()
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append([entry(0)])
    try ledger.append((1..<600).map { entry($0) }, isPublished: false)
    #expect(ledger.size == 600)
    let reader = try Ledger(opening: workshop.at("ledger"))
    #expect(try reader.entries() == [entry(0)])
    try ledger.publish()
    #expect(reader.size == 1)
    try reader.refresh()
    #expect(try reader.entries() == (0..<600).map { entry($0) })
    try ledger.append([entry(600)], isPublished: false)
    #expect(try ledger.entry(at: 600) == entry(600))
    #expect(try Ledger(opening: workshop.at("ledger")).size == 601)
  }

  @Test func aReaderKeepsReadingWhileTheLogGrowsOverItsPartialTiles() throws {
    let workshop = try Workshop()
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append((0..<200).map { entry($0) })
    let reader = try Ledger(opening: workshop.at("ledger"))
    try ledger.append((200..<600).map { entry($0) })
    try ledger.settle()
    #expect(try reader.entries() == (0..<200).map { entry($0) })
    #expect(
      try reader.proof(of: 199).hashes
        == ledger.proof(of: 199, under: reader.signedCheckpoint).hashes)
  }

  @Test func aLogThatWasRewrittenIsNoticedByAReaderThatStayed() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    do {
      let ledger = try Ledger.create(at: path, signer: signer())
      try ledger.append([entry(0), entry(1)])
    }
    let reader = try Ledger(opening: path)
    try FileManager.default.removeItem(atPath: path)
    do {
      let forged = try Ledger.create(at: path, signer: signer())
      try forged.append([entry(0), entry(7), entry(8)])
      #expect(slugs { try forged.compare(reader.signedCheckpoint) } == ["ledger.split-view"])
    }
    #expect(slugs { try reader.refresh() } == ["ledger.rewound"])
  }

  @Test func entriesThatWereChangedAreNotRead() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    do {
      let ledger = try Ledger.create(at: path, signer: signer())
      try ledger.append((0..<300).map { entry($0) })
    }
    let file = "\(path)/tile/entries/000"
    var bytes = try files(below: path).first { $0.path == "tile/entries/000" }?.bytes ?? []
    bytes[7 * 22 + 5] ^= 1
    try write(bytes, to: file)
    let ledger = try Ledger(opening: path)
    let refused = #expect(throws: Diagnostics.self) { try ledger.entries() }
    #expect(refused?.all.first?.slug == "ledger.hash-mismatch")
    #expect(
      refused?.all.first?.message == "the hash of entry 7, from byte 154, does not match the tree")
    #expect(try ledger.entries(from: 256) == (256..<300).map { entry($0) })
    try write(Array(bytes.dropLast()), to: file)
    #expect(slugs { _ = try ledger.entry(at: 3) } == ["ledger.bundle-form"])
    try FileManager.default.removeItem(atPath: file)
    #expect(slugs { _ = try ledger.entry(at: 3) } == ["ledger.missing"])
  }

  @Test func aHostileFolderMakesNobodyWaitOrFail() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    let log = try signer()
    do {
      let ledger = try Ledger.create(at: path, signer: log)
      try ledger.append((0..<300).map { entry($0) })
    }
    let tile = "\(path)/tile/0/001.p/44"
    try FileManager.default.removeItem(atPath: tile)
    mkfifo(tile, 0o644)
    #expect(slugs { _ = try Ledger(opening: path).entries() } == ["ledger.file-kind"])
    try FileManager.default.removeItem(atPath: tile)
    symlink("/etc/passwd", tile)
    #expect(slugs { _ = try Ledger(opening: path).entries() } == ["ledger.file-kind"])
    try FileManager.default.removeItem(atPath: tile)
    try write([], to: tile)
    truncate(tile, 1 << 40)
    #expect(slugs { _ = try Ledger(opening: path).entries() } == ["ledger.file-size"])
    for size in [1 << 40, 1 << 62, Int.max, Int.max - 255] {
      let head = Checkpoint(origin: log.key.name, size: size, root: .ofNothing)
      let note = SignedNote(text: head.text, lines: [log.signing(head.text)])
      try write(note.bytes, to: "\(path)/checkpoint")
      #expect(!slugs { _ = try Ledger(opening: path).entries() }.isEmpty)
      #expect(try !Ledger.audit(at: path, key: log.key).holds)
      #expect(try !Ledger.fsck(at: path).holds)
    }
  }
}
