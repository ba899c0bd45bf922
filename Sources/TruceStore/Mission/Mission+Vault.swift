// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceFindings
public import TruceGround
internal import TruceLedger

/// What a commitment of the ledger leads to today.
public enum KeptWords: Hashable, Sendable {
  /// The words.
  case words(String)
  /// A first review that is not opened yet: neither its result nor its reason is shown to anybody.
  case sealed
  /// It was erased: when, by the key of whom, in which entry.
  case erased(when: Instant, who: String, entry: Int)
  /// It is not in the vault of this copy, and no entry says that it was erased.
  case missing

  /// The words themselves; `nil` when there are none.
  public var text: String? {
    if case .words(let text) = self { text } else { nil }
  }

  /// One line for people.
  public var sentence: String {
    switch self {
    case .words(let text): text
    case .sealed: "sealed until another has reviewed"
    case .erased(let when, let who, let entry):
      "erased on \(when) by key \(who), entry \(entry)"
    case .missing: "not in the vault of this copy; 'truce ledger fsck' says if it should be"
    }
  }
}

/// An item that the vault holds, held, or should hold.
public struct VaultItem: Hashable, Sendable {
  /// The commitment that names it.
  public var item: String
  /// The first entry that holds the commitment.
  public var entry: Int
  /// What it is.
  public var kind: SealedKind
  /// Its erasure; `nil` when none is recorded.
  public var erasure: MissionRecords.Recorded<String>?
  /// Whether it lies in this copy.
  public var isHere: Bool
}

extension Mission {
  /// What stands behind a commitment.
  ///
  /// - Throws: `store.vault-changed`.
  public func words(behind commitment: String) throws(Diagnostics) -> KeptWords {
    if folder.holds("vault/" + commitment), folder.holds(Vault.keyName),
      let text = try Vault(in: folder).content(of: commitment)
    {
      return .words(text)
    }
    if let erasure = state.records.erasure(of: commitment) {
      return .erased(when: erasure.when, who: erasure.who, entry: erasure.entry)
    }
    return .missing
  }

  /// The reason of a step in a case; of a review that is still sealed, only that it is.
  ///
  /// - Throws: `store.vault-changed`.
  public func reason(
    of step: CaseStep, in reviewed: Case
  ) throws(Diagnostics) -> KeptWords {
    reviewed.withholds(step) ? .sealed : try words(behind: step.because)
  }

  /// Incidents whose links by a person's decision say the reason, in place of its commitment.
  ///
  /// - Throws: `store.vault-changed`.
  public func showingReasons(of incidents: [Incident]) throws(Diagnostics) -> [Incident] {
    let title = "decision: "
    let acts = state.linkActs.compactMap(\.entryValue.because)
    if acts.isEmpty { return incidents }
    var reasons: [String: String] = [:]
    for because in acts { reasons[title + because] = title + (try words(behind: because).sentence) }
    var shown = incidents
    for index in shown.indices {
      let links = shown[index].links
      guard links.contains(where: { $0.fields.contains { reasons[$0] != nil } }) else { continue }
      shown[index].links = links.map { link in
        LinkReason(
          event: link.event, to: link.to, fields: link.fields.map { reasons[$0] ?? $0 })
      }
    }
    return shown
  }

  /// Every item that the ledger commits to, in the order of the ledger.
  ///
  /// - Throws: What reading the ledger throws.
  public func vaultItems() throws(Diagnostics) -> [VaultItem] {
    guard let ledger else { return [] }
    var items: [VaultItem] = []
    var seen: Set<String> = []
    var index = 0
    for bytes in try ledger.entries(to: state.size) {
      for (item, kind) in try LedgerEntry(parsing: bytes, at: index).commitments
      where seen.insert(item).inserted {
        items.append(
          VaultItem(
            item: item, entry: index, kind: kind, erasure: state.records.erasure(of: item),
            isHere: folder.holds("vault/" + item)))
      }
      index += 1
    }
    return items
  }

  /// Erases an item of the vault, and records that it was erased, by whom and why.
  ///
  /// The commitment stays in the ledger and tells nothing. Copies and backups are not erased.
  /// - Parameters:
  ///   - name: The item's commitment, or its first eight digits or more.
  ///   - because: Why.
  /// - Returns: The item.
  /// - Throws: `store.no-item`, `store.two-items`, `store.erased`, `store.no-reason`,
  ///   `store.not-removed` when it was recorded and still lies there, and what the ledger throws.
  public func erase(_ name: String, because: String) throws(Diagnostics) -> VaultItem {
    let found = name.utf8.count < 8 ? [] : try vaultItems().filter { $0.item.hasPrefix(name) }
    guard let item = found.first else { throw Diagnostics(.noItem(name)) }
    if found.count > 1 { throw Diagnostics(.twoItems(name, found.map(\.item))) }
    if let erasure = item.erasure {
      throw Diagnostics(.erasedAlready(item.item, entry: erasure.entry))
    }
    let file = "vault/" + item.item
    try recording { () throws(Diagnostics) in
      // It goes when the entry is there, by the next writer if this one is killed in between.
      try unrecorded?.noteErasure(of: file)
      try record(.erasure(item: item.item), because: because)
    }
    if folder.holds(file) { throw Diagnostics(.notRemoved(file)) }
    return item
  }
}

extension Diagnostic {
  fileprivate static func noItem(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.no-item", at: nil, "no entry commits to an item '\(name)'",
      expected: "a commitment, or its first eight digits or more",
      mend: "look it up with 'truce vault list MISSION'")
  }

  /// Of items of evidence or of the vault, whose names begin alike.
  static func twoItems(_ name: String, _ found: [String]) -> Diagnostic {
    Diagnostic(
      .error, "store.two-items", at: nil, "'\(name)' begins \(found.count) items",
      expected: found.prefix(4).joined(separator: ", "), mend: "give more of its digits")
  }

  fileprivate static func erasedAlready(_ item: String, entry: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.erased", at: nil, "the item '\(item.prefix(16))' was erased in entry \(entry)",
      expected: "an item that was not erased", mend: "nothing is to be done")
  }
}
