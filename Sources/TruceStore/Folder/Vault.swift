// SPDX-License-Identifier: Apache-2.0

internal import CSodium
internal import Foundation
public import TruceGround
internal import TruceLedger

/// Content that may be personal, encrypted at rest and named in the ledger by a salted commitment.
///
/// The commitment is SHA-256 of 32 random bytes and the content, so that nobody can guess the
/// content from it. `vault/<commitment>` holds a nonce and libsodium's `crypto_secretbox_easy` of salt
/// and content; the key lies in `keys/vault.key`, readable by its owner alone. Erasing an item leaves
/// the commitment in the ledger and nothing else.
public struct Vault: Sendable {
  private let folder: MissionFolder
  private let key: [UInt8]

  /// Opens the vault of a mission.
  ///
  /// - Throws: `store.vault-key` when the key is missing or of the wrong size.
  public init(in folder: MissionFolder) throws(Diagnostics) {
    self.folder = folder
    let bytes =
      folder.holds(Vault.keyName)
      ? try MissionFolder.read(folder.path(of: Vault.keyName), limit: 64) : []
    guard bytes.count == Int(crypto_secretbox_KEYBYTES) else { throw Diagnostics(.vaultKey()) }
    key = bytes
  }

  private static let keyName = "keys/vault.key"

  /// Makes the key of a new mission.
  ///
  /// - Throws: `store.unwritable`.
  public static func found(in folder: MissionFolder) throws(Diagnostics) {
    try MissionFolder.make(folder.path(of: "keys"))
    let path = folder.path(of: keyName)
    try MissionFolder.write(random(Int(crypto_secretbox_KEYBYTES)), to: path, mode: 0o600)
  }

  /// Keeps content; returns its commitment in lower-case hexadecimal digits.
  ///
  /// - Throws: `store.unwritable`.
  public func keep(_ content: String) throws(Diagnostics) -> String {
    let opened = Vault.random(32) + Array(content.utf8)
    let commitment = Hash(of: opened).hex
    let nonce = Vault.random(Int(crypto_secretbox_NONCEBYTES))
    var sealed = [UInt8](repeating: 0, count: opened.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&sealed, opened, UInt64(opened.count), nonce, key)
    try MissionFolder.make(folder.path(of: "vault"))
    try MissionFolder.write(nonce + sealed, to: path(of: commitment), mode: 0o600)
    return commitment
  }

  /// The content behind a commitment; `nil` when it was erased.
  ///
  /// - Throws: `store.vault-changed` when what lies there does not open or does not give the
  ///   commitment.
  public func content(of commitment: String) throws(Diagnostics) -> String? {
    try opened(commitment)?.content
  }

  /// The content behind a commitment with its salt in hexadecimal digits, for a sealed item that is to
  /// be shown to all; `nil` when it was erased.
  ///
  /// - Throws: `store.vault-changed`.
  public func opened(
    _ commitment: String
  ) throws(Diagnostics) -> (content: String, salt: String)? {
    let name = "vault/" + commitment
    guard folder.holds(name) else { return nil }
    let bytes = try MissionFolder.read(path(of: commitment), limit: 1 << 24)
    let nonceSize = Int(crypto_secretbox_NONCEBYTES)
    let macSize = Int(crypto_secretbox_MACBYTES)
    guard bytes.count >= nonceSize + macSize + 32 else { throw Diagnostics(.vaultChanged(name)) }
    let sealed = Array(bytes[nonceSize...])
    var opened = [UInt8](repeating: 0, count: sealed.count - macSize)
    let done = crypto_secretbox_open_easy(
      &opened, sealed, UInt64(sealed.count), Array(bytes[..<nonceSize]), key)
    guard done == 0, Hash(of: opened).hex == commitment else {
      throw Diagnostics(.vaultChanged(name))
    }
    return (
      String(decoding: opened.dropFirst(32), as: UTF8.self), Hex.text(of: opened.prefix(32))
    )
  }

  private func path(of commitment: String) -> String { folder.path(of: "vault/" + commitment) }

  private static func random(_ count: Int) -> [UInt8] {
    precondition(sodium_init() >= 0, "libsodium could not be initialised")
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }
}

extension Diagnostic {
  fileprivate static func vaultKey() -> Diagnostic {
    Diagnostic(
      .error, "store.vault-key", at: Location(file: "keys/vault.key"),
      "the key of the vault is missing or is no key",
      expected: "the 32 bytes that 'truce init' wrote",
      mend: "restore keys/vault.key from your copy; without it the vault stays closed")
  }

  fileprivate static func vaultChanged(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.vault-changed", at: Location(file: name),
      "an item of the vault does not open to what the ledger committed to",
      expected: "the sealed bytes as they were written",
      mend: "nothing here can be repaired by hand; restore the file from a copy")
  }
}
