// SPDX-License-Identifier: Apache-2.0

internal import CSodium
public import TruceGround
public import TruceLedger

/// The keys of a mission's folder: its log's and its people's, sealed, and the passphrase for them.
///
/// `keys/log.key` and `keys/people/NAME.key` are sealed (Argon2id). A mission founded without a
/// passphrase gets a random one in `keys/passphrase`, readable by its owner alone: whoever shares a
/// mission takes the folder `keys` away.
public struct MissionKeys: Sendable {
  private let folder: MissionFolder
  private static let logKey = "keys/log.key"
  private static let passphraseFile = "keys/passphrase"

  /// The keys of a folder.
  public init(in folder: MissionFolder) { self.folder = folder }

  /// Makes the log's key, and the passphrase if none is given.
  ///
  /// - Parameters:
  ///   - origin: The name the log signs with.
  ///   - passphrase: What seals the keys; `nil` for a random one kept beside them.
  /// - Returns: The log's key, opened.
  /// - Throws: `store.unwritable`, and what making a key throws.
  public func found(origin: String, passphrase: String?) throws(Diagnostics) -> Signer {
    try MissionFolder.make(folder.path(of: "keys/people"))
    if passphrase == nil, !folder.holds(MissionKeys.passphraseFile) {
      var bytes = [UInt8](repeating: 0, count: 32)
      randombytes_buf(&bytes, bytes.count)
      try MissionFolder.write(
        Array(Base64.text(of: bytes).utf8), to: folder.path(of: MissionKeys.passphraseFile),
        mode: 0o600, isNew: true)
    }
    if folder.holds(MissionKeys.logKey) { return try signer(passphrase: passphrase) }
    return try make(MissionKeys.logKey, name: origin, passphrase: passphrase)
  }

  /// Opens the log's key.
  ///
  /// - Throws: `store.unreadable`, and what opening a key file throws.
  public func signer(passphrase: String?) throws(Diagnostics) -> Signer {
    try open(MissionKeys.logKey, passphrase: passphrase)
  }

  /// The key of a person by the name of its file, made when there is none.
  ///
  /// - Throws: `store.person-name`, and what making or opening a key file throws.
  public func person(_ name: String, passphrase: String?) throws(Diagnostics) -> Signer {
    let letters = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    guard letters, !name.isEmpty, name.count <= 64 else { throw Diagnostics(.personName(name)) }
    let file = "keys/people/\(name).key"
    if folder.holds(file) { return try open(file, passphrase: passphrase) }
    return try make(file, name: name, passphrase: passphrase)
  }

  private func make(
    _ file: String, name: String, passphrase: String?
  ) throws(Diagnostics) -> Signer {
    let signer = try Signer(generatingFor: Octets(name), kind: .note)
    // 256 random bits need no stretching; the memory keeps the form of the file.
    let cost = passphrase == nil ? KeyFile.Cost(passes: 1, memoryInBytes: 1 << 20) : .usual
    let sealed = try KeyFile.sealed(signer, passphrase: try words(passphrase), cost: cost)
    try MissionFolder.write(sealed, to: folder.path(of: file), mode: 0o600, isNew: true)
    return signer
  }

  private func open(_ file: String, passphrase: String?) throws(Diagnostics) -> Signer {
    let bytes = try MissionFolder.read(folder.path(of: file), limit: 4096)
    return try KeyFile.opened(bytes, passphrase: try words(passphrase), name: file)
  }

  private func words(_ passphrase: String?) throws(Diagnostics) -> [UInt8] {
    if let passphrase { return Array(passphrase.utf8) }
    let path = folder.path(of: MissionKeys.passphraseFile)
    return try MissionFolder.read(path, limit: 4096).filter { $0 != UInt8(ascii: "\n") }
  }
}

extension Diagnostic {
  fileprivate static func personName(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.person-name", at: nil, "'\(name)' cannot name a person's key",
      expected: "1 to 64 of the characters a-z, 0-9 and '-', such as 'reviewer-2'",
      mend: "choose a pseudonym of those characters; the person's name is never in it")
  }
}
