// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce weave FILE`.
  static let weave = Command(
    name: "weave", summary: "set the words of each side beside the code, as a page",
    about: "One HTML page that prints well: each reading beside the words that it quotes.",
    operands: [.agreement], options: [.output],
    examples: [
      Example(
        line: "truce weave examples/energy-2025/agreement.truce -o woven.html",
        words: "for those who sign")
    ],
    statuses: [.unreadableInput, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let page = try WovenPage(try InputFile.text(of: invocation.first))
    try deliver(Array(page.html.utf8), invocation, world)
    return .well
  }
}
