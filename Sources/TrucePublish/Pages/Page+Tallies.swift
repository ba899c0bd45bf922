// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround

extension Page {
  /// Why the counts differ: what each side published, held against what is counted here.
  var tallies: HTML {
    guard !report.tallies.isEmpty else { return "" }
    let words = TallyWording(report: report, language: language)
    let rows = report.tallies.enumerated().map { row($1, at: $0, words) }
    let parts = report.tallies.enumerated().map { place, account -> HTML in
      let steps = words.steps(
        account, plain: { "\($0)" },
        figure: { amount, label, ids in
          ids.isEmpty ? "\(amount)" : figure(amount, label) { $0.numbers(of: ids) }
        }, says: { HTML(language.words(of: $0), filling: $1) },
        joining: { HTML(joining: $0, by: "\($1)") }
      ).map { "<li>\($0)</li>" as HTML }
      let said = account.tallies.filter { !$0.words.isEmpty }.prefix(1).map { tally -> HTML in
        let link: HTML =
          linkable(tally.address).map { " <a href=\"\($0)\">\(words.read)</a>" } ?? ""
        return "<li><q>\(shortened(tally.words, to: 200))</q>\(link)</li>"
      }
      return """
        <details id="differ-\(place + 1)"><summary>\(words.title(account))</summary>
        <ol>\(HTML(joining: steps + said, by: "\n"))</ol></details>
        """
    }
    return section(
      "differ", words.heading,
      table(words.caption, heads: words.heads, groups: [(id: "", heading: nil, rows: rows)])
        + "\n\(HTML(joining: parts, by: "\n"))")
  }

  /// One row, with each number of incidents as a link to them.
  private func row(_ account: TallyAccount, at place: Int, _ words: TallyWording) -> [HTML] {
    let title = words.title(account)
    func each(_ column: Int, _ members: (TallyAccount.ReadingAccount) -> [Incident.ID]) -> HTML {
      let parts = account.readings.map { reading -> HTML in
        let ids = members(reading)
        let label = "\(title), \(reading.reading.name), \(words.heads[column].0)"
        return figure(ids.count, label) { $0.numbers(of: ids) }
      }
      return parts.isEmpty ? "—" : HTML(joining: parts, by: " / ")
    }
    var cells = words.row(account).map { "\($0)" as HTML }
    // What a side published, and what is left of it, has its words and steps below.
    for column in [1, 6] where cells[column].text != "—" {
      cells[column] = "<a class=\"records\" href=\"#differ-\(place + 1)\">\(cells[column])</a>"
    }
    cells[2] = figure(account.claimed, "\(title), \(words.heads[2].0)") {
      $0.numbers(of: account.told)
    }
    cells[3] = each(3, \.violating)
    cells[4] = each(4, \.violatingByPractice)
    cells[5] = each(5, \.violatingUnderProof)
    return cells
  }
}
