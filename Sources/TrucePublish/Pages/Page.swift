// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFindings
import TruceGround
import TruceTerms

extension Report {
  /// One self-contained page: no script, no file beside it, nothing is fetched.
  ///
  /// A day's page stays below ``largestPage`` bytes, as does that of a period with very many incidents:
  /// where they do not fit, their traces get shorter, then those outside every reading are left out,
  /// then the latest ones; the page says how many.
  ///
  /// - Parameters:
  ///   - language: The reader's language.
  ///   - neighbours: Files that stand beside the page and that it links to; none for a page alone.
  ///   - site: Where it stands among the reports of other days; `nil` for a page alone.
  /// - Returns: A whole HTML document.
  public func html(
    in language: Language = .english, beside neighbours: [PageLink] = [], in site: SitePlace? = nil
  ) -> String {
    var page = Page(report: self, language: language, neighbours: neighbours, site: site)
    if incidents.count <= Page.mostInFull {
      let text = page.html()
      if text.utf8.count <= page.limit { return text }
    }
    // The marks of the map grow with the incidents that they lead to: the first fit may be too wide.
    var room = page.room
    if page.lists != nil, room < page.limit / 4 {
      page.hasLists = false
      room = page.room
    }
    while true {
      page.fit(in: room)
      let text = page.html()
      let excess = text.utf8.count - page.limit
      if excess <= 0 || page.listed.isEmpty { return text }
      room -= excess + 1_000
    }
  }

  /// The most bytes of a day's page.
  public static let largestPage = 390_000
  /// The most bytes of a period's page that tells all of up to 300 incidents.
  public static let largestPeriod = 1_500_000
}

/// A file beside a page: another language, a format, the index.
public struct PageLink: Hashable, Sendable {
  /// What it is, such as `CSV`.
  public var title: String
  /// The name of the file, relative to the page: letters, digits, `.`, `-`, `_` and `/` only.
  public var file: String
  /// The language of it, if it is the same report in another.
  public var language: Language?

  /// A link to a file beside the page.
  public init(title: String, file: String, language: Language? = nil) {
    self.title = title
    self.file = file
    self.language = language
  }

  /// Whether the name can be nothing but a file below the page's folder or its neighbour.
  var isPlain: Bool {
    !file.isEmpty && !file.hasPrefix("/")
      && file.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || "./-_".unicodeScalars.contains($0)
      }
  }
}

/// A report as one page.
struct Page {
  /// How much is told of each incident.
  enum Detail: Int, Comparable {
    case row
    case brief
    case full
    static func < (a: Detail, b: Detail) -> Bool { a.rawValue < b.rawValue }
  }

  let report: Report
  let language: Language
  let neighbours: [PageLink]
  let site: SitePlace?
  /// What the maps draw; `nil` where no incident has a place.
  let drawing: MapDrawing?
  /// The lists behind the numbers, gathered anew each time the page is written.
  private(set) var index = NumberIndex()
  /// Whether it lists the incidents behind each number; else the numbers lead to the data.
  fileprivate(set) var hasLists = true
  var detail = Detail.full
  /// The incidents shown, in order of time.
  var listed: [IncidentLine] { didSet { listedIDs = Set(listed.map(\.incident.id)) } }
  /// Their names.
  private(set) var listedIDs: Set<Incident.ID> = []
  /// The most incidents of which everything is shown.
  static let mostInFull = 300

  init(report: Report, language: Language, neighbours: [PageLink], site: SitePlace? = nil) {
    self.report = report
    self.site = site
    self.language = language
    self.neighbours = neighbours
    drawing = report.drawing ?? MapDrawing(of: report.map)
    listed = report.incidents.count <= Page.mostInFull ? Array(report.incidents) : []
    listedIDs = Set(listed.map(\.incident.id))
  }

  var wording: Wording { Wording(report: report, language: language) }

  /// The incidents behind the numbers, where the page lists them.
  var lists: Behind? { hasLists ? report.behind : nil }

  func says(_ phrase: Phrase, _ blanks: String...) -> String {
    language.says(phrase, filling: blanks)
  }

  /// The most bytes that it may have.
  fileprivate var limit: Int {
    report.isDaily || report.incidents.count > Page.mostInFull
      ? Report.largestPage : Report.largestPeriod
  }

  /// The bytes that a page without a listed incident leaves for them.
  fileprivate var room: Int {
    var empty = self
    empty.listed = []
    // Headings of groups, notes, and the differences between the tables' and rows' line ends.
    return limit - empty.html().utf8.count - 6_000
  }

  /// Shortens traces, then leaves incidents out, until those listed take no more than some bytes.
  fileprivate mutating func fit(in room: Int) {
    let isMany = report.incidents.count > Page.mostInFull
    let all = Page.byWeight(report, hasOutside: !isMany)
    for detail in [Detail.full, .brief, .row] {
      self.detail = detail
      var (kept, used) = (0, 0)
      for index in all {
        let line = report.incidents[index]
        used += size(of: line) - sizeBehind(of: line)
        if used > room { break }
        kept += 1
      }
      guard kept == all.count || detail == .row else { continue }
      listed = all.prefix(kept).sorted().map { report.incidents[$0] }
      return
    }
  }

  func html() -> String {
    var page = self
    page.index = NumberIndex()
    return page.written
  }

  private var written: String {
    HTML.document(
      title: "\(wording.mission): \(wording.kicker)", in: language, skippingTo: "now",
      links: "<meta name=\"truce-report\" content=\"\(origin)\">\n", header: top,
      main: HTML(joining: sections, by: "\n")
    ).text
  }

  private var origin: String {
    report.origin(as: "html", in: language, beside: neighbours, in: site).text
  }

  private var sections: [HTML] {
    [
      inForce, fourNumbers, hypothetical, divisions, incidents, maps, trends, comparisons,
      observations, promises, matrix, positions, claimedCounts, corrections, tallies, balance,
      holdings, behind, sources, method,
    ].filter { !$0.text.isEmpty }
  }

  private var top: HTML {
    """
    <header>
    <div>
    <p class="kicker">\(wording.mission) · \(wording.kicker)</p>
    <h1>\(headline)</h1>
    <p class="kicker">\(asOf) \(says(.countingZone, report.clockZone.name))</p>
    </div>
    \(HTML.navigation(neighbours, in: language))</header>
    """
  }

  private var asOf: HTML {
    guard let cutOff = report.cutOff else { return "\(says(.nothingImported))" }
    return "<time datetime=\"\(cutOff.description)\">\(wording.asOf)</time>"
  }

  // MARK: Pieces

  /// A section with its heading.
  func section(_ id: HTML, _ heading: String, _ content: HTML) -> HTML {
    section(id, "\(heading)" as HTML, content)
  }

  /// A section whose heading has links.
  func section(_ id: HTML, _ heading: HTML, _ content: HTML) -> HTML {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(heading)</h2>
    \(content)
    </section>
    """
  }

  /// A table whose rows become cards on a phone.
  ///
  /// A head says whether its column holds figures; a group is a body of rows with a heading of its own
  /// or none.
  func table(
    _ caption: String, heads: [(String, isFigure: Bool)],
    groups: [(id: HTML, heading: HTML?, rows: [[HTML]])], className: HTML = ""
  ) -> HTML {
    table("\(caption)" as HTML, heads: heads, groups: groups, className: className)
  }

  /// A table whose caption has links.
  func table(
    _ caption: HTML, heads: [(String, isFigure: Bool)],
    groups: [(id: HTML, heading: HTML?, rows: [[HTML]])], className: HTML = ""
  ) -> HTML {
    let head = heads.map { name, isFigure -> HTML in
      "<th scope=\"col\"\(isFigure ? " class=\"n\"" as HTML : "")>\(name)</th>"
    }
    let bodies = groups.map { group -> HTML in
      let rows = group.rows.map { cells -> HTML in
        let parts = cells.enumerated().map { index, cell -> HTML in
          let (name, isFigure) = heads[index]
          let figure: HTML = isFigure ? " class=\"n\"" : ""
          return index == 0
            ? "<th scope=\"row\"\(figure)>\(cell)</th>"
            : "<td\(figure) data-label=\"\(name)\">\(cell)</td>"
        }
        return "<tr>\(HTML(joining: parts))</tr>"
      }
      let heading: HTML =
        group.heading.map {
          "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(heads.count)\">\($0)</th></tr>\n"
        } ?? ""
      let id: HTML = group.id.text.isEmpty ? "" : " id=\"\(group.id)\""
      return "<tbody\(id)>\n\(heading)\(HTML(joining: rows, by: "\n"))\n</tbody>"
    }
    return """
      <table\(className.text.isEmpty ? "" : " class=\"\(className)\"" as HTML)>
      <caption>\(caption)</caption>
      <thead><tr>\(HTML(joining: head))</tr></thead>
      \(HTML(joining: bodies, by: "\n"))
      </table>
      """
  }

  /// A link to a source of the agreement, with its day.
  func link(to id: Source.ID) -> HTML {
    guard let source = report.agreement.sources.first(where: { $0.id.value == id }) else {
      return "\(id.name)"
    }
    let name = source.title.isEmpty ? id.name : source.title
    let day = wording.day(source.day)
    guard let address = linkable(source.address) else { return "\(name) (\(day))" }
    return "<a href=\"\(address)\">\(name)</a> (\(day))"
  }

  /// A verdict as shape and word.
  func mark(_ verdict: Verdict?) -> HTML {
    switch verdict {
    case .violation: "<span class=\"v\">\(says(.violation))</span>"
    case .undetermined: "<span class=\"u\">\(says(.undetermined))</span>"
    case .notViolation: "<span class=\"o\">\(says(.notViolation))</span>"
    case nil: "<span class=\"sans\">\(says(.noFinding))</span>"
    }
  }

  /// The anchor of an incident: its name, anything but letters, digits, `-` and `.` written as
  /// `_` and its number.
  static func anchor(_ id: Incident.ID) -> HTML {
    var result = "i-"
    for scalar in id.name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".": result.unicodeScalars.append(scalar)
      default: result += "_" + String(scalar.value, radix: 16) + "_"
      }
    }
    return HTML(escaping: result)
  }

  static func anchor(_ provision: Int, _ standing: String) -> HTML { "p\(provision)-\(standing)" }
}
