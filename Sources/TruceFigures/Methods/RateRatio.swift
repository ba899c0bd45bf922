// SPDX-License-Identifier: Apache-2.0

/// How many times as often something was counted after a day as before it, with the exact interval.
///
/// Given the sum of both counts, that of the days after is binomial (conditional binomial): its
/// interval by Clopper and Pearson becomes that of the ratio. It holds where the counts are Poisson and
/// the day was fixed before they were made.
///
/// Source: J. Przyborowski, H. Wilenski, Biometrika 31 (1940) 313-323. Checked against
/// `Vectors/figures/`.
public struct RateRatio: Hashable, Sendable {
  /// The ratio; `nil` where nothing was counted before, and it has no bound.
  public let value: Double?
  /// The lower end of its 95 % interval.
  public let low: Double
  /// The upper end; `nil` where nothing was counted before.
  public let high: Double?
  /// The interval by mid-P, shorter, and less sure to hold.
  public let midLow: Double
  /// Its upper end; `nil` where nothing was counted before.
  public let midHigh: Double?

  /// The ratio of two counts.
  ///
  /// `nil` where both are 0: there is no ratio, only an upper bound of each
  /// (``exactCountInterval(_:confidence:)``).
  ///
  /// - Parameters:
  ///   - before: How many were counted before; from 0 on.
  ///   - after: How many after; from 0 on.
  ///   - daysBefore: The days before; at least 1.
  ///   - daysAfter: The days after; at least 1.
  public init?(before: Int, after: Int, daysBefore: Int, daysAfter: Int) {
    precondition(before >= 0 && after >= 0, "a count is not below zero")
    precondition(daysBefore >= 1 && daysAfter >= 1, "a rate needs a day")
    guard before + after > 0 else { return nil }
    let days = Double(daysBefore) / Double(daysAfter)
    func ratio(_ share: Double) -> Double? { share < 1 ? share / (1 - share) * days : nil }
    let exact = exactProportionInterval(successes: after, trials: before + after)
    let middle = midProportionInterval(successes: after, trials: before + after)
    value = before == 0 ? nil : Double(after) / Double(before) * days
    low = ratio(exact.lowerBound) ?? 0
    high = ratio(exact.upperBound)
    midLow = ratio(middle.lowerBound) ?? 0
    midHigh = ratio(middle.upperBound)
  }
}
