// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The natural logarithm of the gamma function.
///
/// Stirling's series from ten on, below by recurrence; off by less than 1e-13.
///
/// - Parameter x: Above 0.
/// - Returns: The logarithm.
func logGamma(_ x: Double) -> Double {
  precondition(x > 0, "the gamma function is asked for above zero only")
  var (x, shift) = (x, 0.0)
  while x < 10 {
    shift += log(x)
    x += 1
  }
  let square = 1 / (x * x)
  let series =
    (1 / 12.0
      - square
      * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square * (1 / 1188.0))))) / x
  return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series - shift
}

/// The regularized incomplete beta function: P(X ≥ a) for a binomial X of a + b - 1 trials.
///
/// By its continued fraction, from the side on which it converges fast.
///
/// - Parameters:
///   - x: 0...1.
///   - a: Above 0.
///   - b: Above 0.
/// - Returns: 0...1.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.17.22.
func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  let front = exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
  if x > (a + 1) / (a + b + 2) {
    return 1 - front * betaFraction(1 - x, b, a) / b
  }
  return front * betaFraction(x, a, b) / a
}

/// 1 / (1 + c1 / (1 + c2 / (1 + …))), by Lentz's method with Thompson's and Barnett's change.
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let least = 1e-300
  var (c, d, value) = (1.0, 0.0, 1.0)
  for step in 1..<20_000 {
    let m = Double(step / 2)
    let own =
      step % 2 == 0
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + own * d
    if abs(d) < least { d = least }
    d = 1 / d
    c = 1 + own / c
    if abs(c) < least { c = least }
    value *= c * d
    if abs(c * d - 1) < 1e-15 { break }
  }
  return 1 / value
}

/// The regularized lower incomplete gamma function: P(X ≥ a) for a Poisson X of mean x, when a is whole.
///
/// - Parameters:
///   - a: Above 0.
///   - x: From 0 on.
/// - Returns: 0...1.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.11.4 (series) and 8.9.2 (fraction).
func regularizedGamma(_ a: Double, _ x: Double) -> Double {
  if x <= 0 { return 0 }
  let front = exp(a * log(x) - x - logGamma(a))
  if x < a + 1 {
    var (term, sum, n) = (1 / a, 1 / a, a)
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return min(1, front * sum)
  }
  // 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / …)), from the end.
  var b = x + 1 - a
  var c = 1e300
  var d = 1 / b
  var value = d
  for step in 1..<20_000 {
    let own = -Double(step) * (Double(step) - a)
    b += 2
    d = 1 / (own * d + b)
    c = b + own / c
    value *= c * d
    if abs(c * d - 1) < 1e-15 { break }
  }
  return max(0, 1 - front * value)
}

/// Where a function that only rises, or only falls, takes a value, between two ends; by halving.
///
/// - Parameters:
///   - target: The value.
///   - ends: Where it lies.
///   - function: The function.
/// - Returns: The place, as exact as a double holds.
func solved(_ target: Double, in ends: ClosedRange<Double>, _ function: (Double) -> Double)
  -> Double
{
  var (low, high) = (ends.lowerBound, ends.upperBound)
  let rises = function(low) < function(high)
  for _ in 0..<200 {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if (function(middle) < target) == rises { low = middle } else { high = middle }
  }
  return low + (high - low) / 2
}
