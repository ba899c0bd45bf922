// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// Cases in a mission, by people with keys of their own.
@Suite struct CaseStepsTests {
  private static let happened = ReviewResult(
    outcome: .verified, occurrence: .met, attribution: .met, actor: Party.ID("south"))

  private func verdict(_ small: SmallMission) throws -> [Verdict] {
    let mission = try Mission(opening: small.path)
    let incident = try mission.incident(named: "1")
    return try mission.assessor().findings(of: incident, proof: .standard).map(\.verdict)
  }

  @Test func whatTwoPersonsSettleStandsAboveTheMissionsProof() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    #expect(try verdict(small) == [.undetermined, .undetermined])
    func step(_ person: String, _ request: Mission.CaseRequest) throws -> Case {
      try small.open(as: person).step(request, inCaseOf: "1", because: "seen in the field")
    }
    _ = try small.open(as: "first")
    _ = try small.open(as: "second")
    #expect(try step("lead", .open).status == .alleged)
    _ = try step("lead", .assign(to: "first"))
    _ = try step("lead", .assign(to: "second"))
    let sealed = try step("first", .review(Self.happened))
    #expect(sealed.reviews.isEmpty)
    #expect(sealed.status == .underReview)
    #expect(try verdict(small) == [.undetermined, .undetermined])
    #expect(try step("second", .review(Self.happened)).status == .verified)
    #expect(try verdict(small) == [.violation, .violation])
    #expect(try step("second", .dissent(words: "the crater is older")).status == .verified)
  }

  @Test func aDissentStandsInEveryFindingAndDecidesNothing() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    func findings(asOf: Instant? = nil) throws -> [Finding] {
      let mission = try Mission(opening: small.path)
      let incident = try mission.incident(named: "1")
      return try mission.assessor(asOf: asOf).findings(of: incident, proof: .standard)
    }
    let before = try findings()
    #expect(before.flatMap(\.dissents) == [])
    let opened = SmallMission.now
    let later = Instant(secondsSince1970: opened.secondsSince1970 + 60)
    _ = try small.open().step(.open, inCaseOf: "1", because: "why")
    _ = try small.open(as: "first")
    _ = try small.open(as: "first", at: later).step(
      .dissent(words: "the crater is older"), inCaseOf: "1", because: "I was there")
    let after = try findings()
    let entry = try Mission(opening: small.path).head.size - 1
    #expect(after.map(\.verdict) == before.map(\.verdict))
    #expect(after.count == 2)
    for finding in after {
      #expect(finding.dissents.map(\.entry) == [entry])
      #expect(finding.dissents.map(\.when) == [later])
      let text = finding.json.compact
      #expect(text.contains("\"dissents\":[{\"entry\":\(entry),"), "\(text)")
      #expect(!text.contains("crater"))
    }
    #expect(try findings(asOf: opened) == before)
    // It leads on with the incident's name, and whoever dissented takes it back.
    _ = try small.open(as: "first").step(
      .correct(entry: entry), inCaseOf: "1", because: "withdrawn")
    #expect(try findings() == before)
  }

  @Test func theFirstReviewIsSealedInTheBytesToo() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    _ = try small.open(as: "first")
    _ = try small.open().step(.open, inCaseOf: "1", because: "why")
    _ = try small.open().step(.assign(to: "first"), inCaseOf: "1", because: "why")
    _ = try small.open(as: "first").step(.review(Self.happened), inCaseOf: "1", because: "why")
    for name in small.folder.files {
      guard let bytes = try? MissionFolder.read(small.path + "/" + name) else { continue }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("\"verified\""), "\(name)")
    }
  }

  @Test func aStepWithoutAReasonOrAPersonIsRefusedAndLeavesNothing() throws {
    let small = try SmallMission()
    try small.take([SmallMission.strike])
    let before = try Mission(opening: small.path).head
    func slug(_ request: Mission.CaseRequest, _ because: String) -> String? {
      do {
        _ = try small.open().step(request, inCaseOf: "1", because: because)
        return nil
      } catch {
        return (error as? Diagnostics)?.all.first?.slug
      }
    }
    #expect(slug(.open, " \n") == "store.no-reason")
    #expect(slug(.close, "why") == "cases.not-open")
    #expect(slug(.assign(to: "nobody"), "why") == "store.no-person")
    #expect(slug(.reply(party: Party.ID("west"), words: "w"), "why") == "store.no-party")
    #expect(try Mission(opening: small.path).head == before)
  }
}
