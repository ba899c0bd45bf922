// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
public import TruceTerms

extension Assessment {
  /// The violations by words under readings that have a release clause, by (start, id): what may
  /// give a right of release.
  public func releasingViolations(of agreement: Agreement) -> [ReleasingViolation] {
    let asks = agreement.provisions.map { $0.readings.map { $0.release != nil } }
    guard asks.contains(where: { $0.contains(true) }) else { return [] }
    return incidents.enumerated().flatMap { index, incident in
      rulings[index].compactMap { ruling -> ReleasingViolation? in
        guard ruling.verdict == .violation, !ruling.isHypothetical, ruling.basis == .words,
          asks[ruling.provision][ruling.reading], let actor = ruling.actor
        else { return nil }
        let provision = agreement.provisions[ruling.provision]
        return ReleasingViolation(
          of: provision.id.value, under: provision.readings[ruling.reading].id.value,
          by: agreement.parties[actor].id.value, end: incident.span.end,
          incident: incident.id.name)
      }
    }
  }
}
