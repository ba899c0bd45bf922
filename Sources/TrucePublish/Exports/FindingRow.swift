// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

/// A row of the findings table: an incident of the period under one provision and reading.
public struct FindingRow: Sendable {
  let line: IncidentLine
  let finding: Finding

  /// The findings table's columns, in order.
  public static let columns: [ExportColumn<FindingRow>] =
    incident + verdict + Limb.allCases.map { limb($0) } + rest

  private static let incident: [ExportColumn<FindingRow>] = [
    ExportColumn(
      "incident", .text, tag: "#event+id",
      "name of the incident: that of its smallest event by (start, source, id)"
    ) { $0.line.incident.id.name },
    ExportColumn(
      "day", .day, tag: "#date+occurred",
      "civil day in the agreement's zone for which the incident counts: that of the middle of its time",
      unknown: "empty when the time spans more than three days"
    ) { row in
      row.line.days.lowerBound == row.line.days.upperBound
        ? row.line.days.lowerBound.description : ""
    },
    ExportColumn(
      "start", .instant, tag: "#date+start", "first moment at which it can have happened"
    ) { $0.line.incident.span.start.description },
    ExportColumn(
      "end", .instant, tag: "#date+end",
      "first moment at which it can no longer have happened (half-open)"
    ) { $0.line.incident.span.end.description },
    ExportColumn(
      "time_precision", .word, tag: "#date+precision",
      "how the finest of its sources gives the time: "
        + TimePrecision.allCases.map(\.rawValue).joined(separator: ", ")
    ) { $0.line.timePrecision.rawValue },
    ExportColumn(
      "place_name", .text, tag: "#loc+name", "the place in a source's words",
      unknown: "empty when no source names it"
    ) { $0.line.placeName },
    ExportColumn(
      "latitude", .decimal, unit: "degrees north, WGS 84", tag: "#geo+lat",
      "where, with the radius of precision_m", unknown: "empty when no source gives a place"
    ) { row in
      row.line.incident.place.flatMap { decimal($0.coordinate.latitude, decimals: 5) } ?? ""
    },
    ExportColumn(
      "longitude", .decimal, unit: "degrees east, WGS 84", tag: "#geo+lon",
      "where, with the radius of precision_m", unknown: "empty when no source gives a place"
    ) { row in
      row.line.incident.place.flatMap { decimal($0.coordinate.longitude, decimals: 5) } ?? ""
    },
    ExportColumn(
      "precision_m", .decimal, unit: "metres", tag: "#geo+precision",
      "radius within which the true place lies", unknown: "empty when no source gives a place"
    ) { row in row.line.incident.place.flatMap { decimal($0.radiusInMetres, decimals: 1) } ?? "" },
    ExportColumn(
      "object_words", .text, tag: "#impact+words",
      "what was struck, in the words of the first source that says",
      unknown: "empty when none says"
    ) { $0.line.objectWords.first ?? "" },
    ExportColumn(
      "object_classes", .list, tag: "#impact+type", "classes named or proposed",
      unknown: "empty when none is known"
    ) { $0.line.classes.map(\.objectClass.name).joined(separator: " ") },
    ExportColumn(
      "actor", .text, tag: "#org+actor",
      "party that every source that names one names as author",
      unknown: "empty when it could not be attributed"
    ) { $0.line.incident.actor?.name ?? "" },
    ExportColumn(
      "events", .integer, unit: "events", tag: "#indicator+events", "how many events tell of it"
    ) { String($0.line.incident.events.count) },
  ]

  private static let verdict: [ExportColumn<FindingRow>] = [
    ExportColumn("provision", .text, tag: "#meta+provision", "the provision") {
      $0.finding.provision.name
    },
    ExportColumn("reading", .text, tag: "#meta+reading", "the reading; no verdict without one") {
      $0.finding.reading.name
    },
    ExportColumn(
      "basis", .word, tag: "#meta+basis",
      "words, or practice: what the reading party's own counting shows"
    ) { $0.finding.basis.rawValue },
    ExportColumn("proof", .text, tag: "#meta+proof", "the standard of proof") {
      $0.finding.proof.name
    },
    ExportColumn(
      "hypothetical", .truth, tag: "#meta+hypothetical",
      "true when the provision was never in force: it would have covered"
    ) { $0.finding.isHypothetical ? "true" : "false" },
    ExportColumn(
      "verdict", .word, tag: "#status+verdict", "violation, not-violation or undetermined"
    ) { $0.finding.verdict.rawValue },
    ExportColumn(
      "lacking", .list, tag: "#status+lacking",
      "limbs that are unknown, when undetermined, in the order of the limbs"
    ) { $0.finding.lacking.map(\.rawValue).joined(separator: " ") },
    ExportColumn(
      "decided_by", .list, tag: "#status+decided",
      "limbs that make it no violation, in the order of the limbs"
    ) { $0.finding.decidedBy.map(\.rawValue).joined(separator: " ") },
    ExportColumn(
      "standing", .word, tag: "#status+standing",
      "where the incident stands under the provision's counted readings: core, contested, undetermined, outside",
      unknown: "empty when no counted reading has a finding"
    ) { row in row.line.standing(under: row.finding.provision)?.word ?? "" },
  ]

  private static func limb(_ limb: Limb) -> ExportColumn<FindingRow> {
    ExportColumn(
      limb.rawValue, .word, tag: "#status+limb+\(limb.rawValue)",
      "the limb of that name: met, not-met or unknown", unknown: "unknown"
    ) { $0.finding[limb].state.rawValue }
  }

  private static let rest: [ExportColumn<FindingRow>] = [
    ExportColumn(
      "own_ground", .word, tag: "#status+ground",
      "whether the accused struck ground that it claims itself: met, not-met or unknown",
      unknown: "unknown"
    ) { $0.finding.isOnOwnGround.rawValue },
    ExportColumn(
      "accused_position", .text, tag: "#org+position",
      "the accused's position on the provision at the time", unknown: "empty when nobody is accused"
    ) { $0.finding.accusedPosition ?? "" },
    ExportColumn(
      "agreement_version", .text, tag: "#meta+version", "version of the agreement it stands on"
    ) { $0.finding.agreementVersion },
    ExportColumn(
      "dissents", .list, tag: "#meta+dissent",
      "entries of the ledger by which somebody dissents from it; it decides nothing",
      unknown: "empty when nobody does"
    ) { $0.finding.dissents.map { String($0.entry) }.joined(separator: " ") },
    ExportColumn("because", .text, tag: "#description", "why, in one plain sentence") {
      $0.finding.because
    },
    ExportColumn(
      "source", .address, tag: "#meta+url", "address of the first source that has one",
      unknown: "empty when none has"
    ) { row in row.line.incident.events.lazy.compactMap { linkable($0.address) }.first ?? "" },
  ]
}

extension Standing {
  /// `core`, `contested`, `undetermined` or `outside`.
  var word: String {
    switch self {
    case .core: "core"
    case .contested: "contested"
    case .undetermined: "undetermined"
    case .outside: "outside"
    }
  }
}

extension Report {
  /// Every finding of the period's incidents as CSV, one row a provision and reading; the columns
  /// are in the codebook.
  public var csv: String { csvTable(FindingRow.columns, findingRows, madeFrom: origin(as: "csv")) }

  /// The same with the tags of the Humanitarian Exchange Language in a second row.
  public var taggedCSV: String {
    csvTable(FindingRow.columns, findingRows, madeFrom: origin(as: "hxl"), isTagged: true)
  }

  private var findingRows: [FindingRow] {
    incidents.flatMap { line in line.findings.map { FindingRow(line: line, finding: $0) } }
  }

  /// The four numbers of every provision by day and proof as CSV: the data behind the trend.
  public var dailyCSV: String {
    csvTable(DailyRow.columns, trends.flatMap(rows), madeFrom: origin(as: "daily"))
  }

  /// The same of one provision, as it lies within a page.
  func dailyCSV(of trend: Trend) -> String { csvTable(DailyRow.columns, rows(of: trend)) }

  private func rows(of trend: Trend) -> [DailyRow] {
    trend.days.map { DailyRow(provision: trend.provision.id.value, proof: proof, day: $0) }
  }

  /// Every published figure as CSV.
  public var figuresCSV: String {
    csvTable(NamedFigure.columns, figures, madeFrom: origin(as: "figures"))
  }
}

/// A row of the table of days: the four numbers of a provision on one day.
public struct DailyRow: Sendable {
  let provision: Provision.ID
  let proof: Proof
  let day: Trend.Day

  /// The table's columns, in order.
  public static let columns: [ExportColumn<DailyRow>] = [
    ExportColumn("provision", .text, tag: "#meta+provision", "the provision") { $0.provision.name },
    ExportColumn("day", .day, tag: "#date", "civil day in the agreement's zone") {
      $0.day.day.description
    },
    ExportColumn("proof", .text, tag: "#meta+proof", "the standard of proof") { $0.proof.name },
    ExportColumn(
      "core", .integer, unit: "incidents", tag: "#indicator+core",
      "violations under every counted reading"
    ) { String($0.day.numbers.core) },
    ExportColumn(
      "contested", .integer, unit: "incidents", tag: "#indicator+contested",
      "violations under one counted reading, none under another"
    ) { String($0.day.numbers.contested) },
    ExportColumn(
      "undetermined", .integer, unit: "incidents", tag: "#indicator+undetermined",
      "all others that are not outside"
    ) { String($0.day.numbers.undetermined) },
    ExportColumn(
      "outside", .integer, unit: "incidents", tag: "#indicator+outside",
      "no violation under any counted reading"
    ) { String($0.day.numbers.outside) },
    ExportColumn(
      "observation", .word, tag: "#status+observation",
      "what can be said of the day: "
        + DayState.allCases.map(\.rawValue).joined(separator: ", ")
        + "; zeros of a day that is not reported are not zeros of incidents"
    ) { $0.day.observation.rawValue },
  ]
}
