// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

/// A report's facts in the words of one language; plain text, which a renderer escapes.
struct Wording {
  /// What is reported.
  let report: Report
  /// The reader's language.
  let language: Language

  /// A phrase with its blanks filled.
  func says(_ phrase: Phrase, _ blanks: String...) -> String {
    language.says(phrase, filling: blanks)
  }

  /// A day, with its year where the report's days do not all lie in that year.
  func day(_ day: CivilDay) -> String {
    let years = [report.since, report.days.upperBound].map(\.parts.year)
    return years.allSatisfy { $0 == day.parts.year } ? language.shortDay(day) : language.day(day)
  }

  // MARK: Names

  private func name(_ names: [LocalName], else plain: String) -> String {
    names.first { $0.language == language.rawValue }?.name ?? plain
  }

  /// What the mission calls itself, in the reader's language where it bears the agreement's own title.
  var mission: String { report.agreement.name(of: report.mission, in: language) }

  /// A party's full name.
  func name(of party: Party.ID) -> String {
    report.agreement.parties.first { $0.id.value == party }.map { name($0.names, else: $0.name) }
      ?? party.name
  }

  /// A provision's title.
  func title(of provision: Provision) -> String { name(provision.titles, else: provision.title) }

  /// A provision's title by its id.
  func title(of id: Provision.ID) -> String {
    report.agreement.provisions.first { $0.id.value == id }.map { title(of: $0) } ?? id.name
  }

  /// A commitment's title.
  func title(of commitment: Commitment) -> String {
    name(commitment.titles, else: commitment.title)
  }

  /// A class's name.
  func name(of objectClass: ObjectClass.ID) -> String {
    let names = report.agreement.classes.names.filter { $0.objectClass == objectClass }.map(\.name)
    return name(names, else: objectClass.name)
  }

  /// Where to look a source up: its title, or its id where it has none.
  func name(of source: Source.ID) -> String {
    let found = report.agreement.sources.first { $0.id.value == source }
    return found.map { $0.title.isEmpty ? source.name : $0.title } ?? source.name
  }

  /// For whom a speaker speaks.
  func name(of affiliation: Affiliation) -> String {
    switch affiliation {
    case .party(let id): name(of: id)
    case .none: says(.unaffiliated)
    case .unknown: says(.affiliationUnknown)
    }
  }

  // MARK: Values

  func name(of verdict: Verdict) -> String {
    switch verdict {
    case .violation: says(.violation)
    case .notViolation: says(.notViolation)
    case .undetermined: says(.undetermined)
    }
  }

  func name(of limb: Limb) -> String {
    switch limb {
    case .occurrence: says(.occurrence)
    case .time: says(.time)
    case .place: says(.place)
    case .object: says(.object)
    case .attribution: says(.attribution)
    case .exception: says(.exception)
    }
  }

  func names(of limbs: [Limb]) -> String { limbs.map { name(of: $0) }.joined(separator: ", ") }

  func name(of state: Kleene) -> String {
    switch state {
    case .met: says(.met)
    case .notMet: says(.notMet)
    case .unknown: says(.unknown)
    }
  }

  func name(of state: ProvisionState.State) -> String {
    switch state {
    case .inForce: says(.stateInForce)
    case .notInForce: says(.stateNotInForce)
    case .unknown: says(.stateUnknown)
    case .suspended: says(.stateSuspended)
    case .expired: says(.stateExpired)
    case .released: says(.stateReleased)
    }
  }

  func name(of stance: Position.Stance) -> String {
    switch stance {
    case .proposes: says(.stanceProposes)
    case .accepts: says(.stanceAccepts)
    case .acceptsInPrinciple: says(.stanceInPrinciple)
    case .refuses: says(.stanceRefuses)
    case .withdraws: says(.stanceWithdraws)
    }
  }

  func name(of kind: Condition.Answer.Kind) -> String {
    switch kind {
    case .accepts: says(.stanceAccepts)
    case .refuses: says(.stanceRefuses)
    case .considers: says(.answerConsiders)
    }
  }

  func name(of stage: Commitment.Stage) -> String {
    switch stage {
    case .announced: says(.stageAnnounced)
    case .agreed: says(.stageAgreed)
    case .delivered: says(.stageDelivered)
    case .reconciled: says(.stageReconciled)
    }
  }

  func name(of grade: Commitment.Implementation) -> String {
    switch grade {
    case .notBegun: says(.gradeNotBegun)
    case .minimal: says(.gradeMinimal)
    case .intermediate: says(.gradeIntermediate)
    case .full: says(.gradeFull)
    }
  }

  /// The stage of what a party owes in a word, and what it rests on or lacks; a note may be empty.
  func reached(
    _ owed: PromiseLine.Obligation
  ) -> (stage: String, note: String, joined: String) {
    let (stage, note): (String, String)
    if owed.hasNumber {
      stage = owed.furthest.map { name(of: $0) } ?? says(.stageNone)
      note = owed.short.map { says(.fewerThanAnnounced, language.number($0)) } ?? ""
    } else if let graded = owed.graded {
      stage = name(of: graded.grade)
      note =
        graded.entry.map { says(.gradedOn, language.day(graded.day), language.number($0)) }
        ?? says(.shownDone, language.day(graded.day))
    } else {
      (stage, note) = (says(.notGraded), says(.notGradedWhy))
    }
    return (stage, note, note.isEmpty ? stage : "\(stage): \(note)")
  }

  func name(of act: ActKind?) -> String {
    switch act {
    case .hit: says(.actHit)
    case .attempt: says(.actAttempt)
    case .debris: says(.actDebris)
    case .demolition: says(.actDemolition)
    case .crossing: says(.actCrossing)
    case .overflight: says(.actOverflight)
    case .presence: says(.actPresence)
    case .movement: says(.actMovement)
    case .arming: says(.actArming)
    case .recruitment: says(.actRecruitment)
    case .obstruction: says(.actObstruction)
    case .harm: says(.actHarm)
    case .compliance: says(.actCompliance)
    case .tally: says(.actTally)
    case .denial: says(.actDenial)
    case nil: says(.actNone)
    }
  }

  func name(of state: DayState) -> String { language.name(of: state) }

  func name(of basis: NamedObject.Basis) -> String {
    switch basis {
    case .person: says(.namedByPerson)
    case .source: says(.namedBySource)
    case .lexicon: says(.namedByLexicon)
    case .place: says(.namedByPlace)
    }
  }

  /// The standard of proof as readers see it.
  func name(of proof: Proof) -> String {
    switch proof {
    case .standard: says(.proofDefault)
    case .anyReport: says(.proofAnyReport)
    case .twoIndependent: says(.proofTwoIndependent)
    case .bothParties: says(.proofBothParties)
    case .reviewed: says(.proofReviewed)
    case .claimsOf(let party): says(.claimsOf, name(of: party))
    }
  }

  /// A start or end as the words give it.
  func words(of bound: Bound?, zone: ClockZone) -> String {
    guard let bound else { return says(.noTextSays) }
    if bound.isOpen { return says(.untilFurtherNotice) }
    func name(_ point: Bound.Point) -> String {
      switch point {
      case .day(let day): language.day(day)
      case .instant(let instant): language.moment(instant, in: zone)
      }
    }
    if let at = bound.at { return name(at.value) }
    let limits = [
      bound.notBefore.map { says(.notBefore, name($0.value)) },
      bound.notAfter.map { says(.notAfter, name($0.value)) },
    ].compactMap { $0 }
    return ([says(.unknown)] + limits).joined(separator: ", ")
  }

  // MARK: Incidents

  /// When it happened, as finely as its sources say, with the zone where hours are given.
  ///
  /// What spans a day or more is told by its days: those left when half a day is taken off at both
  /// ends, which is what the zones of an agreement add to a day that no zone is known for.
  func when(_ line: IncidentLine) -> String {
    let (zone, span) = (report.clockZone, line.incident.span)
    let isDay = span.seconds >= 86_400
    let first = zone.clock(at: span.start.advanced(bySeconds: isDay ? 43_200 : 0))
    let last = zone.clock(at: span.end.advanced(bySeconds: isDay ? -43_201 : 0))
    if isDay {
      let days = language.days(first.day...max(first.day, last.day), withYear: false)
      return "\(days), \(says(first.day == last.day ? .timeOfDayUnknown : .dayUnknown))"
    }
    let offset = zone.offsetName(at: span.start)
    let start = "\(day(first.day)), \(language.clock(first.second))"
    if span.seconds <= 60 { return "\(start) (\(offset))" }
    let until =
      first.day == last.day
      ? language.clock(last.second)
      : "\(day(last.day)), \(language.clock(last.second))"
    return "\(start) – \(until) (\(offset))"
  }

  /// Where, with the radius: `Sudzha, within 300 m`.
  func place(_ line: IncidentLine) -> String {
    guard let place = line.incident.place else {
      return line.placeName.isEmpty ? says(.placeUnknown) : line.placeName
    }
    let radius = says(.within, language.distance(place.radiusInMetres))
    return line.placeName.isEmpty ? radius : "\(line.placeName), \(radius)"
  }

  /// What was struck, in the sources' words, or the class where nobody used words.
  func object(_ line: IncidentLine) -> String {
    if let first = line.objectWords.first { return first }
    if let first = line.classes.first { return name(of: first.objectClass) }
    return says(.objectUnknown)
  }

  /// What decides a finding, in a few words: `lacks time, attribution`; empty for a violation.
  func reason(_ finding: Finding) -> String {
    switch finding.verdict {
    case .violation: ""
    case .notViolation: names(of: finding.decidedBy)
    case .undetermined: says(.lacks, names(of: finding.lacking))
    }
  }

  func name(of standing: Standing) -> String {
    switch standing {
    case .core: says(.core)
    case .contested: says(.contested)
    case .undetermined: says(.undeterminedMany)
    case .outside: says(.outside)
    }
  }

  func name(of words: Division.Words) -> String {
    switch words {
    case .objects: says(.wordsObjects)
    case .start: says(.wordsStart)
    case .end: says(.wordsEnd)
    case .acts: says(.wordsActs)
    case .territory: says(.wordsTerritory)
    case .parties: says(.wordsParties)
    case .exceptions: says(.wordsExceptions)
    }
  }

  /// What a reading's own words say on the point that divides.
  func words(of reading: Reading, on words: Division.Words) -> [String] {
    switch words {
    case .objects:
      let quotes = reading.says.map(\.words.value)
      return quotes.isEmpty ? [says(.noTextSays)] : quotes
    case .start:
      return [says(.fromWhen, self.words(of: reading.start, zone: reading.clockZone.value))]
    case .end:
      return [says(.untilWhen, self.words(of: reading.lastEnd, zone: reading.clockZone.value))]
    case .acts:
      let named = reading.acts.compactMap(\.because?.value)
      return named.isEmpty ? [says(.noTextSays)] : named
    case .territory:
      return reading.territory.isEmpty
        ? [says(.noTextSays)] : [reading.territory.map(\.value.name).joined(separator: ", ")]
    case .parties: return [name(of: reading.party.value)]
    case .exceptions:
      return reading.exceptions.isEmpty ? [says(.noTextSays)] : reading.exceptions.map(\.title)
    }
  }

  /// An amount of what is owed: `175 prisoners`; a unit that no catalogue has is written as the text has it.
  func amount(_ owed: PromiseLine.Obligation) -> String {
    guard let noun = Noun(unit: owed.unit) else {
      return (owed.owed.map { language.number($0) + " " } ?? "") + owed.unit
    }
    return owed.owed.map { language.count($0, noun) } ?? language.form(of: noun, for: 1)
  }

  // MARK: Sentences

  /// The period and what kind of report it is.
  var kicker: String {
    says(report.isDaily ? .dailyReport : .periodReport, language.days(report.days))
  }

  /// What the report finds, in one neutral sentence.
  var headline: String {
    guard !report.numbers.isEmpty else { return says(.headlineNothingAssessed) }
    let now = report.foremost
    let when = language.days(report.days, withYear: false)
    if now.total == 0 { return says(.headlineNone, when) }
    let several = report.numbers.count > 1
    let counts = headlineCounts
    return says(
      several ? .headlineSeveral : .headline, when, counts[0], counts[1], counts[2], counts[3],
      language.count(report.numbers.count, .ofProvisions))
  }

  /// The numbers of the headline: incidents, core, contested, undetermined.
  var headlineCounts: [String] {
    let now = report.foremost
    return [
      language.count(now.total, .incident), language.count(now.core, .underEvery),
      language.count(now.contested, .contestedOnes),
      language.count(now.undetermined, .undeterminedOnes),
    ]
  }

  /// The data cut-off with its zone.
  var asOf: String {
    report.cutOff.map { says(.asOf, language.moment($0, in: report.clockZone)) }
      ?? says(.nothingImported)
  }

  /// Which days the totals cover, and what stands with a plus.
  var totals: String {
    report.hasEarlierDays
      ? says(
        .totalAndNow, language.shortDay(report.since), language.days(report.days, withYear: false))
      : says(.totalOf, language.days(report.days))
  }

  /// A change against the period before, in words: `2 more than the day before`.
  func change(_ now: Int, _ before: Int) -> String {
    let earlier = says(report.isDaily ? .theDayBefore : .thePeriodBefore)
    if now == before { return says(.asMany, earlier) }
    return now > before
      ? says(.more, language.number(now - before), earlier)
      : says(.fewer, language.number(before - now), earlier)
  }
}

extension Agreement {
  /// A mission's title: that of the agreement in a language, where the mission bears the agreement's title.
  func name(of mission: String, in language: Language) -> String {
    guard mission == title else { return mission }
    return titles.first { $0.language == language.rawValue }?.name ?? mission
  }
}
