// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Command {
  /// `truce format FILE`.
  static let format = Command(
    name: "format", summary: "bring an agreement into its one form",
    about: """
      Prints an agreement, a mission file or a mapping file in its one form: two spaces a level, one \
      space between words, comments where they stand. What it says does not change.
      """,
    operands: [.agreement],
    options: [
      Option(name: "in-place", letter: "i", words: "write the file instead of printing it"),
      Option(name: "check", words: "print nothing; fail if the file is not in its form"),
    ],
    examples: [
      Example(line: "truce format -i agreement.truce", words: "before a text is passed on")
    ],
    statuses: [.foundErrors, .unreadableInput, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    let path = invocation.first
    let bytes = try InputFile.bytes(of: path)
    let text = try SourceText(bytes: bytes, name: InputFile.name(of: path))
    let formatted = Array(try Outline.formatting(text).utf8)
    if invocation.has("check") {
      if formatted == bytes { return .well }
      world.errors.line("\(text.name.madeVisible) is not in its form; 'truce format -i' writes it")
      return .foundErrors
    }
    if !invocation.has("in-place") || path == "-" {
      world.output.write(formatted)
    } else if formatted != bytes {
      try OutputFile.write(formatted, to: path)
    }
    return .well
  }
}
