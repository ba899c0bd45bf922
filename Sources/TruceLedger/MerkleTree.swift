// SPDX-License-Identifier: Apache-2.0

/// The tree of RFC 6962, section 2.1, over leaf hashes, and the verification of its proofs.
///
/// Verification follows RFC 9162, sections 2.1.3.2 and 2.1.4.2. A proof has one right length for
/// its index and sizes: a hash too many or too few is refused.
public enum MerkleTree {
  /// The root over hashes; each stands for a leaf, or for a perfect subtree of one size.
  ///
  /// The last may stand for a smaller subtree than the others. The root over none is the hash of
  /// no bytes.
  public static func root(of hashes: some Collection<Hash>) -> Hash {
    if hashes.isEmpty { return .ofNothing }
    var row = Array(hashes)
    while row.count > 1 {
      let pairs = row.count / 2
      for pair in 0..<pairs { row[pair] = Hash(left: row[2 * pair], right: row[2 * pair + 1]) }
      if row.count % 2 == 1 {
        row[pairs] = row[row.count - 1]
        row.removeLast(row.count - pairs - 1)
      } else {
        row.removeLast(row.count - pairs)
      }
    }
    return row[0]
  }

  /// Whether the proof shows that the leaf stands at the index in the tree of that size and root.
  ///
  /// Size and root must come together from one checkpoint whose signature was verified, and the
  /// leaf hash must be computed from the entry: a proof alone proves nothing.
  ///
  /// Source: RFC 9162, section 2.1.3.2.
  public static func includes(
    _ leaf: Hash, at index: Int, size: Int, root: Hash, proof: [Hash]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var place = index
    var last = size - 1
    var hash = leaf
    for sibling in proof {
      if last == 0 { return false }
      if place % 2 == 1 || place == last {
        hash = Hash(left: sibling, right: hash)
        while place % 2 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = Hash(left: hash, right: sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether the proof shows that the newer tree begins with the entries of the older one.
  ///
  /// Between two trees of one size, and from the empty tree, the proof is empty.
  ///
  /// Source: RFC 9162, section 2.1.4.2.
  public static func extends(
    olderSize: Int, olderRoot: Hash, newerSize: Int, newerRoot: Hash, proof: [Hash]
  ) -> Bool {
    guard olderSize >= 0, newerSize >= olderSize else { return false }
    if newerSize == 0, newerRoot != .ofNothing { return false }
    if olderSize == 0 { return proof.isEmpty && olderRoot == .ofNothing }
    if olderSize == newerSize { return proof.isEmpty && olderRoot == newerRoot }
    var path = proof[...]
    if olderSize & (olderSize - 1) == 0 { path = [olderRoot] + path }
    guard let seed = path.first else { return false }
    var place = olderSize - 1
    var last = newerSize - 1
    while place % 2 == 1 {
      place >>= 1
      last >>= 1
    }
    var older = seed
    var newer = seed
    for hash in path.dropFirst() {
      if last == 0 { return false }
      if place % 2 == 1 || place == last {
        older = Hash(left: hash, right: older)
        newer = Hash(left: hash, right: newer)
        while place % 2 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        newer = Hash(left: newer, right: hash)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && older == olderRoot && newer == newerRoot
  }
}

extension MerkleTree {
  /// The spans of leaves whose roots make up a proof, from the leaf's side to the root's.
  ///
  /// Each span is a subtree of the tree; only the last on the right edge is not perfect.
  /// Source: RFC 6962, section 2.1.1.
  static func inclusionSpans(index: Int, size: Int) -> [Range<Int>] {
    precondition(index >= 0 && index < size, "a proof is for an entry that the tree holds")
    var spans: [Range<Int>] = []
    var span = 0..<size
    while span.count > 1 {
      let split = span.lowerBound + largestPowerOfTwo(below: span.count)
      if index < split {
        spans.append(split..<span.upperBound)
        span = span.lowerBound..<split
      } else {
        spans.append(span.lowerBound..<split)
        span = split..<span.upperBound
      }
    }
    return spans.reversed()
  }

  /// The spans of leaves whose roots make up a proof between two sizes.
  ///
  /// Source: RFC 6962, section 2.1.2.
  static func consistencySpans(olderSize: Int, newerSize: Int) -> [Range<Int>] {
    precondition(olderSize >= 0 && olderSize <= newerSize, "the older tree is not the larger one")
    if olderSize == 0 || olderSize == newerSize { return [] }
    var spans: [Range<Int>] = []
    var span = 0..<newerSize
    var isWhole = true
    while span.upperBound != olderSize {
      let split = span.lowerBound + largestPowerOfTwo(below: span.count)
      if olderSize <= split {
        spans.append(split..<span.upperBound)
        span = span.lowerBound..<split
      } else {
        spans.append(span.lowerBound..<split)
        span = split..<span.upperBound
        isWhole = false
      }
    }
    if !isWhole { spans.append(span) }
    return spans.reversed()
  }

  /// The perfect subtrees that make up a span, the largest first; the span begins at a multiple of
  /// the largest.
  static func perfectSpans(in span: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = span.lowerBound
    while start < span.upperBound {
      let width = 1 << (Int.bitWidth - 1 - (span.upperBound - start).leadingZeroBitCount)
      result.append(start..<start + width)
      start += width
    }
    return result
  }

  /// The largest power of two less than a number of at least 2.
  private static func largestPowerOfTwo(below number: Int) -> Int {
    1 << (Int.bitWidth - 1 - (number - 1).leadingZeroBitCount)
  }
}
