// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceLedger
import TruceStore
import TruceTerms

extension Site {
  /// The most days that the feed tells of.
  static let mostInFeed = 60

  /// The newest reports as an Atom feed (RFC 4287).
  ///
  /// Its times are those of the data: a day's is that of the last file of a feed that has a row of it,
  /// else the day's own end; and that of the publication that corrected figures of it. Ids are made from the mission and the day, so that they stay the same
  /// wherever the site stands.
  func feed(in language: Language) -> String {
    let shown = days.each.suffix(Site.mostInFeed).reversed()
    let entries = shown.map { entry(of: $0, in: language) }
    let newest = shown.map { updated($0) }.max() ?? end(of: days.upperBound)
    let itself: HTML =
      address.map {
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"\($0 + page(in: language, "feed", "xml"))\"/>\n"
      } ?? ""
    let feed: HTML = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language.rawValue)">
      <id>\(id(of: "feed \(language.rawValue)"))</id>
      <title>\(content.agreement.name(of: content.title, in: language)): \(language.says(.allReports))</title>
      <updated>\(newest.description)</updated>
      <author><name>\(content.agreement.name(of: content.title, in: language))</name></author>
      <generator>Truce</generator>
      \(itself)<link rel="alternate" type="text/html" hreflang="\(language.rawValue)" href="\((address ?? "") + page(in: language))"/>
      \(HTML(joining: entries, by: "\n"))
      </feed>

      """
    return feed.text
  }

  private func entry(of day: CivilDay, in language: Language) -> HTML {
    let report = Report(of: content, days: day...day, counting: counting, hasLists: false)
    let wording = Wording(report: report, language: language)
    return """
      <entry>
      <id>\(id(of: "\(day) \(language.rawValue)"))</id>
      <title>\(wording.kicker)</title>
      <updated>\(updated(day).description)</updated>
      <published>\(end(of: day).description)</published>
      <link rel="alternate" type="text/html" hreflang="\(language.rawValue)" href="\((address ?? "") + "\(day)/" + page(in: language))"/>
      <summary>\(wording.headline)</summary>
      </entry>
      """
  }

  private func end(of day: CivilDay) -> Instant {
    content.agreement.clockZone.value.span(of: day).end
  }

  /// When the last file came that can have changed a day's report.
  private func updated(_ day: CivilDay) -> Instant {
    let received = content.feeds.filter { $0.daysWithRows.contains(day) }.flatMap(\.files)
      .map(\.received).max()
    let moments = [received, end(of: day), correctedOn(day)].compactMap { $0 }
    return moments.max() ?? end(of: day)
  }

  /// A name that stays: a UUID (RFC 9562, version 8) of the first bytes of a SHA-256.
  private func id(of part: String) -> String {
    let words = "truce site\n\(content.title)\n\(content.agreement.id.value.name)\n\(part)"
    var digits = Array(Hash(of: Array(words.utf8)).hex.prefix(32))
    digits[12] = "8"
    digits[16] = "a"
    for place in [8, 13, 18, 23] { digits.insert("-", at: place) }
    return "urn:uuid:" + String(digits)
  }
}
