// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceFindings
import TruceGround

@testable import TruceTerms

/// Runs each step of `docs/tutorial.md` and holds what it says to what is printed.
@Suite struct TutorialTests {
  @Test func eachStepPrintsWhatThePageSays() throws {
    let page = try String(
      contentsOf: packageFolder.appending(path: "docs/tutorial.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```")
    var text: SourceText?
    var steps = 0
    for part in parts {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
      if part.hasPrefix("truce step") {
        text = SourceText(lines.dropFirst().joined(separator: "\n"), name: "lamps.truce")
      } else if part.hasPrefix("console"), let text {
        steps += 1
        let command = String(lines[1].dropFirst(2))
        let expected = lines.dropFirst(2).filter { !$0.isEmpty }.map(String.init)
        let reading = AgreementReading(text)
        let diagnostics: [Diagnostic]
        switch command {
        case "truce check lamps.truce": diagnostics = reading.diagnostics
        case "truce test lamps.truce":
          diagnostics = try ScenarioRun(#require(reading.agreement)).failures
        default:
          Issue.record("the page runs '\(command)', which this test does not")
          continue
        }
        let printed = diagnostics.map {
          String($0.printed().split(separator: "\n").first ?? "")
        }
        #expect(printed == expected, "step \(steps)")
      }
    }
    #expect(steps == 5)
  }
}
