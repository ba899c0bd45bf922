// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceLedger

/// What the ledger's entries add up to: a fold over them, in order.
public struct MissionState: Sendable {
  /// Downloads in order, with the number of their entry and when they were received.
  public private(set) var imports: [(entry: Int, when: Instant, download: LedgerEntry.FeedImport)] =
    []
  /// The mission's texts: the last recorded content, by name.
  public private(set) var files: [String: EvidenceItem] = [:]
  /// Observations in order, with when they were entered.
  public private(set) var observations: [(when: Instant, item: EvidenceItem)] = []
  /// Splits and joins in order.
  public private(set) var linkActs: [(entry: Int, entryValue: LedgerEntry)] = []
  /// Names that lead on, in order.
  public private(set) var leads: [LedgerEntry.Lead] = []
  /// How many entries were folded.
  public private(set) var size = 0

  /// No entry.
  public init() {}

  /// The state of a ledger.
  ///
  /// - Throws: what reading the ledger throws, and `store.entry`.
  public init(folding ledger: Ledger) throws(Diagnostics) {
    for bytes in try ledger.entries() {
      fold(try LedgerEntry(parsing: bytes, at: size))
    }
  }

  /// Adds the next entry.
  public mutating func fold(_ entry: LedgerEntry) {
    switch entry.act {
    case .founded: break
    case .file(let name, let item): files[name] = item
    case .importFeed(let download): imports.append((size, entry.when, download))
    case .observation(let item): observations.append((entry.when, item))
    case .split, .join: linkActs.append((size, entry))
    case .leads(let pairs): leads += pairs
    }
    size += 1
  }

  /// The last download of a feed.
  public func lastImport(of feed: Feed.ID) -> LedgerEntry.FeedImport? {
    imports.last { $0.download.feed == feed }?.download
  }
}
