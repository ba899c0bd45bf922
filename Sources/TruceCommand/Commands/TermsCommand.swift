// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce terms FILE`.
  static let terms = Command(
    name: "terms", summary: "print what an agreement holds, as text or JSON",
    about: """
      Prints the agreement as Truce understood it. With --json, in the form of \
      docs/schemas/terms.schema.json, each value with its file, line and column.
      """,
    operands: [.agreement],
    examples: [
      Example(
        line: "truce terms examples/energy-2025/agreement.truce --json", words: "for a program")
    ],
    statuses: [.unreadableInput], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let agreement = try Agreement(parsing: try InputFile.text(of: invocation.first))
    if world.speaksJSON {
      world.print(agreement.json)
    } else {
      world.output.write(agreement.printed)
    }
    return .well
  }
}
