// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Diagnostic {
  static func unknownForm(_ name: String, _ header: Header) -> Diagnostic {
    Diagnostic(
      .error, "feed.unknown-form", at: Location(file: name, line: 1),
      "the header is that of no known feed", expected: "ACLED, UCDP GED, VIINA or FIRMS columns",
      found: header.names.prefix(12).joined(separator: ","),
      mend: "name a mapping file that says what the columns are; see docs/feeds.md")
  }

  static func noRows(_ name: String) -> Diagnostic {
    Diagnostic(
      .note, "feed.no-rows", at: Location(file: name), "the file has no row",
      mend: "see whether the download is whole; no row is not the same as nothing happened")
  }

  static func noMapping(_ name: String, _ form: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.no-mapping", at: Location(file: name),
      "a \(form) file of no known feed needs a mapping", expected: "a mapping file",
      mend: "name a mapping file that says what the columns are; see docs/feeds.md")
  }

  static func columnMissing(
    _ columns: [String], in name: String, header: Header, form: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "feed.column-missing", at: Location(file: name, line: 1),
      "the header lacks " + columns.map { "'\($0)'" }.joined(separator: ", ")
        + ", which \(form) has",
      expected: "every column named, in any order",
      found: header.names.prefix(60).joined(separator: ","),
      mend: "export the feed again with all its columns")
  }

  static func mappedColumn(
    _ column: String, at place: Location, in name: String, header: Header
  ) -> Diagnostic {
    let near = nearest(to: column, among: header.names)
    return Diagnostic(
      .error, "feed.column-missing", at: place,
      "the file '\(name)' has no column '\(column)'",
      expected: header.names.prefix(60).joined(separator: ", "),
      see: [Reference(Location(file: name, line: 1), "the header")],
      mend: near.map { "did you mean '\($0)'?" } ?? "name a column of the file")
  }

  static func columnTwice(_ column: String, in name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.column-twice", at: Location(file: name, line: 1),
      "the header has the column '\(column)' twice", expected: "each name once",
      mend: "rename one of the two columns")
  }

  static func moreBadRows(_ count: Int, in name: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.more-bad-rows", at: Location(file: name),
      "and \(count) more faults in further rows", expected: "rows without a fault",
      mend: "correct the rows, or pass --skip-bad-rows to leave them out and list them")
  }
}
