// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
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
