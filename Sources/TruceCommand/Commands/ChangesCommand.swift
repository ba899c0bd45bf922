// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TrucePublish
internal import TruceStore

extension Command {
  /// `truce changes MISSION --since DATE`.
  static let changes = Command(
    name: "changes", summary: "say which published figures moved since a day, and why",
    about: """
      Compares what was known at the beginning of a day with what is known now: which figures are \
      others, and what was recorded since that can have moved them.
      """,
    operands: [.mission],
    options: [
      Option(
        name: "since", value: Option.Value(name: "INSTANT", kind: .instant),
        words: "the day, or the moment", isRequired: true),
      .proof,
    ],
    examples: [
      Example(line: "truce changes build/energy-2025 --since 2025-04-16", words: "since a day")
    ],
    statuses: [.unreadableInput, .integrityFailed], printsJSON: true
  ) { invocation, world throws(Diagnostics) in
    let mission = try world.mission(at: invocation.first)
    let since = invocation.instant("since") ?? world.now
    let changes = try MissionChanges(
      of: mission, since: since, proof: try mission.proof(of: invocation))
    if world.speaksJSON {
      world.print(changes.json)
      return .well
    }
    if changes.moved.isEmpty { world.output.line("No figure moved since \(since).") }
    for moved in changes.moved {
      let before = moved.before.map(String.init) ?? "not there"
      world.output.line("\(moved.figure): \(before) -> \(moved.after)".madeVisible)
    }
    if !changes.reasons.isEmpty { world.output.line("\nRecorded since:") }
    for reason in changes.reasons { world.output.line("  " + reason.madeVisible) }
    return .well
  }
}

/// The figures that moved since a moment, and what was recorded since.
struct MissionChanges {
  /// A figure with its value then and now.
  struct Moved {
    /// Its name.
    var figure: String
    /// Its value then; `nil` when it was not there.
    var before: Int?
    /// Its value now.
    var after: Int
  }

  /// The figures that moved, in the order of the report.
  var moved: [Moved] = []
  /// What was recorded since, one sentence each, in the order of the ledger.
  var reasons: [String] = []
  /// Revisions since, in the order of the ledger.
  var revisions: [FeedHistory.Revision] = []
  /// The moment compared with.
  let since: Instant

  /// Compares a mission with what it knew at a moment.
  init(of mission: Mission, since: Instant, proof: Proof?) throws(Diagnostics) {
    self.since = since
    let now = try mission.content(proof: proof)
    let then = try mission.content(proof: proof, asOf: since)
    let last = try ReportPeriod.lastDay(of: now)
    let days = now.settings.period ?? last...last
    var before: [String: Int] = [:]
    for figure in Report(of: then, days: days).figures { before[figure.name] = figure.value }
    for figure in Report(of: now, days: days).figures where before[figure.name] != figure.value {
      if before[figure.name] == nil, figure.value == 0 { continue }
      guard figure.name.hasSuffix(".total") else { continue }
      moved.append(
        Moved(figure: figure.name, before: before[figure.name], after: figure.value))
    }
    revisions = try mission.history().revisions.filter { $0.received > since }
    reasons = mission.acts(since: since) + revisions.map(\.sentence)
  }

  /// The value programs read.
  var json: JSON {
    .object([
      ("since", .string(since.description)),
      (
        "moved",
        .array(
          moved.map {
            .object([
              ("figure", .string($0.figure)), ("before", .optional($0.before)),
              ("after", .integer($0.after)),
            ])
          })
      ),
      ("because", .array(reasons.map { .string($0) })),
      ("revisions", .array(revisions.map(\.json))),
    ])
  }
}

extension FeedHistory.Revision {
  /// One sentence on what a later file did to a record.
  var sentence: String {
    let what =
      switch kind {
      case .added: "came later"
      case .changed: "changed (\(fields.joined(separator: "; ")))"
      case .vanished: "was withdrawn by the source"
      }
    return "\(feed) \(record) \(what), in \(file) received \(received)"
  }
}

extension Mission {
  /// What was recorded after a moment, one sentence each: imports, splits and joins, then
  /// observations and cases.
  func acts(since: Instant) -> [String] {
    var acts: [(entry: Int, words: String)] = []
    for (entry, when, download) in state.imports where when > since {
      acts.append(
        (
          entry,
          "\(download.file) was taken in for \(download.feed), \(download.rows) rows, \(when)"
        ))
    }
    for (entry, act) in state.linkActs where act.when > since {
      switch act.act {
      case .split(let events, _):
        acts.append(
          (
            entry,
            "\(events.map(\.name).joined(separator: ", ")) split off by a person, \(act.when)"
          ))
      case .join(let events):
        acts.append(
          (entry, "\(events.map(\.name).joined(separator: ", ")) joined by a person, \(act.when)"))
      default: continue
      }
    }
    var words = acts.sorted { $0.entry < $1.entry }.map(\.words)
    for (index, entry) in state.observations.enumerated() where entry.when > since {
      words.append("observations:\(index + 1) was entered by a monitor, \(entry.when)")
    }
    for reviewed in state.cases {
      let steps = reviewed.steps.filter { $0.when > since }
      if let last = steps.last {
        words.append(
          "the case of \(reviewed.incident) has \(steps.count) new steps, the last \(last.when)")
      }
    }
    return words
  }
}
