// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce explain SLUG`.
  static let explain = Command(
    name: "explain", summary: "say what a diagnostic means, and how to mend it",
    about: "Prints the page of a diagnostic, or of all whose slug begins so; all slugs for none.",
    operands: [
      Operand(
        name: "SLUG", words: "what stands in brackets, such as terms.no-start",
        number: .optional)
    ],
    examples: [Example(line: "truce explain terms.no-start", words: "a question of the checker")],
    printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let pages = Explanation.ofEveryRoom
    guard let slug = invocation.operand(0) else {
      if world.speaksJSON {
        world.print(pages.lazy.map(\.listed))
      } else {
        for page in pages { world.output.line("\(page.slug): \(page.summary)") }
      }
      return .well
    }
    guard let page = pages.first(where: { $0.slug == slug }) else {
      throw Diagnostics(.noPage(slug, among: pages.map(\.slug)))
    }
    if world.speaksJSON {
      world.print(
        .object([
          ("slug", .string(page.slug)), ("summary", .string(page.summary)),
          ("text", .string(page.text)),
        ]))
    } else {
      world.output.write(page.printed)
    }
    return .well
  }
}

extension Explanation {
  fileprivate var listed: JSON {
    .object([("slug", .string(slug)), ("summary", .string(summary))])
  }
}

extension Diagnostic {
  fileprivate static func noPage(_ slug: String, among known: [String]) -> Diagnostic {
    let near = nearest(to: slug, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      .error, "command.no-page", at: nil, "there is no page on '\(slug)'",
      mend: near ?? "list all slugs with 'truce explain'")
  }
}

extension Explanation {
  /// The pages of all rooms: agreements, feeds, missions, ledgers, the command line.
  static let ofEveryRoom =
    all + ofEvidence + ofEngine + ofMissions + ofRecords + ofCases + ofLedgers + ofCommands
}
