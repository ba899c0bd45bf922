// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

@Suite struct ScenarioTests {
  private func run(_ scenarios: String) throws -> (ScenarioRun, SourceText) {
    let text = SourceText(
      """
      agreement small time zone UTC
      party north
      party south
      mediator east
      source text 2025-03-01 north "Text"
      object energy
        object power substation, line
      object rail
      provision rule
        prohibits strike on energy
        binds north, south
        reading one by north from text
          objects power
          objects unclear line
          otherwise not
          attempts unclear
          from 2025-03-02
          until 2025-03-31
          exception repair "Repairs"
            objects line
        position north accepts 2025-03-01 from text
        position south accepts 2025-03-01 from text
      \(scenarios)
      """, name: "small.truce")
    let agreement = try Agreement(parsing: text)
    return (ScenarioRun(agreement), text)
  }

  @Test func aScenarioThatHoldsIsSilent() throws {
    let (run, _) = try run(
      """
      scenario "hit"
        hit by south on substation at 2025-03-05
        under one violation
      scenario "only the wider class is known"
        hit by south on power at 2025-03-05
        under one undetermined lacking object
      scenario "another class"
        hit by south on rail at 2025-03-05
        under one not-violation by object
      scenario "the mediator"
        hit by east on substation at 2025-03-05
        under one not-violation by attribution
      scenario "on the first day, at no known hour"
        hit by south on substation between 2025-03-01 23:00 and 2025-03-02
        under one undetermined lacking time
      scenario "an exception out of its scope"
        hit by south on substation at 2025-03-05 invoking repair proven
        under one violation
      """)
    #expect(run.failures.isEmpty, "\(run.failures)")
    #expect(run.expectations == 6)
  }

  @Test func aScenarioThatFailsShowsTheLimbInAFrame() throws {
    let (run, text) = try run(
      """
      scenario "hit"
        attempt by south on substation at 2025-03-05
        under one violation
      """)
    #expect(run.failures.count == 1)
    let printed = run.failures.map { $0.printed(showing: text) }.joined()
    #expect(
      printed == """
        small.truce:25:13: error: 'hit' gives undetermined, lacking occurrence under 'one' \
        [terms.scenario-differs]
           25 |   under one violation
              |             ^^^^^^^^^
          expected: violation
          found:    occurrence: two reviewers found that it happened; whether an attempt is held the words leave open
          see:      small.truce:12:11 the reading
          mend:     correct the reading, or what is expected of it

        """)
  }

  @Test func theVerdictMayHoldAndTheLimbsNot() throws {
    let (run, _) = try run(
      """
      scenario "hit"
        hit by south on rail at 2025-02-05
        under one not-violation by object
      """)
    #expect(run.failures.first?.message.contains("not-violation, by time, object") == true)
  }

  @Test func whatNoScenarioTouchesIsNamed() throws {
    let (run, _) = try run("")
    #expect(
      run.untouched.map(\.message) == [
        "no scenario touches provision 'rule'", "no scenario touches reading 'one'",
        "no scenario touches exception 'repair'", "no scenario that holds gives 'violation'",
        "no scenario that holds gives 'not-violation'",
        "no scenario that holds gives 'undetermined'",
      ] + Limb.allCases.map { "no scenario that holds turns on '\($0.rawValue)'" })
  }

  @Test func scenariosMayStandInAFileBeside() throws {
    let text = try packageText("Tests/Fixtures/terms/good/no-start.truce")
    let beside = SourceText(
      "scenario \"one\"\n  hit by north on substation at 2025-03-10\n  under south-1 violation\n",
      name: "tests.truce")
    let reading = AgreementReading(text, scenarios: [beside])
    let agreement = try #require(reading.agreement)
    #expect(ScenarioRun(agreement).failures.isEmpty)
    let wrong = SourceText("party west\n", name: "tests.truce")
    #expect(AgreementReading(text, scenarios: [wrong]).agreement == nil)
  }

  @Test func addingAnExceptionNeverAddsAViolation() throws {
    var random = SplitMix64(seed: 11)
    for seed in 0..<60 as Range<UInt64> {
      var maker = AgreementMaker(seed: seed)
      let agreement = maker.agreement()
      for provision in agreement.provisions {
        for reading in provision.readings where reading.release == nil {
          var changed = reading
          var exception = ReadingException(
            id: Marked(.init("added"), at: Location(file: "made")), title: "Added")
          exception.acts = [Marked(random.pick(ActKind.allCases), at: Location(file: "made"))]
          changed.exceptions.append(exception)
          let other = agreement.with(changed, in: provision)
          for var scenario in agreement.scenarios {
            let before = agreement.finding(of: scenario, under: reading.id.value)?.verdict
            scenario.invocations.append(.init(exception: exception.id, claim: .proven))
            let after = other.finding(of: scenario, under: reading.id.value)?.verdict
            #expect(after != .violation || before == .violation, "seed \(seed)")
          }
        }
      }
    }
  }

  @Test func wideningABoundNeverMakesTheUnknownKnown() throws {
    for seed in 0..<80 as Range<UInt64> {
      var maker = AgreementMaker(seed: seed)
      let agreement = maker.agreement()
      for provision in agreement.provisions {
        for reading in provision.readings {
          guard var start = reading.start else { continue }
          var wider = reading
          start.at = nil
          start.isUnknown = true
          start.notBefore = nil
          start.notAfter = nil
          wider.start = start
          let other = agreement.with(wider, in: provision)
          for scenario in agreement.scenarios {
            let before = agreement.finding(of: scenario, under: reading.id.value)
            let after = other.finding(of: scenario, under: reading.id.value)
            if before?.verdict == .undetermined { #expect(after?.verdict == .undetermined) }
          }
        }
      }
    }
  }
}

extension Agreement {
  /// What one reading gives for a scenario.
  func finding(of scenario: Scenario, under reading: Reading.ID) -> Finding? {
    findings(of: scenario).first { $0.reading == reading }
  }

  /// The agreement with another text of a reading.
  func with(_ reading: Reading, in provision: Provision) -> Agreement {
    var other = self
    for p in other.provisions.indices where other.provisions[p].id == provision.id {
      for r in other.provisions[p].readings.indices
      where other.provisions[p].readings[r].id == reading.id {
        other.provisions[p].readings[r] = reading
      }
    }
    return other
  }
}

@Suite struct SmallestCaseTests {
  @Test func aClashPrintsACaseThatCanBePastedAsItIs() throws {
    let text = try packageText("Tests/Fixtures/terms/bad/conflict.truce")
    let clash = try #require(
      AgreementReading(text).diagnostics.first { $0.slug == "terms.conflict" })
    let paste = try #require(clash.paste)
    #expect(paste.contains("hit by north on refinery"))
    #expect(clash.printed().contains("  paste:\n    scenario "))
    #expect(clash.json["paste"]?.string == paste)
    // Below the text, with one of the two lines removed, it is read and decided.
    let mended =
      text.lines.filter { $0 != "    objects not refinery" }
      .joined(separator: "\n") + "\n" + paste + "\n"
    let agreement = try Agreement(parsing: SourceText(mended, name: "mended.truce"))
    #expect(ScenarioRun(agreement).failures.count == 1)
    // While both stand, the draft gives what the case expects.
    let both = text.lines.joined(separator: "\n") + "\n" + paste + "\n"
    #expect(ScenarioRun(AgreementReading(SourceText(both, name: "b")).draft).failures.isEmpty)
  }

  @Test func twoExceptionsOfOneNamePrintACaseThatInvokesIt() throws {
    let text = try packageText("Tests/Fixtures/terms/bad/exception-twice.truce")
    let clash = try #require(
      AgreementReading(text).diagnostics.first { $0.slug == "terms.exception-twice" })
    #expect(clash.paste?.contains("invoking self-defence proven") == true)
  }
}
