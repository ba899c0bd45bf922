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
    // Among the scenarios each verdict occurs, and each limb decides one, where the text has
    // something for it: an exception, or a list or class of objects.
    let readings = agreement.provisions.flatMap(\.readings)
    let exceptions =
      agreement.provisions.flatMap(\.exceptions) + readings.flatMap(\.exceptions)
    var mayLack = exceptions.isEmpty ? ["no scenario that holds turns on 'exception'"] : []
    if readings.allSatisfy({ $0.objects.isEmpty && $0.otherwise == nil }) {
      mayLack.append("no scenario that holds turns on 'object'")
    }
    let missing = run.untouched.map(\.message).filter { $0.contains("that holds") }
      .filter { !mayLack.contains($0) }
    #expect(missing.isEmpty, "\(path): \(missing)")
  }

  @Test(arguments: paths)
  func everyExampleIsInItsOneForm(path: String) throws {
    let text = try packageText("examples/" + path)
    let formatted = try Outline.formatting(text)
    let isFormatted = formatted == text.lines.joined(separator: "\n")
    #expect(isFormatted, "\(path): run 'truce format -i'")
  }
}
