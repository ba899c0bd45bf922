// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceFigures
import TruceGround
import TruceStore

@testable import TrucePublish

/// The static site of all reports, as values.
@Suite struct SiteTests {
  let sample = Sample()
  var days: ClosedRange<CivilDay> { sample.day("2025-03-17")...sample.day("2025-03-21") }

  func site(
    _ languages: [Language] = [.english, .ukrainian, .russian], at address: String? = nil
  ) -> Site {
    Site(of: sample.content, days: days, in: languages, at: address)
  }

  func files(of site: Site) -> [Site.File] { site.folders.flatMap(site.files) + site.front }

  @Test func everyDayHasAFolderAndThePeriodOneOfItsOwn() {
    #expect(
      site().folders.map(\.name) == [
        "2025-03-17", "2025-03-18", "2025-03-19", "2025-03-20", "2025-03-21",
        "2025-03-17_2025-03-21",
      ])
    let one = Site(of: sample.content, days: days.lowerBound...days.lowerBound, in: [.english])
    #expect(one.folders.map(\.name) == ["2025-03-17"])
  }

  @Test func thePathsAreThoseOfTheFiles() {
    let site = site()
    #expect(files(of: site).map(\.path) == site.paths)
    #expect(Set(site.paths).count == site.paths.count)
  }

  @Test func everyRelativeLinkLeadsToAFileOfTheSite() {
    let site = site()
    let paths = Set(site.paths + ["SHA256SUMS"])
    var count = 0
    for file in files(of: site) where file.path.hasSuffix(".html") {
      let folder = file.path.split(separator: "/").dropLast().map(String.init)
      for href in file.text.values(of: "href")
      where !href.hasPrefix("#") && !href.hasPrefix("https://") && !href.hasPrefix("data:") {
        var parts = folder
        for part in href.prefix(while: { $0 != "#" }).split(separator: "/") {
          if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        let path = parts.joined(separator: "/")
        #expect(paths.contains(path), "\(file.path) links to \(href)")
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test func theFirstLanguageIsThatOfTheIndex() {
    let site = site([.ukrainian, .english])
    #expect(site.paths.contains("2025-03-19/index.html"))
    #expect(site.paths.contains("2025-03-19/index.en.html"))
    let index = files(of: site).first { $0.path == "index.html" }
    #expect(index?.text.contains("<html lang=\"uk\">") == true)
  }

  @Test func theFrontPageGivesTheFourNumbersOfEachDay() {
    let page = files(of: site()).first { $0.path == "index.html" }?.text ?? ""
    #expect(page.contains("href=\"2025-03-19/index.html\""))
    let row = page.components(after: "datetime=\"2025-03-19\"").prefix { $0 != "\n" }
    for (name, word) in [("Core", "core"), ("Undetermined", "undetermined")] {
      let link = "<a href=\"2025-03-19/index.html#p0-\(word)\">1</a>"
      #expect(row.contains("data-label=\"\(name)\">\(link)<"))
    }
    #expect(page.contains("not yet reported"))
    #expect(page.contains("sha256sum -c SHA256SUMS"))
  }

  @Test func aFeedsTimesComeFromTheDataAlone() throws {
    let feed = files(of: site()).first { $0.path == "feed.xml" }?.text ?? ""
    // The file with rows of 18 and 19 March came on the 20th at 19:30; no file says a word of the 17th.
    let times = feed.split(separator: "\n").filter { $0.hasPrefix("<updated>") }
    #expect(
      times == [
        "<updated>2025-03-22T00:00:00Z</updated>", "<updated>2025-03-22T00:00:00Z</updated>",
        "<updated>2025-03-21T00:00:00Z</updated>", "<updated>2025-03-20T19:30:00Z</updated>",
        "<updated>2025-03-20T19:30:00Z</updated>", "<updated>2025-03-18T00:00:00Z</updated>",
      ])
    #expect(feed == files(of: site()).first { $0.path == "feed.xml" }?.text)
  }

  @Test func aFeedHasWhatAtomAsksOf() {
    for (language, path) in [(Language.english, "feed.xml"), (.russian, "feed.ru.xml")] {
      let feed = files(of: site()).first { $0.path == path }?.text ?? ""
      #expect(feed.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns="))
      #expect(feed.contains("xml:lang=\"\(language.rawValue)\""))
      #expect(feed.components("<entry>") == 5)
      for element in ["id", "title", "updated"] {
        #expect(feed.components("<\(element)>") == 6, "\(element)")
        #expect(feed.components("</\(element)>") == 6, "\(element)")
      }
      #expect(feed.components("<author><name>") == 1)
      let ids = feed.split(separator: "\n").filter { $0.hasPrefix("<id>urn:uuid:") }
      #expect(Set(ids).count == 6)
      for id in ids {
        let digits = id.dropFirst(13).dropLast(5)
        #expect(digits.count == 36)
        #expect(digits.dropFirst(14).first == "8")
      }
    }
  }

  @Test func aKnownAddressMakesTheFeedsLinksWhole() {
    let feed =
      files(of: site(at: "https://example.org/truce")).first { $0.path == "feed.xml" }?.text
      ?? ""
    #expect(feed.contains("rel=\"self\""))
    #expect(feed.contains("href=\"https://example.org/truce/2025-03-19/index.html\""))
    #expect(!files(of: site()).contains { $0.text.contains("rel=\"self\"") })
    for wrong in ["javascript:alert(1)", "ftp://example.org", "https://a b", ""] {
      #expect(!Site.takes(wrong), "\(wrong)")
    }
  }

  @Test func hostileWordsStayWordsInIndexAndFeed() throws {
    var sample = Sample()
    sample.planted = "</title><script>alert(1)</script>\u{202E}\u{0}&\"'"
    let site = Site(of: sample.content, days: days, in: [.english])
    for file in site.front {
      #expect(file.text.components("<script") == (file.path.hasSuffix(".html") ? 1 : 0))
      #expect(!file.text.unicodeScalars.contains("\u{202E}"))
      #expect(!file.text.unicodeScalars.contains("\u{0}"))
      if file.path.hasSuffix(".html") { #expect(try PageTests.unclosed(in: file.text) == []) }
    }
  }

  @Test func aDayOfVeryManyIncidentsGivesAllOfThemOnceInItsCSV() throws {
    var sample = Sample()
    sample.more = 700
    let site = Site(of: sample.content, days: days, in: [.english])
    let files = site.files(of: site.folders[2])
    let csv = files.first { $0.path.hasSuffix("findings.csv") }?.text ?? ""
    #expect(csv.components("\n") > 700 * 5)
    let text = files.first { $0.path.hasSuffix("report.json") }?.text ?? ""
    let json = try JSON(parsing: Array(text.utf8), name: "report.json")
    #expect(json["incidents"]?.array?.count == 300)
    #expect(json["incidents_left_out"]?.integer == 403)
    let markdown = files.first { $0.path.hasSuffix(".md") }?.text ?? ""
    #expect(markdown.contains("Left out here for want of room: 403"))
  }

  @Test func whatSpansSeveralDaysStaysWhenThePeriodsDataLeaveTheDaysOut() {
    var content = sample.content
    let event = sample.event("M", by: .none, ("2025-03-01T00:00:00Z", "2025-04-01T00:00:00Z"))
    content.assessment = Assessment(
      proof: content.assessment.proof,
      entries: content.assessment.entries + [sample.entry(event, ["mmmmmn", "mmmmmn", "mmmmmn"])])
    content.claims = content.claims.map {
      Assessment(proof: $0.proof, entries: $0.entries + [sample.entry(event, [])])
    }
    let march = Report(of: content, days: sample.day("2025-03-01")...sample.day("2025-03-31"))
    let rest = march.withoutIncidentsOfADay
    #expect(rest.incidents.map(\.incident.id.name) == ["reports:M"])
    #expect(rest.leftOut == march.incidents.count - 1)
    #expect(rest.numbers[0].main == march.numbers[0].main)
  }
}
