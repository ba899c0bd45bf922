// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct HostileTextTests {
  /// A good example of each form that comes from outside.
  private func examples() throws -> [(name: String, bytes: [UInt8])] {
    let log = try signer()
    let witness = try signer("example.org/w", .cosignature, seed: 2)
    let head = Checkpoint(origin: log.key.name, size: 3, root: Hash(of: [1]))
    let other = Checkpoint(origin: log.key.name, size: 3, root: Hash(of: [2]))
    func note(_ head: Checkpoint) -> SignedNote {
      SignedNote(
        text: head.text, lines: [log.signing(head.text), witness.cosigning(head.text, time: 9)])
    }
    let hashes = [Hash(of: [3]), Hash(of: [4])]
    let proof = TlogProof(extra: [1, 2], index: 2, hashes: hashes, checkpoint: note(head))
    let request = try Witness.Request(olderSize: 2, proof: hashes, note: note(head))
    let policy = try TlogPolicy(
      log: log.key, neutral: witness.key,
      andOneOf: [("north", signer("example.org/n", .cosignature, seed: 3).key)])
    let split = try #require(try SplitView(note(head), note(other), log: log.key))
    return [
      ("note", note(head).bytes), ("proof", proof.bytes), ("request", request.bytes),
      ("policy", policy.printed), ("split", split.bytes), ("key", Array(log.key.text.utf8)),
    ]
  }

  /// Reads a text of a form; gives the text that is printed of what was read.
  private func printed(_ name: String, _ bytes: [UInt8]) throws -> [UInt8]? {
    switch name {
    case "note": try SignedNote(parsing: bytes, name: name).bytes
    case "proof": try TlogProof(parsing: bytes, name: name).bytes
    case "request": try Witness.Request(parsing: bytes, name: name).bytes
    case "policy":
      try TlogPolicy(parsing: TlogPolicy(parsing: bytes, name: name).printed, name: name)
        .printed
    case "split": try SplitView(parsing: bytes, log: signer().key, name: name).bytes
    case "key": Array(try VerifierKey(parsing: bytes, at: nil).text.utf8)
    default: nil
    }
  }

  @Test func whateverCanBeReadIsPrintedAsItWas() throws {
    var dice = Dice(seed: 40)
    let pieces = [
      "\n", "\n\n", "— ", " ", "=", "+", "0", "old ", "\u{0}", "\u{FEFF}", "é", "9999999999",
    ]
    for (name, good) in try examples() {
      #expect(try printed(name, good) == good, "\(name)")
      var read = 0
      for _ in 0..<3000 {
        var bytes = good
        for _ in 0..<Int.random(in: 1...3, using: &dice) where !bytes.isEmpty {
          let place = Int.random(in: 0..<bytes.count, using: &dice)
          switch Int.random(in: 0..<5, using: &dice) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
          case 1: bytes.remove(at: place)
          case 2:
            bytes.insert(contentsOf: pieces.randomElement(using: &dice)?.utf8 ?? "".utf8, at: place)
          case 3: bytes.removeSubrange(place...)
          default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &dice))
          }
        }
        do {
          let again = try printed(name, bytes)
          read += 1
          if name != "policy" { #expect(again == bytes, "\(name): \(bytes)") }
        } catch let refused as Diagnostics {
          for fault in refused.all {
            #expect(fault.slug.hasPrefix("ledger."))
            #expect(!fault.mend.isEmpty)
            #expect(fault.message.first?.isUppercase != true)
          }
        }
      }
      #expect(read < 3000, "\(name)")
    }
  }
}
