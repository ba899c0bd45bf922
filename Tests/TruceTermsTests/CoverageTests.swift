// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// Holds `docs/coverage.md` to the agreements: what it calls expressed is deleted, and something changes.
@Suite struct CoverageTests {
  /// A row of the page.
  private struct Row {
    var path: String
    var what: String
    var verdict: String
    /// Paths of lines, such as `ceasefire > from`.
    var lines: [String]
  }

  private let page: String
  private let rows: [Row]

  init() throws {
    page = try String(
      contentsOf: packageFolder.appending(path: "docs/coverage.md"), encoding: .utf8)
    var rows: [Row] = []
    var path = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## "), let match = line.firstMatch(of: /\(`([^`]+)`\)/) {
        path = String(match.1)
      } else if line.hasPrefix("|"), !path.isEmpty {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let last = cells.last,
          let verdict = ["expressed", "in part", "not"].first(where: { last.hasPrefix($0) })
        else { continue }
        rows.append(
          Row(
            path: path, what: cells.dropLast().joined(separator: " "), verdict: verdict,
            lines: last.matches(of: /`([^`]+)`/).map { String($0.1) }))
      }
    }
    self.rows = rows
  }

  /// The physical lines of every statement that a path names, with those below it.
  private func ranges(of path: String, in text: SourceText) -> [ClosedRange<Int>] {
    var faults: [Diagnostic] = []
    let outline = Outline(reading: text, faults: &faults)
    func all(_ lines: [Outline.Line]) -> [Outline.Line] {
      lines.flatMap { [$0] + all($0.children) }
    }
    func words(_ line: Outline.Line) -> String {
      line.tokens.map(\.content).joined(separator: " ")
    }
    func last(_ line: Outline.Line) -> Int {
      line.children.last.map { last($0) } ?? line.tokens.last?.location.line
        ?? line.location.line
    }
    var found = all(outline.lines).filter { !$0.tokens.isEmpty }
    for (index, part) in path.components(separatedBy: " > ").enumerated() {
      if index > 0 { found = found.flatMap(\.children).filter { !$0.tokens.isEmpty } }
      let isLast = index == path.components(separatedBy: " > ").count - 1
      found = found.filter {
        (words($0) + " ").hasPrefix(part + " ")
          || (!isLast && $0.tokens.count > 1 && $0.tokens[1].content == part)
      }
    }
    return found.map { $0.location.line...last($0) }
  }

  /// All that an agreement gives: the verdicts of its scenarios, the clock, the promises, the checks.
  ///
  /// Left out is what any deletion brings with it: names that lost their declaration, sources that
  /// nothing cites any more, zones that nothing uses.
  private func signature(of text: SourceText, over span: TimeSpan) -> [String] {
    let reading = AgreementReading(text)
    let agreement = reading.draft
    var lines: [String] = []
    for scenario in agreement.scenarios {
      for finding in agreement.findings(of: scenario) {
        let limbs = (finding.lacking + finding.decidedBy).map(\.rawValue)
        lines.append("\(scenario.title.value) \(finding.reading) \(finding.verdict) \(limbs)")
      }
    }
    for row in agreement.timeline(over: span) {
      lines += row.map {
        "\($0.span.start) \($0.state.provision) \($0.state.reading?.name ?? "") "
          + "\($0.state.party) \($0.state.state) \($0.state.because)"
      }
    }
    for week in stride(from: 0, to: span.seconds, by: 7 * 86_400) {
      lines += agreement.promises(at: span.start.advanced(bySeconds: week)).map {
        "\(week) \($0.promise) \($0.party?.name ?? "") \($0.what) \($0.state)"
      }
    }
    lines += reading.diagnostics.filter {
      !$0.slug.hasPrefix("terms.unknown-")
        && !["terms.source-uncited", "terms.zone-unused", "terms.agenda-undefined"].contains(
          $0.slug)
    }.map { "\($0.slug) \($0.message)" }
    return lines
  }

  /// The agreements of which the page has a section.
  private static let paths: [String] = {
    let page = try? String(
      contentsOf: packageFolder.appending(path: "docs/coverage.md"), encoding: .utf8)
    return (page ?? "").matches(of: /\(`([^`]+\.truce)`\)/).map { String($0.1) }
  }()

  @Test(arguments: paths)
  func everyRowThatIsExpressedChangesSomethingWhenItIsDeleted(path: String) throws {
    let text = try packageText(path)
    let agreement = try #require(AgreementReading(text).agreement, "\(path)")
    let days = agreement.sources.map(\.day)
    let zone = agreement.clockZone.value
    let last = try #require(days.max())
    let first = Swift.max(
      try #require(days.min()).advanced(byDays: -30), last.advanced(byDays: -700))
    let span = TimeSpan(
      start: zone.start(of: first), end: zone.start(of: last.advanced(byDays: 400)))
    let whole = signature(of: text, over: span)
    for row in rows where row.path == path && row.verdict == "expressed" {
      #expect(!row.lines.isEmpty, "\(path): '\(row.what)' names no line")
      for line in row.lines {
        let gone = ranges(of: line, in: text)
        #expect(!gone.isEmpty, "\(path): no line is '\(line)'")
        let kept = text.lines.enumerated().filter { index, _ in
          !gone.contains { $0.contains(index + 1) }
        }.map { String($0.element) }
        let without = SourceText(kept.joined(separator: "\n"), name: text.name)
        let isSame = signature(of: without, over: span) == whole
        #expect(!isSame, "\(path): deleting '\(line)' changes nothing")
      }
    }
  }

  @Test func theNumbersOfThePageAreThoseOfItsRows() {
    let total = rows.count
    func count(_ verdict: String) -> Int { rows.count { $0.verdict == verdict } }
    let (held, part, not) = (count("expressed"), count("in part"), count("not"))
    let texts = Set(rows.map(\.path)).count
    let share = Int((Double(held) / Double(total) * 100).rounded())
    let either = Int((Double(held + part) / Double(total) * 100).rounded())
    let sentence =
      "\(texts) texts. Of the \(total) operative provisions **that were read**, \(held) are expressed, "
      + "\(part) in part, \(not) not: \(share) % expressed, \(either) % at least in part."
    let flowing = page.replacing("\n", with: " ")
    #expect(rows.count > 100)
    #expect(flowing.contains(sentence), "the page should say: \(sentence)")
  }
}
