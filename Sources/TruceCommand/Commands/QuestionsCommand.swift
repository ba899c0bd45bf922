// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce questions FILE`.
  static let questions = Command(
    name: "questions", summary: "list what the authors still have to answer",
    about:
      "What no text settles, a provision at a time: the question, to whom it goes, what hangs on it.",
    operands: [.agreement],
    examples: [
      Example(
        line: "truce questions examples/energy-2025/agreement.truce", words: "a real agreement")
    ],
    statuses: [.unreadableInput], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let reading = AgreementReading(try InputFile.text(of: invocation.first))
    let errors = reading.diagnostics.filter { $0.severity == .error }
    if let errors = Diagnostics(errors) { throw errors }
    if world.speaksJSON {
      world.print(reading.questions.lazy.map(\.json))
    } else {
      world.output.write(reading.printedQuestions)
    }
    return .well
  }
}
