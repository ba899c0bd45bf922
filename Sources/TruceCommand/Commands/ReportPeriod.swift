// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceFigures
internal import TruceGround
internal import TrucePublish
internal import TruceStore
internal import TruceTerms

/// The days a report is of, from the options or from what the mission holds.
enum ReportPeriod {
  /// `--date D`, else `--from D --to D`, else the last day of the mission's period, else the last day
  /// with an event.
  ///
  /// - Throws: `command.days` when the options contradict each other, `command.no-day` when there is
  ///   nothing to take a day from.
  static func days(
    of invocation: Invocation, in content: MissionContent
  ) throws(Diagnostics) -> ClosedRange<CivilDay> {
    let (date, from, to) = (
      invocation.day("date"), invocation.day("from"), invocation.day("to")
    )
    if let date {
      if from != nil || to != nil { throw Diagnostics(.dateAndPeriod()) }
      return date...date
    }
    if from == nil, to == nil {
      let last = try lastDay(of: content)
      return last...last
    }
    let period = content.settings.period
    guard let first = from ?? period?.lowerBound, let last = to ?? period?.upperBound
    else { throw Diagnostics(.halfPeriod()) }
    guard first <= last else { throw Diagnostics(.reversed(first, last)) }
    return first...last
  }

  /// The days of a site: `--from` and `--to`, else the mission's period, else the days with an event;
  /// without `--to` none that began after the last import.
  static func reportedDays(
    of invocation: Invocation, in content: MissionContent
  ) throws(Diagnostics) -> ClosedRange<CivilDay> {
    let rows = content.feeds.flatMap(\.daysWithRows)
    let zone = content.agreement.clockZone.value
    let cutOff = (content.asOf ?? content.feeds.flatMap(\.files).map(\.received).max())
      .map { zone.clock(at: $0).day }
    let period = content.settings.period
    guard let first = invocation.day("from") ?? period?.lowerBound ?? rows.min(),
      var last = invocation.day("to") ?? period?.upperBound ?? rows.max()
    else { throw Diagnostics(.noDay()) }
    if invocation.day("to") == nil, let cutOff, first <= cutOff { last = min(last, cutOff) }
    guard first <= last else { throw Diagnostics(.reversed(first, last)) }
    return first...last
  }

  /// The day of a report for which none is named.
  static func lastDay(of content: MissionContent) throws(Diagnostics) -> CivilDay {
    if let last = content.settings.period?.upperBound { return last }
    guard let last = content.feeds.flatMap(\.daysWithRows).max() else {
      throw Diagnostics(.noDay())
    }
    return last
  }

  /// The days of a run's first report: as asked for, else the last day of the mission's period on which
  /// something happened; where nothing did, as for any report.
  ///
  /// - Throws: as ``days(of:in:)``.
  static func daysOfRun(
    of invocation: Invocation, in counted: CountedContent
  ) throws(Diagnostics) -> ClosedRange<CivilDay> {
    let isAsked = ["date", "from", "to"].contains { invocation.day($0) != nil }
    let content = counted.content
    let last = counted.counting.daysWithIncidents.last {
      content.settings.period?.contains($0) != false
    }
    guard !isAsked, let last else { return try days(of: invocation, in: content) }
    return last...last
  }

  /// The options of a report's days.
  static let options: [Option] = [
    Option(
      name: "date", value: Option.Value(name: "DAY", kind: .day),
      words: "the day; the last of the mission's period when not given"),
    Option(
      name: "from", value: Option.Value(name: "DAY", kind: .day),
      words: "the first day of a period"),
    Option(
      name: "to", value: Option.Value(name: "DAY", kind: .day), words: "the last day of a period"),
  ]
}

extension Diagnostic {
  fileprivate static func dateAndPeriod() -> Diagnostic {
    Diagnostic(
      .error, "command.days", at: nil, "'--date' stands beside '--from' or '--to'",
      expected: "a day, or a period", mend: "leave one of them out")
  }

  fileprivate static func halfPeriod() -> Diagnostic {
    Diagnostic(
      .error, "command.days", at: nil, "the period has one end only",
      expected: "--from DAY --to DAY, or 'report from DAY to DAY' in mission.truce",
      mend: "give the other end")
  }

  fileprivate static func reversed(_ first: CivilDay, _ last: CivilDay) -> Diagnostic {
    Diagnostic(
      .error, "command.days", at: nil,
      "the period from '\(first)' to '\(last)' ends before it begins",
      expected: "the first day, then the last", mend: "exchange the two")
  }

  fileprivate static func noDay() -> Diagnostic {
    Diagnostic(
      .error, "command.no-day", at: nil, "the mission has no event and names no period",
      expected: "--date DAY", mend: "import a feed, or name the day")
  }
}
