// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFindings
public import TruceGround
import TruceTerms

extension Report {
  /// The incidents of the period and the known objects as GeoJSON (RFC 7946).
  ///
  /// An incident is a point with its radius beside it in `precision_m`; one without a place has a
  /// `null` geometry. `verdicts` holds a verdict for each `provision/reading`.
  public var geojson: JSON {
    .object([
      ("type", .string("FeatureCollection")),
      ("made_from", .string(origin(as: "geojson").text)),
      (
        "features",
        .array(incidents.map(feature) + map.objects.map(objectFeature))
      ),
    ])
  }

  private func feature(_ line: IncidentLine) -> JSON {
    let verdicts = line.findings.filter { $0.basis == .words }.map { finding in
      ("\(finding.provision.name)/\(finding.reading.name)", JSON.string(finding.verdict.rawValue))
    }
    return .object([
      ("type", .string("Feature")), ("id", .string(line.incident.id.name)),
      ("geometry", line.incident.place.map { point($0.coordinate) } ?? .null),
      (
        "properties",
        .object(
          [("kind", .string("incident"))] + IncidentLine.members(of: line)
            + [("verdicts", .object(verdicts))])
      ),
    ])
  }

  private func objectFeature(_ coordinate: Coordinate) -> JSON {
    .object([
      ("type", .string("Feature")), ("geometry", point(coordinate)),
      ("properties", .object([("kind", .string("object"))])),
    ])
  }

  private func point(_ coordinate: Coordinate) -> JSON {
    .object([
      ("type", .string("Point")),
      (
        "coordinates",
        .array([.rounded(coordinate.longitude, to: 6), .rounded(coordinate.latitude, to: 6)])
      ),
    ])
  }
}
