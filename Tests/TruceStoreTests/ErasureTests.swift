// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

@Suite struct ErasureTests {
  private func mission() throws -> SmallMission {
    let mission = try SmallMission()
    try mission.take([SmallMission.strike])
    _ = try mission.open().step(.open, inCaseOf: "1", because: "a person of that street asked")
    return mission
  }

  private func items(_ mission: SmallMission) throws -> [VaultItem] {
    try Mission(opening: mission.path).vaultItems()
  }

  private func slug(_ mission: SmallMission, _ name: String) -> String? {
    do {
      _ = try mission.open().erase(name, because: "asked for")
      return nil
    } catch {
      return (error as? Diagnostics)?.all.first?.slug
    }
  }

  @Test func anErasedItemIsGoneAndVisibleAsErased() throws {
    let mission = try mission()
    let item = try #require(try items(mission).first)
    #expect(item.kind == .reason)
    let erased = try mission.open().erase(String(item.item.prefix(8)), because: "asked for")
    #expect(erased.item == item.item)
    #expect(!mission.folder.files.contains("vault/" + item.item))
    let now = try Mission(opening: mission.path)
    let step = try #require(try now.reviewCase(of: "1").steps.first)
    guard case .erased(let when, _, let entry) = try now.words(behind: step.because) else {
      Issue.record("it does not say that it was erased")
      return
    }
    #expect(when == SmallMission.now)
    #expect(entry == now.head.size - 1)
    let check = try MissionCheck(of: mission.folder.mission)
    #expect(check.faults == [])
    #expect(check.erased == 1)
    // The reason of the erasure.
    #expect(check.sealed == 1)
    #expect(slug(mission, item.item) == "store.erased")
  }

  @Test func anItemThatIsGoneWithoutAnEntryIsNamedUntilItsErasureIsRecorded() throws {
    let mission = try mission()
    let item = try #require(try items(mission).first)
    try FileManager.default.removeItem(atPath: mission.path + "/vault/" + item.item)
    let fault = try #require(try MissionCheck(of: mission.folder.mission).faults.first)
    #expect(fault.slug == "store.vault-missing")
    #expect(fault.location?.file == "vault/" + item.item)
    #expect(fault.message.contains("reason of entry \(item.entry)"))
    _ = try mission.open().erase(item.item, because: "it was lost with the disk")
    #expect(try MissionCheck(of: mission.folder.mission).faults == [])
  }

  @Test func anErasedItemThatCameBackIsNamed() throws {
    let mission = try mission()
    let item = try #require(try items(mission).first)
    let path = mission.path + "/vault/" + item.item
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    _ = try mission.open().erase(item.item, because: "asked for")
    try bytes.write(to: URL(fileURLWithPath: path))
    let faults = try MissionCheck(of: mission.folder.mission).faults
    #expect(faults.map(\.slug) == ["store.vault-not-erased"])
    #expect(faults.first?.severity == .error)
  }

  @Test func anErasureThatWasInterruptedIsFinishedByTheNextWriter() throws {
    let mission = try mission()
    let item = try #require(try items(mission).first)
    let path = mission.path + "/vault/" + item.item
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let size = try Mission(opening: mission.path).head.size
    _ = try mission.open().erase(item.item, because: "asked for")
    try bytes.write(to: URL(fileURLWithPath: path))
    try mission.folder.write(
      "truce unrecorded v1 \(size)\nerase vault/\(item.item)\n", to: "unrecorded")
    #expect(
      try MissionCheck(of: mission.folder.mission).faults.map(\.severity) == [.warning])
    _ = try mission.open()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aNameOfNoneOrOfTooFewDigitsErasesNothing() throws {
    let mission = try mission()
    let before = mission.folder.files
    for name in ["", "ab", String(repeating: "0", count: 64), "../keys"] {
      #expect(slug(mission, name) == "store.no-item", "\(name)")
    }
    #expect(mission.folder.files == before)
  }

  @Test func aSealedReviewThatWasErasedMustBeMadeAgain() throws {
    let mission = try mission()
    for person in ["first", "second"] {
      _ = try mission.open(as: person)
      _ = try mission.open().step(.assign(to: person), inCaseOf: "1", because: "why")
    }
    let result = ReviewResult(outcome: .verified, occurrence: .met)
    _ = try mission.open(as: "first").step(.review(result), inCaseOf: "1", because: "why")
    let sealed = try #require(try items(mission).last { $0.kind == .review })
    _ = try mission.open().erase(sealed.item, because: "asked for")
    let before = mission.folder.files
    #expect(throws: Diagnostics.self) {
      _ = try mission.open(as: "second").step(.review(result), inCaseOf: "1", because: "why")
    }
    #expect(mission.folder.files == before)
  }
}

/// The reason of a join is a commitment in the ledger, and words where people read it.
@Suite struct LinkReasonTests {
  @Test func aDecisionShowsItsReasonAndThatItWasErased() throws {
    let mission = try SmallMission()
    try mission.take([
      SmallMission.strike,
      "2,2031-03-16,11,21,500,substation Birch,substation,Harbour Post,south,another",
    ])
    _ = try mission.open().join(["1", "2"], because: "one attack in two nights")
    func fields() throws -> [String] {
      let now = try Mission(opening: mission.path)
      return try now.showingReasons(of: now.incidents()).flatMap(\.links).flatMap(\.fields)
    }
    #expect(try fields().contains("decision: one attack in two nights"))
    let item = try #require(try Mission(opening: mission.path).vaultItems().first)
    _ = try mission.open().erase(item.item, because: "asked for")
    #expect(try fields().contains { $0.hasPrefix("decision: erased on ") })
  }
}
