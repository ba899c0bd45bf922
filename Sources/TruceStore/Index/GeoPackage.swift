// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEvidence
internal import TruceFigures
internal import TruceFindings
public import TruceGround
internal import TruceTerms

/// The index of a mission as an OGC GeoPackage that QGIS and GDAL open as it is.
///
/// Derived from the ledger and nothing else: it can be deleted and made again, with the same bytes on
/// the same SQLite. Layers: `incidents`, `events`, `objects` (points, or the first point of a drawn
/// ground plan); tables: `findings`. The file is made beside and renamed, in journal mode DELETE, so
/// that it opens from a folder that cannot be written.
///
/// Source: OGC 12-128r18, GeoPackage 1.3.1.
public struct GeoPackage {
  private let content: MissionContent

  /// The index of a mission's content.
  public init(of content: MissionContent) { self.content = content }

  /// Writes the file.
  ///
  /// - Throws: `store.index-unwritable`, `store.unwritable`.
  public func write(to path: String) throws(Diagnostics) {
    let beside = path + ".new"
    unlink(beside)
    do throws(Diagnostics) {
      try fill(Database(creating: beside))
      try MissionFolder.move(beside, to: path)
    } catch {
      unlink(beside)
      throw error
    }
  }

  private func fill(_ database: Database) throws(Diagnostics) {
    try database.run("PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096;")
    try database.run("PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300; BEGIN;")
    try database.run(GeoPackage.frame)
    try layer("incidents", GeoPackage.incidentColumns, in: database)
    try layer("events", GeoPackage.eventColumns, in: database)
    try layer("objects", GeoPackage.objectColumns, in: database)
    try database.run(
      "CREATE TABLE findings (fid INTEGER PRIMARY KEY, \(GeoPackage.findingColumns));")
    let contents = database.prepare(
      "INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, ?, ?, NULL, NULL, NULL, NULL, NULL);")
    try contents.run([
      .text("findings"), .text("findings"), .text("incident x provision x reading; " + origin),
      .text(changed),
    ])
    try addIncidents(to: database)
    try addEvents(to: database)
    try addObjects(to: database)
    try addFindings(to: database)
    try addStyle(to: database)
    try database.run("COMMIT;")
  }

  /// The words by which the file names the checkpoint it was made at.
  private var origin: String {
    "\(GeoPackage.originTitle)\(content.ledgerSize) root=\(content.ledgerRoot)"
  }

  private static let originTitle = "ledger size="

  /// The size and the root that a file names; `nil` when it names none.
  ///
  /// The bytes are searched: nothing of a file that may be a stranger's is opened as a database.
  static func origin(in bytes: [UInt8]) -> (size: Int, root: String)? {
    let title = Array(originTitle.utf8)
    var start = bytes.startIndex
    while let first = bytes[start...].firstIndex(of: title[0]) {
      start = first + 1
      guard bytes[first...].starts(with: title) else { continue }
      let text = String(decoding: bytes[(first + title.count)...].prefix(96), as: UTF8.self)
      let parts = text.split(separator: " ", maxSplits: 1)
      if parts.count == 2, let size = Int(parts[0]), parts[1].hasPrefix("root=") {
        return (size, String(parts[1].dropFirst(5).prefix(64)))
      }
    }
    return nil
  }

  /// The moment of the last change, from the content and not from a clock.
  private var changed: String {
    let last = content.feeds.flatMap(\.files).map(\.received).max()
    return (last ?? Instant(secondsSince1970: 0)).description.replacingOccurrences(
      of: "Z", with: ".000Z")
  }

  private func layer(
    _ name: String, _ columns: String, in database: Database
  ) throws(Diagnostics) {
    try database.run(
      "CREATE TABLE \(name) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, \(columns));"
    )
    let contents = database.prepare(
      "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, 4326);")
    let points = extent(of: name)
    let box: [Database.Value] =
      points.isEmpty
      ? [.null, .null, .null, .null]
      : [
        .real(points.map(\.longitude).min() ?? 0), .real(points.map(\.latitude).min() ?? 0),
        .real(points.map(\.longitude).max() ?? 0), .real(points.map(\.latitude).max() ?? 0),
      ]
    try contents.run([.text(name), .text(name), .text(changed)] + box)
    try database.prepare(
      "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0);"
    ).run([.text(name)])
  }

  private func extent(of layer: String) -> [Coordinate] {
    switch layer {
    case "incidents": content.assessment.entries.compactMap { $0.incident.place?.coordinate }
    case "events": content.events.compactMap { $0.place?.coordinate }
    default: content.objects.compactMap { $0.geometry.coordinates.first }
    }
  }
}

extension GeoPackage {
  private static let frame = """
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",\
    6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
    AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
    AUTHORITY["EPSG","4326"]]', 'longitude/latitude in degrees on WGS 84');
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
      identifier TEXT UNIQUE, description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
      m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema TEXT,
      f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
      useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
    """

  private static let incidentColumns = """
    incident TEXT NOT NULL, start_utc DATETIME NOT NULL, end_utc DATETIME NOT NULL,
    precision_m REAL, actor TEXT, events TEXT NOT NULL, standing TEXT
    """
  private static let eventColumns = """
    event TEXT NOT NULL, feed TEXT NOT NULL, speaker TEXT NOT NULL, affiliation TEXT NOT NULL,
    act TEXT, start_utc DATETIME NOT NULL, end_utc DATETIME NOT NULL, precision_m REAL,
    object TEXT, actor TEXT, text TEXT, address TEXT
    """
  private static let objectColumns = """
    object TEXT NOT NULL, name TEXT NOT NULL, class TEXT, precision_m REAL, source TEXT
    """
  private static let findingColumns = """
    incident TEXT NOT NULL, provision TEXT NOT NULL, reading TEXT NOT NULL, basis TEXT NOT NULL,
    proof TEXT NOT NULL, verdict TEXT NOT NULL, lacking TEXT NOT NULL, decided_by TEXT NOT NULL,
    hypothetical BOOLEAN NOT NULL, actor TEXT, because TEXT NOT NULL
    """

  /// A point in the GeoPackage's binary form: `GP`, version 0, little endian, no envelope, then WKB.
  private static func point(_ place: Coordinate?) -> Database.Value {
    guard let place else { return .null }
    var bytes: [UInt8] = [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0]
    for value in [place.longitude, place.latitude] {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(shift)))
      }
    }
    return .blob(bytes)
  }

  private static func time(_ instant: Instant) -> Database.Value {
    .text(instant.description.replacingOccurrences(of: "Z", with: ".000Z"))
  }

  private func addIncidents(to database: Database) throws(Diagnostics) {
    let insert = database.prepare("INSERT INTO incidents VALUES (NULL,?,?,?,?,?,?,?,?);")
    for entry in content.assessment.entries {
      let incident = entry.incident
      try insert.run([
        GeoPackage.point(incident.place?.coordinate), .text(incident.id.name),
        GeoPackage.time(incident.span.start), GeoPackage.time(incident.span.end),
        incident.place.map { .real($0.radiusInMetres) } ?? .null,
        .optional(incident.actor?.name),
        .text(incident.events.map(\.id.name).joined(separator: " ")),
        .optional(standing(of: entry)),
      ])
    }
  }

  /// The incident's standing under the first provision, for the map's style.
  private func standing(of entry: Assessment.Entry) -> String? {
    guard let provision = content.agreement.provisions.first else { return nil }
    let counted = entry.rulings.filter { ruling in
      ruling.provision == 0 && ruling.basis == .words
        && content.settings.countedReadings.contains(provision.readings[ruling.reading].id.value)
    }
    switch Standing(of: counted) {
    case .core: return "core"
    case .contested: return "contested"
    case .undetermined: return "undetermined"
    case .outside: return "outside"
    case nil: return nil
    }
  }

  private func addEvents(to database: Database) throws(Diagnostics) {
    let insert = database.prepare("INSERT INTO events VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?);")
    for event in content.events {
      try insert.run([
        GeoPackage.point(event.place?.coordinate), .text(event.id.name), .text(event.feed.name),
        .text(event.speaker.name), .text(event.speaker.affiliation.name),
        .optional(event.act?.rawValue), GeoPackage.time(event.span.start),
        GeoPackage.time(event.span.end), event.place.map { .real($0.radiusInMetres) } ?? .null,
        .optional(event.objects.first?.objectClass?.name), .optional(event.actor?.name),
        .text(event.text), .optional(event.address),
      ])
    }
  }

  private func addObjects(to database: Database) throws(Diagnostics) {
    let insert = database.prepare("INSERT INTO objects VALUES (NULL,?,?,?,?,?,?);")
    for object in content.objects {
      try insert.run([
        GeoPackage.point(object.geometry.coordinates.first), .text(object.id), .text(object.name),
        .optional(object.objectClass?.name), .real(object.precisionInMetres), .text(object.source),
      ])
    }
  }

  private func addFindings(to database: Database) throws(Diagnostics) {
    let insert = database.prepare("INSERT INTO findings VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?);")
    for finding in content.assessment.entries.lazy.flatMap(\.findings) {
      try insert.run([
        .text(finding.incident.name), .text(finding.provision.name), .text(finding.reading.name),
        .text(finding.basis.rawValue), .text(finding.proof.name), .text(finding.verdict.rawValue),
        .text(finding.lacking.map(\.rawValue).joined(separator: " ")),
        .text(finding.decidedBy.map(\.rawValue).joined(separator: " ")),
        .integer(finding.isHypothetical ? 1 : 0), .optional(finding.actor?.name),
        .text(finding.because),
      ])
    }
  }

  /// The look of the incidents: shape and tone by standing, as on the report's map.
  private func addStyle(to database: Database) throws(Diagnostics) {
    let shapes = [
      ("core", "square", "#8f2d16", "#8f2d16"), ("contested", "square", "#fbfaf7", "#1c1f22"),
      ("undetermined", "circle", "#fbfaf7", "#9a6a00"), ("outside", "square", "#fbfaf7", "#5b6b78"),
    ]
    var rules = ""
    for (standing, shape, fill, stroke) in shapes {
      rules += """
        <Rule><Name>\(standing)</Name><ogc:Filter xmlns:ogc="http://www.opengis.net/ogc">\
        <ogc:PropertyIsEqualTo><ogc:PropertyName>standing</ogc:PropertyName>\
        <ogc:Literal>\(standing)</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>\
        <PointSymbolizer><Graphic><Mark><WellKnownName>\(shape)</WellKnownName>\
        <Fill><CssParameter name="fill">\(fill)</CssParameter></Fill>\
        <Stroke><CssParameter name="stroke">\(stroke)</CssParameter></Stroke></Mark>\
        <Size>9</Size></Graphic></PointSymbolizer></Rule>
        """
    }
    let style = """
      <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" version="1.0.0"><NamedLayer>\
      <Name>incidents</Name><UserStyle><FeatureTypeStyle>\(rules)</FeatureTypeStyle></UserStyle>\
      </NamedLayer></StyledLayerDescriptor>
      """
    try database.prepare(
      "INSERT INTO layer_styles VALUES (1,'','','incidents','geom','standing',NULL,?,1,?,'',NULL,?);"
    ).run([
      .text(style), .text("shape and tone by standing; no colour stands for a party"),
      .text(changed),
    ])
    try database.prepare(
      "INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, '', ?, NULL, NULL, NULL, NULL, NULL);"
    ).run([.text("layer_styles"), .text("layer_styles"), .text(changed)])
  }
}
