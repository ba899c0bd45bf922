// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround

extension World {
  /// Prints what each finding lacks.
  func print(missing: [MissingFacts]) {
    if speaksJSON {
      print(missing.map(\.json))
      return
    }
    if missing.isEmpty { output.line("No finding under this proof.") }
    for facts in missing {
      output.line(Command.heading(of: facts.finding))
      for sentence in facts.sentences {
        for line in HelpPage.wrapped(sentence.madeVisible, width: 78) { output.line("  " + line) }
      }
    }
  }
}
