// SPDX-License-Identifier: Apache-2.0

import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The same count for the period, the one before it and the total.
struct Compared: Hashable, Sendable {
  /// In the period.
  var now = FourNumbers()
  /// In as many days before.
  var before = FourNumbers()
  /// Since the first day of the totals.
  var total = FourNumbers()
}

/// The four numbers of a provision: under the mission's proof and under each party's claims.
struct ProvisionNumbers: Sendable {
  /// A party's claims, taken at face value.
  struct Claims: Sendable {
    /// Whose.
    var party: Party.ID
    /// The four numbers under the counted readings.
    var numbers: Compared
    /// Violations under its own readings, in order of declaration, in the period and in total.
    var own: [(reading: Reading.ID, now: OwnCount, total: OwnCount)]
  }

  /// Its place among the agreement's provisions.
  let index: Int
  /// The provision.
  let provision: Provision
  /// Whether it was never in force: what it would have covered.
  let isHypothetical: Bool
  /// The readings that count, in order of declaration.
  let counted: [Reading]
  /// All its readings, counted or shown beside, in order of declaration.
  var readings: [Reading] { provision.readings }
  /// Under the mission's proof.
  let main: Compared
  /// Under each party's claims, in order of declaration.
  let claims: [Claims]

  /// Whether nothing until now may be a violation of it, by any counted reading and anybody's claims.
  var isQuiet: Bool {
    ([main.total] + claims.map(\.numbers.total)).allSatisfy {
      $0.core + $0.contested + $0.undetermined == 0
    }
  }

  init(
    of index: Int, content: MissionContent, counting: Counting, days: ClosedRange<CivilDay>,
    total: ClosedRange<CivilDay>
  ) {
    let provision = content.agreement.provisions[index]
    self.index = index
    self.provision = provision
    isHypothetical = counting.isHypothetical[index]
    counted = provision.readings.filter { counting.counted[index].contains($0.id.value) }
    func compared(_ series: Counting.Series) -> Compared {
      Compared(
        now: series.numbers(in: days), before: series.numbers(in: days.before),
        total: series.numbers(in: total))
    }
    main = compared(counting.main[index])
    claims = zip(content.claims, counting.claims).compactMap { assessment, series in
      guard case .claimsOf(let party) = assessment.proof else { return nil }
      let own = provision.readings.enumerated().filter { $1.party.value == party }.map {
        (
          reading: $1.id.value, now: series[index].ownCount($0, in: days),
          total: series[index].ownCount($0, in: total)
        )
      }
      return Claims(party: party, numbers: compared(series[index]), own: own)
    }
  }

  /// The provisions that a report tells of: those that may be violated, or the first one where none
  /// may; those in force of which nothing may be a violation; those that never were in force.
  static func sorted(
    of content: MissionContent, counting: Counting, days: ClosedRange<CivilDay>,
    total: ClosedRange<CivilDay>
  ) -> (shown: [ProvisionNumbers], quiet: [ProvisionNumbers], hypothetical: [ProvisionNumbers]) {
    let all = content.agreement.provisions.indices.map {
      ProvisionNumbers(of: $0, content: content, counting: counting, days: days, total: total)
    }
    let counted = all.filter {
      !$0.counted.isEmpty && counting.isAssessed[$0.index]
    }
    let binding = counted.filter { !$0.isHypothetical }
    let loud = binding.filter { !$0.isQuiet }
    let shown = loud.isEmpty ? Array(binding.prefix(1)) : loud
    let places = shown.map(\.index)
    return (
      shown, binding.filter { !places.contains($0.index) }, counted.filter(\.isHypothetical)
    )
  }
}
