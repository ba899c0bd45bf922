// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceStore

extension Command {
  /// `truce vault ...`: what persons wrote, and its lawful erasure.
  static let vault = Command(
    name: "vault", summary: "list what persons wrote, and erase of it what must go",
    about: """
      The ledger holds salted commitments; the words themselves lie in the vault, encrypted. An item \
      can be erased. The ledger still holds then, and says that it was erased, by whom and when.
      """,
    subcommands: [.vaultList, .vaultErase])

  private static let vaultList = Command(
    name: "list", summary: "list the items that the ledger commits to",
    about: "No words are printed: 'truce case show' and 'truce evidence show' do that.",
    operands: [.mission],
    examples: [Example(line: "truce vault list harbour", words: "every item, with its entry")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let items = try world.mission(at: invocation.first).vaultItems()
    if world.speaksJSON {
      world.print(
        items.lazy.map { item in
          .object([
            ("item", .string(item.item)), ("entry", .integer(item.entry)),
            ("kind", .string(item.kind.rawValue)), ("state", .string(item.state)),
            (
              "erased",
              item.erasure.map { erasure in
                .object([
                  ("when", .string(erasure.when.description)), ("who", .string(erasure.who)),
                  ("entry", .integer(erasure.entry)),
                ])
              } ?? .null
            ),
          ])
        })
      return .well
    }
    var table = TextTable(["ITEM", "ENTRY", "WHAT", "STATE"])
    for item in items {
      table.add([
        String(item.item.prefix(16)), String(item.entry), item.kind.rawValue,
        item.erasure.map { "erased on \($0.when) by key \($0.who), entry \($0.entry)" }
          ?? item.state,
      ])
    }
    for line in table.lines { world.output.line(line) }
    return .well
  }

  private static let vaultErase = Command(
    name: "erase", summary: "erase an item, and record that it was erased",
    about: """
      Takes the item away and enters who erased it, when and why. Its commitment stays in the ledger \
      and tells nothing. Copies, backups and what the disk still holds are not erased with it.
      """,
    operands: [
      .mission,
      Operand(name: "ITEM", words: "an item of 'truce vault list', or its first eight digits"),
    ],
    options: [.because] + Option.writing,
    examples: [
      Example(
        line: "truce vault erase harbour 9f2c41b0aa77d3e1 --because 'the witness asked for it'",
        words: "on a person's request")
    ],
    statuses: [.unreadableInput, .integrityFailed, .outsideWorld], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let because = try invocation.reason()
    let mission = try world.mission(at: invocation.first, changedBy: invocation)
    let item = try mission.erase(invocation.second, because: because)
    if world.speaksJSON {
      world.print(
        .object([
          ("item", .string(item.item)), ("entry", .integer(item.entry)),
          ("kind", .string(item.kind.rawValue)),
        ]))
    } else {
      world.output.line(
        "Erased: the \(item.kind.rawValue) of entry \(item.entry). The ledger says so in "
          + "entry \(mission.head.size - 1).")
    }
    return .well
  }
}

extension VaultItem {
  /// `kept`, `erased` or `missing`.
  fileprivate var state: String {
    if erasure != nil { return "erased" }
    return isHere ? "kept" : "missing"
  }
}
