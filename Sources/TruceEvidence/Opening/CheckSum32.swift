// SPDX-License-Identifier: Apache-2.0

/// The CRC-32 of a stream of bytes, as gzip uses it.
///
/// Source: RFC 1952, section 8; the polynomial 0xEDB88320, eight bytes at a time.
struct CheckSum32: Sendable {
  private var state: UInt32 = 0xFFFF_FFFF

  /// The sum so far.
  var value: UInt32 { ~state }

  /// Adds bytes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var sum = state
    var at = 0
    CheckSum32.tables.withUnsafeBufferPointer { table in
      while at + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let low = UInt32(truncatingIfNeeded: word) ^ sum
        let high = UInt32(truncatingIfNeeded: word &>> 32)
        sum =
          table[7 * 256 + Int(low & 0xFF)] ^ table[6 * 256 + Int(low &>> 8 & 0xFF)]
          ^ table[5 * 256 + Int(low &>> 16 & 0xFF)] ^ table[4 * 256 + Int(low &>> 24)]
        sum ^=
          table[3 * 256 + Int(high & 0xFF)] ^ table[2 * 256 + Int(high &>> 8 & 0xFF)]
          ^ table[256 + Int(high &>> 16 & 0xFF)] ^ table[Int(high &>> 24)]
        at += 8
      }
      while at < bytes.count {
        sum = table[Int((sum ^ UInt32(bytes[at])) & 0xFF)] ^ sum &>> 8
        at += 1
      }
    }
    state = sum
  }

  private static let tables: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum &>> 1 : sum &>> 1 }
      table[byte] = sum
    }
    for slice in 1..<8 {
      for byte in 0..<256 {
        let before = table[(slice - 1) * 256 + byte]
        table[slice * 256 + byte] = table[Int(before & 0xFF)] ^ before &>> 8
      }
    }
    return table
  }()
}
