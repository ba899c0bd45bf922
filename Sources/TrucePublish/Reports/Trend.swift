// SPDX-License-Identifier: Apache-2.0

import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

/// The four numbers of one provision day by day, with what was in force on each day by each reading.
struct Trend: Sendable {
  /// One day.
  struct Day: Sendable {
    var day: CivilDay
    var numbers: FourNumbers
    var observation: DayState
    /// The state by each reading at noon, in the provision's order.
    var states: [ProvisionState.State]
  }

  /// The longest stretch that is drawn.
  static let longest = 120

  /// The provision.
  let provision: Provision
  /// The days, in order; at most the last ``longest`` of the totals.
  let days: [Day]
  /// Incidents whose time spans several days, and which no day holds.
  let undated: Int

  init(
    of index: Int, content: MissionContent, counting: Counting, total: ClosedRange<CivilDay>,
    states: [CivilDay: DayState]
  ) {
    let provision = content.agreement.provisions[index]
    self.provision = provision
    let series = counting.main[index]
    let first = max(total.lowerBound, total.upperBound.advanced(byDays: 1 - Trend.longest))
    days = (first...total.upperBound).each.map { day in
      let atNoon = counting.states[day] ?? content.agreement.statesAtNoon(of: day)
      return Day(
        day: day, numbers: series.byDay[day.daysSince1970] ?? FourNumbers(),
        observation: states[day] ?? .notObserved,
        states: atNoon[index])
    }
    undated = counting.undated(in: first...total.upperBound)
  }

  /// The largest number of a day that is not outside every reading.
  var highest: Int {
    days.map { $0.numbers.core + $0.numbers.contested + $0.numbers.undetermined }.max() ?? 0
  }
}
