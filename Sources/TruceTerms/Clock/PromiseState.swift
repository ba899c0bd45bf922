// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// How an obligation or a track stands at a moment, and why.
public struct PromiseState: Hashable, Sendable {
  /// How it stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Something must be done first, and no source shows that it was.
    case waiting
    /// It is owed, and its day has not passed.
    case due
    /// It is owed, and no text says by when.
    case undated
    /// Its day has passed, and no source shows that it was done.
    case overdue
    /// It was done.
    case delivered
    /// No text settles it for this moment.
    case unknown
  }

  /// The commitment or track.
  public var promise: String
  /// Who owes it; `nil` for a track.
  public var party: Party.ID?
  /// What is owed, such as `175 prisoner`, or the stage of a track.
  public var what: String
  /// Of what something is owed, such as `prisoner`; `nil` for a track.
  public var unit: String?
  /// How many are owed; `nil` where no number is said.
  public var quantity: Int?
  /// How it stands.
  public var state: State
  /// By when, as far as the texts say.
  public var due: Bound?
  /// The zone of the bound's days.
  public var clockZone: ClockZone
  /// Why, in one sentence.
  public var because: String
}

extension PromiseState {
  /// `{"promise","party","what","state","due","due_not_before","due_not_after","time_zone",…}`.
  public var json: JSON {
    .object([
      ("promise", .string(promise)), ("party", .optional(party?.name)), ("what", .string(what)),
      ("state", .string(state.rawValue)), ("due", .optional(due?.at?.value.words)),
      ("due_not_before", .optional(due?.earliest(in: clockZone)?.description)),
      ("due_not_after", .optional(due?.latest(in: clockZone)?.description)),
      ("time_zone", .string(clockZone.name)), ("because", .string(because)),
    ])
  }
}

extension Agreement {
  /// How every promise and track that waits or begins stands at a moment, in order of declaration.
  public func promises(at instant: Instant) -> [PromiseState] {
    commitments.flatMap { commitment in
      commitment.obligations.map { state(of: $0, in: commitment, at: instant) }
    }
      + tracks.filter { !$0.waitsFor.isEmpty || $0.begins != nil }.map {
        state(of: $0, at: instant)
      }
  }

  /// By when an obligation is owed: its own day, or the day that what it follows leads to.
  public func due(of obligation: Commitment.Obligation) -> Bound? {
    guard let relative = obligation.following else { return obligation.due }
    let zone = clockZone.value
    guard var day = day(of: relative.target.value) else { return nil }
    if day.at == nil, day.notAfter == nil { return nil }
    day = day.advanced(by: relative.length.value, in: zone)
    // So many days within which it is to be done: not after the last of them.
    day.notAfter = day.at ?? day.notAfter
    (day.at, day.notBefore, day.isUnknown) = (nil, nil, false)
    return day
  }

  /// The day on which something that can be waited for was done, or on which a provision started.
  func day(of target: Wait.Target) -> Bound? {
    switch target {
    case .condition(let id):
      return condition(id)?.met.map {
        Bound(at: Marked(.day($0.value), at: $0.location), location: $0.location)
      }
    case .commitment(let id):
      guard let commitment = commitment(id) else { return nil }
      let done = commitment.progress.filter {
        $0.stage.value == .delivered || $0.stage.value == .reconciled
      }.map(\.day).max { $0.value < $1.value }
      return done.map {
        Bound(at: Marked(.day($0.value), at: $0.location), location: $0.location)
      }
    case .provision(let id):
      let starts = (provision(id)?.standing ?? []).compactMap(\.start)
      guard let first = starts.first else { return nil }
      if starts.allSatisfy({ $0.spoken == first.spoken }) { return first }
      // Readings differ: the latest that any of them has is certain.
      return starts.compactMap { start in (start.at ?? start.notAfter).map { (start, $0) } }
        .max { a, b in
          let zone = clockZone.value
          return (a.0.latest(in: zone)?.secondsSince1970 ?? 0)
            < (b.0.latest(in: zone)?.secondsSince1970 ?? 0)
        }?.0
    }
  }

  private func state(
    of obligation: Commitment.Obligation, in commitment: Commitment, at instant: Instant
  ) -> PromiseState {
    var result = PromiseState(
      promise: commitment.id.value.name, party: obligation.from.value,
      what: obligation.spoken, unit: obligation.unit.value,
      quantity: obligation.quantity?.value, state: .unknown,
      due: due(of: obligation),
      clockZone: clockZone.value, because: "")
    let done = isDone(obligation, of: commitment, at: instant)
    let waiting = commitment.waitsFor.first { isDone($0, at: instant) != .met }
    if done == .met {
      (result.state, result.because) = (.delivered, "a source shows that it was done")
    } else if let waiting, isDone(waiting, at: instant) == .notMet {
      (result.state, result.because) = (.waiting, "it waits for '\(waiting.target.value.name)'")
    } else if done == .unknown || waiting != nil {
      result.because = "it is a day of change, and the hour is not known"
    } else if obligation.rate != nil {
      (result.state, result.because) = running(obligation, of: commitment, at: instant)
    } else if obligation.forEach != nil {
      (result.state, result.because) = matching(obligation, of: commitment, at: instant)
    } else {
      (result.state, result.because) = standing(result.due, obligation, at: instant)
      if result.state != .overdue,
        let beside = standing(
          beside: commitment.alongside, at: instant, isDue: result.state == .due)
      {
        (result.state, result.because) = beside
      }
    }
    return result
  }

  /// How something stands that goes side by side with others.
  private func standing(
    beside others: [Marked<Commitment.ID>], at instant: Instant, isDue: Bool
  ) -> (PromiseState.State, String)? {
    for other in others {
      guard let commitment = commitment(other.value) else { continue }
      if isDone(commitment, at: instant) == .met {
        return (.overdue, "it goes side by side with '\(other.value)', which is done")
      }
    }
    guard let first = others.first, !isDue else { return nil }
    return (.due, "it goes side by side with '\(first.value)', which is not yet done")
  }

  /// How an obligation without a rate stands by its own day.
  func standing(
    _ due: Bound?, _ obligation: Commitment.Obligation, at instant: Instant
  ) -> (PromiseState.State, String) {
    guard let due, due.at != nil || due.notAfter != nil else {
      if let relative = obligation.following {
        return (
          .waiting,
          "it is due within \(relative.length.value.words) of '\(relative.target.value.name)'"
        )
      }
      return (.undated, due == nil ? "no text says by when" : "it is due \(due?.spoken ?? "")")
    }
    let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    switch due.hasStarted(by: moment, in: clockZone.value) {
    case .met: return (.overdue, "it was due \(due.spoken), and no source shows that it was done")
    case .notMet: return (.due, "it is due \(due.spoken)")
    case .unknown:
      // Within the last day, or before a day of which only the latest is known.
      return (.due, "it is due \(due.spoken)")
    }
  }

  private func state(of track: Track, at instant: Instant) -> PromiseState {
    var result = PromiseState(
      promise: track.id.value.name, party: nil, what: track.stage ?? "no stage", state: .due,
      due: track.begins, clockZone: clockZone.value, because: "it is to begin")
    if let waiting = track.waitsFor.first(where: { isDone($0, at: instant) == .notMet }) {
      (result.state, result.because) = (.waiting, "it waits for '\(waiting.target.value.name)'")
    } else if track.waitsFor.contains(where: { isDone($0, at: instant) == .unknown }) {
      (result.state, result.because) = (
        .unknown, "it is a day of change, and the hour is not known"
      )
    } else if let begins = track.begins {
      let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
      result.because = "it is to begin \(begins.spoken)"
      if begins.hasStarted(by: moment, in: clockZone.value) == .met {
        (result.state, result.because) = (.overdue, "it was to begin \(begins.spoken)")
      }
    } else {
      result.because = "nothing has to be done first any more"
    }
    return result
  }
}
