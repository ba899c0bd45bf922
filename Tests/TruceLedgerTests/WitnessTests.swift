// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct WitnessTests {
  private let log: Signer
  private let witness: Witness

  init() throws {
    log = try signer()
    witness = Witness(
      signer: try signer("example.org/w", .cosignature, seed: 2), logs: [Witness.Log(log.key)])
  }

  private func head(_ size: Int, _ root: Hash, by signer: Signer? = nil) -> SignedNote {
    let signer = signer ?? log
    let text = Checkpoint(origin: signer.key.name, size: size, root: root).text
    return SignedNote(text: text, lines: [signer.signing(text)])
  }

  private func request(
    _ older: Int, _ proof: [Hash], _ note: SignedNote
  ) throws -> [UInt8] {
    try Witness.Request(olderSize: older, proof: proof, note: note).bytes
  }

  private func text(_ answer: Witness.Answer) -> String {
    String(decoding: answer.body, as: UTF8.self)
  }

  @Test func aGrowingLogIsCosignedStepByStep() throws {
    let workshop = try Workshop()
    let folder = WitnessFolder(at: workshop.at("witness"))
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: log)
    var recorded = 0
    for (step, count) in [0, 1, 0, 300, 7].enumerated() {
      try ledger.append((0..<count).map { entry($0) })
      let asked = try ledger.request(toWitnessAt: recorded)
      let answer = try folder.answer(asked.bytes, by: witness, time: 100 + UInt64(step))
      #expect(answer.status == 200, "\(text(answer))")
      let lines = try Witness.lines(ofAnswer: answer.body, name: "answer")
      let note = try ledger.add(
        lines, to: ledger.signedCheckpoint, by: [witness.signer.key])
      #expect(note.lines.count == 2)
      recorded = ledger.size
      let latest = try folder.latest(log.key.name, key: witness.signer.key)
      #expect(latest?.text == ledger.signedCheckpoint.text)
    }
    #expect(try folder.refused(log.key.name).isEmpty)
  }

  @Test func aWitnessThatHasSeenMoreSaysSoAndTheLedgerRefusesToAsk() throws {
    let workshop = try Workshop()
    let folder = WitnessFolder(at: workshop.at("witness"))
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: log)
    try ledger.append((0..<5).map { entry($0) })
    let first = try ledger.request(toWitnessAt: 0).bytes
    #expect(try folder.answer(first, by: witness, time: 100).status == 200)
    let again = try folder.answer(first, by: witness, time: 100)
    #expect(again.status == 409)
    #expect(text(again) == "5\n")
    #expect(again.contentType == "text/x.tlog.size")
    let restored = try Ledger.create(at: workshop.at("restored"), signer: log)
    try restored.append((0..<3).map { entry($0) })
    #expect(slugs { _ = try restored.request(toWitnessAt: 5) } == ["ledger.ahead"])
    #expect(slugs { try restored.compare(ledger.signedCheckpoint) } == ["ledger.ahead"])
  }

  /// Status and what is recorded for a request, with a record of five entries.
  private func answer(
    _ request: [UInt8], after record: SignedNote?, time: UInt64 = 100
  ) throws -> Witness.Decision {
    try witness.decide(request, time: time) { origin throws(Diagnostics) in
      origin == log.key.name ? record : nil
    }
  }

  /// Roots of a log at sizes 0...8, and the log.
  private func roots(in workshop: Workshop) throws -> (Ledger, [Hash]) {
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: log)
    try ledger.append((0..<8).map { entry($0) })
    return (ledger, try (0...8).map { try ledger.root(at: $0) })
  }

  private func recorded(_ size: Int, _ root: Hash, time: UInt64 = 100) -> SignedNote {
    var note = head(size, root)
    note.lines.append(witness.signer.cosigning(note.text, time: time))
    return note
  }

  @Test func eachRuleHasItsStatus() throws {
    let workshop = try Workshop()
    let (ledger, roots) = try roots(in: workshop)
    let five = recorded(5, roots[5])
    let proof = try ledger.consistencyProof(from: 5, to: 8)
    func status(_ request: [UInt8], after record: SignedNote?) throws -> Int {
      let decision = try answer(request, after: record)
      #expect((decision.record != nil) == (decision.answer.status == 200))
      return decision.answer.status
    }
    let other = try signer("example.org/other", seed: 9)
    #expect(try status(request(5, proof, head(8, roots[8])), after: five) == 200)
    #expect(try status(request(5, [], head(5, roots[5])), after: five) == 200)
    #expect(try status(request(0, [], head(8, roots[8])), after: nil) == 200)
    #expect(try status(request(0, [], head(0, .ofNothing)), after: nil) == 200)

    #expect(try status(Array("old 5\n".utf8), after: five) == 400)
    #expect(try status([], after: five) == 400)
    #expect(try status(request(8, [], head(5, roots[5])), after: five) == 400)
    #expect(try status(request(0, [], head(8, roots[8], by: other)), after: nil) == 404)
    var unsigned = head(8, roots[8])
    unsigned.lines = [other.signing(unsigned.text)]
    #expect(try status(request(5, proof, unsigned), after: five) == 403)
    var spoilt = head(8, roots[8])
    spoilt.lines[0].signature[3] ^= 1
    #expect(try status(request(5, proof, spoilt), after: five) == 403)
    #expect(try status(request(4, proof, head(8, roots[8])), after: five) == 409)
    #expect(try status(request(0, [], head(8, roots[8])), after: five) == 409)
    #expect(try status(request(5, proof, head(8, roots[8])), after: nil) == 409)

    #expect(try status(request(5, [], head(5, roots[4])), after: five) == 422)
    #expect(try status(request(5, proof, head(5, roots[5])), after: five) == 422)
    #expect(try status(request(5, proof, head(8, roots[7])), after: five) == 422)
    #expect(try status(request(5, [], head(8, roots[8])), after: five) == 422)
    #expect(try status(request(0, proof, head(8, roots[8])), after: nil) == 422)
    #expect(try status(request(0, [], head(0, roots[1])), after: nil) == 422)
  }

  @Test func aRequestIsReadStrictly() throws {
    let workshop = try Workshop()
    let (ledger, roots) = try roots(in: workshop)
    let five = recorded(5, roots[5])
    let proof = try ledger.consistencyProof(from: 5, to: 8)
    let good = String(decoding: try request(5, proof, head(8, roots[8])), as: UTF8.self)
    let hashes = proof.map { "\($0.base64)\n" }.joined()
    let many = String(repeating: "\(roots[1].base64)\n", count: 64)
    for wrong in [
      good.replacing("old 5", with: "old 05"), good.replacing("old 5", with: "old  5"),
      good.replacing("old 5", with: "Old 5"), good.replacing("old 5\n", with: "old 5 \n"),
      good.replacing("old 5\n", with: "old 5\r\n"), good.replacing("old 5\n", with: "\n"),
      good.replacing(hashes, with: hashes.replacing("=", with: "")),
      good.replacing("old 5\n", with: "old 5\n\(many)"), String(good.dropLast()),
      good.replacing("\n8\n", with: "\n08\n"),
    ] {
      #expect(try answer(Array(wrong.utf8), after: five).answer.status == 400, "\(wrong)")
    }
    #expect(try answer(Array(good.utf8), after: five).answer.status == 200)
    let full = good.replacing("old 5\n", with: "old 5\n\(many.prefix(45 * (63 - proof.count)))")
    #expect(try answer(Array(full.utf8), after: five).answer.status == 422)
  }

  @Test func thePublishedRequestIsRead() throws {
    let bytes = try Vectors.bytes("notes/witness-request.txt")
    let asked = try Witness.Request(parsing: bytes, name: "r")
    #expect(asked.bytes == bytes)
    #expect(asked.olderSize == 20_852_014)
    #expect(asked.checkpoint.size == 20_852_163)
    #expect(asked.proof.count == 4)
    #expect(asked.note.lines.count == 2)
  }

  @Test func linesOfOthersAreNeitherVerifiedNorRecorded() throws {
    var note = head(0, .ofNothing)
    note.lines.append(SignedNote.Line(name: "example.org/unknown", keyID: 1, signature: [1, 2]))
    let decision = try answer(request(0, [], note), after: nil)
    #expect(decision.answer.status == 200)
    #expect(decision.record?.lines.map(\.name) == [log.key.name, witness.signer.key.name])
  }

  @Test func aWitnessNeverSignsATimeBeforeItsLast() throws {
    let record = recorded(0, .ofNothing, time: 500)
    let asked = try request(0, [], head(0, .ofNothing))
    #expect(try answer(asked, after: record, time: 499).answer.status == 500)
    #expect(try answer(asked, after: record, time: 499).record == nil)
    #expect(try answer(asked, after: record, time: 500).answer.status == 200)
  }

  @Test func aSplitViewIsRefusedAndKept() throws {
    let workshop = try Workshop()
    let folder = WitnessFolder(at: workshop.at("witness"))
    let shown = head(2, Hash(of: [1]))
    let other = head(2, Hash(of: [2]))
    #expect(try folder.answer(request(0, [], shown), by: witness, time: 1).status == 200)
    for _ in 0..<3 {
      #expect(try folder.answer(request(2, [], other), by: witness, time: 2).status == 422)
    }
    let refused = try folder.refused(log.key.name)
    #expect(refused.count == 1)
    let kept = try Witness.Request(parsing: refused[0], name: "r").note
    let latest = try #require(try folder.latest(log.key.name, key: witness.signer.key))
    let proof = try #require(try SplitView(latest, kept, log: log.key))
    #expect(try SplitView(parsing: proof.bytes, log: log.key, name: "s") == proof)
    #expect(try folder.splits(log.key.name) == [proof.bytes])
    #expect(try SplitView(shown, shown, log: log.key) == nil)
    #expect(try SplitView(shown, head(3, Hash(of: [2])), log: log.key) == nil)
    #expect(
      slugs { _ = try SplitView(parsing: [1], log: log.key, name: "s") } == ["ledger.split-text"])
  }

  @Test func aRecordThatWasChangedStopsTheWitness() throws {
    let workshop = try Workshop()
    let folder = WitnessFolder(at: workshop.at("witness"))
    let asked = try request(0, [], head(2, Hash(of: [1])))
    #expect(try folder.answer(asked, by: witness, time: 1).status == 200)
    let (path, bytes) = try #require(
      try files(below: workshop.at("witness")).first { $0.path.hasSuffix("checkpoint") })
    let unsigned = try SignedNote(parsing: bytes, name: "n").lines[0]
    let text = head(1, Hash(of: [1])).text
    try write(
      SignedNote(text: text, lines: [unsigned]).bytes, to: workshop.at("witness/\(path)"))
    #expect(
      slugs { _ = try folder.answer(asked, by: witness, time: 2) } == ["ledger.witness-record"])
  }

  @Test func requestsAtOnceNeverRollTheWitnessBack() async throws {
    let workshop = try Workshop()
    let folder = WitnessFolder(at: workshop.at("witness"))
    let (ledger, roots) = try roots(in: workshop)
    let requests = try (1...8).flatMap { newer in
      try (0..<newer).map { older in
        try request(
          older, ledger.consistencyProof(from: older, to: newer), head(newer, roots[newer]))
      }
    }
    let witness = witness
    let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
      for asked in requests {
        group.addTask {
          let answer = try folder.answer(asked, by: witness, time: 5)
          return answer.status == 200 ? 1 : 0
        }
      }
      return try await group.reduce(0, +)
    }
    #expect((1...8).contains(sizes))
    let latest = try #require(try folder.latest(log.key.name, key: witness.signer.key))
    let last = try Checkpoint(of: latest, name: "n")
    #expect(last.root == roots[last.size])
  }
}
