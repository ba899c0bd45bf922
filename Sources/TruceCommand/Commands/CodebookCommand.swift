// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TrucePublish

extension Command {
  /// `truce codebook`.
  static let codebook = Command(
    name: "codebook", summary: "print every column, unit and value of the exports",
    about: "Prints the codebook, made from the same table as the exports themselves.",
    examples: [Example(line: "truce codebook > codebook.md", words: "to keep beside the data")]
  ) { _, world throws(Diagnostics) in
    world.output.write(Codebook.page)
    return .well
  }
}
