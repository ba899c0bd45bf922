// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
public import TruceGround
internal import TruceTerms

/// What a comparison gives on a day: a test for each reading, or why there is none.
///
/// It counts what one feed tells of, not all that happened, and says nothing of causes or of authors.
public struct ComparisonOutcome: Sendable {
  /// Why no test is shown.
  public enum Refusal: Hashable, Sendable {
    /// The feed's way of collecting changed, or nobody says that it did not.
    case collectedUnlike
    /// The ledger does not show that it was written down before the first row was taken in.
    case notWrittenBefore
    /// Its days are not over: it is counted once, after the last of them.
    case notYet(CivilDay)
  }

  /// The comparison.
  public let recorded: RecordedComparison
  /// Why there is no test; `nil` when there are.
  public let refusal: Refusal?
  /// One test a reading, in the order written down; empty with a refusal.
  public let tests: [SplitTest]

  /// Tests counts that were made.
  ///
  /// - Parameters:
  ///   - recorded: The comparison.
  ///   - counts: One a split, as `SplitCount.all` gives them.
  public init(of recorded: RecordedComparison, counted counts: [SplitCount]) {
    self.recorded = recorded
    refusal = recorded.refusal
    guard refusal == nil, let alike = recorded.collectedAlike else {
      tests = []
      return
    }
    tests = zip(recorded.comparison.splits, counts).map {
      SplitTest(of: $0, recorded.comparison, counted: $1, alike: alike)
    }
  }

  private init(_ recorded: RecordedComparison, refusal: Refusal) {
    self.recorded = recorded
    self.refusal = refusal
    tests = []
  }

  /// What of it is shown at the end of a day: nothing before its own last day is over.
  public func shown(at day: CivilDay) -> ComparisonOutcome {
    guard refusal == nil, let last = recorded.comparison.lastDay, last > day else { return self }
    return ComparisonOutcome(recorded, refusal: .notYet(last))
  }
}

/// The count of one reading's scope before and after one day.
public struct SplitTest: Hashable, Sendable {
  /// Counts before and after.
  public struct Pair: Hashable, Sendable {
    /// Before the split.
    public var before = 0
    /// From the split on.
    public var after = 0

    /// Counts before and after.
    public init(before: Int = 0, after: Int = 0) {
      self.before = before
      self.after = after
    }
  }

  /// How many times as much attacks in scope changed as those out of scope.
  public struct RatioOfRatios: Hashable, Sendable {
    /// The one ratio over the other.
    public let value: Double
    /// The lower end of its 95 % interval.
    public let low: Double
    /// The upper end.
    public let high: Double
  }

  /// What was counted of one kind.
  public struct Series: Hashable, Sendable {
    /// Hits.
    public var hits = Pair()
    /// Days with at least one hit: waves.
    public var waves = Pair()
    /// Whether hits vary from day to day more than Poisson counts would; `nil` where none can tell.
    public var dispersion: DispersionIndex?
    /// The ratio of hits; `nil` where there are too few days, nothing was counted, or hits
    /// come in waves.
    public var hitRatio: RateRatio?
    /// The ratio of waves; `nil` where there are too few days or nothing was counted.
    public var waveRatio: RateRatio?
  }

  /// The split.
  public let split: Comparison.Split
  /// The days before that the feed covers in one way; `nil` for none.
  public let before: ClosedRange<CivilDay>?
  /// The days after that the feed covers in one way; `nil` for none.
  public let after: ClosedRange<CivilDay>?
  /// In scope, by the reading's words on object and place.
  public let scope: Series
  /// Attacks of the same feed that the words leave out.
  public let control: Series?
  /// Hits of which the words do not say whether they are in scope.
  public let unknown: Pair
  /// Hits whose time spans several days, and which no day holds.
  public let undated: Int
  /// The ratio in scope over that of the control, with its exact interval; `nil` where one of them is
  /// not shown, or where the control rose.
  public let ratioOfRatios: RatioOfRatios?

  /// Whether there are enough days on both sides.
  public var hasEnoughDays: Bool {
    (before?.dayCount ?? 0) >= Comparison.fewestDays
      && (after?.dayCount ?? 0) >= Comparison.fewestDays
  }

  /// Whether attacks out of scope rose: then what was aimed at one may have been turned to the other,
  /// and the control says nothing of what would have been.
  public var controlRose: Bool {
    guard let control, let ratio = control.hitRatio ?? control.waveRatio else { return false }
    return ratio.low > 1
  }

  init(
    of split: Comparison.Split, _ comparison: Comparison, counted: SplitCount,
    alike: ClosedRange<CivilDay>
  ) {
    self.split = split
    before = comparison.before(split).common(with: alike)
    after = comparison.after(split).common(with: alike)
    let byDay = counted.byDay
    undated = counted.undated
    let enough =
      (before?.dayCount ?? 0) >= Comparison.fewestDays
      && (after?.dayCount ?? 0) >= Comparison.fewestDays
    scope = Series(byDay[.met] ?? [:], before, after, enough)
    control =
      comparison.control == .outside ? Series(byDay[.notMet] ?? [:], before, after, enough) : nil
    unknown = Series(byDay[.unknown] ?? [:], before, after, enough).hits
    ratioOfRatios = SplitTest.ratioOfRatios(scope, control)
  }

  /// The ratio of the two ratios, where both stand on Poisson counts and the control did not rise.
  private static func ratioOfRatios(
    _ scope: Series, _ control: Series?
  ) -> RatioOfRatios? {
    guard let control, scope.hitRatio != nil, let other = control.hitRatio, other.low <= 1
    else { return nil }
    let table = (
      a: scope.hits.after, b: scope.hits.before, c: control.hits.after, d: control.hits.before
    )
    guard table.b > 0, table.c > 0, table.d > 0 else { return nil }
    let (low, high) = exactOddsRatioInterval(table)
    guard high.isFinite else { return nil }
    return RatioOfRatios(
      value: Double(table.a) * Double(table.d) / (Double(table.b) * Double(table.c)), low: low,
      high: high)
  }
}

extension SplitTest.Series {
  fileprivate init(
    _ byDay: [CivilDay: Int], _ before: ClosedRange<CivilDay>?, _ after: ClosedRange<CivilDay>?,
    _ enough: Bool
  ) {
    func counts(_ days: ClosedRange<CivilDay>?) -> [Int] {
      guard let days else { return [] }
      return (days.lowerBound.daysSince1970...days.upperBound.daysSince1970).map {
        byDay[CivilDay(daysSince1970: $0)] ?? 0
      }
    }
    let (first, second) = (counts(before), counts(after))
    hits = SplitTest.Pair(before: first.reduce(0, +), after: second.reduce(0, +))
    waves = SplitTest.Pair(before: first.count { $0 > 0 }, after: second.count { $0 > 0 })
    dispersion = DispersionIndex(of: [first, second])
    guard enough else { return }
    func ratio(_ pair: SplitTest.Pair) -> RateRatio? {
      RateRatio(
        before: pair.before, after: pair.after, daysBefore: first.count, daysAfter: second.count)
    }
    waveRatio = ratio(waves)
    // Where hits come in waves a Poisson interval is too short: none is shown.
    if dispersion?.isOverdispersed != true { hitRatio = ratio(hits) }
  }
}

extension RecordedComparison {
  /// Why no test of it is shown on any day; `nil` when there may be.
  var refusal: ComparisonOutcome.Refusal? {
    if collectedAlike == nil { return .collectedUnlike }
    return isBeforeTheCount ? nil : .notWrittenBefore
  }
}

extension ClosedRange<CivilDay> {
  /// How many days it has.
  fileprivate var dayCount: Int { upperBound.daysSince1970 - lowerBound.daysSince1970 + 1 }

  /// The days of both.
  fileprivate func common(with other: ClosedRange<CivilDay>) -> ClosedRange<CivilDay>? {
    let first = Swift.max(lowerBound, other.lowerBound)
    let last = Swift.min(upperBound, other.upperBound)
    return first <= last ? first...last : nil
  }
}
