// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

extension Command {
  /// `truce exceptions FILE`.
  static let exceptions = Command(
    name: "exceptions", summary: "draw rule, exceptions, and exceptions to them",
    about: "The tree of every reading: the rule, its exceptions and the exceptions to those.",
    operands: [
      .agreement,
      Operand(name: "PROVISION", words: "this provision only", number: .optional),
    ],
    examples: [
      Example(
        line: "truce exceptions examples/energy-2025/agreement.truce", words: "a real agreement")
    ],
    statuses: [.unreadableInput]
  ) { invocation, world throws(Diagnostics) in
    let agreement = try Agreement(parsing: try InputFile.text(of: invocation.first))
    let names = agreement.provisions.map(\.id.value.name)
    if let name = invocation.operand(1), !names.contains(name) {
      throw Diagnostics(.provision(name, among: names))
    }
    world.output.write(
      agreement.printedExceptions(of: invocation.operand(1).map { Provision.ID($0) }))
    return .well
  }
}
