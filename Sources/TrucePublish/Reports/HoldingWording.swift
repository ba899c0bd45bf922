// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

/// What the mission holds, in the words of one language, for every renderer alike.
struct HoldingWording {
  let report: Report
  let language: Language

  private var wording: Wording { Wording(report: report, language: language) }

  private func says(_ phrase: HoldingPhrase, _ blanks: String...) -> String {
    language.words(of: phrase, filling: blanks)
  }

  // MARK: Each source alone

  var reachHeading: String { says(.reachHeading) }
  var reachCaption: String {
    says(.reachCaption, language.count(report.reach.incidents, .incident))
  }
  var reachHeads: [(String, isFigure: Bool)] {
    [(says(.reachSource), false), (says(.reachTold), true), (says(.reachAlone), true)]
  }

  var reachRows: [[String]] {
    let reach = report.reach
    func row(_ name: String, _ own: SourceReach.Reach) -> [String] {
      [name, language.number(own.incidents), language.number(own.alone)]
    }
    return zip(report.feeds, reach.feeds).map { row(says(.feedNamed, $0.title), $1) }
      + zip(report.agreement.parties, reach.parties).map {
        row(says(.speakersOf, wording.name(of: $0.id.value)), $1)
      } + [
        row(says(.speakersOf, language.says(.unaffiliated)), reach.unaffiliated),
        row(says(.speakersOf, language.says(.affiliationUnknown)), reach.unknown),
      ]
  }

  // MARK: Known objects

  var objectsHeading: String { says(.objectsHeading) }
  var objectsCaption: String { says(.objectsCaption) }
  var objectHeads: [(String, isFigure: Bool)] {
    [(says(.objectClass), false)] + report.knownObjects.parties.map { (wording.name(of: $0), true) }
      + [(says(.elsewhere), true)]
  }

  var objectRows: [[String]] {
    report.knownObjects.rows.map { row in
      [wording.name(of: row.objectClass)]
        + (row.parties + [row.elsewhere]).map { language.number($0) }
    }
  }

  var objectNotes: [String] {
    let known = report.knownObjects
    let empty = known.empty.map {
      "\(wording.name(of: $0.objectClass)) (\(wording.name(of: $0.party)))"
    }
    return [empty.isEmpty ? says(.everyClass) : says(.noneKnown, empty.joined(separator: ", "))]
      + (known.placedFromReports > 0
        ? [says(.placed, language.number(known.placedFromReports))] : [])
  }

  /// Both sections in Markdown.
  var markdown: Markdown {
    let reach: Markdown = """
      ## \(reachHeading)

      \(reachCaption)

      \(Markdown(table: reachHeads.map(\.0), rows: reachRows.map { $0.map { "\($0)" } }))
      """
    guard !report.knownObjects.rows.isEmpty else { return reach }
    let notes = objectNotes.map { "- \($0)" as Markdown }
    return """
      \(reach)

      ## \(objectsHeading)

      \(objectsCaption)

      \(Markdown(table: objectHeads.map(\.0), rows: objectRows.map { $0.map { "\($0)" } }))

      \(Markdown(joining: notes, by: "\n"))
      """
  }
}
