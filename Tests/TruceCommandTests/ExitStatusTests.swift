// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TruceCommand

struct ExitStatusTests {
  func status(_ slugs: String...) throws -> TruceCommand.ExitStatus {
    let all = slugs.map { Diagnostic(.error, $0, at: nil, "x", mend: "y") }
    return ExitStatus(of: try #require(Diagnostics(all)))
  }

  @Test func aFaultOfEachKindHasItsStatus() throws {
    #expect(try status("command.unknown") == .commandLine)
    #expect(try status("terms.syntax") == .unreadableInput)
    #expect(try status("file.missing") == .unreadableInput)
    #expect(try status("ledger.hash-mismatch") == .integrityFailed)
    #expect(try status("store.evidence-changed") == .integrityFailed)
    #expect(try status("ledger.locked") == .outsideWorld)
    #expect(try status("output.not-written") == .outsideWorld)
    #expect(try status("ledger.policy-line") == .unreadableInput)
  }

  @Test func theGravestFaultDecides() throws {
    #expect(try status("terms.syntax", "ledger.root", "output.not-written") == .integrityFailed)
    #expect(try status("terms.syntax", "output.not-written") == .outsideWorld)
  }

  @Test func theStatusesAreThoseThatScriptsRelyOn() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 70])
  }
}
