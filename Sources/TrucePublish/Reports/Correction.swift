// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
import TruceFigures
import TruceFindings
public import TruceGround
public import TruceStore
public import TruceTerms

/// A day whose four numbers under one provision are others than an earlier report gave, with why.
public struct Correction: Hashable, Sendable {
  /// Why an incident stands elsewhere than it did.
  public enum Reason: Hashable, Sendable {
    /// The source no longer holds records of it.
    case withdrawn(records: Int, file: String)
    /// The source changed records of it.
    case changed(records: Int, file: String)
    /// Records of it came later.
    case added(records: Int)
    /// People reviewed it.
    case reviewed
    /// A person split or joined its records, or its records are put together otherwise since others came.
    case linked
    /// The agreement is read otherwise than then.
    case reading
    /// Grades, speakers or objects that the mission knows are others than then.
    case knowledge
  }

  /// The days it was of: one, or those of incidents that span several.
  public let days: ClosedRange<CivilDay>
  /// The provision.
  public let provision: Provision.ID
  /// The numbers then and now: core, contested, undetermined, outside.
  let before: [Int]
  let after: [Int]
  /// The incidents that moved, in order of time.
  public let incidents: [Incident.ID]
  /// Why, in the order of the cases, each with how many incidents it moved.
  public let reasons: [CountedReason]

  /// A reason with how many incidents it moved.
  public struct CountedReason: Hashable, Sendable {
    /// Why.
    public var reason: Reason
    /// How many incidents.
    public var incidents: Int
  }
}

/// What a report is held against: the mission as it was known when an earlier one was made.
public struct EarlierKnowledge: Sendable {
  /// The moment of the earlier report.
  public var since: Instant
  /// What was known then.
  public var content: MissionContent
  /// What sources did to their records since.
  public var revisions: [FeedHistory.Revision]
  /// The incidents that people reviewed since.
  public var reviewed: [Incident.ID]
  /// The records that a person split or joined since.
  public var linked: [Event.ID]

  /// What was known at a moment, and what was recorded since.
  public init(
    since: Instant, content: MissionContent, revisions: [FeedHistory.Revision],
    reviewed: [Incident.ID], linked: [Event.ID]
  ) {
    self.since = since
    self.content = content
    self.revisions = revisions
    self.reviewed = reviewed
    self.linked = linked
  }
}

/// Every figure that moved since a moment, worked out once for any number of reports.
public struct MovedFigures: Sendable {
  /// The moment.
  public let since: Instant
  /// By day, then in order of declaration.
  public let corrections: [Correction]

  /// What moved between what was known then and what is known now.
  ///
  /// - Complexity: O(incidents).
  public init(of now: MissionContent, against earlier: EarlierKnowledge) {
    since = earlier.since
    corrections = Correction.all(of: now, against: earlier)
  }

  /// What a report of some provisions tells of: the days up to its last.
  func corrections(until last: CivilDay, of provisions: [Provision.ID]) -> [Correction] {
    corrections.filter { $0.days.upperBound <= last && provisions.contains($0.provision) }
  }
}

extension Correction {
  /// Every figure of an earlier day's report that moved, by day, then in order of declaration.
  fileprivate static func all(
    of now: MissionContent, against earlier: EarlierKnowledge
  ) -> [Correction] {
    let provisions = now.agreement.provisions.indices
    let (old, new) = (Standings(of: earlier.content), Standings(of: now))
    let zone = now.agreement.clockZone.value
    let why = Reasons(earlier, now)
    var found: [Place: [Int: Moved]] = [:]
    for move in old.moves(to: new) {
      // Only what a report made before could have told of.
      guard zone.span(of: move.days.upperBound).end <= earlier.since else { continue }
      let place = Place(days: move.days)
      for index in provisions {
        let was = move.old.flatMap { $0.words.indices.contains(index) ? $0.words[index] : nil }
        let stands = move.new?.words[index]
        guard was != stands else { continue }
        var moved = found[place]?[index] ?? Moved()
        moved.incidents.append(move.id)
        for reason in why.reasons(of: move) {
          if let at = moved.reasons.firstIndex(where: { $0.reason == reason }) {
            moved.reasons[at].incidents += 1
          } else {
            moved.reasons.append(CountedReason(reason: reason, incidents: 1))
          }
        }
        found[place, default: [:]][index] = moved
      }
    }
    let order = found.keys.sorted {
      ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound)
    }
    return order.flatMap { place in
      provisions.compactMap { index -> Correction? in
        guard let moved = found[place]?[index] else { return nil }
        return Correction(
          days: place.days, provision: now.agreement.provisions[index].id.value,
          before: old.count(on: place.days, index), after: new.count(on: place.days, index),
          incidents: moved.incidents, reasons: moved.reasons)
      }
    }
  }

  private struct Place: Hashable { var days: ClosedRange<CivilDay> }

  private struct Moved {
    var incidents: [Incident.ID] = []
    var reasons: [CountedReason] = []
  }
}

/// Where every incident of a content stands.
private struct Standings {
  struct One {
    var incident: Incident
    var days: ClosedRange<CivilDay>
    /// `core` and so on by provision; `nil` where none counts.
    var words: [String?]
  }

  struct Move {
    var id: Incident.ID
    var days: ClosedRange<CivilDay>
    var old: One?
    var new: One?
  }

  private var all: [One] = []
  private var places: [Incident.ID: Int] = [:]

  init(of content: MissionContent) {
    let counting = Counting(of: content)
    for (number, incident) in content.assessment.incidents.enumerated() {
      let rulings = content.assessment.rulings[number]
      let words = content.agreement.provisions.indices.map {
        Standing(of: counting.counted(rulings, under: $0))?.word
      }
      places[incident.id] = all.count
      for name in incident.alsoKnownAs where places[name] == nil { places[name] = all.count }
      all.append(One(incident: incident, days: counting.days[number], words: words))
    }
  }

  /// The incidents that stand elsewhere, on another day, or in one of the two only, in order of time.
  func moves(to new: Standings) -> [Move] {
    var moves: [Move] = []
    var met: Set<Int> = []
    for one in all {
      let place = new.places[one.incident.id]
      let other = place.map { new.all[$0] }
      let isFirst = place.map { met.insert($0).inserted } ?? true
      if let other, isFirst, other.days == one.days {
        moves.append(Move(id: other.incident.id, days: one.days, old: one, new: other))
      } else {
        moves.append(Move(id: one.incident.id, days: one.days, old: one, new: nil))
        if let other, isFirst {
          moves.append(Move(id: other.incident.id, days: other.days, old: nil, new: other))
        }
      }
    }
    for (place, one) in new.all.enumerated() where !met.contains(place) {
      moves.append(Move(id: one.incident.id, days: one.days, old: nil, new: one))
    }
    return moves
  }

  func count(on days: ClosedRange<CivilDay>, _ provision: Int) -> [Int] {
    var result = [0, 0, 0, 0]
    let names = ["core", "contested", "undetermined", "outside"]
    for one in all where one.days == days {
      guard one.words.indices.contains(provision), let word = one.words[provision],
        let at = names.firstIndex(of: word)
      else { continue }
      result[at] += 1
    }
    return result
  }
}

/// Why incidents moved, from what was recorded since.
private struct Reasons {
  private struct Record: Hashable {
    var feed: Feed.ID
    var name: String
  }

  private var revisions: [Record: FeedHistory.Revision] = [:]
  private let reviewed: Set<Incident.ID>
  private let linked: Set<Event.ID>
  private let isReadOtherwise: Bool

  init(_ earlier: EarlierKnowledge, _ now: MissionContent) {
    for revision in earlier.revisions {
      revisions[Record(feed: revision.feed, name: revision.record)] = revision
    }
    reviewed = Set(earlier.reviewed)
    linked = Set(earlier.linked)
    isReadOtherwise = earlier.content.agreement.provisions != now.agreement.provisions
  }

  func reasons(of move: Standings.Move) -> [Correction.Reason] {
    let before = move.old?.incident.events ?? []
    let after = move.new?.incident.events ?? []
    let (old, new) = (Set(before.map(\.id)), Set(after.map(\.id)))
    var (withdrawn, changed, added) = ([String](), [String](), 0)
    for event in before {
      guard let revision = revisions[Record(feed: event.feed, name: event.record)] else { continue }
      switch revision.kind {
      case .vanished: withdrawn.append(revision.file)
      case .changed: changed.append(revision.file)
      case .added: continue
      }
    }
    for event in after where !old.contains(event.id) { added += 1 }
    var reasons: [Correction.Reason] = []
    if let file = withdrawn.first {
      reasons.append(.withdrawn(records: withdrawn.count, file: file))
    }
    if let file = changed.first { reasons.append(.changed(records: changed.count, file: file)) }
    if added > 0, withdrawn.isEmpty { reasons.append(.added(records: added)) }
    let names = [move.old?.incident, move.new?.incident].compactMap { $0 }
      .flatMap { [$0.id] + $0.alsoKnownAs }
    if names.contains(where: reviewed.contains) { reasons.append(.reviewed) }
    if !linked.isDisjoint(with: old.union(new)) { reasons.append(.linked) }
    if !reasons.isEmpty { return reasons }
    if isReadOtherwise { return [.reading] }
    return old == new ? [.knowledge] : [.linked]
  }
}
