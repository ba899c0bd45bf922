// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceLedger
internal import TrucePublish
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce report MISSION --date D`.
  static let report = Command(
    name: "report", summary: "write the report of a day or of a period",
    about: """
      Prints the report of a day in the agreement's time zone. The form is told by --format, else by \
      the name of the output file, else HTML: one page that opens offline.
      """,
    operands: [.mission],
    options: ReportPeriod.options + [
      .asOf, .proof,
      Option(
        name: "since", value: Option.Value(name: "INSTANT", kind: .instant),
        words: "when the report was made that this one corrects; the last recorded when not given"),
      Option(
        name: "format",
        value: Option.Value(
          name: "FORM", kind: .choice(ReportForm.allCases.map(\.rawValue) + ["pdf"])),
        words: "the form"),
      Option(
        name: "language",
        value: Option.Value(name: "CODE", kind: .choice(Language.allCases.map(\.rawValue))),
        words: "the language of page and text; the mission's when not given"),
      Option(
        name: "record", value: Option.Value(name: "REASON"),
        words: "enter into the ledger that this report was published, and why"),
      .output,
    ] + Option.writing,
    examples: [
      Example(
        line: "truce report build/energy-2025 --date 2025-04-16 -o day.html", words: "one day")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let reason = invocation.value("record")
    let mission =
      reason == nil
      ? try world.mission(at: invocation.first)
      : try world.mission(at: invocation.first, changedBy: invocation)
    if reason != nil { try mission.recordTexts() }
    let changed = mission.head.size == 0 ? [] : try mission.changedTexts()
    if !changed.isEmpty {
      var printer = DiagnosticPrinter(world: world)
      printer.print([.unrecordedTexts(changed, in: invocation.first)])
    }
    let proof = try mission.proof(of: invocation)
    let counted = try world.counted(mission, proof: proof, asOf: invocation.instant("as-of"))
    let content = counted.content
    let days = try ReportPeriod.days(of: invocation, in: content)
    var report = Report(of: content, days: days, counting: counted.counting)
    if let since = invocation.instant("since") ?? mission.lastReport(before: content.asOf) {
      report = report.correcting(
        content, against: try mission.knowledge(at: since, of: content, proof: proof))
    }
    let code = invocation.value("language") ?? content.settings.language
    let language = Language(rawValue: code) ?? .english
    let isPrinted = isPrinted(invocation)
    let form = form(of: invocation)
    let bytes =
      isPrinted
      ? try PagePrinter(world: world).pdf(of: report.html(in: language), made: report.cutOff)
      : Array(form.text(of: report, in: language).utf8)
    try deliver(bytes, invocation, world)
    // An entry of what was not written would stay for ever; a file that is not recorded can be again.
    if let reason {
      try mission.publish(
        ReportRecord(
          days: days, form: isPrinted ? "pdf" : form.rawValue, language: code,
          proof: report.proof.name, digest: Hash(of: bytes).hex, size: report.ledger.size),
        because: reason)
    }
    return .well
  }

  private static func isPrinted(_ invocation: Invocation) -> Bool {
    if let named = invocation.value("format") { return named == "pdf" }
    return !invocation.wantsJSON && (invocation.value("output") ?? "").hasSuffix(".pdf")
  }

  private static func form(of invocation: Invocation) -> ReportForm {
    if let named = invocation.value("format").flatMap(ReportForm.init(rawValue:)) { return named }
    if invocation.wantsJSON { return .json }
    let name = invocation.value("output") ?? ""
    return ReportForm.allCases.filter { name.hasSuffix("." + $0.fileEnding) }
      .max { $0.fileEnding.count < $1.fileEnding.count } ?? .html
  }
}

/// A form a report is written in.
enum ReportForm: String, CaseIterable {
  /// One page that opens offline.
  case html
  /// Text.
  case markdown
  /// Everything, for programs.
  case json
  /// Findings, one a row.
  case csv
  /// The same with the tags of the Humanitarian Exchange Language in a second row.
  case hxl
  /// The four numbers by day.
  case daily
  /// Every figure by name.
  case figures
  /// Who stands where on each provision.
  case positions
  /// What was promised, and how far it is.
  case promises
  /// Incidents on the map.
  case geojson

  /// Whether it holds every incident of its days, however many they are.
  var listsEveryIncident: Bool {
    switch self {
    case .json, .csv, .hxl, .geojson: true
    case .html, .markdown, .daily, .figures, .positions, .promises: false
    }
  }

  /// How its files' names end.
  var fileEnding: String {
    switch self {
    case .markdown: "md"
    case .hxl, .daily, .figures, .positions, .promises: rawValue + ".csv"
    case .html, .json, .csv, .geojson: rawValue
    }
  }

  /// The report in this form.
  func text(of report: Report, in language: Language) -> String {
    switch self {
    case .html: report.html(in: language)
    case .markdown: report.markdown(in: language)
    case .json: report.json.pretty
    case .csv: report.csv
    case .hxl: report.taggedCSV
    case .daily: report.dailyCSV
    case .figures: report.figuresCSV
    case .positions: report.matrixCSV
    case .promises: report.promisesCSV
    case .geojson: report.geojson.pretty
    }
  }
}

extension Mission {
  /// When the last report was recorded as published, of those known at a moment; `nil` for none.
  func lastReport(before asOf: Instant?) -> Instant? {
    state.records.reports.map(\.when).filter { when in asOf.map { when < $0 } ?? true }.max()
  }

  /// What was known at a moment, and what was recorded since.
  func knowledge(
    at since: Instant, of content: MissionContent, proof: Proof?
  ) throws(Diagnostics) -> EarlierKnowledge {
    let isKnown: (Instant) -> Bool = { when in content.asOf.map { when <= $0 } ?? true }
    let then = try self.content(proof: proof, asOf: since)
    let revisions = try history(asOf: content.asOf).revisions.filter { $0.received > since }
    let reviewed = state.cases.filter { reviewed in
      reviewed.steps.contains { $0.when > since && isKnown($0.when) }
    }.map(\.incident)
    let linked = state.linkActs.filter { $0.entryValue.when > since && isKnown($0.entryValue.when) }
      .flatMap { act -> [Event.ID] in
        switch act.entryValue.act {
        case .split(let events, let others): events + others
        case .join(let events): events
        default: []
        }
      }
    return EarlierKnowledge(
      since: since, content: then, revisions: revisions, reviewed: reviewed, linked: linked)
  }
}

extension Diagnostic {
  fileprivate static func unrecordedTexts(_ names: [String], in mission: String) -> Diagnostic {
    Diagnostic(
      .warning, "command.unrecorded-text", at: nil,
      "this is not as it was last recorded: \(names.joined(separator: ", "))",
      expected: "texts as they stand in the ledger, so that the report can be made again from it",
      mend: "record them with 'truce ledger init \(mission.asShellWord)', or use '--record'")
  }
}
