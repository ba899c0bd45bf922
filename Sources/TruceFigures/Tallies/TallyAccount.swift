// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
internal import TruceFindings
public import TruceGround
public import TruceTerms

/// Why a published number and Truce's count differ, step by step.
///
/// The steps are the same for every party: the number; the records it names; the incidents of which that
/// party's own speakers tell in those days, with the other as author; where these stand under that
/// party's reading by its words and by its practice, and under the mission's proof; and what no record
/// here explains.
public struct TallyAccount: Sendable {
  /// The tallies, one or those of a series, in order.
  public let tallies: [PublishedTally]
  /// The published number, added up; `nil` where one of them has none.
  public let published: Int?
  /// Whether it is a lower bound.
  public let isAtLeast: Bool
  /// The days they cover together.
  public let days: ClosedRange<CivilDay>
  /// Days between the first and the last of a series on which none was found.
  public let daysWithout: Int
  /// What was named one by one.
  public let named: Named
  /// Incidents of which the party's own speakers tell, with the other as author, in those days.
  public let told: [Incident.ID]
  /// How many these are.
  public var claimed: Int { told.count }
  /// Where they stand under each reading of the party's own, in order of declaration.
  public let readings: [ReadingAccount]

  /// Records that a tally names one by one.
  public struct Named: Hashable, Sendable {
    /// How often a record is named.
    public var mentions = 0
    /// How many records are named.
    public var records = 0
    /// Mentions of a record that was named before in the same series.
    public var repeated: Int { mentions - records }
    /// Named records that no feed of the mission holds.
    public var missing = 0
    /// Named records without a place.
    public var withoutPlace = 0
    /// Named records whose words name no class of object.
    public var withoutObject = 0
  }

  /// Where the claimed incidents stand under one reading.
  public struct ReadingAccount: Hashable, Sendable {
    /// The reading.
    public var reading: Reading.ID
    /// Violations by its words.
    public var violating: [Incident.ID] = []
    /// No violation, each once by the first limb that decides, in the order of `Limb`.
    public var decided = [[Incident.ID]](repeating: [], count: Limb.allCases.count)
    /// Undetermined, each once by the first limb lacking, in the order of `Limb`.
    public var open = [[Incident.ID]](repeating: [], count: Limb.allCases.count)
    /// Violations by its practice; the words where no practice speaks.
    public var violatingByPractice: [Incident.ID] = []
    /// Of the claimed incidents, violations by its words under the mission's standard of proof.
    public var violatingUnderProof: [Incident.ID] = []

    /// How many of the former by each limb.
    public var decidedBy: [Int] { decided.map(\.count) }
    /// How many of the latter by each limb.
    public var lacking: [Int] { open.map(\.count) }
    /// Violations by its words, in all.
    public var violations: Int { violating.count }
    /// Violations by its practice, in all.
    public var violationsByPractice: Int { violatingByPractice.count }
    /// Violations by its words under the mission's standard of proof, in all.
    public var violationsUnderProof: Int { violatingUnderProof.count }
    /// No violation, in all.
    public var notViolations: Int { decidedBy.reduce(0, +) }
    /// Undetermined, in all.
    public var undetermined: Int { lacking.reduce(0, +) }
  }

  /// What is counted and no record here tells of: the number less the claimed incidents and what the
  /// series counts twice.
  ///
  /// `nil` where no number was said; 0 where the records tell of as many or more.
  public var unexplained: Int? {
    published.map { Swift.max(0, $0 - named.repeated - claimed) }
  }

  /// Incidents that the party's speakers tell of beyond the number; `nil` where none was said.
  public var beyond: Int? {
    published.map { Swift.max(0, claimed - ($0 - named.repeated)) }
  }

  /// The counts of Truce's that the tallies are held against; all else follows from the tallies.
  public struct Counted: Hashable, Sendable {
    var named = Named()
    var told: [Incident.ID] = []
    var readings: [ReadingAccount] = []
  }

  /// The counts of it.
  public var counted: Counted { Counted(named: named, told: told, readings: readings) }

  /// The party that counts.
  public var party: Party.ID { tallies[0].party }
  /// The party whose acts it counts.
  public var against: Party.ID { tallies[0].against }
  /// The provision.
  public var provision: Provision.ID { tallies[0].provision }

  /// The accounts of tallies, one for each and one for each series, in order of first mention.
  ///
  /// - Parameters:
  ///   - tallies: The tallies.
  ///   - agreement: The agreement.
  ///   - events: The events of the mission.
  ///   - claims: The assessments under each party's own claims.
  ///   - assessment: The assessment under the mission's proof.
  /// - Returns: None for no tally.
  /// - Complexity: O(tallies × incidents).
  public static func all(
    of tallies: [PublishedTally], agreement: Agreement, events: [Event], claims: [Assessment],
    assessment: Assessment
  ) -> [TallyAccount] {
    if tallies.isEmpty { return [] }
    var records: [String: Event] = [:]
    for event in events.reversed() {
      records[event.record] = event
      records["\(event.feed.name):\(event.record)"] = event
    }
    var places: [Incident.ID: Int] = [:]
    for (index, incident) in assessment.incidents.enumerated() { places[incident.id] = index }
    return groups(of: tallies).map { group in
      let own = claims.first { $0.proof == .claimsOf(group[0].party) }
      let counted = Counted(of: group, agreement: agreement, records: records, own: own) {
        incident in
        places[incident].map { Array(assessment.rulings[$0]) } ?? []
      }
      return TallyAccount(of: group, counted: counted)
    }
  }

  /// The same of counts that were made before.
  ///
  /// - Parameters:
  ///   - tallies: The tallies.
  ///   - counts: ``counted`` of each account, in order.
  /// - Returns: None for no tally.
  public static func all(of tallies: [PublishedTally], counted counts: [Counted]) -> [TallyAccount]
  {
    zip(groups(of: tallies), counts).map { TallyAccount(of: $0, counted: $1) }
  }

  /// Each tally, those of a series together, in order of first mention.
  private static func groups(of tallies: [PublishedTally]) -> [[PublishedTally]] {
    var groups: [[PublishedTally]] = []
    for tally in tallies {
      if !tally.series.isEmpty,
        let index = groups.firstIndex(where: { $0[0].isOfSeries(of: tally) })
      {
        groups[index].append(tally)
      } else {
        groups.append([tally])
      }
    }
    return groups
  }

  private init(of tallies: [PublishedTally], counted: Counted) {
    self.tallies = tallies
    let first = tallies[0]
    days = TallyAccount.days(of: tallies)
    published =
      tallies.contains { $0.number == nil } ? nil : tallies.reduce(0) { $0 + ($1.number ?? 0) }
    isAtLeast = tallies.contains { $0.bound == .over }
    let said = Set(tallies.map(\.published))
    let from = tallies.map(\.published).min() ?? first.published
    let to = tallies.map(\.published).max() ?? first.published
    daysWithout =
      tallies.count == 1 ? 0 : to.daysSince1970 - from.daysSince1970 + 1 - said.count
    named = counted.named
    told = counted.told
    readings = counted.readings
  }

  /// The days that tallies cover together.
  fileprivate static func days(of tallies: [PublishedTally]) -> ClosedRange<CivilDay> {
    tallies.reduce(tallies[0].days) {
      Swift.min($0.lowerBound, $1.days.lowerBound)...Swift.max($0.upperBound, $1.days.upperBound)
    }
  }
}

extension TallyAccount.Counted {
  fileprivate init(
    of tallies: [PublishedTally], agreement: Agreement, records: [String: Event],
    own: Assessment?, proven: (Incident.ID) -> [Ruling]
  ) {
    let first = tallies[0]
    let days = TallyAccount.days(of: tallies)
    named = TallyAccount.Named(of: tallies, records: records)
    let zone = agreement.clockZone.value
    var claimed: [(incident: Incident, rulings: ArraySlice<Ruling>)] = []
    for (index, incident) in (own?.incidents ?? []).enumerated() {
      guard let rulings = own?.rulings[index], !rulings.isEmpty,
        incident.isClaimed(by: first.party, of: first.against)
      else { continue }
      let own = incident.span.civilDays(in: zone)
      guard days.contains(own.lowerBound), days.contains(own.upperBound) else { continue }
      claimed.append((incident, rulings))
    }
    told = claimed.map(\.incident.id)
    guard let provision = agreement.provisions.firstIndex(where: { $0.id.value == first.provision })
    else { return }
    readings = agreement.provisions[provision].readings.enumerated().filter {
      $1.party.value == first.party
    }.map { index, reading in
      var account = TallyAccount.ReadingAccount(reading: reading.id.value)
      for entry in claimed {
        account.add(
          entry.incident.id, entry.rulings, proven: proven(entry.incident.id), provision: provision,
          reading: index)
      }
      return account
    }
  }
}

extension TallyAccount.Named {
  fileprivate init(of tallies: [PublishedTally], records: [String: Event]) {
    var seen: Set<String> = []
    for name in tallies.flatMap(\.named) {
      mentions += 1
      guard seen.insert(name).inserted else { continue }
      self.records += 1
      guard let event = records[name] else {
        missing += 1
        continue
      }
      if event.place == nil { withoutPlace += 1 }
      if event.objects.allSatisfy({ $0.objectClass == nil }) { withoutObject += 1 }
    }
  }
}

extension TallyAccount.ReadingAccount {
  /// Counts one claimed incident, by its rulings under the party's claims and the mission's proof.
  fileprivate mutating func add(
    _ id: Incident.ID, _ rulings: ArraySlice<Ruling>, proven: [Ruling], provision: Int,
    reading: Int
  ) {
    func ruling(_ rulings: some Sequence<Ruling>, _ basis: Basis) -> Ruling? {
      rulings.first { $0.provision == provision && $0.reading == reading && $0.basis == basis }
    }
    guard let words = ruling(rulings, .words) else { return }
    switch words.verdict {
    case .violation: violating.append(id)
    case .notViolation:
      if let limb = words.decidedBy.first.flatMap(Limb.allCases.firstIndex(of:)) {
        decided[limb].append(id)
      }
    case .undetermined:
      if let limb = words.lacking.first.flatMap(Limb.allCases.firstIndex(of:)) {
        open[limb].append(id)
      }
    }
    if (ruling(rulings, .practice) ?? words).verdict == .violation {
      violatingByPractice.append(id)
    }
    if ruling(proven, .words)?.verdict == .violation { violatingUnderProof.append(id) }
  }
}

extension PublishedTally {
  fileprivate func isOfSeries(of other: PublishedTally) -> Bool {
    series == other.series && party == other.party && against == other.against
      && provision == other.provision
  }
}

extension Incident {
  /// Whether a speaker of one party tells of it as an act of another.
  fileprivate func isClaimed(by party: Party.ID, of accused: Party.ID) -> Bool {
    events.contains { event in
      guard event.speaker.affiliation == .party(party), event.actor == accused,
        event.denial == nil, let act = event.act
      else { return false }
      return act.sort != .word
    }
  }
}

extension Packer {
  /// Adds the counts of an account.
  public mutating func add(_ counted: TallyAccount.Counted) {
    add(counted.named.mentions)
    add(counted.named.records)
    add(counted.named.missing)
    add(counted.named.withoutPlace)
    add(counted.named.withoutObject)
    add(all: counted.told) { $0.add($1) }
    add(all: counted.readings) { packer, reading in
      packer.add(reading.reading)
      packer.add(all: reading.violating) { $0.add($1) }
      packer.add(all: reading.decided) { $0.add(all: $1) { $0.add($1) } }
      packer.add(all: reading.open) { $0.add(all: $1) { $0.add($1) } }
      packer.add(all: reading.violatingByPractice) { $0.add($1) }
      packer.add(all: reading.violatingUnderProof) { $0.add($1) }
    }
  }
}

extension Unpacker {
  /// The counts of an account.
  public mutating func tallyCounted() -> TallyAccount.Counted {
    let named = TallyAccount.Named(
      mentions: int(), records: int(), missing: int(), withoutPlace: int(), withoutObject: int())
    return TallyAccount.Counted(
      named: named, told: all { $0.id() },
      readings: all { unpacker in
        TallyAccount.ReadingAccount(
          reading: unpacker.id(), violating: unpacker.all { $0.id() },
          decided: unpacker.all { $0.all { $0.id() } }, open: unpacker.all { $0.all { $0.id() } },
          violatingByPractice: unpacker.all { $0.id() },
          violatingUnderProof: unpacker.all { $0.id() })
      })
  }
}
