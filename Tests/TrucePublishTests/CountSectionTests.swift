// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms
import TruceTestSupport

@testable import TrucePublish

/// The sections on whether it held and on why counts differ.
@Suite struct CountSectionTests {
  /// The sample with a comparison over its two days and some before, and two tallies.
  private func content(
    alike: Bool = true, isBefore: Bool = true, sample: Sample = Sample()
  ) -> MissionContent {
    var content = sample.content
    let comparison = Comparison(
      id: Comparison.ID("held"), title: sample.words("Did it fall?"),
      written: sample.day("2025-03-01"), because: sample.words("before the first row"),
      provision: Provision.ID("strikes"), feed: Feed.ID("reports"),
      splits: [
        Comparison.Split(
          reading: Reading.ID(sample.first + "-1"), day: sample.day("2025-03-19")),
        Comparison.Split(
          reading: Reading.ID(sample.second + "-1"), day: sample.day("2025-03-19")),
      ], daysBefore: 10, daysAfter: 10)
    content.comparisons = [
      RecordedComparison(
        comparison, recorded: sample.instant("2025-03-01T12:00:00Z"), isBeforeTheCount: isBefore,
        collectedAlike: alike ? sample.day("2025-03-01")...sample.day("2025-04-30") : nil,
        collecting: sample.words("one desk"))
    ]
    func tally(
      _ id: String, _ number: Int?, by party: String, of accused: String,
      _ bound: PublishedTally.Bound
    ) -> PublishedTally {
      PublishedTally(
        id: PublishedTally.ID(id), party: Party.ID(party), against: Party.ID(accused),
        provision: Provision.ID("strikes"), speaker: sample.words("A ministry"),
        published: sample.day("2025-03-20"),
        days: sample.day("2025-03-18")...sample.day("2025-03-20"), number: number, bound: bound,
        named: ["R2", "Z1"], words: sample.words("more than sixty"), address: sample.address)
    }
    content.tallies = [
      tally("T1", 60, by: sample.first, of: sample.second, .over),
      tally("T2", 8, by: sample.second, of: sample.first, .exact),
      tally("T3", nil, by: sample.second, of: sample.first, .unknown),
    ]
    return content
  }

  private func report(_ content: MissionContent, on day: String = "2025-04-01") -> Report {
    Report(of: content, day: Sample().day(day))
  }

  private func everyText(_ report: Report) -> [String] {
    Language.allCases.flatMap { [report.html(in: $0), report.markdown(in: $0)] }
  }

  @Test(arguments: ComparisonPhrase.allCases) func everyPhraseOnComparisonsHasTheSameBlanks(
    _ phrase: ComparisonPhrase
  ) {
    expectSameBlanks(phrase)
  }

  @Test(arguments: TallyPhrase.allCases) func everyPhraseOnTalliesHasTheSameBlanks(
    _ phrase: TallyPhrase
  ) {
    expectSameBlanks(phrase)
  }

  @Test(arguments: HoldingPhrase.allCases) func everyPhraseOnHoldingsHasTheSameBlanks(
    _ phrase: HoldingPhrase
  ) {
    expectSameBlanks(phrase)
  }

  @Test func eachSourceAloneSaysHowManyIncidentsItWouldGive() {
    let report = report(content())
    #expect(report.reach.incidents == 4)
    #expect(report.reach.feeds == [SourceReach.Reach(incidents: 4, alone: 4)])
    #expect(
      report.reach.parties == [
        SourceReach.Reach(incidents: 1, alone: 1), SourceReach.Reach(incidents: 1, alone: 1),
        SourceReach.Reach(),
      ])
    #expect(report.reach.unaffiliated == SourceReach.Reach(incidents: 1, alone: 1))
    #expect(report.reach.unknown == SourceReach.Reach(incidents: 1, alone: 1))
    #expect(report.html().contains("What each source alone would give"))
    #expect(report.markdown().contains("| Feed: Curated reports | 4 | 4 |"))
  }

  @Test func anIncidentOfTwoSourcesIsNobodysAlone() {
    var content = content()
    var entry = content.assessment.entries[0]
    var incident = entry.incident
    var second = incident.events[0]
    second.id = Event.ID("other:1")
    second.feed = Feed.ID("other")
    second.speaker.affiliation = .party(Party.ID("south"))
    incident.events.append(second)
    var denial = second
    denial.denial = Denial()
    denial.speaker.affiliation = .party(Party.ID("north"))
    incident.events.append(denial)
    entry = Assessment.Entry(
      incident: incident, findings: entry.findings, under: content.agreement)
    content.assessment = Assessment(proof: .standard, entries: [entry])
    content.feeds.append(FeedCoverage(feed: Feed.ID("other"), title: "Other"))
    let days = Sample().day("2025-03-01")...Sample().day("2025-03-31")
    let reach = Counting(of: content).reach(in: days)
    #expect(reach.feeds == [SourceReach.Reach(incidents: 1), SourceReach.Reach(incidents: 1)])
    #expect(reach.parties[0] == SourceReach.Reach())
    #expect(reach.parties[1] == SourceReach.Reach(incidents: 1))
  }

  @Test func aClassOfWhichNoObjectIsKnownIsNamed() throws {
    let sample = Sample()
    var content = sample.content
    content.agreement.classes = try Agreement(
      parsing: SourceText(
        """
        agreement two "Two"
          time zone UTC
        object energy substation, dam
        object rail
        """, name: "two.truce")
    ).classes
    var reading = content.agreement.provisions[0].readings[0]
    reading.objects = try ["energy", "substation", "rail"].map { id in
      try Agreement(
        parsing: SourceText(
          """
          agreement two "Two"
            time zone UTC
          party north "N"
          object energy substation, dam
          object rail
          provision p "P"
            prohibits attack on any
            reading r by north
              objects \(id)
              from 2031-05-01
              until further notice
          """, name: "two.truce")
      ).provisions[0].readings[0].objects[0]
    }
    content.agreement.provisions[0].readings[0] = reading
    let spot = try #require(Coordinate(latitude: 50, longitude: 30))
    func object(_ id: String, _ own: String, _ country: String, placed: Bool = false)
      -> ProtectedObject
    {
      ProtectedObject(
        id: id, name: id, objectClass: ObjectClass.ID(own), geometry: .points([spot]),
        precisionInMetres: 100, country: country, source: "A list", placedFromReport: placed)
    }
    content.objects = [
      object("a", "substation", "north"), object("b", "dam", "south"),
      object("c", "substation", "Southland"), object("d", "rail", "north"),
      object("e", "rail", "south", placed: true), object("f", "rail", ""),
    ]
    let known = KnownObjects(of: content)
    #expect(known.rows.map(\.objectClass.name) == ["energy", "substation", "rail"])
    #expect(known.rows.map(\.parties) == [[0, 1], [1, 1], [1, 0]])
    #expect(known.rows.map(\.elsewhere) == [0, 0, 1])
    #expect(known.empty.map(\.objectClass.name) == ["rail"])
    #expect(known.empty.map(\.party.name) == ["south"])
    #expect(known.total == 5 && known.placedFromReports == 1)
    let report = Report(of: content, day: sample.day("2025-03-19"))
    #expect(report.html().contains("No object is known of: rail (Southland)."))
    #expect(report.markdown().contains("| rail | 1 | 0 | 1 |"))
    let schema = try Schema("docs/schemas/report.schema.json")
    #expect(schema.faults(of: report.json) == [])
  }

  @Test func aDayOfAnotherYearIsWrittenWithItsYear() {
    let sample = Sample()
    let report = sample.report
    let wording = Wording(report: report, language: .english)
    #expect(wording.day(sample.day("2025-03-18")) == "18\u{A0}March")
    #expect(wording.day(sample.day("1953-07-27")) == "27\u{A0}July 1953")
    var content = sample.content
    content.settings.period = sample.day("2024-12-01")...sample.day("2025-04-30")
    let longer = Report(of: content, day: sample.day("2025-03-19"))
    #expect(
      Wording(report: longer, language: .english).day(sample.day("2025-03-18"))
        == "18\u{A0}March 2025")
  }

  private func expectSameBlanks(_ phrase: some Translated) {
    func blanks(_ text: String) -> Set<Character> {
      Set(text.ranges(of: "%").compactMap { text[$0.upperBound...].first }.filter(\.isNumber))
    }
    let (english, ukrainian, russian) = phrase.texts
    #expect(!english.isEmpty && !ukrainian.isEmpty && !russian.isEmpty)
    #expect(blanks(english) == blanks(ukrainian) && blanks(english) == blanks(russian))
  }

  @Test func aMissionWithoutAComparisonSaysThatNoneWasWrittenDown() {
    let report = Sample().report
    for language in Language.allCases {
      let words = ComparisonWording(report: report, language: language)
      #expect(report.html(in: language).contains(words.none.replacing("’", with: "’")))
      #expect(report.markdown(in: language).contains(words.heading))
    }
    #expect(report.json["comparisons"] == .array([]))
  }

  @Test func aComparisonShowsItsPlanItsTestsAndWhatIsNotKnown() throws {
    let report = report(content())
    let test = try #require(report.comparisons.first?.tests.first)
    #expect(report.comparisons[0].tests.count == 2)
    #expect(test.scope.hits == SplitTest.Pair(before: 1, after: 2))
    let page = report.html()
    #expect(page.contains("Number of tests: 2, one a reading."))
    #expect(page.contains("data-label=\"Waves: days with a hit\">1 before, 1 after"))
    #expect(page.contains("data-label=\"Ratio of waves\">1 ("))
    #expect(page.contains("it is not known whether they are in scope"))
    for text in everyText(report) { #expect(text.contains("one desk") == false) }
  }

  @Test func aFeedThatWasNotCollectedInOneWayShowsTheReasonAndNoRatio() {
    let report = report(content(alike: false))
    let page = report.html()
    #expect(
      page.contains("No ratio is shown: the way of collecting changed. The mission says: one desk.")
    )
    #expect(!page.contains("Ratio of waves"))
    #expect(report.comparisons[0].refusal == .collectedUnlike)
  }

  @Test func aComparisonWrittenAfterTheCountShowsNoRatio() {
    let report = report(content(isBefore: false))
    #expect(report.html().contains("the ledger does not hold this comparison before"))
    #expect(!report.markdown().contains("Ratio of waves"))
  }

  @Test func nobodyLooksBeforeTheLastDayIsOver() {
    #expect(report(content(), on: "2025-03-27").comparisons[0].refusal != nil)
    #expect(report(content(), on: "2025-03-28").comparisons[0].refusal == nil)
    #expect(!report(content(), on: "2025-03-27").html().contains("Ratio of waves"))
  }

  @Test func aTallyIsHeldStepByStepAgainstWhatIsCountedHere() throws {
    let report = report(content())
    #expect(report.tallies.count == 3)
    let first = report.tallies[0]
    #expect(first.claimed == 1 && first.unexplained == 59 && first.isAtLeast)
    #expect(first.named.missing == 1)
    let page = report.html()
    #expect(page.contains("Counted by it, and told of by no record here: at least 59."))
    #expect(page.contains("No number was said, so nothing can be held against it."))
    #expect(page.contains("Named one by one: 2. Named twice: 0."))
    #expect(report.markdown().contains("| more than 60 | 1 |"))
  }

  @Test func aTallyThatIsNotOutYetIsNotShown() {
    #expect(report(content(), on: "2025-03-19").tallies.isEmpty)
    #expect(!report(content(), on: "2025-03-19").html().contains("id=\"differ\""))
  }

  @Test func theSectionsKeepToTheSchema() throws {
    let schema = try Schema("docs/schemas/report.schema.json")
    for content in [content(), content(alike: false), content(isBefore: false)] {
      #expect(schema.faults(of: report(content).json) == [])
      #expect(schema.faults(of: report(content, on: "2025-03-20").json) == [])
    }
  }

  @Test func hostileWordsOfAMissionStayWords() {
    var sample = Sample()
    sample.planted = "<script>alert(1)</script>|[x](javascript:1)"
    let report = report(content(sample: sample))
    for language in Language.allCases {
      #expect(!report.html(in: language).contains("<script>alert"))
      #expect(!report.markdown(in: language).contains("|[x]("))
      #expect(report.markdown(in: language).contains("\\|\\[x\\](javascript"))
    }
  }

  @Test func theSectionsDoNotDependOnWhichPartyIsWhich() {
    var other = Sample()
    (other.first, other.second) = ("south", "north")
    (other.firstName, other.secondName) = ("Southland", "Northland")
    func swapped(_ text: String) -> String {
      var result = text
      for (a, b) in [("north", "south"), ("Northland", "Southland")] {
        result = result.replacing(a, with: "\u{1}").replacing(b, with: a)
          .replacing("\u{1}", with: b)
      }
      return result
    }
    let own = report(content())
    let swap = report(content(sample: other))
    #expect(own.json.pretty == swapped(swap.json.pretty))
    #expect(own.markdown() == swapped(swap.markdown()))
    #expect(own.html(in: .russian) == swapped(swap.html(in: .russian)))
  }
}
