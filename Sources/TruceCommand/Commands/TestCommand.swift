// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce test FILE`.
  static let test = Command(
    name: "test", summary: "run the scenarios of an agreement",
    about: """
      Runs the scenarios that an agreement holds through the assessor of missions, each with the \
      verdict that its drafters expect a reading to give or the state that they expect of a promise, \
      and shows what differs.
      """,
    operands: [.agreement],
    options: [
      Option(
        name: "coverage",
        words:
          "list what no scenario touches: provisions, readings, exceptions, promises, verdicts, limbs"
      )
    ],
    examples: [
      Example(line: "truce test examples/energy-2025/agreement.truce", words: "a real agreement")
    ],
    statuses: [.foundErrors, .unreadableInput], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let text = try InputFile.text(of: invocation.first)
    let reading = AgreementReading(text)
    guard let agreement = reading.agreement else {
      var printer = DiagnosticPrinter(world: world, showing: [text])
      printer.print(reading.diagnostics.filter { $0.severity == .error })
      return .foundErrors
    }
    let run = ScenarioRun(agreement)
    let count = agreement.scenarios.count + agreement.promiseScenarios.count
    let shown = run.failures + (invocation.has("coverage") ? run.untouched : [])
    if world.speaksJSON {
      world.print(
        .object([
          ("scenarios", .integer(count)),
          ("expectations", .integer(run.expectations)),
          ("failures", .array(run.failures.map(\.json))),
          ("untouched", .array(run.untouched.map(\.json))),
        ]))
    } else {
      var printer = DiagnosticPrinter(world: world, showing: [text])
      printer.print(shown)
      world.output.line(
        "\(text.name.madeVisible): \(run.expectations) expectations in "
          + "\(count) scenarios, \(run.failures.count) do not hold")
      if invocation.has("coverage"), run.untouched.isEmpty {
        world.output.line(
          "every provision, reading, exception and promise is touched; each verdict and each limb decides"
        )
      }
    }
    return run.failures.isEmpty ? .well : .foundErrors
  }
}
