// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// A provision in one reading, with all that does not depend on an incident looked up once.
///
/// A class, so that a million findings share it.
final class ReadingRule: Sendable {
  /// Where provision and reading stand in the agreement.
  let place: (provision: Int, reading: Int)
  /// The provision.
  let provision: Provision
  /// The reading.
  let reading: Reading
  /// The bound parties, in the order of the provision.
  let bound: [Party.ID]
  /// Whether the provision was never in force.
  let isHypothetical: Bool
  /// Its time.
  let window: TimeWindow
  /// What must be done first.
  let waits: [Wait]
  /// Spans in which it does not hold, for all or for one.
  let gaps: [Gap]
  /// When each bound party was held; those always held are left out.
  let members: [Party.ID: Membership]
  /// What its words say of objects.
  let objects: ObjectRule
  /// Whether it is about any object, so that nobody has to name one.
  let isAboutAnyObject: Bool
  /// Where the prohibition holds; `nil` for anywhere.
  let within: ZoneGround?
  /// The territory the reading names; `nil` for anywhere.
  let territory: ZoneGround?
  /// Whether an attack on ground that the attacker claims itself is covered.
  let ownGround: Reading.Coverage
  /// The exceptions of rule and reading.
  let exceptions: [ReadingException]
  /// What each practice counts as time; those without a start and an end are left out.
  let practiceWindows: [TimeWindow]
  /// The kinds of act that its practices count.
  let practisedActs: [ActKind]
  /// The classes that its practices count, and those under them, each with the one counted.
  let practisedClasses: [ObjectClass.ID: ObjectClass.ID]

  /// The rule of a reading.
  init(
    _ provision: Provision, _ reading: Reading, at place: (provision: Int, reading: Int),
    in agreement: Agreement, zones: ZoneGrounds
  ) {
    self.place = place
    self.provision = provision
    self.reading = reading
    bound = provision.boundParties(in: agreement)
    isHypothetical = agreement.wasEverInForce(provision, under: reading) == .notMet
    let zone = reading.clockZone.value
    window = TimeWindow(start: reading.firstHour, end: reading.lastEnd, in: zone)
    members = Dictionary(
      bound.map { ($0, agreement.membership(of: $0, in: provision)) }.filter { !$0.1.isAlways },
      uniquingKeysWith: { first, _ in first })
    waits = provision.waitsFor + reading.waitsFor
    gaps = Gap.gaps(of: provision, in: reading, agreement: agreement)
    objects = ObjectRule(provision, reading, tree: agreement.classes)
    isAboutAnyObject = objects.anything != nil
    within = ZoneGround(provision.prohibition?.within ?? [], in: zones)
    territory = ZoneGround(reading.territory, in: zones)
    ownGround = reading.ownGround?.value ?? .covered
    exceptions = provision.exceptions + reading.exceptions
    practisedActs = reading.practices.flatMap(\.acts).map(\.value)
    var counted: [ObjectClass.ID: ObjectClass.ID] = [:]
    for listed in reading.practices.flatMap(\.objects).map(\.value) where counted[listed] == nil {
      counted[listed] = listed
      for id in agreement.classes.classes.map(\.value)
      where counted[id] == nil && agreement.classes.lies(id, under: listed) {
        counted[id] = listed
      }
    }
    practisedClasses = counted
    practiceWindows = reading.practices.filter { $0.start != nil || $0.end != nil }.map {
      TimeWindow(start: $0.start ?? reading.start, end: $0.end ?? reading.lastEnd, in: zone)
    }
  }

  /// What the words say of a kind of act.
  func coverage(of act: ActKind) -> (coverage: Reading.Coverage, clause: ActClause?) {
    provision.coverage(of: act, under: reading)
  }
}

extension Provision {
  /// Whom it binds; where it names nobody, all parties.
  func boundParties(in agreement: Agreement) -> [Party.ID] {
    if !binds.isEmpty { return binds.map(\.value) }
    return agreement.parties.filter { $0.role == .party }.map(\.id.value)
  }
}

extension Gap {
  /// The spans in which a provision does not hold, for all or for one party.
  static func gaps(
    of provision: Provision, in reading: Reading, agreement: Agreement
  ) -> [Gap] {
    let zone = agreement.clockZone.value
    var result: [Gap] = provision.suspensions.map { pause in
      Gap(
        earliestStart: pause.start.earliest(in: zone), latestStart: pause.start.latest(in: zone),
        earliestEnd: pause.end?.earliest(in: zone), latestEnd: pause.end?.latest(in: zone),
        party: pause.party?.value, ground: pause.party == nil ? nil : .suspended)
    }
    if let day = provision.retired?.value { result.append(Gap(from: zone.span(of: day))) }
    for lapse in reading.lapses {
      let zone = reading.clockZone.value
      result.append(
        Gap(
          earliestStart: lapse.start.earliest(in: zone), latestStart: lapse.start.latest(in: zone),
          earliestEnd: lapse.end.earliest(in: zone), latestEnd: lapse.end.latest(in: zone),
          party: nil, ground: .lapsed))
    }
    for use in reading.release?.uses ?? [] {
      var gap = Gap(from: reading.clockZone.value.span(of: use.day.value))
      gap.party = use.party.value
      gap.ground = .released
      result.append(gap)
    }
    return result
  }

  /// From some moment of a day on, without an end.
  private init(from day: TimeSpan) {
    (earliestStart, latestStart) = (day.start, day.end)
  }
}

extension Wait {
  /// The name of what is waited for.
  var word: String {
    switch target.value {
    case .condition(let id): id.name
    case .commitment(let id): id.name
    case .provision(let id): id.name
    }
  }
}
