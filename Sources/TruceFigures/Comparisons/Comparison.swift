// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceTerms

/// A question about a change, written down before the count.
///
/// Did what is in scope fall after a day? It names everything that could be chosen afterwards: what is in scope, whose rows are counted, the
/// day on which each reading's count is split, how many days on each side, the control and the test.
public struct Comparison: Hashable, Sendable {
  /// The id of a comparison.
  public typealias ID = Identifier<Comparison>

  /// What stands beside the count.
  public enum Control: String, Hashable, Sendable, CaseIterable {
    /// Attacks of the same feed that the reading leaves out.
    case outside
    /// Nothing.
    case none
  }

  /// The test.
  public enum Test: String, Hashable, Sendable, CaseIterable {
    /// Given the sum of both counts, that of the days after is binomial.
    case conditionalBinomial = "conditional-binomial"
  }

  /// The day on which one reading's count is split.
  public struct Split: Hashable, Sendable {
    /// The reading whose words say what is in scope.
    public var reading: Reading.ID
    /// The first day after.
    public var day: CivilDay

    /// A split.
    public init(reading: Reading.ID, day: CivilDay) {
      self.reading = reading
      self.day = day
    }
  }

  /// Its id.
  public var id: ID
  /// The question in words.
  public var title: String
  /// The day on which it was written down, by its own account.
  public var written: CivilDay
  /// Why so.
  public var because: String
  /// The provision whose scope is counted.
  public var provision: Provision.ID
  /// The feed whose rows are counted.
  public var feed: Feed.ID
  /// One a reading, in order; each is one test.
  public var splits: [Split]
  /// How many days before each split are counted.
  public var daysBefore: Int
  /// How many days from each split on are counted.
  public var daysAfter: Int
  /// What stands beside it.
  public var control: Control
  /// The test.
  public var test: Test

  /// The fewest days on one side for which a ratio is shown.
  public static let fewestDays = 5

  /// A comparison.
  public init(
    id: ID, title: String, written: CivilDay, because: String, provision: Provision.ID,
    feed: Feed.ID, splits: [Split], daysBefore: Int, daysAfter: Int, control: Control = .outside,
    test: Test = .conditionalBinomial
  ) {
    self.id = id
    self.title = title
    self.written = written
    self.because = because
    self.provision = provision
    self.feed = feed
    self.splits = splits
    self.daysBefore = daysBefore
    self.daysAfter = daysAfter
    self.control = control
    self.test = test
  }

  /// The days before a split.
  public func before(_ split: Split) -> ClosedRange<CivilDay> {
    split.day.advanced(byDays: -daysBefore)...split.day.advanced(byDays: -1)
  }

  /// The days from a split on.
  public func after(_ split: Split) -> ClosedRange<CivilDay> {
    split.day...split.day.advanced(byDays: daysAfter - 1)
  }

  /// The last day that any of its tests counts.
  public var lastDay: CivilDay? { splits.map { after($0).upperBound }.max() }
}

/// A comparison with what the ledger knows of when it was written down.
public struct RecordedComparison: Hashable, Sendable {
  /// The comparison.
  public var comparison: Comparison
  /// When the ledger first recorded it in these words; `nil` when it never did.
  public var recorded: Instant?
  /// Whether that stands in the ledger before the first row of the feed was taken in.
  public var isBeforeTheCount: Bool
  /// The days over which the feed was collected in one way; `nil` when it was not, or nobody says so.
  public var collectedAlike: ClosedRange<CivilDay>?
  /// What the mission says of the way of collecting; empty when it says nothing.
  public var collecting: String

  /// A comparison as the ledger knows it.
  public init(
    _ comparison: Comparison, recorded: Instant?, isBeforeTheCount: Bool,
    collectedAlike: ClosedRange<CivilDay>?, collecting: String
  ) {
    self.comparison = comparison
    self.recorded = recorded
    self.isBeforeTheCount = isBeforeTheCount
    self.collectedAlike = collectedAlike
    self.collecting = collecting
  }
}
