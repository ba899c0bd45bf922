// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct CheckpointTests {
  private let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

  private func read(_ text: String) throws -> Checkpoint {
    let note = SignedNote(
      text: Array(text.utf8), lines: [SignedNote.Line(name: "a", keyID: 0, signature: [0])])
    return try Checkpoint(of: note, name: "checkpoint")
  }

  private func fault(_ text: String) -> String {
    do {
      _ = try read(text)
      return "none"
    } catch let error as Diagnostics {
      return "\(error.all[0].slug):\(error.all[0].location?.line ?? 0)"
    } catch {
      return "\(error)"
    }
  }

  @Test func aCheckpointPrintsAsItWasRead() throws {
    for text in [
      "example.com/behind-the-sofa\n20852163\n\(root)\n",
      "a name with spaces\n9223372036854775807\n\(root)\nmore\nand more\n",
      "empty\n0\n\(Hash.ofNothing.base64)\n",
    ] {
      #expect(try read(text).text == Array(text.utf8))
    }
    #expect(try read("o\n1\n\(root)\nx\n").extensions == ["x"])
  }

  @Test func aCheckpointIsReadStrictly() {
    #expect(fault("\n1\n\(root)\n") == "ledger.checkpoint-text:1")
    #expect(fault("o\n") == "ledger.checkpoint-text:2")
    for size in ["", "01", "00", "-1", "+1", " 1", "1 ", "0x1", "1.0", "9223372036854775808", "١"] {
      #expect(fault("o\n\(size)\n\(root)\n") == "ledger.checkpoint-text:2", "'\(size)'")
    }
    #expect(fault("o\n1\n") == "ledger.checkpoint-text:3")
    for hash in [
      "", "AAAA", String(root.dropLast()), root + "A", root.replacing("2I=", with: "2J="),
    ] {
      #expect(fault("o\n1\n\(hash)\n") == "ledger.checkpoint-text:3", "'\(hash)'")
    }
    #expect(fault("o\n1\n\(root)\n\nx\n") == "ledger.checkpoint-text:4")
    #expect(fault("o\n0\n\(root)\n") == "ledger.checkpoint-empty:3")
  }

  @Test func aCosignatureVerifiesWithItsTimeAndNoOther() throws {
    let log = try signer()
    let witness = try signer("example.org/w", .cosignature, seed: 9)
    let text = Checkpoint(origin: "example.org/mission", size: 0, root: .ofNothing).text
    let line = witness.cosigning(text, time: 1_700_000_000)
    let note = SignedNote(text: text, lines: [log.signing(text), line])
    let verified = try note.verified(by: [log.key, witness.key], name: "n")
    #expect(verified.map(\.time) == [nil, 1_700_000_000])
    for byte in line.signature.indices {
      var wrong = line
      wrong.signature[byte] ^= 1
      let spoilt = SignedNote(text: text, lines: [wrong])
      #expect(
        slugs { _ = try spoilt.verified(by: [witness.key], name: "n") } == ["ledger.signature"])
    }
    var bare = line
    bare.signature.removeFirst(8)
    let untimed = SignedNote(text: text, lines: [bare])
    #expect(
      slugs { _ = try untimed.verified(by: [witness.key], name: "n") } == ["ledger.signature"])
  }

  @Test func theCosignedBytesAreThoseOfTheSpecification() throws {
    let witness = try signer("example.org/w", .cosignature, seed: 9)
    let body = "example.com/behind-the-sofa\n20852163\n\(root)\n"
    let line = witness.cosigning(Array(body.utf8), time: 1_679_315_147)
    let message = Array("cosignature/v1\ntime 1679315147\n\(body)".utf8)
    #expect(line.signature.prefix(8) == [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB])
    #expect(Array(line.signature.dropFirst(8)) == witness.signature(of: message))
    #expect(line.keyID == witness.key.id)
  }
}
