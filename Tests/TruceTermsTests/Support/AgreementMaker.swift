// SPDX-License-Identifier: Apache-2.0

import TruceGround

@testable import TruceTerms

/// Makes agreements that use every construct of the language, from a seed.
struct AgreementMaker {
  var random: SplitMix64
  private let nowhere = Location(file: "made")
  private let parties = ["north", "south", "east"].map { Party.ID($0) }
  private let sources = (1...4).map { Source.ID("source-\($0)") }
  private let classes = (1...9).map { ObjectClass.ID("class-\($0)") }
  private let zones = ["shore", "strip", "contact"].map { Zone.ID($0) }
  private let conditions = ["control", "relief"].map { Condition.ID($0) }

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private func mark<T>(_ value: T) -> Marked<T> { Marked(value, at: nowhere) }

  private mutating func maybe<T>(_ make: (inout AgreementMaker) -> T) -> T? {
    random.oneIn(2) ? make(&self) : nil
  }

  private mutating func some<T>(of list: [T], atLeast least: Int = 0) -> [Marked<T>] {
    random.some(of: list, atLeast: least).map { mark($0) }
  }

  private mutating func words() -> String {
    random.pick([
      "energy facilities", "a \"quoted\" word", "back\\slash", "вода і світло", "# no comment",
      "from, until, by", "نفط", "  spaced  ",
    ])
  }

  private mutating func day() -> CivilDay {
    CivilDay(daysSince1970: 20_000 + Int.random(in: 0..<400, using: &random))
  }

  private mutating func clockZone() -> ClockZone {
    ClockZone(random.pick(["UTC", "Europe/Kyiv", "America/New_York", "Asia/Kathmandu"])) ?? .utc
  }

  private mutating func point() -> Bound.Point {
    random.oneIn(2)
      ? .day(day())
      : .instant(
        Instant(
          secondsSince1970: 1_740_000_000 + Int.random(in: 0..<9_000_000, using: &random)))
  }

  private mutating func bound(mayBeOpen: Bool = false) -> Bound {
    var bound = Bound(location: nowhere)
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where mayBeOpen: bound.isOpen = true
    case 0, 1: bound.at = mark(point())
    case 2:
      bound.isUnknown = true
      bound.notBefore = maybe { maker in maker.mark(.day(maker.day())) }
    default:
      let first = day()
      bound.notBefore = mark(.day(first))
      bound.notAfter = mark(.day(first.advanced(byDays: 5)))
      bound.isUnknown = random.oneIn(2)
    }
    bound.because = maybe { maker in maker.mark(maker.words()) }
    bound.sources = some(of: sources)
    return bound
  }

  private mutating func names() -> [LocalName] {
    random.some(of: ["uk", "ru", "fr"]).map { LocalName(language: $0, name: words()) }
  }

  mutating func agreement() -> Agreement {
    var agreement = Agreement(
      id: mark(Agreement.ID("made")), title: words(), clockZone: mark(clockZone()))
    agreement.titles = names()
    agreement.versions = random.some(of: ["1", "2025-03-25"]).map {
      Agreement.Version(id: mark($0), day: day(), source: maybe { $0.mark($0.sources[0]) })
    }
    for id in parties {
      var party = Party(
        id: mark(id), name: words(), role: id == parties[2] ? .mediator : .party)
      party.names = names()
      party.claims = some(of: zones)
      agreement.parties.append(party)
    }
    for id in sources {
      agreement.sources.append(
        Source(
          id: mark(id), day: day(), speaker: maybe { $0.mark($0.random.pick($0.parties)) },
          title: words(), address: maybe { _ in "https://example.org/?a=1,2#b" },
          language: maybe { _ in "uk" }))
    }
    agreement.classes = tree()
    agreement.zones = madeZones()
    var annex = Annex(id: mark(Annex.ID("list")), title: words())
    annex.classes = some(of: classes)
    annex.named = annex.classes.isEmpty ? [mark("Plant \"One\"")] : []
    annex.sources = some(of: sources)
    agreement.annexes = [annex]
    agreement.bodies = random.oneIn(2) ? [] : [body()]
    for index in 1...Int.random(in: 1...3, using: &random) {
      agreement.provisions.append(
        provision(
          "provision-\(index)", annex: annex, in: agreement.clockZone.value,
          bodies: agreement.bodies))
    }
    agreement.conditions = conditions.map { condition($0) }
    agreement.commitments = [commitment("prisoners"), commitment("sports")]
    var track = Track(id: mark(Track.ID("sea")))
    track.title = maybe { $0.words() }
    track.stage = maybe { _ in "technical" }
    track.venue = maybe { $0.words() }
    track.agenda = random.some(of: ["provision-1", "grain and ships"]).map { mark($0) }
    track.waitsFor = random.oneIn(3) ? [Wait(mark(.condition(conditions[0])))] : []
    track.begins = random.oneIn(3) ? due() : nil
    track.sources = some(of: sources)
    agreement.tracks = [track]
    agreement.scenarios = (0..<3).map { scenario($0, of: agreement) }
    agreement.promiseScenarios = (0..<2).map { promiseScenario($0) }
    return agreement
  }

  /// A tree: each class lies under an earlier one or under none, and some edges are the mission's.
  private mutating func tree() -> ClassTree {
    var tree = ClassTree()
    tree.classes = classes.map { mark($0) }
    for index in classes.indices.dropFirst() where !random.oneIn(4) {
      tree.edges.append(
        .init(
          child: mark(classes[index]), parent: mark(classes[random.pick(Array(0..<index))]),
          basis: random.oneIn(6) ? .missionsChoice : .shared))
    }
    for id in random.some(of: classes).prefix(2) {
      tree.names += names().map { ClassTree.ClassName(objectClass: id, name: $0) }
    }
    return tree
  }

  private mutating func madeZones() -> [Zone] {
    var shore = Zone(id: mark(zones[0]), title: words(), file: mark("maps/zones.geojson"))
    shore.distanceInMetres = random.oneIn(2) ? 0 : 22_224
    var strip = Zone(id: mark(zones[1]))
    strip.distanceInMetres = 185.2
    strip.measuredFrom = mark(zones[2])
    strip.mostInMetres = random.pick([nil, .infinity, 1_000.5])
    var contact = Zone(id: mark(zones[2]), file: mark("zones.geojson"))
    contact.isLine = true
    return [shore, strip, contact]
  }

  private mutating func provision(
    _ name: String, annex: Annex, in zone: ClockZone, bodies: [Body]
  ) -> Provision {
    var provision = Provision(id: mark(Provision.ID(name)), title: words())
    provision.titles = names()
    provision.texts = random.some(of: ["en", "uk"]).map { language in
      var text = LanguageText(language: mark(language), words: words())
      text.source = maybe { $0.mark($0.sources[0]) }
      text.isAuthentic = random.oneIn(2)
      return text
    }
    provision.kind = random.pick(Provision.Kind.allCases)
    provision.prohibition = maybe { maker in
      var prohibition = Prohibition(
        verb: maker.mark(maker.random.pick(["attack", "crossing", "presence", "harm"])),
        objects: maker.maybe { $0.mark($0.classes[0]) })
      prohibition.within = maker.some(of: maker.zones)
      return prohibition
    }
    provision.binds = some(of: Array(parties.prefix(2)))
    provision.consent = random.pick(Provision.Consent.allCases)
    provision.notice = random.oneIn(4) ? mark(length()) : nil
    provision.verifiers = random.oneIn(2) ? [] : [mark("east"), mark("a joint commission")]
    provision.verifiers += bodies.map { mark($0.id.value.name) }
    provision.waitsFor = random.oneIn(3) ? [Wait(mark(.condition(conditions[1])))] : []
    if random.oneIn(3) { provision.waitsFor.append(Wait(mark(.commitment(.init("prisoners"))))) }
    provision.exceptions = random.oneIn(3) ? [exception("rule-exception", depth: 0)] : []
    for party in random.some(of: parties) {
      provision.readings.append(
        reading(
          "\(name)-\(party)", by: party, annex: annex, in: zone))
    }
    for party in random.some(of: parties) {
      var position = Position(
        party: mark(party), stance: random.pick(Position.Stance.allCases), day: mark(day()))
      position.behalf = random.oneIn(4) ? mark(random.pick(parties)) : nil
      position.reservations = some(of: conditions)
      position.sources = some(of: sources)
      position.words = maybe { $0.words() }
      provision.positions.append(position)
    }
    if random.oneIn(3) {
      var suspension = Suspension(start: Bound(at: mark(point()), location: nowhere))
      suspension.party = maybe { $0.mark($0.parties[0]) }
      suspension.end = maybe { Bound(at: $0.mark($0.point()), location: $0.nowhere) }
      suspension.sources = some(of: sources)
      provision.suspensions = [suspension]
    }
    provision.retired = random.oneIn(6) ? mark(day()) : nil
    return provision
  }

  private mutating func reading(
    _ name: String, by party: Party.ID, annex: Annex, in zone: ClockZone
  ) -> Reading {
    let namesZone = random.oneIn(2)
    var reading = Reading(
      id: mark(Reading.ID(name)), party: mark(party),
      clockZone: mark(namesZone ? clockZone() : zone))
    reading.namesClockZone = namesZone
    reading.sources = some(of: sources)
    reading.says =
      random.oneIn(2)
      ? [] : [Quotation(words: mark(words()), source: maybe { $0.mark($0.sources[1]) })]
    // One class a line, each class once, so that no two lines conflict.
    for id in random.some(of: classes) {
      var clause = ObjectClause(
        coverage: random.pick(Reading.Coverage.allCases), location: nowhere)
      clause.classes = [mark(id)]
      clause.because = maybe { maker in maker.mark(maker.words()) }
      reading.objects.append(clause)
    }
    if random.oneIn(3) {
      var clause = ObjectClause(coverage: .unclear, location: nowhere)
      clause.named = [mark("Plant \"Two\""), mark("a dam, the old one")]
      reading.objects.append(clause)
    }
    if random.oneIn(4) {
      var clause = ObjectClause(coverage: .covered, location: nowhere)
      clause.annex = mark(annex.id.value)
      clause.classes = annex.classes
      clause.named = annex.named
      reading.objects = [clause]
    }
    reading.otherwise = maybe { maker in
      maker.mark(maker.random.pick(Reading.Otherwise.allCases))
    }
    if random.oneIn(4) {
      reading.edges = [
        .init(child: mark(classes[8]), parent: mark(classes[0]), basis: .source(mark(sources[0])))
      ]
    }
    reading.acts = random.some(of: ActKind.allCases).map { act in
      ActClause(
        act: mark(act), coverage: random.pick(Reading.Coverage.allCases),
        because: maybe { maker in maker.mark(maker.words()) })
    }
    reading.start = maybe { $0.bound() }
    reading.end = maybe { $0.bound(mayBeOpen: true) }
    if reading.start != nil, random.oneIn(4) {
      var end = Bound(location: nowhere)
      end.after = mark(length())
      end.because = maybe { maker in maker.mark(maker.words()) }
      reading.end = end
      reading.resolveEnd()
    }
    reading.hours = random.oneIn(3) ? hours() : nil
    if random.oneIn(3) {
      reading.extensions = (0..<2).map { _ in
        Extension(day: maybe { maker in maker.mark(maker.day()) }, end: bound(mayBeOpen: true))
      }
    }
    reading.renewal = random.oneIn(3) ? renewal(by: party) : nil
    reading.waitsFor = random.oneIn(4) ? [Wait(mark(.condition(conditions[0])))] : []
    reading.release = maybe { maker in
      var clause = ReleaseClause(words: maker.mark(ReleaseClause.anotherViolates))
      clause.finder = maker.maybe { maker in maker.mark(maker.words()) }
      if maker.random.oneIn(2) {
        clause.uses = [
          .init(
            party: maker.mark(party), day: maker.mark(maker.day()),
            sources: maker.some(of: maker.sources, atLeast: 1))
        ]
      }
      return clause
    }
    reading.territory = some(of: zones)
    reading.ownGround = maybe { maker in
      maker.mark(maker.random.pick(Reading.Coverage.allCases))
    }
    reading.exceptions = random.oneIn(2) ? [exception("self-defence", depth: 0)] : []
    reading.practices = random.oneIn(2) ? [practice()] : []
    return reading
  }

  private mutating func hours() -> DailyHours {
    let start = Int.random(in: 0..<1440, using: &random) * 60
    let end = (start + Int.random(in: 1..<1440, using: &random) * 60 - 1) % 86_400 + 1
    var hours = DailyHours(
      random.oneIn(3)
        ? .unnamed(Int.random(in: 1...23, using: &random)) : .between(start: start, end: end),
      location: nowhere)
    hours.because = maybe { maker in maker.mark(maker.words()) }
    hours.sources = some(of: sources)
    return hours
  }

  private mutating func length() -> Length {
    Length(Int.random(in: 1...90, using: &random), random.pick(Length.Unit.allCases))
  }

  private mutating func renewal(by party: Party.ID) -> Renewal {
    var renewal = Renewal(term: mark(length()))
    renewal.notice = maybe { maker in maker.mark(maker.length()) }
    if random.oneIn(2) {
      renewal.notices = [
        .init(party: mark(party), day: mark(day()), sources: some(of: sources, atLeast: 1))
      ]
    }
    return renewal
  }

  private mutating func exception(_ name: String, depth: Int) -> ReadingException {
    var exception = ReadingException(id: mark(ReadingException.ID(name)), title: words())
    exception.objects = some(of: classes)
    exception.acts = some(of: ActKind.allCases)
    exception.sources = some(of: sources)
    if depth < 3, random.oneIn(2) {
      exception.exceptions = [self.exception("\(name)-but", depth: depth + 1)]
    }
    return exception
  }

  private mutating func practice() -> Practice {
    var practice = Practice(words: mark(words()))
    practice.day = maybe { $0.day() }
    practice.objects = some(of: classes)
    practice.acts = some(of: ActKind.allCases)
    practice.start = maybe { $0.bound() }
    practice.end = maybe { $0.bound(mayBeOpen: true) }
    practice.sources = some(of: sources)
    practice.events = random.some(of: ["R123", "N001"]).map { mark($0) }
    return practice
  }

  private mutating func condition(_ id: Condition.ID) -> Condition {
    var condition = Condition(id: mark(id), title: words())
    condition.party = maybe { $0.mark($0.parties[0]) }
    condition.sources = some(of: sources)
    for party in random.some(of: parties) {
      var answer = Condition.Answer(
        party: mark(party), kind: random.pick(Condition.Answer.Kind.allCases), day: mark(day()))
      answer.sources = some(of: sources)
      condition.answers.append(answer)
    }
    condition.met = maybe { maker in maker.mark(maker.day()) }
    return condition
  }

  private mutating func commitment(_ name: String) -> Commitment {
    var commitment = Commitment(id: mark(Commitment.ID(name)), title: words())
    commitment.titles = names()
    commitment.buildsConfidence = random.oneIn(2)
    commitment.sources = some(of: sources)
    commitment.waitsFor = random.oneIn(4) ? [Wait(mark(.condition(conditions[0])))] : []
    commitment.alongside =
      name == "sports" && random.oneIn(3) ? [mark(Commitment.ID("prisoners"))] : []
    for party in random.some(of: parties) {
      var obligation = Commitment.Obligation(
        from: mark(party), quantity: maybe { $0.mark(Int.random(in: 0..<500, using: &$0.random)) },
        unit: mark("prisoner"))
      obligation.to = maybe { $0.mark($0.parties[1]) }
      obligation.verb = random.pick(Commitment.Verb.allCases)
      if let quantity = obligation.quantity?.value {
        obligation.limit = random.pick([.exactly, .atLeast, .atMost, .upTo(quantity + 3)])
      }
      if random.oneIn(4) {
        obligation.rate = random.pick(Commitment.Rate.allCases)
      } else if name == "sports", random.oneIn(3) {
        obligation.forEach = mark(Commitment.ID("prisoners"))
      }
      obligation.zones = random.oneIn(3) ? some(of: zones, atLeast: 1) : []
      if random.oneIn(4) {
        obligation.following = .init(
          length: mark(length()), target: mark(.condition(conditions[1])))
      }
      obligation.due = maybe { $0.due() }
      commitment.obligations.append(obligation)
    }
    for stage in random.some(of: Commitment.Stage.allCases) {
      var step = Commitment.Progress(stage: mark(stage), day: mark(day()))
      step.by = maybe { $0.mark($0.parties[0]) }
      step.quantity = maybe { maker in maker.mark(22) }
      step.sources = some(of: sources)
      commitment.progress.append(step)
    }
    return commitment
  }

  /// A bound as it can stand behind `on`.
  private mutating func due() -> Bound {
    var due = bound()
    if due.at != nil {
      due.because = nil
      due.sources = []
    }
    return due
  }

  private mutating func body() -> Body {
    var body = Body(id: mark(Body.ID("commission")), title: words())
    body.members = some(of: parties)
    body.others = body.members.isEmpty ? [mark("three \"elders\"")] : []
    body.chair = maybe { $0.mark($0.parties[2]) }
    body.decision = maybe { maker in maker.mark(maker.random.pick(Body.Decision.allCases)) }
    body.meets = maybe { maker in maker.mark(maker.words()) }
    body.sources = some(of: sources)
    return body
  }

  private mutating func promiseScenario(_ number: Int) -> PromiseScenario {
    var scenario = PromiseScenario(title: mark("promise \(number)"))
    if random.oneIn(2) {
      var step = Commitment.Progress(
        stage: mark(random.pick(Commitment.Stage.allCases)), day: mark(day()))
      step.quantity = maybe { maker in maker.mark(20) }
      step.by = maybe { $0.mark($0.parties[0]) }
      scenario.suppositions.append(.step(mark(Commitment.ID("prisoners")), step))
    }
    if random.oneIn(2) {
      scenario.suppositions.append(.met(mark(conditions[1]), on: mark(day())))
    }
    for promise in ["prisoners", "sports", "sea"] {
      var expectation = PromiseScenario.Expectation(
        promise: mark(promise), state: mark(random.pick(PromiseState.State.allCases)),
        at: mark(point()))
      expectation.party = maybe { $0.mark($0.random.pick($0.parties)) }
      expectation.unit = maybe { maker in maker.mark("prisoner") }
      if expectation.unit != nil, random.oneIn(2) { expectation.quantity = mark(20) }
      scenario.expectations.append(expectation)
    }
    return scenario
  }

  private mutating func scenario(_ number: Int, of agreement: Agreement) -> Scenario {
    var scenario = Scenario(
      title: mark("case \(number)"), act: mark(random.pick(ActKind.allCases)),
      start: mark(.day(day())))
    if random.oneIn(3) {
      let first = day()
      scenario.start = mark(.day(first))
      scenario.end = mark(.day(first.advanced(byDays: 3)))
    }
    scenario.isProven = !random.oneIn(4)
    scenario.actor = maybe { $0.mark($0.random.pick($0.parties)) }
    scenario.objectClass = maybe { $0.mark($0.random.pick($0.classes)) }
    scenario.object = random.oneIn(3) ? mark("Plant \"One\"") : nil
    scenario.inside = some(of: [zones[0]])
    scenario.outside = some(of: [zones[1]])
    if random.oneIn(3) {
      let metres = mark(Double(Int.random(in: 1...40_000, using: &random)))
      scenario.distances = [.init(metres: metres, zone: mark(zones[2]))]
    }
    let exceptions = agreement.provisions.flatMap {
      $0.exceptions + $0.readings.flatMap(\.exceptions)
    }.map(\.id.value)
    if let id = exceptions.first, random.oneIn(2) {
      scenario.invocations = [
        .init(exception: mark(id), claim: random.pick(Scenario.Claim.allCases))
      ]
    }
    for reading in agreement.provisions.flatMap(\.readings) {
      let verdict = random.pick(Scenario.Verdict.allCases)
      scenario.expectations.append(
        .init(
          reading: mark(reading.id.value), isByPractice: random.oneIn(5), verdict: mark(verdict),
          limbs: verdict == .violation ? [] : some(of: Scenario.Limb.allCases)))
    }
    return scenario
  }
}
