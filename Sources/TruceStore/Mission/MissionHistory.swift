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
