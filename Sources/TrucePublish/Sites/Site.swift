// SPDX-License-Identifier: Apache-2.0

import TruceFigures
public import TruceGround
public import TruceStore
import TruceTerms

/// All daily reports of a mission as files that any web server or a USB stick can carry.
///
/// A folder a day and one for the whole period hold the page in every language, the text, and the
/// data; before them stand an index page a language and a feed. The links are relative, so that the
/// site opens from `file://` too. The names and bytes follow from the content alone.
public struct Site: Sendable {
  /// The folder of a day or of the whole period.
  public struct Folder: Hashable, Sendable {
    /// The days of its report.
    public let days: ClosedRange<CivilDay>

    /// Its name: `2025-03-19`, or `2025-03-11_2025-04-30`.
    public var name: String {
      days.lowerBound == days.upperBound
        ? "\(days.lowerBound)" : "\(days.lowerBound)_\(days.upperBound)"
    }
  }

  /// A file with its path below the site's folder.
  public struct File: Sendable {
    /// The path: letters, digits, `.`, `-`, `_` and `/` only.
    public let path: String
    /// What it holds.
    public let text: String
  }

  /// The days it covers.
  public let days: ClosedRange<CivilDay>
  /// The languages, the first of them that of `index.html`.
  public let languages: [Language]
  /// Where the site will stand, with a `/` at its end; `nil` when nobody knows yet.
  public let address: String?
  /// Since when each of its reports stands.
  public private(set) var history = SiteHistory()
  let content: MissionContent
  let counting: Counting
  private var moved: [Instant: MovedFigures] = [:]
  private var known: Instant?

  /// A site of the days' reports.
  ///
  /// - Parameters:
  ///   - content: The mission.
  ///   - counting: Its counts; made when not given.
  ///   - days: The days, each of which gets a folder.
  ///   - languages: The languages of the pages, at least one; the first is the main one.
  ///   - address: An http or https address at which the site will stand.
  public init(
    of content: MissionContent, counting: Counting? = nil, days: ClosedRange<CivilDay>,
    in languages: [Language], at address: String? = nil
  ) {
    precondition(!languages.isEmpty, "a site has a language")
    self.content = content
    self.days = days
    self.languages = languages
    self.address = linkable(address).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    self.counting = counting ?? Counting(of: content)
  }

  /// The same site, whose reports tell what moved since they were published.
  ///
  /// - Parameters:
  ///   - history: Since when each of its reports stands.
  ///   - moved: What moved since each moment that a report corrects.
  ///   - known: The moment whose knowledge it is published with.
  /// - Returns: The site.
  public func correcting(
    by history: SiteHistory, _ moved: [MovedFigures], known: Instant
  ) -> Site {
    var result = self
    result.history = history
    result.known = known
    result.moved = Dictionary(moved.map { ($0.since, $0) }, uniquingKeysWith: { $1 })
    return result
  }

  /// The report of some days, with what it corrects; one of which only numbers are asked needs neither map nor lists.
  func report(of days: ClosedRange<CivilDay>, hasLists: Bool = true) -> Report {
    let report = Report(of: content, days: days, counting: counting, hasLists: hasLists)
    return moves(of: days).map { report.correcting($0) } ?? report
  }

  private func moves(of days: ClosedRange<CivilDay>) -> MovedFigures? {
    guard let known, let since = history.corrected(days, known: known) else { return nil }
    // Where that moment was not worked out, the next one after it.
    return moved.keys.filter { $0 >= since }.min().flatMap { moved[$0] }
  }

  /// When figures of a day's report moved since it was published; `nil` where none did.
  func correctedOn(_ day: CivilDay) -> Instant? {
    guard let known, let line = history.lines.first(where: { $0.days == day...day }),
      line.published < known, let moved = moves(of: day...day),
      moved.corrections.contains(where: { $0.days == day...day })
    else { return nil }
    return known
  }

  /// The folders in order of days, last that of the whole period where it is longer than a day.
  public var folders: [Folder] {
    days.each.map { Folder(days: $0...$0) } + (days.length > 1 ? [Folder(days: days)] : [])
  }

  /// Whether an address can be that of a site: http or https.
  public static func takes(_ address: String) -> Bool { linkable(address) != nil }

  /// The language that files without a language in their name are in.
  var main: Language { languages[0] }

  /// `index.html`, `index.uk.html`.
  func page(in language: Language, _ stem: String = "index", _ ending: String = "html") -> String {
    language == main ? "\(stem).\(ending)" : "\(stem).\(language.rawValue).\(ending)"
  }

  /// The files of a folder; one pass over the report of its days.
  public func files(of folder: Folder) -> [File] {
    var report = report(of: folder.days)
    // What has very many incidents gives them in the CSV of each day, once.
    let isMany = report.incidents.count > Site.mostInData
    if !isMany { report = report.withIncidentsMade }
    var files = languages.map { language in
      File(
        path: "\(folder.name)/\(page(in: language))",
        text: report.html(
          in: language, beside: neighbours(of: folder, in: language),
          in: SitePlace(days: days, page: page(in: language))))
    }
    files += languages.map { language in
      File(
        path: "\(folder.name)/\(page(in: language, "report", "md"))",
        text: report.markdown(in: language))
    }
    let data = isMany && folder.days.length > 1 ? report.withoutIncidentsOfADay : report
    files += dataFiles(of: folder).map { name in
      let text =
        switch name {
        case "findings.csv": data.csv
        case "findings.hxl.csv": data.taggedCSV
        case "incidents.geojson": data.geojson.compact
        case "figures.csv": report.figuresCSV
        case "days.csv": report.dailyCSV
        case "promises.csv": report.promisesCSV
        default: report.withIncidents(atMost: Page.mostInFull).json.compact
        }
      return File(path: "\(folder.name)/\(name)", text: text)
    }
    return files
  }

  /// The names of a folder's data files.
  func dataFiles(of folder: Folder) -> [String] {
    let all = ["findings.csv", "incidents.geojson", "figures.csv", "report.json"]
    return folder.days.length > 1 ? all + ["findings.hxl.csv", "days.csv", "promises.csv"] : all
  }

  /// Every path of the site, in the order in which the files are made.
  public var paths: [String] {
    folders.flatMap { folder in
      (languages.map { page(in: $0) } + languages.map { page(in: $0, "report", "md") }
        + dataFiles(of: folder)).map { "\(folder.name)/\($0)" }
    } + languages.map { page(in: $0) } + languages.map { page(in: $0, "feed", "xml") }
      + [Site.historyFile]
  }

  /// The name of the file that says since when each report stands.
  public static let historyFile = "reports.csv"

  /// The most incidents that the data of a whole period repeats from those of its days.
  static let mostInData = 20_000

  /// The links at the top of a report's page.
  private func neighbours(of folder: Folder, in language: Language) -> [PageLink] {
    var links = languages.filter { $0 != language }.map {
      PageLink(title: $0.name, file: page(in: $0), language: $0)
    }
    links.append(
      PageLink(title: language.says(.allReports), file: "../" + page(in: language)))
    let all = folders.filter { $0.days.length == 1 }
    if folder.days.length == 1, let index = all.firstIndex(of: folder) {
      if index > 0 {
        links.append(
          PageLink(
            title: language.says(.dayBefore),
            file: "../\(all[index - 1].name)/\(page(in: language))"))
      }
      if index + 1 < all.count {
        links.append(
          PageLink(
            title: language.says(.dayAfter),
            file: "../\(all[index + 1].name)/\(page(in: language))"))
      }
    }
    return links + [
      PageLink(title: "CSV", file: "findings.csv"), PageLink(title: "JSON", file: "report.json"),
      PageLink(title: "GeoJSON", file: "incidents.geojson"),
    ]
  }
}
