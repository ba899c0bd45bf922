// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
public import TruceFindings
public import TruceGround
internal import TruceLedger
public import TruceTerms

extension Mission {
  /// What a person wants to do in a case.
  public enum CaseRequest: Hashable, Sendable {
    /// Open a case for the incident.
    case open
    /// Ask a person to review, by the name of the key or its id.
    case assign(to: String)
    /// Review it: sealed while nobody else has reviewed, in the open afterwards.
    case review(ReviewResult)
    /// Record a party's view, in its words.
    case reply(party: Party.ID, words: String)
    /// Dissent from the finding, in words.
    case dissent(words: String)
    /// Take back one's own step, by the number of its entry.
    case correct(entry: Int)
    /// Close it.
    case close
  }

  /// What a request comes to in one case.
  private struct Plan {
    var reviewed: Case
    var after: Case
    var acts: [CaseStep.Act]
    var words: [Vault.SealedContent]
  }

  /// A case with what a request would make of it.
  public struct Outcome: Sendable {
    /// The case as it stands.
    public var before: Case
    /// Where it would stand; what refuses the step where it cannot be done.
    public var result: Result<Case.Status, Diagnostics>
  }

  /// Does a step in an incident's case; gives the case as it stands then.
  ///
  /// The first review of a case enters as a commitment. With the second, both stand in the open: the
  /// first is opened in the same batch of entries.
  /// - Throws: `store.no-incident`, `store.no-reason`, `store.no-person`, what the case refuses
  ///   (`cases.…`), and what the ledger throws.
  public func step(
    _ request: CaseRequest, inCaseOf name: String, because: String
  ) throws(Diagnostics) -> Case {
    let reason = try seal(because)
    let plan = try plan(request, in: try reviewCase(of: name))
    try record([plan], because: reason)
    return state.reviewCase(of: plan.reviewed.incident)
  }

  /// What a request would make of several cases; nothing is recorded.
  ///
  /// - Throws: `store.no-person`, `store.no-party`, `store.vault-key`.
  public func preview(
    _ request: CaseRequest, in cases: [Case]
  ) throws(Diagnostics) -> [Outcome] {
    var outcomes: [Outcome] = []
    for reviewed in cases {
      do throws(Diagnostics) {
        let plan = try plan(request, in: reviewed)
        outcomes.append(Outcome(before: reviewed, result: .success(plan.after.status)))
      } catch {
        guard error.all.allSatisfy({ $0.slug.hasPrefix("cases.") }) else { throw error }
        outcomes.append(Outcome(before: reviewed, result: .failure(error)))
      }
    }
    return outcomes
  }

  /// Does a step in each of several cases that allows it, in one batch: all of them or none.
  ///
  /// - Returns: The same as ``preview(_:in:)``.
  /// - Throws: `store.no-reason`, `store.no-person`, and what the ledger throws.
  public func steps(
    _ request: CaseRequest, in cases: [Case], because: String
  ) throws(Diagnostics) -> [Outcome] {
    let reason = try seal(because)
    let outcomes = try preview(request, in: cases)
    var plans: [Plan] = []
    for outcome in outcomes {
      if case .success = outcome.result { plans.append(try plan(request, in: outcome.before)) }
    }
    if !plans.isEmpty { try record(plans, because: reason) }
    return outcomes
  }

  /// Nothing is kept before nothing more can be refused.
  private func record(
    _ plans: [Plan], because reason: Vault.SealedContent
  ) throws(Diagnostics) {
    guard let now else { preconditionFailure("only a mission opened for writing is changed") }
    let vault = try Vault(in: folder)
    try recording { () throws(Diagnostics) in
      for content in [reason] + plans.flatMap(\.words) {
        try vault.keep(content, noting: unrecorded)
      }
      var entries: [LedgerEntry] = []
      for plan in plans {
        entries += plan.acts.map {
          LedgerEntry(
            when: now, because: reason.commitment, act: .caseStep(plan.reviewed.incident, $0))
        }
      }
      try record(entries)
    }
  }

  private func plan(
    _ request: CaseRequest, in reviewed: Case
  ) throws(Diagnostics) -> Plan {
    guard let now, let person else {
      preconditionFailure("only a mission opened for writing is changed")
    }
    let vault = try Vault(in: folder)
    let who = LedgerEntry.id(of: person.key.publicKey)
    var acts: [CaseStep.Act] = []
    var words: [Vault.SealedContent] = []
    func sealed(_ text: String) -> String {
      words.append(vault.sealed(text))
      return words[words.count - 1].commitment
    }
    switch request {
    case .open: acts = [.open]
    case .assign(let reviewer): acts = [.assign(reviewer: try keyID(of: reviewer))]
    case .reply(let party, let text):
      guard agreement.parties.contains(where: { $0.id.value == party }) else {
        throw Diagnostics(.noParty(party, among: agreement.parties.map(\.id.value.name)))
      }
      if text.allSatisfy(\.isWhitespace) { throw Diagnostics(.noWords()) }
      acts = [.reply(party: party, words: sealed(text))]
    case .dissent(let text):
      if text.allSatisfy(\.isWhitespace) { throw Diagnostics(.noWords()) }
      acts = [.dissent(words: sealed(text))]
    case .correct(let entry): acts = [.correction(step: entry)]
    case .close: acts = [.close]
    case .review(let result):
      let others = reviewed.reviews.filter { $0.who != who }
      if let first = reviewed.sealed, first.who != who {
        acts = [.review(result)]
        if case .sealedReview(let commitment) = first.act {
          acts.append(try unsealing(first.entry, commitment, vault))
        }
      } else if others.isEmpty {
        acts = [.sealedReview(commitment: sealed(result.json.canonical))]
      } else {
        acts = [.review(result)]
      }
    }
    var after = reviewed
    for (offset, act) in acts.enumerated() {
      try after.add(
        CaseStep(entry: state.size + offset, when: now, who: who, act: act, because: ""))
    }
    return Plan(reviewed: reviewed, after: after, acts: acts, words: words)
  }

  /// The case of an incident, by any name the incident has or had.
  ///
  /// - Throws: `store.no-incident`.
  public func reviewCase(of name: String) throws(Diagnostics) -> Case {
    if let known = state.cases.first(where: { $0.id.name == name }) { return known }
    let incident = try incident(named: name)
    let names = [incident.id] + incident.alsoKnownAs
    return state.cases.first { names.contains($0.incident) } ?? Case(of: incident.id)
  }

  /// Seals the reason of an act; nothing is kept yet.
  ///
  /// - Throws: `store.no-reason`, `store.vault-key`.
  func seal(_ because: String) throws(Diagnostics) -> Vault.SealedContent {
    if because.allSatisfy(\.isWhitespace) { throw Diagnostics(.noReason()) }
    return try Vault(in: folder).sealed(because)
  }

  /// The key id of the person who signs, in a mission opened for writing.
  public var signerID: String? { person.map { LedgerEntry.id(of: $0.key.publicKey) } }

  /// The id of a person's key, by the name of its file or by itself.
  private func keyID(of name: String) throws(Diagnostics) -> String {
    if state.keys[name] != nil { return name }
    let path = "keys/people/\(name).key"
    let isPlain = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    guard isPlain, folder.holds(path) else { throw Diagnostics(.noPerson(name)) }
    let bytes = try MissionFolder.read(folder.path(of: path), limit: 4096)
    return LedgerEntry.id(of: try KeyFile.publicKey(of: bytes, name: path).publicKey)
  }

  private func unsealing(
    _ entry: Int, _ commitment: String, _ vault: Vault
  ) throws(Diagnostics) -> CaseStep.Act {
    guard let opened = try vault.opened(commitment),
      let json = try? JSON(parsing: Array(opened.content.utf8), name: "sealed review"),
      let result = ReviewResult(json)
    else { throw Diagnostics(.sealLost(entry)) }
    return .unsealing(step: entry, result, salt: opened.salt)
  }
}

extension Diagnostic {
  fileprivate static func noReason() -> Diagnostic {
    Diagnostic(
      .error, "store.no-reason", at: nil, "the act has no reason",
      expected: "why it is done, in words", mend: "add '--because \"…\"'")
  }

  fileprivate static func noWords() -> Diagnostic {
    Diagnostic(
      .error, "store.no-words", at: nil, "there are no words to record",
      expected: "what is to be recorded, in words", mend: "add '--words \"…\"'")
  }

  fileprivate static func noPerson(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "store.no-person", at: nil, "no key of a person is named '\(name)'",
      expected: "the id of a key that signed an entry, or the name of a file in keys/people",
      mend: "make the key with 'truce case key MISSION \(name)', or give the key's id")
  }

  fileprivate static func noParty(_ party: Party.ID, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "store.no-party", at: nil, "the agreement has no party '\(party)'",
      expected: known.joined(separator: ", "),
      mend: nearest(to: party.name, among: known).map { "did you mean '\($0)'?" }
        ?? "name a party of the agreement")
  }

  fileprivate static func sealLost(_ entry: Int) -> Diagnostic {
    Diagnostic(
      .error, "store.seal-lost", at: nil,
      "the sealed review of entry \(entry) cannot be opened: its content is not in the vault",
      expected: "the vault in which it was sealed",
      mend: "let its reviewer correct it and review again")
  }
}
