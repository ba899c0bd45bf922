// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TruceEvidence

@Suite struct SpokenNumbersTests {
  @Test func countsAreReadInTheirManyForms() {
    for text in ["24,000 people", "24 000 people", "24\u{A0}000", "24 thousand", "24 тысяч"] {
      #expect(SpokenNumbers(in: text).counts == [24_000], "\(text)")
    }
    #expect(SpokenNumbers(in: "4,600 of 24,000").counts == [4600, 24_000])
  }

  @Test func kilovoltsYearsAndSmallNumbersAreNoCounts() {
    let numbers = SpokenNumbers(in: "110 kV substation, 2 transformers, 35 кВ line, April 2025")
    #expect(numbers.kilovolts == [110, 35])
    #expect(numbers.counts.isEmpty)
    #expect(SpokenNumbers(in: "").counts.isEmpty)
    #expect(SpokenNumbers(in: "99999999999999999999999").counts.isEmpty)
  }

  @Test func plainAndOtherTextsFoldAlike() {
    // The same words with and without a letter outside ASCII.
    let plain = FoldedWords.words(of: "Major's Yard-7, gym 110")
    #expect(plain == ["maiors", "iard", "7", "him", "110"])
    #expect(FoldedWords.words(of: "Major's Yard-7, gym 110 é").prefix(5) == plain[...])
    // An apostrophe parts no word, in whichever form it is written.
    for apostrophe in ["'", "’", "ʼ"] {
      #expect(FoldedWords.words(of: "Куп\(apostrophe)янськ") == ["kupiansk"])
    }
  }
}
