// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceLedger
import TruceStore
import TruceTerms

@testable import TrucePublish

/// What every page keeps to, whatever stands in the mission.
@Suite struct PageTests {
  /// Words that no report of ours uses: blame, praise and the parties' own terms.
  static let loaded: [Language: [String]] = [
    .english: [
      "terror", "barbar", "heinous", "brutal", "regime", "aggress", "so-called", "blatant",
      "provocat", "enemy", "atroci", "cynical", "invader", "cowardly", "unprovoked",
    ],
    .ukrainian: [
      "терор", "варвар", "звірств", "режим", "агрес", "так зван", "ворог", "ворож", "провокац",
      "цинічн", "окупант", "загарбник", "нелюд", "підступ",
    ],
    .russian: [
      "террор", "варвар", "зверств", "режим", "агресс", "так называем", "враг", "враж", "провокац",
      "циничн", "оккупант", "захватчик", "нелюд", "коварн", "боевик", "нацист",
    ],
  ]

  @Test(arguments: Language.allCases) func noReportUsesALoadedWord(_ language: Language) {
    let words = PageTests.loaded[language, default: []]
    let report = Sample().report
    for text in [report.html(in: language), report.markdown(in: language)] {
      // What the style and the tags say is no sentence.
      let body = text.components(after: "<body>").lowercased()
      for word in words { #expect(!body.contains(word), "'\(word)'") }
    }
    for phrase in Phrase.allCases {
      let text = language.says(phrase).lowercased()
      for word in words { #expect(!text.contains(word), "'\(word)' in \(phrase)") }
    }
    #expect(words.count > 10)
  }

  @Test(arguments: Language.allCases) func everyElementIsClosedInOrder(_ language: Language) throws
  {
    var sample = Sample()
    sample.more = 40
    let open = try PageTests.unclosed(in: sample.report.html(in: language))
    #expect(open == [])
  }

  @Test func everyIdIsUsedOnceAndEveryLinkInsideLeadsSomewhere() {
    let page = Sample().report.html()
    let ids = page.values(of: "id")
    #expect(Set(ids).count == ids.count)
    #expect(ids.count > 10)
    let targets = page.values(of: "href").filter { $0.hasPrefix("#") }.map {
      String($0.dropFirst())
    }
    #expect(targets.count > 3)
    for target in targets { #expect(ids.contains(target), "#\(target)") }
  }

  @Test func headingsGoDownByOneStepOnly() {
    let page = Sample().report.html()
    let levels = page.split(separator: "<h").dropFirst().compactMap { part in
      part.first?.wholeNumberValue
    }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func aPageAllowsNothingToBeFetched() {
    let page = Sample().report.html()
    #expect(
      page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"))
    #expect(page.components("<script") == 1)
    for word in [
      "<img", "<link", "<iframe", "<object", "@import", "url(", "javascript:",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func onlyTheScriptWhoseDigestThePolicyNamesCanRun() throws {
    let page = Sample().report.html()
    let script = page.components(after: "<script>").components(before: "</script>")
    #expect(script == PageScript.text.text)
    let digest = Data(Hash(of: Array(script.utf8)).bytes).base64EncodedString()
    #expect(page.contains("script-src 'sha256-\(digest)'"))
    for word in ["innerHTML", "eval", "document.write", "fetch", "XMLHttp", "http", "</"] {
      #expect(!script.contains(word), "\(word)")
    }
  }

  @Test func dataAddressesHoldTheirTableWhole() throws {
    let report = Sample().report
    let page = report.html()
    let links = page.values(of: "href").filter { $0.hasPrefix("data:") }
    let tables = [report.mapCSV, report.dailyCSV(of: report.trends[0]), report.matrixCSV]
    #expect(links.count == 3)
    for (link, table) in zip(links, tables) {
      let text = link.dropFirst("data:text/csv;charset=utf-8,".count)
      #expect(String(text).removingPercentEncoding == table)
    }
    #expect(Page.percentEncoded("a,\"ї\"\n") == "a%2C%22%D1%97%22%0A")
    let beside = report.html(beside: [PageLink(title: "CSV", file: "findings.csv")])
    #expect(beside.components("href=\"findings.csv\"") == 2)
  }

  @Test func wordsOnTheDeadAndWoundedAreWarnedOfBeforeTheyAreShown() {
    for text in ["Two were killed", "двоє загинули", "ранены трое", "an INJURED man"] {
      #expect(GraphicWords.stand(in: text), "\(text)")
    }
    #expect(!GraphicWords.stand(in: "a transformer was hit"))
    var sample = Sample()
    sample.planted = " and three people were killed"
    let page = sample.report.html()
    let warned = page.components("<details class=\"graphic\"><summary>The source’s words")
    #expect(warned == sample.report.incidents.reduce(0) { $0 + $1.incident.events.count })
  }

  @Test func marksThatAreSeveralIncidentsLeadToTheirNames() {
    var sample = Sample()
    sample.more = 120
    let page = sample.report.html()
    let ids = Set(page.values(of: "id"))
    let marks = page.values(of: "href").filter { $0.hasPrefix("#m0-") }
    #expect(!marks.isEmpty)
    for mark in marks { #expect(ids.contains(String(mark.dropFirst()))) }
  }

  @Test func theHeadlineCountsAnIncidentOnceOverAllProvisions() throws {
    var content = Sample().content
    #expect(Sample().report.foremost == Sample().report.numbers[0].main.now)
    // The second provision binds too: every incident is still one incident.
    content.assessment = Assessment(
      proof: .standard,
      entries: content.assessment.entries.map { entry in
        Assessment.Entry(
          incident: entry.incident,
          findings: entry.findings.map { finding in
            var finding = finding
            finding.isHypothetical = false
            return finding
          }, under: content.agreement)
      })
    let report = Report(of: content, day: Sample().day("2025-03-19"))
    #expect(report.numbers.count == 2)
    #expect(report.foremost.total == report.incidents.count)
    #expect(report.foremost.core == 1)
    for language in Language.allCases {
      let headline = Wording(report: report, language: language).headline
      #expect(headline.contains("2\u{A0}\(language.form(of: .ofProvisions, for: 2))"))
    }
  }

  @Test func theMatrixShowsEveryPositionOnce() {
    let report = Sample().report
    #expect(report.matrix.count == 4)
    #expect(report.matrix.map(\.stance) == [.accepts, .accepts, .acceptsInPrinciple, .accepts])
    #expect(report.matrix[0].state == .inForce)
    #expect(report.matrixCSV.components("\n") == 5)
    #expect(report.html().components("<svg viewBox") == 5)
  }

  @Test func theSameContentGivesTheSameBytes() {
    let (one, other) = (Sample().report, Sample().report)
    for language in Language.allCases {
      #expect(one.html(in: language) == other.html(in: language))
      #expect(one.markdown(in: language) == other.markdown(in: language))
    }
    #expect(one.json.pretty == other.json.pretty)
    #expect(one.csv == other.csv)
    #expect(one.geojson.pretty == other.geojson.pretty)
    #expect(one.figuresCSV == other.figuresCSV)
  }

  @Test(arguments: [300, 1_000]) func aDayWithManyIncidentsStaysBelowFourHundredKilobytes(
    _ count: Int
  ) throws {
    var sample = Sample()
    sample.more = count
    let report = sample.report
    for language in Language.allCases {
      let size = report.html(in: language).utf8.count
      #expect(size < 400_000)
      #expect(size > 200_000)
    }
    let page = report.html()
    #expect(page.contains("CSV and the JSON"))
    // The CSV leaves nothing out.
    let rows = report.csv.split(separator: "\n").count
    #expect(rows > count * 3)
    let shown = page.components("<tr class=\"incident\"")
    let left = report.incidents.count - shown
    #expect(page.contains("\(Language.english.count(left, .incident))</a> of "))
  }

  @Test func aPageThatLeavesIncidentsOutKeepsViolationsFirst() {
    var sample = Sample()
    sample.more = 1_500
    sample.planted = String(repeating: " long", count: 20)
    let page = sample.report.html()
    #expect(page.utf8.count < 400_000)
    #expect(!page.contains("#p0-outside"))
    let ids = Set(page.values(of: "id"))
    for target in page.values(of: "href") where target.hasPrefix("#") {
      #expect(ids.contains(String(target.dropFirst())), "\(target)")
    }
    #expect(page.contains("id=\"p0-core\""))
  }

  @Test func partiesSwappedGiveTheSameReportWithNamesSwapped() {
    var swapped = Sample()
    (swapped.first, swapped.second) = ("south", "north")
    (swapped.firstName, swapped.secondName) = ("Southland", "Northland")
    let (one, other) = (Sample().report, swapped.report)
    for language in Language.allCases {
      #expect(one.html(in: language).swapped == other.html(in: language))
      #expect(one.markdown(in: language).swapped == other.markdown(in: language))
    }
    #expect(one.json.pretty.swapped == other.json.pretty)
    #expect(one.csv.swapped == other.csv)
    #expect(one.geojson.pretty.swapped == other.geojson.pretty)
    #expect(one.figuresCSV.swapped == other.figuresCSV)
    #expect(one.html() != other.html())
  }

  @Test func aLinkBesideThePageIsPlainOrLeftOut() {
    let page = Sample().report.html(beside: [
      PageLink(title: "Українська", file: "2025-03-19.uk.html", language: .ukrainian),
      PageLink(title: "bad", file: "javascript:alert(1)"),
      PageLink(title: "worse", file: "/etc/passwd"),
    ])
    #expect(
      page.contains("<a href=\"2025-03-19.uk.html\" lang=\"uk\" hreflang=\"uk\">Українська</a>"))
    #expect(!page.contains("alert(1)"))
    #expect(!page.contains("passwd"))
  }

  /// The elements left open at the end, or the first that is closed out of order.
  static func unclosed(in page: String) throws -> [String] {
    let void: Set<String> = [
      "meta", "link", "br", "path", "rect", "circle", "use", "!doctype",
    ]
    var open: [String] = []
    // A script is no markup.
    let markup = page.replacing(PageScript.text.text, with: "")
    for part in markup.split(separator: "<").dropFirst() {
      let tag = part.prefix { $0 != ">" }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        guard open.last == name else { return open + ["</" + name] }
        open.removeLast()
      } else {
        let name = String(tag.prefix { $0.isLetter || $0.isNumber || $0 == "!" })
        if void.contains(name) || tag.hasSuffix("/") { continue }
        open.append(name)
      }
    }
    return open
  }
}

extension String {
  /// What follows the first place of the words; all of it where they do not stand.
  func components(after words: String) -> String {
    guard let range = range(of: words) else { return self }
    return String(self[range.upperBound...])
  }

  /// What stands before the first place of the words; all of it where they do not stand.
  func components(before words: String) -> String {
    guard let range = range(of: words) else { return self }
    return String(self[..<range.lowerBound])
  }

  private func range(of words: String) -> Range<String.Index>? { ranges(of: words).first }

  /// How often the words stand in it.
  func components(_ words: String) -> Int { ranges(of: words).count }

  /// Every value of an attribute.
  func values(of attribute: String) -> [String] {
    ranges(of: " \(attribute)=\"").map { range in
      String(self[range.upperBound...].prefix { $0 != "\"" })
    }
  }

  /// The text with the two parties' names exchanged.
  var swapped: String {
    replacing("north", with: "\u{1}").replacing("south", with: "north")
      .replacing("\u{1}", with: "south").replacing("North", with: "\u{1}")
      .replacing("South", with: "North").replacing("\u{1}", with: "South")
  }
}
