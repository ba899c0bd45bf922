import Foundation
import Testing
import TruceGround
@testable import TruceTerms
@Test func scratch() throws {
  for path in (ProcessInfo.processInfo.environment["SCRATCH"] ?? "").split(separator: ":") {
  let text = try SourceText(bytes: Array(Data(contentsOf: URL(filePath: String(path)))), name: String(path.split(separator: "/").last!))
  let r = AgreementReading(text)
  for d in r.diagnostics { print("DIAG", d.printed().split(separator: "\n")[0]) }
  if let a = r.agreement { for f in ScenarioRun(a).failures { print("FAIL", f.printed(showing: text)) } }
  if ProcessInfo.processInfo.environment["FMT"] == "1" { try Outline.formatting(text).write(toFile: String(path), atomically: true, encoding: .utf8) }
  }
}
