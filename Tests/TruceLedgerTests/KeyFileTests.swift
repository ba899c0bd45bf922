// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceLedger

@Suite struct KeyFileTests {
  private let words = Array("four plain words here".utf8)

  @Test func aKeyFileOpensWithItsPassphraseOnly() throws {
    for kind in VerifierKey.Kind.allCases {
      let signer = try signer("example.org/key", kind)
      let file = try KeyFile.sealed(signer, passphrase: words, cost: .least)
      let opened = try KeyFile.opened(file, passphrase: words, name: "key")
      #expect(opened.key == signer.key)
      #expect(opened.signature(of: [1]) == signer.signature(of: [1]))
      #expect(try KeyFile.publicKey(of: file, name: "key") == signer.key)
      for wrong in [Array("four plain words her".utf8), [], words + [0]] {
        #expect(
          slugs { _ = try KeyFile.opened(file, passphrase: wrong, name: "key") }
            == ["ledger.key-locked"])
      }
    }
  }

  @Test func noBitOfAKeyFileCanBeChanged() throws {
    let file = try KeyFile.sealed(signer(), passphrase: words, cost: .least)
    for bit in 0..<file.count * 8 {
      var wrong = file
      wrong[bit / 8] ^= 1 << UInt8(bit % 8)
      // A flipped digit may ask for so much work that it would only slow the test down.
      let digits = String(decoding: wrong, as: UTF8.self).split(separator: " ").dropFirst(2).prefix(
        3)
      if digits.compactMap({ Int($0) }).contains(where: { $0 > 100_000 }) { continue }
      #expect(!slugs { _ = try KeyFile.opened(wrong, passphrase: words, name: "k") }.isEmpty)
    }
  }

  @Test func aKeyFileHoldsNothingOfTheSeed() throws {
    let seed = (0..<32).map { UInt8($0 + 100) }
    let signer = try Signer(name: "a", kind: .note, seed: seed)
    let file = try KeyFile.sealed(signer, passphrase: words, cost: .least)
    let text = String(decoding: file, as: UTF8.self)
    #expect(!text.contains(Base64.text(of: seed).prefix(20)))
    #expect(!text.contains(Hex.text(of: seed).prefix(20)))
    #expect(file != (try KeyFile.sealed(signer, passphrase: words, cost: .least)))
  }

  @Test func aHostileKeyFileCannotAskForMoreThanAGibibyte() throws {
    let file = String(
      decoding: try KeyFile.sealed(signer(), passphrase: words, cost: .least), as: UTF8.self)
    for cost in [
      "1 1073741825", "17 8192", "0 8192", "1 8191", "01 8192", "1 99999999999999999999",
    ] {
      let wrong = Array(file.replacing("argon2id 1 8192", with: "argon2id \(cost)").utf8)
      #expect(
        slugs { _ = try KeyFile.opened(wrong, passphrase: words, name: "k") } == ["ledger.key-file"]
      )
    }
  }

  @Test func anEmptyPassphraseSealsNothing() throws {
    #expect(
      slugs { _ = try KeyFile.sealed(signer(), passphrase: [], cost: .least) }
        == ["ledger.passphrase-empty"])
  }

  @Test func whatIsNoKeyFileIsSaidToBeNone() {
    for text in ["", "\n", "truce key v1\n", "truce key v2\na\nb\nc\nd\n"] {
      #expect(
        slugs { _ = try KeyFile.publicKey(of: Array(text.utf8), name: "k") } == ["ledger.key-file"])
    }
  }
}
