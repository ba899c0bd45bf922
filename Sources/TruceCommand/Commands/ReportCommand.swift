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
        name: "format",
        value: Option.Value(
          name: "FORM", kind: .choice(ReportForm.allCases.map(\.rawValue))),
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
    let content = try mission.content(proof: proof, asOf: invocation.instant("as-of"))
    let days = try ReportPeriod.days(of: invocation, in: content)
    let report = Report(of: content, days: days)
    let code = invocation.value("language") ?? content.settings.language
    let form = form(of: invocation)
    let bytes = Array(form.text(of: report, in: Language(rawValue: code) ?? .english).utf8)
    if let reason {
      try mission.publish(
        ReportRecord(
          days: days, form: form.rawValue, language: code, proof: report.proof.name,
          digest: Hash(of: bytes).hex, size: report.ledger.size),
        because: reason)
    }
    try deliver(bytes, invocation, world)
    return .well
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
  /// Incidents on the map.
  case geojson

  /// Whether it holds every incident of its days, however many they are.
  var listsEveryIncident: Bool {
    switch self {
    case .json, .csv, .hxl, .geojson: true
    case .html, .markdown, .daily, .figures: false
    }
  }

  /// How its files' names end.
  var fileEnding: String {
    switch self {
    case .markdown: "md"
    case .hxl, .daily, .figures: rawValue + ".csv"
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
    case .geojson: report.geojson.pretty
    }
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
