// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
internal import TruceGround

/// What the mission's feeds hold at a moment, and what later downloads did to it.
public struct MissionHistory: Sendable {
  /// The events, by (start, feed, id).
  public var events: [Event] = []
  /// What later downloads changed, in the order of the ledger.
  public var revisions: [FeedHistory.Revision] = []
  /// What each feed brought and covers, in the order in which feeds first came.
  public var feeds: [FeedCoverage] = []

  /// Nothing.
  public init() {}
}

extension Event {
  /// The order in which a mission keeps its events: by start, then feed, then id.
  static func comesFirst(_ a: Event, _ b: Event) -> Bool {
    if a.span.start != b.span.start { return a.span.start < b.span.start }
    if a.feed != b.feed { return a.feed < b.feed }
    return a.id < b.id
  }
}
