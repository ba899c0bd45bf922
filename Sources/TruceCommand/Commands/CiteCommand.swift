// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround
internal import TrucePublish
internal import TruceStore

extension Command {
  /// `truce cite MISSION FIGURE`.
  static let cite = Command(
    name: "cite", summary: "give one sentence on a figure, ready for print",
    about: """
      One sentence with number, reading, proof, period, source and version. Without FIGURE, the names \
      of all figures with their values.
      """,
    operands: [
      .mission,
      Operand(
        name: "FIGURE", words: "a figure's name, such as energy-strikes.core.total",
        number: .optional),
    ],
    options: ReportPeriod.options + [.asOf, .proof],
    examples: [
      Example(
        line: "truce cite build/energy-2025 energy-strikes.contested.total", words: "one figure")
    ],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let counted = try world.counted(
      mission, proof: try mission.proof(of: invocation), asOf: invocation.instant("as-of"))
    let report = Report(
      of: counted.content, days: try ReportPeriod.days(of: invocation, in: counted.content),
      counting: counted.counting)
    guard let name = invocation.operand(1) else {
      if world.speaksJSON {
        world.print(report.figures.lazy.map(\.listed))
      } else {
        for figure in report.figures {
          world.output.line("\(figure.name) \(figure.value)".madeVisible)
        }
      }
      return .well
    }
    let citation = try Citation(of: name, in: report)
    if world.speaksJSON {
      let members = citation.figure.listed.members ?? []
      world.print(
        .object(members.map { ($0.name, $0.value) } + [("sentence", .string(citation.sentence))]))
    } else {
      world.output.line(citation.sentence)
    }
    return .well
  }
}

extension NamedFigure {
  /// The figure's name and value, for programs.
  var listed: JSON {
    .object([
      ("figure", .string(name)), ("value", .integer(value)), ("unit", .string(unit)),
      ("readings", .array(readings.map { .string($0) })), ("proof", .optional(proof?.name)),
      ("from", .string(days.lowerBound.description)), ("to", .string(days.upperBound.description)),
    ])
  }
}
