// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger

extension Command {
  /// `truce ledger verify PROOF --entry FILE`.
  static let ledgerVerify = Command(
    name: "verify", summary: "verify a proof, offline",
    about: """
      Verifies that the bytes of an entry are in a log under a checkpoint that the log signed and, \
      with a policy, that enough witnesses cosigned. A cosignature means that the log was only \
      appended to as of a time; it is no agreement with the contents.
      """,
    operands: [Operand(name: "PROOF", words: "a proof file", kind: .inputFile)],
    options: [
      Option(
        name: "entry", value: Option.Value(name: "FILE", kind: .inputFile),
        words: "the entry's bytes", isRequired: true),
      .vkey, .policy,
    ],
    examples: [
      Example(
        line: "truce ledger verify 3.proof --entry 3.json --policy policy",
        words: "under a policy")
    ],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let name = InputFile.name(of: invocation.first)
    let proof = try TlogProof(parsing: try InputFile.bytes(of: invocation.first), name: name)
    let entry = try InputFile.bytes(of: invocation.value("entry") ?? "-")
    let trust = try Trust(invocation)
    let found = try proof.verify(
      entry: entry, under: trust.policy, known: trust.key, name: name)
    let cosigners = found.cosigners.map { $0.name.text }
    if world.speaksJSON {
      world.print(
        .object([
          ("holds", .bool(true)), ("index", .integer(proof.index)),
          ("size", .integer(found.checkpoint.size)), ("log", .string(found.log.text)),
          ("cosigned_by", .array(cosigners.map { .string($0) })),
        ]))
      return .well
    }
    world.output.line(
      "The entry is number \(proof.index) of the \(found.checkpoint.size) in "
        + found.checkpoint.origin.text.madeVisible + ".")
    if !cosigners.isEmpty {
      world.output.line("Cosigned by \(cosigners.joined(separator: ", ").madeVisible).")
      world.output.line(Cosignature.meaning)
    }
    return .well
  }
}

/// Whose word is needed: a log's key, a policy, or both.
struct Trust {
  /// The policy; that of the log's key alone when none is given.
  let policy: TlogPolicy
  /// The log's key, if it is given apart.
  let key: VerifierKey?

  /// Reads `--vkey` and `--policy`.
  ///
  /// - Throws: `command.no-trust` when neither names a log, and the faults of key and policy.
  init(_ invocation: Invocation) throws(Diagnostics) {
    key = try invocation.value("vkey").map { text throws(Diagnostics) in
      try VerifierKey(parsing: Array(text.utf8), at: Location(file: "--vkey"))
    }
    if let path = invocation.value("policy") {
      policy = try TlogPolicy(
        parsing: try InputFile.bytes(of: path), name: InputFile.name(of: path))
    } else if let key {
      policy = try TlogPolicy(
        parsing: Array("log \(key.text)\nquorum none\n".utf8), name: "--vkey")
    } else {
      throw Diagnostics(.noTrust())
    }
    if key == nil, policy.logs.isEmpty { throw Diagnostics(.noTrust()) }
  }
}

extension Option {
  /// `--vkey KEY`.
  static let vkey = Option(
    name: "vkey", value: Value(name: "KEY"),
    words: "the log's public key, as 'name+id+base64'; it comes from elsewhere, not from the log")

  /// `--policy FILE`.
  static let policy = Option(
    name: "policy", value: Value(name: "FILE", kind: .inputFile),
    words: "a policy (C2SP tlog-policy): which logs and witnesses are believed")
}

extension Diagnostic {
  fileprivate static func noTrust() -> Diagnostic {
    Diagnostic(
      .error, "command.no-trust", at: nil, "nothing says whose signature is to be believed",
      expected: "--vkey KEY, or --policy FILE with a log in it",
      mend: "get the log's key from those who run it, by another way than the log")
  }
}
