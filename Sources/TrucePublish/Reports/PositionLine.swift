// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

/// Where one party stands on one provision at the end of the period.
struct PositionLine: Hashable, Sendable {
  /// The provision.
  let provision: Provision.ID
  /// The party.
  let party: Party.ID
  /// Its stances in order of days; empty when no source says.
  let stances: [Position]
  /// The stances that are new in the period.
  let new: [Position]

  /// Every provision and every party that is bound or spoke, in order of declaration.
  static func all(of agreement: Agreement, days: ClosedRange<CivilDay>) -> [PositionLine] {
    agreement.provisions.flatMap { provision in
      agreement.parties.compactMap { party -> PositionLine? in
        let id = party.id.value
        let stances = provision.positions.enumerated().filter {
          $1.holder == id && $1.day.value <= days.upperBound
        }.sorted { ($0.element.day.value, $0.offset) < ($1.element.day.value, $1.offset) }
          .map(\.element)
        guard !stances.isEmpty || provision.binds.contains(where: { $0.value == id }) else {
          return nil
        }
        return PositionLine(
          provision: provision.id.value, party: id, stances: stances,
          new: stances.filter { days.contains($0.day.value) })
      }
    }
  }
}
