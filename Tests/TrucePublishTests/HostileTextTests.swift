// SPDX-License-Identifier: Apache-2.0

import Testing
import TruceEvidence
import TruceGround
import TruceTerms

@testable import TrucePublish

/// Text that wants to be more than text, planted in every field that outside text reaches.
@Suite struct HostileTextTests {
  static let planted = [
    "</td><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; drop--",
    "\u{202E}desrever", "\u{0}\u{1B}[31m", "&amp;lt;", "<!--", "]]>", "%1 %2 %9 %",
    "=HYPERLINK(\"http://x\")", "\r\nforged,row", "| cell | [link](javascript:alert(1)) `code`",
    "\u{FEFF}\u{200B}\u{2066}", "\\(interpolated)", String(repeating: "x", count: 50_000),
  ]

  @Test(arguments: planted) func aPageHoldsItAsText(_ text: String) throws {
    var sample = Sample()
    sample.planted = text
    sample.address = "javascript:alert(1)"
    for language in Language.allCases {
      let page = sample.report.html(in: language)
      #expect(page.components("<script") == 1)
      #expect(!page.contains("<img"))
      #expect(!page.contains("javascript:alert(1)\""))
      #expect(!page.unicodeScalars.contains { $0.isInvisible })
      for href in page.values(of: "href") {
        let isOurs = href.hasPrefix("data:text/csv;charset=utf-8,")
        #expect(href.hasPrefix("#") || href.hasPrefix("https://") || isOurs, "\(href.prefix(80))")
      }
      #expect(try PageTests.unclosed(in: page) == [])
      #expect(page.utf8.count < 2_000_000)
    }
  }

  @Test(arguments: planted) func markdownHoldsItAsText(_ text: String) {
    var sample = Sample()
    sample.planted = text
    sample.address = "https://example.org/)>[x](javascript:alert(1))"
    let page = sample.report.markdown()
    let plain = Sample().report.markdown()
    #expect(!page.contains("<script"))
    #expect(!page.contains("](javascript:"))
    #expect(!page.unicodeScalars.contains { $0.isInvisible })
    // No line of ours is forged: there are as many as without the planted words.
    #expect(page.components("\n") == plain.components("\n"))
  }

  @Test(arguments: planted) func csvHoldsItAsText(_ text: String) {
    var sample = Sample()
    sample.planted = text
    let report = sample.report
    for (table, plain) in [
      (report.csv, Sample().report.csv), (report.figuresCSV, Sample().report.figuresCSV),
    ] {
      #expect(table.components("\n") == plain.components("\n"))
      #expect(!table.unicodeScalars.contains { $0.isInvisible })
    }
  }

  @Test(arguments: planted) func jsonHoldsItAsItIs(_ text: String) throws {
    var sample = Sample()
    sample.planted = text
    let report = sample.report
    let read = try JSON(parsing: Array(report.json.pretty.utf8), name: "report.json")
    #expect(read["mission"]?.string == "Harbour mission" + text)
    #expect(read["incidents"]?.array?.count == 3)
    let map = try JSON(parsing: Array(report.geojson.compact.utf8), name: "report.geojson")
    #expect(map["features"]?.array?.count == 3)
  }

  @Test func anIdOfAnyLettersGivesAnAnchorOfItsOwn() {
    let ids = ["reports:R1", "reports R1", "reports_R1", "\"><x", "ї", "a_3a_b", "a:b"]
    let anchors = ids.map { Page.anchor(Incident.ID($0)).text }
    #expect(Set(anchors).count == ids.count)
    for anchor in anchors {
      #expect(anchor.allSatisfy { $0.isASCII && !"\"<>& '".contains($0) })
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+380", "+380"), ("-12.5", "-12.5"), ("-12.5.1", "'-12.5.1"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "' x"), ("\rx", "' x"), ("-", "'-"), ("1e5", "1e5"),
    ("+1e5", "'+1e5"), ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
    ("", ""), ("\u{202E}x", "‹U+202E›x"), (" =1", "\" =1\""), ("-1,2", "\"'-1,2\""),
  ]) func aCellIsNeverAFormula(_ text: String, _ cell: String) {
    #expect(csvCell(text) == cell)
  }

  @Test(arguments: [
    ("https://example.org/a?b=c&d", true), ("http://example.org", true),
    ("HTTPS://example.org", true),
    ("javascript:alert(1)", false), ("data:text/html,x", false), ("//example.org", false),
    ("https://a b", false), ("https://a\u{202E}b", false), ("ftp://x", false), ("", false),
    ("https://" + String(repeating: "a", count: 3_000), false), (" https://a", false),
  ]) func onlyWebAddressesAreLinks(_ address: String, _ isLink: Bool) {
    #expect((linkable(address) != nil) == isLink)
  }

  @Test func markupEscapesWhatIsPutIntoIt() {
    let outside = "<b>\"&'</b>"
    let markup: HTML = "<p title=\"\(outside)\">\(outside)</p>"
    #expect(
      markup.text
        == "<p title=\"&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;\">&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;</p>"
    )
    let inner: HTML = "\(markup)\(3)"
    #expect(inner.text == markup.text + "3")
  }
}

extension Unicode.Scalar {
  /// Whether it is one of those that must be made visible; our own line ends are not.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
