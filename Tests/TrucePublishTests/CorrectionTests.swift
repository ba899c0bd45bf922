// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

@testable import TrucePublish
@testable import TruceStore

/// What a report says of figures that an earlier one gave otherwise.
@Suite struct CorrectionTests {
  let sample = Sample()

  func revision(_ record: String, _ kind: FeedHistory.Revision.Kind) -> FeedHistory.Revision {
    FeedHistory.Revision(
      feed: Feed.ID("reports"), record: record, kind: kind, fields: ["text"],
      received: sample.instant("2025-03-22T00:00:00Z"), file: "reports-2.csv")
  }

  /// The sample's content with only those incidents whose names are kept.
  func content(without gone: Set<String>) -> MissionContent {
    var content = sample.content
    content.assessment = Assessment(
      proof: .standard,
      entries: content.assessment.entries.filter { !gone.contains($0.incident.id.name) })
    content.claims = []
    return content
  }

  func report(
    now: MissionContent, then: MissionContent, _ revisions: [FeedHistory.Revision] = [],
    reviewed: [String] = [], linked: [String] = [], since: String = "2025-03-21T00:00:00Z"
  ) -> Report {
    Report(of: now, day: sample.day("2025-03-22")).correcting(
      now,
      against: EarlierKnowledge(
        since: sample.instant(since), content: then, revisions: revisions,
        reviewed: reviewed.map(Incident.ID.init), linked: linked.map(Event.ID.init)))
  }

  @Test func aRowThatTheSourceWithdrewIsSaid() throws {
    let report = report(
      now: content(without: ["reports:R2"]), then: content(without: []),
      [revision("R2", .vanished)])
    let correction = try #require(report.corrections.first)
    #expect(report.corrections.count == 1)
    #expect(correction.days == sample.day("2025-03-19")...sample.day("2025-03-19"))
    #expect(correction.before == [1, 1, 1, 0])
    #expect(correction.after == [1, 1, 0, 0] || correction.after == [0, 1, 1, 0])
    #expect(correction.incidents.map(\.name) == ["reports:R2"])
    #expect(correction.reasons.map(\.reason) == [.withdrawn(records: 1, file: "reports-2.csv")])
    for language in Language.allCases {
      let page = report.html(in: language)
      #expect(page.contains("reports-2.csv"))
      #expect(page.contains(language.says(.correctionsHeading)))
      #expect(report.markdown(in: language).contains("reports"))
    }
    #expect(report.html().contains("the source withdrew 1\u{A0}row (reports-2.csv)"))
    #expect(report.json["corrections"]?.array?.first?["before"]?["core"]?.integer == 1)
  }

  @Test func aRowThatCameLaterIsNew() {
    let report = report(now: content(without: []), then: content(without: ["reports:R3"]))
    #expect(
      report.corrections.map(\.reasons) == [[.init(reason: .added(records: 1), incidents: 1)]])
  }

  @Test func aReviewAndALinkAreNamed() {
    var then = content(without: [])
    then.assessment = Assessment(
      proof: .standard,
      entries: then.assessment.entries.map { entry in
        guard entry.incident.id.name == "reports:R2" else { return entry }
        return sample.entry(entry.incident.events[0], ["mmmmun", "mmmmun", "mummmn"])
      })
    let now = content(without: [])
    func reasons(_ reviewed: [String], _ linked: [String]) -> [Correction.Reason] {
      report(now: now, then: then, reviewed: reviewed, linked: linked).corrections
        .flatMap(\.reasons).map(\.reason)
    }
    #expect(reasons(["reports:R2"], []) == [.reviewed])
    #expect(reasons([], ["reports:R2"]) == [.linked])
    #expect(reasons([], []) == [.knowledge])
  }

  @Test func aReadingThatIsAnotherIsNamed() {
    var then = content(without: ["reports:R2"])
    then.assessment = content(without: []).assessment
    var now = content(without: [])
    now.assessment = Assessment(
      proof: .standard,
      entries: now.assessment.entries.map { entry in
        guard entry.incident.id.name == "reports:R2" else { return entry }
        return sample.entry(entry.incident.events[0], ["mmmmun", "mmmmun", "mummmn"])
      })
    now.agreement.provisions[0].readings[0].says = []
    let reasons = report(now: now, then: then).corrections.flatMap(\.reasons).map(\.reason)
    #expect(reasons == [.reading])
  }

  @Test func whatNoEarlierReportToldOfIsNoCorrection() {
    // At noon of the 19th no report of the 19th had been made.
    let report = report(
      now: content(without: []), then: content(without: ["reports:R3"]),
      since: "2025-03-19T12:00:00Z")
    #expect(report.corrections.isEmpty)
    #expect(report.html().contains("No figure is another than in the report made"))
    #expect(!Sample().report.html().contains("Corrections"))
  }
}
