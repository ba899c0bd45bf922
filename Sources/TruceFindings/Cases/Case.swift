// SPDX-License-Identifier: Apache-2.0

public import TruceEvidence
public import TruceGround

/// People's review of one incident, with its history: a fold over steps.
///
/// `verified` and `refuted` need two persons, and two persons are two keys. Who reviews first does so
/// sealed, so that the second does not see it. Nothing is edited: a correction is a step of its own.
public struct Case: Hashable, Sendable {
  /// The name of a case: that of its incident when it was opened.
  public typealias ID = Identifier<Case>

  /// Where a case stands.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Nobody has looked at it yet.
    case alleged
    /// It is being reviewed.
    case underReview = "under-review"
    /// Two persons found that it happened.
    case verified
    /// Two persons found that it cannot be told.
    case unverified
    /// Two persons found that it did not happen as reported.
    case refuted
    /// It is closed; ``settled`` keeps what was found.
    case closed
  }

  /// Its name.
  public let id: ID
  /// The incident, by its name when the case was opened.
  public let incident: Incident.ID
  /// What was done, in order.
  public private(set) var steps: [CaseStep] = []

  /// A case nobody has looked at.
  public init(of incident: Incident.ID) {
    id = ID(incident.name)
    self.incident = incident
  }

  /// A case as it was after its first steps.
  public init(of incident: Incident.ID, steps: some Sequence<CaseStep>) {
    self.init(of: incident)
    self.steps = Array(steps)
  }

  /// The steps that were not corrected.
  public var standing: [CaseStep] {
    var corrected: Set<Int> = []
    for step in steps {
      if case .correction(let entry) = step.act { corrected.insert(entry) }
    }
    return steps.filter { step in
      if case .correction = step.act { return false }
      if case .unsealing(let sealed, _, _) = step.act, corrected.contains(sealed) { return false }
      return !corrected.contains(step.entry)
    }
  }

  /// Whether it was opened.
  public var isOpened: Bool { standing.contains { $0.act == .open } }
  /// Whether it is closed.
  public var isClosed: Bool {
    standing.last { $0.act == .open || $0.act == .close }?.act == .close
  }

  /// The reviews in the open with who made them: the last of each person, in order of the first.
  public var reviews: [(who: String, result: ReviewResult, entry: Int)] {
    var found: [(who: String, result: ReviewResult, entry: Int)] = []
    func add(_ who: String, _ result: ReviewResult, _ entry: Int) {
      if let index = found.firstIndex(where: { $0.who == who }) {
        found[index] = (who, result, entry)
      } else {
        found.append((who, result, entry))
      }
    }
    for step in standing {
      switch step.act {
      case .review(let result): add(step.who, result, step.entry)
      case .unsealing(let sealed, let result, _):
        guard let first = steps.first(where: { $0.entry == sealed }) else { continue }
        add(first.who, result, sealed)
      case .open, .assign, .sealedReview, .reply, .dissent, .correction, .close: continue
      }
    }
    return found
  }

  /// The sealed review that is still sealed, if there is one.
  public var sealed: CaseStep? {
    let opened = steps.compactMap { step -> Int? in
      if case .unsealing(let entry, _, _) = step.act { entry } else { nil }
    }
    return standing.last { step in
      if case .sealedReview = step.act { !opened.contains(step.entry) } else { false }
    }
  }

  /// Whether nobody is to see what a step says yet.
  ///
  /// That is a first review that was never opened, and its taking back. Both would tell the second reviewer what the first has found.
  public func withholds(_ step: CaseStep) -> Bool {
    let entry: Int
    switch step.act {
    case .sealedReview: entry = step.entry
    case .correction(let wrong): entry = wrong
    case .open, .assign, .review, .unsealing, .reply, .dissent, .close: return false
    }
    let isSealed = steps.contains { other in
      if case .sealedReview = other.act { other.entry == entry } else { false }
    }
    return isSealed
      && !steps.contains { other in
        if case .unsealing(let opened, _, _) = other.act { opened == entry } else { false }
      }
  }

  /// What two persons agree on, `nil` while no two do.
  ///
  /// The first pair of persons in order of their reviews whose results are equal.
  public var settled: (result: ReviewResult, by: [String])? {
    let reviews = reviews
    for (index, first) in reviews.enumerated() {
      if let second = reviews[..<index].first(where: { $0.result == first.result }) {
        return (first.result, [second.who, first.who])
      }
    }
    return nil
  }

  /// Where the case stands.
  public var status: Status {
    if !isOpened { return .alleged }
    if isClosed { return .closed }
    switch settled?.result.outcome {
    case .verified: return .verified
    case .refuted: return .refuted
    case .unverified: return .unverified
    case nil: break
    }
    let isReviewed = standing.contains { step in
      switch step.act {
      case .assign, .sealedReview, .review, .unsealing: true
      case .open, .reply, .dissent, .correction, .close: false
      }
    }
    return isReviewed ? .underReview : .alleged
  }

  /// Adds a step.
  ///
  /// - Throws: `cases.not-open`, `cases.already-open`, `cases.closed`, `cases.already-assigned`,
  ///   `cases.not-assigned`, `cases.same-person`, `cases.already-sealed`, `cases.already-reviewed`,
  ///   `cases.waits`, `cases.no-step`, `cases.not-own`.
  public mutating func add(_ step: CaseStep) throws(Diagnostics) {
    if let fault = fault(of: step) { throw Diagnostics(fault) }
    steps.append(step)
  }

  private func fault(of step: CaseStep) -> Diagnostic? {
    if step.act == .open {
      return isOpened && !isClosed ? .alreadyOpen(id) : nil
    }
    guard isOpened else { return .notOpen(id) }
    if isClosed, !step.isAllowedWhenClosed { return .closed(id) }
    switch step.act {
    case .sealedReview, .review:
      let isAssigned = standing.contains { $0.act == .assign(reviewer: step.who) }
      if !isAssigned { return .notAssigned(id, who: step.who) }
      if case .sealedReview = step.act, let sealed {
        return .alreadySealed(id, who: sealed.who)
      }
      if let sealed, sealed.who == step.who { return .samePerson(id, who: step.who) }
      if let own = reviews.first(where: { $0.who == step.who }) {
        return .alreadyReviewed(id, who: step.who, entry: own.entry)
      }
    case .unsealing(let entry, _, _):
      guard let first = sealed, first.entry == entry else { return .noStep(id, entry: entry) }
    case .correction(let entry):
      guard let wrong = steps.first(where: { $0.entry == entry }) else {
        return .noStep(id, entry: entry)
      }
      if wrong.who != step.who { return .notOwn(id, entry: entry, who: wrong.who) }
      if !isCorrectable(wrong) { return .noStep(id, entry: entry) }
    case .assign(let reviewer):
      if standing.contains(where: { $0.act == .assign(reviewer: reviewer) }) {
        return .alreadyAssigned(id, who: reviewer)
      }
    case .close:
      if let sealed { return .waits(id, who: sealed.who) }
    case .open, .reply, .dissent: break
    }
    return nil
  }
}

extension Case {
  /// Whether a step can be taken back: not twice, not the opening of a case in which more was done, and
  /// neither the opening of a seal nor a correction, which are no word of their own.
  private func isCorrectable(_ wrong: CaseStep) -> Bool {
    guard standing.contains(where: { $0.entry == wrong.entry }) else { return false }
    switch wrong.act {
    case .assign, .sealedReview, .review, .reply, .dissent, .close: return true
    case .open: return standing.count == 1
    case .unsealing, .correction: return false
    }
  }
}

extension CaseStep {
  /// Replies, dissents and corrections may follow the closing: nobody is silenced by it.
  fileprivate var isAllowedWhenClosed: Bool {
    switch act {
    case .reply, .dissent, .correction: true
    case .open, .assign, .sealedReview, .review, .unsealing, .close: false
    }
  }
}

extension Diagnostic {
  private static func cases(
    _ slug: String, _ message: String, expected: String, mend: String
  ) -> Diagnostic {
    Diagnostic(.error, "cases." + slug, at: nil, message, expected: expected, mend: mend)
  }

  fileprivate static func alreadyOpen(_ id: Case.ID) -> Diagnostic {
    cases(
      "already-open", "the case '\(id)' is open already", expected: "an incident without a case",
      mend: "see it with 'truce case show MISSION \(id)'")
  }

  fileprivate static func notOpen(_ id: Case.ID) -> Diagnostic {
    cases(
      "not-open", "there is no case '\(id)' yet", expected: "a case that was opened",
      mend: "open it with 'truce case open MISSION \(id) --because \"…\"'")
  }

  fileprivate static func closed(_ id: Case.ID) -> Diagnostic {
    cases(
      "closed", "the case '\(id)' is closed", expected: "an open case, or a reply or dissent",
      mend: "open it again with 'truce case open MISSION \(id) --because \"…\"'")
  }

  fileprivate static func notAssigned(_ id: Case.ID, who: String) -> Diagnostic {
    cases(
      "not-assigned", "the case '\(id)' is not assigned to the key '\(who)'",
      expected: "a review by a person it is assigned to",
      mend: "assign it with 'truce case assign MISSION \(id) --to \(who) --because \"…\"'")
  }

  fileprivate static func alreadySealed(_ id: Case.ID, who: String) -> Diagnostic {
    cases(
      "already-sealed", "a sealed review of '\(id)' by the key '\(who)' waits for a second",
      expected: "the second review, by another person",
      mend: "let another person review it")
  }

  fileprivate static func samePerson(_ id: Case.ID, who: String) -> Diagnostic {
    cases(
      "same-person", "the key '\(who)' made the first review of '\(id)' already",
      expected: "two persons, which are two keys",
      mend: "let another person review it, or correct the first review")
  }

  fileprivate static func alreadyReviewed(
    _ id: Case.ID, who: String, entry: Int
  ) -> Diagnostic {
    cases(
      "already-reviewed", "the key '\(who)' has reviewed '\(id)' in entry \(entry)",
      expected: "one review of a person; nothing is edited",
      mend: "take it back first with 'truce case correct MISSION \(id) \(entry) --because \"…\"'")
  }

  fileprivate static func alreadyAssigned(_ id: Case.ID, who: String) -> Diagnostic {
    cases(
      "already-assigned", "the key '\(who)' was asked to review '\(id)' already",
      expected: "another person", mend: "nothing is to be done, or name another person")
  }

  fileprivate static func waits(_ id: Case.ID, who: String) -> Diagnostic {
    cases(
      "waits", "a sealed review of '\(id)' by the key '\(who)' was not opened yet",
      expected: "a case in which every review stands in the open",
      mend: "let a second person review it, or let the first take the review back")
  }

  fileprivate static func noStep(_ id: Case.ID, entry: Int) -> Diagnostic {
    cases(
      "no-step", "entry \(entry) is no step of '\(id)' to which this can be done",
      expected: "the entry number of such a step",
      mend: "look it up with 'truce case show MISSION \(id)'")
  }

  fileprivate static func notOwn(_ id: Case.ID, entry: Int, who: String) -> Diagnostic {
    cases(
      "not-own", "entry \(entry) of '\(id)' is a step of the key '\(who)'",
      expected: "a correction by the person who made the step",
      mend: "record a dissent, or ask that person to correct it")
  }
}
