// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// The statements of a mapping file.
private let statements = [
  "form", "separator", "grade", "id", "date", "clock", "precision", "zone", "published", "place",
  "object", "means", "act", "speaker", "denied", "actor", "name", "sensor", "accident", "invokes",
  "text", "casualties", "address", "publication",
]

extension Diagnostic {
  static func statement(_ line: Outline.Line) -> Diagnostic {
    let word = line.tokens.first?.content ?? ""
    let near = nearest(to: word, among: statements)
    return Diagnostic(
      .error, "mapping.statement", at: line.location, "no statement '\(word)' stands here",
      expected: statements.joined(separator: ", "),
      mend: near == word
        ? "indent it by two, below 'mapping'"
        : near.map { "did you mean '\($0)'?" }
          ?? "take the line out, or indent it below its statement")
  }

  static func twice(_ keyword: Outline.Token, _ first: Location) -> Diagnostic {
    Diagnostic(
      .error, "mapping.twice", at: keyword.location, "'\(keyword.content)' is said twice",
      expected: "one '\(keyword.content)'", see: [Reference(first, "the first")],
      mend: "keep one of the two")
  }

  static func words(at place: Location, _ expected: String, _ found: String?) -> Diagnostic {
    Diagnostic(
      .error, "mapping.words", at: place,
      found.map { "'\($0)' does not fit here" } ?? "the line ends too early",
      expected: expected, mend: "write \(expected)")
  }

  static func missing(_ what: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "mapping.missing", at: place, "the mapping does not say '\(what)'",
      expected: "mapping \"title\" with id, date and speaker below it",
      mend: "add a line that begins with '\(what)'")
  }

  static func notForKnownForm(
    _ keyword: String, _ form: FeedKind, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "mapping.form", at: place,
      "'\(keyword)' is not for a feed of the form \(form.rawValue), whose columns are known",
      expected: "form, separator, grade and name", mend: "take the line out, or write 'form csv'")
  }

  static func evenWithoutGround(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "mapping.value", at: place,
      "a spread is 'even' over the ground of a settlement, and two columns give none",
      expected: "spread even below 'place geometry'",
      mend: "take the line out, or read a GeoJSON file whose polygons are the settlements")
  }

  static func value(_ token: Outline.Token, _ values: [String]) -> Diagnostic {
    let near = nearest(to: token.content, among: values)
    return Diagnostic(
      .error, "mapping.value", at: token.location, "'\(token.content)' is not known here",
      expected: values.joined(separator: ", "),
      mend: near.map { "did you mean '\($0)'?" } ?? "write one of the values expected")
  }

  static func dateForm(_ token: Outline.Token) -> Diagnostic {
    Diagnostic(
      .error, "mapping.date-form", at: token.location,
      "the form '\(token.content)' does not give the year, and month, day and time once at most",
      expected:
        "YYYY, with MM or MON, DD, hh, mm, ss and OFFSET, as in \"DD.MM.YYYY hh:mm\"; or EPOCH",
      mend: "write the form with those signs")
  }

  static func party(_ token: Outline.Token, _ parties: [String]) -> Diagnostic {
    let near = nearest(to: token.content, among: parties)
    return Diagnostic(
      .error, "mapping.party", at: token.location,
      "the agreement has no party '\(token.content)'", expected: parties.joined(separator: ", "),
      mend: near.map { "did you mean '\($0)'?" } ?? "name a party of the agreement")
  }

  static func objectClass(_ token: Outline.Token, _ classes: [String]) -> Diagnostic {
    let near = nearest(to: token.content, among: classes)
    return Diagnostic(
      .error, "mapping.class", at: token.location,
      "the agreement has no class '\(token.content)'", expected: "a class of the agreement",
      mend: near.map { "did you mean '\($0)'?" } ?? "declare the class, or name another")
  }

  static func zone(_ name: String, at place: Location) -> Diagnostic {
    let near = nearest(to: name, among: ClockZone.knownNames)
    return Diagnostic(
      .error, "mapping.zone", at: place, "no time zone '\(name)'",
      expected: "a name of the IANA database, UTC, or 'unknown'",
      mend: near.map { "did you mean '\($0)'?" } ?? "write a name such as Europe/Paris")
  }
}
