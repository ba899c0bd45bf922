// SPDX-License-Identifier: Apache-2.0

/// Entries one after the other, each behind its length in two bytes, the higher byte first.
///
/// Source: C2SP tlog-tiles, "Log entries".
enum EntryBundle {
  /// The longest entry that a bundle can hold, in bytes.
  static let longestEntry = 65_535
  /// The longest a full bundle can be, in bytes.
  static let longestBundle = Tile.fullWidth * (longestEntry + 2)

  /// Adds an entry at the end of a bundle.
  static func append(_ entry: some Collection<UInt8>, to bundle: inout [UInt8]) {
    precondition(entry.count <= longestEntry, "an entry is checked before it comes here")
    bundle.append(UInt8(entry.count >> 8))
    bundle.append(UInt8(entry.count & 0xFF))
    bundle.append(contentsOf: entry)
  }

  /// Where the entries lie in a bundle, and where the first byte is that fits no entry, if any.
  ///
  /// It must hold `count` entries; bytes behind them fit no entry.
  static func ranges(in bundle: [UInt8], count: Int) -> (entries: [Range<Int>], fault: Int?) {
    var result: [Range<Int>] = []
    result.reserveCapacity(min(count, bundle.count / 2))
    var place = 0
    while result.count < count {
      guard place + 2 <= bundle.count else { return (result, place) }
      let length = Int(bundle[place]) << 8 | Int(bundle[place + 1])
      guard place + 2 + length <= bundle.count else { return (result, place) }
      result.append(place + 2..<place + 2 + length)
      place += 2 + length
    }
    return (result, place == bundle.count ? nil : place)
  }
}
