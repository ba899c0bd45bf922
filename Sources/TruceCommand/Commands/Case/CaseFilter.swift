// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFindings
internal import TruceGround
internal import TruceStore
internal import TruceTerms

/// Which incidents a bulk operation is of: conditions that must all hold.
///
/// `status=alleged day=2031-04-02..2031-04-05 class=substation,refinery actor=south feed=reports`.
/// Several words of one condition, with commas, mean any of them; `none` is an actor or a class that no
/// source names.
struct CaseFilter {
  private var statuses: [Case.Status] = []
  private var days: ClosedRange<CivilDay>?
  private var classes: [String] = []
  private var actors: [String] = []
  private var feeds: [String] = []
  private static let keys = ["status", "day", "class", "actor", "feed"]

  /// Reads a filter in the words of a mission.
  ///
  /// - Throws: `command.filter`, every fault.
  init(parsing text: String, for mission: Mission) throws(Diagnostics) {
    var faults: [Diagnostic] = []
    let conditions = text.split(whereSeparator: \.isWhitespace)
    if conditions.isEmpty { faults.append(.filter("", expected: CaseFilter.example)) }
    let agreement = mission.agreement
    for condition in conditions {
      let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0])
      let words = parts.count < 2 ? [] : parts[1].split(separator: ",").map(String.init)
      guard CaseFilter.keys.contains(key) else {
        faults.append(.filter(key, among: CaseFilter.keys))
        continue
      }
      if words.isEmpty { faults.append(.filter(String(condition), expected: CaseFilter.example)) }
      func known(_ names: [String]) -> [String] {
        for word in words where !names.contains(word) {
          faults.append(.filter(word, among: names))
        }
        return words
      }
      switch key {
      case "status":
        statuses = known(Case.Status.allCases.map(\.rawValue)).compactMap(Case.Status.init)
      case "class":
        classes = known(agreement.classes.classes.map(\.value.name) + ["none"])
      case "actor": actors = known(agreement.parties.map(\.id.value.name) + ["none"])
      case "feed":
        feeds = known(mission.state.imports.map(\.download.feed.name) + ["observations"])
      default:
        let ends = words.joined(separator: ",").split(separator: ".").map { CivilDay(String($0)) }
        if let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count < 3,
          first <= last
        {
          days = first...last
        } else if !words.isEmpty {
          faults.append(
            .filter(String(condition), expected: "day=2031-04-02 or day=2031-04-02..2031-04-05"))
        }
      }
    }
    if let faults = Diagnostics(faults) { throw faults }
  }

  /// Whether the conditions hold of an incident and its case.
  func holds(of incident: Incident, _ reviewed: Case, in zone: ClockZone) -> Bool {
    if !statuses.isEmpty, !statuses.contains(reviewed.status) { return false }
    if let days {
      let span = incident.span.civilDays(in: zone)
      if span.upperBound < days.lowerBound || days.upperBound < span.lowerBound { return false }
    }
    let named = incident.classesNamed.map(\.name)
    if !classes.isEmpty,
      !classes.contains(where: { $0 == "none" ? named.isEmpty : named.contains($0) })
    {
      return false
    }
    if !actors.isEmpty, !actors.contains(incident.actor?.name ?? "none") { return false }
    return feeds.isEmpty || incident.events.contains { feeds.contains($0.feed.name) }
  }

  private static let example = "such as 'status=alleged day=2031-04-02..2031-04-05 actor=none'"

  /// What a command line takes of a filter.
  static let options: [Option] = [
    Option(
      name: "where", value: Option.Value(name: "CONDITIONS"),
      words:
        "all incidents of which these hold: status=, day=, class=, actor=, feed=; shows what would change"
    ),
    Option(name: "yes", words: "with --where: do it"),
  ]
}

extension Mission {
  /// The cases that a filter is of, in the order of their incidents.
  func cases(where filter: CaseFilter) throws(Diagnostics) -> [Case] {
    var found: [Case] = []
    for incident in try incidents() {
      let names = [incident.id] + incident.alsoKnownAs
      let reviewed =
        state.cases.first { names.contains($0.incident) } ?? Case(of: incident.id)
      if filter.holds(of: incident, reviewed, in: agreement.clockZone.value) {
        found.append(reviewed)
      }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func filter(_ word: String, expected: String) -> Diagnostic {
    Diagnostic(
      .error, "command.filter", at: nil,
      word.isEmpty ? "'--where' holds no condition" : "'\(word)' is no condition",
      expected: expected, mend: "write conditions as KEY=WORD, with spaces between them")
  }

  fileprivate static func filter(_ word: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "command.filter", at: nil, "'\(word)' is no word of this filter",
      expected: known.prefix(40).joined(separator: ", "),
      mend: nearest(to: word, among: known).map { "did you mean '\($0)'?" } ?? "use one of these")
  }

  static func oneOrMany(_ command: String) -> Diagnostic {
    Diagnostic(
      .error, "command.filter", at: nil, "'\(command)' needs an incident, or '--where'",
      expected: "one of the two", mend: "name an incident, or say which with '--where CONDITIONS'")
  }
}
