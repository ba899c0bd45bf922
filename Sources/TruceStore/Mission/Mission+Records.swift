// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround
public import TruceLedger
internal import TruceTerms

extension Mission {
  /// Puts the grades that people gave in the place of those the feeds gave.
  func grade(_ events: inout [Event], asOf: Instant?) {
    let gradings = state.records.standing(state.records.gradings, asOf: asOf)
    if gradings.isEmpty { return }
    var grades: [Event.ID: Grade] = [:]
    for grading in gradings { grades[grading.value.event] = grading.value.grade }
    for index in events.indices {
      if let grade = grades[events[index].id] { events[index].grade = grade }
    }
  }

  /// The agreement with the steps of commitments that were recorded beside it, each at its day.
  func agreementWithDeliveries(asOf: Instant?) -> Agreement {
    var result = agreement
    for step in state.records.standing(state.records.deliveries, asOf: asOf) {
      let index = result.commitments.firstIndex { $0.id.value == step.value.commitment }
      guard let index else { continue }
      step.value.apply(to: &result.commitments[index], entry: step.entry)
    }
    return result
  }

  /// Grades an event: reliability of the source and credibility of what it says, each by itself.
  ///
  /// - Throws: `store.no-event`, `store.no-reason`, and what the ledger throws.
  public func grade(_ event: Event.ID, as grade: Grade, because: String) throws(Diagnostics) {
    let events = try history().events
    guard events.contains(where: { $0.id == event }) else {
      throw Diagnostics(.noEvent(event.name, among: events.map(\.id.name)))
    }
    try record(.grading(event, grade), because: because)
  }

  /// Records a step of a commitment, or how far one without a number was carried out.
  ///
  /// - Throws: `store.no-commitment`, `store.no-party`, `store.no-source`, `store.no-reason`,
  ///   `store.no-grade`, and what the ledger throws.
  public func deliver(_ step: DeliveryRecord, because: String) throws(Diagnostics) {
    func require(
      _ kind: String, _ name: String?, among known: [String]
    ) throws(Diagnostics) {
      if let name, !known.contains(name) {
        throw Diagnostics(.notInAgreement(kind, name, among: known))
      }
    }
    try require(
      "commitment", step.commitment.name, among: agreement.commitments.map(\.id.value.name))
    try require("party", step.by?.name, among: agreement.parties.map(\.id.value.name))
    try require("source", step.source?.name, among: agreement.sources.map(\.id.value.name))
    if case .grade = step.step, let commitment = agreement.commitment(step.commitment) {
      let owed = commitment.obligations.filter { step.by == nil || $0.from.value == step.by }
      if owed.isEmpty { throw Diagnostics(.gradeOfNothing(commitment, step.by)) }
      if owed.allSatisfy({ $0.quantity != nil }) { throw Diagnostics(.gradeOfNumber(commitment)) }
      if step.source == nil { throw Diagnostics(.gradeWithoutSource(commitment)) }
    }
    try record(.delivery(step), because: because)
  }

  /// Records that a report was published.
  ///
  /// - Throws: `store.no-reason`, and what the ledger throws.
  public func publish(_ report: ReportRecord, because: String) throws(Diagnostics) {
    try record(.report(report), because: because)
  }

  /// Makes a person's public key known, so that what it signs counts.
  ///
  /// - Throws: `store.key-known`, `store.no-reason`, and what the ledger throws.
  public func add(_ key: VerifierKey, because: String) throws(Diagnostics) {
    let id = LedgerEntry.id(of: key.publicKey)
    let own = person.map { LedgerEntry.id(of: $0.key.publicKey) }
    if state.keys[id] != nil || id == own { throw Diagnostics(.keyKnown(id)) }
    try record(.key(key.publicKey), because: because)
  }

  /// Takes back an act of the same person that is no step of a case: an observation, a split, a join,
  /// an item of evidence, a grade, a step of a commitment, a published report.
  ///
  /// The entry stays; from now on it counts no more.
  /// - Returns: The incidents that have another name from now on.
  /// - Throws: `store.no-correction`, `store.not-own`, `store.corrected`, `store.no-reason`, and what
  ///   the ledger throws.
  public func correct(
    entry index: Int, because: String
  ) throws(Diagnostics) -> [LedgerEntry.Lead] {
    guard let ledger, let signerID else {
      preconditionFailure("only a mission opened for writing is changed")
    }
    guard index >= 0, index < ledger.size else { throw Diagnostics(.noCorrection(index, nil)) }
    let wrong = try LedgerEntry(parsing: try ledger.entry(at: index), at: index)
    switch wrong.act {
    case .observation, .split, .join, .evidence, .grading, .delivery, .report: break
    case .founded, .key, .file, .importFeed, .caseStep, .leads, .correction, .erasure:
      throw Diagnostics(.noCorrection(index, wrong.kind))
    }
    if wrong.who != signerID { throw Diagnostics(.notOwn(index, who: wrong.who)) }
    if state.records.corrected().contains(index) { throw Diagnostics(.corrected(index)) }
    let reason = try seal(because)
    return try recording { () throws(Diagnostics) in
      try record([(.correction(entry: index), nil)], because: reason)
    }
  }

  /// Records one act of a person that changes no incident's name.
  func record(_ act: LedgerEntry.Act, because: String) throws(Diagnostics) {
    guard let now else { preconditionFailure("only a mission opened for writing is changed") }
    let reason = try seal(because)
    try recording { () throws(Diagnostics) in
      try Vault(in: folder).keep(reason, noting: unrecorded)
      try record([LedgerEntry(when: now, because: reason.commitment, act: act)])
    }
  }
}

extension Diagnostic {
  fileprivate static func noEvent(_ name: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "store.no-event", at: nil, "the mission has no event '\(name)'",
      expected: "an id that 'truce events' lists",
      mend: nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "list the events with 'truce incidents MISSION --json'")
  }

  fileprivate static func notInAgreement(
    _ kind: String, _ name: String, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "store.no-\(kind)", at: nil, "the agreement has no \(kind) '\(name)'",
      expected: known.isEmpty
        ? "a \(kind) of the agreement; it has none" : known.joined(separator: ", "),
      mend: nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "name a \(kind) of the agreement")
  }

  fileprivate static func gradeOfNothing(
    _ commitment: Commitment, _ party: Party.ID?
  ) -> Diagnostic {
    let owing = commitment.obligations.map(\.from.value.name)
    return Diagnostic(
      .error, "store.no-grade", at: nil,
      party.map { "'\($0)' owes nothing in '\(commitment.id.value)'" }
        ?? "nobody owes anything in '\(commitment.id.value)'",
      expected: owing.isEmpty
        ? "a commitment with a line that says who does what" : owing.joined(separator: ", "),
      mend: owing.isEmpty
        ? "write into the agreement who does what" : "name a party that owes, or none for all")
  }

  fileprivate static func gradeOfNumber(_ commitment: Commitment) -> Diagnostic {
    Diagnostic(
      .error, "store.no-grade", at: nil,
      "what '\(commitment.id.value)' promises has a number, and stands by it",
      expected: "a grade of what has no number",
      mend: "record a delivery with 'truce commitment record'")
  }

  fileprivate static func gradeWithoutSource(_ commitment: Commitment) -> Diagnostic {
    Diagnostic(
      .error, "store.no-grade", at: nil,
      "the grade of '\(commitment.id.value)' rests on no source", expected: "a source",
      mend: "name a source of the agreement")
  }

  fileprivate static func keyKnown(_ id: String) -> Diagnostic {
    Diagnostic(
      .error, "store.key-known", at: nil, "the key '\(id)' is known already",
      expected: "a key that no entry has brought; one key under two names is one person",
      mend: "nothing is to be done")
  }

  fileprivate static func noCorrection(_ index: Int, _ kind: String?) -> Diagnostic {
    Diagnostic(
      .error, "store.no-correction", at: nil,
      kind.map { "entry \(index) is of the kind '\($0)', which is not corrected in this way" }
        ?? "the ledger has no entry \(index)",
      expected: "the number of an observation, split, join, evidence, grading, delivery or report",
      mend: kind == "case"
        ? "correct a step with 'truce case correct'"
        : "look the number up with 'truce ledger show MISSION'")
  }

  fileprivate static func notOwn(_ index: Int, who: String) -> Diagnostic {
    Diagnostic(
      .error, "store.not-own", at: nil, "entry \(index) was made by the key '\(who)'",
      expected: "a correction by the person who made the entry",
      mend: "ask that person to correct it, or record a dissent")
  }

  fileprivate static func corrected(_ index: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.corrected", at: nil, "entry \(index) was taken back already",
      expected: "an entry that counts", mend: "nothing is to be done")
  }
}
