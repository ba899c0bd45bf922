// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

/// One incident of the period with everything a reader is told of it.
struct IncidentLine: Sendable {
  /// A class of object and on what the name rests.
  struct NamedClass: Hashable, Sendable {
    var objectClass: ObjectClass.ID
    var namedBy: [NamedObject.Basis]
  }

  /// Where it stands under one provision.
  struct ProvisionStanding: Hashable, Sendable {
    var provision: Provision.ID
    var standing: Standing
    var isHypothetical: Bool
  }

  /// The incident.
  let incident: Incident
  /// The days it counts for.
  let days: ClosedRange<CivilDay>
  /// How finely its time is known: as the finest of its sources gives it.
  let timePrecision: TimePrecision
  /// The place in a source's words; empty when none names it.
  let placeName: String
  /// What was struck, in the sources' words, each once.
  let objectWords: [String]
  /// The classes named or proposed, in order of first mention.
  let classes: [NamedClass]
  /// The dead and wounded in the sources' words, each with its speaker.
  let casualties: [(words: String, speaker: String)]
  /// Its findings, in the agreement's order.
  let findings: [Finding]
  /// Its standing by provision, in the agreement's order.
  let standings: [ProvisionStanding]
  /// Whether the accused struck ground that it claims itself.
  let onOwnGround: Kleene

  /// A line of an entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - days: The days it counts for.
  ///   - standings: Where it stands.
  ///   - hasFindings: Whether its findings are told of; they are worked out anew, which takes longest.
  init(
    of entry: Assessment.Entry, days: ClosedRange<CivilDay>, standings: [ProvisionStanding],
    hasFindings: Bool = true
  ) {
    incident = entry.incident
    self.days = days
    findings = hasFindings ? entry.findings : []
    let strikes = entry.incident.events.filter { $0.denial == nil }
    let order = TimePrecision.allCases
    timePrecision =
      strikes.map(\.timePrecision).min {
        (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
      } ?? .day
    placeName =
      strikes.first { !$0.placeName.isEmpty }?.placeName
      ?? strikes.first { !$0.region.isEmpty }?.region ?? ""
    objectWords = strikes.map(\.objectWords).filter { !$0.isEmpty }.firsts
    var classes: [NamedClass] = []
    for object in strikes.flatMap(\.objects) {
      guard let id = object.objectClass else { continue }
      if let index = classes.firstIndex(where: { $0.objectClass == id }) {
        if !classes[index].namedBy.contains(object.basis) {
          classes[index].namedBy.append(object.basis)
        }
      } else {
        classes.append(NamedClass(objectClass: id, namedBy: [object.basis]))
      }
    }
    self.classes = classes
    casualties = strikes.filter { !$0.casualties.isEmpty }.map { ($0.casualties, $0.speaker.name) }
    self.standings = standings
    let grounds = entry.rulings.map(\.isOnOwnGround)
    onOwnGround =
      grounds.contains(.met) ? .met : grounds.contains(.unknown) ? .unknown : .notMet
  }

  /// The finding of a reading by words or by practice.
  func finding(_ reading: Reading.ID, _ provision: Provision.ID, _ basis: Basis = .words)
    -> Finding?
  {
    findings.first { $0.reading == reading && $0.provision == provision && $0.basis == basis }
  }

  /// Its standing under a provision.
  func standing(under provision: Provision.ID) -> Standing? {
    standings.first { $0.provision == provision }?.standing
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it stood first.
  var firsts: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
