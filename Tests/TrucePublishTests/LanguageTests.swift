// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceGround

@testable import TrucePublish

@Suite struct LanguageTests {
  func day(_ text: String) -> CivilDay { Sample().day(text) }

  @Test(arguments: Phrase.allCases) func everyPhraseHasTheSameBlanksInEveryLanguage(
    _ phrase: Phrase
  ) {
    func blanks(_ text: String) -> Set<Character> {
      Set(text.ranges(of: "%").compactMap { range in text[range.upperBound...].first })
    }
    let (english, ukrainian, russian) = phrase.texts
    #expect(!english.isEmpty && !ukrainian.isEmpty && !russian.isEmpty)
    #expect(blanks(english) == blanks(ukrainian))
    #expect(blanks(english) == blanks(russian))
    #expect(blanks(english).allSatisfy { "1234567".contains($0) })
    if phrase != .readingColumn, phrase != .mapTitle, phrase != .headline, phrase != .ofThemNow {
      #expect(ukrainian != english)
      #expect(russian != english)
    }
  }

  @Test(arguments: [
    (0, "0 incidents", "0 інцидентів", "0 инцидентов"),
    (1, "1 incident", "1 інцидент", "1 инцидент"),
    (2, "2 incidents", "2 інциденти", "2 инцидента"),
    (5, "5 incidents", "5 інцидентів", "5 инцидентов"),
    (11, "11 incidents", "11 інцидентів", "11 инцидентов"),
    (12, "12 incidents", "12 інцидентів", "12 инцидентов"),
    (21, "21 incidents", "21 інцидент", "21 инцидент"),
    (112, "112 incidents", "112 інцидентів", "112 инцидентов"),
    (1_000, "1,000 incidents", "1000 інцидентів", "1000 инцидентов"),
    (12_345, "12,345 incidents", "12 345 інцидентів", "12 345 инцидентов"),
  ]) func amountsTakeTheirForms(
    _ amount: Int, _ english: String, _ ukrainian: String, _ russian: String
  ) {
    for (language, expected) in [
      (Language.english, english), (.ukrainian, ukrainian), (.russian, russian),
    ] {
      #expect(language.count(amount, .incident).replacing("\u{A0}", with: " ") == expected)
    }
  }

  @Test func daysAreWrittenInTheReadersManner() {
    func said(_ language: Language, _ from: String, _ to: String) -> String {
      language.days(day(from)...day(to)).replacing("\u{A0}", with: " ")
    }
    #expect(said(.english, "2025-03-19", "2025-03-19") == "19 March 2025")
    #expect(said(.english, "2025-03-11", "2025-03-19") == "11–19 March 2025")
    #expect(said(.english, "2025-03-11", "2025-04-19") == "11 March – 19 April 2025")
    #expect(said(.english, "2024-12-31", "2025-01-01") == "31 December 2024 – 1 January 2025")
    #expect(said(.ukrainian, "2025-03-19", "2025-03-19") == "19 березня 2025 року")
    #expect(said(.russian, "2025-03-11", "2025-03-19") == "11–19 марта 2025 года")
  }

  @Test func momentsCarryTheirZone() throws {
    let kyiv = try #require(ClockZone("Europe/Kyiv"))
    let moment = Sample().instant("2025-03-19T17:30:00Z")
    #expect(
      Language.english.moment(moment, in: kyiv).replacing("\u{A0}", with: " ")
        == "19 March 2025, 19:30 (UTC+2)")
  }

  @Test func distancesAreRoundedAsTheyAreKnown() {
    #expect(Language.english.distance(300) == "300\u{A0}m")
    #expect(Language.english.distance(1_500) == "1.5\u{A0}km")
    #expect(Language.russian.distance(1_500) == "1,5\u{A0}км")
    #expect(Language.ukrainian.distance(60_400) == "60\u{A0}км")
  }

  @Test func blanksAreFilledOnceAndOnlyFromOutside() {
    #expect(Language.english.says(.within, "%1") == "within %1")
    #expect(
      Language.english.says(.headline, filling: ["%2", "b", "c", "d", "e"]) == "%2: b; c, d, e")
  }
}
