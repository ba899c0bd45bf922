// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// A SHA-256 digest: 32 bytes.
///
/// Hashing is libcrypto's `EVP_Digest`, which uses the processor's SHA instructions where it has
/// them. Source: FIPS 180-4; tree hashing RFC 6962, section 2.1.
public struct Hash: Hashable, Sendable {
  /// How many bytes a hash has.
  public static let width = 32

  // The 32 bytes in memory order; four words, so that an array of hashes is one run of bytes.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  private init() {}

  /// The hash whose bytes these are; `nil` unless there are 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Hash.width else { return nil }
    self.init()
    withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: bytes) }
  }

  /// SHA-256 of a message; the corresponding C function is libcrypto's `EVP_Digest`.
  public init(of message: [UInt8]) {
    self = message.withUnsafeBytes { Hash(of: $0) }
  }

  /// SHA-256 of a run of memory.
  public init(of message: UnsafeRawBufferPointer) {
    self.init()
    let done = withUnsafeMutableBytes(of: &self) { out in
      EVP_Digest(
        message.baseAddress, message.count, out.bindMemory(to: UInt8.self).baseAddress, nil,
        SHA256Method.shared.pointer, nil)
    }
    precondition(done == 1, "libcrypto could not compute SHA-256")
  }

  /// The hash of an entry: SHA-256 of a zero byte and the entry (RFC 6962, section 2.1).
  public init(leaf entry: [UInt8]) {
    self = entry.withUnsafeBytes { Hash(leaf: $0) }
  }

  /// The hash of an entry that lies in memory.
  init(leaf entry: UnsafeRawBufferPointer) {
    self = withUnsafeTemporaryAllocation(byteCount: entry.count + 1, alignment: 8) { buffer in
      buffer[0] = 0
      if entry.count > 0 {
        UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: entry)
      }
      return Hash(of: UnsafeRawBufferPointer(buffer))
    }
  }

  /// The hash of two subtrees: SHA-256 of a one byte and both (RFC 6962, section 2.1).
  public init(left: Hash, right: Hash) {
    self = withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
      buffer[0] = 1
      buffer.storeBytes(of: left, toByteOffset: 1, as: Hash.self)
      buffer.storeBytes(of: right, toByteOffset: 33, as: Hash.self)
      return Hash(of: UnsafeRawBufferPointer(buffer))
    }
  }

  /// The hash of no bytes, which is the root of a tree without entries.
  public static let ofNothing = Hash(of: [])

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
  /// The hash in base 64, as checkpoints and proofs write it.
  public var base64: String { Base64.text(of: bytes) }
  /// The hash in lower-case base 16, as file names write it.
  public var hex: String { Hex.text(of: bytes) }

  /// The hash of a base 64 text; `nil` unless it is the one spelling of 32 bytes.
  public init?(base64: some Collection<UInt8>) {
    guard base64.count == 44, let bytes = Base64.bytes(of: base64) else { return nil }
    self.init(bytes: bytes)
  }

  /// The hash of a lower-case base 16 text; `nil` unless it is the one spelling of 32 bytes.
  public init?(hex: String) {
    guard let bytes = Hex.bytes(of: Array(hex.utf8)) else { return nil }
    self.init(bytes: bytes)
  }
}

extension Hash: CustomStringConvertible {
  /// The hash in lower-case base 16.
  public var description: String { hex }
}

extension Array where Element == Hash {
  /// The hashes one after the other, as a tile holds them.
  var joinedBytes: [UInt8] { withUnsafeBytes { Array<UInt8>($0) } }

  /// The hashes in a run of bytes; `nil` unless its length is a multiple of 32.
  init?(joinedBytes bytes: [UInt8]) {
    guard bytes.count % Hash.width == 0 else { return nil }
    self = []
    reserveCapacity(bytes.count / Hash.width)
    for start in stride(from: 0, to: bytes.count, by: Hash.width) {
      guard let hash = Hash(bytes: bytes[start..<start + Hash.width]) else { return nil }
      append(hash)
    }
  }
}

/// libcrypto's SHA-256, fetched once: fetching it for each digest costs more than a digest.
private struct SHA256Method: @unchecked Sendable {
  static let shared = SHA256Method()
  let pointer: OpaquePointer

  init() {
    guard let pointer = EVP_MD_fetch(nil, "SHA256", nil) else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.pointer = pointer
  }
}

extension Hash {
  /// SHA-256 of a message that comes in pieces, for files too large to hold.
  public final class Stream {
    private let context: OpaquePointer

    /// A stream that has seen no bytes.
    public init() {
      guard let context = EVP_MD_CTX_new(),
        EVP_DigestInit_ex2(context, SHA256Method.shared.pointer, nil) == 1
      else { preconditionFailure("libcrypto could not start SHA-256") }
      self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds the next piece.
    public func add(_ piece: UnsafeRawBufferPointer) {
      let done = EVP_DigestUpdate(context, piece.baseAddress, piece.count)
      precondition(done == 1, "libcrypto could not go on with SHA-256")
    }

    /// Adds the next piece.
    public func add(_ piece: [UInt8]) { piece.withUnsafeBytes { add($0) } }

    /// The hash of all pieces; the stream begins anew.
    public func finish() -> Hash {
      var hash = Hash()
      let done = withUnsafeMutableBytes(of: &hash) { out in
        EVP_DigestFinal_ex(context, out.bindMemory(to: UInt8.self).baseAddress, nil)
      }
      let begun = EVP_DigestInit_ex2(context, nil, nil)
      precondition(done == 1 && begun == 1, "libcrypto could not finish SHA-256")
      return hash
    }
  }
}
