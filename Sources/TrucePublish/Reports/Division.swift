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
      let entry = content.assessment.entries[number]
      for index in provisions {
        let provision = content.agreement.provisions[index]
        let readings = provision.readings
        var findings: [(reading: Int, finding: Finding)] = []
        for finding in entry.findings
        where finding.provision == provision.id.value && finding.basis == .words {
          if let at = readings.firstIndex(where: { $0.id.value == finding.reading }) {
            findings.append((at, finding))
          }
        }
        let others = findings.filter { $0.finding.verdict != .notViolation }
        guard !others.isEmpty, others.count < findings.count else { continue }
        let isContested =
          Standing(
            of: findings.map(\.finding).filter { counting.counted[index].contains($0.reading) })
          == .contested
        var byWords: [Words] = []
        for (reading, finding) in findings {
          for limb in finding.decidedBy {
            let words = Division.words(of: limb, readings[reading], entry.incident)
            if !byWords.contains(words) { byWords.append(words) }
          }
        }
        for words in byWords {
          let without = findings.filter { reading, finding in
            finding.decidedBy.contains {
              Division.words(of: $0, readings[reading], entry.incident) == words
            }
          }.map(\.reading)
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
            entry.incident, isContested: isContested,
            isInPeriod: days.holds(counting.days[number]))
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
