// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// Holds incidents against every provision of an agreement in every reading.
///
/// It knows no party but by the agreement, and none before another. All that does not depend on an
/// incident is looked up once, when it is made.
public struct Assessor: Sendable {
  /// The agreement.
  public let agreement: Agreement
  /// The probability from which a place counts as inside, 0.5...1.
  public let placeThreshold: Double
  /// The known objects.
  public let objects: ObjectIndex

  let rules: [ReadingRule]
  let claimedGround: [Party.ID: ZoneGround]
  let sensors: SensorBoxes
  let names: [Party.ID: String]
  private let reviews: [Incident.ID: [Review]]
  private let dissents: [Incident.ID: [Dissent]]
  private let known: [String: ProtectedObject]

  /// An assessor of an agreement.
  ///
  /// - Parameters:
  ///   - agreement: The agreement.
  ///   - placeThreshold: The probability from which a place counts as inside; taken into 0.5...1.
  ///   - objects: The known objects; those placed from a report never decide.
  ///   - zones: The ground of the agreement's zones; a zone that is missing has no known geometry.
  ///   - widest: The ground beyond which nothing belongs to a zone whose distance is given as bounds.
  ///   - reviews: What two persons settled, oldest first; the last word on a fact counts.
  ///   - dissents: Who dissents from what is found; it stands in the findings and decides nothing.
  ///   - sensors: Every event of a sensor, to know whether it burnt there before.
  public init(
    agreement: Agreement, placeThreshold: Double = 0.95, objects: [ProtectedObject] = [],
    zones: [Zone.ID: Footprint] = [:], widest: [Zone.ID: Footprint] = [:],
    reviews: [Review] = [], dissents: [Dissent] = [], sensors: [Event] = []
  ) {
    let zones = ZoneGrounds(
      certain: zones, widest: widest,
      endless: Set(
        agreement.zones.map(\.id.value).filter {
          agreement.ground(of: $0)?.mostInMetres?.isFinite == false
        }))
    self.agreement = agreement
    self.placeThreshold = Swift.max(0.5, Swift.min(1, placeThreshold))
    self.objects = ObjectIndex(objects)
    self.sensors = SensorBoxes(of: sensors)
    self.reviews = Dictionary(grouping: reviews, by: \.incident)
    self.dissents = Dictionary(grouping: dissents, by: \.incident)
    known = Dictionary(objects.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    rules = agreement.provisions.enumerated().flatMap { first, provision in
      provision.readings.enumerated().map { second, reading in
        ReadingRule(provision, reading, at: (first, second), in: agreement, zones: zones)
      }
    }
    names = Dictionary(
      agreement.parties.map { ($0.id.value, $0.name) }, uniquingKeysWith: { first, _ in first })
    var claimed: [Party.ID: ZoneGround] = [:]
    for party in agreement.parties {
      if let ground = ZoneGround(party.claims, in: zones) { claimed[party.id.value] = ground }
    }
    claimedGround = claimed
  }

  /// The findings of an incident under every reading, in the order of the agreement.
  ///
  /// Those by practice follow those by words of the same reading, where a practice speaks of the
  /// incident. None when the proof looks at one party's claims and that party claims nothing of it.
  public func findings(of incident: Incident, proof: Proof) -> [Finding] {
    guard let assessed = assess(incident, proof: proof) else { return [] }
    let dissents = dissents(from: incident)
    return assessed.outcomes.map { outcome in
      var finding = finding(of: outcome, in: assessed.testimony)
      finding.dissents = dissents
      return finding
    }
  }

  /// The dissents under an incident's name and its former ones, in the order of their entries.
  private func dissents(from incident: Incident) -> [Dissent] {
    if dissents.isEmpty { return [] }
    return ([incident.id] + incident.alsoKnownAs).flatMap { dissents[$0] ?? [] }
      .sorted { $0.entry < $1.entry }
  }

  /// The limbs of an incident under every reading, without words.
  func assess(_ incident: Incident, proof: Proof) -> (testimony: Testimony, outcomes: [Outcome])? {
    var own = reviews[incident.id] ?? []
    if !reviews.isEmpty { for former in incident.alsoKnownAs { own += reviews[former] ?? [] } }
    guard let testimony = Testimony(of: incident, under: proof, reviews: own) else { return nil }
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(rules.count)
    var near: [Int]?
    var known: [[Int]: PlaceStanding] = [:]
    var shared: (bound: [Party.ID], found: (outcome: LimbOutcome, actor: Party.ID?))?
    for (index, rule) in rules.enumerated() {
      if shared == nil || shared?.bound != rule.bound {
        shared = (rule.bound, attribution(testimony, bound: rule.bound))
      }
      guard let attributed = shared?.found else { continue }
      let named = object(testimony) { rule.objects($0, named: $1) }
      var guessed: (place: LimbOutcome, object: LimbOutcome)?
      if named == nil, !rule.isAboutAnyObject {
        if near == nil {
          near = testimony.place.map {
            objects.touching($0.coordinate, withinMetres: $0.circleInMetres)
          }
        }
        guessed = inferred(testimony, rule, near: near ?? [], known: &known)
      }
      let object =
        named ?? guessed?.object
        ?? (rule.isAboutAnyObject
          ? LimbOutcome(state: .met, ground: .anyObject)
          : LimbOutcome(state: .unknown, ground: .notNamed))
      var outcome = Outcome(
        rule: index, basis: .words,
        limbs: [
          occurrence(testimony, rule) { rule.coverage(of: $0).coverage },
          time(testimony, rule, window: rule.window),
          place(testimony, rule, inferred: guessed?.place), object, attributed.outcome,
          exception(
            testimony, rule, actor: attributed.actor, classes: testimony.classes),
        ], actor: attributed.actor)
      outcome.isOnOwnGround =
        claimedGround.isEmpty || testimony.asserting.isEmpty
        ? .notMet : ownGround(testimony, rule)
      outcomes.append(outcome)
      if let practised = practice(testimony, rule, words: outcome) { outcomes.append(practised) }
    }
    return (testimony, outcomes)
  }

  /// The same limbs as far as the party's own counting speaks of them; `nil` when it does not.
  private func practice(
    _ testimony: Testimony, _ rule: ReadingRule, words: Outcome
  ) -> Outcome? {
    if rule.reading.practices.isEmpty { return nil }
    var result = words
    result.basis = .practice
    let acts = rule.practisedActs
    if !acts.isEmpty,
      testimony.asserting.contains(where: { $0.act.map(acts.contains) ?? false })
    {
      result.limbs[0] = occurrence(testimony, rule) { act in
        acts.contains(act) ? .covered : rule.coverage(of: act).coverage
      }
      result.practised.append(.occurrence)
    }
    if !rule.practiceWindows.isEmpty {
      let all = rule.practiceWindows.map { time(testimony, rule, window: $0) }
      result.limbs[1] =
        all.first { $0.state == .met } ?? all.first { $0.state == .unknown } ?? all[0]
      result.practised.append(.time)
    }
    if !rule.practisedClasses.isEmpty {
      let own = object(testimony) { id, names in
        if let id, let listed = rule.practisedClasses[id] {
          return ObjectRule.Answer(state: .met, ground: .listed(listed, .covered), location: nil)
        }
        return rule.objects(id, named: names)
      }
      if let own, own != words.limbs[3] {
        result.limbs[3] = own
        result.practised.append(.object)
      }
    }
    return result.practised.isEmpty ? nil : result
  }

  /// The known object of an id.
  func knownObject(_ id: String) -> ProtectedObject? { known[id] }
}

/// What was found of one incident under one reading, before it is put into words.
struct Outcome: Hashable, Sendable {
  /// The rule's place in ``Assessor/rules``.
  var rule: Int
  /// Words or practice.
  var basis: Basis
  /// One for each case of ``Limb``, in order.
  var limbs: [LimbOutcome]
  /// The party accused, if one is.
  var actor: Party.ID?
  /// Whether the accused struck ground that it claims itself.
  var isOnOwnGround = Kleene.notMet
  /// The limbs of which the practice speaks.
  var practised: [Limb] = []

  /// The verdict, as in ``Finding``.
  var verdict: Verdict {
    var value = !limbs[5].state
    for limb in limbs.prefix(5) { value = value && limb.state }
    switch value {
    case .met: return .violation
    case .notMet: return .notViolation
    case .unknown: return .undetermined
    }
  }
}

extension Testimony {
  /// The classes named as struck, in order of first mention.
  var classes: [ObjectClass.ID] {
    var result: [ObjectClass.ID] = []
    for event in asserting {
      for object in event.struckObjects {
        if let id = object.objectClass, !result.contains(id) { result.append(id) }
      }
    }
    return result
  }
}
