// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceGround
public import TruceTerms

/// Joins events to the incidents they tell of.
///
/// Rules it keeps: all speakers of one record tell one incident; tallies and claims of compliance
/// stand alone; a denial goes with what it denies; a sensor's record joins an incident and makes none;
/// every two records of an incident could be one (no chain joins its ends unseen); a person's recorded
/// decision stands above all of that. The result depends on the events alone, not on their order, and
/// linking again changes nothing.
///
/// Cost: near linear in the events, as long as few share a day and a place.
public struct Linker: Sendable {
  /// The numbers it works by.
  public var rules = LinkRules()
  /// The classes of objects, to know which are of one kind.
  public var classes: ClassTree
  /// Recorded decisions, oldest first.
  public var acts: [LinkAct]

  /// A linker for an agreement's classes of objects.
  public init(classes: ClassTree = ClassTree(), acts: [LinkAct] = []) {
    self.classes = classes
    self.acts = acts
  }

  /// The incidents that events tell of, by (start, id).
  ///
  /// An event given twice counts once. An event that tells of no act and no fire is in none of them; a
  /// denial may be in several.
  public func incidents(linking events: [Event]) -> [Incident] {
    var ordered = events.inOrder
    var last: Event.ID?
    ordered.removeAll { event in
      defer { last = event.id }
      return event.id == last
    }
    let decisions = LinkDecisions(acts, on: ordered)
    var units = LinkUnit.units(of: ordered, keeping: decisions)
    let kinship = ClassKinship(of: classes)
    var groups = LinkGroups(units, decisions: decisions)
    groups.applyDecisions()
    let candidates = LinkCandidates(units, rules: rules)
    var (pairs, slips) = likely(candidates, units: units, kinship: kinship)
    if !slips.isEmpty {
      // A record whose clock another corrects may be told by a third that only says "morning".
      for (a, b) in slips {
        units[a].otherClock = units[b].clock
        units[b].otherClock = units[a].clock
      }
      pairs = likely(candidates, units: units, kinship: kinship).pairs
    }
    pairs.sort { $0.points != $1.points ? $0.points > $1.points : ($0.a, $0.b) < ($1.a, $1.b) }
    for (_, a, b) in pairs {
      groups.join(a, b) { x, y in
        let comparison = LinkComparison(units[x], units[y], rules: rules, classes: kinship)
        return !comparison.isImpossible && comparison.points >= rules.enoughWithin
      }
    }
    return incidents(of: groups, units: units, events: ordered, kinship: kinship)
  }

  /// The pairs that speak enough for one incident, and those of them that rest on a slip of twelve
  /// hours.
  private func likely(
    _ candidates: LinkCandidates, units: [LinkUnit], kinship: ClassKinship
  ) -> (pairs: [(points: Int, a: Int, b: Int)], slips: [(Int, Int)]) {
    typealias Found = (pairs: [(points: Int, a: Int, b: Int)], slips: [(Int, Int)])
    let pieces = candidates.pieces
    let found = inParallel(pieces: pieces.count) { piece -> Found in
      var found: Found = ([], [])
      candidates.forEachPair(in: pieces[piece]) { a, b in
        let comparison = LinkComparison(units[a], units[b], rules: rules, classes: kinship)
        if !comparison.isImpossible, comparison.isSpecific, comparison.points >= rules.enough {
          found.pairs.append((comparison.points, a, b))
          if comparison.isSlip { found.slips.append((a, b)) }
        }
      }
      return found
    }
    return (found.flatMap(\.pairs), found.flatMap(\.slips))
  }

  private func incidents(
    of groups: LinkGroups, units: [LinkUnit], events: [Event], kinship: ClassKinship
  ) -> [Incident] {
    let decisions = groups.decisions
    @Sendable func incident(of draft: LinkDraft) -> Incident {
      draft.incident(units: units, events: events, decisions: decisions) { a, b in
        LinkComparison(units[a], units[b], rules: rules, classes: kinship, telling: true)
      }
    }
    func isInOrder(_ a: Incident, _ b: Incident) -> Bool {
      (a.span.start, a.id) < (b.span.start, b.id)
    }
    var incidents: [Incident]
    if units.contains(where: { $0.kind == .denial || $0.kind == .sensor }) {
      var drafts = inParallel(over: groups.firsts) { first in
        LinkDraft(of: groups.members(of: first), units: units, events: events)
      }
      LinkDraft.attachDenials(to: &drafts, units: units, events: events)
      LinkDraft.attachSensors(to: &drafts, units: units, events: events, rules: rules)
      incidents = inParallel(over: drafts) { incident(of: $0) }
    } else {
      let told = groups.firsts.filter { first in
        LinkDraft.kind(of: groups.members(of: first), units: units) != .silent
      }
      incidents = inParallel(over: told) { first in
        incident(of: LinkDraft(of: groups.members(of: first), units: units, events: events))
      }
    }
    let stands = zip(incidents, incidents.dropFirst()).allSatisfy { !isInOrder($1, $0) }
    if !stands { incidents.sort(by: isInOrder) }
    return incidents
  }
}
