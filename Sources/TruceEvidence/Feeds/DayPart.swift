// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// A word for a part of the civil day, such as `evening`, with the hours it may mean.
///
/// Wide on purpose: people's evenings differ. `night` may be either end of the civil day, so it is the
/// whole of it.
struct DayPart: Hashable, Sendable {
  /// The word, in lower case.
  var word: String
  /// The seconds of the day it may mean, from 0 to 86,400.
  var seconds: Range<Int>

  /// The parts that are known unless a mapping says otherwise.
  static let known: [DayPart] = [
    DayPart(word: "early hours", seconds: 0..<7 * 3600),
    DayPart(word: "early morning", seconds: 3 * 3600..<10 * 3600),
    DayPart(word: "late evening", seconds: 19 * 3600..<86_400),
    DayPart(word: "midnight", seconds: 0..<86_400),
    DayPart(word: "overnight", seconds: 0..<86_400),
    DayPart(word: "night", seconds: 0..<86_400),
    DayPart(word: "dawn", seconds: 2 * 3600..<9 * 3600),
    DayPart(word: "morning", seconds: 3 * 3600..<13 * 3600),
    DayPart(word: "noon", seconds: 10 * 3600..<15 * 3600),
    DayPart(word: "midday", seconds: 10 * 3600..<15 * 3600),
    DayPart(word: "afternoon", seconds: 11 * 3600..<20 * 3600),
    DayPart(word: "dusk", seconds: 15 * 3600..<23 * 3600),
    DayPart(word: "evening", seconds: 16 * 3600..<86_400),
  ]

  /// The seconds that the words of a text may mean together; the whole day when it has none of them.
  static func seconds(in text: String, by parts: [DayPart]) -> Range<Int> {
    var rest = text.lowercased()
    var found: Range<Int>?
    for part in parts.sorted(by: { ($1.word.utf8.count, $0.word) < ($0.word.utf8.count, $1.word) })
    {
      let pieces = rest.split(separator: part.word, omittingEmptySubsequences: false)
      if pieces.count < 2 { continue }
      rest = pieces.joined(separator: "|")
      found =
        found.map {
          Swift.min(
            $0.lowerBound, part.seconds.lowerBound)..<Swift.max(
              $0.upperBound, part.seconds.upperBound)
        } ?? part.seconds
    }
    return found ?? 0..<86_400
  }
}
