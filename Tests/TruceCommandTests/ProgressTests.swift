// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TruceCommand

struct ProgressTests {
  @Test func progressSaysHowManyHowFastAndHowLong() {
    #expect(
      Progress.line(1_200_000, of: 4_000_000, noun: "rows", after: 2)
        == "1,200,000 of 4,000,000 rows, 600,000 a second, 5 s left")
    #expect(Progress.line(10, of: nil, noun: "rows", after: 4) == "10 rows, 2 a second")
    #expect(Progress.line(0, of: 5, noun: "rows", after: 0) == "0 of 5 rows, 0 a second")
  }

  @Test func thousandsAreParted() {
    #expect(grouped(0) == "0")
    #expect(grouped(999) == "999")
    #expect(grouped(1000) == "1,000")
    #expect(grouped(-1_234_567) == "-1,234,567")
    #expect(grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
