// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What a reading gives for a scenario.
public struct ScenarioOutcome: Hashable, Sendable {
  /// Each limb with its state and why, in their order.
  public var limbs: [(limb: Scenario.Limb, state: Kleene, because: String)]

  /// The verdict: not a violation as soon as one of the first five is not met or the exception is; a
  /// violation when the five are met and the exception is not; else undetermined.
  public var verdict: Scenario.Verdict {
    let five = limbs.filter { $0.limb != .exception }
    let exception = limbs.first { $0.limb == .exception }?.state ?? .notMet
    switch five.reduce(.met, { $0 && $1.state }) && !exception {
    case .met: return .violation
    case .notMet: return .notViolation
    case .unknown: return .undetermined
    }
  }

  /// The limbs that lack, or that decide: for an undetermined verdict those unknown, for no
  /// violation those that make it so, else none.
  public var decisive: [Scenario.Limb] {
    switch verdict {
    case .violation: []
    case .undetermined: limbs.filter { $0.state == .unknown }.map(\.limb)
    case .notViolation:
      limbs.filter { $0.state == ($0.limb == .exception ? .met : .notMet) }.map(\.limb)
    }
  }

  /// `undetermined, lacking time`.
  public var words: String {
    let names = decisive.map(\.rawValue).joined(separator: ", ")
    switch verdict {
    case .violation: return "violation"
    case .undetermined: return "undetermined, lacking \(names)"
    case .notViolation: return "not-violation, by \(names)"
    }
  }

  /// Equal when every limb is.
  public static func == (a: ScenarioOutcome, b: ScenarioOutcome) -> Bool {
    a.limbs.elementsEqual(b.limbs) { $0 == $1 }
  }

  /// By the states of the limbs.
  public func hash(into hasher: inout Hasher) { hasher.combine(limbs.map(\.state)) }
}

extension Agreement {
  /// What a reading gives for a scenario, by the agreement's text alone.
  public func outcome(
    of scenario: Scenario, under reading: Reading, of provision: Provision
  ) -> ScenarioOutcome {
    ScenarioOutcome(limbs: [
      occurrence(scenario, reading), time(scenario, provision, reading),
      place(scenario, provision, reading), object(scenario, provision, reading),
      attribution(scenario, provision), exception(scenario, provision, reading),
    ])
  }

  private typealias Told = (limb: Scenario.Limb, state: Kleene, because: String)

  private func occurrence(_ scenario: Scenario, _ reading: Reading) -> Told {
    let act = scenario.act.value
    switch reading.coverage(of: act).coverage {
    case .not: return (.occurrence, .notMet, "the words leave \(act.plural) out")
    case .unclear: return (.occurrence, .unknown, "the words leave \(act.plural) open")
    case .covered where !scenario.isProven:
      return (.occurrence, .unknown, "it is not shown that it happened")
    case .covered: return (.occurrence, .met, "the words hold \(act.plural)")
    }
  }

  private func time(_ scenario: Scenario, _ provision: Provision, _ reading: Reading) -> Told {
    let span = scenario.span(in: clockZone.value)
    let zone = reading.clockZone.value
    let last = span.end.advanced(bySeconds: -1)
    func through(_ answer: (Instant) -> Kleene) -> Kleene {
      Kleene.agreement(of: [answer(span.start), answer(last)]) ?? .unknown
    }
    let started = reading.start?.hasStarted(by: span, in: zone) ?? .unknown
    let ahead: Kleene =
      reading.end.map { $0.isOpen ? .met : $0.isStillAhead(of: span, in: zone) } ?? .unknown
    let waits = provision.waitsFor + reading.waitsFor
    let done = waits.reduce(Kleene.met) { result, wait in
      result && through { isDone(wait, at: $0) }
    }
    var rests = Kleene.notMet
    for suspension in provision.suspensions
    where suspension.party == nil || suspension.party == scenario.actor {
      let begun = suspension.start.hasStarted(by: span, in: clockZone.value)
      let on = suspension.end?.isStillAhead(of: span, in: clockZone.value) ?? .met
      rests = rests || (begun && on)
    }
    for use in reading.release?.uses ?? [] where use.party == scenario.actor {
      let day = zone.span(of: use.day.value)
      rests =
        rests || (day.end <= span.start ? .met : span.end <= day.start ? .notMet : .unknown)
    }
    let state = started && ahead && done && !rests
    let because: String
    if started != .met {
      because = reading.start.map { "it starts \($0.spoken)" } ?? "no start is said"
    } else if done != .met {
      because = "it waits for " + waits.map { "'\($0.target.value.name)'" }.joined(separator: ", ")
    } else if rests != .notMet {
      because = "it rests, or the actor is released"
    } else if ahead != .met {
      because = reading.end.map { "it ends \($0.spoken)" } ?? "no end is said"
    } else {
      because = "between start and end"
    }
    return (.time, state, because)
  }

  private func place(_ scenario: Scenario, _ provision: Provision, _ reading: Reading) -> Told {
    func holds(_ zones: [Marked<Zone.ID>]) -> Kleene {
      if zones.isEmpty { return .met }
      if zones.contains(where: { scenario.inside.contains($0) }) { return .met }
      return Kleene(!zones.allSatisfy { scenario.outside.contains($0) }) == .notMet
        ? .notMet : .unknown
    }
    let named = (provision.prohibition?.within ?? []) + reading.territory
    let state = holds(provision.prohibition?.within ?? []) && holds(reading.territory)
    let zones = named.map { "'\($0.value)'" }.joined(separator: ", ")
    return (.place, state, named.isEmpty ? "no territory is named" : "within \(zones)")
  }

  private func object(_ scenario: Scenario, _ provision: Provision, _ reading: Reading) -> Told {
    let name = scenario.object?.value
    guard let id = scenario.objectClass?.value ?? name.map({ ObjectClass.ID($0) }) else {
      let isAny = provision.prohibition != nil && provision.prohibition?.objects == nil
      if isAny, reading.objects.isEmpty, reading.otherwise == nil {
        return (.object, .met, "any object")
      }
      return (.object, .unknown, "the object is not known")
    }
    let found = provision.coverage(
      of: id, named: name, under: reading, in: classes)
    let because: String
    switch found.ground {
    case .named: because = "the list names it"
    case .listed: because = "the list says so of '\(found.listed?.value.name ?? id.name)'"
    case .above: because = "known only as '\(id)', above '\(found.listed?.value.name ?? "")'"
    case .otherwise: because = "the list does not hold '\(id)'"
    case .rule: because = "by the provision's own words"
    case .conflict: because = "two lines of the reading differ"
    }
    switch found.coverage {
    case .covered: return (.object, .met, because)
    case .not: return (.object, .notMet, because)
    case .unclear: return (.object, .unknown, because)
    }
  }

  private func attribution(_ scenario: Scenario, _ provision: Provision) -> Told {
    guard let actor = scenario.actor else { return (.attribution, .unknown, "nobody is known") }
    return provision.isBound(actor.value)
      ? (.attribution, .met, "'\(actor.value)' is bound")
      : (.attribution, .notMet, "'\(actor.value)' is not bound")
  }

  private func exception(
    _ scenario: Scenario, _ provision: Provision, _ reading: Reading
  ) -> Told {
    if scenario.invocations.isEmpty { return (.exception, .notMet, "none is invoked") }
    let state = (provision.exceptions + reading.exceptions).reduce(Kleene.notMet) {
      $0 || applies($1, to: scenario, reading)
    }
    let names = scenario.invocations.map { "'\($0.exception.value)'" }.joined(separator: ", ")
    switch state {
    case .met: return (.exception, .met, "\(names) applies")
    case .notMet: return (.exception, .notMet, "\(names) does not apply")
    case .unknown: return (.exception, .unknown, "\(names) is invoked and not shown")
    }
  }

  /// Whether an exception applies: it is invoked and shown, in its scope, and no exception to it
  /// applies.
  private func applies(
    _ exception: ReadingException, to scenario: Scenario, _ reading: Reading
  ) -> Kleene {
    let invoked = scenario.invocations.first { $0.exception.value == exception.id.value }
    var state: Kleene
    switch invoked?.claim {
    case .proven: state = .met
    case .claimed: state = .unknown
    case .refuted, nil: return .notMet
    }
    if !exception.acts.isEmpty {
      state = state && Kleene(exception.acts.contains { $0.value == scenario.act.value })
    }
    if !exception.objects.isEmpty {
      if let id = scenario.objectClass?.value {
        let holds = exception.objects.contains {
          classes.lies(id, under: $0.value, with: reading.edges)
        }
        let isAbove = exception.objects.contains {
          classes.lies($0.value, under: id, with: reading.edges)
        }
        state = state && (holds ? .met : isAbove ? .unknown : .notMet)
      } else {
        state = state && .unknown
      }
    }
    return exception.exceptions.reduce(state) { $0 && !applies($1, to: scenario, reading) }
  }
}
