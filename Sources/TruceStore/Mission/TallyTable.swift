// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceEvidence
public import TruceFigures
public import TruceGround
public import TruceTerms

/// The mission's table of published tallies: who counted how many acts of whom, and when it was said.
///
/// The columns, in any order: `tally,party,against,provision,speaker,published,from,to,number,bound,words,
/// address`, and `series,named,note`, which may be absent. `bound` is `exact`, `over` or `unknown`;
/// `number` is empty only with `unknown`; `named` holds record names between spaces.
public struct TallyTable: Sendable {
  /// The tallies, in the order of the table.
  public private(set) var tallies: [PublishedTally] = []

  /// The columns that must be there.
  static let needed = [
    "tally", "party", "against", "provision", "speaker", "published", "from", "to", "number",
    "bound", "words", "address",
  ]

  /// The most rows of a table.
  static let mostRows = 10_000

  /// Reads a table.
  ///
  /// - Throws: every fault, in file order: `tallies.column`, `tallies.value`, `tallies.twice`,
  ///   `tallies.too-many`, and what the CSV reader throws.
  public init(bytes: [UInt8], named name: String, agreement: Agreement) throws(Diagnostics) {
    let reader = CSVReader(BytesSource(bytes), named: name)
    let header = try reader.readHeader()
    var faults: [Diagnostic] = []
    for column in TallyTable.needed where !header.contains(column) {
      faults.append(.column(column, in: name, header: header))
    }
    if let missing = Diagnostics(faults) { throw missing }
    while try reader.next() {
      if let fault = reader.fault {
        faults.append(fault)
        continue
      }
      if tallies.count == TallyTable.mostRows { throw Diagnostics(.tooMany(in: name)) }
      var row = TallyRow(reader, header)
      if let tally = row.tally(in: agreement, among: tallies) { tallies.append(tally) }
      faults += row.faults
    }
    if let faults = Diagnostics(faults.inFileOrder) { throw faults }
  }
}

/// Takes the cells of a row by the names of their columns.
private struct TallyRow {
  private let reader: CSVReader
  private let header: [String]
  private(set) var faults: [Diagnostic] = []

  init(_ reader: CSVReader, _ header: [String]) {
    self.reader = reader
    self.header = header
  }

  private func cell(_ column: String) -> String {
    header.firstIndex(of: column).map { reader[$0] } ?? ""
  }

  private mutating func miss(_ column: String, _ expected: String) {
    let place = header.firstIndex(of: column).map { reader.location(of: $0) }
    faults.append(.value(cell(column), of: column, at: place, expected: expected))
  }

  private mutating func day(_ column: String) -> CivilDay? {
    let day = CivilDay(cell(column))
    if day == nil { miss(column, "a day, such as 2025-03-18") }
    return day
  }

  private mutating func party(_ column: String, of agreement: Agreement) -> Party.ID? {
    let parties = agreement.parties.filter { $0.role == .party }.map(\.id.value)
    let found = parties.first { $0.name == cell(column) }
    if found == nil { miss(column, parties.map(\.name).joined(separator: ", ")) }
    return found
  }

  mutating func tally(
    in agreement: Agreement, among others: [PublishedTally]
  ) -> PublishedTally? {
    let id = cell("tally")
    if id.isEmpty { miss("tally", "a name of its own") }
    if others.contains(where: { $0.id.name == id }) {
      faults.append(.twice(id, at: header.firstIndex(of: "tally").map { reader.location(of: $0) }))
    }
    let party = party("party", of: agreement)
    let against = self.party("against", of: agreement)
    if let party, party == against { miss("against", "another party than the one that counts") }
    let provisions = agreement.provisions.map(\.id.value)
    let provision = provisions.first { $0.name == cell("provision") }
    if provision == nil { miss("provision", provisions.map(\.name).joined(separator: ", ")) }
    let published = day("published")
    let from = day("from")
    let to = day("to")
    if let from, let to, to < from { miss("to", "a day not before \(from)") }
    let bound = PublishedTally.Bound(rawValue: cell("bound"))
    if bound == nil {
      miss("bound", PublishedTally.Bound.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var number: Int?
    let written = cell("number")
    if bound == .unknown {
      if !written.isEmpty { miss("number", "nothing, where the bound is unknown") }
    } else if let value = Int(written), (0...1_000_000_000).contains(value) {
      number = value
    } else {
      miss("number", "a whole number; nothing only where the bound is unknown")
    }
    guard faults.isEmpty, let party, let against, let provision, let published, let from, let to,
      let bound
    else { return nil }
    return PublishedTally(
      id: PublishedTally.ID(id), series: cell("series"), party: party, against: against,
      provision: provision, speaker: cell("speaker"), published: published, days: from...to,
      number: number, bound: bound, named: cell("named").split(separator: " ").map(String.init),
      words: cell("words"), address: cell("address").isEmpty ? nil : cell("address"),
      note: cell("note"))
  }
}

extension Diagnostic {
  fileprivate static func column(
    _ column: String, in file: String, header: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "tallies.column", at: Location(file: file, line: 1),
      "the table of tallies has no column '\(column)'",
      expected: TallyTable.needed.joined(separator: ","), found: header.joined(separator: ","),
      mend: "add the column")
  }

  fileprivate static func value(
    _ words: String, of column: String, at place: Location?, expected: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "tallies.value", at: place,
      words.isEmpty ? "the column '\(column)' is empty" : "'\(words)' cannot be a '\(column)'",
      expected: expected, mend: "write such a value in its place")
  }

  fileprivate static func twice(_ id: String, at place: Location?) -> Diagnostic {
    Diagnostic(
      .error, "tallies.twice", at: place, "the tally '\(id)' stands twice",
      expected: "one row a tally", mend: "give one of them another name, or take it out")
  }

  fileprivate static func tooMany(in file: String) -> Diagnostic {
    Diagnostic(
      .error, "tallies.too-many", at: Location(file: file),
      "the table of tallies has more than \(TallyTable.mostRows) rows",
      expected: "numbers that somebody published", mend: "import single acts as a feed")
  }
}
