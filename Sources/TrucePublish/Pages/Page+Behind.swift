// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

extension Page {
  /// A number of incidents as a link to the list of them; none leads nowhere.
  ///
  /// - Parameters:
  ///   - words: The number as it is written.
  ///   - label: What it counts.
  ///   - unit: A class for what is no number of incidents, such as one of records.
  ///   - members: The incidents behind it.
  /// - Returns: The words, as a link where there are incidents.
  func figure(
    _ words: String, _ label: String, counting unit: HTML = "", _ members: (Behind) -> [Int]
  ) -> HTML {
    let unit: HTML = unit.text.isEmpty ? "" : " class=\"\(unit)\""
    guard let behind = lists else { return "<a\(unit) href=\"#behind\">\(words)</a>" }
    let members = members(behind)
    if members.isEmpty { return "\(words)" }
    return "<a\(unit) href=\"#n\(index.place(of: members, as: label) + 1)\">\(words)</a>"
  }

  /// A number of incidents, with the digits as they are written.
  func figure(
    _ number: Int, _ label: String, counting unit: HTML = "", _ members: (Behind) -> [Int]
  ) -> HTML {
    number == 0
      ? "0" : figure(language.number(number), label, counting: unit, members)
  }

  /// A phrase of any catalogue with markup in its blanks.
  func linked(_ phrase: some Translated, _ blanks: HTML...) -> HTML {
    HTML(language.words(of: phrase), filling: blanks)
  }

  /// The lists behind the numbers, and those incidents of them that the page does not show.
  var behind: HTML {
    guard let behind = lists else {
      return section("behind", says(.behindHeading), "<p class=\"note\">\(tooMany)</p>")
    }
    guard !index.lists.isEmpty else { return "" }
    let items = index.lists.enumerated().map { place, list -> HTML in
      let labels = list.labels.prefix(3).joined(separator: "; ")
      return
        "<li id=\"n\(place + 1)\">\(labels) (\(language.number(list.members.count))): \(runs(list.members))</li>"
    }
    let unlisted = index.members.filter { !listedIDs.contains(behind.incident($0).id) }
    let rows = unlisted.map { row($0, behind) }
    let others: HTML =
      rows.isEmpty
      ? ""
      : """

      <details id="others"><summary>\(says(.othersHeading, language.number(rows.count)))</summary>
      <div class="wide" tabindex="0" role="region" aria-label="\(says(.othersHeading, language.number(rows.count)))">
      <table class="data sorts"><caption>\(says(.othersCaption))</caption>
      <thead><tr><th scope="col" class="n">\(says(.numberOf))</th><th scope="col">\(says(.day))</th>\
      <th scope="col">\(says(.whereAbouts))</th><th scope="col">\(says(.objectReported))</th>\
      \(HTML(joining: report.numbers.map { "<th scope=\"col\">\(shortened(wording.title(of: $0.provision), to: 40))</th>" }))\
      <th scope="col">\(says(.source))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows, by: "\n"))
      </tbody></table></div></details>
      """
    return section(
      "behind", says(.behindHeading),
      """
      <p class="note">\(says(.behindWords))</p>
      <details id="lists"><summary>\(says(.behindLists, language.number(items.count)))</summary>
      <ul class="lists">
      \(HTML(joining: items, by: "\n"))
      </ul></details>\(others)
      """)
  }

  private var tooMany: HTML {
    let beside = neighbours.first { $0.isPlain && $0.file.hasSuffix("findings.csv") }
    let link: HTML =
      beside.map { "<a href=\"\($0.file)\">\($0.title)</a>" }
      ?? "<code>truce report --format csv</code>"
    return linked(Phrase.behindTooMany, link)
  }

  /// Numbers of incidents, those that follow on each other as from and to; each one that stands leads to
  /// its row.
  func runs(_ members: [Int]) -> HTML {
    var parts: [HTML] = []
    var start = 0
    while start < members.count {
      var end = start
      while end + 1 < members.count, members[end + 1] == members[end] + 1 { end += 1 }
      let first = members[start] + 1
      let last = members[end] + 1
      parts.append("<a href=\"#r\(first)\">\(first)</a>")
      if last == first + 1 {
        parts.append("<a href=\"#r\(last)\">\(last)</a>")
      } else if last > first {
        parts[parts.count - 1] += "–<a href=\"#r\(last)\">\(last)</a>"
      }
      start = end + 1
    }
    return HTML(joining: parts, by: ", ")
  }

  /// The name of an incident as a link to its row, if the page has one.
  func reference(to id: Incident.ID) -> HTML {
    if listedIDs.contains(id) { return "<a href=\"#\(Page.anchor(id))\">\(id.name)</a>" }
    guard let number = lists?.number(of: id) else { return "\(id.name)" }
    index.note(number)
    return "<a href=\"#r\(number + 1)\">\(id.name)</a>"
  }

  /// The number of an incident that the page shows, to which lists lead; nothing where none does.
  func numbered(_ id: Incident.ID) -> HTML {
    guard let number = lists?.number(of: id) else { return "" }
    return "<span class=\"id\" id=\"r\(number + 1)\">\(number + 1)</span> "
  }

  private func row(_ number: Int, _ behind: Behind) -> HTML {
    let line = behind.line(number)
    let marks = report.numbers.map { numbers -> HTML in
      guard let standing = behind.standing(number, under: numbers.index) else {
        return "<td>—</td>"
      }
      return "<td><span class=\"\(standing.mark)\">\(wording.name(of: standing))</span></td>"
    }
    let days = language.days(line.days, withYear: false)
    let place = line.placeName.isEmpty ? says(.placeUnknown) : shortened(line.placeName, to: 40)
    return """
      <tr id="r\(number + 1)"><th scope="row" class="n">\(number + 1)</th>\
      <td><time datetime="\(line.days.lowerBound.description)">\(days)</time></td><td>\(place)</td>\
      <td>\(shortened(wording.object(line), to: 48))</td>\(HTML(joining: marks))\
      <td>\(trace(of: line))</td></tr>
      """
  }

  /// A link to the incident's row in the report of its day, else to the words of its first source.
  private func trace(of line: IncidentLine) -> HTML {
    let id = line.incident.id
    if let site, line.days.length == 1, site.days.contains(line.days.lowerBound) {
      let day = line.days.lowerBound.description
      return "<a href=\"../\(day)/\(site.page)#\(Page.anchor(id))\">\(id.name)</a>"
    }
    let address = line.incident.events.lazy.compactMap { linkable($0.address) }.first
    return address.map { "<a href=\"\($0)\">\(id.name)</a>" } ?? "\(id.name)"
  }

  /// About how many bytes the row of an incident takes that the page does not show.
  func sizeBehind(of line: IncidentLine) -> Int {
    guard let behind = lists, let number = behind.number(of: line.incident.id) else {
      return 0
    }
    return row(number, behind).text.utf8.count
  }
}

extension Standing {
  /// The class of its mark: `v`, `c`, `u`, `o`.
  var mark: HTML {
    switch self {
    case .core: "v"
    case .contested: "c"
    case .undetermined: "u"
    case .outside: "o"
    }
  }
}

extension HTML {
  /// A text of ours whose blanks, such as `%1`, are filled with markup.
  init(_ text: String, filling blanks: [HTML]) {
    // Escaping leaves the blanks as they are.
    self.init(stringLiteral: HTML(escaping: text).text.filled(with: blanks.map(\.text)))
  }
}
