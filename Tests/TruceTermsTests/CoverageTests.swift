// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// Holds `docs/coverage.md` to the agreements: what it calls expressed is deleted, and something misses it.
@Suite struct CoverageTests {
  /// A row of the page.
  private struct Row {
    var path: String
    var what: String
    var verdict: String
    /// Paths of lines, such as `ceasefire > from`, and words in them: `aghdam > ARM :: not after DAY`.
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

  /// The text without what a path names: every statement that fits it with those below it, or, behind
  /// `::`, those words of its line alone; `nil` where nothing fits.
  private func without(_ marker: String, in text: SourceText) -> SourceText? {
    let parts = marker.components(separatedBy: " :: ")
    let gone = ranges(of: parts[0], in: text)
    if gone.isEmpty { return nil }
    var lines = text.lines.map(String.init)
    if parts.count == 2 {
      var isCut = false
      for range in gone {
        for index in range where !isCut && lines[index - 1].contains(" " + parts[1]) {
          lines[index - 1] = lines[index - 1].replacing(" " + parts[1], with: "")
          isCut = true
        }
      }
      if !isCut { return nil }
    } else {
      lines = lines.enumerated().filter { index, _ in
        !gone.contains { $0.contains(index + 1) }
      }.map(\.element)
    }
    return SourceText(lines.joined(separator: "\n"), name: text.name)
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

  /// What each scenario gives where it expects something, by a name of the expectation; with the right
  /// of release that a violation gives to others.
  private func outcomes(of scenario: Scenario, in agreement: Agreement) -> [String: String] {
    var outcomes: [String: String] = [:]
    for basis in [Basis.words, .practice] {
      let expected = scenario.expectations.filter { $0.isByPractice == (basis == .practice) }
      if expected.isEmpty { continue }
      let findings = agreement.findings(of: scenario, by: basis)
      for expectation in expected {
        guard let finding = findings.first(where: { $0.reading == expectation.reading.value })
        else {
          continue
        }
        let limbs = (finding.lacking + finding.decidedBy).map(\.rawValue)
        outcomes["\(scenario.title.value) \(finding.reading) \(basis)"] =
          "\(finding.verdict) \(limbs) \(released(by: finding, of: scenario, in: agreement))"
      }
    }
    return outcomes
  }

  /// Who could be released two days after a violation.
  private func released(
    by finding: Finding, of scenario: Scenario, in agreement: Agreement
  ) -> [String] {
    guard finding.verdict == .violation, let by = finding.actor,
      agreement.reading(finding.reading)?.reading.release != nil
    else { return [] }
    let end = scenario.span(in: agreement.clockZone.value).end
    let violation = ReleasingViolation(
      of: finding.provision, under: finding.reading, by: by, end: end, incident: "scenario")
    return agreement.states(at: end.advanced(bySeconds: 2 * 86_400), after: [violation])
      .filter { $0.reading == finding.reading && $0.release != nil }.map(\.party.name)
  }

  private func outcomes(of scenario: PromiseScenario, in agreement: Agreement) -> [String: String] {
    let supposed = agreement.supposing(scenario.suppositions)
    var outcomes: [String: String] = [:]
    for (index, expectation) in scenario.expectations.enumerated() {
      outcomes["\(scenario.title.value) \(index)"] =
        supposed.states(of: expectation).map { "\($0.state)" }.joined(separator: " ")
    }
    return outcomes
  }

  /// The edges of each row of the timeline, and how each promise stands week by week.
  private func rows(of agreement: Agreement, over span: TimeSpan) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for row in agreement.timeline(over: span) {
      guard let first = row.first?.state else { continue }
      let key = "\(first.provision) \(first.reading?.name ?? "") \(first.party)"
      rows[key] = row.map { "\($0.span.start) \($0.state.state)" }
    }
    for week in stride(from: 0, to: span.seconds, by: 7 * 86_400) {
      for state in agreement.promises(at: span.start.advanced(bySeconds: week)) {
        let key = "promise \(state.promise) \(state.party?.name ?? "") \(state.what)"
        rows[key, default: []].append("\(state.state)")
      }
    }
    return rows
  }

  /// What the checks say, without what any deletion brings: names that lost their declaration, and
  /// sources and zones that nothing uses any more.
  private func questions(_ reading: AgreementReading) -> Set<String> {
    Set(
      reading.diagnostics.filter {
        !$0.slug.hasPrefix("terms.unknown-")
          && !["terms.source-uncited", "terms.zone-unused", "terms.agenda-undefined"].contains(
            $0.slug)
      }.map { "\($0.slug) \($0.message)" })
  }

  /// All that an agreement gives.
  private struct Whole {
    var outcomes: [String: String] = [:]
    var rows: [String: [String]]
    var questions: Set<String>
  }

  /// Whether a deletion is missed: a scenario gives something else or nothing where it expects
  /// something, a check asks what it did not ask before, or a row that is still there has other edges.
  ///
  /// That a row or a question is gone with what was deleted is nothing.
  private func isMissed(_ text: SourceText, _ whole: Whole, over span: TimeSpan) -> Bool {
    let reading = AgreementReading(text)
    if !questions(reading).isSubset(of: whole.questions) { return true }
    let agreement = reading.draft
    for scenario in agreement.promiseScenarios {
      for (key, value) in outcomes(of: scenario, in: agreement)
      where whole.outcomes[key] != value {
        return true
      }
    }
    for scenario in agreement.scenarios {
      let found = outcomes(of: scenario, in: agreement)
      if found.count < scenario.expectations.count { return true }
      for (key, value) in found where whole.outcomes[key] != value { return true }
    }
    return rows(of: agreement, over: span).contains { key, edges in
      whole.rows[key].map { $0 != edges } ?? false
    }
  }

  /// The agreements of which the page has a section.
  private static let paths: [String] = {
    let page = try? String(
      contentsOf: packageFolder.appending(path: "docs/coverage.md"), encoding: .utf8)
    return (page ?? "").matches(of: /\(`([^`]+\.truce)`\)/).map { String($0.1) }
  }()

  @Test(arguments: paths)
  func everyRowThatIsExpressedIsMissedWhenItIsDeleted(path: String) throws {
    let text = try packageText(path)
    let agreement = try #require(AgreementReading(text).agreement, "\(path)")
    let days = agreement.sources.map(\.day)
    let zone = agreement.clockZone.value
    let last = try #require(days.max())
    let first = Swift.max(
      try #require(days.min()).advanced(byDays: -30), last.advanced(byDays: -700))
    let span = TimeSpan(
      start: zone.start(of: first), end: zone.start(of: last.advanced(byDays: 400)))
    var whole = Whole(
      rows: self.rows(of: agreement, over: span), questions: questions(AgreementReading(text)))
    for scenario in agreement.scenarios {
      whole.outcomes.merge(outcomes(of: scenario, in: agreement)) { $1 }
    }
    for scenario in agreement.promiseScenarios {
      whole.outcomes.merge(outcomes(of: scenario, in: agreement)) { $1 }
    }
    for row in rows where row.path == path && row.verdict == "expressed" {
      #expect(!row.lines.isEmpty, "\(path): '\(row.what)' names no line")
      for line in row.lines {
        guard let without = without(line, in: text) else {
          Issue.record("\(path): nothing is '\(line)'")
          continue
        }
        let isMissed = isMissed(without, whole, over: span)
        #expect(isMissed, "\(path): nothing misses '\(line)' (\(row.what))")
      }
    }
  }

  @Test(arguments: paths)
  func whatIsExpressedByALineIsNamedByTheLineAndNotByTheWholeRule(path: String) {
    for row in rows where row.path == path && row.verdict == "expressed" {
      for line in row.lines where line.hasPrefix("provision ") || line.hasPrefix("commitment ") {
        #expect(line.contains(" > "), "\(path): '\(line)' of '\(row.what)' can be finer")
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
