// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceLedger

@Suite struct EncodingTests {
  @Test func base64OfEveryLengthReadsBack() {
    var dice = Dice(seed: 1)
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
    }
    #expect(Base64.text(of: Array("foobar".utf8)) == "Zm9vYmFy")
    #expect(Base64.text(of: Array("fooba".utf8)) == "Zm9vYmE=")
    #expect(Base64.text(of: Array("foob".utf8)) == "Zm9vYg==")
  }

  @Test(arguments: [
    "Zm9vYg", "Zm9vYg=", "Zm9vYg===", "Zm9vYmE", "Zm9vYh==", "Zm9vYmF=", "Zm9v\nYg==",
    "Zm9v Yg==", "Zm9vYg==Zm9v", "=", "====", "Z===", "Zm9v-_==", "Zm9vYg==\n", "A=B=",
  ])
  func base64HasOneSpelling(_ text: String) {
    #expect(Base64.bytes(of: text) == nil)
  }

  @Test func everyFourLettersThatReadAreTheSpellingOfTheirBytes() {
    let letters = Array("ABQZafgz059+/=-".utf8)
    var read = 0
    for a in letters {
      for b in letters {
        for c in letters {
          for d in letters {
            guard let bytes = Base64.bytes(of: [a, b, c, d]) else { continue }
            read += 1
            #expect(Array(Base64.text(of: bytes).utf8) == [a, b, c, d])
          }
        }
      }
    }
    #expect(read > 10_000)
  }

  @Test func base16IsLowerCase() {
    #expect(Hex.text(of: [0, 0x9F, 0xFF]) == "009fff")
    #expect(Hex.bytes(of: "009fff".utf8) == [0, 0x9F, 0xFF])
    for text in ["009FFF", "0", "0g", " 0", "0x"] { #expect(Hex.bytes(of: text.utf8) == nil) }
  }

  @Test func namesAreComparedByTheirBytes() {
    #expect("K" as String == "\u{212A}")
    #expect(Octets("K") != Octets("\u{212A}"))
    #expect(Octets("é") != Octets("e\u{301}"))
  }

  @Test(arguments: ["", "a b", "a+b", "a\u{2003}b", "a\u{A0}b", "a\tb", "a\nb", "a\u{7}b"])
  func aNameWithSpacePlusOrControlNamesNoKey(_ name: String) {
    #expect(!Octets(name).canNameKey)
    #expect(slugs { _ = try signer(name) } == ["ledger.key-name"])
  }

  @Test func sha256IsThatOfTheStandard() throws {
    for line in try Vectors.lines("sha256/fips180.txt") {
      let message = line[0] == "-" ? [] : Array(line[0].utf8)
      #expect(Hash(of: message).hex == line[1])
    }
    #expect(Hash.ofNothing.hex.hasPrefix("e3b0c442"))
  }

  @Test func aMessageInPiecesHasTheHashOfTheWhole() {
    let stream = Hash.Stream()
    for length in [0, 1, 63, 64, 65, 1000] {
      let message = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
      for start in stride(from: 0, to: length, by: 7) {
        stream.add(Array(message[start..<min(start + 7, length)]))
      }
      #expect(stream.finish() == Hash(of: message))
    }
  }

  @Test func aHashHas32BytesInOneSpelling() {
    let hash = Hash(of: [1, 2, 3])
    #expect(Hash(bytes: hash.bytes) == hash)
    #expect(Hash(base64: hash.base64.utf8) == hash)
    #expect(Hash(hex: hash.hex) == hash)
    #expect(Hash(hex: hash.hex.uppercased()) == nil)
    #expect(Hash(bytes: hash.bytes.dropLast()) == nil)
    #expect(Hash(base64: Base64.text(of: hash.bytes.dropLast()).utf8) == nil)
  }
}
