// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// The ground of zones: all of it, or with pieces of which no geometry is known.
struct ZoneGround: Sendable {
  /// The ground that is known.
  var known: Footprint
  /// Whether some of it is not: no geometry, or a distance with a lower bound alone.
  var isPartlyUnknown: Bool
  /// The ground beyond which nothing belongs to them, where distances are given as bounds.
  var widest: Footprint?
  /// What was found of places before.
  let knownPlaces = KnownPlaces()

  /// The ground of zones; `nil` for no zone.
  init?(_ zones: [Marked<Zone.ID>], in grounds: ZoneGrounds) {
    if zones.isEmpty { return nil }
    let found = zones.compactMap { grounds.certain[$0.value] }
    known = Footprint(union: found)
    isPartlyUnknown =
      found.count < zones.count || zones.contains { grounds.endless.contains($0.value) }
    if zones.contains(where: { grounds.widest[$0.value] != nil }) {
      widest = Footprint(
        union: zones.compactMap { grounds.widest[$0.value] ?? grounds.certain[$0.value] })
    }
  }
}

/// How places lie to the ground of some zones, as far as somebody asked: every reading, proof and page
/// asks for the same places, and the integral over an outline takes long.
final class KnownPlaces: Sendable {
  private let outcomes = Mutex<[Place: LimbOutcome]>([:])

  /// The most places that are kept.
  private static let most = 100_000

  /// How a place lies, worked out if nobody asked before.
  func outcome(of place: Place, _ work: () -> LimbOutcome) -> LimbOutcome {
    if let known = outcomes.withLock({ $0[place] }) { return known }
    let outcome = work()
    outcomes.withLock { if $0.count < KnownPlaces.most { $0[place] = outcome } }
    return outcome
  }
}

/// What is known of the ground of every zone.
struct ZoneGrounds: Sendable {
  /// The ground that certainly belongs to each.
  var certain: [Zone.ID: Footprint]
  /// The ground beyond which nothing does, for zones whose distance is given as bounds.
  var widest: [Zone.ID: Footprint]
  /// Zones whose distance has a lower bound alone.
  var endless: Set<Zone.ID>
}

extension Assessor {
  /// Whether an incident lies where a reading holds; `inferred` is what the known objects at the place
  /// give, where nobody names an object.
  func place(
    _ testimony: Testimony, _ rule: ReadingRule, inferred: LimbOutcome?
  ) -> LimbOutcome {
    var result = inferred ?? LimbOutcome(state: .met, ground: .anywhere)
    for ground in [rule.within, rule.territory].compactMap({ $0 }) {
      let own = lies(testimony.place, in: ground)
      if own.state == .notMet { return own }
      if result.state == .met { result = own }
    }
    if result.state == .notMet { return result }
    switch rule.ownGround {
    case .covered: break
    case .not, .unclear:
      let own = ownGround(testimony, rule)
      if rule.ownGround == .not, own == .met {
        return LimbOutcome(state: .notMet, ground: .ownGround(.not))
      }
      if own != .notMet, result.state == .met {
        return LimbOutcome(state: .unknown, ground: .ownGround(.unclear))
      }
    }
    return result
  }

  /// Whether a place lies on the ground of zones.
  func lies(_ place: Place?, in ground: ZoneGround) -> LimbOutcome {
    guard let place else { return LimbOutcome(state: .unknown, ground: .noPlace) }
    return ground.knownPlaces.outcome(of: place) { lies(at: place, in: ground) }
  }

  private func lies(at place: Place, in ground: ZoneGround) -> LimbOutcome {
    let standing = ground.known.standing(of: place, threshold: placeThreshold)
    switch standing.state {
    case .met: return LimbOutcome(state: .met, ground: .inside(standing.thousandths))
    case .unknown: return LimbOutcome(state: .unknown, ground: .perhapsInside(standing.thousandths))
    case .notMet:
      if ground.isPartlyUnknown { return LimbOutcome(state: .unknown, ground: .noGround) }
      if let widest = ground.widest,
        widest.standing(of: place, threshold: placeThreshold).state != .notMet
      {
        return LimbOutcome(state: .unknown, ground: .perhapsInside(nil))
      }
      return LimbOutcome(state: .notMet, ground: .apart)
    }
  }

  /// Whether those who may have done it struck ground that they claim themselves.
  func ownGround(_ testimony: Testimony, _ rule: ReadingRule) -> Kleene {
    var suspects = testimony.actors(among: rule.bound)
    if suspects.isEmpty { suspects = rule.bound }
    let states = suspects.map { party -> Kleene in
      guard let ground = claimedGround[party] else { return .notMet }
      return lies(testimony.place, in: ground).state
    }
    return Kleene.agreement(of: states) ?? .notMet
  }

  /// What the known objects within an incident's circle give for its place and its object; `known`
  /// keeps what was computed for other readings of the same incident.
  func inferred(
    _ testimony: Testimony, _ rule: ReadingRule, near: [Int], known: inout [[Int]: PlaceStanding]
  ) -> (place: LimbOutcome, object: LimbOutcome) {
    guard let place = testimony.place else {
      return (
        LimbOutcome(state: .unknown, ground: .noPlace),
        LimbOutcome(state: .unknown, ground: .notNamed)
      )
    }
    var covered: [Int] = []
    var possible: [Int] = []
    for index in near {
      let object = objects.objects[index]
      let state = rule.objects(object.objectClass, named: [object.id, object.name])?.state
      if state == .notMet { continue }
      possible.append(index)
      if state == .met { covered.append(index) }
    }
    let object = LimbOutcome(state: .unknown, ground: .notNamed)
    // A mission without a list of objects knows nothing of what stands there.
    if objects.objects.isEmpty {
      return (LimbOutcome(state: .unknown, ground: .noObjectList), object)
    }
    if possible.isEmpty {
      return (LimbOutcome(state: .notMet, ground: .noKnownObject), object)
    }
    // Every one of them touches the circle; met asks for the point itself to lie on one.
    if possible.count > 4,
      !possible.contains(where: { objects.grounds[$0].contains(place.coordinate) })
    {
      return (LimbOutcome(state: .unknown, ground: .perhapsAtKnownObject(nil)), object)
    }
    let standing = standing(of: place, at: possible, known: &known)
    switch standing.state {
    case .notMet: return (LimbOutcome(state: .notMet, ground: .noKnownObject), object)
    case .unknown:
      return (
        LimbOutcome(state: .unknown, ground: .perhapsAtKnownObject(standing.thousandths)), object
      )
    case .met:
      let isSure = self.standing(of: place, at: covered, known: &known).state == .met
      return (
        LimbOutcome(state: .met, ground: .atKnownObject(standing.thousandths)),
        isSure
          ? LimbOutcome(
            state: .met,
            ground: .inferred(covered.first.flatMap { objects.objects[$0].objectClass }))
          : object
      )
    }
  }

  /// Where a place stands to the ground of known objects, computed once for one list of them.
  private func standing(
    of place: Place, at indices: [Int], known: inout [[Int]: PlaceStanding]
  ) -> PlaceStanding {
    if let found = known[indices] { return found }
    let ground = Footprint(union: indices.map { objects.grounds[$0] })
    let standing = ground.standing(of: place, threshold: placeThreshold)
    known[indices] = standing
    return standing
  }
}

/// Where a place stands to some ground: met, not met or unknown, and the probability in thousandths where it
/// was computed.
typealias PlaceStanding = (state: Kleene, thousandths: Int?)

extension Footprint {
  /// Where a place stands to this ground: met from a probability, not met only where the circle that
  /// holds 95 percent and the ground are apart, else unknown.
  ///
  /// Somewhere in a settlement: the share of its ground that lies here, and met only where the middle
  /// lies here too, as for a circle.
  func standing(of place: Place, threshold: Double) -> PlaceStanding {
    if let settlement = place.settlement {
      guard touches(place.coordinate, withinMetres: place.circleInMetres) else {
        return (.notMet, 0)
      }
      let share = probability(of: .even(over: settlement))
      let isMet = share >= threshold && contains(place.coordinate)
      return (isMet ? .met : .unknown, Int((share * 1000).rounded(.down)))
    }
    let standing = standing(
      around: place.coordinate, sigmaInMetres: place.sigmaInMetres,
      circleInMetres: place.circleInMetres, threshold: threshold)
    return (standing.state, standing.probability.map { Int(($0 * 1000).rounded(.down)) })
  }
}
