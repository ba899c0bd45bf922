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
  enum Words: Hashable, Sendable, CaseIterable {
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
  private(set) var classes: [ClassCount] = []
  /// The incidents of the period among them, by their places in the assessment.
  private(set) var inPeriod: [Int] = []
  private let key: Key
  /// Where it was first met: the entry, and which of that entry's words it was.
  private var first: Rank

  /// Incidents of one class.
  struct ClassCount: Hashable, Sendable {
    var objectClass: ObjectClass.ID?
    var incidents: Int
    fileprivate var first: Rank
  }

  private struct Key: Hashable {
    var provision: Int
    var words: Words
    var without: [Int]
    var with: [Int]
  }

  fileprivate struct Rank: Hashable, Comparable {
    var entry: Int
    var place: Int
    static func < (a: Rank, b: Rank) -> Bool { (a.entry, a.place) < (b.entry, b.place) }
  }

  /// The divisions of the stretches inside the days of the totals, those with most contested
  /// incidents first.
  static func all(
    of counting: Counting, total: ClosedRange<CivilDay>, days: ClosedRange<CivilDay>,
    provisions: [Int]
  ) -> [Division] {
    var places: [Key: Int] = [:]
    var found: [Division] = []
    for stretch in counting.stretches where total.holds(stretch.days) {
      let isInPeriod = days.holds(stretch.days)
      for part in stretch.divisions where provisions.contains(part.key.provision) {
        if let place = places[part.key] {
          found[place].add(part, isInPeriod: isInPeriod)
        } else {
          places[part.key] = found.count
          found.append(part)
          if !isInPeriod { found[found.count - 1].inPeriod = [] }
        }
      }
    }
    for index in found.indices { found[index].classes.sort { $0.first < $1.first } }
    return found.sorted { left, right in
      (-left.contested, -left.open, left.first) < (-right.contested, -right.open, right.first)
    }
  }

  /// The divisions of some incidents, of every provision; all of them in the period.
  static func parts(
    of assessment: Assessment, under agreement: Agreement, in numbers: [Int], isCounted: [[Bool]]
  ) -> [Division] {
    var places: [Key: Int] = [:]
    var result: [Division] = []
    for number in numbers {
      let all = assessment.rulings[number]
      var place = 0
      for index in agreement.provisions.indices {
        let rulings = all.filter { $0.provision == index && $0.basis == .words }
        let others = rulings.filter { $0.verdict != .notViolation }
        guard !others.isEmpty, others.count < rulings.count else { continue }
        let incident = assessment.incidents[number]
        let provision = agreement.provisions[index]
        let counted = rulings.filter { isCounted[index][$0.reading] }
        let isContested = Standing(of: counted) == .contested
        var byWords: [(words: Words, without: [Int])] = []
        for ruling in rulings {
          for limb in ruling.decidedBy {
            let words = Division.words(of: limb, provision.readings[ruling.reading], incident)
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
          let rank = Rank(entry: number, place: place)
          place += 1
          if places[key] == nil {
            places[key] = result.count
            result.append(Division(key, of: provision, first: rank))
          }
          if let at = places[key] { result[at].add(incident, isContested: isContested, at: rank) }
        }
      }
    }
    return result
  }

  /// Whether it is on the same words of the same readings.
  func isOn(_ other: Division) -> Bool { key == other.key }

  private init(_ key: Key, of provision: Provision, first: Rank) {
    self.key = key
    self.first = first
    self.provision = provision.id.value
    words = key.words
    without = key.without.map { provision.readings[$0].id.value }
    with = key.with.map { provision.readings[$0].id.value }
  }

  private mutating func add(_ incident: Incident, isContested: Bool, at rank: Rank) {
    if isContested { contested += 1 } else { open += 1 }
    let named = Division.objectClass(of: incident)
    add(ClassCount(objectClass: named, incidents: 1, first: rank))
    inPeriod.append(rank.entry)
  }

  /// The class under which an incident is counted: the first that its events name.
  static func objectClass(of incident: Incident) -> ObjectClass.ID? {
    incident.events.lazy.filter { $0.denial == nil }.flatMap(\.objects)
      .compactMap(\.objectClass).first
  }

  private mutating func add(_ count: ClassCount) {
    if let index = classes.firstIndex(where: { $0.objectClass == count.objectClass }) {
      classes[index].incidents += count.incidents
      classes[index].first = min(classes[index].first, count.first)
    } else {
      classes.append(count)
    }
  }

  private mutating func add(_ other: Division, isInPeriod: Bool) {
    contested += other.contested
    open += other.open
    first = min(first, other.first)
    for count in other.classes { add(count) }
    if isInPeriod { inPeriod += other.inPeriod }
  }

  private static func words(of limb: Limb, _ reading: Reading, _ incident: Incident) -> Words {
    switch limb {
    case .occurrence: return .acts
    case .time:
      let isBefore = reading.start?.hasStarted(by: incident.span, in: reading.clockZone.value)
      return isBefore == .notMet || reading.lastEnd == nil ? .start : .end
    case .place: return .territory
    case .object: return .objects
    case .attribution: return .parties
    case .exception: return .exceptions
    }
  }
}

extension Packer {
  /// Adds a division of some incidents; the agreement gives the names.
  mutating func add(_ division: Division) { division.pack(into: &self) }
}

extension Division {
  fileprivate func pack(into packer: inout Packer) {
    packer.add(key.provision)
    packer.add(word: key.words)
    packer.add(all: key.without) { $0.add($1) }
    packer.add(all: key.with) { $0.add($1) }
    packer.add(first)
    packer.add(contested)
    packer.add(open)
    packer.add(all: classes) { packer, count in
      packer.add(optional: count.objectClass) { $0.add($1) }
      packer.add(count.incidents)
      packer.add(count.first)
    }
    packer.add(ascending: inPeriod)
  }

  fileprivate init(_ unpacker: inout Unpacker, of agreement: Agreement) {
    let key = Key(
      provision: unpacker.int(), words: unpacker.word(), without: unpacker.all { $0.int() },
      with: unpacker.all { $0.int() })
    self.init(key, of: agreement.provisions[key.provision], first: unpacker.rank())
    contested = unpacker.int()
    open = unpacker.int()
    classes = unpacker.all { unpacker in
      ClassCount(
        objectClass: unpacker.optional { $0.id() }, incidents: unpacker.int(),
        first: unpacker.rank())
    }
    inPeriod = unpacker.ascending()
  }
}

extension Packer {
  fileprivate mutating func add(_ rank: Division.Rank) {
    add(rank.entry)
    add(rank.place)
  }

  /// Adds numbers that ascend.
  mutating func add(ascending numbers: [Int]) {
    add(numbers.count)
    var last = 0
    for number in numbers {
      add(number - last)
      last = number
    }
  }
}

extension Unpacker {
  mutating func division(of agreement: Agreement) -> Division { Division(&self, of: agreement) }

  fileprivate mutating func rank() -> Division.Rank {
    Division.Rank(entry: int(), place: int())
  }

  /// Numbers that ascend.
  mutating func ascending() -> [Int] {
    var last = 0
    return all { unpacker in
      last += unpacker.int()
      return last
    }
  }
}
