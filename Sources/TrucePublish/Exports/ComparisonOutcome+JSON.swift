// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround
import TruceTerms

extension ComparisonOutcome {
  /// The comparison as programs read it.
  var json: JSON {
    let comparison = recorded.comparison
    return .object([
      ("comparison", .string(comparison.id.name)), ("title", .string(comparison.title)),
      ("written", .string(comparison.written.description)),
      ("because", .string(comparison.because)),
      ("recorded", .optional(recorded.recorded?.description)),
      ("before_the_count", .bool(recorded.isBeforeTheCount)),
      ("provision", .string(comparison.provision.name)),
      ("feed", .string(comparison.feed.name)),
      ("collected_alike", JSON.days(recorded.collectedAlike)),
      ("collecting", .string(recorded.collecting)),
      ("days_before", .integer(comparison.daysBefore)),
      ("days_after", .integer(comparison.daysAfter)),
      ("control", .string(comparison.control.rawValue)),
      ("test", .string(comparison.test.rawValue)),
      ("number_of_tests", .integer(comparison.splits.count)),
      ("refused", .optional(refusal?.word)),
      ("counted_after", .optional(comparison.lastDay?.description)),
      ("tests", .array(tests.map(\.json))),
    ])
  }
}

extension ComparisonOutcome.Refusal {
  /// The word that programs read.
  var word: String {
    switch self {
    case .collectedUnlike: "collected-unlike"
    case .notWrittenBefore: "not-written-before"
    case .notYet: "not-yet"
    }
  }
}

extension SplitTest {
  /// The test as programs read it.
  var json: JSON {
    .object([
      ("reading", .string(split.reading.name)), ("split", .string(split.day.description)),
      ("before", JSON.days(before)), ("after", JSON.days(after)), ("in_scope", scope.json),
      ("out_of_scope", control?.json ?? .null), ("unknown_scope", unknown.json),
      ("without_a_day", .integer(undated)), ("control_rose", .bool(controlRose)),
      (
        "against_control",
        ratioOfRatios.map {
          .object([
            ("ratio", .rounded($0.value, to: 4)), ("low", .rounded($0.low, to: 4)),
            ("high", .rounded($0.high, to: 4)),
          ])
        } ?? .null
      ),
    ])
  }
}

extension SplitTest.Series {
  fileprivate var json: JSON {
    .object([
      ("waves", waves.json), ("wave_ratio", waveRatio?.json ?? .null), ("hits", hits.json),
      ("hit_ratio", hitRatio?.json ?? .null),
      (
        "dispersion",
        dispersion.map {
          .object([
            ("index", .rounded($0.value, to: 4)), ("p", .rounded($0.probability, to: 4)),
            ("overdispersed", .bool($0.isOverdispersed)),
          ])
        } ?? .null
      ),
    ])
  }
}

extension SplitTest.Pair {
  fileprivate var json: JSON {
    .object([("before", .integer(before)), ("after", .integer(after))])
  }
}

extension RateRatio {
  fileprivate var json: JSON {
    func number(_ value: Double?) -> JSON { value.map { .rounded($0, to: 4) } ?? .null }
    return .object([
      ("ratio", number(value)), ("low", number(low)), ("high", number(high)),
      ("mid_p_low", number(midLow)), ("mid_p_high", number(midHigh)),
    ])
  }
}

extension JSON {
  /// A stretch of days; null for none.
  static func days(_ days: ClosedRange<CivilDay>?) -> JSON {
    days.map {
      .object([
        ("from", .string($0.lowerBound.description)), ("to", .string($0.upperBound.description)),
      ])
    } ?? .null
  }
}
