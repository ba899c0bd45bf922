// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// UCDP's Georeferenced Event Dataset, also its candidate files.
///
/// Lethal events only. An event that spans months stays one event over its interval. Sides are the
/// sides of a dyad, not a direction; in one-sided violence (type 3) side_a is the author by
/// definition. Source of the columns and codes: UCDP GED Codebook, version 23.1.
struct UCDPForm: FeedForm {
  let header: Header
  let context: FeedContext

  func draft(_ row: Row, _ findings: inout Findings) -> Draft? {
    let record = row.id(header["id"], &findings)
    let time = time(row, &findings)
    let coordinate = row.coordinate(
      latitude: header["latitude"], longitude: header["longitude"], &findings)
    let radius = radius(row, &findings)
    let type = row[header["type_of_violence"]]
    if !["1", "2", "3"].contains(type) {
      let field = header["type_of_violence"]
      findings.faults.append(
        .code("type_of_violence", type, at: row.location(of: field), "1, 2 or 3"))
    }
    guard let record, let time, let span = context.span(time, in: nil) else { return nil }
    var draft = Draft(
      record: record, act: .hit, span: span, precision: time.precision,
      place: place(coordinate, radius, holds: 95))
    let sides = [row[header["side_a"]], row[header["side_b"]]]
    draft.actorWords = sides.filter { !$0.isEmpty }.joined(separator: " / ")
    if type == "3" { draft.actor = context.actors.party(commanding: sides[0]) }
    readSources(row, into: &draft, &findings)
    draft.placeName = row[header["where_coordinates"]]
    draft.region = row[header["adm_1"]]
    draft.wordsForLexicon = [draft.text, row[header["where_description"]]].joined(separator: "\n")
    draft.casualties = casualties(row)
    return draft
  }

  private func time(_ row: Row, _ findings: inout Findings) -> CivilTime? {
    let first = row.date(header["date_start"], .plain, &findings)
    let last = row.date(header["date_end"], .plain, &findings)
    let code = row[header["date_prec"]]
    if !["1", "2", "3", "4", "5"].contains(code) {
      let field = header["date_prec"]
      findings.faults.append(.code("date_prec", code, at: row.location(of: field), "1 to 5"))
    }
    guard let first, let last else { return nil }
    if last.lastDay < first.day {
      findings.faults.append(.reversed(at: row.location(of: header["date_end"])))
      return nil
    }
    if first.day == last.lastDay { return .days(first.day, last.lastDay) }
    let length = last.lastDay.daysSince1970 - first.day.daysSince1970 + 1
    return .days(first.day, last.lastDay, length > 31 ? .year : length > 7 ? .month : .days)
  }

  /// 1 exact; 2 within about 25 km of a known point; 3 a district; 4 a province; 5 an estimate or a
  /// line; 6 a country; 7 waters or air.
  private func radius(_ row: Row, _ findings: inout Findings) -> Double {
    let code = row[header["where_prec"]]
    switch code {
    case "1": return 5000
    case "2": return 25_000
    case "3": return 60_000
    case "4": return 150_000
    case "5": return 200_000
    case "6": return 700_000
    case "7": return 700_000
    default:
      let field = header["where_prec"]
      findings.faults.append(.code("where_prec", code, at: row.location(of: field), "1 to 7"))
      return 700_000
    }
  }

  private func readSources(_ row: Row, into draft: inout Draft, _ findings: inout Findings) {
    let article = row[header["source_article"]]
    let offices = row.names(header["source_office"], splitAt: ";", &findings)
    let headline = row[header["source_headline"]]
    draft.text = headline.isEmpty ? article : headline
    draft.publication = article
    draft.voices = offices.map { Draft.Voice(name: $0) }
    if offices.isEmpty {
      // Older rows name the publication only at the head of the article's own line.
      let name = String(article.prefix(120)).trimmed
      if name.isEmpty {
        findings.notes.append(.noSpeaker(at: row.location(of: nil)))
      } else {
        draft.voices = [Draft.Voice(name: name)]
      }
    }
    let days = row[header["source_date"]].split(separator: ";").compactMap {
      [DateForm].plain.read($0.trimmed)?.day
    }
    if let first = days.min() { draft.published = context.span(.days(first, first), in: nil) }
  }

  private func casualties(_ row: Row) -> String {
    let parts = [
      ("best", "best"), ("low", "low"), ("high", "high"), ("side_a", "deaths_a"),
      ("side_b", "deaths_b"), ("civilians", "deaths_civilians"), ("unknown", "deaths_unknown"),
    ]
    return parts.compactMap { name, column in
      let value = row[header[column]]
      return value.isNoValue ? nil : "\(name) \(value)"
    }.joined(separator: ", ").withPrefix("deaths: ")
  }
}

extension String {
  /// The text behind a prefix; empty stays empty.
  func withPrefix(_ prefix: String) -> String { isEmpty ? "" : prefix + self }
}
