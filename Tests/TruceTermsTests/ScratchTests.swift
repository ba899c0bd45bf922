import Foundation
import Testing
import TruceGround

@testable import TruceTerms

@Test func scratch() throws {
  let path = ProcessInfo.processInfo.environment["SCRATCH"] ?? "/tmp/sketch.truce"
  let text = try SourceText(bytes: Array(Data(contentsOf: URL(filePath: path))), name: "x.truce")
  let r = AgreementReading(text)
  print(r.diagnostics.map { $0.printed(showing: text) }.joined())
  print("AGREEMENT", r.agreement != nil)
}
