// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct SignedNoteTests {
  private func note(_ name: String) throws -> SignedNote {
    try SignedNote(parsing: Vectors.bytes("notes/\(name)"), name: name)
  }

  private func read(_ text: String) -> [String] {
    slugs { _ = try SignedNote(parsing: Array(text.utf8), name: "note") }
  }

  @Test func publishedNotesVerify() throws {
    let example = try note("c2sp-example.note")
    let key = try Vectors.key("notes/c2sp-example.vkey")
    #expect(try example.verified(by: [key], name: "note").map(\.key) == [key])
    let two = try note("go-example.note")
    let keys = try [Vectors.key("notes/go-example.vkey"), Vectors.key("notes/go-second.vkey")]
    #expect(try two.verified(by: keys, name: "note").map(\.key) == keys)
    #expect(try two.verified(by: [key], name: "note").isEmpty)
  }

  @Test func aNotePrintsAsItWasRead() throws {
    for name in ["c2sp-example.note", "go-example.note"] {
      #expect(try note(name).bytes == Vectors.bytes("notes/\(name)"))
    }
  }

  @Test func ourSignatureIsTheOneThatGoPublished() throws {
    let seed = try #require(Base64.bytes(of: Vectors.bytes("notes/go-example.seed").dropLast()))
    let signer = try Signer(name: "PeterNeumann", kind: .note, seed: seed)
    let published = try note("go-example.note")
    #expect(try signer.key == Vectors.key("notes/go-example.vkey"))
    #expect(signer.signing(published.text) == published.lines[0])
  }

  @Test func ed25519IsThatOfTheStandard() throws {
    for line in try Vectors.lines("ed25519/rfc8032.txt") {
      let parts = try line.map { try #require(Vectors.hex($0)) }
      let signer = try Signer(name: "test", kind: .note, seed: parts[0])
      #expect(signer.key.publicKey == parts[1])
      #expect(signer.signature(of: parts[2]) == parts[3])
      #expect(signer.key.verifies(parts[3], of: parts[2]))
      #expect(!signer.key.verifies(parts[3], of: parts[2] + [0]))
      #expect(!signer.key.verifies(parts[3].dropLast(), of: parts[2]))
    }
  }

  @Test func everyFlippedBitOfANoteIsRefusedOrUnsigned() throws {
    let bytes = try Vectors.bytes("notes/c2sp-example.note")
    let key = try Vectors.key("notes/c2sp-example.vkey")
    for bit in 0..<bytes.count * 8 {
      var wrong = bytes
      wrong[bit / 8] ^= 1 << UInt8(bit % 8)
      let verified = try? SignedNote(parsing: wrong, name: "note")
        .verified(by: [key], name: "note")
      #expect(verified?.isEmpty ?? true, "bit \(bit)")
    }
  }

  private let line = "— a AAAAAAA=\n"

  @Test func aNoteIsReadStrictly() {
    #expect(read("text\n\n\(line)") == [])
    #expect(read("text\n\nmore\n\n\(line)\(line)") == [])
    #expect(read("") == ["ledger.note-end"])
    #expect(read("text\n") == ["ledger.note-end"])
    #expect(read("text\n\n") == ["ledger.note-end"])
    #expect(read("text\n\(line)") == ["ledger.note-end"])
    #expect(read("text\n\n\(line.dropLast())") == ["ledger.note-end"])
    #expect(read("text\n\n\(line)\n") == ["ledger.note-end"])
    #expect(read("text\r\n\r\n\(line)") == ["ledger.note-text"])
    #expect(read("te\u{0}xt\n\n\(line)") == ["ledger.note-text"])
    #expect(read("te\txt\n\n\(line)") == ["ledger.note-text"])
    #expect(
      slugs { _ = try SignedNote(parsing: [0xFF, 10, 10], name: "note") } == ["ledger.note-text"])
  }

  @Test(arguments: [
    "- a AAAAAAA=", "—a AAAAAAA=", "—  AAAAAAA=", "— a  AAAAAAA=", "— a AAAAAAA", "— a AAAAAAB=",
    "— a AAAAAA==", "— a", "— a+b AAAAAAA=", "— a\u{A0}b AAAAAAA=", "— a AAAAAAA= ",
    "— a AAAAAAA=x",
  ])
  func aLineThatIsNoSignatureIsRefused(_ line: String) throws {
    let refused = #expect(throws: Diagnostics.self) {
      try SignedNote(parsing: Array("text\n\n— b AAAAAAA=\n\(line)\n".utf8), name: "note")
    }
    #expect(refused?.all.map(\.slug) == ["ledger.note-line"])
    #expect(refused?.all.first?.location == Location(file: "note", line: 4))
  }

  @Test func aNoteHasRoomForManySignaturesAndAnEnd() throws {
    let many = String(repeating: line, count: 128)
    #expect(read("text\n\n\(many)") == [])
    #expect(read("text\n\n\(many)\(line)") == ["ledger.note-line"])
    #expect(read(String(repeating: "x", count: 1 << 20) + "\n\n\(line)") == ["ledger.note-size"])
  }

  @Test func aWrongSignatureOfAKnownKeySpoilsTheNote() throws {
    let north = try signer("north", seed: 5)
    let south = try signer("south", seed: 6)
    let text = Array("text\n".utf8)
    var wrong = south.signing(text)
    wrong.signature[63] ^= 1
    let note = SignedNote(text: text, lines: [north.signing(text), wrong])
    let refused = #expect(throws: Diagnostics.self) {
      try note.verified(by: [north.key, south.key], name: "note")
    }
    #expect(refused?.all.map(\.slug) == ["ledger.signature"])
    #expect(refused?.all.first?.location?.line == 4)
    #expect(try note.verified(by: [north.key], name: "note").count == 1)
  }

  @Test func aLineWithTheNameOrTheIdOfAKnownKeyAloneIsPassedOver() throws {
    let north = try signer("north", seed: 5)
    let text = Array("text\n".utf8)
    let signed = north.signing(text)
    var other = signed
    other.keyID ^= 1
    #expect(try SignedNote(text: text, lines: [other]).verified(by: [north.key], name: "n").isEmpty)
    other = signed
    other.name = "south"
    #expect(try SignedNote(text: text, lines: [other]).verified(by: [north.key], name: "n").isEmpty)
  }

  @Test func aKeyReadsBackAndOnlyAsItself() throws {
    let key = try Vectors.key("notes/c2sp-example.vkey")
    #expect(key.text == "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
    for (text, slug) in [
      ("example.com/foo+530d903a", "ledger.key-text"),
      ("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "ledger.key-text"),
      ("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "ledger.key-text"),
      ("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "ledger.key-id"),
      ("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "ledger.key-id"),
      ("example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "ledger.key-kind"),
      ("example.com/foo+530d903a+AQ==", "ledger.key-point"),
    ] {
      #expect(slugs { _ = try VerifierKey(parsing: text.utf8, at: nil) } == [slug], "\(text)")
    }
  }

  @Test func aKeyThatIsNoPointOfFullOrderIsRefused() {
    let identity = [1] + [UInt8](repeating: 0, count: 31)
    for point in [identity, [UInt8](repeating: 0, count: 32), [UInt8](repeating: 0xFF, count: 32)] {
      #expect(VerifierKey(name: "a", kind: .note, publicKey: point) == nil)
    }
  }

  @Test func theSameKeyOfTwoKindsHasTwoIds() throws {
    let log = try signer("example.org/a", .note)
    let witness = try signer("example.org/a", .cosignature)
    #expect(log.key.publicKey == witness.key.publicKey)
    #expect(log.key.id != witness.key.id)
  }

  @Test func aSignerPrintsNothingOfItsSecret() throws {
    let signer = try signer()
    #expect("\(signer)" == "•••")
    #expect(String(reflecting: signer) == "•••")
    var dumped = ""
    dump(signer, to: &dumped)
    #expect(!dumped.contains("secret"))
  }

  @Test func newKeysDiffer() throws {
    let first = try Signer(generatingFor: "a", kind: .note)
    let second = try Signer(generatingFor: "a", kind: .note)
    #expect(first.key != second.key)
  }
}
