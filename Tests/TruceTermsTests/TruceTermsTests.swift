// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// The folder of the package.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// A text of the package by its path.
func packageText(_ path: String) throws -> SourceText {
  let data = try Data(contentsOf: packageFolder.appending(path: path))
  return try SourceText(bytes: Array(data), name: URL(filePath: path).lastPathComponent)
}

@Suite struct ExampleAgreementTests {
  @Test func theEnergyAgreementIsRead() throws {
    let text = try packageText("examples/energy-2025/agreement.truce")
    let reading = AgreementReading(text)
    let printed = reading.diagnostics.map { $0.printed(showing: text) }.joined(separator: "\n")
    #expect(reading.agreement != nil, "\(printed)")
    print(printed)
  }
}

@Suite struct ExampleScenarioTests {
  /// Every agreement of the examples.
  private static let paths: [String] = {
    let folder = packageFolder.appending(path: "examples").resolvingSymlinksInPath()
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".truce") && !$0.hasSuffix("mission.truce") }
      .sorted()
  }()

  @Test(arguments: paths)
  func everyExampleHoldsItsScenarios(path: String) throws {
    let text = try packageText("examples/" + path)
    let reading = AgreementReading(text)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { $0.printed(showing: text) }.joined())")
    let agreement = try #require(reading.agreement)
    let run = ScenarioRun(agreement)
    #expect(run.failures.isEmpty, "\(run.failures.map { $0.printed(showing: text) }.joined())")
    #expect(agreement.scenarios.count >= 10)
    // Nothing is untouched, each verdict occurs, and each limb decides but those that the text lacks.
    let lacking = try #require(Self.lackingLimbs[path], "\(path) is not listed here")
    #expect(
      run.untouched.map(\.message) == lacking.map { "no scenario that holds turns on '\($0)'" },
      "\(path)")
    // What a text is said to lack it lacks.
    let readings = agreement.provisions.flatMap(\.readings)
    let exceptions = agreement.provisions.flatMap(\.exceptions) + readings.flatMap(\.exceptions)
    #expect(lacking.contains("exception") == exceptions.isEmpty, "\(path)")
    let isAboutAnything =
      readings.allSatisfy { $0.objects.isEmpty && $0.otherwise == nil }
      && agreement.provisions.allSatisfy { $0.prohibition?.objects == nil }
    #expect(lacking.contains("object") == isAboutAnything, "\(path)")
  }

  /// The limbs on which nothing can turn, because the text has none: no exception in any rule or
  /// reading; no object that any rule, reading or list names.
  private static let lackingLimbs: [String: [String]] = [
    "agreements/eln-2023.truce": [], "agreements/gaza-2023.truce": ["exception"],
    "agreements/gaza-2025.truce": [], "agreements/ghouta-2018.truce": ["exception"],
    "agreements/grain-2022.truce": ["exception"], "agreements/karabakh-2020.truce": ["exception"],
    "agreements/lebanon-2006.truce": [], "agreements/lebanon-2024.truce": [],
    "agreements/minsk-2015.truce": ["exception"],
    "agreements/polio-2024.truce": ["object", "exception"],
    "agreements/pretoria-2022.truce": ["exception"], "agreements/sudan-2023.truce": [],
    "agreements/syria-2018.truce": [], "agreements/yemen-2022.truce": [],
    "car-2019/agreement.truce": ["exception"], "energy-2025/agreement.truce": [],
    "korea-1953/agreement.truce": ["object"],
  ]

  @Test(arguments: paths)
  func everyExampleIsInItsOneForm(path: String) throws {
    let text = try packageText("examples/" + path)
    let formatted = try Outline.formatting(text)
    let isFormatted = formatted == text.lines.joined(separator: "\n")
    #expect(isFormatted, "\(path): run 'truce format -i'")
  }
}
