// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// Words on which readings of one provision part, with the incidents that hang on them.
struct Division: Sendable {
  /// Which of a reading's words decide.
  enum Words: Hashable, Sendable {
    /// What it says of objects.
    case objects
    /// Its start.
    case start
    /// Its end.
    case end
    /// What its verb holds.
    case acts
    /// The zones it names.
    case territory
    /// Whom it binds.
    case parties
    /// Its exceptions.
    case exceptions
  }

  /// The provision.
  let provision: Provision.ID
  /// Which words decide.
  let words: Words
  /// The readings whose words leave the incidents out, in order of declaration.
  let without: [Reading.ID]
  /// The readings whose words do not.
  let with: [Reading.ID]
  /// Incidents that are contested on these words.
  private(set) var contested = 0
  /// Incidents that would be contested on them if what lacks were known.
  private(set) var open = 0
  /// How many are of each class, in order of first mention; `nil` where no class is named.
  private(set) var classes: [(objectClass: ObjectClass.ID?, incidents: Int)] = []
  /// The incidents of the period among them.
  private(set) var inPeriod: [Incident.ID] = []

  private struct Key: Hashable {
    var provision: Int
    var words: Words
    var without: [Int]
    var with: [Int]
  }

  /// All divisions of the provisions, those with most contested incidents first.
  static func all(
    of content: MissionContent, in entries: [Int], provisions: [Int],
    days: ClosedRange<CivilDay>, counting: Counting
  ) -> [Division] {
    var order: [Key] = []
    var found: [Key: Division] = [:]
    for number in entries {
      let all = content.assessment.rulings[number]
      for index in provisions {
        let rulings = all.filter { $0.provision == index && $0.basis == .words }
        let others = rulings.filter { $0.verdict != .notViolation }
        guard !others.isEmpty, others.count < rulings.count else { continue }
        let incident = content.assessment.incidents[number]
        let provision = content.agreement.provisions[index]
        let readings = provision.readings
        let isContested = Standing(of: counting.counted(all, under: index)) == .contested
        var byWords: [(words: Words, without: [Int])] = []
        for ruling in rulings {
          for limb in ruling.decidedBy {
            let words = Division.words(of: limb, readings[ruling.reading], incident)
            if let at = byWords.firstIndex(where: { $0.words == words }) {
              if byWords[at].without.last != ruling.reading {
                byWords[at].without.append(ruling.reading)
              }
            } else {
              byWords.append((words, [ruling.reading]))
            }
          }
        }
        for (words, without) in byWords {
          let key = Key(
            provision: index, words: words, without: without, with: others.map(\.reading))
          if found[key] == nil {
            order.append(key)
            found[key] = Division(
              provision: provision.id.value, words: words,
              without: without.map { readings[$0].id.value },
              with: others.map { readings[$0.reading].id.value })
          }
          found[key]?.add(
            incident, isContested: isContested, isInPeriod: days.holds(counting.days[number]))
        }
      }
    }
    let all = order.compactMap { found[$0] }
    return all.enumerated().sorted { left, right in
      (-left.element.contested, -left.element.open, left.offset)
        < (-right.element.contested, -right.element.open, right.offset)
    }.map(\.element)
  }

  private init(provision: Provision.ID, words: Words, without: [Reading.ID], with: [Reading.ID]) {
    self.provision = provision
    self.words = words
    self.without = without
    self.with = with
  }

  private mutating func add(_ incident: Incident, isContested: Bool, isInPeriod: Bool) {
    if isContested { contested += 1 } else { open += 1 }
    let named = incident.events.lazy.filter { $0.denial == nil }.flatMap(\.objects)
      .compactMap(\.objectClass).first
    if let index = classes.firstIndex(where: { $0.objectClass == named }) {
      classes[index].incidents += 1
    } else {
      classes.append((named, 1))
    }
    if isInPeriod { inPeriod.append(incident.id) }
  }

  private static func words(of limb: Limb, _ reading: Reading, _ incident: Incident) -> Words {
    switch limb {
    case .occurrence: return .acts
    case .time:
      let isBefore = reading.start?.hasStarted(by: incident.span, in: reading.clockZone.value)
      return isBefore == .notMet || reading.end == nil ? .start : .end
    case .place: return .territory
    case .object: return .objects
    case .attribution: return .parties
    case .exception: return .exceptions
    }
  }
}
