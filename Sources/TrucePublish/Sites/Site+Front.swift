// SPDX-License-Identifier: Apache-2.0

import TruceFigures
import TruceGround
import TruceStore
import TruceTerms

extension Site {
  /// What stands before the folders: an index page and a feed a language.
  public var front: [File] {
    languages.map { File(path: page(in: $0), text: index(in: $0).text) }
      + languages.map { File(path: page(in: $0, "feed", "xml"), text: feed(in: $0)) }
      + [File(path: Site.historyFile, text: history.text)]
  }

  private func index(in language: Language) -> HTML {
    let front = FrontPage(site: self, language: language)
    return HTML.document(
      title:
        "\(content.agreement.name(of: content.title, in: language)): \(language.says(.allReports))",
      in: language,
      skippingTo: "days",
      links:
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(content.agreement.name(of: content.title, in: language))\" href=\"\(page(in: language, "feed", "xml"))\">\n",
      header: front.header, main: front.main)
  }

  /// What the mission knew last: the moment asked for, else that of the last import.
  var cutOff: Instant? { content.asOf ?? content.feeds.flatMap(\.files).map(\.received).max() }
}

/// The page before all reports.
private struct FrontPage {
  let site: Site
  let language: Language

  private var content: MissionContent { site.content }
  private var zone: ClockZone { content.agreement.clockZone.value }

  private func says(_ phrase: Phrase, _ blanks: String...) -> String {
    language.says(phrase, filling: blanks)
  }

  var header: HTML {
    let links =
      site.languages.filter { $0 != language }.map {
        PageLink(title: $0.name, file: site.page(in: $0), language: $0)
      } + [PageLink(title: "Atom", file: site.page(in: language, "feed", "xml"))]
    let asOf = site.cutOff.map { cutOff -> HTML in
      "<time datetime=\"\(cutOff.description)\">\(says(.asOf, language.moment(cutOff, in: zone)))</time>"
    }
    return """
      <header>
      <div>
      <p class="kicker">\(content.agreement.name(of: content.title, in: language))</p>
      <h1>\(says(.reportsOf, language.days(site.days)))</h1>
      <p class="kicker">\(asOf ?? "\(says(.nothingImported))") \(says(.countingZone, zone.name))</p>
      </div>
      \(HTML.navigation(links, in: language))</header>
      """
  }

  var main: HTML {
    let shown = ProvisionNumbers.sorted(
      of: content, counting: site.counting, days: site.days, total: site.days
    ).shown
    return HTML(
      joining: [newest] + shown.enumerated().map { table(of: $1, isFirst: $0 == 0) } + [data],
      by: "\n")
  }

  /// The last day's report, in its own words, and that of the whole period.
  private var newest: HTML {
    let day = site.days.upperBound
    let report = site.report(of: day...day, hasLists: false)
    let wording = Wording(report: report, language: language)
    let whole: HTML =
      site.folders.last.flatMap { $0.days.length > 1 ? $0 : nil }.map {
        """

        <p><a href="\($0.name)/\(site.page(in: language))">\(says(.wholePeriod, language.days(site.days)))</a></p>
        """
      } ?? ""
    return """
      <section aria-labelledby="newest">
      <h2 id="newest">\(says(.newestReport))</h2>
      <p><a href="\(link(to: day))">\(wording.kicker)</a><br><a href="\(link(to: day))#incidents">\(wording.headline)</a></p>\(whole)
      </section>
      """
  }

  private func link(to day: CivilDay) -> HTML { "\(day.description)/\(site.page(in: language))" }

  /// The four numbers of every day, the newest first.
  private func table(of numbers: ProvisionNumbers, isFirst: Bool) -> HTML {
    let title = numbers.provision.titles.first { $0.language == language.rawValue }?.name
    let series = site.counting.main[numbers.index]
    let observed = FeedObservation.overall(of: content, days: site.days)
    let rows = site.days.each.reversed().map { day -> HTML in
      let own = series.byDay[day.daysSince1970] ?? FourNumbers()
      let cells = [
        (own.total, Phrase.incidents, "incidents"), (own.core, .core, "core"),
        (own.contested, .contested, "contested"),
        (own.undetermined, .undeterminedMany, "undetermined"), (own.outside, .outside, "outside"),
      ].map { value, head, word -> HTML in
        let anchor: HTML =
          word == "incidents" || (word == "outside" && !isFirst)
          ? "incidents" : Page.anchor(numbers.index, word)
        let number: HTML =
          value == 0
          ? "0" : "<a href=\"\(link(to: day))#\(anchor)\">\(language.number(value))</a>"
        return "<td class=\"n\" data-label=\"\(says(head))\">\(number)</td>"
      }
      return """
        <tr><th scope="row"><a href="\(link(to: day))"><time datetime="\(day.description)">\(language.day(day))</time></a></th>\
        \(HTML(joining: cells))\
        <td data-label="\(says(.observation))">\(language.name(of: observed[day] ?? .notObserved))</td></tr>
        """
    }
    let heads = [Phrase.incidents, .core, .contested, .undeterminedMany, .outside].map {
      "<th scope=\"col\" class=\"n\">\(says($0))</th>" as HTML
    }
    let id: HTML = isFirst ? "days" : "days-\(numbers.index + 1)"
    return """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)">\(says(.dayByDay, title ?? numbers.provision.title))</h2>
      <table class="days sorts">
      <caption>\(says(.dayByDayCaption, numbers.counted.map(\.id.value.name).joined(separator: ", "), zone.name))</caption>
      <thead><tr><th scope="col">\(says(.day))</th>\(HTML(joining: heads))<th scope="col">\(says(.observation))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows, by: "\n"))
      </tbody>
      </table>
      </section>
      """
  }

  /// Where the data are and how to check that nothing was changed on the way.
  private var data: HTML {
    let last = site.folders[site.folders.count - 1]
    let files = site.dataFiles(of: last).map { name in
      "<li><a href=\"\(last.name)/\(name)\">\(name)</a></li>" as HTML
    }
    return """
      <section aria-labelledby="data">
      <h2 id="data">\(says(.theData))</h2>
      <p>\(says(.theDataWords))</p>
      <ul class="files">
      \(HTML(joining: files, by: "\n"))
      <li><a href="\(Site.historyFile)">\(Site.historyFile)</a></li>
      <li><a href="SHA256SUMS">SHA256SUMS</a></li>
      </ul>
      <p class="note">\(says(.checkDigests)) <code>sha256sum -c SHA256SUMS</code></p>
      <p class="hash">\(says(.ledgerLine, language.number(content.ledgerSize)))<br>\(content.ledgerRoot)</p>
      </section>
      """
  }
}
