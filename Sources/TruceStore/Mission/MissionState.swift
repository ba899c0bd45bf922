// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFindings
public import TruceGround
public import TruceLedger

/// What the ledger's entries add up to: a fold over them, in order.
public struct MissionState: Sendable {
  /// Downloads in order, with the number of their entry and when they were received.
  public private(set) var imports: [(entry: Int, when: Instant, download: LedgerEntry.FeedImport)] =
    []
  /// The mission's texts: the last recorded content, by name.
  public private(set) var files: [String: EvidenceItem] = [:]
  /// Every recorded content of a text, in order, with the number of its entry and when.
  public private(set) var texts: [(entry: Int, when: Instant, name: String, item: EvidenceItem)] =
    []
  /// Observations in order, with when they were entered.
  public private(set) var observations:
    [(entry: Int, when: Instant, who: String, item: EvidenceItem)] = []
  /// Splits and joins in order.
  public private(set) var linkActs: [(entry: Int, entryValue: LedgerEntry)] = []
  /// Names that lead on, in order.
  public private(set) var leads: [LedgerEntry.Lead] = []
  /// Cases in the order in which they were opened.
  public private(set) var cases: [Case] = []
  /// The public keys of the people who act, by their ids.
  public private(set) var keys: [String: VerifierKey] = [:]
  /// What people recorded beside: evidence, grades, deliveries, reports, corrections, erasures.
  public private(set) var records = MissionRecords()
  /// When the last of them was made; `nil` for none.
  public private(set) var latest: Instant?
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
    latest = max(latest ?? entry.when, entry.when)
    switch entry.act {
    case .founded: break
    case .key(let bytes):
      keys[LedgerEntry.id(of: bytes)] = VerifierKey(
        name: "person", kind: .note, publicKey: bytes)
    case .file(let name, let item):
      files[name] = item
      texts.append((size, entry.when, name, item))
    case .importFeed(let download): imports.append((size, entry.when, download))
    case .observation(let item): observations.append((size, entry.when, entry.who, item))
    case .split, .join: linkActs.append((size, entry))
    case .leads(let pairs): leads += pairs
    case .caseStep(let incident, let act): fold(act, of: incident, from: entry)
    case .correction(let wrong) where maker(of: wrong) != entry.who:
      // Nobody takes back what another has done: it stays in the ledger and counts for nothing.
      break
    case .evidence, .grading, .delivery, .report, .correction, .erasure:
      records.fold(entry, at: size)
    }
    size += 1
  }

  /// The key id of who made an entry that can be taken back; `nil` for any other.
  private func maker(of index: Int) -> String? {
    linkActs.first { $0.entry == index }?.entryValue.who
      ?? observations.first { $0.entry == index }?.who ?? records.maker(of: index)
  }

  /// The case of an incident, one nobody has looked at when there is none.
  public func reviewCase(of incident: Incident.ID) -> Case {
    cases.first { $0.incident == incident } ?? Case(of: incident)
  }

  private mutating func fold(_ act: CaseStep.Act, of incident: Incident.ID, from entry: LedgerEntry)
  {
    let step = CaseStep(
      entry: size, when: entry.when, who: entry.who, act: act, because: entry.because ?? "")
    var reviewed = reviewCase(of: incident)
    // A step that its case refuses was never written by Truce; it stays in the ledger and counts for
    // nothing.
    guard act.opensItsSeal(in: reviewed), (try? reviewed.add(step)) != nil else { return }
    if let index = cases.firstIndex(where: { $0.incident == incident }) {
      cases[index] = reviewed
    } else {
      cases.append(reviewed)
    }
  }

  /// The last download of a feed.
  public func lastImport(of feed: Feed.ID) -> LedgerEntry.FeedImport? {
    imports.last { $0.download.feed == feed }?.download
  }
}

extension CaseStep.Act {
  /// Whether an unsealing shows what its sealed review committed to; true for every other act.
  func opensItsSeal(in reviewed: Case) -> Bool {
    guard case .unsealing(let entry, let result, let salt) = self else { return true }
    guard let salt = Hex.bytes(of: Array(salt.utf8)), salt.count == 32,
      let sealed = reviewed.steps.first(where: { $0.entry == entry }),
      case .sealedReview(let commitment) = sealed.act
    else { return false }
    return Hash(of: salt + Array(result.json.canonical.utf8)).hex == commitment
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
