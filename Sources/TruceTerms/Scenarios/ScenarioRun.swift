// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// What came of running an agreement's scenarios.
public struct ScenarioRun: Sendable {
  /// How many expectations there are.
  public let expectations: Int
  /// One diagnostic an expectation that does not hold, in file order.
  public let failures: [Diagnostic]
  /// Provisions, readings and exceptions that no scenario touches, in file order, as notes.
  public let untouched: [Diagnostic]

  /// Runs every scenario of an agreement.
  ///
  /// Slugs: `terms.scenario-differs`, `terms.untested`.
  public init(_ agreement: Agreement) {
    var failures: [Diagnostic] = []
    var touched: Set<Reading.ID> = []
    var invoked: Set<ReadingException.ID> = []
    var count = 0
    for scenario in agreement.scenarios {
      invoked.formUnion(scenario.invocations.map(\.exception.value))
      for expectation in scenario.expectations {
        guard let (provision, reading) = agreement.reading(expectation.reading.value)
        else { continue }
        count += 1
        touched.insert(reading.id.value)
        let outcome = agreement.outcome(of: scenario, under: reading, of: provision)
        let limbs = Set(expectation.limbs.map(\.value))
        let holds =
          outcome.verdict == expectation.verdict.value
          && (limbs.isEmpty || limbs == Set(outcome.decisive))
        if !holds { failures.append(.differs(expectation, outcome, scenario, reading)) }
      }
    }
    expectations = count
    self.failures = failures.inFileOrder
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
    self.untouched = untouched.inFileOrder
  }
}

extension Diagnostic {
  fileprivate static func differs(
    _ expectation: Scenario.Expectation, _ outcome: ScenarioOutcome, _ scenario: Scenario,
    _ reading: Reading
  ) -> Diagnostic {
    let expected = expectation.limbs.map(\.value.rawValue).joined(separator: ", ")
    let told = outcome.limbs.filter { outcome.decisive.contains($0.limb) }
      .map { "\($0.limb.rawValue): \($0.because)" }.joined(separator: "; ")
    return Diagnostic(
      .error, "terms.scenario-differs", at: expectation.verdict.location,
      "'\(scenario.title.value)' gives \(outcome.words) under '\(reading.id.value)'",
      expected: expectation.verdict.value.rawValue + (expected.isEmpty ? "" : ": \(expected)"),
      found: told.isEmpty ? nil : told, see: [Reference(reading.id.location, "the reading")],
      mend: "correct the reading, or what is expected of it")
  }

  fileprivate static func untested(
    _ kind: String, _ name: String, _ place: Location
  ) -> Diagnostic {
    Diagnostic(
      .note, "terms.untested", at: place, "no scenario touches \(kind) '\(name)'",
      expected: "a scenario that does", mend: "write one, with the verdict that is meant")
  }
}
