// SPDX-License-Identifier: Apache-2.0

/// The forms of feed that are known.
public enum FeedKind: String, Hashable, Sendable, CaseIterable {
  /// ACLED's CSV export.
  case acled
  /// UCDP's Georeferenced Event Dataset, also its candidate files.
  case ucdp
  /// VIINA 2.0, event_info.
  case viina
  /// NASA FIRMS, VIIRS or MODIS.
  case firms
  /// Any CSV, through a mapping file.
  case csv
  /// Any GeoJSON, through a mapping file.
  case geojson

  /// The columns without which a file is not of this form; none for forms that a mapping describes.
  var requiredColumns: [String] {
    switch self {
    case .acled:
      [
        "event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "latitude",
        "longitude", "source", "notes",
      ]
    case .ucdp:
      [
        "id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude",
        "date_prec", "date_start", "date_end", "best",
      ]
    case .viina:
      ["event_id", "date", "time", "longitude", "latitude", "source", "text"]
    case .firms:
      ["latitude", "longitude", "acq_date", "acq_time", "satellite", "confidence"]
    case .csv, .geojson: []
    }
  }

  /// The columns by which a form is told from the others.
  private var signs: [String] {
    switch self {
    case .acled: ["event_id_cnty", "event_date"]
    case .ucdp: ["type_of_violence", "side_a", "date_start"]
    case .viina: ["event_id", "report_id", "date", "source"]
    case .firms: ["acq_date", "acq_time"]
    case .csv, .geojson: []
    }
  }

  /// The form that a header tells of; `nil` when it is none of the known ones.
  init?(header: Header) {
    for kind in FeedKind.allCases where !kind.signs.isEmpty {
      if kind.signs.allSatisfy({ header[$0] != nil }) {
        self = kind
        return
      }
    }
    return nil
  }

  /// The Admiralty grade that a feed's events carry unless the mission says otherwise.
  ///
  /// Reasons stand in docs/feeds.md: a coded feed is usually reliable, what it repeats was not
  /// checked; news read by a machine is fairly reliable; a sensor is reliable, and what burned is
  /// open. A mapped file has no default.
  public var grade: Grade {
    switch self {
    case .acled, .ucdp: Grade(reliability: "B", credibility: 3)
    case .viina: Grade(reliability: "C", credibility: 6)
    case .firms: Grade(reliability: "A", credibility: 2)
    case .csv, .geojson: .unjudged
    }
  }
}

/// The names of a file's columns.
struct Header: Sendable {
  /// The names as the file has them.
  let names: [String]
  private let indices: [String: Int]
  /// Names that stand twice.
  let repeated: [String]

  /// A header; spaces around a name and its case do not count.
  init(_ names: [String]) {
    self.names = names
    var indices: [String: Int] = [:]
    var repeated: [String] = []
    for (index, name) in names.enumerated() {
      let key = Header.key(name)
      if indices[key] == nil { indices[key] = index } else { repeated.append(key) }
    }
    self.indices = indices
    self.repeated = repeated
  }

  /// Where a column stands.
  subscript(name: String) -> Int? { indices[name] ?? indices[Header.key(name)] }

  private static func key(_ name: String) -> String { name.trimmed.lowercased() }
}
