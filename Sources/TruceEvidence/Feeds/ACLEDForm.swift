// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// ACLED's CSV export.
///
/// The order of actor1 and actor2 is no direction: a party is named as author only where it is the
/// one armed actor of the row. The names in `source` are the speakers. A row has no zone of clocks.
/// Source of the columns and codes: ACLED Codebook, sections on time precision, geographical
/// precision and sub-event types.
struct ACLEDForm: FeedForm {
  let header: Header
  let context: FeedContext

  func draft(_ row: Row, _ findings: inout Findings) -> Draft? {
    let record = row.id(header["event_id_cnty"], &findings)
    let time = time(row, &findings)
    let coordinate = row.coordinate(
      latitude: header["latitude"], longitude: header["longitude"], &findings)
    let radius = radius(row, &findings)
    guard let record, let time, let span = context.span(time, in: nil) else { return nil }
    let kind = row[header["sub_event_type"]]
    var draft = Draft(
      record: record, act: act(kind, at: row, &findings), span: span, precision: time.precision,
      place: place(coordinate, radius, holds: 95))
    draft.voices = row.names(header["source"], splitAt: ";", &findings).map {
      Draft.Voice(name: $0)
    }
    if draft.voices.isEmpty { findings.notes.append(.noSpeaker(at: row.location(of: nil))) }
    readActors(row, kind, into: &draft)
    draft.means = kind.lowercased()
    draft.text = row[header["notes"]]
    draft.wordsForLexicon = draft.text
    draft.placeName = row[header["location"]]
    draft.region = row[header["admin1"]]
    let dead = row[header["fatalities"]]
    if !dead.isNoValue { draft.casualties = "fatalities: \(dead)" }
    if let second = row.integer(header["timestamp"]), (0..<1 << 40).contains(second) {
      let moment = Instant(secondsSince1970: second)
      draft.published = TimeSpan(start: moment, end: moment.advanced(bySeconds: 1))
    }
    return draft
  }

  /// Code 1 is the day; 2 a week or so around it: six days either side hold it wherever in the week
  /// the date lies; 3 the month.
  private func time(_ row: Row, _ findings: inout Findings) -> CivilTime? {
    guard let date = row.date(header["event_date"], .plain, &findings) else { return nil }
    if date.precision != .day { return .days(date.day, date.lastDay, date.precision) }
    let code = row[header["time_precision"]]
    switch code {
    case "1", "": return .days(date.day, date.day)
    case "2": return .days(date.day.advanced(byDays: -6), date.day.advanced(byDays: 6))
    case "3":
      let (year, month, _) = date.day.parts
      guard let first = CivilDay(year: year, month: month, day: 1) else { return nil }
      let length = CivilDay.length(ofMonth: month, in: year)
      return .days(first, first.advanced(byDays: length - 1), .month)
    default:
      let field = header["time_precision"]
      findings.faults.append(
        .code("time_precision", code, at: row.location(of: field), "1, 2 or 3"))
      return nil
    }
  }

  /// Code 1 is a town, 2 the surroundings of one, 3 a region: radii that hold the true place in 95 of
  /// 100 cases by our judgement; docs/feeds.md gives the reasons.
  private func radius(_ row: Row, _ findings: inout Findings) -> Double {
    let code = row[header["geo_precision"]]
    switch code {
    case "1": return 5000
    case "2": return 30_000
    case "3": return 150_000
    case "": return 150_000
    default:
      let field = header["geo_precision"]
      findings.faults.append(.code("geo_precision", code, at: row.location(of: field), "1, 2 or 3"))
      return 150_000
    }
  }

  private static let acts: [String: ActKind] = [
    "shelling/artillery/missile attack": .hit, "air/drone strike": .hit,
    "remote explosive/landmine/ied": .hit, "suicide bomb": .hit, "grenade": .hit,
    "chemical weapon": .hit, "armed clash": .hit, "attack": .hit,
    "government regains territory": .hit, "non-state actor overtakes territory": .hit,
    "disrupted weapons use": .attempt,
  ]

  /// Kinds of event that are known and tell of no strike.
  private static let noActs: Set<String> = [
    "sexual violence", "abduction/forced disappearance", "peaceful protest",
    "protest with intervention", "excessive force against protesters", "violent demonstration",
    "mob violence", "agreement", "arrests", "change to group/activity",
    "headquarters or base established", "looting/property destruction",
    "non-violent transfer of territory", "other",
  ]

  private func act(_ kind: String, at row: Row, _ findings: inout Findings) -> ActKind? {
    if let act = ACLEDForm.acts[kind.lowercased()] { return act }
    if ACLEDForm.noActs.contains(kind.lowercased()) { return nil }
    let place = row.location(of: header["sub_event_type"])
    findings.notes.append(
      Diagnostic(
        .note, "feed.act", at: place,
        "the sub-event type '\(kind.prefix(60))' is not known: read as no act",
        mend: "nothing has to be done; the event is kept and makes no incident"))
    return nil
  }

  /// The author, where only one of the two is armed and the kind of event has one.
  private func readActors(_ row: Row, _ kind: String, into draft: inout Draft) {
    let names = [row[header["actor1"]], row[header["actor2"]]]
    draft.actorWords = names.filter { !$0.isEmpty }.joined(separator: " / ")
    guard draft.act == .hit else { return }
    let armed = zip(names, ["inter1", "inter2"]).filter { name, column in
      let code = row[header[column]].lowercased()
      let isUnarmed =
        code == "7" || code == "6" || code.hasPrefix("civilian") || code.hasPrefix("protester")
      return !name.isEmpty && !isUnarmed && !name.lowercased().hasPrefix("civilians")
    }
    if armed.count == 1 { draft.actor = context.actors.party(commanding: armed[0].0) }
  }
}
