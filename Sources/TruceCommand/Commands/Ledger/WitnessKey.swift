// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceLedger
internal import TruceStore

extension Option {
  /// Who a witness is, and which logs it watches.
  static let witness = [
    Option(
      name: "name", value: Option.Value(name: "NAME"),
      words: "the witness's name, such as example.org/witness", isRequired: true),
    Option(
      name: "log", value: Option.Value(name: "KEY"),
      words: "the public key of a log that it watches", repeats: true, isRequired: true),
  ]
}

extension Witness {
  /// The witness of the folder that is the first operand, by `--name` and `--log`.
  ///
  /// - Throws: faults of the public keys, and what making or opening its own key throws.
  init(of invocation: Invocation, in world: World) throws(Diagnostics) {
    var logs: [Log] = []
    for text in invocation.values("log") {
      logs.append(Log(try VerifierKey(parsing: Array(text.utf8), at: Location(file: "--log"))))
    }
    let signer = try WitnessKey(in: invocation.first, world).signer(
      named: invocation.value("name") ?? "")
    self.init(signer: signer, logs: logs)
  }
}

/// The key of a witness in its own folder.
private struct WitnessKey {
  private let path: String
  private let passphrase: String?

  /// The key of a folder, sealed with the world's passphrase.
  init(in folder: String, _ world: World) {
    path = folder + "/witness.key"
    passphrase = world.passphrase
  }

  /// The key, made when there is none.
  ///
  /// - Throws: `command.no-passphrase`, and what making or opening a key file throws.
  func signer(named name: String) throws(Diagnostics) -> Signer {
    guard let passphrase else { throw Diagnostics(.noPassphrase()) }
    let words = Array(passphrase.utf8)
    if InputFile.exists(path) {
      return try KeyFile.opened(
        try InputFile.bytes(of: path), passphrase: words, name: path)
    }
    let signer = try Signer(generatingFor: Octets(name), kind: .cosignature)
    let sealed = try KeyFile.sealed(signer, passphrase: words)
    try NewFolder.require(String(path.dropLast("/witness.key".count)))
    try MissionFolder.write(sealed, to: path, mode: 0o600)
    return signer
  }
}

extension Diagnostic {
  fileprivate static func noPassphrase() -> Diagnostic {
    Diagnostic(
      .error, "command.no-passphrase", at: nil, "there is no passphrase for the witness's key",
      expected: "TRUCE_PASSPHRASE in the environment", mend: "set it to several words")
  }
}
