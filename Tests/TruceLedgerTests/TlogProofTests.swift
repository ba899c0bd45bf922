// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct TlogProofTests {
  /// A ledger of 300 entries whose checkpoint a neutral witness has cosigned.
  private func made(
    in workshop: Workshop
  ) throws -> (ledger: Ledger, policy: TlogPolicy) {
    let ledger = try Ledger.create(at: workshop.at("ledger"), signer: signer())
    try ledger.append((0..<300).map { entry($0) })
    let neutral = try signer("example.org/neutral", .cosignature, seed: 2)
    let line = neutral.cosigning(ledger.signedCheckpoint.text, time: 1000)
    try ledger.add([line], to: ledger.signedCheckpoint, by: [neutral.key])
    let text = "log \(ledger.key)\nwitness neutral \(neutral.key)\nquorum neutral\n"
    return (ledger, try TlogPolicy(parsing: Array(text.utf8), name: "policy"))
  }

  @Test func aProofVerifiesWithoutTheLedger() throws {
    let workshop = try Workshop()
    let (ledger, policy) = try made(in: workshop)
    for index in [0, 1, 255, 256, 299] {
      for extra in [nil, [1, 2, 3]] as [[UInt8]?] {
        let file = try ledger.proof(of: index, extra: extra).bytes
        let proof = try TlogProof(parsing: file, name: "p")
        #expect(proof.bytes == file)
        #expect(proof.extra == extra)
        let shown = try proof.verify(entry: entry(index), under: policy, name: "p")
        #expect(shown.checkpoint == ledger.checkpoint)
        #expect(shown.cosigners.map(\.name) == ["neutral"])
        #expect(shown.cosigners.map(\.time) == [1000])
        #expect(
          slugs { _ = try proof.verify(entry: entry(index + 1), under: policy, name: "p") }
            == ["ledger.proof"])
      }
    }
  }

  @Test func aProofUnderAKeptCheckpointOutlivesTheGrowthOfTheLog() throws {
    let workshop = try Workshop()
    let (ledger, policy) = try made(in: workshop)
    try ledger.append((300..<900).map { entry($0) })
    let kept = try #require(try ledger.keptCheckpoint(at: 300))
    let proof = try ledger.proof(of: 299, under: kept)
    #expect(try proof.verify(entry: entry(299), under: policy, name: "p").checkpoint.size == 300)
    #expect(try ledger.keptSizes() == [300])
    let unwitnessed = try ledger.proof(of: 299)
    #expect(
      slugs { _ = try unwitnessed.verify(entry: entry(299), under: policy, name: "p") }
        == ["ledger.quorum"])
  }

  @Test func everyFlippedBitOfAProofIsRefused() throws {
    let workshop = try Workshop()
    let (ledger, policy) = try made(in: workshop)
    let file = try ledger.proof(of: 77).bytes
    for bit in 0..<file.count * 8 {
      var wrong = file
      wrong[bit / 8] ^= 1 << UInt8(bit % 8)
      let found = slugs {
        _ = try TlogProof(parsing: wrong, name: "p")
          .verify(entry: entry(77), under: policy, name: "p")
      }
      #expect(!found.isEmpty, "bit \(bit)")
    }
  }

  @Test func aProofIsReadStrictly() throws {
    let workshop = try Workshop()
    let (ledger, _) = try made(in: workshop)
    let file = String(decoding: try ledger.proof(of: 77).bytes, as: UTF8.self)
    func read(_ text: String) -> [String] {
      slugs { _ = try TlogProof(parsing: Array(text.utf8), name: "p") }
    }
    #expect(read(file) == [])
    #expect(read("") == ["ledger.proof-text"])
    #expect(read(file.replacing("@v1", with: "@v2")) == ["ledger.proof-text"])
    for index in ["077", "+77", "-1", "", "77 ", "9223372036854775808"] {
      #expect(read(file.replacing("index 77\n", with: "index \(index)\n")) == ["ledger.proof-text"])
    }
    for extra in [
      "extra \n", "extra AAA\n", "extra AAB=\n", "extra AAA=\nextra AAA=\n", "Extra AAA=\n",
    ] {
      let text = file.replacing("index", with: "\(extra)index", maxReplacements: 1)
      #expect(read(text) == ["ledger.proof-text"], "\(extra)")
    }
    let hash = Hash.ofNothing.base64
    let long = String(repeating: "\(hash)\n", count: 64)
    #expect(read(file.replacing("77\n", with: "77\n\(long)")) == ["ledger.proof-text"])
    #expect(read(file.replacing("\n", with: "\r\n")) == ["ledger.proof-text"])
    #expect(read(String(file.dropLast())) == ["ledger.note-end"])
    let cut = file.split(separator: "\n\n", omittingEmptySubsequences: false)
    #expect(read("\(cut[0])\n\n\(cut[1])\n") == ["ledger.note-end"])
  }

  @Test func faultsInTheCheckpointNameTheirLineInTheFile() throws {
    let workshop = try Workshop()
    let (ledger, policy) = try made(in: workshop)
    var lines = String(decoding: try ledger.proof(of: 77).bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let size = try #require(lines.firstIndex(of: "300"))
    lines[size] = "301"
    let wrong = Array(lines.joined(separator: "\n").utf8)
    let refused = #expect(throws: Diagnostics.self) {
      try TlogProof(parsing: wrong, name: "p").verify(entry: entry(77), under: policy, name: "p")
    }
    #expect(refused?.all.first?.slug == "ledger.signature")
    #expect(refused?.all.first?.location == Location(file: "p", line: size + 4))
  }
}
