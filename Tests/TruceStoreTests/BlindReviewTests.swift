// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The second reviewer must not learn what the first has found.
@Suite struct BlindReviewTests {
  private static let happened = ReviewResult(
    outcome: .verified, occurrence: .met, attribution: .met, actor: Party.ID("south"))
  private static let telling = "the crater shows that it happened"

  /// A mission with a case that two persons are asked to review.
  private func asked() throws -> SmallMission {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    for person in ["first", "second"] { _ = try small.open(as: person) }
    func step(_ request: Mission.CaseRequest) throws {
      _ = try small.open().step(request, inCaseOf: "1", because: "why")
    }
    try step(.open)
    for person in ["first", "second"] { try step(.assign(to: person)) }
    return small
  }

  private func reasons(_ small: SmallMission) throws -> [KeptWords] {
    let mission = try Mission(opening: small.path)
    let reviewed = try mission.reviewCase(of: "1")
    return try reviewed.steps.map { try mission.reason(of: $0, in: reviewed) }
  }

  @Test func theReasonOfASealedReviewIsWithheldUntilItIsOpened() throws {
    let small = try asked()
    _ = try small.open(as: "first").step(
      .review(Self.happened), inCaseOf: "1", because: Self.telling)
    #expect(try reasons(small).last == .sealed)
    _ = try small.open(as: "second").step(
      .review(Self.happened), inCaseOf: "1", because: "seen there")
    #expect(
      try reasons(small)
        == ["why", "why", "why", Self.telling, "seen there", "seen there"].map { .words($0) })
  }

  @Test func whatWasTakenBackBeforeItWasOpenedStaysWithheld() throws {
    let small = try asked()
    let reviewed = try small.open(as: "first").step(
      .review(Self.happened), inCaseOf: "1", because: Self.telling)
    let entry = try #require(reviewed.sealed?.entry)
    _ = try small.open(as: "first").step(
      .correct(entry: entry), inCaseOf: "1", because: "it did not happen after all")
    #expect(try reasons(small).suffix(2) == [.sealed, .sealed])
  }

  @Test func noFileTellsTheFirstResultByItsBytesOrItsLength() throws {
    var lengths: [[Int]] = []
    for outcome in ReviewResult.Outcome.allCases {
      let small = try asked()
      let before = Set(small.folder.files)
      _ = try small.open(as: "first").step(
        .review(ReviewResult(outcome: outcome, occurrence: .notMet)), inCaseOf: "1",
        because: "\(outcome.rawValue): \(Self.telling)")
      var new: [Int] = []
      for name in small.folder.files where !name.hasPrefix("keys") {
        guard let bytes = try? MissionFolder.read(small.path + "/" + name) else { continue }
        let text = String(decoding: bytes, as: UTF8.self)
        for word in ["not-met", Self.telling, "\"\(outcome.rawValue)\""] {
          #expect(!text.contains(word), "\(name)")
        }
        if !before.contains(name), name.hasPrefix("vault/") { new.append(bytes.count) }
      }
      #expect(new.count == 2)
      lengths.append(new)
    }
    #expect(Set(lengths).count == 1)
  }

  @Test func whatWasSealedBeforePaddingBeganIsStillRead() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let vault = try Vault(in: small.folder.mission)
    for text in ["", "x", String(repeating: "ä", count: 600), "ends in \u{80}\0\0"] {
      #expect(try vault.content(of: vault.keep(text)) == text)
    }
  }
}
