// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A case that a drafter makes up about promises: what is supposed to have been done, and how each
/// promise should then stand on a day.
///
/// What it supposes of a promise or a condition takes the place of what sources show of it.
public struct PromiseScenario: Hashable, Sendable {
  /// Something that is supposed to have happened.
  public enum Supposition: Hashable, Sendable {
    /// A condition was met on a day.
    case met(Marked<Condition.ID>, on: Marked<CivilDay>)
    /// A step of a commitment was taken.
    case step(Marked<Commitment.ID>, Commitment.Progress)
  }

  /// How a promise is expected to stand.
  public struct Expectation: Hashable, Sendable {
    /// The commitment or track.
    public var promise: Marked<String>
    /// Of which party's part; all parts when not said.
    public var party: Marked<Party.ID>?
    /// Of what; all when not said.
    public var unit: Marked<String>?
    /// Of how many; of any number when not said.
    public var quantity: Marked<Int>?
    /// The state.
    public var state: Marked<PromiseState.State>
    /// When: a moment, or the last moment of a day.
    public var at: Marked<Bound.Point>

    /// An expectation.
    public init(
      promise: Marked<String>, state: Marked<PromiseState.State>, at: Marked<Bound.Point>
    ) {
      self.promise = promise
      self.state = state
      self.at = at
    }

    /// The moment at which it is asked, in a zone of clocks.
    public func moment(in zone: ClockZone) -> Instant {
      switch at.value {
      case .day(let day): zone.span(of: day).end.advanced(bySeconds: -1)
      case .instant(let instant): instant
      }
    }
  }

  /// What people call it.
  public var title: Marked<String>
  /// What is supposed.
  public var suppositions: [Supposition] = []
  /// What is expected.
  public var expectations: [Expectation] = []

  /// A case about promises.
  public init(title: Marked<String>) { self.title = title }
}

extension Agreement {
  /// The agreement as it would be if what a case supposes had happened.
  public func supposing(_ suppositions: [PromiseScenario.Supposition]) -> Agreement {
    var result = self
    var told: Set<Commitment.ID> = []
    for supposition in suppositions {
      switch supposition {
      case .met(let id, let day):
        for index in result.conditions.indices
        where result.conditions[index].id.value == id.value {
          result.conditions[index].met = day
        }
      case .step(let id, let step):
        for index in result.commitments.indices
        where result.commitments[index].id.value == id.value {
          if told.insert(id.value).inserted { result.commitments[index].progress = [] }
          result.commitments[index].progress.append(step)
        }
      }
    }
    return result
  }

  /// The states that an expectation speaks of; none where the agreement has no such promise.
  public func states(
    of expectation: PromiseScenario.Expectation
  ) -> [PromiseState] {
    promises(at: expectation.moment(in: clockZone.value)).filter { state in
      state.promise == expectation.promise.value
        && (expectation.party == nil || state.party == expectation.party?.value)
        && (expectation.unit == nil || state.unit == expectation.unit?.value)
        && (expectation.quantity == nil || state.quantity == expectation.quantity?.value)
    }
  }
}
