// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Command {
  /// `truce ledger witness request|answer|add`: cosignatures by file.
  static let ledgerWitness = Command(
    name: "witness", summary: "ask a witness, answer as one, take its answer in",
    about: """
      A witness signs that a log was only appended to as of a time, and remembers what it signed; it \
      agrees to no content. The request and the answer are files (C2SP tlog-witness) that any \
      carrier can bring.
      """,
    subcommands: [.witnessAsk, .witnessRequest, .witnessAnswer, .witnessAdd])

  private static let witnessRequest = Command(
    name: "request", summary: "make the request for a witness",
    operands: [.mission],
    options: [
      Option(
        name: "seen", value: Option.Value(name: "SIZE", kind: .whole(0...(1 << 53))),
        words: "the size that the witness has recorded; 0 when not given"),
      .output,
    ],
    examples: [
      Example(line: "truce ledger witness request harbour -o request", words: "the first time")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let ledger = try Ledger(opening: ledgerPath(invocation.first))
    let request = try ledger.request(toWitnessAt: Int(invocation.number("seen") ?? 0))
    try deliver(request.bytes, invocation, world)
    return .well
  }

  private static let witnessAnswer = Command(
    name: "answer", summary: "answer a request as a witness",
    about: """
      The folder holds the witness's key, made at the first answer and sealed with TRUCE_PASSPHRASE, \
      and what it has signed. A rollback or a split view is refused and kept.
      """,
    operands: [
      Operand(name: "FOLDER", words: "the witness's own folder", kind: .folder),
      Operand(name: "REQUEST", words: "the request; '-' is standard input", kind: .inputFile),
    ],
    options: Option.witness + [.output],
    examples: [
      Example(
        line: "truce ledger witness answer w request --name example.org/w --log KEY -o answer",
        words: "for one log")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let witness = try Witness(of: invocation, in: world)
    let answer = try WitnessFolder(at: invocation.first + "/seen").answer(
      try InputFile.bytes(of: invocation.second), by: witness,
      time: UInt64(max(1, world.now.secondsSince1970)))
    if answer.status == 200 {
      try deliver(answer.body, invocation, world)
      world.errors.line("Signed by \(witness.signer.key.text.madeVisible)")
      return .well
    }
    throw Diagnostics(.refused(answer))
  }

  private static let witnessAdd = Command(
    name: "add", summary: "take a witness's answer in",
    operands: [
      .mission, Operand(name: "ANSWER", words: "the answer of the witness", kind: .inputFile),
    ],
    options: [
      Option(
        name: "key", value: Option.Value(name: "KEY"), words: "the witness's public key",
        isRequired: true)
    ] + Option.writing,
    examples: [
      Example(line: "truce ledger witness add harbour answer --key KEY", words: "its answer")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let key = try VerifierKey(
      parsing: Array((invocation.value("key") ?? "").utf8), at: Location(file: "--key"))
    let lines = try Witness.lines(
      ofAnswer: try InputFile.bytes(of: invocation.second),
      name: InputFile.name(of: invocation.second))
    let folder = MissionFolder(path: invocation.first)
    let signer = try MissionKeys(in: folder).signer(passphrase: world.passphrase)
    let ledger = try Ledger(
      opening: ledgerPath(invocation.first), signer: signer,
      waiting: 100 * Int(invocation.number("wait") ?? 5))
    let note = try ledger.add(lines, to: ledger.signedCheckpoint, by: [key])
    world.output.write(String(decoding: note.bytes, as: UTF8.self))
    world.errors.line(Cosignature.meaning)
    return .well
  }
}

extension Diagnostic {
  fileprivate static func refused(_ answer: Witness.Answer) -> Diagnostic {
    let words = String(decoding: answer.body, as: UTF8.self)
    return Diagnostic(
      .error, "ledger.refused", at: nil, "the witness refuses: \(words)",
      found: "status \(answer.status)",
      mend: "compare sizes with the log; a witness never signs a shorter or another log")
  }
}
