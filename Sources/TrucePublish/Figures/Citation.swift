// SPDX-License-Identifier: Apache-2.0

import TruceFindings
public import TruceGround
import TruceTerms

/// One sentence about one figure, ready for print: number, reading, proof, period, source, version.
public struct Citation: Hashable, Sendable {
  /// The figure.
  public let figure: NamedFigure
  /// The sentence, in English.
  public let sentence: String

  /// The sentence about a report's figure of that name.
  ///
  /// - Throws: `publish.no-figure` when the report has none of that name.
  public init(of name: String, in report: Report) throws(Diagnostics) {
    let figures = report.figures
    guard let figure = figures.first(where: { $0.name == name }) else {
      throw Diagnostics(.noFigure(name, near: nearest(to: name, among: figures.map(\.name))))
    }
    self.figure = figure
    let wording = Wording(report: report, language: .english)
    sentence = Citation.sentence(on: figure, wording).madeVisible
  }

  private static func sentence(on figure: NamedFigure, _ wording: Wording) -> String {
    let report = wording.report
    let language = wording.language
    let subject = "'\(title(of: figure, wording))'"
    let incidents = language.count(figure.value, .incident)
    let were = figure.value == 1 ? "was" : "were"
    let readings = figure.readings.joined(separator: ", ")
    let what =
      switch figure.kind {
      case .incidents:
        "\(incidents) \(were) counted under \(subject)"
      case .standing("core"):
        "\(incidents) \(were) a violation of \(subject) under every counted reading (\(readings))"
      case .standing("contested"):
        "\(incidents) \(were) a violation of \(subject) under at least one counted reading and not "
          + "under another (\(readings))"
      case .standing("outside"):
        "\(incidents) \(were) no violation of \(subject) under any counted reading (\(readings))"
      case .standing:
        "\(incidents) could not be determined under \(subject) (counted readings: \(readings))"
      case .unclaimed:
        "\(incidents) \(were) not claimed by that party under \(subject)"
      case .ownGround:
        "\(incidents) counted under \(subject) \(were) on ground that the accused itself claims"
      case .violations(let isPractice):
        "\(language.count(figure.value, .violationOnes)) of \(subject) as read in \(readings)"
          + (isPractice ? ", by that party's own counting" : ", by its words")
      case .would("core"):
        "\(incidents) would have been covered by \(subject), which was never in force, under every "
          + "counted reading (\(readings))"
      case .would("contested"):
        "\(incidents) would have been covered by \(subject), which was never in force, under at "
          + "least one counted reading and not under another (\(readings))"
      case .would("outside"):
        "\(incidents) would not have been covered by \(subject), which was never in force, under "
          + "any counted reading (\(readings))"
      case .would:
        "of \(incidents) it is not known whether \(subject), which was never in force, would have "
          + "covered them (\(readings))"
      case .stage(let stage, let party, let unit):
        "\(wording.name(of: party)), \(subject): \(stage.rawValue) \(language.number(figure.value)) "
          + unit
      }
    let period = language.days(figure.days)
    let proof = figure.proof.map { "; standard of proof: \(wording.name(of: $0))" } ?? ""
    let cutOff =
      report.cutOff.map { "data as of \(language.moment($0, in: report.clockZone))" }
      ?? "no data imported"
    let root = report.ledger.root.prefix(16)
    let opening = what.prefix(1).uppercased() + what.dropFirst()
    return "\(opening), \(period) (days in \(report.clockZone.name)\(proof); \(cutOff)). "
      + "Source: \(report.mission), Truce report; agreement \(report.agreement.id.value.name), "
      + "version \(report.version ?? "not named"); "
      + "ledger of \(language.number(report.ledger.size)) entries, root \(root)."
  }

  private static func title(of figure: NamedFigure, _ wording: Wording) -> String {
    let agreement = wording.report.agreement
    if let found = agreement.provisions.first(where: { $0.id.value.name == figure.subject }) {
      return wording.title(of: found)
    }
    if let found = agreement.commitments.first(where: { $0.id.value.name == figure.subject }) {
      return wording.title(of: found)
    }
    return figure.subject
  }
}

extension Report {
  /// The version of the agreement's text at the end of the period; `nil` when none is named.
  public var version: String? {
    agreement.versions.last { $0.day <= days.upperBound }?.id.value
  }
}

extension Diagnostic {
  fileprivate static func noFigure(_ name: String, near: String?) -> Diagnostic {
    Diagnostic(
      .error, "publish.no-figure", at: nil, "no figure '\(name)' in this report",
      expected: "a name such as PROVISION.core.total or PROVISION.claims-of.PARTY.core.period",
      mend: near.map { "did you mean '\($0)'?" }
        ?? "list the names with 'truce cite MISSION'")
  }
}
