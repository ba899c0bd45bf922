// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What is counted and remembered while a file is read.
struct Tally {
  private var counted: FeedReading
  private let context: FeedContext
  private let file: String
  private let grade: Grade
  /// For each id its content and where it stood first; both as hashes and numbers, to stay small.
  private var seen: [Int: (content: Int, line: Int32)] = [:]
  private var speakers = KnownSpeakers()
  private var noteCounts: [String: Int] = [:]

  /// How many notes of one kind are kept.
  private static let mostNotes = 20

  init(context: FeedContext, kind: FeedKind, file: String) {
    counted = FeedReading(kind: kind)
    self.context = context
    self.file = file
    grade = context.grade ?? context.mapping?.grade ?? kind.grade
  }

  /// What was counted so far, without events and bad rows.
  var reading: FeedReading {
    var reading = counted
    reading.speakersWithoutAffiliation = speakers.unknown.names
    if reading.rows == 0 { reading.notes.append(.noRows(file)) }
    return reading
  }

  /// Counts a bad row.
  mutating func bad(_ row: Row, _ faults: [Diagnostic]) -> BadRow {
    counted.rows += 1
    return BadRow(row: row.number, line: row.line, faults: faults)
  }

  /// Reads a record by its form; `nil` for one that says the same as an earlier one.
  mutating func take(_ row: Row, form: any FeedForm, content: Int) -> FeedRecord? {
    var findings = Findings()
    let draft = form.draft(row, &findings)
    guard let draft, findings.faults.isEmpty else {
      precondition(!findings.faults.isEmpty, "a form that cannot use a row says why")
      return .bad(bad(row, findings.faults.inFileOrder))
    }
    let key = draft.record.hashValue
    if let first = seen[key] {
      if first.content == content {
        counted.rows += 1
        counted.repeatedRows += 1
        return nil
      }
      let place = Location(file: file, line: Int(first.line))
      return .bad(bad(row, [.idTwice(draft.record, at: row.location(of: nil), first: place)]))
    }
    seen[key] = (content, Int32(clamping: row.line))
    counted.rows += 1
    for note in findings.notes { add(note) }
    let events = draft.events(
      row: row, context: context, grade: grade, speakers: &speakers)
    return .events(events)
  }

  /// Keeps a note; of one kind only the first twenty, and one more that says so.
  private mutating func add(_ note: Diagnostic) {
    let count = noteCounts[note.slug, default: 0] + 1
    noteCounts[note.slug] = count
    if count <= Tally.mostNotes {
      counted.notes.append(note)
    } else if count == Tally.mostNotes + 1 {
      counted.notes.append(
        Diagnostic(
          .note, note.slug, at: Location(file: file), "further rows have the same note",
          mend: "nothing has to be done"))
    }
  }
}
