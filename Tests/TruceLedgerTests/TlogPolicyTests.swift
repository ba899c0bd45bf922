// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround
import TruceLedger

@Suite struct TlogPolicyTests {
  /// Keys of a log and six witnesses, as text.
  private let log: Signer
  private let witnesses: [Signer]

  init() throws {
    log = try signer()
    witnesses = try (1...6).map {
      try signer("example.org/w\($0)", .cosignature, seed: UInt8(10 + $0))
    }
  }

  private func key(_ number: Int) -> String { witnesses[number - 1].key.text }

  private func read(_ text: String) throws -> TlogPolicy {
    try TlogPolicy(parsing: Array(text.utf8), name: "policy")
  }

  /// `line:slug` of each fault.
  private func faults(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let error as Diagnostics {
      return error.all.map { "\($0.location?.line ?? 0):\($0.slug.dropFirst(7))" }
    } catch {
      return ["\(error)"]
    }
  }

  private func note(signedBy lines: [Signer], time: UInt64 = 100, size: Int = 0) -> SignedNote {
    let text = Checkpoint(origin: log.key.name, size: size, root: .ofNothing).text
    return SignedNote(
      text: text,
      lines: [log.signing(text)] + lines.map { $0.cosigning(text, time: time) })
  }

  private var twoLevels: String {
    """
    # two of X, one of Y
    \tlog  \(log.key)   https://example.org/log\t

    witness X1 \(key(1))
    witness X2 \(key(2)) https://example.org/x2
    witness X3 \(key(3))
    group X-witnesses 2 X1 X2 X3
    witness Y1 \(key(4))
    witness Y2 \(key(5))
    witness Y3 \(key(6))
    group Y-witnesses any Y1 Y2 Y3
      # both
    group X-and-Y all X-witnesses Y-witnesses
    quorum X-and-Y

    """
  }

  @Test func aPolicyOfTwoLevelsIsMetByTheRightSubsetsOnly() throws {
    let policy = try read(twoLevels)
    for set in 0..<64 {
      let has = (0..<6).map { set >> $0 & 1 == 1 }
      let expected = has[..<3].count { $0 } >= 2 && has[3...].contains(true)
      #expect(policy.isMet(by: has) == expected)
      let signed = note(signedBy: zip(witnesses, has).filter(\.1).map(\.0))
      let found = slugs { _ = try policy.verify(signed, name: "n") }
      #expect(found == (expected ? [] : ["ledger.quorum"]))
    }
  }

  @Test func theDefaultIsNeutralAndOneParty() throws {
    let policy = try TlogPolicy(
      log: log.key, neutral: witnesses[0].key,
      andOneOf: [("north", witnesses[1].key), ("south", witnesses[2].key)])
    for set in 0..<8 {
      let has = (0..<3).map { set >> $0 & 1 == 1 }
      #expect(policy.isMet(by: has) == (has[0] && (has[1] || has[2])))
    }
    #expect(try TlogPolicy(parsing: policy.printed, name: "p") == policy)
  }

  @Test func aDefaultPolicyOfOneKeyTwiceOrOfATakenNameIsRefused() throws {
    func made(_ name: Octets, _ number: Int) -> [String] {
      slugs {
        _ = try TlogPolicy(
          log: log.key, neutral: witnesses[0].key, andOneOf: [(name, witnesses[number].key)])
      }
    }
    #expect(made("north", 1) == [])
    #expect(made("north", 0) == ["ledger.policy-duplicate"])
    for name in ["neutral", "one-party", "none", "a b", "a\nb", ""] as [Octets] {
      #expect(!made(name, 1).isEmpty, "\(name)")
    }
  }

  @Test func aHostilePolicyIsRefusedWithoutDelay() {
    let long = String(repeating: "x", count: 200_000)
    let text = "witness \(long) \(key(1))\ngroup g any \(long)y \(long)\nquorum \(long)z\n"
    #expect(faults(text) == ["2:policy-unknown", "3:policy-unknown"])
    let many = (0..<100_000).map { "m\($0)" }.joined(separator: " ")
    #expect(faults("\(twoLevels)group h any \(many)\n").count == 100)
  }

  @Test func aPolicyReadsBackWhatItPrints() throws {
    for text in [twoLevels, "quorum none\n", "witness a \(key(1))\nquorum a\n"] {
      let policy = try read(text)
      #expect(try TlogPolicy(parsing: policy.printed, name: "p") == policy)
    }
  }

  @Test func aPolicyIsReadStrictly() {
    let one = "witness a \(key(1))\n"
    #expect(faults("") == ["0:policy-quorum"])
    #expect(faults("quorum none") == ["1:policy-end"])
    #expect(faults("quorum none\r\n") == ["0:policy-quorum", "1:policy-byte"])
    #expect(faults("# \u{7F}\nquorum none\n") == ["1:policy-byte"])
    #expect(faults("quorum none\nquorum none\n") == ["2:policy-quorum"])
    #expect(faults("quorum a\n\(one)") == ["1:policy-unknown"])
    #expect(faults("quorum none # why\n") == ["0:policy-quorum", "1:policy-line"])
    #expect(faults("Quorum none\nquorum none\n") == ["1:policy-line"])
    #expect(faults("\(one)\(one)quorum a\n") == ["2:policy-name", "2:policy-duplicate"])
    #expect(faults("\(one)witness b \(key(1))\nquorum a\n") == ["2:policy-duplicate"])
    #expect(faults("witness none \(key(1))\nquorum none\n") == ["1:policy-name"])
    #expect(faults("witness a \(log.key)\nquorum none\n") == ["1:policy-kind"])
    #expect(faults("witness a b+c\nquorum a\n") == ["1:key-text"])
    #expect(faults("log \(log.key)\nlog \(log.key) x\nquorum none\n") == ["2:policy-duplicate"])
    #expect(faults("\(one)group g all none\nquorum g\n") == ["2:policy-unknown"])
    #expect(faults("\(one)group g all g\nquorum g\n") == ["2:policy-unknown"])
    #expect(faults("\(one)group g all\nquorum a\n") == ["2:policy-line"])
    for threshold in ["0", "2", "01", "-1", "+1", "All", "1.0", "9223372036854775808"] {
      let found = faults("\(one)group g \(threshold) a\nquorum g\n")
      #expect(found == ["2:policy-threshold"], "'\(threshold)'")
    }
    #expect(faults("\(one)group g all a a\nquorum g\n") == ["2:policy-member"])
    let grouped = "\(one)group g all a\ngroup h all a\nquorum g\n"
    #expect(faults(grouped) == ["3:policy-member"])
    #expect(faults("\(one)quorum a x\n") == ["0:policy-quorum", "2:policy-line"])
  }

  @Test func aNearNameIsOffered() {
    let text = "witness neutral \(key(1))\nquorum neutrl\n"
    let refused = #expect(throws: Diagnostics.self) { try read(text) }
    #expect(refused?.all.first?.mend == "did you mean 'neutral'?")
  }

  @Test func namesAreBytesAndNotText() throws {
    let kelvin = "witness K \(key(1))\nwitness \u{212A} \(key(2))\nquorum \u{212A}\n"
    #expect(try read(kelvin).quorum == .witness(1))
    let latin = Array("witness ".utf8) + [0xE9] + Array(" \(key(1))\nquorum ".utf8) + [0xE9, 10]
    #expect(try TlogPolicy(parsing: latin, name: "p").quorum == .witness(0))
  }

  @Test func thirtyTwoOfEachAreRead() throws {
    var text = ""
    for number in 0..<32 {
      let witness = try signer("w\(number)", .cosignature, seed: UInt8(100 + number))
      let log = try signer("log\(number)", seed: UInt8(200 + number))
      text += "log \(log.key)\nwitness w\(number) \(witness.key)\ngroup g\(number) any w\(number)\n"
    }
    let policy = try read(text + "quorum g31\n")
    #expect(policy.logs.count == 32)
    #expect(policy.isMet(by: (0..<32).map { $0 == 31 }))
    #expect(!policy.isMet(by: (0..<32).map { $0 != 31 }))
  }

  @Test func withoutALogLineTheCallerMustKnowTheLog() throws {
    let policy = try read("quorum none\n")
    let signed = note(signedBy: [])
    #expect(slugs { _ = try policy.verify(signed, name: "n") } == ["ledger.origin"])
    #expect(try policy.verify(signed, name: "n", known: log.key).log == log.key)
  }

  @Test func aCheckpointOfAnotherLogIsRefused() throws {
    let policy = try read("log \(log.key)\nquorum none\n")
    let other = try signer("example.org/other", seed: 77)
    let text = Checkpoint(origin: other.key.name, size: 0, root: .ofNothing).text
    let foreign = SignedNote(text: text, lines: [other.signing(text), log.signing(text)])
    #expect(slugs { _ = try policy.verify(foreign, name: "n") } == ["ledger.origin"])
    let named = Checkpoint(origin: log.key.name, size: 0, root: .ofNothing).text
    let unsigned = SignedNote(text: named, lines: [other.signing(named)])
    #expect(slugs { _ = try policy.verify(unsigned, name: "n") } == ["ledger.unsigned"])
  }

  @Test func aWrongLineOfAKnownWitnessSpoilsEvenAMetQuorum() throws {
    let policy = try read(twoLevels)
    var signed = note(signedBy: witnesses)
    signed.lines[6].signature[70] ^= 1
    #expect(slugs { _ = try policy.verify(signed, name: "n") } == ["ledger.signature"])
  }

  @Test func cosignaturesOfBeforeATimeDoNotCount() throws {
    let policy = try read("log \(log.key)\nwitness a \(key(1))\nquorum a\n")
    let signed = note(signedBy: [witnesses[0]], time: 100)
    #expect(try policy.verify(signed, name: "n", earliest: 100).cosigners.map(\.time) == [100])
    #expect(slugs { _ = try policy.verify(signed, name: "n", earliest: 101) } == ["ledger.quorum"])
    var renewed = signed
    renewed.lines.append(witnesses[0].cosigning(signed.text, time: 200))
    #expect(try policy.verify(renewed, name: "n", earliest: 101).cosigners.map(\.time) == [200])
  }

  @Test func aLogMayAlsoSignWithATime() throws {
    let timed = try signer("example.org/timed", .cosignature, seed: 50)
    let policy = try read("log \(timed.key)\nquorum none\n")
    let text = Checkpoint(origin: timed.key.name, size: 0, root: .ofNothing).text
    let signed = SignedNote(text: text, lines: [timed.cosigning(text, time: 5)])
    #expect(try policy.verify(signed, name: "n").log == timed.key)
  }
}
