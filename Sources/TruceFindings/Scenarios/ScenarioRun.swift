// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// What came of running an agreement's scenarios through the assessor of missions.
public struct ScenarioRun: Sendable {
  /// How many expectations there are.
  public let expectations: Int
  /// One diagnostic an expectation that does not hold, in file order.
  public let failures: [Diagnostic]
  /// Provisions, readings and exceptions that no scenario touches, in file order, then verdicts and
  /// limbs that decide none; as notes.
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
      for expectation in scenario.expectations {
        guard let finding = findings.first(where: { $0.reading == expectation.reading.value })
        else { continue }
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
    expectations = count
    self.failures = failures.inFileOrder
    let place = agreement.id.location
    untouched =
      Self.untouched(in: agreement, touched, invoked).inFileOrder
      + Verdict.allCases.filter { !verdicts.contains($0) }
      .map { .undecided("gives '\($0.rawValue)'", at: place) }
      + Limb.allCases.filter { !limbs.contains($0) }
      .map { .undecided("turns on '\($0.rawValue)'", at: place) }
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
