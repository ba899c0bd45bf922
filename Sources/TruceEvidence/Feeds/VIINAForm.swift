// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// VIINA 2.0's event_info, with event_labels joined by id where that file is given.
///
/// `date` and `time` are those of the news report, on the clocks of Europe/Kyiv: the event lies in
/// that civil day, up to the minute of the report; 00:00 means that the time is unknown. Acts, means
/// and authors come from the labels alone; without them an event is kept as news of no known act.
/// Source of the columns: the README of VIINA 2.0.
struct VIINAForm: FeedForm {
  let header: Header
  let context: FeedContext

  func draft(_ row: Row, _ findings: inout Findings) -> Draft? {
    let record = row.id(header["event_id"], &findings)
    let time = time(row, &findings)
    let coordinate = row.coordinate(
      latitude: header["latitude"], longitude: header["longitude"], &findings)
    guard let zone = ClockZone("Europe/Kyiv") else {
      preconditionFailure("the time zone database has no Europe/Kyiv")
    }
    guard let record, let time, let span = time.civil.span(in: [zone]) else { return nil }
    var draft = Draft(
      record: record, act: nil, span: span, precision: time.civil.precision,
      place: place(coordinate, radius(row, &findings), holds: 68))
    draft.published = time.published.span(in: [zone])
    let outlet = row[header["source"]]
    if outlet.isEmpty {
      findings.notes.append(.noSpeaker(at: row.location(of: header["source"])))
    } else {
      draft.voices = [Draft.Voice(name: outlet)]
    }
    draft.publication = outlet
    draft.text = row[header["text"]]
    draft.wordsForLexicon = draft.text
    draft.address = row.address(header["url"], &findings)
    draft.placeName = row[header["asciiname"]]
    if draft.placeName.isNoValue { draft.placeName = row[header["address"]] }
    draft.region = row[header["ADM1_NAME"]]
    if let labels = context.labels?[record] {
      draft.act = labels.act
      draft.means = labels.means
      draft.actorWords = labels.actors.joined(separator: " / ")
      if labels.actors.count == 1 { draft.actor = context.actors.party(named: labels.actors[0]) }
    }
    return draft
  }

  private func time(
    _ row: Row, _ findings: inout Findings
  ) -> (civil: CivilTime, published: CivilTime)? {
    guard let date = row.date(header["date"], .plain, &findings) else { return nil }
    let field = header["time"]
    let text = row[field]
    let isDay = date.precision == .day
    let day = CivilTime.days(date.day, date.lastDay, isDay ? nil : date.precision)
    if text.isNoValue || !isDay { return (day, day) }
    guard let second = ClockText.firmsSecond(of: text) else {
      findings.faults.append(.time(text, at: row.location(of: field), "hh:mm"))
      return nil
    }
    if second == 0 { return (day, day) }
    let report = CivilTime.clock(date.day, second)
    var upTo = day
    upTo.to = second
    upTo.after = 60
    upTo.precision = .partOfDay
    return (upTo, report)
  }

  /// From a street to a province; a machine places them by names in the text, so that the radius holds
  /// only about two of three.
  private func radius(_ row: Row, _ findings: inout Findings) -> Double {
    let code = row[header["GEO_PRECISION"]]
    switch code.uppercased() {
    case "STREET": return 1000
    case "SETTLEMENT", "CITY", "TOWN", "VILLAGE", "PPL", "ADM4", "ADM3": return 10_000
    case "ADM2": return 40_000
    case "ADM1": return 150_000
    case "ADM0", "COUNTRY": return 700_000
    default:
      if !code.isNoValue {
        let place = row.location(of: header["GEO_PRECISION"])
        findings.notes.append(.wideCode("GEO_PRECISION", code, at: place))
      }
      return 150_000
    }
  }
}
