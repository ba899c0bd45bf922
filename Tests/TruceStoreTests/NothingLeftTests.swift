// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// An act that is refused leaves no file behind, whenever it is refused.
@Suite struct NothingLeftTests {
  private func mission() throws -> SmallMission {
    let mission = try SmallMission()
    try mission.take([SmallMission.strike])
    return mission
  }

  private func slug(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Diagnostics)?.all.first?.slug
    }
  }

  @Test func aStepThatItsCaseRefusesKeepsNothing() throws {
    let mission = try mission()
    _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    let before = mission.folder.files
    let result = ReviewResult(outcome: .refuted, occurrence: .notMet)
    for (request, expected) in [
      (Mission.CaseRequest.open, "cases.already-open"), (.review(result), "cases.not-assigned"),
      (.correct(entry: 0), "cases.no-step"),
      (.reply(party: Party.ID("west"), words: "w"), "store.no-party"),
    ] {
      #expect(
        slug { _ = try mission.open().step(request, inCaseOf: "1", because: "why") } == expected)
      #expect(mission.folder.files == before, "\(request)")
    }
    _ = try mission.open().step(.close, inCaseOf: "1", because: "done")
    let closed = mission.folder.files
    #expect(
      slug { _ = try mission.open().step(.review(result), inCaseOf: "1", because: "why") }
        == "cases.closed")
    #expect(mission.folder.files == closed)
  }

  @Test func anEntryThatTheLedgerRefusesKeepsNothing() throws {
    let mission = try mission()
    let before = mission.folder.files
    // The name of the file makes the entry larger than an entry may be.
    let header = "id,day,latitude,longitude,radius,object,class,speaker,by,text\n"
    var download = Mission.Download(
      content: .bytes(Array((header + SmallMission.strike + "\n").utf8)),
      name: String(repeating: "n", count: 70_000) + ".csv")
    download.mapping = try SourceText(
      bytes: MissionFolder.read(mission.path + "/notes.map"), name: "notes.map")
    #expect(slug { _ = try mission.open().take(download) } == "ledger.entry-size")
    #expect(mission.folder.files == before)
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func aReasonWithoutAWordIsRefusedBeforeAnythingIsKept() throws {
    let mission = try mission()
    let before = mission.folder.files
    let observation = Observation(
      speaker: "Team 2", affiliation: "none", act: .hit,
      span: TimeSpan(
        start: Instant(secondsSince1970: 1_931_000_000),
        end: Instant(secondsSince1970: 1_931_000_060)),
      place: nil, objectClass: nil, objectWords: "", actor: nil, means: "", text: "",
      grade: .unjudged)
    #expect(slug { _ = try mission.open().add(observation, because: " ") } == "store.no-reason")
    #expect(mission.folder.files == before)
  }

  @Test func theNextWriterTakesAwayWhatAKilledOneHadNotRecorded() throws {
    let mission = try mission()
    let before = mission.folder.files
    let size = try Mission(opening: mission.path).head.size
    let sealed = String(repeating: "ab", count: 32)
    let item = String(repeating: "cd", count: 32)
    let recorded = try #require(before.first { $0.hasSuffix(".zst") })
    try mission.folder.write("x", to: "vault/" + sealed)
    try mission.folder.write("x", to: "vault/incoming-7")
    try mission.folder.write("x", to: "evidence/cd/\(item).zst")
    try mission.folder.write("x", to: "evidence/incoming-7")
    try mission.folder.write("not ours", to: "outside")
    // What an entry names already is never noted; a note that says so is not believed from there on.
    try mission.folder.write(
      """
      truce unrecorded v1 \(size)
      keep vault/\(sealed)
      keep evidence/cd/\(item).zst
      keep ../outside
      keep outside
      keep vault/../../outside
      erase \(recorded)
      keep vault/
      """, to: "unrecorded")
    let faults = try MissionCheck(of: mission.folder.mission).faults
    #expect(faults.allSatisfy { $0.severity == .warning })
    #expect(faults.count == 4)
    _ = try mission.open()
    #expect(mission.folder.files == (before + ["outside", "vault"]).sorted())
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func anErasedItemThatCannotBeRemovedIsToldAndGoesWithTheNextWriter() throws {
    let mission = try mission()
    _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    let item = try #require(try Mission(opening: mission.path).vaultItems().first?.item)
    let path = "\(mission.path)/vault/\(item)"
    let sealed = try MissionFolder.read(path)
    // A folder in its place is what no call for files removes.
    try FileManager.default.removeItem(atPath: path)
    try mission.folder.write("x", to: "vault/\(item)/x")
    let size = try Mission(opening: mission.path).head.size
    #expect(slug { _ = try mission.open().erase(item, because: "asked") } == "store.not-removed")
    #expect(try Mission(opening: mission.path).head.size == size + 1)
    #expect(slug { _ = try mission.open() } == "store.not-removed")
    try FileManager.default.removeItem(atPath: path)
    try MissionFolder.write(sealed, to: path)
    let faults = try MissionCheck(of: mission.folder.mission).faults
    #expect(faults.map(\.slug) == ["store.vault-not-erased"])
    #expect(faults.map(\.severity) == [.warning])
    _ = try mission.open()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func theNextWriterKeepsWhatAKilledOneHadRecorded() throws {
    let mission = try mission()
    let size = try Mission(opening: mission.path).head.size
    _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    let after = mission.folder.files
    let names = after.filter { $0.hasPrefix("vault/") }
    try mission.folder.write(
      "truce unrecorded v1 \(size)\n" + names.map { "keep \($0)\n" }.joined(), to: "unrecorded")
    _ = try mission.open()
    #expect(mission.folder.files == after)
  }
}

/// A mission that a witness has seen larger signs nothing before the missing entries are back.
@Suite struct SeenSizeTests {
  @Test func nothingIsSignedWhileAWitnessHasSeenMore() throws {
    let mission = try SmallMission()
    try mission.take([SmallMission.strike])
    let size = try Mission(opening: mission.path).head.size
    try SeenSize(in: mission.folder.mission).note(size + 1)
    // What it has seen less of changes nothing.
    try SeenSize(in: mission.folder.mission).note(1)
    let fault = #expect(throws: Diagnostics.self) {
      _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    }
    #expect(fault?.all.first?.slug == "ledger.ahead")
    #expect(try Mission(opening: mission.path).head.size == size)
    try mission.folder.write("truce seen v1 many\n", to: "seen")
    let unknown = #expect(throws: Diagnostics.self) {
      _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    }
    #expect(unknown?.all.first?.location?.file == "seen")
    try mission.folder.write("truce seen v1 \(size)\n", to: "seen")
    _ = try mission.open().step(.open, inCaseOf: "1", because: "why")
    #expect(!mission.folder.files.contains("seen"))
  }
}
