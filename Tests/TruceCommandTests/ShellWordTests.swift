// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TruceCommand

struct ShellWordTests {
  @Test func aWordIsQuotedOnlyWhereAShellWouldCutOrReadIt() {
    #expect("examples/energy-2025".asShellWord == "examples/energy-2025")
    #expect("reports:R012/2".asShellWord == "reports:R012/2")
    #expect("a b".asShellWord == "'a b'")
    #expect("it's".asShellWord == "'it'\\''s'")
    #expect("".asShellWord == "''")
    #expect("$(x)".asShellWord == "'$(x)'")
    #expect("a\u{1B}[2J".asShellWord == "'a‹U+001B›[2J'")
  }
}
