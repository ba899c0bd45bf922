// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Clopper's and Pearson's exact interval for a proportion.
///
/// - Parameters:
///   - successes: 0...trials.
///   - trials: At least 1.
///   - confidence: 0.5..<1, two-sided; we publish 0.95.
/// - Returns: A range within 0...1 that holds `successes / trials`.
///
/// Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413. Checked against
/// `Vectors/figures/`.
public func exactProportionInterval(
  successes: Int, trials: Int, confidence: Double = 0.95
) -> ClosedRange<Double> {
  precondition(trials >= 1 && (0...trials).contains(successes), "successes are among the trials")
  let tail = (1 - confidence) / 2
  let (k, n) = (Double(successes), Double(trials))
  let low = successes == 0 ? 0 : solved(tail, in: 0...1) { regularizedBeta($0, k, n - k + 1) }
  let high =
    successes == trials ? 1 : solved(1 - tail, in: 0...1) { regularizedBeta($0, k + 1, n - k) }
  return low...max(low, high)
}

/// The interval for a proportion by mid-P: half of the probability of what was seen counts as beyond.
///
/// Shorter than Clopper's and Pearson's; its coverage can fall a little short of the confidence.
///
/// - Parameters:
///   - successes: 0...trials.
///   - trials: At least 1.
///   - confidence: 0.5..<1, two-sided.
/// - Returns: A range within 0...1.
///
/// Source: H. O. Lancaster, J. Am. Stat. Assoc. 56 (1961) 223-234.
public func midProportionInterval(
  successes: Int, trials: Int, confidence: Double = 0.95
) -> ClosedRange<Double> {
  precondition(trials >= 1 && (0...trials).contains(successes), "successes are among the trials")
  let tail = (1 - confidence) / 2
  let (k, n) = (Double(successes), Double(trials))
  /// P(X > k) + P(X = k) / 2, which rises with the proportion.
  func above(_ p: Double) -> Double {
    let more = successes == trials ? 0 : regularizedBeta(p, k + 1, n - k)
    let asMany = successes == 0 ? 1 : regularizedBeta(p, k, n - k + 1)
    return (more + asMany) / 2
  }
  let low = successes == 0 ? 0 : solved(tail, in: 0...1, above)
  let high = successes == trials ? 1 : solved(1 - tail, in: 0...1, above)
  return low...max(low, high)
}

/// Garwood's exact interval for the mean of a Poisson count.
///
/// For none counted it goes from 0 to 3.69 at 95 %: nothing seen is not nothing happened.
///
/// - Parameters:
///   - count: From 0 on.
///   - confidence: 0.5..<1, two-sided.
/// - Returns: A range that holds the count.
///
/// Source: F. Garwood, Biometrika 28 (1936) 437-442. Checked against `Vectors/figures/`.
public func exactCountInterval(_ count: Int, confidence: Double = 0.95) -> ClosedRange<Double> {
  precondition(count >= 0, "a count is not below zero")
  let tail = (1 - confidence) / 2
  let k = Double(count)
  let widest = k + 20 * (k + 1).squareRoot() + 50
  let low = count == 0 ? 0 : solved(tail, in: 0...widest) { regularizedGamma(k, $0) }
  let high = solved(1 - tail, in: 0...widest) { regularizedGamma(k + 1, $0) }
  return low...max(low, high)
}

/// The exact interval for the odds ratio of a table of two by two, given its margins.
///
/// With the counts of two kinds of attack before and after a day it is the interval for the ratio of
/// their two ratios.
///
/// - Parameters:
///   - table: The counts: first row, then second row; none below 0.
///   - confidence: 0.5..<1, two-sided.
/// - Returns: The two ends; the upper one infinite, or the lower one 0, where the counts set none.
///
/// Source: R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39-82; J. Cornfield, Proc. Third Berkeley Symp. 4
/// (1956) 135-148. Checked against `Vectors/figures/`.
/// - Complexity: O(sum of the first row), a few hundred times.
public func exactOddsRatioInterval(
  _ table: (a: Int, b: Int, c: Int, d: Int), confidence: Double = 0.95
) -> (low: Double, high: Double) {
  let (a, b, c, d) = table
  precondition(min(a, b, c, d) >= 0, "a count is not below zero")
  let tail = (1 - confidence) / 2
  let (row, column, all) = (a + b, a + c, a + b + c + d)
  let support = max(0, row + column - all)...min(row, column)
  let weights = support.map { x -> Double in
    -logGamma(Double(x + 1)) - logGamma(Double(row - x + 1)) - logGamma(Double(column - x + 1))
      - logGamma(Double(all - row - column + x + 1))
  }
  /// P(X ≥ from) where the logarithm of the odds ratio is that.
  func atLeast(_ from: Int, _ logOdds: Double) -> Double {
    let logs = zip(support, weights).map { $1 + Double($0) * logOdds }
    let highest = logs.max() ?? 0
    var (part, whole) = (0.0, 0.0)
    for (x, log) in zip(support, logs) {
      let weight = exp(log - highest)
      whole += weight
      if x >= from { part += weight }
    }
    return part / whole
  }
  let low =
    a == support.lowerBound ? 0 : exp(solved(tail, in: -60...60) { atLeast(a, $0) })
  let high =
    a == support.upperBound
    ? Double.infinity : exp(solved(1 - tail, in: -60...60) { atLeast(a + 1, $0) })
  return (low, high)
}
