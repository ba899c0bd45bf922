// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What a report says does not depend on whether its counts were kept.
@Suite struct KeptReportTests {
  @Test func everyFormOfAReportIsTheSameFromKeptCounts() throws {
    let folder = try TemporaryFolder()
    let source = Package.root.appendingPathComponent("examples/korea-1953")
    let place = folder.url.appendingPathComponent("mission")
    try FileManager.default.copyItem(at: source, to: place)
    // The reports of the example, told again on other days, so that there are enough to keep.
    let feed = place.appendingPathComponent("feeds/reports.csv")
    var lines = try String(contentsOf: feed, encoding: .utf8).split(separator: "\n").map(
      String.init)
    let row = try #require(lines.last { $0.contains("\(2020)-") })
    let record = try #require(row.split(separator: ",").first)
    for number in 0..<1_010 {
      let day = String(format: "%02d", number % 28 + 1)
      let month = String(format: "%02d", number / 28 % 12 + 1)
      let year = 2020 + number / 336
      var copy = row.replacing(#/\d{4}-\d{2}-\d{2}/#, with: "\(year)-\(month)-\(day)")
      copy = copy.replacingCharacters(
        in: copy.startIndex..<copy.index(copy.startIndex, offsetBy: record.count),
        with: "\(record)x\(number)")
      lines.append(copy)
    }
    try (lines.joined(separator: "\n") + "\n").write(to: feed, atomically: true, encoding: .utf8)
    // A short period, since no report of all years is looked at here.
    let settings = place.appendingPathComponent("mission.truce")
    let text = try String(contentsOf: settings, encoding: .utf8)
    try text.replacing("to 2025-12-31", with: "to 2021-05-31").replacing(
      "2020-05-01", with: "2021-05-01"
    )
    .write(to: settings, atomically: true, encoding: .utf8)
    let run = "truce run mission --now 2026-01-01T00:00:00Z --date 2021-05-05"
    let kept = ["TRUCE_CACHE": folder.url.path + "/cache"]
    func reports(_ environment: [String: String]) throws -> [String: Data] {
      try? FileManager.default.removeItem(at: place.appendingPathComponent("report"))
      let result = try Shell.run(run, in: folder.url, environment: environment)
      #expect(result.status == 0, "\(result.errors)")
      return try folder.contents().filter { $0.key.hasPrefix("mission/report/") }
    }
    let plain = try reports([:])
    #expect(plain.count >= 18)
    #expect(try reports(kept) == plain)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path + "/cache")
    #expect(files.count { $0.hasSuffix(".content") } == 1)
    #expect(try reports(kept) == plain)
    let site = "truce publish mission site --from 2021-05-05 --to 2021-05-06"
    #expect(try Shell.run(site, in: folder.url).status == 0)
    let same = try Shell.run(site, in: folder.url, environment: kept)
    #expect(same.output.contains(": 0 written"), "\(same.output)")
  }
}
