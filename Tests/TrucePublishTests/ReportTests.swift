// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

@testable import TrucePublish

@Suite struct ReportTests {
  let report = Sample().report

  @Test func writesForLooking() throws {
    guard let folder = ProcessInfo.processInfo.environment["TRUCE_LOOK"] else { return }
    for language in Language.allCases {
      try report.html(in: language).write(
        toFile: folder + "/\(language.rawValue).html", atomically: true, encoding: .utf8)
    }
    var big = Sample()
    big.more = 200
    try big.report.html().write(toFile: folder + "/big.html", atomically: true, encoding: .utf8)
  }

  @Test func theFourNumbersAddUpToTheIncidents() throws {
    let numbers = try #require(report.numbers.first)
    #expect(numbers.main.now.total == report.incidents.count)
    #expect(numbers.main.now.core == 1)
    #expect(numbers.main.now.contested == 1)
    #expect(numbers.main.now.undetermined == 1)
    #expect(numbers.main.now.outside == 0)
    #expect(numbers.main.before.contested == 1)
    #expect(numbers.main.total.total == 4)
  }
}
