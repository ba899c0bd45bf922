// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@Suite struct BlanksTests {
  @Test(arguments: [
    ("%1 and %2", ["a", "b"], "a and b"),
    ("%2 before %1", ["a", "b"], "b before a"),
    ("%1%1", ["ab"], "abab"),
    ("%1", ["%2 %1"], "%2 %1"),
    ("100% of %1", ["it"], "100% of it"),
    ("%%1 %", ["x"], "%x %"),
    ("%0 %3 %:", ["x", "y"], "%0 %3 %:"),
    ("з імовірністю %1", ["0,953"], "з імовірністю 0,953"),
    ("%\u{301}1 %1", ["x"], "%\u{301}1 x"),
    ("nothing to fill", ["x"], "nothing to fill"),
    ("%1", [], "%1"),
    ("", ["x"], ""),
  ]) func blanksAreFilledOnceAndInOrder(_ words: String, _ blanks: [String], _ expected: String) {
    #expect(words.filled(with: blanks) == expected)
  }
}
