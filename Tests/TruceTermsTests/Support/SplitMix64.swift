// SPDX-License-Identifier: Apache-2.0

/// A seeded generator, so that a failure can be seen again by its seed.
///
/// Source: S. Vigna, "SplitMix64", public domain, 2015.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// True once in so many times.
  mutating func oneIn(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }

  /// A member of a list.
  mutating func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &self)] }

  /// Some members of a list, at least `least`, in its order.
  mutating func some<T>(of list: [T], atLeast least: Int = 0) -> [T] {
    let count = Int.random(in: Swift.min(least, list.count)...list.count, using: &self)
    let chosen = Set(list.indices.shuffled(using: &self).prefix(count))
    return list.indices.filter { chosen.contains($0) }.map { list[$0] }
  }
}
