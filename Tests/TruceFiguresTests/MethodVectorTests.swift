// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceFigures

/// The methods against SciPy's and statsmodels' values (`Tests/Vectors/figures/make.py`).
@Suite struct MethodVectorTests {
  /// The rows of a file without its header; a row is its cells.
  private static func rows(_ name: String) throws -> [[String]] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Vectors/figures/\(name).csv")
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
    #expect(rows.count >= 4)
    return rows
  }

  private func close(_ own: Double?, _ cell: String, _ tolerance: Double = 1e-8) -> Bool {
    guard let own, let other = Double(cell) else { return false }
    if other.isInfinite { return own == other }
    return abs(own - other) <= tolerance * Swift.max(1, abs(other))
  }

  @Test func aProportionHasTheIntervalOfClopperAndPearson() throws {
    for row in try Self.rows("proportion") {
      let (k, n) = (try #require(Int(row[0])), try #require(Int(row[1])))
      let exact = exactProportionInterval(successes: k, trials: n)
      #expect(close(exact.lowerBound, row[2]) && close(exact.upperBound, row[3]), "\(row) \(exact)")
      let middle = midProportionInterval(successes: k, trials: n)
      #expect(close(middle.lowerBound, row[4]) && close(middle.upperBound, row[5]), "\(row)")
      #expect(exact.lowerBound <= middle.lowerBound && middle.upperBound <= exact.upperBound)
    }
  }

  @Test func aCountHasTheIntervalOfGarwood() throws {
    for row in try Self.rows("count") {
      let count = try #require(Int(row[0]))
      let exact = exactCountInterval(count)
      #expect(close(exact.lowerBound, row[1]) && close(exact.upperBound, row[2]), "\(row) \(exact)")
      #expect(exact.contains(Double(count)))
    }
  }

  @Test func aRatioHasTheExactConditionalInterval() throws {
    for row in try Self.rows("ratio") {
      let whole = try row.prefix(4).map { try #require(Int($0)) }
      let ratio = try #require(
        RateRatio(before: whole[0], after: whole[1], daysBefore: whole[2], daysAfter: whole[3]))
      #expect(
        close(ratio.value, row[4]) && close(ratio.low, row[5]) && close(ratio.high, row[6]),
        "\(row) \(ratio)")
      #expect(close(ratio.midLow, row[7]) && close(ratio.midHigh, row[8]), "\(row) \(ratio)")
    }
  }

  @Test func aTableOfFourHasTheExactIntervalOfItsOddsRatio() throws {
    for row in try Self.rows("odds") {
      let whole = try row.prefix(4).map { try #require(Int($0)) }
      let (low, high) = exactOddsRatioInterval((whole[0], whole[1], whole[2], whole[3]))
      // SciPy's root has a few digits less.
      #expect(close(low, row[4], 1e-5) && close(high, row[5], 1e-5), "\(row) \(low) \(high)")
    }
  }

  @Test func countsByDayHaveTheirIndexOfDispersion() throws {
    for row in try Self.rows("dispersion") {
      let stretches = try row[0].split(separator: "|").map { stretch in
        try stretch.split(separator: " ").map { try #require(Int($0)) }
      }
      let index = try #require(DispersionIndex(of: stretches))
      #expect(close(index.value, row[1]) && close(index.probability, row[2]), "\(row) \(index)")
    }
  }

  @Test func nothingOnBothSidesHasNoRatioAndNothingBeforeHasNoUpperBound() throws {
    #expect(RateRatio(before: 0, after: 0, daysBefore: 10, daysAfter: 10) == nil)
    let open = try #require(RateRatio(before: 0, after: 4, daysBefore: 10, daysAfter: 10))
    #expect(open.value == nil && open.high == nil && open.midHigh == nil && open.low > 0.6)
    let none = try #require(RateRatio(before: 4, after: 0, daysBefore: 10, daysAfter: 10))
    #expect(none.value == 0 && none.low == 0)
    #expect(DispersionIndex(of: [[0, 0, 0], [0]]) == nil)
    #expect(DispersionIndex(of: [[4], [2]]) == nil)
    #expect(exactCountInterval(0).upperBound > 3.68 && exactCountInterval(0).upperBound < 3.69)
  }
}
