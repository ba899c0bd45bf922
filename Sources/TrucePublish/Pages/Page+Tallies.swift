// SPDX-License-Identifier: Apache-2.0

import TruceFigures
import TruceGround

extension Page {
  /// Why the counts differ: what each side published, held against what is counted here.
  var tallies: HTML {
    guard !report.tallies.isEmpty else { return "" }
    let words = TallyWording(report: report, language: language)
    let rows = report.tallies.map { words.row($0).map { "\($0)" as HTML } }
    let parts = report.tallies.map { account -> HTML in
      let steps = words.steps(account).map { "<li>\($0)</li>" as HTML }
      let said = account.tallies.filter { !$0.words.isEmpty }.prefix(1).map { tally -> HTML in
        let link: HTML =
          linkable(tally.address).map { " <a href=\"\($0)\">\(words.read)</a>" } ?? ""
        return "<li><q>\(shortened(tally.words, to: 200))</q>\(link)</li>"
      }
      return """
        <details><summary>\(words.title(account))</summary>
        <ol>\(HTML(joining: steps + said, by: "\n"))</ol></details>
        """
    }
    return section(
      "differ", words.heading,
      table(words.caption, heads: words.heads, groups: [(id: "", heading: nil, rows: rows)])
        + "\n\(HTML(joining: parts, by: "\n"))")
  }
}
