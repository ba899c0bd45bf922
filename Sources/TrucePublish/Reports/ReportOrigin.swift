// SPDX-License-Identifier: Apache-2.0

public import TruceFindings
public import TruceGround

/// What a report was made from, as each of its forms names it, so that it can be made again.
///
/// One line without quotes, commas or brackets, so that it can stand in a page, in a comment, in a
/// cell: `truce-report v1 ledger=17:9f2c… from=… to=… proof=… as-of=… since=… form=… language=… end`.
public struct ReportOrigin: Hashable, Sendable {
  /// How many entries of the ledger it was made from.
  public var size: Int
  /// Their root hash, in lower-case hexadecimal digits.
  public var root: String
  /// The days it reports on.
  public var days: ClosedRange<CivilDay>
  /// The standard of proof.
  public var proof: Proof
  /// The moment whose knowledge was asked for; `nil` for all that the ledger holds.
  public var asOf: Instant?
  /// The moment of the earlier report whose figures it corrects; `nil` for none.
  public var since: Instant?
  /// The form, such as `html`.
  public var form: String
  /// The language.
  public var language: Language
  /// The files that a page links to.
  public var neighbours: [PageLink]
  /// Where the page stands in a site; `nil` for none.
  public var site: SitePlace?

  private static let start = "truce-report v1 "
  private static let end = " end"

  /// The line.
  public var text: String {
    var words = [
      "ledger=\(size):\(root)", "from=\(days.lowerBound)", "to=\(days.upperBound)",
      "proof=\(proof.name)", "as-of=\(asOf?.description ?? "-")",
      "since=\(since?.description ?? "-")", "form=\(form)",
      "language=\(language.rawValue)",
    ]
    for link in neighbours {
      words.append(
        "beside=\(link.file):\(link.language?.rawValue ?? "-"):\(ReportOrigin.encoded(link.title))")
    }
    if let site {
      words.append("site=\(site.days.lowerBound):\(site.days.upperBound):\(site.page)")
    }
    return ReportOrigin.start + words.joined(separator: " ") + ReportOrigin.end
  }

  /// Reads a line; `nil` for anything else.
  public init?(_ text: String) {
    guard text.hasPrefix(ReportOrigin.start), text.hasSuffix(ReportOrigin.end) else { return nil }
    var values: [String: String] = [:]
    neighbours = []
    let middle = text.dropFirst(ReportOrigin.start.count).dropLast(ReportOrigin.end.count)
    for word in middle.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      if parts[0] == "beside" {
        guard let link = ReportOrigin.link(parts[1]) else { return nil }
        neighbours.append(link)
      } else {
        values[parts[0]] = parts[1]
      }
    }
    let ledger = (values["ledger"] ?? "").split(separator: ":").map(String.init)
    guard ledger.count == 2, let size = Int(ledger[0]), size >= 0, ledger[1].utf8.count == 64,
      let from = CivilDay(values["from"] ?? ""), let to = CivilDay(values["to"] ?? ""), from <= to,
      let proof = Proof(values["proof"] ?? ""), let form = values["form"],
      let language = Language(rawValue: values["language"] ?? ""), let asOf = values["as-of"],
      let since = values["since"]
    else { return nil }
    self.size = size
    root = ledger[1]
    days = from...to
    self.proof = proof
    self.form = form
    self.language = language
    if let word = values["site"] {
      let parts = word.split(separator: ":").map(String.init)
      guard parts.count == 3, let first = CivilDay(parts[0]), let last = CivilDay(parts[1]),
        first <= last, PageLink(title: "", file: parts[2]).isPlain
      else { return nil }
      site = SitePlace(days: first...last, page: parts[2])
    }
    if asOf != "-" {
      guard let instant = Instant(asOf) else { return nil }
      self.asOf = instant
    }
    if since != "-" {
      guard let instant = Instant(since) else { return nil }
      self.since = instant
    }
  }

  /// Finds the line in a report of any form; `nil` when there is none.
  ///
  /// In a page, a text and a JSON it stands before everything that comes from outside, in a table
  /// behind it: words of an event cannot take its place.
  public init?(in bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let isTable = !text.hasPrefix("<") && !text.hasPrefix("{")
    let starts = text.ranges(of: ReportOrigin.start)
    guard let found = isTable ? starts.last : starts.first,
      let end = text[found.upperBound...].firstRange(of: ReportOrigin.end)
    else { return nil }
    self.init(String(text[found.lowerBound..<end.upperBound]))
  }

  /// An origin.
  init(
    size: Int, root: String, days: ClosedRange<CivilDay>, proof: Proof, asOf: Instant?,
    since: Instant?, form: String, language: Language, neighbours: [PageLink], site: SitePlace?
  ) {
    self.site = site
    self.size = size
    self.root = root
    self.days = days
    self.proof = proof
    self.asOf = asOf
    self.since = since
    self.form = form
    self.language = language
    self.neighbours = neighbours
  }

  /// A title with every byte that is no letter or digit as `~` and two digits.
  private static func encoded(_ title: String) -> String {
    var result = ""
    for byte in title.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      let digits = String(byte, radix: 16)
      result += isPlain ? String(UnicodeScalar(byte)) : "~" + (byte < 16 ? "0" : "") + digits
    }
    return result
  }

  private static func link(_ word: String) -> PageLink? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return nil }
    var bytes: [UInt8] = []
    var rest = Substring(parts[2]).utf8
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "~") {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    let language = Language(rawValue: parts[1])
    if language == nil, parts[1] != "-" { return nil }
    return PageLink(
      title: String(decoding: bytes, as: UTF8.self), file: parts[0], language: language)
  }
}

extension Report {
  /// The data of the report as a site's folder has it: on one line, and with fewer incidents where the
  /// folders of its days have them; the likelier first, none for a form that a site writes as it is.
  public func siteTexts(as form: String) -> [String] {
    let few = withoutIncidentsOfADay
    return switch form {
    case "json": [withIncidents(atMost: Page.mostInFull).json.compact]
    case "geojson": [geojson.compact, few.geojson.compact]
    case "csv": [few.csv]
    case "hxl": [few.taggedCSV]
    default: []
    }
  }

  /// What the report was made from, as one of its forms names it.
  func origin(
    as form: String, in language: Language = .english, beside neighbours: [PageLink] = [],
    in site: SitePlace? = nil
  ) -> ReportOrigin {
    ReportOrigin(
      size: ledger.size, root: ledger.root, days: days, proof: proof, asOf: asOf,
      since: corrected, form: form,
      language: language, neighbours: neighbours.filter(\.isPlain), site: site)
  }
}
