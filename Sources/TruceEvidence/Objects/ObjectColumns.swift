// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// The columns of a CSV of objects: ours, or those of the Global Power Plant Database, final or raw.
struct ObjectColumns {
  private enum Form {
    case own
    case powerPlants(prefix: String)
  }

  private let form: Form
  private let id: Int?
  private let name: Int?
  private let kind: Int?
  private let latitude: Int?
  private let longitude: Int?
  private let precision: Int?
  private let country: Int?
  private let source: Int?
  private let address: Int?
  private let note: Int?

  /// The columns that a header tells of; `nil` for none of the known forms.
  init?(_ header: Header) {
    latitude = header["latitude"]
    longitude = header["longitude"]
    name = header["name"]
    guard latitude != nil, longitude != nil else { return nil }
    if header["gppd_idnr"] != nil {
      form = .powerPlants(prefix: "")
      (id, kind) = (header["gppd_idnr"], header["primary_fuel"] ?? header["fuel1"])
      country = header["country_long"] ?? header["country"]
    } else if header["Power Plant ID"] != nil {
      form = .powerPlants(prefix: "WRI")
      (id, kind) = (header["Power Plant ID"], header["Fuel"])
      country = header["country"]
    } else if header["id"] != nil, header["class"] != nil {
      form = .own
      (id, kind) = (header["id"], header["class"])
      country = header["country"]
    } else {
      return nil
    }
    precision = header["precision_m"]
    source = header["source"]
    address = header["source_url"] ?? header["url"]
    note = header["note"]
  }

  /// One object; `nil` with at least one fault.
  func object(_ row: Row, tags: TagTable, _ findings: inout Findings) -> ProtectedObject? {
    let record = row.id(id, &findings)
    let coordinate = row.coordinate(latitude: latitude, longitude: longitude, &findings)
    if coordinate == nil, findings.faults.isEmpty {
      findings.faults.append(.noObjectPlace(at: row.location(of: latitude)))
    }
    let kindWords = row[kind]
    guard let record, let coordinate else { return nil }
    let objectClass: ObjectClass.ID?
    var metres = 2000.0
    var identifier = record
    switch form {
    case .own:
      if kindWords.isEmpty {
        findings.faults.append(.noObjectClass(at: row.location(of: kind)))
        return nil
      }
      objectClass = ObjectClass.ID(kindWords)
      let written = row[precision]
      guard let number = written.plainNumber, number >= 0, number <= 20_000_000 else {
        let place = row.location(of: precision)
        findings.faults.append(.noNumber("precision_m", written, at: place))
        return nil
      }
      metres = number
    case .powerPlants(let prefix):
      identifier = prefix + record
      objectClass = tags.objectClass(of: ["fuel": kindWords.isEmpty ? "unknown" : kindWords])
    }
    let sources = [row[source], row[address]].filter { !$0.isEmpty }.joined(separator: ", ")
    return ProtectedObject(
      id: identifier, name: row[name], objectClass: objectClass, geometry: .points([coordinate]),
      precisionInMetres: metres, country: row[country], source: sources,
      placedFromReport: row[note].hasPrefix(ObjectReader.ownRow))
  }
}

extension Diagnostic {
  fileprivate static func noObjectClass(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "objects.no-class", at: place, "the object has no class",
      expected: "a class of the agreement, such as substation", mend: mendRow)
  }
}
