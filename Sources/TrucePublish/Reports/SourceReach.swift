// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround
import TruceTerms

/// How many incidents each source tells of, and how many nobody else tells of.
///
/// Counted over the days of the totals: what would be left of them with one source alone.
struct SourceReach: Sendable {
  /// One source's reach.
  struct Reach: Hashable, Sendable {
    /// Incidents that it tells of.
    var incidents = 0
    /// Incidents that it alone tells of.
    var alone = 0
  }

  /// A feed, or those who speak for somebody.
  enum Source: Hashable, Sendable {
    /// A feed, by its place.
    case feed(Int)
    /// Speakers of a party or mediator, by its place.
    case party(Int)
    /// Speakers of none of them.
    case unaffiliated
    /// Speakers whose affiliation nobody has said.
    case unknown

    /// Whether it is a feed; else it is speakers.
    var isFeed: Bool {
      switch self {
      case .feed: true
      case .party, .unaffiliated, .unknown: false
      }
    }
  }

  /// Who tells of an incident.
  struct Reader: Sendable {
    /// The feeds, in the order in which they first came.
    let feeds: [Feed.ID]
    private let parties: [Party.ID]

    init(feeds: [Feed.ID], agreement: Agreement) {
      self.feeds = feeds
      parties = agreement.parties.map(\.id.value)
    }

    /// The sources whose events assert it, each once.
    func sources(of incident: Incident) -> [Source] {
      var found: [Source] = []
      func add(_ source: Source?) {
        if let source, !found.contains(source) { found.append(source) }
      }
      for event in incident.events where event.denial == nil {
        add(feeds.firstIndex(of: event.feed).map(Source.feed))
        switch event.speaker.affiliation {
        case .party(let id): add(parties.firstIndex(of: id).map(Source.party))
        case .none: add(.unaffiliated)
        case .unknown: add(.unknown)
        }
      }
      return found
    }

    /// Nothing told of yet.
    var none: SourceReach {
      SourceReach(
        feeds: feeds.map { _ in Reach() }, parties: parties.map { _ in Reach() }, incidents: 0)
    }
  }

  /// By feed, in the order in which they first came.
  private(set) var feeds: [Reach]
  /// By speakers' party or mediator, in order of declaration.
  private(set) var parties: [Reach]
  /// Speakers of none of them.
  private(set) var unaffiliated = Reach()
  /// Speakers whose affiliation nobody has said.
  private(set) var unknown = Reach()
  /// All incidents.
  private(set) var incidents: Int

  /// Adds an incident.
  mutating func add(_ incident: Incident, by reader: Reader) {
    incidents += 1
    let sources = reader.sources(of: incident)
    let ofFeeds = sources.count { $0.isFeed }
    for source in sources {
      let isAlone = (source.isFeed ? ofFeeds : sources.count - ofFeeds) == 1
      switch source {
      case .feed(let at): feeds[at].count(isAlone: isAlone)
      case .party(let at): parties[at].count(isAlone: isAlone)
      case .unaffiliated: unaffiliated.count(isAlone: isAlone)
      case .unknown: unknown.count(isAlone: isAlone)
      }
    }
  }

  /// Adds those of other incidents.
  static func += (left: inout SourceReach, right: SourceReach) {
    for at in left.feeds.indices { left.feeds[at] += right.feeds[at] }
    for at in left.parties.indices { left.parties[at] += right.parties[at] }
    left.unaffiliated += right.unaffiliated
    left.unknown += right.unknown
    left.incidents += right.incidents
  }
}

extension SourceReach.Reach {
  fileprivate mutating func count(isAlone: Bool) {
    incidents += 1
    if isAlone { alone += 1 }
  }

  fileprivate static func += (left: inout SourceReach.Reach, right: SourceReach.Reach) {
    left.incidents += right.incidents
    left.alone += right.alone
  }
}

extension Packer {
  mutating func add(_ reach: SourceReach) {
    func add(_ one: SourceReach.Reach, to packer: inout Packer) {
      packer.add(one.incidents)
      packer.add(one.alone)
    }
    self.add(all: reach.feeds) { add($1, to: &$0) }
    self.add(all: reach.parties) { add($1, to: &$0) }
    add(reach.unaffiliated, to: &self)
    add(reach.unknown, to: &self)
    self.add(reach.incidents)
  }
}

extension Unpacker {
  mutating func sourceReach() -> SourceReach {
    func one(_ unpacker: inout Unpacker) -> SourceReach.Reach {
      SourceReach.Reach(incidents: unpacker.int(), alone: unpacker.int())
    }
    return SourceReach(
      feeds: all(one), parties: all(one), unaffiliated: one(&self), unknown: one(&self),
      incidents: int())
  }
}
