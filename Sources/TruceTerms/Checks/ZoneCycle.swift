// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let zoneCycle = Check(
    "terms.zone-cycle", "a zone is measured from itself",
    """
    A zone can be so many metres around another zone or line. Where the way back to a geometry comes
    round to the zone itself, nothing is measured from anything.

    It happens when the line of contact is described by the strip beside it, and the strip by the
    line.

    Mend it by giving one of them a geometry: 'from "zones.geojson"'.
    """
  ) { questioned in
    let agreement = questioned.agreement
    var told: Set<Zone.ID> = []
    return agreement.zones.compactMap { zone -> Diagnostic? in
      guard let first = zone.measuredFrom else { return nil }
      var seen: Set<Zone.ID> = []
      var next: Zone.ID? = first.value
      while let id = next, seen.insert(id).inserted {
        if id == zone.id.value {
          if !told.isDisjoint(with: seen) { return nil }
          told.formUnion(seen)
          return .zoneCycle(zone, at: first.location)
        }
        guard let other = agreement.zone(id), other.file == nil else { return nil }
        next = other.measuredFrom?.value
      }
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func zoneCycle(_ zone: Zone, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.zone-cycle", at: place, "zone '\(zone.id.value)' is measured from itself",
      expected: "a zone or line with a geometry",
      mend: "give one of the zones on the way a geometry: from \"zones.geojson\"")
  }
}
