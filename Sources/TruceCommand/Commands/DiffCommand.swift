// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore
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
    options: [
      Option(
        name: "on", value: Option.Value(name: "MISSION", kind: .folder),
        words: "list the incidents of a mission whose verdict flips")
    ],
    examples: [Example(line: "truce diff old.truce agreement.truce", words: "two texts")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let old = try Agreement(parsing: try InputFile.text(of: invocation.first))
    let new = try Agreement(parsing: try InputFile.text(of: invocation.second))
    let difference = AgreementDifference(from: old, to: new)
    if let path = invocation.value("on") {
      let mission = try world.mission(at: path)
      let flips = try VerdictFlip.all(from: old, to: new, of: mission)
      world.print(flips, of: difference)
      return .well
    }
    if world.speaksJSON {
      world.print(difference.json)
    } else {
      world.output.write(difference.printed)
    }
    return .well
  }
}
