// SPDX-License-Identifier: Apache-2.0

/// Bytes with a few seeded changes: what hostile or damaged files look like.
func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var random = SplitMix64(seed: seed)
  var result = bytes
  let pieces: [[UInt8]] = [
    [0], [0x22], [0x22, 0x22], [0x0A], [0x0D, 0x0A], [0x2C], [0x3B], [0xFF], [0xEF, 0xBB, 0xBF],
    Array("-1e308".utf8), Array("\u{202E}".utf8), Array("999999999999999999999".utf8),
    Array("{[{[".utf8), Array("\\u0000".utf8), [0xE2, 0x80], Array("  ".utf8), Array("\"\n".utf8),
  ]
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    if result.isEmpty { break }
    let at = Int.random(in: 0..<result.count, using: &random)
    let length = Swift.min(Int.random(in: 1...40, using: &random), result.count - at)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: result[at] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
    case 1: result.removeSubrange(at..<at + length)
    case 2: result.insert(contentsOf: result[at..<at + length], at: at)
    case 3:
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      result.insert(contentsOf: piece, at: at)
    case 4:
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      result.replaceSubrange(at..<at + Swift.min(length, piece.count), with: piece)
    default: result.removeSubrange(at...)
    }
  }
  return result
}
