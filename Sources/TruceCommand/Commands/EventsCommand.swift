// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceStore
internal import TruceTerms

extension Command {
  /// `truce events MISSION`.
  static let events = Command(
    name: "events", summary: "list what each source says",
    about:
      "Lists the events of a mission by start, feed and id; nothing is added to a source's words.",
    operands: [.mission], options: [.asOf],
    examples: [Example(line: "truce events build/energy-2025 --json", words: "for a program")],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let events = try mission.history(asOf: invocation.instant("as-of")).events
    if world.speaksJSON {
      world.print(events.lazy.map(\.json))
      return .well
    }
    var table = TextTable(["EVENT", "WHEN", "ACT", "OBJECT", "ACTOR", "SPEAKER"])
    for event in events {
      table.add([
        event.id.name, event.span.words, event.act?.rawValue ?? "-",
        event.objects.first?.objectClass?.name ?? "-", event.actor?.name ?? "-",
        "\(event.speaker.name) (\(event.speaker.affiliation.name))",
      ])
    }
    for line in table.lines { world.output.line(line) }
    return .well
  }
}
