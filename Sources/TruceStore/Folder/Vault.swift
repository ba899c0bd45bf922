// SPDX-License-Identifier: Apache-2.0

internal import CSodium
internal import Foundation
public import TruceGround
internal import TruceLedger

/// Content that may be personal, encrypted at rest and named in the ledger by a salted commitment.
///
/// The commitment is SHA-256 of 32 random bytes and the content, so that nobody can guess the
/// content from it. `vault/<commitment>` holds a nonce and libsodium's `crypto_secretbox_easy` of salt,
/// content and padding (ISO/IEC 7816-4: 0x80, then zeros); the key lies in `keys/vault.key`, readable by its owner alone. Erasing an item leaves
/// the commitment in the ledger and nothing else.
public struct Vault: Sendable {
  let folder: MissionFolder
  let key: [UInt8]

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

  static let keyName = "keys/vault.key"

  /// Makes the key of a new mission; one that is there is never replaced.
  ///
  /// - Throws: `store.unwritable`.
  public static func found(in folder: MissionFolder) throws(Diagnostics) {
    try MissionFolder.make(folder.path(of: "keys"))
    let path = folder.path(of: keyName)
    if folder.holds(keyName) { return }
    try MissionFolder.write(
      random(Int(crypto_secretbox_KEYBYTES)), to: path, mode: 0o600, isNew: true)
  }

  /// Content that is sealed and not kept yet: nothing is on disk before ``Vault`` keeps it.
  public struct SealedContent: Hashable, Sendable {
    /// The commitment by which the ledger names it, in lower-case hexadecimal digits.
    public let commitment: String
    fileprivate let bytes: [UInt8]
  }

  /// Seals content under a salt and a nonce of its own.
  ///
  /// It is padded to whole pieces of `piece` bytes, so that the length of the file tells nothing of
  /// a short word such as a review's outcome.
  public func sealed(_ content: String) -> SealedContent {
    let opened = Vault.random(32) + Array(content.utf8)
    var padded = opened + [0x80]
    padded += [UInt8](repeating: 0, count: (Vault.piece - padded.count % Vault.piece) % Vault.piece)
    let nonce = Vault.random(Int(crypto_secretbox_NONCEBYTES))
    var sealed = [UInt8](repeating: 0, count: padded.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&sealed, padded, UInt64(padded.count), nonce, key)
    return SealedContent(commitment: Hash(of: opened).hex, bytes: nonce + sealed)
  }

  /// To how many bytes content is padded.
  static let piece = 1024

  /// Keeps sealed content.
  ///
  /// - Parameters:
  ///   - content: What is sealed.
  ///   - unrecorded: Where its name is noted first, while no entry names it.
  /// - Throws: `store.unwritable`.
  func keep(
    _ content: SealedContent, noting unrecorded: Unrecorded? = nil
  ) throws(Diagnostics) {
    try MissionFolder.make(folder.path(of: "vault"))
    try unrecorded?.note("vault/" + content.commitment)
    try MissionFolder.write(content.bytes, to: path(of: content.commitment), mode: 0o600)
  }

  /// Seals content and keeps it; returns its commitment.
  ///
  /// - Throws: `store.unwritable`.
  public func keep(_ content: String) throws(Diagnostics) -> String {
    let sealed = sealed(content)
    try keep(sealed)
    return sealed.commitment
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
    guard done == 0 else { throw Diagnostics(.vaultChanged(name)) }
    // What was sealed before padding began ends where it ends.
    if Hash(of: opened).hex != commitment {
      guard let end = opened.lastIndex(where: { $0 != 0 }), end >= 32, opened[end] == 0x80,
        Hash(of: Array(opened[..<end])).hex == commitment
      else { throw Diagnostics(.vaultChanged(name)) }
      opened.removeSubrange(end...)
    }
    return (
      String(decoding: opened.dropFirst(32), as: UTF8.self), Hex.text(of: opened.prefix(32))
    )
  }

  func path(of commitment: String) -> String { folder.path(of: "vault/" + commitment) }

  static func random(_ count: Int) -> [UInt8] {
    precondition(sodium_init() >= 0, "libsodium could not be initialised")
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }
}

extension Vault {
  /// The fault of an item that does not open.
  static func changed(_ name: String) -> Diagnostic { .vaultChanged(name) }
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
