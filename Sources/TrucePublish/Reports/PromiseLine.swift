// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

/// One promise: what was announced, agreed, delivered and reconciled until the end of the period.
struct PromiseLine: Hashable, Sendable {
  /// What one party owes.
  struct Obligation: Hashable, Sendable {
    /// Who.
    var from: Party.ID
    /// To whom; `nil` when not said.
    var to: Party.ID?
    /// Of what; empty for a measure without a unit.
    var unit: String
    /// How many it owes; `nil` when there is no number.
    var owed: Int?
    /// When; `nil` when no text says.
    var due: CivilDay?
    /// What each stage shows, in the order of the stages; `nil` when it was not reached.
    var stages: [Reached?]
    /// How far a measure without a number was carried out; `nil` when nobody graded it, and for numbers.
    var graded: Graded?

    /// Whether a number says how far it is.
    var hasNumber: Bool { owed != nil || stages.contains { $0?.quantity != nil } }

    /// The furthest stage that a source shows; `nil` for none.
    var furthest: Commitment.Stage? {
      stages.lastIndex { $0 != nil }.map { Commitment.Stage.allCases[$0] }
    }

    /// Fewer delivered than announced; `nil` when one of the two is not known, or none is missing.
    var short: Int? {
      let announced = stages[0]?.quantity ?? owed
      guard let announced, let delivered = stages[2]?.quantity, delivered < announced else {
        return nil
      }
      return announced - delivered
    }
  }

  /// A stage that was reached.
  struct Reached: Hashable, Sendable {
    /// How many; `nil` when the source does not say.
    var quantity: Int?
    /// The last day on which a source shows it.
    var day: CivilDay
    /// The sources.
    var sources: [Source.ID]
  }

  /// How far a measure was carried out, as people recorded it.
  struct Graded: Hashable, Sendable {
    /// How far.
    var grade: Commitment.Implementation
    /// The day up to which it was looked at.
    var day: CivilDay
    /// The sources.
    var sources: [Source.ID]
    /// The ledger's entry of a person's grade, which holds the reason; `nil` where a source shows that it
    /// was done.
    var entry: Int?
  }

  /// The commitment.
  let commitment: Commitment
  /// Who owes what.
  let obligations: [Obligation]
  /// The furthest stage that a source shows; `nil` for none.
  let stage: Commitment.Stage?

  init(of commitment: Commitment, until day: CivilDay) {
    self.commitment = commitment
    let steps = commitment.progress.filter { $0.day.value <= day }
    func reached(_ stage: Commitment.Stage, by party: Party.ID?) -> Reached? {
      let own = steps.filter {
        $0.stage.value == stage && ($0.by == nil || $0.by?.value == party || party == nil)
      }
      guard let last = own.last else { return nil }
      let numbers = own.compactMap { $0.quantity?.value }
      return Reached(
        quantity: numbers.last, day: last.day.value, sources: own.flatMap(\.sources).map(\.value))
    }
    var obligations = commitment.obligations.map { owed in
      var due: CivilDay?
      if case .day(let day)? = owed.due?.at?.value { due = day }
      return Obligation(
        from: owed.from.value, to: owed.to?.value, unit: owed.unit.value,
        owed: owed.quantity?.value, due: due,
        stages: Commitment.Stage.allCases.map { reached($0, by: owed.from.value) })
    }
    for index in obligations.indices {
      // Who only promised in a text has announced it.
      if obligations[index].stages[0] == nil, let owed = obligations[index].owed,
        let first = steps.first
      {
        obligations[index].stages[0] = Reached(
          quantity: owed, day: first.day.value, sources: commitment.sources.map(\.value))
      }
    }
    let gradings = commitment.gradings.filter { $0.day <= day }
    for index in obligations.indices where !obligations[index].hasNumber {
      obligations[index].graded = PromiseLine.graded(obligations[index], among: gradings)
    }
    self.obligations = obligations
    stage = Commitment.Stage.allCases.last { stage in steps.contains { $0.stage.value == stage } }
  }

  /// The last grade of a party's part, unless a source shows later that it was done: nothing is guessed.
  private static func graded(
    _ owed: Obligation, among gradings: [Commitment.Grading]
  ) -> Graded? {
    let done = (owed.stages[3] ?? owed.stages[2]).map {
      Graded(grade: .full, day: $0.day, sources: $0.sources)
    }
    let last = gradings.last { $0.party == nil || $0.party == owed.from }.map {
      Graded(grade: $0.grade, day: $0.day, sources: [$0.source], entry: $0.entry)
    }
    guard let done, let last else { return done ?? last }
    return done.day > last.day ? done : last
  }
}
