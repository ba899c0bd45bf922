// SPDX-License-Identifier: Apache-2.0

import TruceFigures
import TruceGround

extension Page {
  /// Whether it held: what was written down to be compared, and what it gives.
  var comparisons: HTML {
    let words = ComparisonWording(report: report, language: language)
    guard !report.comparisons.isEmpty else {
      return section("held", words.heading, "<p>\(words.none)</p>")
    }
    let parts = report.comparisons.map { outcome -> HTML in
      let comparison = outcome.recorded.comparison
      let title: HTML = "<p><b>\(comparison.title)</b> \(words.plan(outcome))</p>"
      if let refusal = words.refusal(outcome) { return "\(title)\n<p>\(refusal)</p>" }
      let rows = words.rows(outcome).map { $0.map { "\($0)" as HTML } }
      let notes = words.notes(outcome).map { "<li>\($0)</li>" as HTML }
      return """
        \(title)
        \(table(comparison.title, heads: words.heads, groups: [(id: "", heading: nil, rows: rows)]))
        <ul class="note">\(HTML(joining: notes, by: "\n"))</ul>
        """
    }
    return section(
      "held", words.heading,
      "\(HTML(joining: parts, by: "\n"))\n<p class=\"note\">\(words.caution)</p>")
  }
}
