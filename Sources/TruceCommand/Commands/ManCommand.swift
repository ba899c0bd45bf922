// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Command {
  /// `truce man`.
  static let man = Command(
    name: "man", summary: "print the manual page",
    about: "Prints the manual page truce(1), made from the same table as every help page.",
    examples: [
      Example(line: "truce man | man -l -", words: "to read it")
    ]
  ) { _, world throws(Diagnostics) in
    world.output.write(ManualPage.page(of: CommandTable.all, version: Truce.version))
    return .well
  }
}
