// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The hours of a local day that words such as `night` allow, as one bit an hour.
///
/// Wide on purpose: they only tell apart what cannot be one moment.
struct PartOfDay: Hashable {
  /// One bit an hour from midnight.
  let hours: UInt32

  /// What a source's words allow; `nil` when they name no part of the day.
  init?(words: String) {
    let folded = FoldedWords.words(of: words)
    var found: UInt32 = 0
    for (index, word) in folded.enumerated() {
      if word == PartOfDay.early {
        let isMorning = index + 1 < folded.count && PartOfDay.morning.contains(folded[index + 1])
        found |= isMorning ? PartOfDay.bits(2, 9) : PartOfDay.bits(0, 7)
        continue
      }
      if index > 0, folded[index - 1] == PartOfDay.early { continue }
      for (names, first, end) in PartOfDay.table where names.contains(word) {
        found |= PartOfDay.bits(first, end)
      }
    }
    if found == 0 { return nil }
    hours = found
  }

  private static let early = FoldedWords.words(of: "early")[0]
  private static let morning = FoldedWords.words(of: "morning ранок вранці утро утром")
  private static let table: [(names: [String], first: Int, end: Int)] = [
    (FoldedWords.words(of: "night overnight ніч вночі уночі ночь ночью"), 20, 32),
    (morning, 4, 12),
    (FoldedWords.words(of: "afternoon noon"), 11, 19),
    (FoldedWords.words(of: "day daytime день вдень днем"), 6, 20),
    (FoldedWords.words(of: "evening вечір ввечері увечері вечер вечером"), 16, 25),
  ]

  /// The hours that clocks at a longitude may show at a moment: the sun's, two hours either way.
  init(at instant: Instant, longitude: Double) {
    let day = 86_400
    let second = ((instant.secondsSince1970 % day) + day) % day
    let hour = second / 3600 + Int((longitude / 15).rounded()) + 24
    hours = PartOfDay.bits(hour - 2, hour + 3)
  }

  /// The hours that either allows.
  func or(_ other: PartOfDay) -> PartOfDay { PartOfDay(hours: hours | other.hours) }

  private init(hours: UInt32) { self.hours = hours }

  /// Whether both allow some hour.
  func meets(_ other: PartOfDay) -> Bool { hours & other.hours != 0 }

  private static func bits(_ first: Int, _ end: Int) -> UInt32 {
    (first..<end).reduce(0) { $0 | 1 << UInt32($1 % 24) }
  }
}
