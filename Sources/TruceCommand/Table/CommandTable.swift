// SPDX-License-Identifier: Apache-2.0

/// The table of commands, in the order in which help and manual list them.
enum CommandTable {
  /// Every command.
  static let all: [Command] = [
    .`init`, .check, .test, .questions, .exceptions, .diff, .weave, .format, .terms, .explain,
    .lsp,
    .status, .`import`, .event, .events, .evidence, .incidents, .link, .`case`, .commitment,
    .assess, .why, .changes,
    .report, .reproduce, .publish, .cite, .run, .rebuild, .vault, .ledger, .witness, .bench,
    .codebook, .completions, .man,
  ]
}

extension CommandTable {
  /// The command at a path such as `link split`; `nil` for an empty path or an unknown one.
  static func command(at path: [String]) -> Command? {
    var level = all
    var found: Command?
    for name in path {
      found = level.first { $0.name == name }
      guard let command = found else { return nil }
      level = command.subcommands
    }
    return found
  }
}
