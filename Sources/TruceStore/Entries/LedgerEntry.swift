// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFindings
public import TruceGround
public import TruceLedger

/// One thing that changed a mission, as it stands in the ledger for ever.
///
/// Its bytes are its canonical JSON (RFC 8785): `{"kind":…,"when":…,"who":…,…}`. It holds digests,
/// never media, and salted commitments in place of what persons wrote.
public struct LedgerEntry: Hashable, Sendable {
  /// When it was done.
  public var when: Instant
  /// The id of the key of who did it.
  public var who: String
  /// The salted commitment to the reason; `nil` for an act that needs none.
  public var because: String?
  /// What was done.
  public var act: Act
  /// The person's signature over ``message``; empty until it is signed.
  public var signature: [UInt8] = []

  /// What can be done to a mission.
  public enum Act: Hashable, Sendable {
    /// The mission was founded.
    case founded
    /// A person's public key (Ed25519, 32 bytes) signs from now on, as the one that is `who`.
    case key([UInt8])
    /// A text of the mission (agreement, mission file, mapping, table) has this content from now on.
    case file(name: String, item: EvidenceItem)
    /// A download of a feed was taken in.
    case importFeed(FeedImport)
    /// A monitor's own observation, kept as an item of evidence.
    case observation(EvidenceItem)
    /// Events were taken out of their incident by a person, away from the others.
    case split(events: [Event.ID], others: [Event.ID])
    /// Events were joined into one incident by a person.
    case join(events: [Event.ID])
    /// A step in the case of an incident.
    case caseStep(Incident.ID, CaseStep.Act)
    /// Incidents that changed their name by what stands before: old and new.
    case leads([Lead])
    /// An item that a person brought was kept.
    case evidence(EvidenceRecord)
    /// A monitor graded an event by the Admiralty code.
    case grading(Event.ID, Grade)
    /// A step of a commitment was reported.
    case delivery(DeliveryRecord)
    /// A report was published.
    case report(ReportRecord)
    /// An earlier act of the same person was wrong, and counts no more.
    case correction(entry: Int)
    /// The content behind a commitment was erased from the vault.
    case erasure(item: String)
  }

  /// A name that leads on to another.
  public struct Lead: Hashable, Sendable {
    /// The name that was used.
    public var old: Incident.ID
    /// The name it leads to.
    public var new: Incident.ID

    /// A lead.
    public init(old: Incident.ID, new: Incident.ID) {
      self.old = old
      self.new = new
    }
  }

  /// A download of a feed.
  public struct FeedImport: Hashable, Sendable {
    /// The feed.
    public var feed: Feed.ID
    /// The form it was read in, such as `acled`.
    public var form: String
    /// The file's name, without its folders.
    public var file: String
    /// The untouched file.
    public var item: EvidenceItem
    /// The mapping file it was read with; `nil` for none.
    public var mapping: EvidenceItem?
    /// Rows read.
    public var rows: Int
    /// Rows left out as bad.
    public var badRows: Int

    /// A download.
    public init(
      feed: Feed.ID, form: String, file: String, item: EvidenceItem, mapping: EvidenceItem?,
      rows: Int, badRows: Int
    ) {
      self.feed = feed
      self.form = form
      self.file = file
      self.item = item
      self.mapping = mapping
      self.rows = rows
      self.badRows = badRows
    }
  }

  /// An entry.
  public init(when: Instant, who: String = "", because: String? = nil, act: Act) {
    self.when = when
    self.who = who
    self.because = because
    self.act = act
  }
}

extension LedgerEntry {
  /// The word for the kind of act in the entry's bytes.
  public var kind: String {
    switch act {
    case .founded: "founded"
    case .key: "key"
    case .file: "file"
    case .importFeed: "import"
    case .observation: "observation"
    case .split: "split"
    case .join: "join"
    case .leads: "leads"
    case .caseStep: "case"
    case .evidence: "evidence"
    case .grading: "grading"
    case .delivery: "delivery"
    case .report: "report"
    case .correction: "correction"
    case .erasure: "erasure"
    }
  }

  /// The bytes of the entry: its canonical JSON with the member `signature`.
  public var bytes: [UInt8] {
    canonical(signature.isEmpty ? [] : [("signature", .string(Base64.text(of: signature)))])
  }

  /// What its person signs: a line that says what it is, and the canonical JSON without a signature.
  public var message: [UInt8] { Array("truce entry v1\n".utf8) + canonical([]) }

  /// The entry as its person signs it; `who` becomes the id of that key.
  public func signed(by person: Signer) -> LedgerEntry {
    var entry = self
    entry.who = LedgerEntry.id(of: person.key.publicKey)
    entry.signature = person.signature(of: entry.message)
    return entry
  }

  /// The id of a person: the first eight bytes of SHA-256 of the public key, in hexadecimal digits.
  ///
  /// Two persons are two public keys: the same key under two names is one id.
  public static func id(of publicKey: [UInt8]) -> String {
    String(Hash(of: publicKey).hex.prefix(16))
  }

  private func canonical(_ further: [(String, JSON)]) -> [UInt8] {
    var members: [(String, JSON)] = [
      ("kind", .string(kind)), ("when", .string(when.description)), ("who", .string(who)),
      ("version", .integer(1)),
    ]
    members += further
    if let because { members.append(("because", .string(because))) }
    switch act {
    case .founded: break
    case .key(let bytes): members.append(("public_key", .string(Base64.text(of: bytes))))
    case .file(let name, let item): members += [("name", .string(name)), ("item", item.json)]
    case .importFeed(let download):
      members += [
        ("feed", .string(download.feed.name)), ("form", .string(download.form)),
        ("file", .string(download.file)), ("item", download.item.json),
        ("mapping", download.mapping?.json ?? .null), ("rows", .integer(download.rows)),
        ("bad_rows", .integer(download.badRows)),
      ]
    case .observation(let item): members.append(("item", item.json))
    case .split(let events, let others):
      members.append(("events", .array(events.map { .string($0.name) })))
      members.append(("others", .array(others.map { .string($0.name) })))
    case .join(let events):
      members.append(("events", .array(events.map { .string($0.name) })))
    case .caseStep(let incident, let act):
      members += [("incident", .string(incident.name)), ("step", act.json)]
    case .leads(let leads):
      members.append(
        ("leads", .array(leads.map { .array([.string($0.old.name), .string($0.new.name)]) })))
    case .evidence(let record): members += record.members
    case .grading(let event, let grade):
      members += [("event", .string(event.name)), ("grade", .string(grade.name))]
    case .delivery(let record): members += record.members
    case .report(let record): members += record.members
    case .correction(let entry): members.append(("entry", .integer(entry)))
    case .erasure(let item): members.append(("item", .string(item)))
    }
    return Array(JSON.object(members).canonical.utf8)
  }

  /// Reads an entry's bytes.
  ///
  /// - Throws: `store.entry` with the number of the entry: it was not written by Truce, or by a later
  ///   version of it.
  public init(parsing bytes: [UInt8], at index: Int) throws(Diagnostics) {
    let name = "ledger entry \(index)"
    let json = try JSON(parsing: bytes, name: name)
    guard let entry = LedgerEntry(json), entry.bytes == bytes else {
      throw Diagnostics(.entry(index, kind: json["kind"]?.string))
    }
    self = entry
  }

  private init?(_ json: JSON) {
    guard let when = json["when"]?.string.flatMap({ Instant($0) }),
      let who = json["who"]?.string, json["version"]?.integer == 1
    else { return nil }
    func events(_ name: String = "events") -> [Event.ID]? {
      json[name]?.array?.compactMap { $0.string.map { Event.ID($0) } }
    }
    let act: Act
    switch json["kind"]?.string {
    case "founded": act = .founded
    case "key":
      guard let key = json["public_key"]?.string.flatMap({ Base64.bytes(of: Array($0.utf8)) })
      else { return nil }
      act = .key(key)
    case "file":
      guard let name = json["name"]?.string, let item = json["item"].flatMap(EvidenceItem.init)
      else { return nil }
      act = .file(name: name, item: item)
    case "import":
      guard let feed = json["feed"]?.string, let form = json["form"]?.string,
        let file = json["file"]?.string, let item = json["item"].flatMap(EvidenceItem.init),
        let rows = json["rows"]?.integer, let badRows = json["bad_rows"]?.integer
      else { return nil }
      act = .importFeed(
        FeedImport(
          feed: Feed.ID(feed), form: form, file: file, item: item,
          mapping: json["mapping"].flatMap(EvidenceItem.init), rows: rows, badRows: badRows))
    case "observation":
      guard let item = json["item"].flatMap(EvidenceItem.init) else { return nil }
      act = .observation(item)
    case "split":
      guard let taken = events(), let others = events("others") else { return nil }
      act = .split(events: taken, others: others)
    case "join":
      guard let events = events() else { return nil }
      act = .join(events: events)
    case "case":
      guard let incident = json["incident"]?.string,
        let step = json["step"].flatMap(CaseStep.Act.init)
      else { return nil }
      act = .caseStep(Incident.ID(incident), step)
    case "leads":
      guard let pairs = json["leads"]?.array else { return nil }
      act = .leads(
        pairs.compactMap { pair in
          guard let names = pair.array, names.count == 2, let old = names[0].string,
            let new = names[1].string
          else { return nil }
          return Lead(old: Incident.ID(old), new: Incident.ID(new))
        })
    case "evidence":
      guard let record = EvidenceRecord(json) else { return nil }
      act = .evidence(record)
    case "grading":
      guard let event = json["event"]?.string, let grade = json["grade"]?.string.flatMap(Grade.init)
      else { return nil }
      act = .grading(Event.ID(event), grade)
    case "delivery":
      guard let record = DeliveryRecord(json) else { return nil }
      act = .delivery(record)
    case "report":
      guard let record = ReportRecord(json) else { return nil }
      act = .report(record)
    case "correction":
      guard let entry = json["entry"]?.integer, entry >= 0 else { return nil }
      act = .correction(entry: entry)
    case "erasure":
      guard let item = json["item"]?.string else { return nil }
      act = .erasure(item: item)
    default: return nil
    }
    self.init(when: when, who: who, because: json["because"]?.string, act: act)
    if let text = json["signature"]?.string {
      guard let bytes = Base64.bytes(of: Array(text.utf8)) else { return nil }
      signature = bytes
    }
  }
}

extension EvidenceItem {
  /// The item as it stands in an entry.
  var json: JSON {
    .object([("digest", .string(digest)), ("packed", .string(packed))])
  }

  /// Reads an item; `nil` for anything else.
  init?(_ json: JSON) {
    guard let digest = json["digest"]?.string, let packed = json["packed"]?.string
    else { return nil }
    self.init(digest: digest, packed: packed)
  }
}

extension Diagnostic {
  fileprivate static func entry(_ index: Int, kind: String?) -> Diagnostic {
    Diagnostic(
      .error, "store.entry", at: Location(file: "ledger", line: 0),
      "entry \(index) of the ledger is of a kind this Truce does not know"
        + (kind.map { ": '\($0)'" } ?? ""),
      expected: "the canonical bytes of an entry, version 1",
      mend: "open the mission with the version of Truce that wrote it, or run 'truce ledger fsck'")
  }
}
