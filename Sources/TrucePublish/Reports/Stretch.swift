// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The incidents that count for the same days, with what their part in every total is.
///
/// Most are of one day; an incident that spans more than three has the stretch of its days. A report
/// adds the stretches that lie inside its days, and looks at no other incident.
struct Stretch: Sendable {
  /// The days.
  let days: ClosedRange<CivilDay>
  /// The incidents' places in the assessment, ascending.
  private(set) var entries: [Int] = []
  /// On which words their readings part.
  private(set) var divisions: [Division] = []
  /// Who the sources behind them speak for.
  private(set) var balance: SourceBalance
  /// What each source alone would give of them.
  private(set) var reach: SourceReach

  /// Every stretch that has an incident, in order of days.
  static func all(
    of content: MissionContent, days: [ClosedRange<CivilDay>], isCounted: [[Bool]]
  ) -> [Stretch] {
    var found: [ClosedRange<CivilDay>: [Int]] = [:]
    for (index, days) in days.enumerated() { found[days, default: []].append(index) }
    let order = found.keys.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    let reader = SourceReach.Reader(
      feeds: content.feeds.map(\.feed), agreement: content.agreement)
    return order.map { days in
      let entries = found[days, default: []]
      let incidents = entries.lazy.map { content.assessment.incidents[$0] }
      var reach = reader.none
      for incident in incidents { reach.add(incident, by: reader) }
      return Stretch(
        days: days, entries: entries,
        divisions: Division.parts(
          of: content.assessment, under: content.agreement, in: entries, isCounted: isCounted),
        balance: SourceBalance(of: incidents, agreement: content.agreement), reach: reach)
    }
  }
}
