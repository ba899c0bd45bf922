// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce diff OLD NEW`.
  static let diff = Command(
    name: "diff", summary: "say what changed in meaning between two agreements",
    about:
      "Sentences on objects, times, parties, exceptions and positions; a rewording changes nothing.",
    operands: [
      Operand(name: "OLD", words: "an agreement", kind: .inputFile),
      Operand(name: "NEW", words: "its later text", kind: .inputFile),
    ],
    examples: [Example(line: "truce diff old.truce agreement.truce", words: "two texts")],
    statuses: [.unreadableInput], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let difference = AgreementDifference(
      from: try Agreement(parsing: try InputFile.text(of: invocation.first)),
      to: try Agreement(parsing: try InputFile.text(of: invocation.second)))
    if world.speaksJSON {
      world.print(difference.json)
    } else {
      world.output.write(difference.printed)
    }
    return .well
  }
}
