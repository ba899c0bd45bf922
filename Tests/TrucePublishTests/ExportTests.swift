// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms
import TruceTestSupport

@testable import TrucePublish

@Suite struct ExportTests {
  let report = Sample().report

  /// Set to write generated pages anew; the run then fails, so that nobody forgets to look.
  static let isRecording = ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1"

  @Test func theCodebookIsMadeFromTheColumns() throws {
    let file = packageFolder.appending(path: "docs/codebook.md")
    if ExportTests.isRecording {
      try Codebook.page.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("the codebook was written anew")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Codebook.page)
    for column in FindingRow.columns { #expect(Codebook.page.contains("| `\(column.name)` |")) }
    for column in NamedFigure.columns { #expect(Codebook.page.contains("| `\(column.name)` |")) }
  }

  @Test func theJSONKeepsToItsSchema() throws {
    let schema = try Schema("docs/schemas/report.schema.json")
    #expect(schema.faults(of: report.json) == [])
    var empty = Sample()
    empty.address = nil
    var content = empty.content
    content.feeds = []
    content.assessment = Assessment(proof: .standard, entries: [])
    content.events = []
    #expect(schema.faults(of: Report(of: content, day: empty.day("2025-03-25")).json) == [])
    // The schema is no open door.
    guard case .object(var members) = report.json else { return }
    members.append(JSON.Member("extra", .null))
    #expect(schema.faults(of: .object(members)) == ["$: holds extra"])
  }

  @Test func everyRowHasACellForEachColumn() {
    let lines = report.csv.split(separator: "\n")
    #expect(lines.count == 1 + report.incidents.flatMap(\.findings).count)
    #expect(lines[0].split(separator: ",").count == FindingRow.columns.count + 1)
    #expect(lines[0].hasSuffix(",made_from"))
    #expect(
      lines[0].hasPrefix("incident,day,start,end,time_precision,place_name,latitude,"))
    #expect(
      lines[1].hasPrefix("reports:R3,2025-03-19,2025-03-18T21:00:00Z,2025-03-20T04:00:00Z,day,"))
  }

  @Test func columnsHaveNamesAndTagsOfTheirOwn() {
    func check<Row>(_ columns: [ExportColumn<Row>]) {
      #expect(Set(columns.map(\.name)).count == columns.count)
      #expect(Set(columns.map(\.tag)).count == columns.count)
      for column in columns {
        #expect(column.tag.wholeMatch(of: /#[a-z]+(\+[a-z]+)*/) != nil, "\(column.tag)")
        #expect(!column.meaning.isEmpty)
        #expect(!column.meaning.hasSuffix("."))
      }
    }
    check(FindingRow.columns)
    check(DailyRow.columns)
    check(NamedFigure.columns)
  }

  @Test func theTagsStandUnderTheHeader() {
    let (plain, tagged) = (
      report.csv.split(separator: "\n"), report.taggedCSV.split(separator: "\n")
    )
    #expect(tagged.count == plain.count + 1)
    #expect(tagged[0] == plain[0])
    #expect(tagged[1].hasPrefix("#event+id,#date+occurred,#date+start"))
    let others = tagged.dropFirst(2).map { String($0).replacing("form=hxl", with: "form=csv") }
    #expect(others == plain.dropFirst().map { String($0) })
  }

  @Test func anIncidentWithoutAPlaceHasNoGeometry() throws {
    let features = try #require(report.geojson["features"]?.array)
    let found = try #require(features.first { $0["id"]?.string == "reports:R4" })
    #expect(found["geometry"] == .null)
    #expect(found["properties"]?["precision_m"] == .null)
    let other = try #require(features.first { $0["id"]?.string == "reports:R2" })
    #expect(other["geometry"]?["coordinates"] == .array([.number("31"), .number("50.4")]))
    #expect(other["properties"]?["verdicts"]?["strikes/north-1"]?.string == "violation")
  }

  @Test func everyFigureHasANameOfItsOwnAndCanBeCited() throws {
    let names = report.figures.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.contains("strikes.core.total"))
    #expect(names.contains("general.would-have-covered.undetermined.total"))
    for name in names {
      let sentence = try Citation(of: name, in: report).sentence
      #expect(sentence.hasSuffix("root 00ff."))
      #expect(sentence.contains("2025"))
      #expect(sentence.contains("Harbour mission"))
      #expect(!sentence.contains("\n"))
    }
  }

  @Test func aCitationSaysWhatMustNotBeLeftOut() throws {
    let citation = try Citation(of: "strikes.core.total", in: report)
    #expect(
      citation.sentence.replacing("\u{A0}", with: " ")
        == "1 incident was a violation of 'No strikes on energy sites' under every counted reading "
        + "(north-1, south-1), 18–19 March 2025 (days in UTC; standard of proof: default proof; data "
        + "as of 20 March 2025, 19:30 (UTC)). Source: Harbour mission, Truce report; agreement "
        + "harbour, version not named; ledger of 12 entries, root 00ff.")
    let delivered = try Citation(of: "wounded.north.delivered", in: report)
    #expect(delivered.sentence.contains("Northland, 'Seriously wounded': delivered 22 prisoner"))
    #expect(delivered.figure.proof == nil)
  }

  @Test func anUnknownFigureIsNamedWithTheNearest() {
    #expect {
      try Citation(of: "strikes.cor.total", in: report)
    } throws: { error in
      guard let fault = (error as? Diagnostics)?.all.first else { return false }
      return fault.slug == "publish.no-figure"
        && fault.message == "no figure 'strikes.cor.total' in this report"
        && fault.mend == "did you mean 'strikes.core.total'?"
    }
  }

  @Test func figuresAddUpAsTheNumbersDo() throws {
    func value(_ name: String) throws -> Int {
      try #require(report.figures.first { $0.name == name }).value
    }
    for span in ["period", "previous", "total"] {
      for prefix in ["strikes", "general.would-have-covered", "strikes.claims-of.north"] {
        let parts = try ["core", "contested", "undetermined", "outside"].map {
          try value("\(prefix).\($0).\(span)")
        }
        #expect(try parts.reduce(0, +) == value("\(prefix).incidents.\(span)"))
      }
    }
    #expect(try value("strikes.claims-of.north.unclaimed.total") == 2)
  }
}

/// The folder that holds `Package.swift`.
private let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
