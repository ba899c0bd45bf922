// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

/// A row of the table of promises: what one party owes, and how far it is.
public struct PromiseRow: Sendable {
  let promise: PromiseLine
  let owed: PromiseLine.Obligation

  /// The table's columns, in order.
  public static let columns: [ExportColumn<PromiseRow>] =
    owing + Commitment.Stage.allCases.enumerated().flatMap { stage($1, at: $0) } + reached

  private static let owing: [ExportColumn<PromiseRow>] = [
    ExportColumn("commitment", .text, tag: "#meta+commitment", "the commitment") {
      $0.promise.commitment.id.value.name
    },
    ExportColumn("from", .text, tag: "#org+from", "the party that owes") { $0.owed.from.name },
    ExportColumn(
      "to", .text, tag: "#org+to", "to whom", unknown: "empty when no text says"
    ) { $0.owed.to?.name ?? "" },
    ExportColumn(
      "owed", .integer, tag: "#indicator+owed", "how many are owed", unknown: "empty for no number"
    ) { $0.owed.owed.map { String($0) } ?? "" },
    ExportColumn("unit", .text, tag: "#indicator+unit", "of what, in the singular") {
      $0.owed.unit
    },
    ExportColumn(
      "due", .day, tag: "#date+due", "by when", unknown: "empty when no text names a day"
    ) { $0.owed.due?.description ?? "" },
  ]

  private static func stage(
    _ stage: Commitment.Stage, at place: Int
  ) -> [ExportColumn<PromiseRow>] {
    [
      ExportColumn(
        "\(stage.rawValue)_on", .day, tag: "#date+\(stage.rawValue)",
        "the last day on which a source shows the stage \(stage.rawValue)",
        unknown: "empty when no source shows it"
      ) { $0.owed.stages[place]?.day.description ?? "" },
      ExportColumn(
        stage.rawValue, .integer, tag: "#indicator+\(stage.rawValue)",
        "how many were \(stage.rawValue)",
        unknown: "empty when no source gives a number"
      ) { $0.owed.stages[place]?.quantity.map { String($0) } ?? "" },
    ]
  }

  private static let reached: [ExportColumn<PromiseRow>] = [
    ExportColumn(
      "stage", .word, tag: "#status+stage",
      "the furthest stage that a source shows: "
        + Commitment.Stage.allCases.map(\.rawValue).joined(separator: ", "),
      unknown: "empty when no source shows one"
    ) { $0.owed.furthest?.rawValue ?? "" },
    ExportColumn(
      "implementation", .word, tag: "#status+implementation",
      "how far what has no number was carried out, as a person graded it or a source shows that it was done: "
        + Commitment.Implementation.allCases.map(\.rawValue).joined(separator: ", "),
      unknown: "not-graded when nobody has; empty for what has a number"
    ) { $0.owed.hasNumber ? "" : $0.owed.graded?.grade.rawValue ?? "not-graded" },
    ExportColumn(
      "graded_on", .day, tag: "#date+graded", "the day up to which it was looked at",
      unknown: "empty where there is no grade"
    ) { $0.owed.graded?.day.description ?? "" },
    ExportColumn(
      "entry", .integer, tag: "#meta+entry", "the ledger's entry with the reason for the grade",
      unknown: "empty where no person graded it"
    ) { $0.owed.graded?.entry.map { String($0) } ?? "" },
    ExportColumn(
      "sources", .list, tag: "#meta+source", "the sources of what is shown",
      unknown: "empty when none is named"
    ) { row in
      (row.owed.stages.compactMap { $0?.sources }.flatMap(\.self) + (row.owed.graded?.sources ?? []))
        .map(\.name).firsts.joined(separator: " ")
    },
  ]
}

extension Report {
  /// Every promise with how far it is, as CSV: one row a party that owes.
  public var promisesCSV: String {
    let rows = promises.flatMap { promise in
      promise.obligations.map { PromiseRow(promise: promise, owed: $0) }
    }
    return csvTable(PromiseRow.columns, rows, madeFrom: origin(as: "promises"))
  }
}
