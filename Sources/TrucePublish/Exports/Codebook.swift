// SPDX-License-Identifier: Apache-2.0

import TruceFindings
import TruceGround
import TruceTerms

/// The page that says what every column of every export holds; made from the columns themselves.
public enum Codebook {
  /// The page in Markdown, as it stands in `docs/codebook.md`.
  public static var page: String {
    var result = """
      # Codebook

      Every column of every export: what it holds, its unit, how unknown is written. This page is
      generated from the table that the exports are made of; do not edit it by hand.

      CSV is UTF-8 without a byte order mark, comma, `"` quotes, LF line ends. Decimals have a point.
      A cell that a spreadsheet could take for a formula, and that is no number, begins with `'`.
      Control and direction-changing characters of outside text are written `‹U+202E›`.
      Unknown is never 0 and never a guess: each column says how it is written.
      The tag row of the HXL file stands under the header (Humanitarian Exchange Language).


      """
    result += table(
      "Findings",
      "`report --format csv` and `--format hxl`: one row an incident, provision, reading and basis.",
      FindingRow.columns)
    result += table(
      "Days", "The data behind the trend: one row a provision and day.", DailyRow.columns)
    result += table(
      "Figures", "Every published figure, by the name that `truce cite` takes.",
      NamedFigure.columns)
    result += table(
      "Positions", "The matrix of provisions and parties: `report --format positions`.",
      MatrixCell.columns)
    result += table(
      "Promises", "What was promised and how far it is: `report --format promises`.",
      PromiseRow.columns)
    result += table(
      "Map", "The data behind the maps: one row an incident with a place and reading.",
      MapRow.columns, namesOrigin: false)
    result += "## Words\n\n"
    result += words("Limbs, in order", Limb.allCases.map(\.rawValue))
    result += words("Values of a limb", Kleene.allCases.map(\.rawValue))
    result += words("Verdicts", Verdict.allCases.map(\.rawValue))
    result += words("Standings", ["core", "contested", "undetermined", "outside"])
    result += words("Bases", Basis.allCases.map(\.rawValue))
    result += words(
      "Standards of proof",
      ["default", "any-report", "two-independent", "both-parties", "reviewed", "claims-of:PARTY"])
    result += words("Stages of a promise", Commitment.Stage.allCases.map(\.rawValue))
    result += words(
      "How far what has no number was carried out",
      Commitment.Implementation.allCases.map(\.rawValue) + ["not-graded"])
    result += words("What is known of a day", DayState.allCases.map(\.rawValue))
    return result
  }

  private static func table<Row>(
    _ title: String, _ words: String, _ columns: [ExportColumn<Row>], namesOrigin: Bool = true
  ) -> String {
    var result = "## \(title)\n\n\(words)\n\n"
    result += "| column | kind | unit | meaning | unknown | HXL tag |\n|---|---|---|---|---|---|\n"
    for column in columns + (namesOrigin ? [.madeFrom { _ in "" }] : []) {
      let unit = column.unit.isEmpty ? "—" : column.unit
      let unknown = column.unknown.isEmpty ? "does not occur" : column.unknown
      result +=
        "| `\(column.name)` | \(column.kind.rawValue) | \(unit) | \(column.meaning) | \(unknown) | `\(column.tag)` |\n"
    }
    return result + "\n"
  }

  private static func words(_ title: String, _ list: [String]) -> String {
    "- \(title): " + list.map { "`\($0)`" }.joined(separator: ", ") + "\n"
  }
}
