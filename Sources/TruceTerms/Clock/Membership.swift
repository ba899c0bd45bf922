// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Whether a party is held by a provision that it entered, as steps in time.
///
/// The one answer of the clock and of every finding. A party that withdraws, or refuses after it had
/// accepted, is free from the end of that day on, or of the day on which its notice ends; within the
/// day it is unknown. Among three the others stay bound; where fewer than two are left, nobody is. In
/// a truce that each declares for itself a party is held from the day of its own word on, from the
/// hour that a reading names. What binds without consent holds everybody.
public struct Membership: Hashable, Sendable {
  /// Why it is so.
  public enum Cause: Hashable, Sendable {
    /// Nothing set it free.
    case held
    /// It has not accepted yet, in a truce that each declares for itself.
    case notAccepted
    /// It withdrew, or refused after accepting.
    case left
    /// All others did.
    case othersLeft
  }

  /// A state from a moment on.
  public struct Step: Hashable, Sendable {
    /// From when; `nil` for always before.
    public var start: Instant?
    /// Whether it is held.
    public var state: Kleene
    /// Why.
    public var cause: Cause
  }

  /// The steps in order; the first begins before everything.
  public let steps: [Step]

  /// Whether it is held throughout a span: met or not met only where every moment is.
  public func holds(over span: TimeSpan) -> (state: Kleene, cause: Cause) {
    var result: (state: Kleene, cause: Cause)?
    for (index, step) in steps.enumerated() {
      if let start = step.start, span.end <= start { break }
      if index + 1 < steps.count, let next = steps[index + 1].start, next <= span.start { continue }
      if let before = result, before.state != step.state { return (.unknown, step.cause) }
      result = (step.state, step.cause)
    }
    return result ?? (.met, .held)
  }

  /// Whether nothing ever sets it free.
  public var isAlways: Bool { steps.allSatisfy { $0.state == .met } }
}

extension Agreement {
  /// The steps of a party in a provision.
  public func membership(of party: Party.ID, in provision: Provision) -> Membership {
    let others = provision.binds.map(\.value).filter { $0 != party }
    switch provision.consent {
    case .none: return Membership(steps: [.init(start: nil, state: .met, cause: .held)])
    case .each: return declared(by: party, in: provision)
    case .all:
      let own = leaves(of: party, in: provision)
      let rest = others.map { leaves(of: $0, in: provision) }
      let edges = Set((own + rest.joined()).flatMap { [$0.start.start, $0.start.end] + $0.ends })
      let starts: [Instant?] = [nil] + edges.sorted().map { $0 }
      return Membership(
        steps: starts.map { start in
          let left = own.contains(at: start)
          let alone =
            rest.isEmpty ? .notMet : rest.reduce(Kleene.met) { $0 && $1.contains(at: start) }
          let state = !left && !alone
          return .init(
            start: start, state: state,
            cause: state == .met ? .held : left != .notMet ? .left : .othersLeft)
        })
    }
  }

  private func declared(by party: Party.ID, in provision: Provision) -> Membership {
    let first = positions(of: party, on: provision).first { $0.stance == .accepts }
    guard let first else {
      return Membership(steps: [.init(start: nil, state: .notMet, cause: .notAccepted)])
    }
    let start = clockZone.value.start(of: first.day.value)
    let own = leaves(of: party, in: provision)
    let edges = Set(own.flatMap { [$0.start.start, $0.start.end] + $0.ends }).filter { start < $0 }
    let starts = [start] + edges.sorted()
    return Membership(
      steps: [.init(start: nil, state: .notMet, cause: .notAccepted)]
        + starts.map { start in
          let state = !own.contains(at: start)
          return .init(start: start, state: state, cause: state == .met ? .held : .left)
        })
  }

  /// The times in which a party had left: each from some moment of a day on, until some moment of
  /// another.
  private func leaves(of party: Party.ID, in provision: Provision) -> [Leave] {
    let zone = clockZone.value
    var result: [Leave] = []
    var hasAccepted = false
    for position in positions(of: party, on: provision) {
      let day = zone.span(of: position.day.value)
      switch position.stance {
      case .accepts:
        hasAccepted = true
        guard let last = result.last, last.end == nil else { continue }
        if day.start <= last.start.start {
          result.removeLast()  // taken back before the notice had run out
        } else {
          result[result.count - 1].end = day
        }
      case .refuses, .withdraws:
        guard hasAccepted, result.last.map({ $0.end != nil }) ?? true else { continue }
        let notice = position.stance == .withdraws ? provision.notice?.value : nil
        let last = notice?.after(position.day.value) ?? position.day.value
        result.append(Leave(start: zone.span(of: last)))
      case .proposes, .acceptsInPrinciple: continue
      }
    }
    return result
  }
}

/// A time in which a party had left.
private struct Leave {
  /// The day within which it began.
  var start: TimeSpan
  /// The day within which it ended.
  var end: TimeSpan?

  var ends: [Instant] { end.map { [$0.start, $0.end] } ?? [] }

  /// Whether a moment lies in it; `nil` for long before.
  func contains(_ instant: Instant?) -> Kleene {
    guard let instant, start.start <= instant else { return .notMet }
    let begun: Kleene = start.end <= instant ? .met : .unknown
    guard let end, end.start <= instant else { return begun }
    return end.end <= instant ? .notMet : .unknown
  }
}

extension [Leave] {
  fileprivate func contains(at instant: Instant?) -> Kleene {
    reduce(Kleene.notMet) { $0 || $1.contains(instant) }
  }
}
