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
  /// The public keys of the people who act, by their ids.
  public private(set) var keys: [String: VerifierKey] = [:]
  /// How many entries were folded.
  public private(set) var size = 0

  /// No entry.
  public init() {}

  /// The state of a ledger.
  ///
  /// - Throws: what reading the ledger throws, and `store.entry`.
  public init(folding ledger: Ledger) throws(Diagnostics) {
    for bytes in try ledger.entries() {
      let entry = try LedgerEntry(parsing: bytes, at: size)
      try check(entry)
      fold(entry)
    }
  }

  /// Whether the entry is signed by the key it names, and that key is known by now.
  ///
  /// - Throws: `store.entry-signature`.
  public func check(_ entry: LedgerEntry) throws(Diagnostics) {
    var key = keys[entry.who]
    if case .key(let bytes) = entry.act, key == nil, LedgerEntry.id(of: bytes) == entry.who {
      key = VerifierKey(name: "person", kind: .note, publicKey: bytes)
    }
    guard let key, key.verifies(entry.signature, of: entry.message) else {
      throw Diagnostics(.entrySignature(size, who: entry.who))
    }
  }

  /// Adds the next entry.
  public mutating func fold(_ entry: LedgerEntry) {
    switch entry.act {
    case .founded: break
    case .key(let bytes):
      keys[LedgerEntry.id(of: bytes)] = VerifierKey(
        name: "person", kind: .note, publicKey: bytes)
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

extension Diagnostic {
  fileprivate static func entrySignature(_ index: Int, who: String) -> Diagnostic {
    Diagnostic(
      .error, "store.entry-signature", at: Location(file: "ledger"),
      "entry \(index) of the ledger is not signed by the key '\(who)' that it names",
      expected: "an Ed25519 signature by a key that an earlier entry brought",
      mend: "nothing here can be repaired by hand; run 'truce ledger fsck', and ask a mirror")
  }
}
