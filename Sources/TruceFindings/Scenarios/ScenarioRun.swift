// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// What came of running an agreement's scenarios through the assessor of missions.
public struct ScenarioRun: Sendable {
  /// How many expectations there are.
  public let expectations: Int
  /// One diagnostic an expectation that does not hold, in file order.
  public let failures: [Diagnostic]
  /// Provisions, readings, exceptions and promises that no scenario touches, in file order, then
  /// verdicts and limbs that decide none; as notes.
  public let untouched: [Diagnostic]

  /// Runs every scenario of an agreement.
  ///
  /// Slugs: `terms.scenario-differs`, `terms.untested`.
  public init(_ agreement: Agreement) {
    var failures: [Diagnostic] = []
    var touched: Set<Reading.ID> = []
    var invoked: Set<ReadingException.ID> = []
    var verdicts: Set<Verdict> = []
    var limbs: Set<Limb> = []
    var count = 0
    for scenario in agreement.scenarios {
      invoked.formUnion(scenario.invocations.map(\.exception.value))
      let findings = agreement.findings(of: scenario)
      let practised =
        scenario.expectations.contains { $0.isByPractice }
        ? agreement.findings(of: scenario, by: .practice) : []
      for expectation in scenario.expectations {
        guard
          let finding = (expectation.isByPractice ? practised : findings).first(where: {
            $0.reading == expectation.reading.value
          })
        else {
          if expectation.isByPractice {
            count += 1
            failures.append(.noPractice(expectation, scenario, agreement))
          }
          continue
        }
        count += 1
        touched.insert(finding.reading)
        if !expectation.holds(of: finding) {
          failures.append(.differs(expectation, finding, scenario, agreement))
        } else {
          verdicts.insert(finding.verdict)
          limbs.formUnion(finding.decisive)
        }
      }
    }
    var promises: Set<String> = []
    for scenario in agreement.promiseScenarios {
      let supposed = agreement.supposing(scenario.suppositions)
      for expectation in scenario.expectations {
        count += 1
        promises.insert(expectation.promise.value)
        let found = supposed.states(of: expectation)
        if found.isEmpty || found.contains(where: { $0.state != expectation.state.value }) {
          failures.append(.differs(expectation, found, scenario, agreement))
        }
      }
    }
    expectations = count
    self.failures = failures.inFileOrder
    let place = agreement.id.location
    untouched =
      (Self.untouched(in: agreement, touched, invoked)
      + Self.untouched(in: agreement, promises: promises)).inFileOrder
      + Verdict.allCases.filter { !verdicts.contains($0) }
      .map { .undecided("gives '\($0.rawValue)'", at: place) }
      + Limb.allCases.filter { !limbs.contains($0) }
      .map { .undecided("turns on '\($0.rawValue)'", at: place) }
  }

  /// Commitments, and tracks that wait or begin, of which no scenario expects anything.
  private static func untouched(in agreement: Agreement, promises: Set<String>) -> [Diagnostic] {
    agreement.commitments.filter {
      !$0.obligations.isEmpty && !promises.contains($0.id.value.name)
    }.map { .untested("commitment", $0.id.value.name, $0.id.location) }
      + agreement.tracks.filter {
        (!$0.waitsFor.isEmpty || $0.begins != nil) && !promises.contains($0.id.value.name)
      }.map { .untested("track", $0.id.value.name, $0.id.location) }
  }

  private static func untouched(
    in agreement: Agreement, _ touched: Set<Reading.ID>, _ invoked: Set<ReadingException.ID>
  ) -> [Diagnostic] {
    var untouched: [Diagnostic] = []
    func note(_ exception: ReadingException) {
      if !invoked.contains(exception.id.value) {
        untouched.append(.untested("exception", exception.id.value.name, exception.id.location))
      }
      for inner in exception.exceptions { note(inner) }
    }
    for provision in agreement.provisions where provision.retired == nil {
      if !provision.readings.isEmpty,
        !provision.readings.contains(where: { touched.contains($0.id.value) })
      {
        untouched.append(.untested("provision", provision.id.value.name, provision.id.location))
      }
      for exception in provision.exceptions { note(exception) }
      for reading in provision.readings {
        if !touched.contains(reading.id.value) {
          untouched.append(.untested("reading", reading.id.value.name, reading.id.location))
        }
        for exception in reading.exceptions { note(exception) }
      }
    }
    return untouched
  }
}

extension PromiseScenario.Expectation {
  /// The day or moment as it is told.
  fileprivate var day: String {
    switch at.value {
    case .day(let day): day.description
    case .instant(let instant): instant.description
    }
  }
}

extension Scenario.Expectation {
  /// Whether a finding has the verdict expected, and stands on the limbs expected where any are.
  fileprivate func holds(of finding: Finding) -> Bool {
    finding.verdict.rawValue == verdict.value.rawValue
      && (limbs.isEmpty
        || Set(limbs.map(\.value.rawValue)) == Set(finding.decisive.map(\.rawValue)))
  }
}

extension Diagnostic {
  fileprivate static func differs(
    _ expectation: Scenario.Expectation, _ finding: Finding, _ scenario: Scenario,
    _ agreement: Agreement
  ) -> Diagnostic {
    let expected = expectation.limbs.map(\.value.rawValue).joined(separator: ", ")
    let told = finding.decisive.map { "\($0.rawValue): \(finding[$0].because)" }
      .joined(separator: "; ")
    let place = agreement.reading(expectation.reading.value)?.reading.id.location
    return Diagnostic(
      .error, "terms.scenario-differs", at: expectation.verdict.location,
      "'\(scenario.title.value)' gives \(finding.verdictWords) under '\(finding.reading)'",
      expected: expectation.verdict.value.rawValue + (expected.isEmpty ? "" : ": \(expected)"),
      found: told.isEmpty ? nil : told,
      see: [place.map { Reference($0, "the reading") }].compactMap(\.self),
      mend: "correct the reading, or what is expected of it")
  }

  fileprivate static func noPractice(
    _ expectation: Scenario.Expectation, _ scenario: Scenario, _ agreement: Agreement
  ) -> Diagnostic {
    let place = agreement.reading(expectation.reading.value)?.reading.id.location
    return Diagnostic(
      .error, "terms.scenario-differs", at: expectation.verdict.location,
      "'\(scenario.title.value)' is nothing of which a practice behind "
        + "'\(expectation.reading.value)' speaks",
      expected: expectation.verdict.value.rawValue,
      see: [place.map { Reference($0, "the reading") }].compactMap(\.self),
      mend: "leave out 'by practice', or write the practice below the reading")
  }

  fileprivate static func differs(
    _ expectation: PromiseScenario.Expectation, _ found: [PromiseState],
    _ scenario: PromiseScenario, _ agreement: Agreement
  ) -> Diagnostic {
    let other = found.first { $0.state != expectation.state.value }
    let name = expectation.promise.value
    let place =
      agreement.commitment(.init(name))?.id.location
      ?? agreement.tracks.first { $0.id.value.name == name }?.id.location
    let told = other.map { state in
      (state.party.map { "\($0) \(state.what)" } ?? state.what) + ": \(state.because)"
    }
    return Diagnostic(
      .error, "terms.scenario-differs", at: expectation.state.location,
      other.map {
        "'\(scenario.title.value)' gives \($0.state.rawValue) for '\(name)' on \(expectation.day)"
      } ?? "'\(scenario.title.value)' expects something of '\(name)' that nobody owes",
      expected: expectation.state.value.rawValue, found: told,
      see: [place.map { Reference($0, "the promise") }].compactMap(\.self),
      mend: "correct the promise, or what is expected of it")
  }

  fileprivate static func untested(
    _ kind: String, _ name: String, _ place: Location
  ) -> Diagnostic {
    Diagnostic(
      .note, "terms.untested", at: place, "no scenario touches \(kind) '\(name)'",
      expected: "a scenario that does", mend: "write one, with the verdict that is meant")
  }

  fileprivate static func undecided(_ what: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .note, "terms.untested", at: place, "no scenario that holds \(what)",
      expected: "a scenario that does", mend: "write one, with the verdict that is meant")
  }
}
