// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// A start and an end as moments, looked up once.
struct TimeWindow: Hashable, Sendable {
  /// Before it the start certainly lies ahead; `nil` without a bound.
  var earliestStart: Instant?
  /// From it on the start certainly lies behind.
  var latestStart: Instant?
  /// Before it the end certainly lies ahead.
  var earliestEnd: Instant?
  /// From it on the end certainly lies behind.
  var latestEnd: Instant?
  /// Whether it has no end on purpose.
  var isOpen = false

  /// The window of a start and an end; what is not said has no bounds.
  init(start: Bound?, end: Bound?, in zone: ClockZone) {
    earliestStart = start?.earliest(in: zone)
    latestStart = start?.latest(in: zone)
    earliestEnd = end?.earliest(in: zone)
    latestEnd = end?.latest(in: zone)
    isOpen = end?.isOpen ?? false
  }

  /// Whether a span lies within: met, or not met, only if every moment of it does.
  func holds(_ span: TimeSpan) -> LimbOutcome {
    let started = TimeWindow.isBehind(span, earliest: earliestStart, latest: latestStart)
    let ahead: Kleene =
      isOpen ? .met : !TimeWindow.isBehind(span, earliest: earliestEnd, latest: latestEnd)
    switch (started, ahead) {
    case (.notMet, _): return LimbOutcome(state: .notMet, ground: .beforeStart)
    case (_, .notMet): return LimbOutcome(state: .notMet, ground: .afterEnd)
    case (.met, .met): return LimbOutcome(state: .met, ground: .within)
    case (.unknown, .met): return LimbOutcome(state: .unknown, ground: .startOpen)
    case (.met, .unknown): return LimbOutcome(state: .unknown, ground: .endOpen)
    case (.unknown, .unknown): return LimbOutcome(state: .unknown, ground: .startAndEndOpen)
    }
  }

  /// Whether a bound lies behind every moment of a span, or ahead of every moment.
  static func isBehind(_ span: TimeSpan, earliest: Instant?, latest: Instant?) -> Kleene {
    if let latest, latest <= span.start { return .met }
    if let earliest, span.end <= earliest { return .notMet }
    return .unknown
  }
}

/// Spans in which a rule does not hold, with bounds on where each begins and ends.
struct Gap: Hashable, Sendable {
  /// It may begin here; `nil`: at any time before.
  var earliestStart: Instant?
  /// It has begun by here.
  var latestStart: Instant?
  /// It may end here; `nil` with ``latestEnd`` `nil`: it does not end.
  var earliestEnd: Instant?
  /// It has ended by here.
  var latestEnd: Instant?
  /// Whose gap it is; `nil` for everybody's.
  var party: Party.ID?
  /// Why.
  var ground: LimbGround.Freedom?

  /// Whether a span lies outside of it: met if every moment does, not met if none does.
  func isOutside(_ span: TimeSpan) -> Kleene {
    let begun = TimeWindow.isBehind(span, earliest: earliestStart, latest: latestStart)
    if begun == .notMet { return .met }
    let hasEnd = earliestEnd != nil || latestEnd != nil
    let over: Kleene =
      hasEnd ? TimeWindow.isBehind(span, earliest: earliestEnd, latest: latestEnd) : .notMet
    if over == .met { return .met }
    return begun == .met && over == .notMet ? .notMet : .unknown
  }
}

extension Assessor {
  /// Whether an incident lies within the time of a reading, and its author was bound then.
  func time(_ testimony: Testimony, _ rule: ReadingRule, window: TimeWindow) -> LimbOutcome {
    var result = window.holds(testimony.span)
    if result.state == .notMet { return result }
    if let hours = rule.reading.hours {
      switch hours.hold(testimony.span, in: rule.reading.clockZone.value) {
      case .notMet: return LimbOutcome(state: .notMet, ground: .outsideHours)
      case .unknown where result.state == .met:
        result = LimbOutcome(state: .unknown, ground: .hoursOpen)
      case .unknown, .met: break
      }
    }
    for gap in rule.gaps where gap.party == nil {
      let outside = gap.isOutside(testimony.span)
      if outside == .notMet {
        return LimbOutcome(
          state: .notMet, ground: gap.ground == .lapsed ? .afterEnd : .suspended)
      }
      if outside == .unknown, result.state == .met {
        result = LimbOutcome(state: .unknown, ground: .suspensionOpen)
      }
    }
    for wait in rule.waits {
      // What is done stays done: the first and the last moment speak for those between.
      let name = wait.word
      let reader = rule.reading.party.value
      if agreement.isDone(wait, at: testimony.span.start, asReadBy: reader) == .met { continue }
      let last = testimony.span.end.advanced(bySeconds: -1)
      if agreement.isDone(wait, at: last, asReadBy: reader) == .notMet {
        return LimbOutcome(state: .notMet, ground: .waiting(name))
      }
      if result.state == .met {
        result = LimbOutcome(state: .unknown, ground: .waitingOpen(name))
      }
    }
    if rule.members.isEmpty, !rule.gaps.contains(where: { $0.party != nil }) { return result }
    let freedom = boundness(testimony, rule)
    if freedom.state == .notMet { return freedom }
    return freedom.state == .unknown && result.state == .met ? freedom : result
  }

  /// Whether a party was held by the provision then.
  private func membership(
    of party: Party.ID, _ span: TimeSpan, _ rule: ReadingRule
  ) -> LimbOutcome {
    guard let member = rule.members[party] else { return LimbOutcome(state: .met, ground: .within) }
    let (state, cause) = member.holds(over: span)
    switch (state, cause) {
    case (.met, _): return LimbOutcome(state: .met, ground: .within)
    case (.unknown, _): return LimbOutcome(state: .unknown, ground: .unboundOpen(party))
    case (.notMet, .notAccepted):
      return LimbOutcome(state: .notMet, ground: .unbound(party, .notAccepted))
    case (.notMet, .othersLeft):
      return LimbOutcome(state: .notMet, ground: .unbound(party, .othersLeft))
    case (.notMet, .left), (.notMet, .held):
      return LimbOutcome(state: .notMet, ground: .unbound(party, .withdrew))
    }
  }

  /// Whether those who may have done it were bound then.
  private func boundness(_ testimony: Testimony, _ rule: ReadingRule) -> LimbOutcome {
    var suspects = testimony.actors(among: rule.bound)
    if suspects.isEmpty { suspects = rule.bound }
    var shared: LimbOutcome?
    for party in suspects {
      var own = membership(of: party, testimony.span, rule)
      for gap in rule.gaps where gap.party == party && own.state != .notMet {
        let outside = gap.isOutside(testimony.span)
        if outside == .notMet, let why = gap.ground {
          own = LimbOutcome(state: .notMet, ground: .unbound(party, why))
          break
        }
        if outside == .unknown { own = LimbOutcome(state: .unknown, ground: .unboundOpen(party)) }
      }
      guard let before = shared else {
        shared = own
        continue
      }
      if before.state != own.state {
        return LimbOutcome(state: .unknown, ground: .unboundOpen(nil))
      }
    }
    return shared ?? LimbOutcome(state: .met, ground: .within)
  }
}
