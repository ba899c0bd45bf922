// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceGround

extension Command {
  /// `truce bench ...`: the engine's paths on anybody's data.
  static let bench = Command(
    name: "bench", summary: "measure the engine and the ledger on your own machine",
    about:
      "Runs one path on files, or a ledger on a disk, and prints one line of JSON: times and checks.",
    subcommands: [.benchMatch, .benchRead, .benchCluster, .benchLedger])

  private static let benchMatch = Command(
    name: "match", summary: "match events with objects",
    operands: [],
    options: [.events, .objects],
    examples: [
      Example(line: "truce bench match --events events.csv --objects objects.csv", words: "a match")
    ],
    statuses: [.unreadableInput, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    world.output.line(
      try TruceEngine.benchMatch(
        eventsPath: invocation.value("events") ?? "-",
        objectsPath: invocation.value("objects") ?? "-"))
    return .well
  }

  private static let benchRead = Command(
    name: "read", summary: "read a CSV file to typed columns",
    operands: [Operand(name: "FILE", words: "a CSV file", kind: .inputFile)],
    examples: [Example(line: "truce bench read wide.csv", words: "one file")],
    statuses: [.unreadableInput, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    world.output.line(try TruceEngine.benchRead(path: invocation.first))
    return .well
  }

  private static let benchCluster = Command(
    name: "cluster", summary: "cluster events to candidate incidents",
    options: [.events],
    examples: [Example(line: "truce bench cluster --events events.csv", words: "one file")],
    statuses: [.unreadableInput, .outsideWorld]
  ) { invocation, world throws(Diagnostics) in
    world.output.line(
      try TruceEngine.benchCluster(eventsPath: invocation.value("events") ?? "-"))
    return .well
  }
}

extension Option {
  fileprivate static let events = Option(
    name: "events", value: Value(name: "FILE", kind: .inputFile), words: "the events",
    isRequired: true)
  fileprivate static let objects = Option(
    name: "objects", value: Value(name: "FILE", kind: .inputFile), words: "the objects",
    isRequired: true)
}
