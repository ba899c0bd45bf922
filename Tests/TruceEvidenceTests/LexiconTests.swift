// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceEngine
import TruceEvidence
import TruceGround
import TruceTerms

@Suite struct LexiconTests {
  private let bundled = Lexicon.bundled()

  private func first(_ text: String) -> String? {
    bundled.proposals(in: text).first?.objectClass.name
  }

  @Test(arguments: [
    ("distribution substation", "substation"), ("підстанція", "substation"),
    ("на электроподстанцию 35 кВ", "substation"), ("нафтопереробний завод", "refinery"),
    ("НПЗ у місті", "refinery"), ("a high-voltage line was cut", "power-line"),
    ("лінії електропередачі", "power-line"), ("газорозподільна станція", "gas-pipeline"),
    ("gas metering station", "gas-metering"), ("лікарні", "hospital"), ("больницу", "hospital"),
    ("oil pumping station", "pumping-station"), ("контактная сеть", "railway-power"),
    ("об’єкти енергетики", "energy"), ("энергообъекты", "energy"), ("ТЭС", "power-plant"),
  ])
  func wordsOfThreeLanguagesProposeAClass(_ text: String, _ expected: String) {
    #expect(first(text) == expected)
  }

  @Test(arguments: [
    "the city was damaged", "a report on the damp", "портрет", "мостовая", "",
    "household consumers", "a new licence, лицензия", "кілька міст",
  ])
  func partsOfOtherWordsProposeNothing(_ text: String) {
    #expect(bundled.proposals(in: text).isEmpty)
  }

  @Test func theLongestMatchWins() throws {
    let lexicon = try Lexicon(
      parsing: SourceText("a: gas\nb: gas storage\nc: underground gas stor*\n", name: "l"))
    #expect(
      lexicon.proposals(in: "Gas, gas storage, underground gas storages").map(\.objectClass.name)
        == ["a", "b", "c"])
  }

  @Test func aProposalKnowsItsWordsAndTheirPlace() throws {
    let text = "Удар по «підстанції» вночі"
    let proposal = try #require(bundled.proposals(in: text).first)
    #expect(proposal.words == "підстанції")
    #expect(proposal.span == 9..<19)
  }

  @Test func aNarrowerClassStandsForTheWiderOne() {
    let classes = Fixture.agreement().classes
    let objects = bundled.objects(
      in: "energy facilities: a substation and a hospital", classes: classes)
    #expect(objects.map { $0.objectClass?.name } == ["substation", "hospital"])
    #expect(objects.map(\.words) == ["substation", "hospital"])
  }

  @Test func wordsForClassesThatTheAgreementLacksAreLeftOut() {
    let classes = Fixture.agreement().classes
    let fitting = Lexicon.bundled(for: classes)
    #expect(
      fitting.proposals(in: "the port and the refinery").map(\.objectClass.name) == ["refinery"])
  }

  @Test func caseHyphensAndApostrophesDoNotCount() throws {
    let lexicon = try Lexicon(parsing: SourceText("x: обєкт, high voltage line", name: "l"))
    for text in ["Об'єкт", "ОБ’ЄКТ", "обʼєкт", "High-Voltage LINE", "high‑voltage line"] {
      #expect(lexicon.proposals(in: text).count == 1, "\(text)")
    }
  }

  @Test(arguments: [
    ("refinery refinery\n", "lexicon.no-colon"), (": x\n", "lexicon.class"),
    ("a b: x\n", "lexicon.class"), ("a: x,,y\n", "lexicon.no-word"), ("a:\n", "lexicon.no-word"),
    ("a: *\n", "lexicon.no-word"), ("a: x\nb: x\n", "lexicon.two-classes"),
  ])
  func whatIsWrongWithALexiconIsSaid(_ text: String, _ slug: String) {
    #expect(slugs { _ = try Lexicon(parsing: SourceText(text, name: "l")) } == [slug])
  }

  @Test func anUnknownClassIsNamed() {
    let words = printedFaults {
      _ = try Lexicon(
        parsing: SourceText("substaton: x\n", name: "l"), classes: Fixture.agreement().classes)
    }
    #expect(words.contains("did you mean 'substation'?"))
  }

  /// The number stands in docs/feeds.md.
  @Test func itsPrecisionOnLabelledRowsIsWhatTheDocumentationStates() throws {
    let path = Fixture.root.appending(path: "examples/energy-2025/labels/object-words.csv")
    guard let data = try? Data(contentsOf: path) else { return }
    let reader = CSVReader(BytesSource(Array(data)), named: "object-words.csv")
    let header = try reader.readHeader()
    let (text, label) = try (
      #require(header.firstIndex(of: "text")), #require(header.firstIndex(of: "class"))
    )
    var (right, proposed, rows) = (0, 0, 0)
    var wrong: [String] = []
    while try reader.next() {
      rows += 1
      let found = first(reader[text])
      if found != nil { proposed += 1 }
      if found == reader[label] { right += 1 }
      if let found, found != reader[label] {
        wrong.append("\(reader[text]): \(found), labelled \(reader[label])")
      }
    }
    let said = "On \(rows) phrases"
    let documentation = try String(
      decoding: Data(contentsOf: Fixture.root.appending(path: "docs/feeds.md")), as: UTF8.self)
    #expect(documentation.contains(said), "labels: \(rows)")
    #expect(
      documentation.contains("proposes a class for \(proposed), of which\n\(right) are"),
      "\(proposed) proposed, \(right) right; wrong: \(wrong)")
    #expect(Double(right) / Double(proposed) >= 0.95)
  }
}
