// SPDX-License-Identifier: Apache-2.0

import CSodium
public import TruceGround

/// A key that can sign; it prints as `•••`, and its secret bytes are wiped when it goes.
///
/// Ed25519 is libsodium's `crypto_sign_ed25519_detached` (RFC 8032): the same message always gets
/// the same signature.
public struct Signer: Sendable {
  /// How many bytes a seed has.
  public static let seedWidth = 32

  /// The public half.
  public let key: VerifierKey
  let secret: Secret

  /// The key that grows from a seed.
  ///
  /// - Precondition: the seed has 32 bytes.
  /// - Throws: `ledger.key-name` when the name cannot name a key.
  public init(name: Octets, kind: VerifierKey.Kind, seed: [UInt8]) throws(Diagnostics) {
    precondition(seed.count == Signer.seedWidth, "a seed has 32 bytes")
    Sodium.start()
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_ed25519_PUBLICKEYBYTES))
    let secret = Secret(width: Int(crypto_sign_ed25519_SECRETKEYBYTES)) { bytes in
      let done = crypto_sign_ed25519_seed_keypair(&publicKey, bytes, seed)
      precondition(done == 0, "libsodium could not make a key of a seed")
    }
    guard let key = VerifierKey(name: name, kind: kind, publicKey: publicKey) else {
      throw Diagnostics(.keyName(name))
    }
    self.key = key
    self.secret = secret
  }

  /// A new key of libsodium's random bytes: the one place where the room draws any.
  ///
  /// - Throws: `ledger.key-name` when the name cannot name a key.
  public init(
    generatingFor name: Octets, kind: VerifierKey.Kind
  ) throws(Diagnostics) {
    var seed = Sodium.randomBytes(Signer.seedWidth)
    defer { sodium_memzero(&seed, seed.count) }
    try self.init(name: name, kind: kind, seed: seed)
  }

  /// The Ed25519 signature of a message, 64 bytes.
  ///
  /// A caller sees to it that no two kinds of message can be mistaken for each other.
  public func signature(of message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_ed25519_BYTES))
    let done = secret.withBytes { bytes in
      crypto_sign_ed25519_detached(&signature, nil, message, UInt64(message.count), bytes)
    }
    precondition(done == 0, "libsodium could not sign")
    return signature
  }

  /// The line by which a log signs a note's text.
  ///
  /// - Precondition: the signer's kind is `note`.
  public func signing(_ text: [UInt8]) -> SignedNote.Line {
    precondition(key.kind == .note, "a witness's key signs checkpoints with their time only")
    return SignedNote.Line(name: key.name, keyID: key.id, signature: signature(of: text))
  }

  /// The seed, for sealing it in a file; the caller wipes it.
  var seed: [UInt8] { secret.withBytes { Array(UnsafeBufferPointer(start: $0, count: 32)) } }
}

extension Signer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `•••`.
  public var description: String { "•••" }
  /// Always `•••`.
  public var debugDescription: String { "•••" }
  /// Nothing inside is shown.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Bytes that are kept out of core files and wiped when they go: libsodium's `sodium_malloc`.
final class Secret: @unchecked Sendable {
  private let pointer: UnsafeMutablePointer<UInt8>

  /// Memory of a width in bytes, filled once; nobody writes it afterwards.
  init(width: Int, filling: (UnsafeMutablePointer<UInt8>) -> Void) {
    Sodium.start()
    guard let memory = sodium_malloc(width) else {
      preconditionFailure("there is no memory that can be guarded")
    }
    pointer = memory.bindMemory(to: UInt8.self, capacity: width)
    filling(pointer)
  }

  deinit { sodium_free(pointer) }

  /// Lends the bytes.
  func withBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    body(UnsafePointer(pointer))
  }
}

extension Sodium {
  /// Random bytes of the operating system: libsodium's `randombytes_buf`.
  static func randomBytes(_ count: Int) -> [UInt8] {
    start()
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }
}

extension Diagnostic {
  fileprivate static func keyName(_ name: Octets) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-name", at: nil, "'\(name.shown)' cannot name a key",
      expected: "UTF-8 text without spaces and without '+', such as example.org/mission-1",
      mend: "choose another name")
  }
}
