// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TrucePublish
import TruceStore

/// The whole example with its parties swapped: ids, names, readings, affiliations, actors, claims.
///
/// The parties get names that stand nowhere else in the files, so that a swap of names in what comes
/// out is a swap of the parties and of nothing else.
@Suite struct ExampleNeutralityTests {
  private static let example = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples/energy-2025")

  /// The example's texts with neutral names in the places where a party is meant.
  private static func renamed(_ text: String, of name: String) -> String {
    func replace(_ text: String, _ pattern: String, _ with: String) -> String {
      text.replacingOccurrences(of: pattern, with: with, options: .regularExpression)
    }
    var result = text
    switch name {
    case "agreement.truce":
      for (id, other) in [("RU", "QAX"), ("UA", "QBX")] {
        result = replace(result, "\\b\(id)\\b", other)
      }
      for (id, other) in [("ru", "qax"), ("ua", "qbx")] {
        result = replace(
          result, "(?<=reading |beside |replaces |under )\(id)\\b", other)
      }
      for (own, other) in [
        ("Russian Federation", "Qalphaland"), ("Российская Федерация", "Qalphaland"),
        ("Російська Федерація", "Qalphaland"),
      ] {
        result = result.replacingOccurrences(of: "\"\(own)\"", with: "\"\(other)\"")
      }
      for own in ["Ukraine", "Украина", "Україна"] {
        result = result.replacingOccurrences(of: "\"\(own)\"", with: "\"Qbetaland\"")
      }
    case "mission.truce":
      result = replace(result, "counts ru, ua", "counts qax, qbx")
      result = replace(
        replace(result, "split ru at", "split qax at"), "split ua at", "split qbx at")
    case "reports.map":
      result = replace(replace(result, "is RU", "is QAX"), "is UA", "is QBX")
    case "tallies.csv":
      result = replace(replace(result, "(?<=,)RU(?=,)", "QAX"), "(?<=,)UA(?=,)", "QBX")
    case "sources.csv":
      result = replace(replace(result, ",RU,", ",QAX,"), ",UA,", ",QBX,")
    default: break
    }
    return result
  }

  private static func swapped(_ text: String) -> String {
    var result = text
    for (a, b) in [("QAX", "QBX"), ("qax", "qbx"), ("Qalphaland", "Qbetaland")] {
      result = result.replacingOccurrences(of: a, with: "\u{1}")
        .replacingOccurrences(of: b, with: a).replacingOccurrences(of: "\u{1}", with: b)
    }
    return result
  }

  /// What comes out of the example when its texts went through a change: CSV, JSON and pages.
  private static func outputs(changing change: (String) -> String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.path + "/truce-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: example.path, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in [
      "agreement.truce", "mission.truce", "reports.map", "sources.csv", "tallies.csv",
    ] {
      let url = URL(fileURLWithPath: folder + "/" + name)
      let text = change(renamed(try String(contentsOf: url, encoding: .utf8), of: name))
      try Data(text.utf8).write(to: url)
    }
    let now = try #require(Instant("2026-11-24T12:00:00Z"))
    let mission = try Mission(opening: folder, writing: Mission.Writer(now: now))
    for feed in mission.file.feeds {
      for file in feed.files { _ = try mission.take(mission.declared(file, of: feed)) }
    }
    var content = try mission.content()
    content.ledgerRoot = ""
    let day = try #require(CivilDay("2025-03-28"))
    let report = Report(of: content, day: day)
    // By the last day every published tally is out, and the sections on counts hold all of them.
    let last = Report(of: content, day: try #require(CivilDay("2025-04-30")))
    #expect(last.markdown().contains("Why the counts differ"))
    return [
      last.json.pretty, last.html(in: .russian), last.markdown(), last.markdown(in: .ukrainian),
      report.csv, report.json.pretty, report.dailyCSV, report.figuresCSV, report.html(),
      report.html(in: .ukrainian), report.markdown(),
    ]
  }

  @Test func theWholeExampleSwappedIsTheSameWithTheNamesSwapped() throws {
    let base = try Self.outputs { $0 }
    let other = try Self.outputs(changing: Self.swapped)
    #expect(base[0].contains("QAX") && base[1].contains("Qalphaland"))
    #expect(base != other, "the swap changes something")
    for (own, swapped) in zip(base, other.map(Self.swapped)) where own != swapped {
      let lines = zip(own.split(separator: "\n"), swapped.split(separator: "\n"))
      let first = lines.first { $0 != $1 }
      Issue.record("\(first?.0.prefix(600) ?? "")\n≠\n\(first?.1.prefix(600) ?? "")")
    }
  }
}
