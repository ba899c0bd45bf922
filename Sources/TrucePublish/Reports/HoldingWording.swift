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

  var alone: String { says(.reachAlone) }

  /// Each source with its reach.
  var reaches: [(name: String, source: SourceReach.Source, reach: SourceReach.Reach)] {
    let reach = report.reach
    var rows = zip(report.feeds, reach.feeds).enumerated().map { place, pair in
      (says(.feedNamed, pair.0.title), SourceReach.Source.feed(place), pair.1)
    }
    for (place, party) in report.agreement.parties.enumerated() {
      rows.append(
        (
          says(.speakersOf, wording.name(of: party.id.value)), .party(place), reach.parties[place]
        ))
    }
    rows.append(
      (says(.speakersOf, language.says(.unaffiliated)), .unaffiliated, reach.unaffiliated))
    rows.append((says(.speakersOf, language.says(.affiliationUnknown)), .unknown, reach.unknown))
    return rows.map { (name: $0.0, source: $0.1, reach: $0.2) }
  }

  var reachRows: [[String]] {
    reaches.map { [$0.name, language.number($0.reach.incidents), language.number($0.reach.alone)] }
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
