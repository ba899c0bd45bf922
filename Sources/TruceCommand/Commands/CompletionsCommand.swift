// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Command {
  /// `truce completions bash`.
  static let completions = Command(
    name: "completions", summary: "print completions for bash, zsh or fish",
    operands: [
      Operand(
        name: "SHELL", words: "bash, zsh or fish",
        kind: .choice(Completions.Shell.allCases.map(\.rawValue)))
    ],
    examples: [
      Example(
        line: "truce completions bash > ~/.local/share/bash-completion/completions/truce",
        words: "for every new bash")
    ]
  ) { invocation, world throws(Diagnostics) in
    guard let shell = Completions.Shell(rawValue: invocation.first) else {
      preconditionFailure("the table lets no other shell pass")
    }
    world.output.write(Completions.script(for: shell, table: CommandTable.all))
    return .well
  }
}
