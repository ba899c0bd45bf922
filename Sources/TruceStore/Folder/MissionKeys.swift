// SPDX-License-Identifier: Apache-2.0

internal import CSodium
public import TruceGround
public import TruceLedger

/// The keys of a mission's folder: that of its log, sealed, and the passphrase that opens it.
///
/// `keys/log.key` is sealed (Argon2id). A mission founded without a passphrase gets a random one in
/// `keys/passphrase`, readable by its owner alone: whoever publishes a mission takes that file away
/// and gives the passphrase to `truce` another way.
public struct MissionKeys: Sendable {
  private let folder: MissionFolder
  private static let logKey = "keys/log.key"
  private static let passphraseFile = "keys/passphrase"

  /// The keys of a folder.
  public init(in folder: MissionFolder) { self.folder = folder }

  /// Makes the log's key.
  ///
  /// - Parameters:
  ///   - origin: The name the log signs with.
  ///   - passphrase: What seals it; `nil` for a random one kept beside it.
  /// - Returns: The key, opened.
  /// - Throws: `store.unwritable`, and what making a key throws.
  public func found(origin: String, passphrase: String?) throws(Diagnostics) -> Signer {
    try MissionFolder.make(folder.path(of: "keys"))
    let signer = try Signer(generatingFor: Octets(origin), kind: .note)
    var words: [UInt8]
    var cost = KeyFile.Cost.usual
    if let passphrase {
      words = Array(passphrase.utf8)
    } else {
      var bytes = [UInt8](repeating: 0, count: 32)
      randombytes_buf(&bytes, bytes.count)
      words = Array(Base64.text(of: bytes).utf8)
      // 256 random bits need no stretching; the memory keeps the form of the file.
      cost = KeyFile.Cost(passes: 1, memoryInBytes: 1 << 20)
      try MissionFolder.write(words, to: folder.path(of: MissionKeys.passphraseFile), mode: 0o600)
    }
    let sealed = try KeyFile.sealed(signer, passphrase: words, cost: cost)
    try MissionFolder.write(sealed, to: folder.path(of: MissionKeys.logKey), mode: 0o600)
    return signer
  }

  /// Opens the log's key.
  ///
  /// - Throws: `store.unreadable`, and what opening a key file throws.
  public func signer(passphrase: String?) throws(Diagnostics) -> Signer {
    let bytes = try MissionFolder.read(folder.path(of: MissionKeys.logKey), limit: 4096)
    let words: [UInt8]
    if let passphrase {
      words = Array(passphrase.utf8)
    } else {
      words = try MissionFolder.read(folder.path(of: MissionKeys.passphraseFile), limit: 4096)
    }
    return try KeyFile.opened(bytes, passphrase: words, name: MissionKeys.logKey)
  }
}
