// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let zoneWithoutGeometry = Check(
    "terms.zone-without-geometry", "a zone without a geometry",
    """
    Whether an incident lies in a zone without a geometry is unknown, always.

    In Minsk in 2015 the line from which heavy weapons were to be drawn back was named in words; where
    it ran was fought over on the ground. (Package of Measures, 12 February 2015, point 2, names two
    lines, one of them that of another text.)

    Mend it by drawing it: 'from "zones.geojson"', or by measuring it from one that is drawn.
    """
  ) { questioned in
    questioned.agreement.zones.filter {
      $0.file == nil && $0.measuredFrom == nil && $0.distanceInMetres == 0
    }.map { .zoneWithoutGeometry($0) }
  }

  static let distanceWithoutLine = Check(
    "terms.distance-without-line", "a distance without the line it is measured from",
    """
    So many kilometres are a zone only together with where they begin.

    A withdrawal "to equal distances" asks for a line first; where each side measures from its own,
    the zones do not meet.

    Mend it by writing 'within 15 km of LINE', and 'line LINE from "zones.geojson"'.
    """
  ) { questioned in
    questioned.agreement.zones.filter {
      $0.file == nil && $0.measuredFrom == nil && $0.distanceInMetres > 0
    }.map { .distanceWithoutLine($0) }
  }
}

extension Diagnostic {
  fileprivate static func zoneWithoutGeometry(_ zone: Zone) -> Diagnostic {
    Diagnostic(
      .warning, "terms.zone-without-geometry", at: zone.id.location,
      "\(zone.isLine ? "line" : "zone") '\(zone.id.value)' has no geometry",
      expected: "'from' and a GeoJSON file beside the agreement",
      mend: "draw it and write: from \"zones.geojson\"")
  }

  fileprivate static func distanceWithoutLine(_ zone: Zone) -> Diagnostic {
    Diagnostic(
      .warning, "terms.distance-without-line", at: zone.id.location,
      "the distance of '\(zone.id.value)' is measured from nothing",
      expected: "'of' and a line or zone behind the distance",
      mend: "write behind the distance: of LINE")
  }
}
