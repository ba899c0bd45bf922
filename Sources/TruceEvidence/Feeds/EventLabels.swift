// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround
internal import TruceTerms

/// VIINA's event_labels: what a model says each news report is about, by event_id.
///
/// Of each pair of columns the one that ends in `_b` (0 or 1) is used. An author's column is
/// `a_NAME_init_b` or `a_NAME_b`; what NAME means is for the mission's names to say.
public struct EventLabels: Sendable {
  /// What the labels of one record say.
  struct Labels: Hashable, Sendable {
    var act: ActKind?
    var means: String
    var actors: [String]
  }

  private var byRecord: [String: Labels] = [:]

  /// How many records have labels.
  public var count: Int { byRecord.count }

  /// Reads the file.
  ///
  /// - Throws: `feed.column-missing`, `feed.id-twice`, what is wrong with a row, and what the CSV
  ///   reader throws.
  public init(reading source: any ByteSource, named name: String) throws(Diagnostics) {
    let reader = try CSVReader(opening: source, named: name)
    let header = Header(try reader.readHeader())
    guard let id = header["event_id"] else {
      throw Diagnostics(
        .columnMissing(["event_id"], in: name, header: header, form: "VIINA event_labels"))
    }
    let kinds = EventLabels.kinds.compactMap { kind in header[kind.column].map { ($0, kind) } }
    let actors = EventLabels.actors(header)
    var faults: [Diagnostic] = []
    while try reader.next() {
      if let fault = reader.fault {
        faults.append(fault)
        if faults.count > 50 { break }
        continue
      }
      let row = Row(reader)
      let set = kinds.filter { EventLabels.isOne(row[$0.0]) }.map(\.1)
      let named = actors.filter { EventLabels.isOne(row[$0.field]) }.map(\.name)
      let strikes = set.filter { $0.act == .hit }
      let act = strikes.first?.act ?? set.first?.act
      let labels = Labels(
        act: act, means: set.compactMap(\.means).joined(separator: ", "), actors: named)
      if let before = byRecord.updateValue(labels, forKey: row[id]), before != labels {
        let place = row.location(of: id)
        faults.append(.idTwice(row[id], at: place, first: Location(file: name)))
      }
    }
    if let faults = Diagnostics(faults) { throw faults }
  }

  subscript(record: String) -> Labels? { byRecord[record] }

  private struct Kind {
    var column: String
    var act: ActKind
    var means: String?
  }

  private static let kinds = [
    Kind(column: "t_airstrike_b", act: .hit, means: "air strike"),
    Kind(column: "t_uav_b", act: .hit, means: "drone"),
    Kind(column: "t_artillery_b", act: .hit, means: "artillery"),
    Kind(column: "t_ied_b", act: .hit, means: "explosive device"),
    Kind(column: "t_property_b", act: .hit, means: nil),
    Kind(column: "t_hospital_b", act: .hit, means: nil),
    Kind(column: "t_aad_b", act: .attempt, means: nil),
  ]

  private static func actors(_ header: Header) -> [(field: Int, name: String)] {
    var found: [(field: Int, name: String, isInitiator: Bool)] = []
    for (index, column) in header.names.enumerated() {
      var name = column.trimmed.lowercased()
      guard name.hasPrefix("a_"), name.hasSuffix("_b") else { continue }
      name = String(name.dropFirst(2).dropLast(2))
      let isInitiator = name.hasSuffix("_init")
      if isInitiator { name = String(name.dropLast(5)) }
      found.append((index, name, isInitiator))
    }
    let initiators = found.filter(\.isInitiator)
    return (initiators.isEmpty ? found : initiators).map { ($0.field, $0.name) }
  }

  private static func isOne(_ text: String) -> Bool { text == "1" || text == "1.0" }
}
