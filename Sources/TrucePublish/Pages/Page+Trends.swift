// SPDX-License-Identifier: Apache-2.0

import TruceFigures
import TruceGround
import TruceTerms

extension Page {
  /// Every provision day by day, with the intervals in force by each reading.
  var trends: HTML {
    guard report.numbers.count > 0 else { return "" }
    return HTML(joining: report.trends.map { trend($0) }, by: "\n")
  }

  private func trend(_ trend: Trend) -> HTML {
    let index = report.agreement.provisions.firstIndex { $0.id == trend.provision.id } ?? 0
    let withIncident = trend.days.count {
      $0.numbers.core + $0.numbers.contested + $0.numbers.undetermined > 0
    }
    let heading = says(
      .trendHeading, wording.title(of: trend.provision), language.number(withIncident),
      language.count(trend.days.count, .day))
    var caption: HTML = "\(says(.trendCaption, report.clockZone.name))"
    if trend.undated > 0 {
      caption +=
        " "
        + linked(
          Phrase.undated,
          figure(language.count(trend.undated, .incident), says(.dayUnknown)) { $0.undated })
    }
    return section(
      "trend-\(index + 1)", heading,
      """
      <figure class="wide" tabindex="0" role="group" aria-label="\(heading)">
      \(drawing(of: trend, alternative: heading))
      </figure>
      <p class="note">\(caption) \(data(report.dailyCSV(of: trend), named: "days.csv", orBy: "daily"))</p>
      \(data(of: trend))
      """)
  }

  private func drawing(of trend: Trend, alternative: String) -> HTML {
    let (left, width, top, high) = (112.0, 780.0, 16.0, 110.0)
    let highest = max(1, trend.highest)
    let step = width / Double(trend.days.count)
    let base = top + high
    var parts: [HTML] = []
    func bar(_ index: Int, _ from: Int, _ count: Int, _ className: HTML) {
      guard count > 0 else { return }
      let unit = high / Double(highest)
      let gap = max(min(3, step * 0.15), step - 60)
      parts.append(
        "<rect x=\"\(plain(left + step * Double(index) + gap / 2))\" y=\"\(plain(base - unit * Double(from + count)))\" width=\"\(plain(step - gap))\" height=\"\(plain(unit * Double(count)))\" class=\"\(className)\"/>"
      )
    }
    for (index, day) in trend.days.enumerated() {
      bar(index, 0, day.numbers.core, "bv")
      bar(index, day.numbers.core, day.numbers.contested, "bc")
      bar(index, day.numbers.core + day.numbers.contested, day.numbers.undetermined, "bu")
    }
    var y = base + 4
    parts += strip(
      trend.days.map {
        $0.observation == .reported || $0.observation == .nothingReported ? nil : "gap"
      }, at: y, left, step)
    parts.append(
      "<text x=\"\(plain(left - 6))\" y=\"\(plain(y + 8))\" text-anchor=\"end\">\(says(.notObservedShort))</text>"
    )
    y += 15
    for (index, reading) in trend.provision.readings.enumerated() {
      parts += strip(
        trend.days.map { day -> HTML? in
          switch day.states[index] {
          case .inForce: "force"
          case .unknown: "maybe"
          case .notInForce, .suspended, .expired, .released: nil
          }
        }, at: y, left, step)
      parts.append(
        "<text x=\"\(plain(left - 6))\" y=\"\(plain(y + 8))\" text-anchor=\"end\">\(shortened(reading.id.value.name, to: 16))</text>"
      )
      y += 14
    }
    for (index, day) in trend.days.enumerated() where isTick(index, trend.days.count) {
      let x = left + step * (Double(index) + 0.5)
      // The name of a day beside the rim is set flush with it, or it would be cut.
      let isAtRim = x > left + width - 36
      let (place, anchor) = isAtRim ? (left + width + 6, "end") : (x, "middle")
      parts.append(
        "<text x=\"\(plain(place))\" y=\"\(plain(y + 11))\" text-anchor=\"\(anchor)\">\(language.shortDay(day.day))</text>"
      )
      parts.append("<path d=\"M\(plain(x)) \(plain(base))v3\" class=\"axis\"/>")
    }
    let total = y + 18
    return """
      <svg viewBox="0 0 900 \(plain(total))" role="img" aria-label="\(alternative)">\
      <text x="\(plain(left - 6))" y="\(plain(top + 4))" text-anchor="end">\(language.number(highest))</text>\
      <path d="M\(plain(left)) \(plain(top))h\(plain(width))" class="line"/>\
      <text x="\(plain(left - 6))" y="\(plain(base + 1))" text-anchor="end">0</text>\
      \(HTML(joining: parts))<path d="M\(plain(left)) \(plain(base))h\(plain(width))" class="axis"/></svg>
      """
  }

  /// Days of one kind next to each other as one band.
  private func strip(_ kinds: [HTML?], at y: Double, _ left: Double, _ step: Double) -> [HTML] {
    var result: [HTML] = []
    var start = 0
    while start < kinds.count {
      var end = start + 1
      while end < kinds.count, kinds[end]?.text == kinds[start]?.text { end += 1 }
      if let kind = kinds[start] {
        result.append(
          "<rect x=\"\(plain(left + step * Double(start)))\" y=\"\(plain(y))\" width=\"\(plain(step * Double(end - start)))\" height=\"10\" class=\"\(kind)\"/>"
        )
      }
      start = end
    }
    return result
  }

  private func isTick(_ index: Int, _ count: Int) -> Bool {
    let every = count <= 10 ? 1 : count <= 70 ? 7 : 14
    return (count - 1 - index) % every == 0 && index * 900 / count > 20
  }

  private func data(of trend: Trend) -> HTML {
    let provision = report.agreement.provisions.firstIndex { $0.id == trend.provision.id } ?? 0
    let title = wording.title(of: trend.provision)
    let rows = trend.days.map { day -> [HTML] in
      func cell(_ word: String, _ number: Int) -> HTML {
        figure(number, "\(title), \(says(Page.phrase(of: word))), \(language.shortDay(day.day))") {
          $0.standing(word, under: provision, .main, among: $0.on(day.day, among: $0.total))
        }
      }
      let name: HTML =
        "<time datetime=\"\(day.day.description)\">\(wording.day(day.day))</time>"
      let time: HTML =
        site.flatMap { $0.days.contains(day.day) ? $0.page : nil }.map {
          "<a href=\"../\(day.day.description)/\($0)\">\(name)</a>"
        } ?? name
      return [
        time, cell("core", day.numbers.core), cell("contested", day.numbers.contested),
        cell("undetermined", day.numbers.undetermined), cell("outside", day.numbers.outside),
        "\(wording.name(of: day.observation))",
      ]
    }
    return """
      <details><summary>\(says(.trendData))</summary>
      \(table(
        says(.trendDataCaption, wording.title(of: trend.provision)),
        heads: [
          (says(.day), false), (says(.core), true), (says(.contested), true),
          (says(.undeterminedMany), true), (says(.outside), true), (says(.observation), false),
        ], groups: [(id: "", heading: nil, rows: rows)], className: "data sorts"))
      </details>
      """
  }
}
