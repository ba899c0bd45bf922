// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What is wrong and what is odd in the record that is being read.
struct Findings {
  /// Faults that make the row bad.
  var faults: [Diagnostic] = []
  /// What is worth knowing.
  var notes: [Diagnostic] = []
}

/// What to do about a bad row; every fault of a row says it.
let mendRow = "correct the row, or pass --skip-bad-rows to leave it out and list it in the report"

extension Diagnostic {
  static func latitude(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "evidence.latitude", at: place, "latitude '\(text)' is outside -90...90",
      expected: "decimal degrees, such as 48.21", mend: mendRow)
  }

  static func longitude(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "evidence.longitude", at: place, "longitude '\(text)' is outside -180...180",
      expected: "decimal degrees, such as 37.62", mend: mendRow)
  }

  static func noNumber(_ what: String, _ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.number", at: place, "\(what) '\(text.prefix(60))' is no number",
      expected: "figures with a point before the decimals, such as 48.21", mend: mendRow)
  }

  static func halfPlace(missing: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.half-place", at: place, "the row has one coordinate, but no \(missing)",
      expected: "both coordinates, or neither", mend: mendRow)
  }

  static func nullIsland(at place: Location) -> Diagnostic {
    Diagnostic(
      .note, "feed.null-place", at: place, "the coordinates are 0, 0: read as no place",
      mend: "nothing has to be done; the event has no place")
  }

  static func date(_ text: String, at place: Location, _ forms: [DateForm]) -> Diagnostic {
    Diagnostic(
      .error, "feed.date", at: place,
      text.isEmpty ? "the date is empty" : "'\(text.prefix(60))' is no date of a known form",
      expected: forms == .plain
        ? "2025-03-09, 20250309, 2025/03/09 or 9 March 2025, with or without a time"
        : forms.map(\.pattern).joined(separator: " or "),
      mend: mendRow)
  }

  static func year(_ written: Int, _ read: Int, at place: Location) -> Diagnostic {
    let digits = String(written)
    let text = String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    return Diagnostic(
      .note, "feed.year", at: place, "the year is written \(text): read as \(read)",
      mend: "nothing has to be done if that is what is meant")
  }

  static func time(_ text: String, at place: Location, _ forms: String) -> Diagnostic {
    Diagnostic(
      .error, "feed.time", at: place, "'\(text.prefix(60))' is no time of day", expected: forms,
      mend: mendRow)
  }

  static func noSuchTime(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.no-such-time", at: place,
      "no clock of the zone shows '\(text.prefix(60))' on that day, or it ends before it starts",
      expected: "a time that the clocks show; they are put forward in spring", mend: mendRow)
  }

  static func reversed(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.reversed", at: place, "the last day lies before the first",
      expected: "a last day on or after the first", mend: mendRow)
  }

  static func noId(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.no-id", at: place, "the record has no id",
      expected: "an id that stays the same at each download", mend: mendRow)
  }

  static func longId(_ count: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.long-id", at: place, "the record's id has \(count) bytes",
      expected: "at most 200 bytes", mend: mendRow)
  }

  static func idTwice(_ id: String, at place: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.id-twice", at: place,
      "the id '\(id.prefix(60))' stands twice with different content",
      expected: "one record an id", see: [Reference(first, "the first record")], mend: mendRow)
  }

  static func code(
    _ what: String, _ text: String, at place: Location, _ expected: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "feed.code", at: place, "\(what) '\(text.prefix(60))' is not known",
      expected: expected, mend: mendRow)
  }

  static func wideCode(_ what: String, _ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .note, "feed.precision", at: place,
      "\(what) '\(text.prefix(60))' is not known: read as the widest",
      mend: "nothing has to be done")
  }

  static func tooManyVoices(_ count: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "feed.speakers", at: place, "the row names \(count) speakers",
      expected: "at most \(Draft.mostVoices)", mend: mendRow)
  }

  static func address(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .note, "feed.address", at: place,
      "'\(text.prefix(60))' is no http or https address: left out", mend: "nothing has to be done")
  }

  static func noSpeaker(at place: Location) -> Diagnostic {
    Diagnostic(
      .note, "feed.no-speaker", at: place, "the row names no speaker: it counts as unknown",
      mend: "name the speaker, if anybody knows")
  }
}

extension String {
  /// Whether a statistics program wrote it for "no value".
  var isNoValue: Bool {
    switch utf8.count {
    case 0: true
    case 2...4: ["na", "nan", "null", "none", "n/a"].contains(lowercased())
    default: false
    }
  }

  /// A plain decimal number such as `-48.21` or `1e-3`; `nil` for anything else.
  var plainNumber: Double? {
    guard utf8.count <= 64,
      utf8.allSatisfy({
        ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 | 0x20 == 0x65
      }), let value = Double(self), value.isFinite
    else { return nil }
    return value
  }
}
