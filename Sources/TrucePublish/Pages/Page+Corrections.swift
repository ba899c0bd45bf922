// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround

extension Page {
  /// The most rows of corrections on a page; the JSON holds all.
  private static let mostCorrections = 60

  /// Figures of earlier reports that moved, each with why.
  var corrections: HTML {
    guard let since = report.corrected else { return "" }
    let moment = language.moment(since, in: report.clockZone)
    guard !report.corrections.isEmpty else {
      return section(
        "corrections", says(.correctionsHeading), "<p>\(says(.noCorrections, moment))</p>")
    }
    let shown = report.corrections.prefix(Page.mostCorrections)
    let rows = shown.map { correction -> [HTML] in
      [
        "\(language.days(correction.days, withYear: false))",
        "\(wording.title(of: correction.provision))",
        HTML(
          joining: wording.moved(correction).map { "<span class=\"line\">\($0)</span>" }, by: " "),
        HTML(
          joining: wording.reasons(correction).map { "<span class=\"line\">\($0)</span>" }, by: " ")
          + "<span class=\"sans\">\(moved(correction.incidents))</span>",
      ]
    }
    let more: HTML =
      report.corrections.count > shown.count
      ? "\n<p class=\"note\">\(says(.moreCorrections, language.number(report.corrections.count - shown.count)))</p>"
      : ""
    return section(
      "corrections", says(.correctionsHeading),
      table(
        says(.correctionsCaption, moment),
        heads: [
          (says(.day), false), (says(.provision), false), (says(.movedFigures), false),
          (says(.why), false),
        ], groups: [(id: "", heading: nil, rows: rows)], className: "sorts") + more)
  }

  /// The incidents that moved, each a link to its row.
  private func moved(_ ids: [Incident.ID]) -> HTML {
    let names = ids.prefix(8).map { reference(to: $0) }
    return HTML(joining: names, by: ", ") + (ids.count > 8 ? " …" : "")
  }
}

extension Wording {
  /// `Core: 3, was 4`, for each number that is another.
  func moved(_ correction: Correction) -> [String] {
    let names = [Phrase.core, .contested, .undeterminedMany, .outside]
    return names.enumerated().compactMap { index, name in
      let (before, after) = (correction.before[index], correction.after[index])
      return before == after
        ? nil
        : says(.nowWas, says(name), language.number(after), language.number(before))
    }
  }

  /// Why, one sentence a reason.
  func reasons(_ correction: Correction) -> [String] {
    correction.reasons.map { counted in
      let words =
        switch counted.reason {
        case .withdrawn(let records, let file):
          says(.becauseWithdrawn, language.count(records, .row), file)
        case .changed(let records, let file):
          says(.becauseChanged, language.count(records, .row), file)
        case .added(let records): says(.becauseAdded, language.count(records, .row))
        case .reviewed: says(.becauseReviewed)
        case .linked: says(.becauseLinked)
        case .reading: says(.becauseReading)
        case .knowledge: says(.becauseKnowledge)
        }
      return counted.incidents == 1
        ? words : "\(words) (\(language.count(counted.incidents, .incident)))"
    }
  }
}
