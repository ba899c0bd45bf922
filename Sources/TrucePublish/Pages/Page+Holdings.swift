// SPDX-License-Identifier: Apache-2.0

import TruceGround

extension Page {
  /// What each source alone would give, and what objects are known.
  var holdings: HTML {
    let words = HoldingWording(report: report, language: language)
    func cells(_ rows: [[String]]) -> [[HTML]] { rows.map { $0.map { "\($0)" } } }
    let reach = section(
      "alone", words.reachHeading,
      table(
        words.reachCaption, heads: words.reachHeads,
        groups: [(id: "", heading: nil, rows: cells(words.reachRows))]))
    guard !report.knownObjects.rows.isEmpty else { return reach }
    let notes = words.objectNotes.map { "<p class=\"note\">\($0)</p>" as HTML }
    return reach + "\n"
      + section(
        "objects", words.objectsHeading,
        table(
          words.objectsCaption, heads: words.objectHeads,
          groups: [(id: "", heading: nil, rows: cells(words.objectRows))])
          + "\n\(HTML(joining: notes, by: "\n"))")
  }
}
