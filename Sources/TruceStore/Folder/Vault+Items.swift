// SPDX-License-Identifier: Apache-2.0

internal import CSodium
internal import Foundation
internal import TruceEngine
public import TruceGround
internal import TruceLedger

/// Items of any size: `vault/<commitment>` is then a line, a header, and pieces of 64 KiB by libsodium's
/// `crypto_secretstream_xchacha20poly1305`, the salt first.
extension Vault {
  private static let title = Array("truce vault item v1\n".utf8)
  private static let width = 1 << 16
  private static let overhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
  private static let headerSize = Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)
  private static let last = UInt8(crypto_secretstream_xchacha20poly1305_TAG_FINAL)

  /// Keeps what a source gives, without holding it in memory.
  ///
  /// - Returns: The commitment, and how many bytes came.
  /// - Throws: `store.unwritable`, and what the source throws.
  func keep(
    _ source: inout some ByteSource, noting unrecorded: Unrecorded?
  ) throws(Diagnostics) -> (commitment: String, byteCount: Int) {
    try MissionFolder.make(folder.path(of: "vault"))
    let incoming = folder.path(of: "vault/incoming-\(getpid())")
    defer { unlink(incoming) }
    let file = try MissionFolder.NewFile(at: incoming, mode: 0o600)
    var state = crypto_secretstream_xchacha20poly1305_state()
    var header = [UInt8](repeating: 0, count: Vault.headerSize)
    crypto_secretstream_xchacha20poly1305_init_push(&state, &header, key)
    try file.write(Vault.title + header)
    let hash = Hash.Stream()
    func push(_ piece: [UInt8], _ tag: UInt8) throws(Diagnostics) {
      var sealed = [UInt8](repeating: 0, count: piece.count + Vault.overhead)
      crypto_secretstream_xchacha20poly1305_push(
        &state, &sealed, nil, piece, UInt64(piece.count), nil, 0, tag)
      try file.write(sealed)
    }
    let salt = Vault.random(32)
    hash.add(salt)
    try push(salt, 0)
    var buffer = [UInt8](repeating: 0, count: Vault.width)
    var count = 0
    while true {
      var filled = 0
      while filled < buffer.count {
        let taken = try Vault.read(&source, into: &buffer, from: filled)
        if taken == 0 { break }
        filled += taken
      }
      let piece = Array(buffer[..<filled])
      hash.add(piece)
      count += filled
      try push(piece, filled < buffer.count ? Vault.last : 0)
      if filled < buffer.count { break }
    }
    try file.finish()
    let commitment = hash.finish().hex
    try unrecorded?.note("vault/" + commitment)
    try MissionFolder.move(incoming, to: path(of: commitment))
    return (commitment, count)
  }

  private static func read(
    _ source: inout some ByteSource, into buffer: inout [UInt8], from: Int
  ) throws(Diagnostics) -> Int {
    let result = buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(Diagnostics) in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[from...]))
      }
    }
    return try result.get()
  }

  /// Gives the bytes behind a commitment a piece at a time, then holds them against it.
  ///
  /// - Returns: Whether there is anything behind it.
  /// - Throws: `store.vault-changed`, and what `body` throws; the bytes count for nothing then.
  public func forEachPiece(
    of commitment: String, _ body: ([UInt8]) throws(Diagnostics) -> Void
  ) throws(Diagnostics) -> Bool {
    let name = "vault/" + commitment
    guard folder.holds(name) else { return false }
    let file = try FileSource(path: path(of: commitment))
    func take(_ count: Int) throws(Diagnostics) -> [UInt8] {
      var buffer = [UInt8](repeating: 0, count: count)
      var filled = 0
      var source = file
      while filled < count {
        let taken = try Vault.read(&source, into: &buffer, from: filled)
        if taken == 0 { break }
        filled += taken
      }
      return Array(buffer[..<filled])
    }
    guard try take(Vault.title.count) == Vault.title else {
      // A text, which is small.
      guard let opened = try opened(commitment) else { return false }
      try body(Array(opened.content.utf8))
      return true
    }
    let changed = Diagnostics(Vault.changed(name))
    let header = try take(Vault.headerSize)
    var state = crypto_secretstream_xchacha20poly1305_state()
    guard header.count == Vault.headerSize,
      crypto_secretstream_xchacha20poly1305_init_pull(&state, header, key) == 0
    else { throw changed }
    let hash = Hash.Stream()
    var isFirst = true
    while true {
      let sealed = try take((isFirst ? 32 : Vault.width) + Vault.overhead)
      guard sealed.count >= Vault.overhead else { throw changed }
      var piece = [UInt8](repeating: 0, count: sealed.count - Vault.overhead)
      var tag: UInt8 = 0
      guard
        crypto_secretstream_xchacha20poly1305_pull(
          &state, &piece, nil, &tag, sealed, UInt64(sealed.count), nil, 0) == 0
      else { throw changed }
      hash.add(piece)
      if !isFirst { try body(piece) }
      isFirst = false
      if tag == Vault.last { break }
    }
    guard try take(1).isEmpty, hash.finish().hex == commitment else { throw changed }
    return true
  }

}
