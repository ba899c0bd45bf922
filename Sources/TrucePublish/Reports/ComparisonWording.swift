// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

/// What was compared, in the words of one language, for every renderer alike.
struct ComparisonWording {
  let report: Report
  let language: Language

  private var wording: Wording { Wording(report: report, language: language) }

  private func says(_ phrase: ComparisonPhrase, _ blanks: String...) -> String {
    language.words(of: phrase, filling: blanks)
  }

  var heading: String { says(.heading) }
  var none: String { says(.none) }
  var caution: String { says(.caution) }

  /// What was fixed beforehand, in a few sentences.
  func plan(_ outcome: ComparisonOutcome) -> String {
    let comparison = outcome.recorded.comparison
    let feed = report.feeds.first { $0.feed == comparison.feed }
    var parts = [says(.written, language.day(comparison.written), comparison.because)]
    if let recorded = outcome.recorded.recorded {
      parts.append(says(.recorded, language.moment(recorded, in: report.clockZone)))
    }
    parts.append(
      says(
        .plan, wording.title(of: comparison.provision), feed?.title ?? comparison.feed.name,
        language.count(comparison.daysBefore, .day), language.count(comparison.daysAfter, .day)))
    parts.append(says(comparison.control == .outside ? .control : .noControl))
    parts.append(says(.test, language.number(comparison.splits.count)))
    return parts.joined(separator: " ")
  }

  /// Why there is no test.
  func refusal(_ outcome: ComparisonOutcome) -> String? {
    switch outcome.refusal {
    case nil: nil
    case .collectedUnlike:
      outcome.recorded.collecting.isEmpty
        ? says(.unsaid) : says(.unlike, outcome.recorded.collecting)
    case .notWrittenBefore: says(.notBefore)
    case .notYet(let day): says(.notYet, language.day(day))
    }
  }

  var heads: [(String, isFigure: Bool)] {
    [
      (language.says(.reading), false), (says(.what), false), (says(.observed), false),
      (says(.waves), false), (says(.waveRatio), false), (says(.hits), false),
      (says(.hitRatio), false),
    ]
  }

  /// Two rows a test: what is in scope, and the control.
  func rows(_ outcome: ComparisonOutcome) -> [[String]] {
    outcome.tests.flatMap { test -> [[String]] in
      let reading = "\(test.split.reading.name), \(says(.split)) \(language.day(test.split.day))"
      let days = pair(SplitTest.Pair(before: length(test.before), after: length(test.after)))
      let series =
        [(says(.inScope), test.scope)] + (test.control.map { [(says(.outOfScope), $0)] } ?? [])
      return series.map { name, series in
        [
          reading, name, days, pair(series.waves), ratio(series.waveRatio), pair(series.hits),
          ratio(series.hitRatio),
        ]
      }
    }
  }

  private func length(_ days: ClosedRange<CivilDay>?) -> Int { days?.length ?? 0 }

  private func pair(_ pair: SplitTest.Pair) -> String {
    says(.both, language.number(pair.before), language.number(pair.after))
  }

  private func ratio(_ ratio: RateRatio?) -> String {
    guard let ratio else { return says(.noRatio) }
    guard let value = ratio.value, let high = ratio.high, let midHigh = ratio.midHigh else {
      return says(.openRatio, language.decimals(ratio.low, 2))
    }
    return says(
      .ratio, language.decimals(value, 2), language.decimals(ratio.low, 2),
      language.decimals(high, 2)) + "; "
      + says(.middle, language.decimals(ratio.midLow, 2), language.decimals(midHigh, 2))
  }

  private func probability(_ dispersion: DispersionIndex) -> String {
    dispersion.probability < 0.0005
      ? "< \(language.decimals(0.001, 3))" : "= \(language.decimals(dispersion.probability, 3))"
  }

  /// What must be read with the rows.
  func notes(_ outcome: ComparisonOutcome) -> [String] {
    outcome.tests.flatMap { test -> [String] in
      let name = test.split.reading.name
      var notes: [String] = []
      if !test.hasEnoughDays { notes.append(says(.fewDays, name)) }
      if test.scope.hits == SplitTest.Pair(), let before = test.before, let after = test.after {
        let most = exactCountInterval(0).upperBound
        notes.append(
          says(
            .nothing, name, language.decimals(most / Double(before.length), 2),
            language.decimals(most / Double(after.length), 2)))
      }
      if let dispersion = test.scope.dispersion {
        notes.append(
          says(
            dispersion.isOverdispersed ? .dispersed : .notDispersed, name,
            language.decimals(dispersion.value, 2), probability(dispersion)))
      }
      if let dispersion = test.control?.dispersion, dispersion.isOverdispersed {
        notes.append(
          says(
            .dispersed, "\(name), \(says(.outOfScope))", language.decimals(dispersion.value, 2),
            probability(dispersion)))
      }
      if test.controlRose { notes.append(says(.controlRose, name)) }
      if let ratio = test.ratioOfRatios {
        notes.append(
          says(
            .against, name, language.decimals(ratio.value, 2), language.decimals(ratio.low, 2),
            language.decimals(ratio.high, 2)))
      }
      if test.unknown != SplitTest.Pair() {
        notes.append(
          says(
            .unknownScope, name, language.number(test.unknown.before),
            language.number(test.unknown.after)))
      }
      if test.undated > 0 { notes.append(says(.undated, name, language.number(test.undated))) }
      return notes
    }
  }

  /// The section in Markdown.
  var markdown: Markdown {
    guard !report.comparisons.isEmpty else { return "## \(heading)\n\n\(none)" }
    let parts = report.comparisons.map { outcome -> Markdown in
      let title = "**\(outcome.recorded.comparison.title)** \(plan(outcome))" as Markdown
      if let refusal = refusal(outcome) { return "\(title)\n\n\(refusal)" }
      let rows = rows(outcome).map { $0.map { "\($0)" as Markdown } }
      let notes = notes(outcome).map { "- \($0)" as Markdown }
      return """
        \(title)

        \(Markdown(table: heads.map(\.0), rows: rows))

        \(Markdown(joining: notes, by: "\n"))
        """
    }
    return "## \(heading)\n\n\(Markdown(joining: parts, by: "\n\n"))\n\n\(caution)"
  }
}

extension Markdown {
  /// A table.
  init(table heads: [String], rows: [[Markdown]]) {
    let head = Markdown(joining: heads.map { "\($0)" }, by: " | ")
    let rule = Markdown(joining: heads.map { _ in "---" }, by: "|")
    let body = rows.map { "| \(Markdown(joining: $0, by: " | ")) |" as Markdown }
    self = "| \(head) |\n|\(rule)|\n\(Markdown(joining: body, by: "\n"))"
  }
}
