// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
public import TruceGround

/// A GeoJSON file of a few features: zones, or the outlines of a map.
struct GeometryFile {
  /// A feature with what is asked of it.
  struct Feature {
    /// Its `id`, or the property `id` or `name`.
    var names: [String]
    /// Its form.
    var geometry: Geometry
    /// Its properties.
    var properties: JSON
  }

  /// The features in order.
  let features: [Feature]

  /// Reads a file.
  ///
  /// - Throws: `json.syntax`, `store.no-features`, and what its geometries throw.
  init(parsing bytes: [UInt8], name: String) throws(Diagnostics) {
    let json = try JSON(parsing: bytes, name: name)
    guard let list = json["features"]?.array ?? (json["geometry"] != nil ? [json] : nil) else {
      throw Diagnostics(.noFeatures(in: name))
    }
    var features: [Feature] = []
    for (index, feature) in list.enumerated() {
      guard let geometry = feature["geometry"] else { continue }
      let properties = feature["properties"] ?? .null
      let place = Location(file: name, path: "$.features[\(index)].geometry")
      features.append(
        Feature(
          names: [feature["id"], properties["id"], properties["name"]].compactMap { $0?.string },
          geometry: try Geometry(geoJSON: geometry, at: place), properties: properties))
    }
    self.features = features
  }
}

/// A line on the map that is no coast: drawn thin and neutral, dashed where a party disputes it.
public struct MapBoundary: Hashable, Sendable {
  /// The line.
  public var geometry: Geometry
  /// Whether a party disputes it.
  public var isDisputed: Bool

  /// A boundary.
  public init(geometry: Geometry, isDisputed: Bool) {
    self.geometry = geometry
    self.isDisputed = isDisputed
  }
}

extension Diagnostic {
  fileprivate static func noFeatures(in name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.no-features", at: Location(file: name, path: "$"),
      "the file holds no GeoJSON features", expected: "a FeatureCollection or a Feature",
      mend: "export it as GeoJSON (RFC 7946)")
  }
}
