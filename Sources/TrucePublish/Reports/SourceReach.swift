// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

/// How many incidents each source tells of, and how many nobody else tells of.
///
/// Counted over all that the mission holds: what would be left of it with one source alone.
struct SourceReach: Sendable {
  /// One source's reach.
  struct Reach: Hashable, Sendable {
    /// Incidents that it tells of.
    var incidents = 0
    /// Incidents that it alone tells of.
    var alone = 0
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
  let incidents: Int

  /// Counts a mission's content.
  ///
  /// - Complexity: O(events).
  init(of content: MissionContent) {
    let feedIDs = content.feeds.map(\.feed)
    let partyIDs = content.agreement.parties.map(\.id.value)
    feeds = feedIDs.map { _ in Reach() }
    parties = partyIDs.map { _ in Reach() }
    incidents = content.assessment.incidents.count
    for incident in content.assessment.incidents {
      var byFeed = Set<Int>()
      var bySpeaker = Set<Int>()
      for event in incident.events where event.denial == nil {
        if let at = feedIDs.firstIndex(of: event.feed) { byFeed.insert(at) }
        switch event.speaker.affiliation {
        case .party(let id):
          if let at = partyIDs.firstIndex(of: id) { bySpeaker.insert(at) }
        case .none: bySpeaker.insert(-1)
        case .unknown: bySpeaker.insert(-2)
        }
      }
      for at in byFeed { feeds[at].count(isAlone: byFeed.count == 1) }
      for at in bySpeaker {
        let isAlone = bySpeaker.count == 1
        switch at {
        case -1: unaffiliated.count(isAlone: isAlone)
        case -2: unknown.count(isAlone: isAlone)
        default: parties[at].count(isAlone: isAlone)
        }
      }
    }
  }
}

extension SourceReach.Reach {
  fileprivate mutating func count(isAlone: Bool) {
    incidents += 1
    if isAlone { alone += 1 }
  }
}
