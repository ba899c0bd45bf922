// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceLedger
import TruceStore

@Suite struct SealedReviewTests {
  private static let incident = Incident.ID("a:1")
  private static let salt = [UInt8](repeating: 9, count: 32)
  private static let sealed =
    #"{"actor":null,"attribution":"unknown","object":null,"occurrence":"met","outcome":"verified"}"#

  private func state(opening result: ReviewResult, salt: [UInt8]) throws -> MissionState {
    let first = try Signer(name: "a", kind: .note, seed: [UInt8](repeating: 3, count: 32))
    let second = try Signer(name: "b", kind: .note, seed: [UInt8](repeating: 4, count: 32))
    let commitment = Hash(of: Self.salt + Array(Self.sealed.utf8)).hex
    func id(_ signer: Signer) -> String { LedgerEntry.id(of: signer.key.publicKey) }
    var state = MissionState()
    func add(_ act: CaseStep.Act, _ who: Signer) {
      state.fold(
        LedgerEntry(
          when: Instant(secondsSince1970: 0), because: "00",
          act: .caseStep(Self.incident, act)
        ).signed(by: who))
    }
    add(.open, first)
    add(.assign(reviewer: id(first)), first)
    add(.assign(reviewer: id(second)), first)
    add(.sealedReview(commitment: commitment), first)
    add(.review(ReviewResult(outcome: .verified, occurrence: .met)), second)
    add(.unsealing(step: 3, result, salt: Hex.text(of: salt)), second)
    return state
  }

  @Test func aSealedReviewOpensToWhatItCommittedTo() throws {
    let result = ReviewResult(outcome: .verified, occurrence: .met)
    let state = try state(opening: result, salt: Self.salt)
    #expect(state.reviewCase(of: Self.incident).status == .verified)
  }

  @Test func anotherResultOrAnotherSaltOpensNothing() throws {
    let other = ReviewResult(outcome: .refuted, occurrence: .notMet)
    #expect(
      try state(opening: other, salt: Self.salt).reviewCase(of: Self.incident).reviews.count == 1)
    let result = ReviewResult(outcome: .verified, occurrence: .met)
    let salt = [UInt8](repeating: 8, count: 32)
    #expect(try state(opening: result, salt: salt).reviewCase(of: Self.incident).sealed != nil)
  }
}
