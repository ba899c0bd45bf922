// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround

/// What people recorded beside imports, links and cases: a fold over entries, in order.
///
/// What its own person took back stays here and counts no more from then on.
public struct MissionRecords: Hashable, Sendable {
  /// A record with the entry that it is.
  public struct Recorded<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The number of its entry.
    public var entry: Int
    /// When.
    public var when: Instant
    /// The id of the person's key.
    public var who: String
    /// The commitment to the reason.
    public var because: String
    /// What was recorded.
    public var value: Value
  }

  /// A grade that a person gave to an event.
  public struct Grading: Hashable, Sendable {
    /// The event.
    public var event: Event.ID
    /// The grade.
    public var grade: Grade
  }

  /// Items that were brought, in order.
  public private(set) var evidence: [Recorded<EvidenceRecord>] = []
  /// Grades, in order; the last on an event counts.
  public private(set) var gradings: [Recorded<Grading>] = []
  /// Steps of commitments, in order.
  public private(set) var deliveries: [Recorded<DeliveryRecord>] = []
  /// Published reports, in order.
  public private(set) var reports: [Recorded<ReportRecord>] = []
  /// Corrections, by the number of the entry that is taken back, in order.
  public private(set) var corrections: [Recorded<Int>] = []
  /// Erasures, by commitment, in order.
  public private(set) var erasures: [Recorded<String>] = []

  /// Nothing.
  public init() {}

  /// Adds an entry that is the next of the ledger.
  mutating func fold(_ entry: LedgerEntry, at index: Int) {
    func recorded<Value>(_ value: Value) -> Recorded<Value> {
      Recorded(
        entry: index, when: entry.when, who: entry.who, because: entry.because ?? "", value: value)
    }
    switch entry.act {
    case .evidence(let record): evidence.append(recorded(record))
    case .grading(let event, let grade):
      gradings.append(recorded(Grading(event: event, grade: grade)))
    case .delivery(let record): deliveries.append(recorded(record))
    case .report(let record): reports.append(recorded(record))
    case .correction(let wrong): corrections.append(recorded(wrong))
    case .erasure(let item): erasures.append(recorded(item))
    case .founded, .key, .file, .importFeed, .observation, .split, .join, .caseStep, .leads: break
    }
  }

  /// The entries that were taken back by a moment; `nil` for all that are known.
  public func corrected(by moment: Instant? = nil) -> Set<Int> {
    Set(corrections.filter { moment.map($0.isKnown(by:)) ?? true }.map(\.value))
  }

  /// The records of a list that were made by a moment and not taken back by then.
  public func standing<Value>(
    _ list: [Recorded<Value>], asOf moment: Instant? = nil
  ) -> [Recorded<Value>] {
    let gone = corrected(by: moment)
    return list.filter { (moment.map($0.isKnown(by:)) ?? true) && !gone.contains($0.entry) }
  }

  /// The erasure of what stood behind a commitment; `nil` when none is recorded.
  public func erasure(of commitment: String) -> Recorded<String>? {
    erasures.last { $0.value == commitment }
  }
}

extension MissionRecords.Recorded {
  /// Whether it was made by a moment.
  func isKnown(by moment: Instant) -> Bool { when <= moment }
}
