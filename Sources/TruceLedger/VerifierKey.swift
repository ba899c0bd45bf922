// SPDX-License-Identifier: Apache-2.0

import CSodium
public import TruceGround

/// A public key with the name under which it signs notes.
///
/// Two names for one key are one signer: whoever counts signers counts ``publicKey``.
///
/// Source: C2SP signed-note v1.0.0, "Verifier keys"; Ed25519 is libsodium's
/// `crypto_sign_ed25519_verify_detached` (RFC 8032).
public struct VerifierKey: Hashable, Sendable {
  /// What the key signs, by the signature type byte.
  ///
  /// The specifications now prefer ML-DSA-44 (0x06), which no library of Debian 12 has; a key of
  /// another kind is refused by name when it is read.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// Ed25519 over the text of a note: a log's key.
    case note = 0x01
    /// Ed25519 over a checkpoint and a time: a witness's key (C2SP tlog-cosignature v1).
    case cosignature = 0x04
  }

  /// The key's name.
  public let name: Octets
  /// What it signs.
  public let kind: Kind
  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// The first four bytes of SHA-256 over name, line feed, kind and public key.
  public let id: UInt32

  /// A key of its parts; `nil` unless the name can name a key and the bytes are a point of full
  /// order in its one encoding.
  public init?(name: Octets, kind: Kind, publicKey: [UInt8]) {
    Sodium.start()
    guard name.canNameKey, publicKey.count == Int(crypto_sign_ed25519_PUBLICKEYBYTES),
      crypto_core_ed25519_is_valid_point(publicKey) == 1
    else { return nil }
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    let named = name.bytes + [UInt8(ascii: "\n"), kind.rawValue] + publicKey
    id = Hash(of: named).bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The key id in eight lower-case letters of base 16.
  public var idText: String {
    Hex.text(of: (0..<4).map { UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * $0)) })
  }

  /// The key as text: `name+id+base64`.
  public var text: String { "\(name)+\(idText)+\(Base64.text(of: [kind.rawValue] + publicKey))" }

  /// Reads a key's text.
  ///
  /// The place is where the text stands, for faults.
  ///
  /// - Throws: `ledger.key-text`, `ledger.key-kind`, `ledger.key-id`, `ledger.key-point`.
  public init(parsing text: some Collection<UInt8>, at place: Location?) throws(Diagnostics) {
    let parts = text.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, Octets(parts[0]).canNameKey, parts[1].count == 8,
      let written = Hex.bytes(of: parts[1]), let material = Base64.bytes(of: parts[2]),
      let type = material.first
    else { throw Diagnostics(.keyText(Octets(text), at: place)) }
    guard let kind = Kind(rawValue: type) else { throw Diagnostics(.keyKind(type, at: place)) }
    guard
      let key = VerifierKey(
        name: Octets(parts[0]), kind: kind, publicKey: Array(material.dropFirst()))
    else { throw Diagnostics(.keyPoint(at: place)) }
    guard key.id == written.reduce(0, { $0 << 8 | UInt32($1) }) else {
      throw Diagnostics(.keyID(key, at: place))
    }
    self = key
  }

  /// Whether the 64 bytes are this key's Ed25519 signature of the message, whatever its kind.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    Sodium.start()
    guard signature.count == Int(crypto_sign_ed25519_BYTES) else { return false }
    return crypto_sign_ed25519_verify_detached(
      signature, message, UInt64(message.count), publicKey) == 0
  }

  /// What a signature over a note's text says; `nil` when it does not verify.
  func verification(of signature: [UInt8], over text: [UInt8]) -> (time: UInt64?, Void)? {
    switch kind {
    case .note: verifies(signature, of: text) ? (nil, ()) : nil
    case .cosignature:
      Cosignature(bytes: signature).flatMap { cosignature in
        verifies(cosignature.signature, of: Cosignature.message(time: cosignature.time, text: text))
          ? (cosignature.time, ()) : nil
      }
    }
  }
}

extension VerifierKey: CustomStringConvertible {
  /// The key as text.
  public var description: String { text }
}

/// libsodium, made ready once.
enum Sodium {
  private static let isReady: Bool = sodium_init() >= 0

  /// Makes libsodium ready; cheap when it is.
  static func start() { precondition(isReady, "libsodium could not start") }
}

extension Diagnostic {
  fileprivate static func keyText(_ text: Octets, at place: Location?) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-text", at: place, "'\(text.shown)' is no verifier key",
      expected: "a name, '+', eight letters 0-9 a-f, '+', and padded base 64",
      mend: "copy the whole key as its owner published it")
  }

  fileprivate static func keyKind(_ type: UInt8, at place: Location?) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-kind", at: place,
      "keys of signature type 0x\(Hex.text(of: [type])) cannot be verified here",
      expected: "0x01 (Ed25519) or 0x04 (Ed25519 cosignature)",
      mend: "ask the owner for an Ed25519 key")
  }

  fileprivate static func keyPoint(at place: Location?) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-point", at: place, "the bytes are no Ed25519 public key",
      expected: "32 bytes, a point of full order in its one encoding",
      mend: "ask the owner for the key again")
  }

  fileprivate static func keyID(_ key: VerifierKey, at place: Location?) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-id", at: place, "the key id does not belong to name and key",
      expected: key.idText, mend: "copy the whole key as its owner published it")
  }
}
