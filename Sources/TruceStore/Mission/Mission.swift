// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TruceEvidence
public import TruceGround
public import TruceLedger
public import TruceTerms

/// A mission on disk: its texts, its ledger, its evidence.
///
/// The ledger is the only truth; what is computed from it can be thrown away and computed again.
/// One process writes at a time, any number read.
public final class Mission {
  /// Where it lies.
  public let folder: MissionFolder
  /// What it says of itself.
  public let file: MissionFile
  /// The terms.
  public let agreement: Agreement
  /// Warnings and notes on the terms.
  public let notes: [Diagnostic]
  /// What the ledger's entries add up to.
  public internal(set) var state: MissionState
  let ledger: Ledger?
  /// Takes how many rows of a file were read, of about how many, for a display of progress.
  public var onRows: ((_ done: Int, _ total: Int?) -> Void)?
  /// The known objects, once they were read.
  var knownObjects: [ProtectedObject]?
  /// What an older mission was made from; `nil` for one of today.
  private let recorded: RecordedMission?
  /// Whether this opening began the ledger, and whether there were keys before it.
  private let isFounding: Bool
  private let hadKeys: Bool
  /// When what is recorded is done, in a mission opened for writing.
  let now: Instant?
  /// Who signs what is recorded, in a mission opened for writing.
  var person: Signer?
  /// What is kept and not yet recorded, in a mission opened for writing.
  private(set) var unrecorded: Unrecorded?
  /// The events and revisions of the last question, with the moment it asked of.
  var remembered: (asOf: Instant?, history: MissionHistory)?
  /// The incidents of the last question before they were given their names, with its moment.
  var linked: (asOf: Instant?, incidents: [Incident])?
  /// Downloads that were read already, by feed, digest and mapping.
  var readings: [[String]: [Event]] = [:]

  /// Opens a mission.
  ///
  /// - Parameters:
  ///   - path: Its folder.
  ///   - writing: Who is to sign, for a caller that will change it: the ledger is begun if there is
  ///     none yet, and locked. `nil` for reading.
  ///   - kept: Where what was read of the ledger is kept, so that it is not read again; `nil` for
  ///     nowhere.
  /// - Throws: `store.no-mission`, faults of `mission.truce` and `agreement.truce`,
  ///   `mission.unknown-reading`, `mission.unknown-name`, and what opening the ledger throws.
  public init(
    opening path: String, writing: Writer? = nil, kept: KeptFolder? = nil
  ) throws(Diagnostics) {
    folder = MissionFolder(path: path)
    now = writing?.now
    guard folder.holds(MissionFile.name) else { throw Diagnostics(.noMission(path)) }
    (file, agreement, notes) = try Mission.texts(of: folder)
    recorded = nil
    isFounding = writing != nil && !folder.holds("ledger/checkpoint")
    hadKeys = folder.holds("keys")
    ledger = try Mission.ledger(of: agreement, in: folder, file: file, writing: writing)
    if let ledger, let kept {
      state = try KeptState.state(
        of: ledger, at: folder.path(of: "ledger"),
        in: "\(kept.path)/\(folder.keptName)/state")
    } else if let ledger {
      state = try MissionState(folding: ledger)
    } else {
      state = MissionState()
    }
    if let writing, let ledger {
      try Unrecorded.settle(in: folder, by: ledger)
      unrecorded = Unrecorded(in: folder) { ledger.size }
      person = try MissionKeys(in: folder).person(
        writing.person, passphrase: writing.passphrase)
    }
  }

  /// Opens a mission as it was recorded at a size of its ledger: with the texts of then, from the
  /// evidence, whatever lies in its folder today.
  ///
  /// - Parameters:
  ///   - path: Its folder; ledger and evidence are enough.
  ///   - size: How many entries count.
  ///   - pinned: The log's public key as it is known from elsewhere; needed where the folder holds
  ///     what `truce ledger export` wrote, which brings none.
  /// - Throws: `store.no-such-size`, `store.evidence-missing`, and as for a mission of today.
  public init(
    opening path: String, asRecordedAt size: Int, pinned: VerifierKey? = nil
  ) throws(Diagnostics) {
    let recorded = try RecordedMission(
      at: size, in: MissionFolder(path: path), pinned: pinned)
    folder = recorded.folder
    (file, agreement, notes) = try Mission.texts(of: recorded.folder)
    self.recorded = recorded
    ledger = recorded.ledger
    state = recorded.state
    now = nil
    isFounding = false
    hadKeys = false
  }

  /// What the texts of a folder say.
  private static func texts(
    of folder: MissionFolder
  ) throws(Diagnostics) -> (MissionFile, Agreement, [Diagnostic]) {
    let file = try MissionFile(parsing: try folder.text(of: MissionFile.name))
    let reading = AgreementReading(try folder.text(of: Mission.agreementName))
    if let errors = Diagnostics(reading.diagnostics.filter { $0.severity == .error }) {
      throw errors
    }
    guard let agreement = reading.agreement else {
      preconditionFailure("an agreement that cannot be run has an error")
    }
    let known = agreement.provisions.flatMap(\.readings).map(\.id.value)
    if let unknown = file.countedReadings.first(where: { !known.contains($0.value) }) {
      throw Diagnostics(.unknownReading(unknown, among: known.map(\.name)))
    }
    try Mission.check(file, against: agreement)
    return (file, agreement, reading.diagnostics)
  }

  /// A mission that was opened for its first entry and got none is left as it was.
  deinit {
    guard isFounding, state.size == 0 else { return }
    for name in hadKeys ? ["ledger"] : ["ledger", "keys"] {
      try? FileManager.default.removeItem(atPath: folder.path(of: name))
    }
    rmdir(folder.path(of: "evidence"))
  }

  /// Who changes a mission, and when.
  public struct Writer: Sendable {
    /// The name of the key of who does it, as in `keys/people`; a pseudonym.
    public var person: String
    /// When.
    public var now: Instant
    /// What opens the log's key; `nil` for the passphrase that lies in the folder.
    public var passphrase: String?
    /// How many hundredths of a second to wait for another writer.
    public var patience: Int

    /// Who changes a mission, and when.
    public init(
      person: String = "operator", now: Instant, passphrase: String? = nil, patience: Int = 500
    ) {
      self.person = person
      self.now = now
      self.passphrase = passphrase
      self.patience = patience
    }
  }

  static let agreementName = "agreement.truce"
  static let speakersName = "sources.csv"

  private static func ledger(
    of agreement: Agreement, in folder: MissionFolder, file: MissionFile, writing: Writer?
  ) throws(Diagnostics) -> Ledger? {
    let path = folder.path(of: "ledger")
    let exists = folder.holds("ledger/checkpoint")
    guard let writing else {
      return exists ? try Ledger(opening: path) : nil
    }
    if exists {
      let signer = try MissionKeys(in: folder).signer(passphrase: writing.passphrase)
      let ledger = try Ledger(opening: path, signer: signer, waiting: writing.patience)
      try SeenSize(in: folder).require(ledger.size)
      return ledger
    }
    let origin = "truce/" + agreement.id.value.name
    let signer = try MissionKeys(in: folder).found(origin: origin, passphrase: writing.passphrase)
    try Vault.found(in: folder)
    return try Ledger.create(at: path, signer: signer)
  }

  /// What is to be recorded before anything else: that the mission was founded, the key of the person
  /// who acts for the first time, and every text that is not as it was last recorded.
  private func beginning() throws(Diagnostics) -> [LedgerEntry] {
    guard let person, let now else {
      preconditionFailure("a mission opened for writing has a signer")
    }
    let when = state.size == 0 ? file.founded ?? now : now
    var entries: [LedgerEntry] = []
    if state.keys[LedgerEntry.id(of: person.key.publicKey)] == nil {
      entries.append(LedgerEntry(when: when, act: .key(person.key.publicKey)))
    }
    if state.size == 0 { entries.append(LedgerEntry(when: when, act: .founded)) }
    let evidence = EvidenceStore(in: folder)
    for name in try changedTexts() {
      let bytes = try MissionFolder.read(folder.path(of: name), limit: 1 << 26)
      let item = try evidence.keep(bytes, noting: unrecorded)
      entries.append(LedgerEntry(when: when, act: .file(name: name, item: item)))
    }
    return entries
  }

  /// Records every text that is not as it was last recorded, if nothing else is to be recorded.
  ///
  /// - Throws: `store.unwritable`, and what the ledger throws.
  public func recordTexts() throws(Diagnostics) {
    try recording { () throws(Diagnostics) in
      let entries = try beginning()
      if !entries.isEmpty { try append(entries) }
    }
  }

  /// Does what keeps files and records them; leaves no file behind when it is refused.
  func recording<Value>(
    _ body: () throws(Diagnostics) -> Value
  ) throws(Diagnostics) -> Value {
    do {
      return try body()
    } catch {
      unrecorded?.abandon()
      throw error
    }
  }

  /// The texts that are not as they were last recorded, in a fixed order.
  ///
  /// What is made from them now cannot be made again from the ledger.
  /// - Throws: `store.unreadable`.
  public func changedTexts() throws(Diagnostics) -> [String] {
    var changed: [String] = []
    for name in textNames where folder.holds(name) {
      let bytes = try MissionFolder.read(folder.path(of: name), limit: 1 << 26)
      if state.files[name]?.digest != Hash(of: bytes).hex { changed.append(name) }
    }
    return changed
  }

  /// The texts whose content belongs to the mission's truth, in a fixed order.
  var textNames: [String] {
    var names = [Mission.agreementName, MissionFile.name, Mission.speakersName]
    names += file.objects.flatMap { [$0.file.value] + ($0.mapping.map { [$0.value] } ?? []) }
    names += [
      file.outlines?.file.value, file.lexicon?.value, file.tags?.value, file.tallies?.value,
    ].compactMap { $0 }
    names += agreement.zones.compactMap { $0.file?.value }
    var once: [String] = []
    for name in names where !once.contains(name) { once.append(name) }
    return once
  }

  /// Signs entries, appends all or none, and folds them.
  func record(_ entries: [LedgerEntry]) throws(Diagnostics) {
    if !entries.isEmpty { try append(try beginning() + entries) }
  }

  private func append(_ entries: [LedgerEntry]) throws(Diagnostics) {
    guard let ledger, ledger.isWritable, let person else {
      preconditionFailure("only a mission opened for writing is changed")
    }
    let signed = entries.map { $0.signed(by: person) }
    do throws(Diagnostics) {
      _ = try ledger.append(signed.map(\.bytes))
    } catch {
      if error.all.contains(where: { $0.slug == "ledger.doubtful" }) { unrecorded?.doubt() }
      throw error
    }
    unrecorded?.finish()
    for entry in signed { state.fold(entry) }
    (remembered, linked) = (nil, nil)
  }

  /// How many entries the ledger has, and the root hash of its tree in hexadecimal digits.
  public var head: (size: Int, root: String) {
    guard let ledger else { return (0, Hash.ofNothing.hex) }
    if let recorded { return (recorded.state.size, recorded.root) }
    return (ledger.checkpoint.size, ledger.checkpoint.root.hex)
  }
}

extension MissionFolder {
  /// A text of the folder, named by ourselves; diagnostics name it as it stands in the folder.
  func text(of name: String) throws(Diagnostics) -> SourceText {
    try SourceText(bytes: MissionFolder.read(path(of: name), limit: 1 << 26), name: name)
  }
}

extension Diagnostic {
  fileprivate static func noMission(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "store.no-mission", at: Location(file: path),
      "the folder holds no mission: there is no '\(MissionFile.name)' in it",
      expected: "a folder that 'truce init' made",
      mend: "give the mission's folder, or make one with 'truce init \(path)'")
  }

  fileprivate static func unknownReading(
    _ reading: Marked<Reading.ID>, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "mission.unknown-reading", at: reading.location,
      "the agreement has no reading '\(reading.value.name)'",
      expected: known.joined(separator: ", "),
      mend: nearest(to: reading.value.name, among: known).map { "did you mean '\($0)'?" }
        ?? "name a reading of the agreement")
  }
}
