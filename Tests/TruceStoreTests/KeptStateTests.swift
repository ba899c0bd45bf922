// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceLedger
import TruceStore

/// A mission that is opened from what was kept of its ledger is the mission that its ledger tells.
@Suite struct KeptStateTests {
  /// A mission with a history of many cases, and a folder for what is kept.
  private struct Room {
    let small: SmallMission
    let cache: TemporaryFolder
    var kept: KeptFolder { KeptFolder(path: cache.path, leastIncidents: 0) }

    init() throws {
      small = try SmallMission()
      cache = try TemporaryFolder()
      try small.take([SmallMission.strike])
    }

    /// Adds evidence entries of the same person until there are so many in all.
    func grow(to size: Int) throws {
      let mission = try small.open()
      while mission.state.size < size {
        try mission.grade(
          Event.ID("notes:1"), as: Grade(reliability: "B", credibility: mission.state.size % 6 + 1),
          because: "seen again, for the \(mission.state.size)th time")
      }
    }

    func open() throws -> Mission { try Mission(opening: small.path, kept: kept) }

    func expectSameAsTheLedger(_ place: SourceLocation = #_sourceLocation) throws {
      let (mine, told) = (try open().state, try Mission(opening: small.path).state)
      #expect(mine.size == told.size && mine.latest == told.latest, sourceLocation: place)
      #expect(mine.records == told.records, sourceLocation: place)
      #expect(mine.cases == told.cases && mine.leads == told.leads, sourceLocation: place)
      #expect(mine.files == told.files && mine.keys.keys == told.keys.keys, sourceLocation: place)
      #expect(
        mine.imports.map(\.download) == told.imports.map(\.download), sourceLocation: place)
      #expect(mine.texts.map(\.entry) == told.texts.map(\.entry), sourceLocation: place)
    }
  }

  @Test func whatIsKeptIsUsedGrowsAndIsTheSameAsTheLedger() throws {
    let room = try Room()
    try room.grow(to: 100)
    try room.expectSameAsTheLedger()
    #expect(room.cache.files.isEmpty)
    try room.grow(to: 520)
    try room.expectSameAsTheLedger()
    let head = try #require(room.cache.files.first { $0.hasSuffix("state/head") })
    let first = try Data(contentsOf: URL(fileURLWithPath: room.cache.path + "/" + head))
    // A few more entries come from the ledger; many are kept again.
    try room.grow(to: 540)
    try room.expectSameAsTheLedger()
    #expect(try Data(contentsOf: URL(fileURLWithPath: room.cache.path + "/" + head)) == first)
    try room.grow(to: 1040)
    try room.expectSameAsTheLedger()
    #expect(try Data(contentsOf: URL(fileURLWithPath: room.cache.path + "/" + head)) != first)
    // A write after that sees it all.
    let mission = try Mission(
      opening: room.small.path, writing: Mission.Writer(now: SmallMission.now), kept: room.kept)
    try mission.grade(
      Event.ID("notes:1"), as: Grade(reliability: "A", credibility: 1), because: "the last")
    #expect(mission.state.records.gradings.count == 1041 - mission.state.imports[0].entry - 1)
    try room.expectSameAsTheLedger()
  }

  @Test func damagedMissingOrStrangeFilesAreAsGoodAsNone() throws {
    let room = try Room()
    try room.grow(to: 520)
    try room.expectSameAsTheLedger()
    let names = room.cache.files.filter { $0.contains("state/") && !$0.hasSuffix("lock") }
    #expect(names.count >= 4)
    for name in names {
      let url = URL(fileURLWithPath: room.cache.path + "/" + name)
      let whole = try Data(contentsOf: url)
      for place in stride(from: 0, to: whole.count, by: Swift.max(1, whole.count / 5)) {
        var bytes = whole
        bytes[place] ^= 0x10
        try bytes.write(to: url)
        try room.expectSameAsTheLedger()
      }
      try whole.prefix(whole.count / 2).write(to: url)
      try room.expectSameAsTheLedger()
      try FileManager.default.removeItem(at: url)
      try room.expectSameAsTheLedger()
      // Whatever was made anew meanwhile, the next file is tried on a whole set.
      for old in room.cache.files where !old.hasSuffix("lock") {
        try? FileManager.default.removeItem(atPath: room.cache.path + "/" + old)
      }
      try room.expectSameAsTheLedger()
    }
  }

  @Test func whatIsKeptOfAnotherHistoryInTheSamePlaceIsNotUsed() throws {
    let room = try Room()
    try room.grow(to: 520)
    try room.expectSameAsTheLedger()
    // The same folder, another ledger: the entries of the first must not show.
    let other = try Room()
    try other.grow(to: 530)
    try FileManager.default.removeItem(atPath: room.small.path)
    try FileManager.default.copyItem(atPath: other.small.path, toPath: room.small.path)
    try room.expectSameAsTheLedger()
    #expect(try room.open().state.size == 530)
  }

  @Test func anEntryThatNobodySignedIsFoundBeforeItIsKept() throws {
    let room = try Room()
    try room.grow(to: 520)
    // Another's signature under an entry is refused at the first opening, and nothing is kept of it.
    let ledger = try Ledger(
      opening: room.small.path + "/ledger",
      signer: try MissionKeys(in: MissionFolder(path: room.small.path)).signer(passphrase: nil),
      waiting: 0)
    let forged = try ledger.entries(from: 519, to: 520)[0]
    var text = String(decoding: forged, as: UTF8.self)
    text = text.replacingOccurrences(of: "\"grade\":\"B", with: "\"grade\":\"C")
    _ = try ledger.append([Array(text.utf8)])
    #expect(throws: Diagnostics.self) { try room.open() }
    #expect(!room.cache.files.contains { $0.hasSuffix("state/head") })
  }
}

/// How long a mission takes to open by how long its history is; measured, not tested: `TRUCE_TORTURE=1`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TRUCE_TORTURE"] != nil))
struct OpeningTimes {
  @Test(arguments: [10_000, 1_000_000])
  func ofAMissionWithSoManyEntries(_ size: Int) throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let cache = try TemporaryFolder()
    let kept = KeptFolder(path: cache.path)
    let keys = MissionKeys(in: MissionFolder(path: small.path))
    let person = try keys.person("operator", passphrase: nil)
    let ledger = try Ledger(
      opening: small.path + "/ledger", signer: try keys.signer(passphrase: nil), waiting: 0)
    let commitment = String(repeating: "0", count: 64)
    let grade = Grade(reliability: "B", credibility: 2)
    while ledger.size < size {
      let first = ledger.size
      let entries = (first..<min(size, first + 10_000)).map { number in
        let act: LedgerEntry.Act =
          number % 3 == 0
          ? .caseStep(Incident.ID("notes:\(number)"), .open)
          : .grading(Event.ID("notes:\(number)"), grade)
        return LedgerEntry(when: SmallMission.now, because: commitment, act: act)
          .signed(by: person).bytes
      }
      _ = try ledger.append(entries)
    }
    let clock = ContinuousClock()
    let first = try clock.measure { _ = try Mission(opening: small.path, kept: kept) }
    var rounds: [Duration] = []
    for _ in 1...9 {
      rounds.append(try clock.measure { _ = try Mission(opening: small.path, kept: kept) })
    }
    let texts = try clock.measure {
      _ = try Mission(opening: small.path, kept: kept).state.files
    }
    let cases = try clock.measure {
      _ = try Mission(opening: small.path, kept: kept).state.cases
    }
    print(
      "\(size) entries: first opening \(first), later \(rounds.sorted()[4]),",
      "with its texts \(texts), with all its cases \(cases)")
    #expect(rounds.sorted()[4] < .milliseconds(250))
  }
}
