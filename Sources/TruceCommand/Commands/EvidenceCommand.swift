// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceEngine
internal import TruceEvidence
internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce evidence ...`: items that people bring.
  static let evidence = Command(
    name: "evidence", summary: "keep an image, a video or a document that somebody brought",
    about: """
      An item is kept untouched, by the SHA-256 of its bytes, with who brought it, from where and \
      when. One that holds personal content goes into the vault, encrypted, and can be erased.
      """,
    subcommands: [.evidenceAdd, .evidenceList, .evidenceShow])

  private static let evidenceAdd = Command(
    name: "add", summary: "keep a file, and record who brought it",
    about: """
      The file is read once, of any size. Who brought it and from where is personal: it goes into the \
      vault, and the ledger holds its salted commitment.
      """,
    operands: [
      .mission,
      Operand(name: "FILE", words: "the file; '-' is standard input", kind: .inputFile),
    ],
    options: [
      Option(
        name: "brought-by", value: Option.Value(name: "WHO"),
        words: "who brought it; a pseudonym where it is a person", isRequired: true),
      Option(
        name: "from", value: Option.Value(name: "WHERE"), words: "where it comes from, in words",
        isRequired: true),
      Option(
        name: "collected", value: Option.Value(name: "INSTANT", kind: .instant),
        words: "when it was brought or collected; unknown when not given"),
      Option(
        name: "form",
        value: Option.Value(
          name: "FORM", kind: .choice(EvidenceRecord.Form.allCases.map(\.rawValue))),
        words: "what it is; told by the file's name when not given"),
      Option(
        name: "incident", value: Option.Value(name: "INCIDENT"),
        words: "the incident it belongs to"),
      Option(
        name: "personal", words: "it holds personal content: encrypt it, so that it can be erased"),
      .because,
    ] + Option.writing,
    examples: [
      Example(
        line: "truce evidence add harbour crater.jpg --brought-by 'Team 2' --from 'post 4' "
          + "--incident reports:H1 --because 'taken on the morning after'",
        words: "a picture")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let path = invocation.second
    if path != "-", InputFile.isFolder(path) { throw Diagnostics(.itemIsFolder(path)) }
    var source = try FileSource(path: path == "-" ? "/dev/stdin" : path)
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    let form =
      invocation.value("form").flatMap(EvidenceRecord.Form.init(rawValue:))
      ?? EvidenceRecord.Form(fileName: path)
    let recorded = try mission.add(
      &source,
      Mission.BroughtItem(
        form: form,
        origin: EvidenceOrigin(
          broughtBy: invocation.value("brought-by") ?? "", source: invocation.value("from") ?? "",
          fileName: String(path.split(separator: "/").last ?? "-")),
        collected: invocation.instant("collected"), incident: invocation.value("incident"),
        isPersonal: invocation.has("personal")),
      because: because)
    if world.speaksJSON {
      world.print(try mission.json(of: recorded))
    } else {
      world.output.line(
        "Kept as \(recorded.value.name), \(grouped(recorded.value.byteCount)) bytes, "
          + "entry \(recorded.entry).")
    }
    return .well
  }

  private static let evidenceList = Command(
    name: "list", summary: "list what was brought",
    operands: [.mission],
    options: [
      Option(
        name: "incident", value: Option.Value(name: "INCIDENT"), words: "of this incident only")
    ],
    examples: [Example(line: "truce evidence list harbour", words: "every item")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    var items = mission.evidence
    if let name = invocation.value("incident") {
      items = mission.evidence(of: try mission.incident(named: name))
    }
    if world.speaksJSON {
      var list: [JSON] = []
      for item in items { list.append(try mission.json(of: item)) }
      world.print(list.lazy.map { $0 })
      return .well
    }
    var table = TextTable(["ITEM", "ENTRY", "FORM", "BYTES", "INCIDENT", "BROUGHT BY"])
    for item in items {
      let (origin, kept) = try mission.origin(of: item)
      table.add([
        String(item.value.name.prefix(16)), String(item.entry), item.value.form.rawValue,
        String(item.value.byteCount), item.value.incident?.name ?? "-",
        origin?.broughtBy ?? kept.sentence,
      ])
    }
    for line in table.lines { world.output.line(line) }
    return .well
  }

  private static let evidenceShow = Command(
    name: "show", summary: "say where an item comes from, or write its bytes",
    about: """
      Without --output, who brought it, from where and when. With it, the untouched bytes, held \
      against their digest.
      """,
    operands: [
      .mission,
      Operand(name: "ITEM", words: "an item of 'truce evidence list', or its first eight digits"),
    ],
    options: [.output],
    examples: [
      Example(line: "truce evidence show harbour 9f2c41b0 -o crater.jpg", words: "its bytes")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let item = try mission.evidence(named: invocation.second)
    if let path = invocation.value("output") {
      if path == "-" {
        try mission.forEachPiece(of: item.value) { world.output.write($0) }
      } else {
        try OutputFile.write(to: path, bytesOf: item.value, in: mission)
      }
      return .well
    }
    if world.speaksJSON {
      world.print(try mission.json(of: item))
      return .well
    }
    for line in try mission.lines(of: item) { world.output.line(line.madeVisible) }
    return .well
  }
}

extension EvidenceRecord.Form {
  /// What a file's name promises.
  fileprivate init(fileName: String) {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "heic", "bmp": self = .image
    case "mp4", "mov", "avi", "mkv", "webm", "3gp": self = .video
    case "mp3", "wav", "ogg", "opus", "m4a", "flac": self = .audio
    case "pdf", "doc", "docx", "odt", "txt", "md", "html", "rtf", "eml": self = .document
    default: self = .other
    }
  }
}

extension Mission {
  /// An item as programs read it.
  func json(
    of item: MissionRecords.Recorded<EvidenceRecord>
  ) throws(Diagnostics) -> JSON {
    let (origin, kept) = try origin(of: item)
    let origins: JSON =
      origin.map { origin in
        .object([
          ("brought_by", .string(origin.broughtBy)), ("from", .string(origin.source)),
          ("file", .string(origin.fileName)),
        ])
      } ?? kept.json
    return .object([
      ("item", .string(item.value.name)), ("entry", .integer(item.entry)),
      ("when", .string(item.when.description)), ("who", .string(item.who)),
      ("form", .string(item.value.form.rawValue)), ("bytes", .integer(item.value.byteCount)),
      ("personal", .bool(item.value.isPersonal)),
      ("collected", .optional(item.value.collected?.description)),
      ("incident", .optional(item.value.incident?.name)), ("origin", origins),
      ("because", try words(behind: item.because).json),
    ])
  }

  /// An item as people read it.
  func lines(
    of item: MissionRecords.Recorded<EvidenceRecord>
  ) throws(Diagnostics) -> [String] {
    let (origin, kept) = try origin(of: item)
    let record = item.value
    let digest = record.isPersonal ? "sealed, commitment" : "SHA-256"
    var lines = [
      "\(record.form.rawValue), \(grouped(record.byteCount)) bytes, \(digest) \(record.name)"
    ]
    if let origin {
      lines.append(
        "  brought by \(origin.broughtBy), from \(origin.source), as '\(origin.fileName)'")
    } else {
      lines.append("  brought by: \(kept.sentence)")
    }
    lines.append(
      "  collected: \(record.collected?.description ?? "unknown"); incident: \(record.incident?.name ?? "none")"
    )
    lines.append("  kept on \(item.when) by key \(item.who), entry \(item.entry)")
    lines.append("  because: \(try words(behind: item.because).sentence)")
    if case .personal(let commitment) = record.content,
      let erasure = state.records.erasure(of: commitment)
    {
      lines.append("  erased on \(erasure.when) by key \(erasure.who), entry \(erasure.entry)")
    }
    return lines
  }
}

extension OutputFile {
  /// Writes an item's bytes beside, holds them against their digest, then gives the file its name.
  fileprivate static func write(
    to path: String, bytesOf record: EvidenceRecord, in mission: Mission
  ) throws(Diagnostics) {
    let beside = path + ".part"
    do throws(Diagnostics) {
      let file = try MissionFolder.NewFile(at: beside)
      try mission.forEachPiece(of: record) { piece throws(Diagnostics) in try file.write(piece) }
      try file.finish()
      try MissionFolder.move(beside, to: path)
    } catch {
      unlink(beside)
      throw error
    }
  }
}

extension Diagnostic {
  fileprivate static func itemIsFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "file.folder", at: Location(file: path), "'\(path)' is a folder", expected: "a file",
      mend: "name a file in it, or pack the folder into one")
  }
}

extension EvidenceRecord {
  /// Whether it lies in the vault.
  var isPersonal: Bool {
    if case .personal = content { true } else { false }
  }
}
