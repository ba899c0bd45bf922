// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceFindings
import TruceGround
import TruceTerms

@testable import TrucePublish

/// The reasons of findings and of the clock, in three languages.
@Suite struct ReasonTests {
  /// Every phrase with its words in a language.
  private static func all(in language: Language) -> [(name: String, words: String)] {
    FindingPhrase.allCases.map { ("\($0)", language.words(of: $0)) }
      + ClockPhrase.allCases.map { ("\($0)", language.words(of: $0)) }
  }

  private static func blanks(_ text: String) -> [Character] {
    text.ranges(of: "%").compactMap { text[$0.upperBound...].first }.sorted()
  }

  @Test func everyReasonHasItsOwnWordsAndTheSameBlanksInEveryLanguage() {
    let english = Self.all(in: .english)
    #expect(english.count > 100)
    for language in [Language.ukrainian, .russian] {
      for (own, plain) in zip(Self.all(in: language), english) {
        #expect(Self.blanks(own.words) == Self.blanks(plain.words), "\(own.name)")
        // A clause that brings its own comma or semicolon brings the same one everywhere.
        let marks: Set<Character> = [",", ";"]
        let (first, other) = (own.words.first, plain.words.first)
        if [first, other].contains(where: { $0.map(marks.contains) ?? true }) {
          #expect(first == other, "\(own.name)")
        }
        #expect(
          !own.words.contains { $0.isASCII && $0.isLetter }, "\(own.name): \(own.words)")
      }
    }
    for (own, other) in zip(Self.all(in: .ukrainian), Self.all(in: .russian)) {
      #expect(!own.words.contains { "ыэёъ".contains($0) }, "\(own.name)")
      #expect(!other.words.contains { "іїєґ’".contains($0) }, "\(other.name)")
    }
  }

  @Test(arguments: Language.allCases) func noReasonUsesALoadedWord(_ language: Language) {
    let loaded = PageTests.loaded[language, default: []]
    for phrase in Self.all(in: language) {
      let text = phrase.words.lowercased()
      for word in loaded { #expect(!text.contains(word), "'\(word)' in \(phrase.name)") }
    }
  }

  /// What stands between the blanks of the English phrases and is long enough to be no accident.
  private static let fragments: [String] = all(in: .english).flatMap { phrase in
    phrase.words.split(separator: "%").map { String($0.drop { !$0.isLetter }) }
  }.filter { $0.count > 9 && $0.contains(" ") }

  @Test func noPageInUkrainianOrRussianHoldsAnEnglishReason() throws {
    let content = try RealCase.content.get()
    let days = try ["2025-03-19", "2025-03-28", "2025-04-17"].map { try #require(CivilDay($0)) }
    let reports = days.map { Report(of: content, day: $0) }
    #expect(Self.fragments.count > 90)
    for report in reports {
      // The search finds what it looks for: the English page is full of it.
      let english = report.html()
      #expect(Self.fragments.filter(english.contains).count > 10)
      for language in [Language.ukrainian, .russian] {
        for text in [report.html(in: language), report.markdown(in: language)] {
          for fragment in Self.fragments { #expect(!text.contains(fragment), "\(fragment)") }
        }
      }
    }
  }

  @Test func everyFindingOfTheRealCaseIsToldInFullInEveryLanguage() throws {
    let content = try RealCase.content.get()
    let day = try #require(CivilDay("2025-04-30"))
    let start = try #require(CivilDay("2025-03-11"))
    let report = Report(of: content, days: start...day)
    var told = 0
    for language in Language.allCases {
      let wording = Wording(report: report, language: language)
      // Most sentences are told of many incidents: each is looked at once.
      var seen: Set<String> = []
      func check(_ text: String, _ limb: String) {
        told += 1
        guard seen.insert(text).inserted else { return }
        #expect(!text.isEmpty, "\(limb)")
        #expect(Self.blanks(text).allSatisfy { !$0.isNumber }, "\(text)")
        let english = language == .english ? nil : Self.fragments.first { text.contains($0) }
        #expect(english == nil, "\(text)")
      }
      for index in report.incidents.indices {
        for finding in report.incidents[index].findings {
          let sentence = wording.because(finding)
          check(sentence, "sentence")
          if !sentence.hasSuffix(".") { Issue.record("no full stop: \(sentence)") }
          for limb in Limb.allCases { check(wording.because(finding[limb]), limb.rawValue) }
          if language == .english, sentence != finding.because {
            Issue.record("another English: \(sentence)")
          }
        }
      }
      for state in report.inForce.flatMap(\.lines).map(\.state) {
        check(wording.because(state), "clock")
      }
    }
    #expect(told > 1_000)
  }

  @Test func aReasonIsWrittenInTheReadersManner() throws {
    let report = Sample().report
    let day = Sample().day("2025-03-19")
    var place = Reason<FindingPhrase>(.perhapsInside)
    place.add(.probability, .thousandths(953))
    var clock = Reason<ClockPhrase>(.acceptedByAll)
    clock.add(.renews, .length(Length(2, .months)))
    clock.add(.gaveNotice, .party(Party.ID("north")), .day(day))
    var consent = Reason<ClockPhrase>(.refused, .party(Party.ID("north")))
    consent.add(.notAccepted, .party(Party.ID("south")))
    func said(_ language: Language) -> [String] {
      let wording = Wording(report: report, language: language)
      var state = report.inForce[0].lines[0].state
      func clockSays(_ reason: Reason<ClockPhrase>) -> String {
        state.reason = reason
        return wording.because(state).replacing("\u{A0}", with: " ")
      }
      let limb = LimbFinding(.unknown, because: "whether it lies there is open", reason: place)
      return [wording.because(limb), clockSays(clock), clockSays(consent)]
    }
    #expect(
      said(.ukrainian) == [
        "чи розташоване місце на названій території, лишається відкритим, з імовірністю 0,953",
        "прийняли всі, чия згода потрібна; поновлюється щоразу на 2 місяці, і жодне джерело не "
          + "показує відмови від поновлення; укр Northland: сторона відмовилася від поновлення "
          + "19 березня 2025 року",
        "укр Northland: сторона відмовилася, Southland: сторона не прийняла",
      ])
    #expect(
      said(.russian)[2] == "Northland: сторона отказалась, Southland: сторона не приняла")
    #expect(
      said(.english) == [
        "whether it lies there is open",
        "accepted by all it needs; it renews itself by 2 months, and no source shows a notice; "
          + "Northland gave notice on 19 March 2025",
        "Northland refused, Southland had not accepted",
      ])
  }

  @Test func aNameThatLooksLikeABlankStaysAName() {
    let reason = Reason<FindingPhrase>(.waiting, .text("%1 100%"))
    #expect(
      reason.text(in: \.rawValue, naming: { $0.english(naming: \.name) })
        == "no source shows that '%1 100%' was done first")
  }
}
