// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing
import TruceFigures
import TruceGround
import TruceStore

@testable import TrucePublish

/// Every number of incidents is a link to the incidents behind it, and these are as many.
@Suite struct NumberLinkTests {
  /// Sections whose numbers count no incidents here: records, objects, promises, texts, and the lists.
  static let others: Set<String> = [
    "now", "observed", "claimed", "objects", "promises", "sources", "method", "behind", "held",
    "positions", "matrix",
  ]

  @Test(arguments: Language.allCases) func theSamplesNumbersLeadToTheirIncidents(
    _ language: Language
  ) throws {
    var sample = Sample()
    sample.more = 30
    try check(sample.report.html(in: language), leastLists: 12)
  }

  @Test func theRealCasesNumbersLeadToTheirIncidents() throws {
    let content = try RealCase.content.get()
    let counting = Counting(of: content)
    for (first, last) in [
      ("2025-03-19", "2025-03-19"), ("2025-04-16", "2025-04-16"), ("2025-03-11", "2025-04-30"),
    ] {
      let days = try #require(CivilDay(first))...(try #require(CivilDay(last)))
      let report = Report(of: content, days: days, counting: counting)
      try check(report.html(), leastLists: 40)
    }
  }

  @Test func whereIncidentsAreVeryManyANumberLeadsToTheData() throws {
    var sample = Sample()
    sample.more = Behind.most
    let page = sample.report.html()
    #expect(sample.report.behind == nil)
    for found in try unlinked(in: page) { Issue.record("no link: \(found)") }
    #expect(page.contains("href=\"#behind\""))
    #expect(page.contains("id=\"behind\""))
    #expect(page.contains("truce report --format csv"))
    let beside = sample.report.html(beside: [PageLink(title: "CSV", file: "findings.csv")])
    #expect(beside.contains("Each with its findings: <a href=\"findings.csv\">CSV</a>"))
  }

  @Test func anIncidentOfAnotherDayLeadsToTheReportOfThatDay() throws {
    let sample = Sample()
    let days = sample.day("2025-03-17")...sample.day("2025-03-19")
    var content = sample.content
    content.ledgerRoot = String(repeating: "0", count: 64)
    let report = Report(of: content, day: sample.day("2025-03-18"))
    let alone = report.html()
    #expect(!alone.contains("href=\"../"))
    let last = Report(of: content, day: sample.day("2025-03-19"))
    let page = last.html(in: .english, in: SitePlace(days: days, page: "index.html"))
    #expect(page.contains("href=\"../2025-03-18/index.html#i-reports_3a_R1\""))
    #expect(alone.contains("id=\"i-reports_3a_R1\""))
    // Where the page stands is part of what it is made from.
    let origin = try #require(ReportOrigin(in: Array(page.utf8)))
    #expect(origin.site == SitePlace(days: days, page: "index.html"))
    #expect(ReportOrigin(origin.text) == origin)
    #expect(last.html(in: .english, beside: [], in: origin.site) == page)
  }

  @Test func theNumbersOfTheFrontPageLeadToTheDays() throws {
    let sample = Sample()
    let days = sample.day("2025-03-18")...sample.day("2025-03-19")
    let site = Site(of: sample.content, days: days, in: [.english])
    let front = try #require(site.front.first { $0.path == "index.html" }).text
    let all = Dictionary(
      uniqueKeysWithValues: site.folders.flatMap { site.files(of: $0) }.map { ($0.path, $0.text) })
    let targets = front.values(of: "href").filter { $0.contains("#p") || $0.contains("#inc") }
    #expect(targets.count >= 4)
    for target in targets {
      let parts = target.split(separator: "#").map(String.init)
      #expect(all[parts[0]]?.values(of: "id").contains(parts[1]) == true, "\(target)")
    }
    for found in try unlinked(in: front) { Issue.record("no link: \(found)") }
  }

  // MARK: Reading a page

  /// Holds that no number of incidents stands alone, that each list is as long as its number, and that
  /// every incident of a list has one row.
  private func check(_ page: String, leastLists: Int) throws {
    for found in try unlinked(in: page) { Issue.record("no link: \(found)") }
    let lists = try lists(of: page)
    #expect(lists.count >= leastLists)
    let rows = page.values(of: "id").filter { $0.hasPrefix("r") }.compactMap {
      Int($0.dropFirst())
    }
    #expect(Set(rows).count == rows.count)
    for (id, members) in lists {
      #expect(!members.isEmpty, "\(id)")
      for member in members { #expect(rows.contains(member), "\(id): \(member)") }
    }
    var links = 0
    for link in page.matches(of: /<a href="#(n[0-9]+)">([^<]*)<\/a>/) {
      let text = String(link.2)
      let digits = text.contains(":") ? text.components(after: ":") : text
      let number = Int(
        digits.unicodeScalars.drop { !("0"..."9").contains($0) }.prefix {
          ("0"..."9").contains($0) || "\u{A0}\u{202F},".unicodeScalars.contains($0)
        }.filter { ("0"..."9").contains($0) }.map(String.init).joined())
      let members = lists[String(link.1)]
      #expect(members?.count == number, "\(link.1): \(text)")
      links += 1
    }
    #expect(links >= leastLists)
  }

  /// The lists of a page by their ids, with runs written out.
  private func lists(of page: String) throws -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    for item in page.matches(of: /<li id="(n[0-9]+)">(.*?)<\/li>/) {
      let all = String(item.2).replacing(/<[^>]*>/, with: "")
      let start = try #require(all.range(of: "): ", options: .backwards))
      let text = all[start.upperBound...]
      var members: [Int] = []
      for run in text.split(separator: ", ") {
        let ends = run.split(separator: "–").compactMap { Int($0) }
        let (first, last) = (try #require(ends.first), try #require(ends.last))
        members += Array(first...last)
      }
      result[String(item.1)] = members
    }
    return result
  }

  /// Numbers of incidents that stand outside a link: in a cell of figures, as a big number, or before the
  /// word for incidents.
  private func unlinked(in page: String) throws -> [String] {
    let body = page.components(after: "<body").components(before: "<script>")
    var found: [String] = []
    var (section, links, figures, isCluster) = ("", 0, 0, false)
    var rest = Substring(body)
    while let open = rest.firstIndex(of: "<") {
      let text = String(rest[..<open])
      if links == 0, !isCluster, !Self.others.contains(section) {
        let isFigure = figures > 0 && text.contains(/[1-9]/)
        let isSaid = text.contains(/[1-9][0-9]*\u{A0}?(incident|інцидент|инцидент)/)
        if isFigure || isSaid { found.append("\(section): \(text)") }
      }
      let close = try #require(rest[open...].firstIndex(of: ">"))
      let tag = rest[open...close]
      if tag.hasPrefix("<section") {
        section = String(tag).components(after: "labelledby=\"").components(before: "\"")
      }
      if tag.hasPrefix("<a ") { links += 1 }
      if tag == "</a>" { links -= 1 }
      // The line of a mark that is several incidents names each of them.
      if tag.hasPrefix("<li id=\"m") { isCluster = true }
      if tag == "</li>" { isCluster = false }
      if tag.hasPrefix("<td class=\"n\"") || tag.hasPrefix("<p class=\"big\"") { figures += 1 }
      if figures > 0, tag == "</td>" || tag == "</p>" { figures -= 1 }
      rest = rest[rest.index(after: close)...]
    }
    #expect(links == 0)
    return found
  }
}
