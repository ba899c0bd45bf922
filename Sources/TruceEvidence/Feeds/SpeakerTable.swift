// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceGround
public import TruceTerms

/// For whom each speaker speaks, and whose text it repeats: the mission's `sources.csv`.
///
/// Affiliation follows the speaker, not the outlet. A name is looked up as written, then without
/// regard to case and spacing; a name that is not in the table is unknown, and never independent.
public struct SpeakerTable: Hashable, Sendable {
  private var exact: [String: Speaker] = [:]
  private var folded: [String: Speaker] = [:]
  /// The names in the table, in its order.
  public private(set) var names: [String] = []

  /// A table without a speaker: everyone is unknown.
  public init() {}

  /// A table of speakers; the first of two entries with one name stands.
  public init(_ speakers: [Speaker]) {
    for speaker in speakers { add(speaker) }
  }

  /// Reads a table with the columns `speaker,affiliation,copies,note`, in any order; `copies` and
  /// `note` may be absent.
  ///
  /// The affiliation is a party's or mediator's id, `none` or `unknown`. Whoever copies one that
  /// copies another copies the last of them.
  ///
  /// - Throws: every fault, in file order: `speakers.column`, `speakers.affiliation`,
  ///   `speakers.twice`, `speakers.no-name`, `speakers.circle`, and what the CSV reader throws.
  public init(
    reading source: any ByteSource, named name: String, parties: [Party]
  ) throws(Diagnostics) {
    let reader = try CSVReader(opening: source, named: name)
    let header = Header(try reader.readHeader())
    var faults: [Diagnostic] = []
    for column in ["speaker", "affiliation"] where header[column] == nil {
      faults.append(.noColumn(column, in: name, header: header))
    }
    if let missing = Diagnostics(faults) { throw missing }
    var rows: [(speaker: Speaker, place: Location)] = []
    var seen: [String: Location] = [:]
    while try reader.next() {
      if let fault = reader.fault {
        faults.append(fault)
        continue
      }
      let row = Row(reader)
      let speaker = row[header["speaker"]]
      let place = row.location(of: header["speaker"])
      if speaker.isEmpty {
        faults.append(.noName(at: place))
        continue
      }
      if let first = seen[speaker] {
        faults.append(.twice(speaker, at: place, first: first))
        continue
      }
      seen[speaker] = place
      let word = row[header["affiliation"]]
      guard let affiliation = Affiliation(word, among: parties) else {
        faults.append(.affiliation(word, at: row.location(of: header["affiliation"]), parties))
        continue
      }
      let copies = row[header["copies"]]
      rows.append(
        (
          Speaker(
            name: speaker, affiliation: affiliation, copies: copies.isEmpty ? nil : copies), place
        ))
    }
    self.init(rows.map(\.speaker))
    faults += followCopies(rows)
    if let faults = Diagnostics(faults.inFileOrder) { throw faults }
  }

  /// The speaker of a name, as the table has it; unknown when it has none.
  ///
  /// The name stays as given: the table only says for whom it counts.
  public func speaker(named name: String) -> Speaker {
    guard let found = exact[name] ?? folded[SpeakerTable.fold(name)] else {
      return Speaker(name: name, affiliation: .unknown)
    }
    var speaker = found
    speaker.name = name
    if speaker.copies == nil, name != found.name { speaker.copies = found.name }
    return speaker
  }

  /// Whether the table has the name.
  public func contains(_ name: String) -> Bool {
    exact[name] != nil || folded[SpeakerTable.fold(name)] != nil
  }

  private mutating func add(_ speaker: Speaker) {
    if exact[speaker.name] != nil { return }
    names.append(speaker.name)
    exact[speaker.name] = speaker
    let key = SpeakerTable.fold(speaker.name)
    if folded[key] == nil { folded[key] = speaker }
  }

  /// Makes every copy name its last original; circles are faults.
  private mutating func followCopies(
    _ rows: [(speaker: Speaker, place: Location)]
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var originals: [String: String] = [:]
    for (speaker, place) in rows {
      var path = [speaker.name]
      var name = speaker.copies
      while let next = name {
        if path.contains(next) || path.count > 64 {
          faults.append(.circle(path + [next], at: place))
          break
        }
        path.append(next)
        name = exact[next]?.copies
      }
      if path.count > 1, let last = path.last { originals[speaker.name] = last }
    }
    for (speaker, _) in rows {
      guard let original = originals[speaker.name] else { continue }
      exact[speaker.name]?.copies = original
      let key = SpeakerTable.fold(speaker.name)
      if folded[key]?.name == speaker.name { folded[key]?.copies = original }
    }
    return faults
  }

  /// A name without regard to case and spacing.
  private static func fold(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Affiliation {
  /// Reads a party's id, `none` or `unknown`; `nil` for anything else.
  public init?(_ word: String, among parties: [Party]) {
    switch word {
    case "none": self = .none
    case "unknown": self = .unknown
    default:
      guard let party = parties.first(where: { $0.id.value.name == word }) else { return nil }
      self = .party(party.id.value)
    }
  }
}

extension Diagnostic {
  fileprivate static func noColumn(
    _ column: String, in file: String, header: Header
  ) -> Diagnostic {
    Diagnostic(
      .error, "speakers.column", at: Location(file: file, line: 1),
      "the table of speakers has no column '\(column)'",
      expected: "speaker,affiliation,copies,note", found: header.names.joined(separator: ","),
      mend: "add the column, and say for every speaker whom it speaks for")
  }

  fileprivate static func noName(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "speakers.no-name", at: place, "the row names no speaker",
      expected: "the speaker's name as the feeds write it",
      mend: "name the speaker, or take the row out")
  }

  fileprivate static func twice(_ name: String, at place: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "speakers.twice", at: place, "the speaker '\(name)' stands twice",
      expected: "one row a speaker", see: [Reference(first, "the first row")],
      mend: "keep the row that is right")
  }

  fileprivate static func affiliation(
    _ word: String, at place: Location, _ parties: [Party]
  ) -> Diagnostic {
    let words = parties.map(\.id.value.name) + ["none", "unknown"]
    let near = nearest(to: word, among: words)
    return Diagnostic(
      .error, "speakers.affiliation", at: place,
      word.isEmpty ? "the affiliation is empty" : "no party or mediator '\(word)'",
      expected: words.joined(separator: ", "),
      mend: near.map { "did you mean '\($0)'?" } ?? "write 'unknown' where nobody has said")
  }

  fileprivate static func circle(_ path: [String], at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "speakers.circle", at: place,
      "the speakers copy each other: " + path.map { "'\($0)'" }.joined(separator: " copies "),
      expected: "an original that copies nobody",
      mend: "leave 'copies' empty for the one who spoke first")
  }
}
