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
        linked(
          HoldingPhrase.reachCaption,
          figure(
            language.count(report.reach.incidents, .incident),
            language.days(report.total, withYear: false)
          ) { $0.total }), heads: words.reachHeads,
        groups: [(id: "", heading: nil, rows: reachRows(words))]))
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

  private func reachRows(_ words: HoldingWording) -> [[HTML]] {
    words.reaches.map { name, source, reach in
      [
        "\(name)", figure(reach.incidents, name) { $0.told(by: source, alone: false) },
        figure(reach.alone, "\(name), \(words.alone)") { $0.told(by: source, alone: true) },
      ]
    }
  }
}
