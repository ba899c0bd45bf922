// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceEvidence
import TruceGround
import TruceTerms

/// The rows of the example mission's reports, read for these tests alone.
///
/// A small reader that does what the mission's mapping says; the feed readers have tests of their own.
struct ReportRows {
  var events: [Event] = []

  /// The example mission's folder: below the package, or where `TRUCE_EXAMPLE` points; `nil` when it
  /// is in neither.
  static var folder: URL? {
    var candidates: [URL] = []
    if let path = ProcessInfo.processInfo.environment["TRUCE_EXAMPLE"] {
      candidates.append(URL(fileURLWithPath: path))
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    candidates.append(package.appendingPathComponent("examples/energy-2025"))
    return candidates.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("sources.csv").path)
    }
  }

  /// Reads a CSV file by header.
  static func table(_ url: URL) throws -> [[String: String]] {
    let text = try String(contentsOf: url, encoding: .utf8)
    var records: [[String]] = []
    var (record, field) = ([String](), "")
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      if isQuoted {
        if scalar == "\"" {
          if at + 1 < scalars.count, scalars[at + 1] == "\"" {
            field += "\""
            at += 1
          } else {
            isQuoted = false
          }
        } else {
          field.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        record.append(field)
        field = ""
      } else if scalar == "\n" {
        record.append(field)
        records.append(record)
        (record, field) = ([], "")
      } else if scalar != "\r" {
        field.unicodeScalars.append(scalar)
      }
      at += 1
    }
    if !field.isEmpty || !record.isEmpty { records.append(record + [field]) }
    guard let header = records.first else { return [] }
    return records.dropFirst().filter { $0.count == header.count }.map {
      Dictionary(uniqueKeysWithValues: zip(header, $0))
    }
  }

  /// Reads the mission's two files of reports.
  init(in folder: URL, zones: [ClockZone]) throws {
    var speakers: [String: Speaker] = [:]
    for row in try ReportRows.table(folder.appendingPathComponent("sources.csv")) {
      let name = row["speaker"] ?? ""
      let affiliation: Affiliation =
        switch row["affiliation"] {
        case "none": .none
        case "unknown", nil, "": .unknown
        case .some(let party): .party(Party.ID(party))
        }
      let copies = row["copies"].flatMap { $0.isEmpty ? nil : $0 }
      speakers[name] = Speaker(name: name, affiliation: affiliation, copies: copies)
    }
    for (feed, file) in [("reports", "reports.csv"), ("more", "more-reports.csv")] {
      let url = folder.appendingPathComponent("feeds").appendingPathComponent(file)
      for (index, row) in try ReportRows.table(url).enumerated() {
        events += ReportRows.events(
          of: row, feed: feed, number: index + 1, speakers: speakers, zones: zones)
      }
    }
  }

  private static func events(
    of row: [String: String], feed: String, number: Int, speakers: [String: Speaker],
    zones: [ClockZone]
  ) -> [Event] {
    let record = row["report_id"] ?? ""
    let note = row["confidence_note"] ?? ""
    let object = row["object_as_reported"] ?? ""
    let span = ReportRows.span(of: row, zones: zones)
    let precision: TimePrecision =
      switch row["time_precision"] {
      case "hour": .hour
      case "part-of-day": .partOfDay
      default: row["date_start"] == row["date_end"] ? .day : .days
      }
    var place: Place?
    if let latitude = Double(row["latitude"] ?? ""), let longitude = Double(row["longitude"] ?? ""),
      let radius = Double(row["precision_m"] ?? ""),
      let point = Coordinate(latitude: latitude, longitude: longitude)
    {
      place = Place(coordinate: point, radiusInMetres: radius, holds: 95)
    }
    let upper = note + " " + object
    let act: ActKind? =
      if note.contains("CLAIM OF COMPLIANCE") {
        .compliance
      } else if upper.contains("TALLY") {
        .tally
      } else if upper.contains("INTERCEPTION CLAIM") || object.contains("intercepted") {
        .attempt
      } else if note.contains("SENSOR RECORD") {
        .none
      } else {
        .hit
      }
    let actors = ["Ukraine": "UA", "Russia": "RU"]
    let names = (row["claimed_by"] ?? "").split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    var events: [Event] = []
    for (index, name) in names.enumerated() {
      let denies = name.hasSuffix("(denies)")
      let bare = denies ? String(name.dropLast(9)) : name
      let speaker = speakers[bare] ?? Speaker(name: bare, affiliation: .unknown)
      var event = Event(
        id: Event.ID("\(feed):\(record)" + (index == 0 ? "" : "/\(index + 1)")),
        feed: Feed.ID(feed), record: record, row: number, line: number + 1, speaker: speaker,
        act: denies ? .denial : act, span: span, timePrecision: precision, place: place,
        grade: .unjudged)
      event.timeWords = row["time_local"] ?? ""
      event.objectWords = object
      event.means = row["means"] == "unknown" ? "" : row["means"] ?? ""
      event.placeName = row["place_name"] ?? ""
      event.text = row["quote_max_15_words"] ?? ""
      if let party = actors[row["attributed_to"] ?? ""] { event.actor = Party.ID(party) }
      if event.actor == nil,
        note.contains("admitted by the striking side")
          || note.contains("the striking side's own account"),
        case .party(let own) = speaker.affiliation
      {
        event.actor = own
      }
      event.saysNoPartyActed = note.contains("ACCIDENT")
      if denies {
        var denial = Denial()
        denial.events = [Event.ID("\(feed):\(record)")]
        event.denial = denial
      } else if let named = ReportRows.objectClass(row["object_class"] ?? "", object) {
        event.objects = [named]
      }
      events.append(event)
    }
    return events
  }

  private static func objectClass(_ name: String, _ words: String) -> NamedObject? {
    if name != "other", name != "unknown", !name.isEmpty {
      return NamedObject(objectClass: ObjectClass.ID(name), basis: .source, words: words)
    }
    if words.lowercased().contains("energy") {
      return NamedObject(objectClass: ObjectClass.ID("energy"), basis: .lexicon, words: "energy")
    }
    return nil
  }

  private static func span(of row: [String: String], zones: [ClockZone]) -> TimeSpan {
    let first = CivilDay(row["date_start"] ?? "") ?? CivilDay(daysSince1970: 0)
    let last = CivilDay(row["date_end"] ?? "") ?? first
    let stated = (row["time_zone"] ?? "").prefix { $0 != " " }
    var used = zones
    if let zone = ClockZone(String(stated)) { used = [zone] }
    var (low, high) = (0, 86_400)
    let time = row["time_local"] ?? ""
    if row["time_precision"] == "hour", let hour = Int(time.prefix(2)),
      let minute = Int(time.suffix(2))
    {
      (low, high) = (hour * 3600 + minute * 60, hour * 3600 + minute * 60 + 3600)
    } else if time.contains("evening") {
      low = time.contains("night") ? 0 : 16 * 3600
    } else if time.contains("early") {
      high = 9 * 3600
    } else if time.contains("morning") {
      (low, high) = (3 * 3600, 13 * 3600)
    } else if time.contains("afternoon") {
      (low, high) = (11 * 3600, 20 * 3600)
    }
    let starts = used.map { $0.start(of: first).advanced(bySeconds: low) }
    let ends = used.map {
      $0.start(of: row["time_precision"] == "hour" ? first : last).advanced(bySeconds: high)
    }
    return TimeSpan(
      start: starts.min() ?? Instant(secondsSince1970: 0),
      end: ends.max() ?? Instant(secondsSince1970: 1))
  }
}
