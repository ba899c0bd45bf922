// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce import MISSION FILE...`.
  static let `import` = Command(
    name: "import", summary: "take in a feed's file, or all that the mission names",
    about: """
      Reads a file whole, keeps it untouched and records it. The form is told by the content: ACLED, \
      UCDP, VIINA, FIRMS, or any CSV or GeoJSON with a mapping; plain, .gz, .zst, or a zip with one \
      file. The same file again changes nothing; what a later file changed or left out is recorded as \
      a revision. Without FILE, the files that mission.truce names.
      """,
    operands: [
      .mission,
      Operand(
        name: "FILE", words: "files, oldest first; '-' is standard input", number: .anyNumber,
        kind: .inputFile),
    ],
    options: [
      Option(
        name: "feed",
        value: Option.Value(
          name: "FORM", kind: .choice(FeedKind.allCases.map(\.rawValue))),
        words: "its form, when the header shall not decide"),
      Option(
        name: "map", value: Option.Value(name: "FILE", kind: .inputFile),
        words: "how its columns are read (docs/feeds.md)"),
      Option(
        name: "name", value: Option.Value(name: "NAME"),
        words: "whose file it is, a feed's name; told by form or file name when not given"),
      Option(
        name: "received", value: Option.Value(name: "INSTANT", kind: .instant),
        words: "when it was received; now when not given"),
      Option(name: "skip-bad-rows", words: "leave bad rows out, count and list them"),
    ] + Option.writing,
    examples: [
      Example(
        line: "truce import harbour week-12.csv --name reports --map reports.map",
        words: "any CSV")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    var downloads: [Mission.Download]
    downloads = []
    for path in invocation.operands.dropFirst() {
      downloads.append(try download(path, for: mission, invocation))
    }
    if downloads.isEmpty {
      for feed in mission.file.feeds {
        for file in feed.files { downloads.append(try mission.declared(file, of: feed)) }
      }
      if downloads.isEmpty { throw Diagnostics(.nothingToImport(invocation.first)) }
    }
    if invocation.has("skip-bad-rows") {
      for index in downloads.indices { downloads[index].skipsBadRows = true }
    }
    let results = try take(downloads, into: mission, world)
    if world.speaksJSON { world.print(results) }
    return .well
  }

  /// The download that a path names: a declared file with what the mission says of it, or any other.
  private static func download(
    _ path: String, for mission: Mission, _ invocation: Invocation
  ) throws(Diagnostics) -> Mission.Download {
    var download = Mission.Download(
      content: path == "-" ? .bytes(try InputFile.bytes(of: path)) : .file(path),
      name: InputFile.name(of: path))
    for feed in mission.file.feeds {
      for file in feed.files where mission.folder.path(of: file.value) == path {
        download = try mission.declared(file, of: feed)
      }
    }
    if let name = invocation.value("name") {
      download.feed = Feed.ID(name)
      if let declared = mission.file.feeds.first(where: { $0.id.value.name == name }),
        let mapping = declared.mapping, download.mapping == nil
      {
        download.mapping = try InputFile.text(of: try mission.folder.resolve(mapping))
      }
    }
    if let mapping = invocation.value("map") {
      download.mapping = try InputFile.text(of: mapping)
    }
    if let form = invocation.value("feed") { download.form = FeedKind(rawValue: form) }
    if let received = invocation.instant("received") { download.received = received }
    return download
  }

  /// Takes files in, showing how far it is, and says what each did, unless programs read it.
  static func take(
    _ downloads: [Mission.Download], into mission: Mission, _ world: World
  ) throws(Diagnostics) -> [JSON] {
    for download in downloads { world.say("reading \(download.name)") }
    let progress = Progress(of: "rows", world: world)
    mission.onRows = { progress.show($0, of: $1) }
    defer { progress.finish() }
    let taken = try mission.take(downloads)
    progress.finish()
    var results: [JSON] = []
    for (download, imported) in zip(downloads, taken) {
      results.append(imported.json(of: download.name))
      if !world.speaksJSON { report(imported, of: download.name, to: world) }
    }
    return results
  }

  /// Says what an import did: rows, bad rows with their reasons, revisions, names that changed.
  static func report(_ imported: Mission.Imported, of name: String, to world: World) {
    let reading = imported.reading
    var line = "\(name): feed \(imported.feed), \(reading.kind.rawValue), "
    line += "\(grouped(reading.rows)) \(reading.rows == 1 ? "row" : "rows")"
    if !reading.badRows.isEmpty { line += ", \(grouped(reading.badRows.count)) left out as bad" }
    if reading.repeatedRows > 0 { line += ", \(grouped(reading.repeatedRows)) repeated" }
    line += imported.isNew ? "" : "; nothing new"
    world.output.line(line.madeVisible)
    for kind in FeedHistory.Revision.Kind.allCases {
      let count = imported.revisions.count { $0.kind == kind }
      if count > 0 { world.output.line("  \(grouped(count)) \(kind.rawValue) since the last file") }
    }
    for lead in imported.leads.prefix(10) {
      world.output.line("  incident \(lead.old) now leads to \(lead.new)".madeVisible)
    }
    if imported.leads.count > 10 {
      world.output.line("  and \(grouped(imported.leads.count - 10)) more lead on")
    }
    if !reading.speakersWithoutAffiliation.isEmpty {
      world.output.line(
        "  \(grouped(reading.speakersWithoutAffiliation.count)) speakers without affiliation in "
          + "sources.csv; they never count as independent")
    }
    world.print(notes: reading.badRows.flatMap(\.faults) + reading.notes)
  }
}

extension Mission.Imported {
  /// What programs read of an import.
  func json(of name: String) -> JSON {
    .object([
      ("file", .string(name)), ("feed", .string(feed.name)),
      ("form", .string(reading.kind.rawValue)), ("new", .bool(isNew)),
      ("rows", .integer(reading.rows)), ("repeated_rows", .integer(reading.repeatedRows)),
      (
        "bad_rows",
        .array(
          reading.badRows.map { bad in
            .object([
              ("row", .integer(bad.row)), ("line", .integer(bad.line)),
              ("faults", .array(bad.faults.map(\.json))),
            ])
          })
      ),
      ("notes", .array(reading.notes.map(\.json))),
      ("revisions", .array(revisions.map(\.json))),
      (
        "leads",
        .array(
          leads.map {
            .object([("old", .string($0.old.name)), ("new", .string($0.new.name))])
          })
      ),
      (
        "speakers_without_affiliation",
        .array(reading.speakersWithoutAffiliation.map { .string($0) })
      ),
    ])
  }
}

extension FeedHistory.Revision {
  /// The value programs read.
  var json: JSON {
    .object([
      ("feed", .string(feed.name)), ("record", .string(record)), ("kind", .string(kind.rawValue)),
      ("fields", .array(fields.map { .string($0) })), ("received", .string(received.description)),
      ("file", .string(file)),
    ])
  }
}

extension Diagnostic {
  fileprivate static func nothingToImport(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "command.nothing-to-import", at: nil, "mission.truce of '\(path)' names no feed",
      expected: "a FILE, or a 'feed' line in mission.truce",
      mend: "write 'truce import \(path.asShellWord) FILE'")
  }
}
