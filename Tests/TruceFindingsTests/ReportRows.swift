// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

/// The example mission's agreement and reports, as the mission itself reads them.
struct ReportRows {
  let agreement: Agreement
  let events: [Event]
  private let folder: URL

  /// Reads the example mission.
  init() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = package.appendingPathComponent("examples/energy-2025")
    self.folder = folder
    func text(_ name: String) throws -> SourceText {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      return try SourceText(bytes: Array(bytes), name: name)
    }
    let agreement = try Agreement(parsing: text("agreement.truce"))
    self.agreement = agreement
    let speakers = try SpeakerTable(
      reading: FileSource(path: folder.appendingPathComponent("sources.csv").path),
      named: "sources.csv", parties: agreement.parties)
    let mapping = try Mapping(parsing: text("reports.map"), for: agreement)
    var events: [Event] = []
    for (feed, file) in [("reports", "reports.csv"), ("more-reports", "more-reports.csv")] {
      let context = FeedContext(
        feed: Feed.ID(feed), agreement: agreement, speakers: speakers, mapping: mapping)
      let path = folder.appendingPathComponent("feeds/\(file)").path
      events += try FeedReader(context: context).read(FileSource(path: path), named: file).events
    }
    self.events = events
  }

  /// The rows of a table of the mission, by header.
  func table(_ name: String) throws -> [[String: String]] {
    let reader = CSVReader(
      try FileSource(path: folder.appendingPathComponent(name).path), named: name)
    let header = try reader.readHeader()
    var rows: [[String: String]] = []
    while try reader.next() {
      var row: [String: String] = [:]
      for (index, column) in header.enumerated() { row[column] = reader[index] }
      rows.append(row)
    }
    return rows
  }
}
