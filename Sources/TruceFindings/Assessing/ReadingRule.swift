// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// A provision in one reading, with all that does not depend on an incident looked up once.
struct ReadingRule: Sendable {
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
  let waits: [WaitRule]
  /// Spans in which it does not hold, for all or for one.
  let gaps: [Gap]
  /// What its words say of objects.
  let objects: ObjectRule
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

  /// The rule of a reading.
  init(
    _ provision: Provision, _ reading: Reading, in agreement: Agreement,
    zones: [Zone.ID: Footprint]
  ) {
    self.provision = provision
    self.reading = reading
    bound = provision.boundParties(in: agreement)
    isHypothetical = !provision.wasEverAccepted(in: agreement)
    let zone = reading.clockZone.value
    window = TimeWindow(start: reading.start, end: reading.end, in: zone)
    waits = (provision.waitsFor + reading.waitsFor).map {
      WaitRule($0, of: reading, in: agreement)
    }
    gaps = Gap.gaps(of: provision, in: reading, bound: bound, agreement: agreement)
    objects = ObjectRule(provision, reading, tree: agreement.classes)
    within = ZoneGround(provision.prohibition?.within ?? [], in: zones)
    territory = ZoneGround(reading.territory, in: zones)
    ownGround = reading.ownGround?.value ?? .covered
    exceptions = provision.exceptions + reading.exceptions
    practiceWindows = reading.practices.filter { $0.start != nil || $0.end != nil }.map {
      TimeWindow(start: $0.start ?? reading.start, end: $0.end ?? reading.end, in: zone)
    }
  }
}

extension Provision {
  /// Whom it binds; where it names nobody, all parties.
  func boundParties(in agreement: Agreement) -> [Party.ID] {
    if !binds.isEmpty { return binds.map(\.value) }
    return agreement.parties.filter { $0.role == .party }.map(\.id.value)
  }

  /// Whether those whose consent it needs accepted it at some time; accepting in principle is not
  /// accepting.
  func wasEverAccepted(in agreement: Agreement) -> Bool {
    let bound = boundParties(in: agreement)
    func accepted(_ party: Party.ID) -> Bool {
      positions.contains { $0.party.value == party && $0.stance == .accepts }
    }
    switch consent {
    case .all: return !bound.isEmpty && bound.allSatisfy(accepted)
    case .each: return bound.contains(where: accepted)
    }
  }
}

/// Something that must be done first, with bounds on when it was.
struct WaitRule: Sendable {
  /// What is waited for, in words.
  let name: String
  private let isNever: Bool
  private let earliest: Instant?
  private let latest: Instant?

  /// A wait of a reading.
  init(_ wait: Wait, of reading: Reading, in agreement: Agreement) {
    let zone = agreement.clockZone.value
    switch wait.target.value {
    case .condition(let id):
      name = id.name
      let day = agreement.conditions.first { $0.id.value == id }?.met?.value
      (isNever, earliest, latest) = WaitRule.bounds(of: day, in: zone)
    case .commitment(let id):
      name = id.name
      let day = agreement.commitments.first { $0.id.value == id }?.dayOfFullDelivery
      (isNever, earliest, latest) = WaitRule.bounds(of: day, in: zone)
    case .provision(let id):
      name = id.name
      let other = agreement.provisions.first { $0.id.value == id }
      guard let other, other.wasEverAccepted(in: agreement) else {
        (isNever, earliest, latest) = (true, nil, nil)
        return
      }
      // It is done when it has ended, as the same party reads it.
      let own = other.readings.first { $0.party.value == reading.party.value }
      let window = TimeWindow(
        start: own?.start, end: own?.end, in: own?.clockZone.value ?? zone)
      isNever = window.isOpen
      (earliest, latest) = (window.earliestEnd, window.latestEnd)
    }
  }

  private static func bounds(
    of day: CivilDay?, in zone: ClockZone
  ) -> (isNever: Bool, earliest: Instant?, latest: Instant?) {
    guard let day else { return (true, nil, nil) }
    let span = zone.span(of: day)
    return (false, span.start, span.end)
  }

  /// Whether it was done before every moment of a span.
  func isOver(_ span: TimeSpan) -> Kleene {
    isNever ? .notMet : TimeWindow.isBehind(span, earliest: earliest, latest: latest)
  }
}

extension Commitment {
  /// The day on which all that was promised had been delivered; `nil` when it was not.
  var dayOfFullDelivery: CivilDay? {
    if obligations.isEmpty { return nil }
    if let day = progress.filter({ $0.stage.value == .reconciled }).map(\.day.value).min() {
      return day
    }
    var last: CivilDay?
    for obligation in obligations {
      let steps = progress.filter {
        $0.stage.value == .delivered
          && ($0.by == nil || $0.by?.value == obligation.from.value)
      }.sorted { $0.day.value < $1.day.value }
      var sum = 0
      var done: CivilDay?
      for step in steps where done == nil {
        sum += step.quantity?.value ?? 0
        let wanted = obligation.quantity?.value
        if wanted.map({ sum >= $0 }) ?? true { done = step.day.value }
      }
      guard let done else { return nil }
      last = Swift.max(last ?? done, done)
    }
    return last
  }
}

extension Gap {
  /// The spans in which a provision does not hold, for all or for one party.
  static func gaps(
    of provision: Provision, in reading: Reading, bound: [Party.ID], agreement: Agreement
  ) -> [Gap] {
    let zone = agreement.clockZone.value
    var result: [Gap] = provision.suspensions.map { pause in
      Gap(
        earliestStart: pause.start.earliest(in: reading.clockZone.value),
        latestStart: pause.start.latest(in: reading.clockZone.value),
        earliestEnd: pause.end?.earliest(in: reading.clockZone.value),
        latestEnd: pause.end?.latest(in: reading.clockZone.value),
        party: pause.party?.value, ground: pause.party == nil ? nil : .withdrew)
    }
    if let day = provision.retired?.value { result.append(Gap(from: zone.span(of: day))) }
    for party in bound {
      result += own(of: party, provision, consent: provision.consent, zone: zone)
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

  /// The spans in which a party's positions leave it free: from a withdrawal, or a refusal after
  /// accepting, until it accepts again; where each binds itself, also before it first accepts.
  private static func own(
    of party: Party.ID, _ provision: Provision, consent: Provision.Consent, zone: ClockZone
  ) -> [Gap] {
    let positions = provision.positions.filter { $0.party.value == party }
      .sorted { $0.day.value < $1.day.value }
    var result: [Gap] = []
    var hasAccepted = false
    var open: Gap?
    if consent == .each {
      open = Gap(
        earliestStart: nil, latestStart: Instant(secondsSince1970: .min / 4), earliestEnd: nil,
        latestEnd: nil, party: party, ground: .notAccepted)
    }
    for position in positions {
      let day = zone.span(of: position.day.value)
      switch position.stance {
      case .accepts:
        hasAccepted = true
        if var gap = open {
          // In a truce each declares for itself the reading says from which hour.
          gap.earliestEnd = day.start
          gap.latestEnd = gap.ground == .notAccepted ? day.start : day.end
          result.append(gap)
          open = nil
        }
      case .refuses, .withdraws:
        guard hasAccepted, open == nil else { continue }
        open = Gap(
          earliestStart: day.start, latestStart: day.end, earliestEnd: nil, latestEnd: nil,
          party: party, ground: .withdrew)
      case .proposes, .acceptsInPrinciple: continue
      }
    }
    if let open { result.append(open) }
    return result
  }
}
