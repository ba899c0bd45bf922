// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround

@testable import TruceTerms

@Suite struct TellingTests {
  private func agreement(_ path: String = "examples/energy-2025/agreement.truce") throws
    -> Agreement
  {
    try Agreement(parsing: try packageText(path))
  }

  private func changed(_ old: String, _ new: String) throws -> AgreementDifference {
    let text = try packageText("Tests/Fixtures/terms/good/no-reading.truce")
    let before = text.lines.joined(separator: "\n")
    let after = before.replacing(old, with: new)
    #expect(before != after, "'\(old)' is not in the fixture")
    return AgreementDifference(
      from: try Agreement(parsing: SourceText(before, name: "old.truce")),
      to: try Agreement(parsing: SourceText(after, name: "new.truce")))
  }

  @Test(arguments: 0..<60)
  func anAgreementDiffersInNothingFromItself(seed: UInt64) {
    var maker = AgreementMaker(seed: seed)
    let agreement = maker.agreement()
    let difference = AgreementDifference(from: agreement, to: agreement)
    #expect(difference.isEmpty, "seed \(seed): \(difference.printed)")
    #expect(difference.printed == "nothing changed in meaning\n")
  }

  @Test func aRewordingChangesNothing() throws {
    #expect(try changed("\"No attacks on energy\"", "\"Hands off energy\"").isEmpty)
    #expect(try changed("says \"energy\" from north-text", "says \"energy works\"").isEmpty)
    #expect(try changed("party north \"North\"", "party north \"The North\"  # renamed").isEmpty)
    #expect(try changed("binds north, south", "binds south, north").isEmpty)
  }

  @Test func eachKindOfChangeIsToldWithItsLines() throws {
    let objects = try changed(
      "objects energy\n    otherwise not\n", "objects power\n    otherwise not\n")
    #expect(objects.changes.allSatisfy { $0.kind == .objects })
    #expect(
      objects.changes.first?.sentence
        == "'north-1': energy are 'unclear', were 'covered'")
    #expect(objects.printed.contains("oil, refinery, oil-storage are 'not', were 'covered'"))
    let time = try changed("from 2025-03-01\n", "from 2025-03-08\n")
    #expect(time.changes.map(\.kind) == [.time, .time])
    #expect(time.changes[0].sentence == "'north-1' starts 2025-03-08 in place of 2025-03-01")
    #expect(time.changes[0].old?.line == 28 && time.changes[0].new?.line == 28)
    let parties = try changed("  binds north, south\n", "  binds north\n")
    #expect(parties.printed.contains("whom 'power-strikes' binds changed: no longer south"))
    let exceptions = try changed(
      "    until 2025-04-01\n",
      "    until 2025-04-01\n    exception repair \"Repairs\" from north-text\n")
    #expect(exceptions.changes.allSatisfy { $0.kind == .exceptions })
    let positions = try changed(
      "position south accepts 2025-03-01", "position south refuses 2025-03-01")
    #expect(positions.changes.map(\.kind) == [.positions])
    let acts = try changed("    attempts not\n", "    attempts covered\n")
    #expect(acts.changes[0].sentence == "'north-1': attempts are 'covered', were 'not'")
    let zone = try changed("Europe/Kyiv", "Europe/Moscow")
    #expect(zone.changes.count == 4)
  }

  @Test func theTreeOfExceptionsShowsRuleExceptionAndException() throws {
    let agreement = try Agreement(
      parsing: SourceText(
        """
        agreement small time zone UTC
        party north
        party south
        source text 2025-03-01 none "Text"
        object energy
          object power
        provision rule "No strikes"
          prohibits strike on energy
          binds north, south
          reading one by north from text
            objects energy
            objects not power because "power lines"
            otherwise not
            exception repair "Repairs" from text
              objects power
              exception warned "Without warning"
        provision other "Another"
        """, name: "small"))
    #expect(
      agreement.printedExceptions() == """
        rule: No strikes
          as north reads it (one)
            └─ rule: no strike on energy
               ├─ covers energy
               │  └─ except power: not ("power lines")
               ├─ leaves out power
               ├─ covers nothing else
               └─ unless repair: Repairs (on power; from text)
                  └─ but not if warned: Without warning

        other: Another
          read by nobody

        """)
    #expect(!agreement.printedExceptions(of: .init("other")).contains("rule"))
  }

  @Test func questionsSayToWhomTheyGoAndWhatHangsOnThem() throws {
    let reading = AgreementReading(
      try packageText("examples/energy-2025/agreement.truce"))
    let questions = reading.questions
    let control = try #require(questions.first { $0.slug == "terms.condition-unanswered" })
    #expect(control.askedOf.map(\.name) == ["UA"])
    #expect(control.provision == nil)
    let finder = try #require(questions.first { $0.slug == "terms.release-without-finder" })
    #expect(finder.askedOf.map(\.name) == ["RU"] && finder.provision?.name == "energy-strikes")
    let start = try #require(questions.first { $0.slug == "terms.start-differs" })
    #expect(start.askedOf.map(\.name) == ["RU", "UA"])
    #expect(questions.allSatisfy { !$0.stake.isEmpty })
    #expect(reading.printedQuestions.hasPrefix("energy-strikes: No attacks"))
    // Provisions in order of declaration, the agreement as a whole last.
    let order = questions.map { $0.provision?.name ?? "~" }
    var seen: [String] = []
    for name in order where seen.last != name { seen.append(name) }
    #expect(Set(seen).count == seen.count)
  }

  @Test func swappingTwoPartiesSwapsTheQuestionsAndNothingElse() throws {
    let text = try packageText("examples/energy-2025/agreement.truce")
    let swap = Swap("RU", "UA")
    let swapped = SourceText(swap.of(text.lines.joined(separator: "\n")), name: text.name)
    let plain = AgreementReading(text).printedQuestions
    #expect(swap.of(AgreementReading(swapped).printedQuestions) == plain)
  }
}

@Suite struct WovenPageTests {
  @Test func eachReadingStandsBesideTheWordsItQuotes() throws {
    let text = try packageText("examples/energy-2025/agreement.truce")
    let page = try WovenPage(text).html
    let readings = try Agreement(parsing: text).provisions.flatMap(\.readings).count
    let reading = try #require(page.range(of: "as Russian Federation reads it"))
    let row = page[reading.lowerBound...].prefix(4000)
    let quote = try #require(row.range(of: "mutually refrain from attacks"))
    let code = try #require(row.range(of: "reading ru by RU"))
    #expect(quote.lowerBound < code.lowerBound)
    #expect(page.components(separatedBy: "reads it</p>").count - 1 == readings)
    #expect(page.contains("<blockquote lang=\"ru\">"))
    // Every line of the text that says something stands on the page.
    #expect(page.contains("track middle-east"))
  }

  @Test func hostileTextIsHarmlessOnThePage() throws {
    let page = try WovenPage(
      SourceText(
        """
        agreement a "<script>alert(1)</script>" time zone UTC
        party x "X\u{202E}"
        source s 2025-03-01 x "<img>" https://example.org/"onclick="alert(1)
        provision p "&lt;"
          reading r by x from s
            says "<b>\u{7}</b>"
        """, name: "a.truce")
    ).html
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"))
    #expect(!page.contains("\u{202E}") && page.contains("‹U+202E›"))
    #expect(!page.contains("\"onclick") && page.contains("default-src 'none'"))
  }
}
