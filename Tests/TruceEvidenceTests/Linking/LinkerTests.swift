// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceGround
import TruceTerms
import TruceTestSupport

@Suite struct LinkerTests {
  private func link(_ events: [Event], acts: [LinkAct] = []) -> [Incident] {
    Linker(acts: acts).incidents(linking: events)
  }

  @Test func twoSpeakersOnOneStrikeTellOneIncident() {
    let a = Told.hit("A", at: "2031-05-02T12:00")
    let b = Told.hit("B", at: "2031-05-02T12:40", place: Told.place(10.02, 20.01))
    let incidents = link([a, b])
    #expect(incidents.records == [["A", "B"]])
    #expect(incidents[0].id == Incident.ID("feed:A"))
    #expect(incidents[0].links[1].to == a.id)
    let fields = incidents[0].links[1].fields.map { $0.prefix { $0 != ":" } }
    #expect(fields == ["time", "place", "place name", "object class", "object words", "means"])
    #expect(incidents[0].links[1].fields[0] == "time: 40 minutes apart (+2)")
  }

  @Test func twoStrikesOnOneObjectHoursApartStayTwo() {
    let a = Told.hit("A", at: "2031-05-02T12:00")
    for time in ["2031-05-02T15:10", "2031-05-02T21:00", "2031-05-03T12:00"] {
      #expect(link([a, Told.hit("B", at: time)]).count == 2, "\(time)")
    }
    // One speaker that gives minutes tells two strikes apart by less.
    let own = Told.hit("B", named: "A", at: "2031-05-02T12:45")
    #expect(link([Told.hit("A", named: "A"), own]).count == 2)
  }

  @Test func wordsForThePartOfTheDayTellStrikesApart() {
    let noon = Told.hit("A", at: "2031-05-02T14:00", place: Told.place(10, 30))
    func told(_ words: String) -> Event {
      Told.hit("B", at: nil, words: words, place: Told.place(10, 30))
    }
    #expect(link([noon, told("night")]).count == 2)
    #expect(link([noon, told("уночі")]).count == 2)
    #expect(link([noon, told("afternoon")]).count == 1)
    #expect(link([noon, told("вдень")]).count == 1)
    #expect(
      link([
        told("early morning"), Told.hit("C", at: nil, words: "evening", place: Told.place(10, 30)),
      ]).count == 2)
  }

  @Test func sameDayAndPlaceAloneAreNotEnough() {
    func told(_ record: String) -> Event {
      Told.hit(record, at: nil, object: nil, objectWords: "", means: "")
    }
    #expect(link([told("A"), told("B")]).count == 2)
  }

  @Test func allVoicesOfOneRecordTellOneIncident() {
    let first = Told.hit("A", by: .party(Told.north), actor: Told.south)
    var second = Told.hit("A", by: .party(Told.south), voice: 2)
    second.actor = nil
    #expect(link([first, second]).count == 1)
    #expect(link([first, second])[0].events.count == 2)
  }

  @Test func talliesAndClaimsOfComplianceJoinNothing() {
    let strike = Told.hit("A")
    let tally = Told.hit("B", act: .tally)
    let claim = Told.hit("C", act: .compliance)
    #expect(link([strike, tally, claim]).records == [["A"], ["B"], ["C"]])
    #expect(link([tally, Told.hit("D", act: .tally)]).count == 2)
  }

  @Test func anAttemptAndAHitOnOneObjectCanBeOneIncident() {
    #expect(link([Told.hit("A"), Told.hit("B", act: .attempt)]).count == 1)
  }

  @Test func aDenialGoesWithWhatItDeniesAndGivesNoName() {
    let a = Told.hit("A", at: "2031-05-02T12:00")
    let b = Told.hit("B", at: "2031-05-04T12:00")
    let denial = Told.denial("0", of: [a, b], on: "2031-05-01")
    let incidents = link([denial, a, b])
    #expect(incidents.map(\.id.name) == ["feed:A", "feed:B"])
    #expect(incidents.allSatisfy { $0.events.contains(denial) })
    #expect(incidents[0].span == a.span)
    // One that names no event stands alone, and is no strike.
    let alone = link([Told.denial("9", of: [], on: "2031-05-01"), a])
    #expect(alone.records == [["9"], ["A"]])
  }

  @Test func aFireJoinsTheNearestStrikeWithinReachAndMakesNoIncident() {
    let strike = Told.hit("A", at: "2031-05-02T12:00", place: Told.place(10, 20, 3000))
    #expect(link([Told.fire("F", at: "2031-05-02T13:00", 10, 20)]).isEmpty)
    let near = Told.fire("F", at: "2031-05-03T11:00", 10.035, 20)
    #expect(link([strike, near]).records == [["A", "F"]])
    let far = Told.fire("F", at: "2031-05-02T13:00", 10.05, 20)
    #expect(link([strike, far]).records == [["A"]])
    let late = Told.fire("F", at: "2031-05-03T15:00", 10, 20)
    #expect(link([strike, late]).records == [["A"]])
    // A circle as wide as a region takes no fire: any would fit.
    let wide = Told.hit("A", place: Told.place(10, 20, 60_000))
    #expect(link([wide, near]).records == [["A"]])
  }

  @Test func anEventThatTellsOfNoActMakesNoIncident() {
    let silent = Told.hit("S", act: ActKind?.none)
    #expect(link([silent]).isEmpty)
    #expect(link([silent, Told.hit("A")]).records == [["A", "S"]])
  }

  @Test func aChainDoesNotJoinItsEnds() {
    // Each step is near enough; the ends are four hours apart.
    let chain = (0..<5).map { step in
      Told.hit("\(step)", at: "2031-05-02T1\(step):00")
    }
    for incident in link(chain) {
      let starts = incident.events.map(\.span.start.secondsSince1970)
      #expect((starts.max() ?? 0) - (starts.min() ?? 0) <= 3 * 3600)
    }
  }

  @Test func aSummaryOverMonthsJoinsNothing() {
    var summary = Told.hit("S")
    summary.span = TimeSpan(start: Told.at("2031-01-01T00:00"), end: Told.at("2031-06-01T00:00"))
    summary.timePrecision = .month
    #expect(link([summary, Told.hit("A")]).count == 2)
  }

  @Test func spellingsOfOneNameMeetAcrossAlphabets() {
    let latin = Told.hit("A", placeName: "Sudzha district", objectWords: "")
    let cyrillic = Told.hit("B", placeName: "Суджа", objectWords: "")
    let other = Told.hit("C", placeName: "Klimovo", objectWords: "")
    func names(_ a: Event, _ b: Event) -> String {
      link([a, b])[0].links.last?.fields.first { $0.hasPrefix("place name") } ?? "none"
    }
    #expect(names(latin, cyrillic) == "place name: the same (+3)")
    #expect(names(latin, other) == "place name: no word in common (-1)")
  }

  @Test func anExactSlipOfTwelveHoursInOneSpeakersWordsIsOneIncident() {
    let morning = Told.hit("A", named: "ministry", at: "2031-05-02T07:00")
    let evening = Told.hit("B", named: "ministry", at: "2031-05-02T19:00")
    #expect(link([morning, evening]).count == 1)
    #expect(link([morning, Told.hit("B", named: "other", at: "2031-05-02T19:00")]).count == 2)
    #expect(link([morning, Told.hit("B", named: "ministry", at: "2031-05-02T19:10")]).count == 2)
    let incident = link([morning, evening])[0]
    #expect(incident.span.start == morning.span.start && incident.span.end == evening.span.end)
  }

  @Test func whenAndWhereAreWhatAllAllowOrAllOfIt() {
    let wide = Told.hit("A", at: nil, place: Told.place(10, 20, 20_000))
    let narrow = Told.hit("B", at: "2031-05-02T12:00", place: Told.place(10.05, 20, 2000))
    let incident = link([wide, narrow])[0]
    #expect(incident.span == narrow.span)
    #expect(incident.place == narrow.place)
    let apart = Incident.place(ofEvents: [
      Told.hit("A", place: Told.place(10, 20, 1000)),
      Told.hit("B", place: Told.place(10.1, 20, 1000)),
    ])
    #expect((apart?.radiusInMetres ?? 0) > 12_000)
  }

  // MARK: Decisions

  @Test func aPersonCanSplitAndJoinAndLaterImportsRespectIt() throws {
    let a = Told.hit("A", at: "2031-05-02T12:00")
    let b = Told.hit("B", at: "2031-05-02T12:10")
    let one = link([a, b])
    let split = try #require(
      LinkAct(taking: [b.id], outOf: one[0], because: "two substations of one name"))
    #expect(link([a, b], acts: [split]).records == [["A"], ["B"]])
    // A third that fits both joins one of them, and brings them not together.
    let c = Told.hit("C", at: "2031-05-02T12:05")
    let later = link([a, b, c], acts: [split])
    #expect(later.count == 2)
    #expect(!later.records.contains(["A", "B", "C"]))
    let far = Told.hit("D", at: "2031-05-09T12:00")
    let join = LinkAct(joining: link([a, far]), because: "the date of D is a slip")
    let joined = link([a, far], acts: [join])
    #expect(joined.records == [["A", "D"]])
    #expect(joined[0].links[1].fields == ["decision: the date of D is a slip"])
    // The last word counts.
    let again = try #require(LinkAct(taking: [far.id], outOf: joined[0], because: "no slip"))
    #expect(link([a, far], acts: [join, again]).count == 2)
    #expect(link([a, far], acts: [join, again, join]).count == 1)
  }

  @Test func aSplitThatLeavesNothingIsRefused() {
    let incident = link([Told.hit("A"), Told.hit("B")])[0]
    #expect(LinkAct(taking: [], outOf: incident, because: "") == nil)
    #expect(LinkAct(taking: incident.events.map(\.id), outOf: incident, because: "") == nil)
    #expect(LinkAct(taking: [Event.ID("feed:Z")], outOf: incident, because: "") == nil)
  }

  @Test func voicesOfOneRecordCanBeParted() throws {
    let first = Told.hit("A")
    let second = Told.hit("A", voice: 2)
    let act = try #require(
      LinkAct(taking: [second.id], outOf: link([first, second])[0], because: "two places"))
    #expect(link([first, second], acts: [act]).count == 2)
  }

  @Test func decisionsOnEventsThatAreNotThereChangeNothing() {
    let act = LinkAct(.join, [Event.ID("x:1"), Event.ID("x:2")], because: "old")
    #expect(link([Told.hit("A")], acts: [act]).records == [["A"]])
  }

  // MARK: Laws

  @Test func linkingDoesNotDependOnTheOrderOfEventsAndIsIdempotent() {
    for seed in UInt64(1)...30 {
      var random = SplitMix(seed: seed)
      let events = LinkerTests.some(80, &random)
      let expected = link(events)
      var shuffled = events
      for index in shuffled.indices.reversed() where index > 0 {
        shuffled.swapAt(index, Int(random.next() % UInt64(index + 1)))
      }
      #expect(link(shuffled + shuffled.prefix(10)) == expected, "seed \(seed)")
      var held: [Event] = []
      for event in expected.flatMap(\.events) where !held.contains(event) { held.append(event) }
      #expect(link(held) == expected, "seed \(seed)")
      #expect(Set(expected.map(\.id)).count == expected.count, "seed \(seed)")
    }
  }

  @Test func swappingThePartiesSwapsNothingElse() {
    for seed in UInt64(40)...60 {
      var random = SplitMix(seed: seed)
      let events = LinkerTests.some(60, &random)
      let swapped = events.map { event -> Event in
        var other = event
        other.actor = event.actor.map { $0 == Told.north ? Told.south : Told.north }
        if case .party(let party) = event.speaker.affiliation {
          other.speaker.affiliation = .party(party == Told.north ? Told.south : Told.north)
        }
        return other
      }
      #expect(link(events).records == link(swapped).records, "seed \(seed)")
    }
  }

  /// Events in a small region over two days, so that many are near each other.
  static func some(_ count: Int, _ random: inout SplitMix) -> [Event] {
    let names = ["Alder", "Birch", "Cedar"]
    let classes: [String?] = ["substation", "refinery", "hospital", nil]
    let speakers: [Affiliation] = [.party(Told.north), .party(Told.south), .none, .unknown]
    return (0..<count).map { index in
      let name = Int(random.next() % 3)
      let hour = Int(random.next() % 24)
      let day = 2 + Int(random.next() % 2)
      let isTimed = random.next() % 3 > 0
      let radius = [2000.0, 8000, 60_000][Int(random.next() % 3)]
      return Told.hit(
        String(index), by: speakers[Int(random.next() % 4)], named: "S\(random.next() % 6)",
        at: isTimed ? "2031-05-0\(day)T\(hour < 10 ? "0" : "")\(hour):00" : nil,
        on: "2031-05-0\(day)",
        place: Told.place(10 + Double(name) * 0.3, 20 + Double(random.next() % 100) / 1500, radius),
        placeName: names[name], object: classes[Int(random.next() % 4)],
        objectWords: "site number \(random.next() % 4)",
        means: ["drone", "artillery", ""][Int(random.next() % 3)],
        actor: [Told.north, Told.south, nil][Int(random.next() % 3)],
        act: [.hit, .hit, .attempt, .tally, nil][Int(random.next() % 5)])
    }
  }
}

/// A small seeded source of numbers, after SplitMix64 of Vigna (2015).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
