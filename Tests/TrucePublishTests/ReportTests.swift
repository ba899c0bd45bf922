// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

@testable import TrucePublish

@Suite struct ReportTests {
  let sample = Sample()
  let report = Sample().report

  @Test func theFourNumbersAddUpToTheIncidents() {
    let numbers = report.numbers[0]
    #expect(numbers.main.now.total == report.incidents.count)
    #expect(numbers.main.now.core == 1)
    #expect(numbers.main.now.contested == 1)
    #expect(numbers.main.now.undetermined == 1)
    #expect(numbers.main.now.outside == 0)
    #expect(numbers.main.before.contested == 1)
    #expect(numbers.main.total.total == 4)
    #expect(numbers.claims[0].numbers.total.unclaimed == 2)
    #expect(numbers.claims[0].numbers.total.total == 2)
  }

  @Test func aProposalIsCountedApart() {
    #expect(report.numbers.map(\.provision.id.value.name) == ["strikes"])
    #expect(report.hypothetical.map(\.provision.id.value.name) == ["general"])
    #expect(report.hypothetical[0].main.total.undetermined == 4)
  }

  @Test func readingsOfBoundPartiesCountAndTheMediatorsStandsBeside() {
    #expect(report.numbers[0].counted.map(\.id.value.name) == ["north-1", "south-1"])
    #expect(report.numbers[0].readings.count == 3)
    var content = sample.content
    content.settings.countedReadings = [Reading.ID("envoy-1")]
    let other = Report(of: content, day: sample.day("2025-03-19"))
    #expect(other.numbers[0].counted.map(\.id.value.name) == ["envoy-1"])
    #expect(other.numbers[0].main.total.undetermined == 4)
  }

  @Test func wordsAndPracticeStandApart() {
    let south = report.numbers[0].claims[1].own[0]
    #expect(south.reading == Reading.ID("south-1"))
    // R2 is not claimed by the south; by its practice all three others are violations.
    #expect(south.total == OwnCount(byWords: 0, byPractice: 3))
    #expect(south.now == OwnCount(byWords: 0, byPractice: 2))
  }

  @Test func anIncidentOfUpToThreeDaysCountsOnTheDayOfItsMiddle() {
    func days(_ start: String, _ end: String) -> String {
      let event = sample.event("D", by: .none, (start, end))
      let incident = Incident(
        id: Incident.ID("D"), events: [event], span: event.span, place: event.place)
      let days = incident.days(in: .utc)
      return "\(days.lowerBound) \(days.upperBound)"
    }
    // 19 March in Moscow, Kyiv, London and New York at once.
    #expect(days("2025-03-18T21:00:00Z", "2025-03-20T04:00:00Z") == "2025-03-19 2025-03-19")
    #expect(days("2025-03-19T23:59:00Z", "2025-03-20T00:00:00Z") == "2025-03-19 2025-03-19")
    #expect(days("2025-03-01T00:00:00Z", "2025-04-01T00:00:00Z") == "2025-03-01 2025-03-31")
  }

  @Test func anIncidentOfAMonthIsPutOnNoDayAndCountsOnceItIsOver() {
    var content = sample.content
    let event = sample.event("M", by: .none, ("2025-03-01T00:00:00Z", "2025-04-01T00:00:00Z"))
    content.assessment = Assessment(
      proof: .standard,
      entries: content.assessment.entries + [sample.entry(event, ["mmmmmn", "mmmmmn", "mmmmmn"])])
    content.claims = content.claims.map {
      Assessment(proof: $0.proof, entries: $0.entries + [sample.entry(event, [])])
    }
    let counting = Counting(of: content)
    for day in (sample.day("2025-03-01")...sample.day("2025-03-31")).each where day.parts.day != 19
    {
      let report = Report(of: content, days: day...day, counting: counting)
      #expect(!report.incidents.contains { $0.incident.id.name == "reports:M" })
    }
    let march = Report(of: content, days: sample.day("2025-03-01")...sample.day("2025-03-31"))
    #expect(march.incidents.contains { $0.incident.id.name == "reports:M" })
    #expect(march.numbers[0].main.total.core == 2)
    #expect(march.trends[0].undated == 1)
    #expect(march.undatedIncidents == 1)
  }

  @Test func divisionsNameTheWordsAndTheIncidentsThatHangOnThem() {
    let words = report.divisions.map(\.words)
    #expect(Set(words) == [.start, .objects])
    for division in report.divisions {
      #expect(division.without.map(\.name) == ["south-1"])
      #expect(division.with.map(\.name) == ["north-1", "envoy-1"])
      #expect(division.contested == 1)
      #expect(division.open == 0)
    }
    let objects = report.divisions.first { $0.words == .objects }
    #expect(objects?.inPeriod.map { report.incidents.name(of: $0).name } == ["reports:R3"])
    #expect(objects?.classes.first?.objectClass == ObjectClass.ID("rail"))
  }

  @Test func aDayWithoutARowIsNotObservedUnlessTheFeedSaysItIsComplete() {
    var feed = sample.feed
    let days = sample.day("2025-03-17")...sample.day("2025-03-21")
    func states() -> [String] {
      FeedObservation(of: feed, days: days, zone: .utc, asOf: nil).stretches.map {
        "\($0.days.lowerBound.parts.day)-\($0.days.upperBound.parts.day) \($0.state.rawValue)"
      }
    }
    #expect(states() == ["17-17 not-observed", "18-19 reported", "20-21 not-yet-reported"])
    feed.completeDays = days
    #expect(states() == ["17-17 nothing-reported", "18-19 reported", "20-21 not-yet-reported"])
    feed.files = []
    #expect(states() == ["17-17 not-yet-reported", "18-19 reported", "20-21 not-yet-reported"])
  }

  @Test func whatIsInForceIsSaidForEachReadingAtTheEndOfTheDay() {
    let lines = report.inForce[0].lines
    #expect(lines.map(\.reading?.id.value.name) == ["north-1", "south-1", "envoy-1"])
    #expect(lines.map(\.state.state) == [.inForce, .inForce, .unknown])
    #expect(report.inForce[1].lines.allSatisfy { $0.state.state == .notInForce })
    #expect(report.trends[0].days.map(\.states[1]) == [.notInForce, .unknown])
  }

  @Test func aPromiseShowsWhatIsShortOfWhatWasAnnounced() {
    let owed = report.promises[0].obligations[0]
    #expect(owed.stages.map { $0?.quantity } == [23, nil, 22, nil])
    #expect(owed.short == 1)
    #expect(report.promises[0].stage == .delivered)
    let before = Report(of: sample.content, day: sample.day("2025-03-18")).promises[0]
    #expect(before.stage == .announced)
    #expect(before.obligations[0].short == nil)
  }

  @Test func aPromiseWithoutANumberIsGradedByPeopleOrNotAtAll() throws {
    var content = sample.content
    let (north, south) = (Party.ID("north"), Party.ID("south"))
    var matches = Commitment(
      id: sample.marked(Commitment.ID("matches")), title: "Matches between both sides")
    matches.obligations = [north, south].map {
      Commitment.Obligation(
        from: sample.marked($0), quantity: nil, unit: sample.marked("match"))
    }
    matches.progress = [
      Commitment.Progress(
        stage: sample.marked(.announced), day: sample.marked(sample.day("2025-03-18")))
    ]
    func reached(_ day: String = "2025-03-19") throws -> [PromiseLine.Graded?] {
      content.agreement.commitments = [matches]
      let line = try #require(Report(of: content, day: sample.day(day)).promises.first)
      #expect(line.stage == .announced || line.stage == .delivered)
      return line.obligations.map(\.graded)
    }
    #expect(try reached() == [nil, nil])
    for (language, words) in [
      (Language.english, "<b>not graded</b>"), (.ukrainian, "<b>не оцінено</b>"),
      (.russian, "<b>не оценено</b>"),
    ] {
      #expect(Report(of: content, day: sample.day("2025-03-19")).html(in: language).contains(words))
    }
    func grade(_ grade: Commitment.Implementation, _ party: Party.ID?, _ day: String, _ entry: Int)
    {
      matches.gradings.append(
        Commitment.Grading(
          grade, of: party, on: sample.day(day), from: Source.ID("call"), entry: entry))
    }
    grade(.notBegun, nil, "2025-03-18", 7)
    grade(.minimal, south, "2025-03-19", 8)
    #expect(try reached().map { $0?.grade } == [.notBegun, .minimal])
    #expect(try reached("2025-03-18").map { $0?.entry } == [7, 7])
    let report = Report(of: content, day: sample.day("2025-03-19"))
    #expect(report.html().contains("<b>minimal</b><br>"))
    #expect(report.html().contains("graded by a person as of 19\u{A0}March 2025"))
    #expect(report.markdown(in: .ukrainian).contains("мінімально: оцінено людиною"))
    #expect(report.promisesCSV.contains("matches,south,,,match,"))
    #expect(report.promisesCSV.contains(",announced,minimal,2025-03-19,8,call,"))
    #expect(
      report.json["commitments"]?.array?.first?["obligations"]?.array?.last?["implementation"]?[
        "grade"]?.string == "minimal")
    // A source that shows later that it was done stands above the grade; one on the same day does not.
    var done = Commitment.Progress(
      stage: sample.marked(.delivered), day: sample.marked(sample.day("2025-03-19")))
    done.by = sample.marked(south)
    matches.progress.append(done)
    #expect(try reached().map { $0?.grade } == [.notBegun, .minimal])
    matches.progress[1].day = sample.marked(sample.day("2025-03-20"))
    #expect(try reached("2025-03-20").map { $0?.grade } == [.notBegun, .full])
    #expect(try reached("2025-03-20").map { $0?.entry } == [7, nil])
  }

  @Test func whatHasANumberStandsByItAndNotByAGrade() throws {
    var content = sample.content
    content.agreement.commitments[0].gradings = [
      Commitment.Grading(
        .full, of: nil, on: sample.day("2025-03-19"), from: Source.ID("call"), entry: 3)
    ]
    let owed = Report(of: content, day: sample.day("2025-03-19")).promises[0].obligations[0]
    #expect(owed.graded == nil)
    #expect(owed.furthest == .delivered)
    #expect(
      report.html().contains("<b>delivered</b><br><span class=\"sans\">1 fewer than announced"))
  }

  @Test func aTallyIsACountThatSomebodyPublishedAndNoIncident() {
    #expect(report.claimedCounts.map(\.event.id.name) == ["reports:T1"])
    #expect(!report.incidents.contains { $0.incident.id.name == "reports:T1" })
  }

  @Test func theSourcesBehindEachAuthorStandBesideTheNumber() {
    let balance = report.balance
    #expect(balance.all.parties == [1, 1, 0])
    #expect(balance.all.unaffiliated == 1)
    #expect(balance.all.unknown == 1)
    #expect(balance.accused.map(\.party) == [Party.ID("north"), Party.ID("south"), nil])
    #expect(balance.accused.map(\.incidents) == [2, 1, 1])
    #expect(balance.dominant(in: report.agreement) == nil)
  }

  @Test func oneSidedSourcesAreSaidInASentence() {
    var sample = Sample()
    sample.more = 30
    var content = sample.content
    content.assessment = Assessment(
      proof: .standard,
      entries: content.assessment.entries.map { entry in
        var incident = entry.incident
        incident.events[0].speaker.affiliation = .party(Party.ID("south"))
        return Assessment.Entry(
          incident: incident, findings: entry.findings, under: content.agreement)
      })
    let report = Report(of: content, day: sample.day("2025-03-19"))
    #expect(report.balance.dominant(in: report.agreement) == Party.ID("south"))
    #expect(report.html().contains("come from one side: Southland, 34 of 34 records"))
  }

  @Test func aReportOfNothingSaysThatItIsNotTheSameAsNoIncident() {
    let report = Report(of: sample.content, day: sample.day("2025-03-25"))
    #expect(report.incidents.isEmpty)
    for language in Language.allCases {
      let wording = Wording(report: report, language: language)
      #expect(
        wording.headline == language.says(.headlineNone, language.shortDay(report.days.lowerBound)))
      #expect(report.html(in: language).contains(language.says(.dayNotYetReported)))
    }
  }

  @Test func aPeriodBeforeTheTotalsIsNotCompared() {
    let first = Report(of: sample.content, day: sample.day("2025-03-18"))
    #expect(!first.hasPeriodBefore)
    #expect(!first.html().contains("the day before"))
    #expect(report.html().contains("the day before"))
  }

  @Test func knowledgeOfAMomentIsSaid() {
    var content = sample.content
    content.asOf = sample.instant("2025-03-19T12:00:00Z")
    let report = Report(of: content, day: sample.day("2025-03-19"))
    #expect(report.cutOff == content.asOf)
    #expect(report.html().contains("<time datetime=\"2025-03-19T12:00:00Z\">Data as of"))
  }

  @Test func aCountMadeBeforeGivesTheSameReport() {
    let content = sample.content
    let day = sample.day("2025-03-19")
    let cut = Report(of: content, days: day...day, counting: Counting(of: content))
    #expect(cut.json == Report(of: content, day: day).json)
  }
}
