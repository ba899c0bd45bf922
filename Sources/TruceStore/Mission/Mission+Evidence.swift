// SPDX-License-Identifier: Apache-2.0

public import TruceEngine
public import TruceEvidence
public import TruceGround
internal import TruceLedger

extension Mission {
  /// An item that a person brings.
  public struct BroughtItem: Sendable {
    /// What it is.
    public var form: EvidenceRecord.Form
    /// Who brought it, from where, and what the file is called.
    public var origin: EvidenceOrigin
    /// When it was brought or collected; `nil` when nobody said.
    public var collected: Instant?
    /// The incident it belongs to, by any of its names; `nil` for none.
    public var incident: String?
    /// Whether it holds personal content: then it goes into the vault, and can be erased.
    public var isPersonal: Bool

    /// An item to keep.
    public init(
      form: EvidenceRecord.Form, origin: EvidenceOrigin, collected: Instant? = nil,
      incident: String? = nil, isPersonal: Bool = false
    ) {
      self.form = form
      self.origin = origin
      self.collected = collected
      self.incident = incident
      self.isPersonal = isPersonal
    }
  }

  /// Keeps an item untouched and records who brought it, from where and when.
  ///
  /// It is read once and never held in memory.
  /// - Parameters:
  ///   - source: Its bytes.
  ///   - brought: What is said of it.
  ///   - because: Why it is kept.
  /// - Returns: What was recorded.
  /// - Throws: `store.no-incident`, `store.evidence-known`, `store.no-reason`, `store.unwritable`, and
  ///   what the source and the ledger throw.
  public func add(
    _ source: inout some ByteSource, _ brought: BroughtItem, because: String
  ) throws(Diagnostics) -> MissionRecords.Recorded<EvidenceRecord> {
    guard let now else { preconditionFailure("only a mission opened for writing is changed") }
    var incident: Incident.ID?
    if let name = brought.incident { incident = try self.incident(named: name).id }
    let reason = try seal(because)
    let vault = try Vault(in: folder)
    let details = vault.sealed(brought.origin.text)
    var counted = CountingSource(source)
    let record: EvidenceRecord
    do throws(Diagnostics) {
      record = try keep(&counted, brought, incident, details: details.commitment, in: vault)
      try vault.keep(details, noting: unrecorded)
      try vault.keep(reason, noting: unrecorded)
      try self.record([
        LedgerEntry(when: now, because: reason.commitment, act: .evidence(record))
      ])
    } catch {
      unrecorded?.abandon()
      throw error
    }
    guard let last = state.records.evidence.last else {
      preconditionFailure("what was recorded is there")
    }
    return last
  }

  private func keep(
    _ source: inout CountingSource, _ brought: BroughtItem, _ incident: Incident.ID?,
    details: String, in vault: Vault
  ) throws(Diagnostics) -> EvidenceRecord {
    let content: EvidenceRecord.Content
    let count: Int
    if brought.isPersonal {
      let kept = try vault.keep(&source, noting: unrecorded)
      (content, count) = (.personal(kept.commitment), kept.byteCount)
    } else {
      let item = try EvidenceStore(in: folder).keep(&source, noting: unrecorded)
      let standing = state.records.standing(state.records.evidence)
      if let known = standing.first(where: {
        $0.value.name == item.digest && $0.value.incident == incident
      }) {
        throw Diagnostics(.known(item.digest, entry: known.entry))
      }
      content = .open(item)
      count = source.count
    }
    return EvidenceRecord(
      content: content, byteCount: count, form: brought.form, collected: brought.collected,
      incident: incident, details: details)
  }

  /// The items that were brought and not taken back, in the order of the ledger.
  public var evidence: [MissionRecords.Recorded<EvidenceRecord>] {
    state.records.standing(state.records.evidence)
  }

  /// The items of an incident, by any name it had.
  public func evidence(of incident: Incident) -> [MissionRecords.Recorded<EvidenceRecord>] {
    let names = [incident.id] + incident.alsoKnownAs
    return evidence.filter { item in
      item.value.incident.map { names.contains($0) || resolve($0) == incident.id } ?? false
    }
  }

  /// The item that a person means: by its digest or commitment, or its first eight digits or more.
  ///
  /// - Throws: `store.no-item`, `store.two-items`.
  public func evidence(
    named name: String
  ) throws(Diagnostics) -> MissionRecords.Recorded<EvidenceRecord> {
    let found = name.utf8.count < 8 ? [] : evidence.filter { $0.value.name.hasPrefix(name) }
    guard let first = found.first else { throw Diagnostics(.noSuchItem(name)) }
    if Set(found.map(\.value.name)).count > 1 {
      throw Diagnostics(.twoItems(name, found.map(\.value.name)))
    }
    return first
  }

  /// Who brought an item and from where; why there is nothing to be read where it was erased.
  ///
  /// - Throws: `store.vault-changed`.
  public func origin(
    of item: MissionRecords.Recorded<EvidenceRecord>
  ) throws(Diagnostics) -> (origin: EvidenceOrigin?, kept: KeptWords) {
    let kept = try words(behind: item.value.details)
    return (kept.text.flatMap(EvidenceOrigin.init), kept)
  }

  /// Gives the untouched bytes of an item a piece at a time.
  ///
  /// They are held against their digest at the end: what was given before counts for nothing when
  /// this throws.
  /// - Throws: `store.evidence-missing`, `store.evidence-changed`, `store.vault-missing`,
  ///   `store.vault-changed`, `store.erased`, and what `body` throws.
  public func forEachPiece(
    of record: EvidenceRecord, _ body: ([UInt8]) throws(Diagnostics) -> Void
  ) throws(Diagnostics) {
    switch record.content {
    case .open(let item):
      let source = try EvidenceSource(of: item.digest, in: EvidenceStore(in: folder))
      let hash = Hash.Stream()
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
      defer { buffer.deallocate() }
      while true {
        let count = try source.read(into: buffer)
        if count == 0 { break }
        let piece = Array(buffer[..<count])
        hash.add(piece)
        try body(piece)
      }
      if hash.finish().hex != item.digest { throw Diagnostics(.changed(item.digest)) }
    case .personal(let commitment):
      if try Vault(in: folder).forEachPiece(of: commitment, body) { return }
      if let erasure = state.records.erasure(of: commitment) {
        throw Diagnostics(.erasedItem(commitment, erasure))
      }
      throw Diagnostics(.lostItem(commitment))
    }
  }
}

extension Diagnostic {
  fileprivate static func known(_ digest: String, entry: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.evidence-known", at: nil,
      "the same bytes are there already, by entry \(entry)",
      expected: "an item that is not recorded for this incident", mend: "nothing is to be done")
  }

  fileprivate static func noSuchItem(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.no-item", at: nil, "nobody brought an item '\(name)'",
      expected: "a digest or commitment, or its first eight digits or more",
      mend: "look it up with 'truce evidence list MISSION'")
  }

  fileprivate static func erasedItem(
    _ commitment: String, _ erasure: MissionRecords.Recorded<String>
  ) -> Diagnostic {
    Diagnostic(
      .error, "store.erased", at: nil,
      "the item '\(commitment.prefix(16))' was erased on \(erasure.when) by key "
        + "\(erasure.who), entry \(erasure.entry)",
      expected: "an item that was not erased", mend: "nothing brings it back")
  }

  fileprivate static func lostItem(_ commitment: String) -> Diagnostic {
    Diagnostic(
      .error, "store.vault-missing", at: Location(file: "vault/\(commitment)"),
      "the item is not in the vault of this copy, and no entry says that it was erased",
      expected: "the sealed item", mend: "ask those who keep the mission")
  }
}
