// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFindings
public import TruceGround
public import TruceLedger

/// What the ledger's entries add up to: a fold over them, in order.
///
/// A part that was kept is read when somebody asks for it.
public struct MissionState: Sendable {
  private var textsPart: Deferred<TextsPart>
  private var importsPart: Deferred<ImportsPart>
  private var leadsPart: Deferred<LeadsPart>
  private var casesPart: Deferred<CasesPart>
  private var actsPart: Deferred<ActsPart>
  /// When the last of them was made; `nil` for none.
  public private(set) var latest: Instant?
  /// How many entries were folded.
  public private(set) var size = 0

  /// Downloads in order, with the number of their entry and when they were received.
  public var imports: [(entry: Int, when: Instant, download: LedgerEntry.FeedImport)] {
    importsPart.value.imports
  }
  /// The mission's texts: the last recorded content, by name.
  public var files: [String: EvidenceItem] { textsPart.value.files }
  /// Every recorded content of a text, in order, with the number of its entry and when.
  public var texts: [(entry: Int, when: Instant, name: String, item: EvidenceItem)] {
    textsPart.value.texts
  }
  /// Observations in order, with when they were entered.
  public var observations: [(entry: Int, when: Instant, who: String, item: EvidenceItem)] {
    actsPart.value.observations
  }
  /// Splits and joins in order.
  public var linkActs: [(entry: Int, entryValue: LedgerEntry)] { actsPart.value.linkActs }
  /// Names that lead on, in order.
  public var leads: [LedgerEntry.Lead] { leadsPart.value.leads }
  /// Cases in the order in which they were opened.
  public var cases: [Case] { casesPart.value.cases }
  /// The public keys of the people who act, by their ids.
  public var keys: [String: VerifierKey] { textsPart.value.keys }
  /// What people recorded beside: evidence, grades, deliveries, reports, corrections, erasures.
  public var records: MissionRecords { actsPart.value.records }

  /// No entry.
  public init() {
    textsPart = Deferred()
    importsPart = Deferred()
    leadsPart = Deferred()
    casesPart = Deferred()
    actsPart = Deferred()
  }

  /// The first entries, as they were kept.
  init(
    size: Int, latest: Instant?,
    making entries: @escaping @Sendable (StatePartName) -> [(LedgerEntry, Int)]
  ) {
    func part<Part: StatePart>(_ name: StatePartName) -> Deferred<Part> {
      Deferred {
        var part = Part()
        for (entry, index) in entries(name) { part.fold(entry, at: index) }
        return part
      }
    }
    textsPart = part(.texts)
    importsPart = part(.imports)
    leadsPart = part(.leads)
    casesPart = part(.cases)
    actsPart = part(.acts)
    self.size = size
    self.latest = latest
  }

  /// The state of a ledger.
  ///
  /// - Throws: what reading the ledger throws, and `store.entry`.
  public init(folding ledger: Ledger) throws(Diagnostics) {
    self.init()
    try fold(ledger)
  }

  /// Adds the entries of a ledger that are not in it yet, each held against the key it names.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - end: How many entries are to be in it then; all when not said.
  /// - Throws: what reading the ledger throws, `store.entry`, `store.entry-signature`.
  mutating func fold(_ ledger: Ledger, to end: Int? = nil) throws(Diagnostics) {
    let end = end ?? ledger.size
    while size < end {
      for bytes in try ledger.entries(from: size, to: min(end, size + 4096)) {
        let entry = try LedgerEntry(parsing: bytes, at: size)
        try check(entry)
        fold(entry)
      }
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
    switch StatePartName(of: entry) {
    case .texts: textsPart.fold(entry, at: size)
    case .imports: importsPart.fold(entry, at: size)
    case .leads: leadsPart.fold(entry, at: size)
    case .cases: casesPart.fold(entry, at: size)
    case .acts: actsPart.fold(entry, at: size)
    }
    size += 1
  }

  /// The case of an incident, one nobody has looked at when there is none.
  public func reviewCase(of incident: Incident.ID) -> Case {
    casesPart.value.reviewCase(of: incident) ?? Case(of: incident)
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
