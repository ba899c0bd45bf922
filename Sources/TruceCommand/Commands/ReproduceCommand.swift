// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceLedger
internal import TrucePublish
internal import TruceStore

extension Command {
  /// `truce reproduce REPORT`.
  static let reproduce = Command(
    name: "reproduce", summary: "make a report again from the ledger, and compare the bytes",
    about: """
      A report names the entries it was made from. From those, with the texts and feeds as they were \
      recorded then, it is made again in its form and language, whatever came later. Ledger and \
      evidence are enough; no vault and no key of the mission is needed.
      """,
    operands: [
      Operand(
        name: "REPORT", words: "a report in any form but PDF; '-' is standard input",
        kind: .inputFile)
    ],
    options: [
      Option(
        name: "mission", value: Option.Value(name: "MISSION", kind: .folder),
        words: "the mission, or a copy of its ledger and evidence; the folders above when not given"
      ),
      .vkey, .output,
    ],
    examples: [
      Example(line: "truce reproduce day.html --mission harbour", words: "a page that was sent")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let path = invocation.first
    let name = InputFile.name(of: path)
    let found = try InputFile.bytes(of: path)
    guard let origin = try origin(of: found, at: path) else {
      throw Diagnostics(.noOrigin(name))
    }
    guard let folder = invocation.value("mission") ?? missionAbove(path) else {
      throw Diagnostics(.noMissionGiven(name))
    }
    let key = try invocation.value("vkey").map { text throws(Diagnostics) in
      try VerifierKey(parsing: Array(text.utf8), at: Location(file: "--vkey"))
    }
    let mission = try Mission(opening: folder, asRecordedAt: origin.size, pinned: key)
    guard mission.head.root == origin.root else {
      throw Diagnostics(.otherLedger(name, origin, here: mission.head.root))
    }
    let made = try report(of: origin, in: mission, as: found)
    if invocation.has("output") { try deliver(made, invocation, world) }
    let difference = Difference(between: made, and: found)
    if world.speaksJSON {
      world.print(
        .object([
          ("same", .bool(difference == nil)), ("size", .integer(origin.size)),
          ("root", .string(origin.root)), ("form", .string(origin.form)),
          ("byte", .optional(difference?.byte)), ("line", .optional(difference?.line)),
        ]))
      return difference == nil ? .well : .integrityFailed
    }
    if let difference { throw Diagnostics(.differs(name, difference)) }
    world.output.line(
      "The same report comes from the first \(grouped(origin.size)) entries, byte for byte.")
    return .well
  }

  /// What a file says it was made from; a table without rows takes it from the JSON beside it.
  private static func origin(
    of bytes: [UInt8], at path: String
  ) throws(Diagnostics) -> ReportOrigin? {
    if let origin = ReportOrigin(in: bytes) { return origin }
    let endings = ReportForm.allCases.filter { path.hasSuffix("." + $0.fileEnding) }
    guard let form = endings.max(by: { $0.fileEnding.count < $1.fileEnding.count }),
      bytes.filter({ $0 == UInt8(ascii: "\n") }).count <= 2
    else { return nil }
    let beside = path.dropLast(form.fileEnding.count) + ReportForm.json.fileEnding
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    for other in [String(beside), folder + "report.json"] where InputFile.exists(other) {
      guard var origin = ReportOrigin(in: try InputFile.bytes(of: other)) else { continue }
      origin.form = form.rawValue
      return origin
    }
    return nil
  }

  /// The report of an origin, in its form: as it is printed, or as a site has it where that is what was
  /// found, or is nearer to it.
  private static func report(
    of origin: ReportOrigin, in mission: Mission, as found: [UInt8]
  ) throws(Diagnostics) -> [UInt8] {
    let content = try mission.content(proof: origin.proof, asOf: origin.asOf)
    var report = Report(of: content, days: origin.days)
    if let since = origin.since {
      report = report.correcting(
        content, against: try mission.knowledge(at: since, of: content, proof: origin.proof))
    }
    guard let form = ReportForm(rawValue: origin.form) else {
      throw Diagnostics(.unknownForm(origin.form))
    }
    if form == .html {
      return Array(
        report.html(in: origin.language, beside: origin.neighbours, in: origin.site).utf8)
    }
    let printed = Array(form.text(of: report, in: origin.language).utf8)
    if printed == found { return printed }
    let others = report.siteTexts(as: form.rawValue).map { Array($0.utf8) }
    if let same = others.first(where: { $0 == found }) { return same }
    let isOneLine = form == .json || form == .geojson ? found.dropFirst().first != 10 : false
    return isOneLine ? others.first ?? printed : printed
  }

  /// The nearest folder above a file that holds a mission.
  private static func missionAbove(_ path: String) -> String? {
    var folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    if folder.isEmpty { folder = "/" }
    for _ in 0..<8 {
      if InputFile.exists(folder + "/ledger/checkpoint") { return folder }
      folder += "/.."
    }
    return nil
  }
}

/// The first place at which two files differ.
private struct Difference: Hashable {
  /// The byte, counted from 0.
  var byte: Int
  /// The line, counted from 1.
  var line: Int
  /// What the ledger gives there.
  var expected: String
  /// What the file has there.
  var found: String

  /// `nil` when they are the same.
  init?(between made: [UInt8], and found: [UInt8]) {
    if made == found { return nil }
    byte =
      zip(made, found).enumerated().first { $1.0 != $1.1 }?.offset ?? min(made.count, found.count)
    line = found[..<byte].count { $0 == UInt8(ascii: "\n") } + 1
    func words(_ bytes: [UInt8], _ byte: Int) -> String {
      if byte >= bytes.count { return "the end of the file" }
      let start = max(0, byte - 12)
      let piece = bytes[start..<min(bytes.count, byte + 28)]
      return "'…" + String(decoding: piece, as: UTF8.self).madeVisible + "…'"
    }
    expected = words(made, byte)
    self.found = words(found, byte)
  }
}

extension Diagnostic {
  fileprivate static func noOrigin(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "reproduce.no-origin", at: Location(file: name),
      "the file does not say what it was made from",
      expected: "a report of 'truce report' or 'truce publish' in any form but PDF",
      mend: "give another form of the same report; a table without rows needs its JSON beside it")
  }

  fileprivate static func noMissionGiven(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "reproduce.no-mission", at: Location(file: name),
      "no folder above the report holds a mission", expected: "--mission MISSION",
      mend: "give the mission's folder, or a copy of its ledger and evidence")
  }

  fileprivate static func otherLedger(
    _ name: String, _ origin: ReportOrigin, here: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "reproduce.other-ledger", at: Location(file: name),
      "the report was not made from this ledger: at \(origin.size) entries the root is another",
      expected: origin.root, found: here,
      mend: "give the mission that the report is of; if this is it, keep both and ask who made them"
    )
  }

  fileprivate static func unknownForm(_ form: String) -> Diagnostic {
    Diagnostic(
      .error, "reproduce.form", at: nil, "the report says that its form is '\(form)'",
      expected: ReportForm.allCases.map(\.rawValue).joined(separator: ", "),
      mend: "use the version of Truce that made it")
  }

  fileprivate static func differs(_ name: String, _ difference: Difference) -> Diagnostic {
    Diagnostic(
      .error, "reproduce.differs", at: Location(file: name, line: difference.line),
      "byte \(difference.byte) of the report is not what the ledger gives",
      expected: difference.expected, found: difference.found,
      mend: "the file was changed, or made by another version of Truce or from texts that were not "
        + "recorded; write the right one with '--output'")
  }
}
