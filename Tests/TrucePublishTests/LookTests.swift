// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceGround

@testable import TrucePublish

/// Pages of the example mission for a person to look at: `TRUCE_LOOK=FOLDER swift test --filter Look`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TRUCE_LOOK"] != nil)) struct LookTests {
  @Test func theExamplesPagesAreWritten() throws {
    let folder = ProcessInfo.processInfo.environment["TRUCE_LOOK", default: "."]
    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    var big = Sample()
    big.more = 400
    try write(big.report.html(), "big.html")
    let content = try RealCase.content.get()
    for text in ["2025-03-19", "2025-04-16"] {
      let report = Report(of: content, day: Sample().day(text))
      for language in Language.allCases {
        try write(report.html(in: language), "\(text).\(language.rawValue).html")
      }
      try write(report.markdown(), "\(text).md")
      try write(report.json.pretty, "\(text).json")
      try write(report.csv, "\(text).csv")
    }
    let days = Sample().day("2025-03-11")...Sample().day("2025-04-30")
    let whole = Report(of: content, days: days)
    try write(whole.html(), "whole.html")
    try write(whole.json.pretty, "whole.json")
    #expect(whole.incidents.count > 100)
  }
}
