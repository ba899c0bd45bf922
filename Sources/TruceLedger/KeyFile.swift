// SPDX-License-Identifier: Apache-2.0

import CSodium
public import TruceGround

/// A signing key in a file, sealed with a passphrase.
///
/// Five lines of text: the format, the public key, how the passphrase is stretched (Argon2id:
/// passes, bytes of memory, salt), the nonce, and the sealed seed (XChaCha20-Poly1305, with the
/// lines above as its associated data). Nothing of the seed is ever printed.
///
/// The corresponding C functions are libsodium's `crypto_pwhash` and
/// `crypto_aead_xchacha20poly1305_ietf_encrypt`.
public enum KeyFile {
  private static let firstLine = "truce key v1"
  private static let longest = 4096

  /// What it costs to try one passphrase.
  public struct Cost: Hashable, Sendable {
    /// How many passes are made over the memory, 1...16.
    public var passes: Int
    /// How much memory they are made over, 8 KiB to 1 GiB, in bytes.
    public var memoryInBytes: Int

    /// A cost; values outside of the ranges are brought into them.
    public init(passes: Int, memoryInBytes: Int) {
      self.passes = min(max(passes, 1), 16)
      self.memoryInBytes = min(max(memoryInBytes, 8 << 10), 1 << 30)
    }

    /// What libsodium calls moderate: 3 passes over 256 MiB, about a second.
    public static let usual = Cost(passes: 3, memoryInBytes: 256 << 20)
    /// One pass over 8 KiB, for tests; it keeps nobody out.
    public static let least = Cost(passes: 1, memoryInBytes: 8 << 10)
  }

  /// The file of a key, with a salt and nonce of libsodium's random bytes.
  ///
  /// - Throws: `ledger.passphrase-empty`, `ledger.key-memory`.
  public static func sealed(
    _ signer: Signer, passphrase: [UInt8], cost: Cost = .usual
  ) throws(Diagnostics) -> [UInt8] {
    if passphrase.isEmpty { throw Diagnostics(.emptyPassphrase) }
    let salt = Sodium.randomBytes(Int(crypto_pwhash_SALTBYTES))
    let nonce = Sodium.randomBytes(Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
    let head = Array(
      """
      \(firstLine)
      \(signer.key)
      argon2id \(cost.passes) \(cost.memoryInBytes) \(Base64.text(of: salt))
      xchacha20poly1305 \(Base64.text(of: nonce))

      """.utf8)
    guard let stretched = stretch(passphrase, salt: salt, cost: cost) else {
      throw Diagnostics(.keyMemory(cost.memoryInBytes))
    }
    var seed = signer.seed
    defer { sodium_memzero(&seed, seed.count) }
    var box = [UInt8](repeating: 0, count: seed.count + boxOverhead)
    let done = stretched.withBytes { key in
      crypto_aead_xchacha20poly1305_ietf_encrypt(
        &box, nil, seed, UInt64(seed.count), head, UInt64(head.count), nil, nonce, key)
    }
    precondition(done == 0, "libsodium could not seal a key")
    return head + Array("\(Base64.text(of: box))\n".utf8)
  }

  /// The public half, which needs no passphrase.
  ///
  /// - Throws: `ledger.key-file`, and what reading a verifier key throws.
  public static func publicKey(of bytes: [UInt8], name: String) throws(Diagnostics) -> VerifierKey {
    try Sealed(parsing: bytes, name: name).key
  }

  /// Opens the file of a key.
  ///
  /// - Throws: `ledger.key-file`, `ledger.key-locked` for another passphrase or changed bytes,
  ///   `ledger.key-memory`.
  public static func opened(
    _ bytes: [UInt8], passphrase: [UInt8], name: String
  ) throws(Diagnostics) -> Signer {
    let sealed = try Sealed(parsing: bytes, name: name)
    if passphrase.isEmpty { throw Diagnostics(.keyLocked(at: Location(file: name))) }
    guard let stretched = stretch(passphrase, salt: sealed.salt, cost: sealed.cost) else {
      throw Diagnostics(.keyMemory(sealed.cost.memoryInBytes))
    }
    var seed = [UInt8](repeating: 0, count: Signer.seedWidth)
    defer { sodium_memzero(&seed, seed.count) }
    let done = stretched.withBytes { key in
      crypto_aead_xchacha20poly1305_ietf_decrypt(
        &seed, nil, nil, sealed.box, UInt64(sealed.box.count), sealed.head,
        UInt64(sealed.head.count), sealed.nonce, key)
    }
    guard done == 0 else { throw Diagnostics(.keyLocked(at: Location(file: name))) }
    let signer = try Signer(name: sealed.key.name, kind: sealed.key.kind, seed: seed)
    guard signer.key == sealed.key else { throw Diagnostics(.keyLocked(at: Location(file: name))) }
    return signer
  }

  private static let boxOverhead = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

  private static func stretch(_ passphrase: [UInt8], salt: [UInt8], cost: Cost) -> Secret? {
    var done: Int32 = -1
    let secret = Secret(width: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)) { key in
      passphrase.withUnsafeBufferPointer { words in
        words.withMemoryRebound(to: CChar.self) { words in
          guard let start = words.baseAddress else { return }
          done = crypto_pwhash(
            key, UInt64(crypto_aead_xchacha20poly1305_ietf_KEYBYTES), start, UInt64(words.count),
            salt, UInt64(cost.passes), cost.memoryInBytes, crypto_pwhash_ALG_ARGON2ID13)
        }
      }
    }
    return done == 0 ? secret : nil
  }

  /// The parts of a key file.
  private struct Sealed {
    var key: VerifierKey
    var cost: Cost
    var salt: [UInt8]
    var nonce: [UInt8]
    var box: [UInt8]
    var head: [UInt8]

    init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
      func fault(_ line: Int) -> Diagnostics {
        Diagnostics(.keyFile(at: Location(file: name, line: line)))
      }
      let newline = UInt8(ascii: "\n")
      guard bytes.count <= KeyFile.longest, bytes.last == newline else { throw fault(0) }
      let lines = bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
      guard lines.count == 5 else { throw fault(0) }
      guard lines[0].elementsEqual(KeyFile.firstLine.utf8) else { throw fault(1) }
      key = try VerifierKey(parsing: lines[1], at: Location(file: name, line: 2))
      let space = UInt8(ascii: " ")
      let words = lines[2].split(separator: space, omittingEmptySubsequences: false)
      guard words.count == 4, words[0].elementsEqual("argon2id".utf8),
        let passes = Decimal.number(of: words[1]), let memory = Decimal.number(of: words[2]),
        let salt = Base64.bytes(of: words[3]), salt.count == Int(crypto_pwhash_SALTBYTES)
      else { throw fault(3) }
      cost = Cost(passes: passes, memoryInBytes: memory)
      guard cost.passes == passes, cost.memoryInBytes == memory else { throw fault(3) }
      self.salt = salt
      let mark = "xchacha20poly1305 "
      guard lines[3].starts(with: mark.utf8),
        let nonce = Base64.bytes(of: lines[3].dropFirst(mark.utf8.count)),
        nonce.count == Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
      else { throw fault(4) }
      self.nonce = nonce
      guard let box = Base64.bytes(of: lines[4]),
        box.count == Signer.seedWidth + KeyFile.boxOverhead
      else { throw fault(5) }
      self.box = box
      head = Array(bytes[..<lines[4].startIndex])
    }
  }
}

extension Diagnostic {
  fileprivate static var emptyPassphrase: Diagnostic {
    Diagnostic(
      .error, "ledger.passphrase-empty", at: nil, "the passphrase is empty",
      mend: "give a passphrase of several words")
  }

  fileprivate static func keyMemory(_ bytes: Int) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-memory", at: nil, "there is no memory to work out the key",
      expected: "\(bytes) bytes free", mend: "end other programs, then run this again")
  }

  fileprivate static func keyFile(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-file", at: place, "this is not what a key file has here",
      expected: "the five lines of a key file of Truce", mend: "give the key's own file, unchanged")
  }

  fileprivate static func keyLocked(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "ledger.key-locked", at: place, "the passphrase does not open this key",
      mend: "give the key's passphrase; if it is right, the file was changed: restore it")
  }
}
