// SPDX-License-Identifier: Apache-2.0

/// Whether counts by day vary more than a Poisson count would.
///
/// The sum of squared distances from the mean over the mean, each stretch of days with a mean of its
/// own, against the chi-squared distribution. Strikes come in waves: then a Poisson interval is too
/// short, and days with at least one hit are counted instead.
///
/// Source: R. A. Fisher, H. G. Thornton, W. A. Mackenzie, Ann. Appl. Biol. 9 (1922) 325-359. Checked
/// against `Vectors/figures/`.
public struct DispersionIndex: Hashable, Sendable {
  /// Variance over mean; 1 for a Poisson count.
  public let value: Double
  /// How probable so much or more is for Poisson counts.
  public let probability: Double

  /// From which probability on the counts pass as Poisson.
  public static let least = 0.05

  /// Whether they vary more than Poisson counts would.
  public var isOverdispersed: Bool { probability < DispersionIndex.least }

  /// The index of counts by day, in stretches.
  ///
  /// `nil` where no stretch has two days and a hit: there is nothing to tell.
  ///
  /// - Parameter stretches: The counts of each stretch, a number a day, those without a hit as well.
  public init?(of stretches: [[Int]]) {
    var (sum, freedom) = (0.0, 0)
    for counts in stretches {
      let total = counts.reduce(0, +)
      guard counts.count >= 2, total > 0 else { continue }
      let mean = Double(total) / Double(counts.count)
      for count in counts {
        let distance = Double(count) - mean
        sum += distance * distance / mean
      }
      freedom += counts.count - 1
    }
    guard freedom > 0 else { return nil }
    value = sum / Double(freedom)
    probability = 1 - regularizedGamma(Double(freedom) / 2, sum / 2)
  }
}
