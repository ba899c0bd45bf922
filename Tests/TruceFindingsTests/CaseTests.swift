// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

@Suite struct CaseTests {
  private static let happened = ReviewResult(outcome: .verified, occurrence: .met)
  private static let didNot = ReviewResult(outcome: .refuted, occurrence: .notMet)

  /// A case after steps of `who`, one an entry from 0.
  private func reviewed(_ acts: [(who: String, act: CaseStep.Act)]) throws -> Case {
    var result = Case(of: Incident.ID("feed:1"))
    for (index, step) in acts.enumerated() {
      try result.add(
        CaseStep(
          entry: index, when: Instant(secondsSince1970: index), who: step.who, act: step.act,
          because: "c"))
    }
    return result
  }

  private let opened: [(who: String, act: CaseStep.Act)] = [
    ("lead", .open), ("lead", .assign(reviewer: "a")), ("lead", .assign(reviewer: "b")),
  ]

  @Test func onePersonNeverVerifies() throws {
    var acts = opened + [("a", .review(Self.happened))]
    #expect(try reviewed(acts).status == .underReview)
    #expect(throws: Diagnostics.self) { try reviewed(acts + [("a", .review(Self.happened))]) }
    acts.append(("b", .review(Self.happened)))
    #expect(try reviewed(acts).status == .verified)
    #expect(try reviewed(acts).settled?.by == ["a", "b"])
  }

  @Test func twoWhoDisagreeSettleNothingUntilAThirdAgreesWithOne() throws {
    var acts = opened + [("a", .review(Self.happened)), ("b", .review(Self.didNot))]
    #expect(try reviewed(acts).status == .underReview)
    acts += [("lead", .assign(reviewer: "c")), ("c", .review(Self.didNot))]
    #expect(try reviewed(acts).status == .refuted)
  }

  @Test func aSealedReviewCountsOnlyWhenOpened() throws {
    var acts = opened + [("a", .sealedReview(commitment: "x")), ("b", .review(Self.happened))]
    #expect(try reviewed(acts).reviews.map(\.who) == ["b"])
    #expect(try reviewed(acts).status == .underReview)
    acts.append(("b", .unsealing(step: 3, Self.happened, salt: "00")))
    #expect(try reviewed(acts).status == .verified)
    #expect(try reviewed(acts).sealed == nil)
  }

  @Test func aCorrectionTakesAReviewBackAndStaysVisible() throws {
    let acts =
      opened + [
        ("a", .review(Self.happened)), ("b", .review(Self.happened)), ("b", .correction(step: 4)),
      ]
    let result = try reviewed(acts)
    #expect(result.status == .underReview)
    #expect(result.steps.count == 6)
  }

  @Test func aClosedCaseHearsRepliesAndDissentsOnly() throws {
    let closed = opened + [("lead", .close)]
    #expect(try reviewed(closed).status == .closed)
    let reply = CaseStep.Act.reply(party: Party.ID("north"), words: "w")
    #expect(try reviewed(closed + [("north", reply)]).status == .closed)
    #expect(try reviewed(closed + [("c", .dissent(words: "w"))]).status == .closed)
    #expect(throws: Diagnostics.self) { try reviewed(closed + [("a", .review(Self.happened))]) }
    #expect(try !reviewed(closed + [("lead", .open)]).isClosed)
  }

  /// Every act in every state: what is refused says so, and leaves the case as it was.
  @Test func everyActInEveryStateIsDoneOrRefusedWithAMend() throws {
    let sealed = opened + [("a", .sealedReview(commitment: "x"))]
    let states: [(name: String, acts: [(who: String, act: CaseStep.Act)], allowed: Set<String>)] = [
      ("none", [], ["open"]),
      ("open", [("lead", .open)], ["assign", "reply", "dissent", "close", "correction"]),
      ("assigned", opened, ["assign", "sealed", "review", "reply", "dissent", "close"]),
      ("sealed", sealed, ["assign", "reply", "dissent"]),
      (
        "settled", opened + [("b", .review(Self.happened)), ("a", .review(Self.happened))],
        ["assign", "reply", "dissent", "close"]
      ),
      ("closed", opened + [("lead", .close)], ["open", "reply", "dissent"]),
    ]
    let acts: [(name: String, who: String, act: CaseStep.Act)] = [
      ("open", "lead", .open), ("assign", "lead", .assign(reviewer: "new")),
      ("sealed", "a", .sealedReview(commitment: "y")), ("review", "a", .review(Self.happened)),
      ("unsealing", "b", .unsealing(step: 0, Self.happened, salt: "00")),
      ("reply", "n", .reply(party: Party.ID("north"), words: "w")),
      ("dissent", "c", .dissent(words: "w")), ("close", "lead", .close),
      ("correction", "lead", .correction(step: 0)),
    ]
    for state in states {
      for step in acts {
        var found = try reviewed(state.acts)
        let before = found
        let next = CaseStep(
          entry: 99, when: Instant(secondsSince1970: 99), who: step.who, act: step.act,
          because: "c")
        do {
          try found.add(next)
          #expect(state.allowed.contains(step.name), "\(step.name) in \(state.name)")
        } catch {
          #expect(!state.allowed.contains(step.name), "\(step.name) in \(state.name): \(error)")
          #expect(error.all.allSatisfy { !$0.mend.isEmpty })
          #expect(found == before)
        }
      }
    }
  }

  @Test func aStepThatCannotBeDoneIsRefusedByName() throws {
    func slug(_ acts: [(who: String, act: CaseStep.Act)]) -> String? {
      do {
        _ = try reviewed(acts)
        return nil
      } catch {
        return (error as? Diagnostics)?.all.first?.slug
      }
    }
    #expect(slug([("lead", .close)]) == "cases.not-open")
    #expect(slug([("lead", .open), ("lead", .open)]) == "cases.already-open")
    #expect(slug([("lead", .open), ("a", .review(Self.happened))]) == "cases.not-assigned")
    #expect(slug(opened + [("a", .correction(step: 0))]) == "cases.not-own")
    #expect(slug(opened + [("a", .correction(step: 77))]) == "cases.no-step")
    #expect(
      slug(opened + [("a", .unsealing(step: 0, Self.happened, salt: "00"))]) == "cases.no-step")
    let sealed = opened + [("a", .sealedReview(commitment: "x"))]
    #expect(slug(sealed + [("a", .review(Self.happened))]) == "cases.same-person")
    #expect(slug(sealed + [("b", .sealedReview(commitment: "y"))]) == "cases.already-sealed")
    #expect(slug(sealed + [("lead", .close)]) == "cases.waits")
    #expect(slug(opened + [("x", .assign(reviewer: "a"))]) == "cases.already-assigned")
    let open = opened + [("a", .review(Self.happened))]
    #expect(slug(open + [("a", .review(Self.didNot))]) == "cases.already-reviewed")
    #expect(slug(open + [("a", .correction(step: 3)), ("a", .review(Self.didNot))]) == nil)
    #expect(
      slug(open + [("a", .correction(step: 3)), ("a", .correction(step: 3))]) == "cases.no-step")
    #expect(
      slug(open + [("a", .correction(step: 3)), ("a", .correction(step: 4))]) == "cases.no-step")
    #expect(slug(opened + [("lead", .correction(step: 0))]) == "cases.no-step")
    #expect(slug([("lead", .open), ("lead", .correction(step: 0))]) == nil)
    let unsealed =
      sealed + [
        ("b", .review(Self.happened)), ("b", .unsealing(step: 3, Self.happened, salt: "00")),
      ]
    #expect(slug(unsealed + [("b", .correction(step: 5))]) == "cases.no-step")
    #expect(slug(unsealed + [("a", .correction(step: 3))]) == nil)
  }
}
