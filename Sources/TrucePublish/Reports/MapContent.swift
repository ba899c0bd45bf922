// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// What the maps show: one small map a reading of the first provision that is counted.
struct MapContent: Sendable {
  /// An incident with a place.
  struct Point: Sendable {
    var incident: Incident.ID
    var place: Place
    /// The verdict under each reading, in the provision's order; `nil` where there is none.
    var verdicts: [Verdict?]
    /// What the place is called; empty when no source says.
    var name: String
    /// Whether it lies in the report's own days, not only in those before that are shown with them.
    var isInPeriod: Bool
  }

  /// The provision whose readings are shown; `nil` for none.
  var provision: Provision?
  /// The days shown: the period, or for one day the seven that end with it.
  var days: ClosedRange<CivilDay>
  /// The incidents with a place.
  var points: [Point] = []
  /// Incidents of these days that have no place.
  var placeless: [Incident.ID] = []
  /// How many these are.
  var withoutPlace: Int { placeless.count }
  /// The known objects, one point each.
  var objects: [Coordinate] = []
  /// Land.
  var outlines: [Geometry]
  /// Boundaries; a disputed one is dashed.
  var boundaries: [MapBoundary]
  /// Where the outlines come from.
  var outlinesSource: String

  init(
    of content: MissionContent, counting: Counting, days: ClosedRange<CivilDay>, since: CivilDay,
    numbers: [ProvisionNumbers]
  ) {
    self.days = days
    if days.lowerBound == days.upperBound {
      self.days = max(since, days.upperBound.advanced(byDays: -6))...days.upperBound
    }
    provision = numbers.first?.provision
    outlines = content.outlines
    boundaries = content.boundaries
    outlinesSource = content.outlinesSource
    objects = content.objects.compactMap { $0.geometry.coordinates.first }
    guard let provision, let number = numbers.first?.index else { return }
    for index in counting.entries(in: self.days) {
      let incident = content.assessment.incidents[index]
      guard let place = incident.place else {
        placeless.append(incident.id)
        continue
      }
      let rulings = content.assessment.rulings[index].filter {
        $0.provision == number && $0.basis == .words
      }
      let verdicts = provision.readings.indices.map { reading in
        rulings.first { $0.reading == reading }?.verdict
      }
      points.append(
        Point(
          incident: incident.id, place: place, verdicts: verdicts,
          name: incident.events.first { $0.denial == nil && !$0.placeName.isEmpty }?
            .placeName ?? "",
          isInPeriod: days.holds(counting.days[index])))
    }
  }
}

/// What the map shows of one incident under one reading.
public struct MapRow: Sendable {
  let point: MapContent.Point
  let reading: Reading.ID
  let verdict: Verdict

  /// The table's columns, in order.
  public static let columns: [ExportColumn<MapRow>] = [
    ExportColumn("incident", .text, tag: "#event+id", "name of the incident") {
      $0.point.incident.name
    },
    ExportColumn("latitude", .decimal, unit: "degrees north, WGS 84", tag: "#geo+lat", "where") {
      decimal($0.point.place.coordinate.latitude, decimals: 5) ?? ""
    },
    ExportColumn("longitude", .decimal, unit: "degrees east, WGS 84", tag: "#geo+lon", "where") {
      decimal($0.point.place.coordinate.longitude, decimals: 5) ?? ""
    },
    ExportColumn(
      "precision_m", .decimal, unit: "metres", tag: "#geo+precision",
      "radius within which the true place lies"
    ) { decimal($0.point.place.radiusInMetres, decimals: 1) ?? "" },
    ExportColumn("reading", .text, tag: "#meta+reading", "the reading") { $0.reading.name },
    ExportColumn(
      "verdict", .word, tag: "#status+verdict", "violation, not-violation or undetermined"
    ) { $0.verdict.rawValue },
  ]
}

extension MapContent {
  /// How many marks its maps have together.
  var markCount: Int { points.reduce(0) { $0 + $1.verdicts.count { $0 != nil } } }
}

extension Report {
  /// The marks of the maps as CSV.
  public var mapCSV: String {
    let readings = map.provision?.readings ?? []
    let rows = map.points.flatMap { point in
      zip(readings, point.verdicts).compactMap { reading, verdict in
        verdict.map { MapRow(point: point, reading: reading.id.value, verdict: $0) }
      }
    }
    return csvTable(MapRow.columns, rows)
  }
}
