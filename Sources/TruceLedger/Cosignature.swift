// SPDX-License-Identifier: Apache-2.0

/// A witness's signature over a checkpoint and a time.
///
/// It says that as of that time this was the largest tree the witness had seen of that log, and
/// that the log had only been appended to. It says nothing of the contents.
///
/// Source: C2SP tlog-cosignature v1.0.1 (Ed25519, type 0x04).
public struct Cosignature: Hashable, Sendable {
  /// The sentence that stands wherever a cosignature is shown.
  public static let meaning =
    "A cosignature says that the log was append-only as of its time, not that the witness agrees"
    + " with the contents."

  /// The time the witness gave, in seconds since 1970; at most 2^63 - 1.
  public let time: UInt64
  /// The Ed25519 signature, 64 bytes.
  public let signature: [UInt8]

  /// Reads the eight bytes of the time, the highest first, and the signature behind them; `nil`
  /// unless there are 72 bytes and the time is less than 2^63.
  init?(bytes: [UInt8]) {
    guard bytes.count == 72 else { return nil }
    time = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    signature = Array(bytes[8...])
    if time > UInt64(Int64.max) { return nil }
  }

  /// The bytes that are signed: a header, the time, and the whole text of the checkpoint.
  static func message(time: UInt64, text: [UInt8]) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }
}

extension Signer {
  /// The line by which a witness cosigns a checkpoint.
  ///
  /// - Precondition: the signer's kind is `cosignature`; the time is 1 to 2^63 - 1. A caller sees
  ///   to it that the time is not earlier than that of the witness's last cosignature.
  public func cosigning(_ text: [UInt8], time: UInt64) -> SignedNote.Line {
    precondition(key.kind == .cosignature, "only a witness's key cosigns")
    precondition((1...UInt64(Int64.max)).contains(time), "a cosignature has a time")
    let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) }
    let signature = signature(of: Cosignature.message(time: time, text: text))
    return SignedNote.Line(name: key.name, keyID: key.id, signature: stamp + signature)
  }
}
