// SPDX-License-Identifier: Apache-2.0

/// A tile of hashes or a bundle of entries: which it is and where its file lies.
///
/// Source: C2SP tlog-tiles, text of July 2026 (v0.1.0 has the same paths).
struct Tile: Hashable, Sendable {
  /// How many hashes a full tile and how many entries a full bundle holds.
  static let fullWidth = 256

  /// What the file holds.
  enum Content: Hashable, Sendable {
    /// Hashes of a level, 0...7 in a tree of fewer than 2^63 entries.
    case hashes(level: Int)
    /// Entries, each behind its length.
    case entries
  }

  /// What the file holds.
  var content: Content
  /// The tile's index within its level, from 0.
  var index: Int
  /// How many hashes or entries it holds, 1...256.
  var width: Int

  /// The level; entries lie beside level 0.
  var level: Int {
    switch content {
    case .hashes(let level): level
    case .entries: 0
    }
  }

  /// The path of the full tile, whether or not this one is full.
  var fullPath: String {
    switch content {
    case .hashes(let level): "tile/\(level)/\(Tile.path(of: index))"
    case .entries: "tile/entries/\(Tile.path(of: index))"
    }
  }

  /// The folder in which the partial tiles of this index lie.
  var partialFolder: String { fullPath + ".p" }

  /// The path of the file below the ledger's folder.
  var path: String { width == Tile.fullWidth ? fullPath : "\(partialFolder)/\(width)" }

  /// Whether it holds all it can.
  var isFull: Bool { width == Tile.fullWidth }

  /// The same tile as a tree of that size has it; `nil` when it would be empty.
  init?(_ content: Content, index: Int, treeSize: Int) {
    self.content = content
    self.index = index
    width = 0
    guard level < 8 else { return nil }
    let count = (treeSize >> (8 * level)) - index * Tile.fullWidth
    guard count > 0 else { return nil }
    width = min(count, Tile.fullWidth)
  }

  /// A tile of a given width.
  init(_ content: Content, index: Int, width: Int) {
    precondition((1...Tile.fullWidth).contains(width), "a tile is 1 to 256 wide")
    self.content = content
    self.index = index
    self.width = width
  }

  /// A number in groups of three digits, all but the last behind an `x`: 1234067 is `x001/x234/067`.
  static func path(of number: Int) -> String {
    precondition(number >= 0, "a path is of a number from 0")
    var groups = [padded(number % 1000)]
    var rest = number / 1000
    while rest > 0 {
      groups.append("x" + padded(rest % 1000))
      rest /= 1000
    }
    return groups.reversed().joined(separator: "/")
  }

  /// The number of a path in groups of three digits; `nil` unless it is the one path of a number.
  static func number(ofPath text: some StringProtocol) -> Int? {
    let groups = text.split(separator: "/", omittingEmptySubsequences: false)
    guard groups.count <= 7 else { return nil }
    let digits = groups.dropLast().map { $0.dropFirst() } + groups.suffix(1).map { $0[...] }
    guard let number = Int(digits.joined()), number >= 0, path(of: number) == text else {
      return nil
    }
    return number
  }

  /// The tile whose file has a path; `nil` unless it is the one path of a tile.
  init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
    let place = parts.removeFirst()
    if place == "entries" {
      content = .entries
    } else {
      guard let level = Int(place), (0...7).contains(level) else { return nil }
      content = .hashes(level: level)
    }
    width = Tile.fullWidth
    if parts.count > 1, let last = Int(parts[parts.count - 1]),
      parts[parts.count - 2].hasSuffix(".p")
    {
      guard (1..<Tile.fullWidth).contains(last) else { return nil }
      width = last
      parts.removeLast()
      parts[parts.count - 1].removeLast(2)
    }
    guard let number = Tile.number(ofPath: parts.joined(separator: "/")) else { return nil }
    index = number
    if self.path != path { return nil }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
