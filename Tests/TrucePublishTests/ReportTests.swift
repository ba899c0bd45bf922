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
    let content = try RealCase.content.get()
    for text in ["2025-03-19", "2025-04-16"] {
      let real = Report(of: content, day: Sample().day(text))
      for language in Language.allCases {
        try real.html(in: language).write(
          toFile: folder + "/real-\(text)-\(language.rawValue).html", atomically: true,
          encoding: .utf8)
      }
      try real.markdown().write(
        toFile: folder + "/real-\(text).md", atomically: true, encoding: .utf8)
      try real.json.pretty.write(
        toFile: folder + "/real-\(text).json", atomically: true, encoding: .utf8)
      try real.csv.write(toFile: folder + "/real-\(text).csv", atomically: true, encoding: .utf8)
    }
    let whole = Report(
      of: content, days: Sample().day("2025-03-11")...Sample().day("2025-04-30"))
    try whole.html().write(toFile: folder + "/whole.html", atomically: true, encoding: .utf8)
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
