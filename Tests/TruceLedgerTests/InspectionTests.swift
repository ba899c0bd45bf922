// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
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
    let policy = try TlogPolicy(
      log: log.key, neutral: neutral.key, andOneOf: [("north", north.key)])
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
      let found = try Ledger.fsck(at: path, policy: policy, waiting: 500)
      #expect(found.faults == [], "\(count) entries")
      #expect(found.entries == count)
      #expect(found.cosigners.map(\.name) == ["neutral", "north"])
      #expect(try Ledger.audit(at: path, key: signer().key, policy: policy).faults == [])
      try FileManager.default.removeItem(atPath: path)
    }
  }

  /// `TRUCE_TORTURE=1` flips every bit, in as many parts as run side by side.
  @Test(arguments: 0..<4) func everyFlippedBitIsCaughtAndFoundInItsFile(_ part: Int) throws {
    let workshop = try Workshop()
    let (path, policy) = try ledger(300, in: workshop)
    let whole = ProcessInfo.processInfo.environment["TRUCE_TORTURE"] == "1"
    var dice = Dice(seed: 20)
    var tried = 0
    for (name, bytes) in try files(below: path) {
      for bit in stride(from: part, to: bytes.count * 8, by: 4) {
        if !whole, dice.next() % (bytes.count > 500 ? 96 : 12) != 0 { continue }
        var wrong = bytes
        wrong[bit / 8] ^= 1 << UInt8(bit % 8)
        try write(wrong, to: "\(path)/\(name)")
        let found = try Ledger.fsck(at: path, pinned: signer().key, policy: policy, waiting: 500)
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
    if whole { print("flips: \(tried), part \(part) of 4") }
    #expect(tried > 375)
    #expect(try Ledger.fsck(at: path, policy: policy, waiting: 500).holds)
  }

  /// What `fsck` says first after a change to a ledger of 300 entries: `slug file`.
  private func first(after change: (String) throws -> Void) throws -> String {
    let workshop = try Workshop()
    let (path, policy) = try ledger(300, in: workshop)
    try change(path)
    let found = try Ledger.fsck(at: path, pinned: signer().key, policy: policy, waiting: 500)
    guard let fault = found.faults.first else { return "none" }
    return "\(fault.slug.dropFirst(7)) \(fault.location?.description ?? "")"
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func fsckIsStricterThanAVerifier() throws {
    let manager = FileManager.default
    func copy(_ from: String, _ to: String) -> (String) throws -> Void {
      { path in
        let target = URL(fileURLWithPath: "\(path)/\(to)")
        try manager.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.copyItem(atPath: "\(path)/\(from)", toPath: target.path)
      }
    }
    func remove(_ name: String) -> (String) throws -> Void {
      { try manager.removeItem(atPath: "\($0)/\(name)") }
    }
    #expect(try first { _ in } == "none")
    for stray in [
      "notes", "tile/x", "tile/0/1", "tile/0/002", "tile/3/000", "tile/9/000", "tile/00/000",
      "tile/0/x000/001", "tile/entries/000.p/5", "tile/0/000.p/255", "tile/0/001.p/45",
      "tile/0/001.p/044", "tile/entries/001", "checkpoints/0300", "checkpoints/x", "tile/1/000.p/2",
    ] {
      #expect(try first(after: copy("vkey", stray)) == "extra-file ledger/\(stray)")
    }
    #expect(try first { symlink("/etc", "\($0)/tile/link") } == "extra-file ledger/tile/link")
    #expect(try first(after: remove("tile/0/001.p/34")) == "missing ledger/tile/0/001.p/34")
    #expect(
      try first(after: remove("tile/entries/001.p/34")) == "missing ledger/tile/entries/001.p/34")
    for name in [
      "tile/0/000", "tile/entries/000", "tile/0/001.p/44", "tile/entries/001.p/44",
      "tile/1/000.p/1", "checkpoint",
    ] {
      #expect(try first(after: remove(name)) == "missing ledger/\(name)")
    }
    #expect(try first(after: remove("vkey")) == "not-found ledger")
    #expect(
      try first { try write(Array(bytes("\($0)/tile/0/000").dropLast()), to: "\($0)/tile/0/000") }
        == "tile-size ledger/tile/0/000")
    #expect(
      try first { try write(bytes("\($0)/tile/0/000") + [0], to: "\($0)/tile/0/000") }
        == "file-size ledger/tile/0/000")
    let bundle = "tile/entries/001.p/44"
    #expect(
      try first { try write(bytes("\($0)/\(bundle)") + [0], to: "\($0)/\(bundle)") }
        == "bundle-form ledger/\(bundle)")
  }

  @Test func fsckKnowsEverySignatureLine() throws {
    func line(_ signer: Signer, _ path: String, time: UInt64 = 1001) throws -> [UInt8] {
      let note = try SignedNote(parsing: bytes("\(path)/checkpoint"), name: "n")
      return signer.cosigning(note.text, time: time).bytes
    }
    let stranger = try signer("example.org/stranger", .cosignature, seed: 99)
    #expect(
      try first {
        try write(bytes("\($0)/checkpoint") + line(stranger, $0), to: "\($0)/checkpoint")
      }
        == "unknown-line ledger/checkpoint:8")
    let neutral = try signer("example.org/neutral", .cosignature, seed: 2)
    #expect(
      try first { try write(bytes("\($0)/checkpoint") + line(neutral, $0), to: "\($0)/checkpoint") }
        == "second-line ledger/checkpoint:8")
    #expect(
      try first { path in
        let note = try SignedNote(parsing: bytes("\(path)/checkpoint"), name: "n")
        let text = note.text + Array("more\n".utf8)
        let longer = SignedNote(text: text, lines: [try signer().signing(text)])
        try write(longer.bytes, to: "\(path)/checkpoint")
      } == "extension-line ledger/checkpoint:4")
    #expect(
      try first { path in
        let head = Checkpoint(origin: "example.org/mission", size: 290, root: Hash(of: [1]))
        let note = SignedNote(text: head.text, lines: [try signer().signing(head.text)])
        try write(note.bytes, to: "\(path)/checkpoints/290")
      } == "split-view ledger/checkpoints/290:3")
    #expect(
      try first { path in
        try write(bytes("\(path)/checkpoints/290"), to: "\(path)/checkpoints/289")
      } == "kept-checkpoint ledger/checkpoints/289:2")
  }

  @Test func entriesAndTileForgedTogetherAreFoundByTheLevelAbove() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    let forged = workshop.at("forged")
    do {
      try Ledger.create(at: path, signer: signer()).append((0..<600).map { entry($0) })
      var entries = (0..<600).map { entry($0) }
      entries[300] = entry(9999)
      try Ledger.create(at: forged, signer: signer()).append(entries)
    }
    for name in ["tile/0/001", "tile/entries/001"] {
      try write(bytes("\(forged)/\(name)"), to: "\(path)/\(name)")
    }
    let found = try Ledger.fsck(at: path)
    #expect(found.faults.map(\.slug) == ["ledger.tile-hash", "ledger.hash-mismatch"])
    #expect(found.faults.map(\.location?.file) == ["ledger/tile/0/001", "ledger/tile/entries/001"])
    try write(bytes("\(forged)/checkpoint"), to: "\(path)/checkpoint")
    #expect(!(try Ledger.fsck(at: path).holds))
  }

  @Test func faultsInALogOfThreeLevelsAreFoundWhereTheyAre() throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    try Ledger.create(at: path, signer: signer()).append((0..<70_000).map { entry($0) })
    #expect(try Ledger.fsck(at: path).faults == [])
    for name in [
      "tile/2/000.p/1", "tile/1/000", "tile/1/001.p/17", "tile/0/100", "tile/0/273.p/112",
      "tile/entries/255", "tile/entries/273.p/112",
    ] {
      let right = try bytes("\(path)/\(name)")
      var wrong = right
      wrong[31] ^= 0x80
      try write(wrong, to: "\(path)/\(name)")
      let found = try Ledger.fsck(at: path)
      #expect(found.faults.map(\.location?.file) == ["ledger/\(name)"])
      if !name.contains("entries") {
        #expect(found.faults.first?.message.hasPrefix("byte 31, in hash 0,") == true)
      }
      try write(right, to: "\(path)/\(name)")
    }
    let ledger = try Ledger(opening: path)
    for index in [0, 65_535, 65_536, 69_999] {
      let hashes = try ledger.proof(of: index).hashes
      #expect(
        MerkleTree.includes(
          Hash(leaf: entry(index)), at: index, size: 70_000, root: ledger.checkpoint.root,
          proof: hashes))
    }
  }

  @Test func anAuditLooksOnlyAtWhatTheCheckpointNeeds() throws {
    let workshop = try Workshop()
    let (path, policy) = try ledger(300, in: workshop)
    let key = try signer().key
    for name in ["vkey", "journal", "checkpoints/290", "checkpoints/300", "tile/0/001.p/34"] {
      try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    try write([1], to: "\(path)/tile/0/002")
    #expect(try Ledger.audit(at: path, key: key, policy: policy).faults == [])
    #expect(
      try Ledger.audit(at: path, key: signer(seed: 9).key).faults.map(\.slug) == ["ledger.unsigned"]
    )
    let more = Array(
      "log \(key)\nwitness a \(try signer("w", .cosignature, seed: 77).key)\nquorum a\n".utf8)
    let stricter = try TlogPolicy(parsing: more, name: "p")
    let found = try Ledger.audit(at: path, key: key, policy: stricter)
    #expect(found.faults.map(\.slug) == ["ledger.quorum"])
    #expect(found.entries == 300)
  }
}
