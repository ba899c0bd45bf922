// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

extension Page {
  /// One small map a reading, side by side.
  var maps: HTML {
    guard let provision = report.map.provision else { return "" }
    let map = report.map
    let days = language.days(map.days, withYear: false)
    let without = linked(
      Phrase.mapWithoutPlaces,
      figure(language.count(map.withoutPlace, .incident), "\(says(.placeUnknown)), \(days)") {
        $0.numbers(of: map.placeless)
      })
    guard let drawing else {
      let words: HTML = map.withoutPlace > 0 ? without : "\(says(.mapEmpty))"
      return section("map", says(.mapHeading), "<p>\(words)</p>")
    }
    let figures = provision.readings.enumerated().map { index, reading in
      figure(index, reading, drawing.panels[index], drawing.projection)
    }
    let lists = provision.readings.enumerated().map { index, reading in
      clusters(index, reading, drawing.panels[index].cells)
    }
    var caption: HTML =
      map.outlinesSource.isEmpty
      ? "\(says(.mapCaptionPlain, language.days(map.days)))"
      : "\(says(.mapCaption, language.days(map.days), map.outlinesSource))"
    if map.withoutPlace > 0 {
      caption += " " + without
    }
    // A row has ten bytes at least: a table that cannot fit is not made.
    let marks = map.markCount * 10 > Page.largestTable ? nil : report.mapCSV
    return section(
      "map", says(.mapHeading),
      """
      \(ground(drawing.projection))
      <div class="maps">
      \(HTML(joining: figures, by: "\n"))
      </div>
      <p class="key"><span class="v">\(says(.violation))</span> <span class="u">\(says(.undetermined))</span> \
      <span class="o">\(says(.notViolation))</span> <span class="note">\(says(.mapKey))</span></p>
      <p class="note">\(caption) \(says(.boundaries)) \(data(marks, named: "findings.csv", orBy: "csv"))</p>
      \(HTML(joining: lists.filter { !$0.text.isEmpty }, by: "\n"))
      """)
  }

  /// Land and known objects, drawn once and used by every map.
  private func ground(_ projection: MapProjection) -> HTML {
    // Numbers of ours, which must not be shortened as outside text is.
    let land = HTML(stringLiteral: report.map.outlines.map { projection.path($0) }.joined())
    func edges(isDisputed: Bool) -> HTML {
      HTML(
        stringLiteral: report.map.boundaries.filter { $0.isDisputed == isDisputed }
          .map { projection.path($0.geometry) }.joined())
    }
    var seen: Set<String> = []
    var objects = ""
    for object in report.map.objects {
      let point = projection.point(object)
      guard projection.holds(point) else { continue }
      let mark = "M\(plain(point.x - 1)) \(plain(point.y))h2m-1-1v2"
      if seen.insert(mark).inserted { objects += mark }
    }
    return """
      <svg width="0" height="0" aria-hidden="true" class="defs"><defs>
      <g id="ground"><rect width="\(plain(projection.width))" height="\(plain(projection.height))" class="water"/>\
      <path d="\(land)" class="land"/><path d="\(edges(isDisputed: false))" class="edge"/>\
      <path d="\(edges(isDisputed: true))" class="edge disputed"/><path d="\(HTML(stringLiteral: objects))" class="objects"/></g>
      </defs></svg>
      """
  }

  private func figure(
    _ index: Int, _ reading: Reading, _ panel: MapDrawing.Panel, _ projection: MapProjection
  ) -> HTML {
    let (cells, counts) = (panel.cells, panel.counts)
    let circles = panel.circles.map { circle -> HTML in
      "<circle cx=\"\(plain(circle.at.x))\" cy=\"\(plain(circle.at.y))\" r=\"\(plain(circle.radius))\" class=\"r\(Page.letter(circle.verdict))\"/>"
    }
    let several = cells.indices.filter { cells[$0].members.count > 1 }
    let opening = Set(several.suffix(Page.mostClusters))
    let marks = cells.enumerated().map { place, cell -> HTML in
      let shape = mark(cell.verdict, at: cell.at, count: cell.members.count)
      if cell.members.count == 1 {
        let id = report.map.points[cell.members[0]].incident
        guard listedIDs.contains(id) else { return shape }
        // The table below leads to the same place; a stop at each mark would be a hundred stops.
        return "<a href=\"#\(Page.anchor(id))\" tabindex=\"-1\" aria-hidden=\"true\">\(shape)</a>"
      }
      guard opening.contains(place) else { return shape }
      return """
        <a href="#\(Page.cluster(index, place))" aria-label="\(clusterName(cell))">\
        <circle cx="\(plain(cell.at.x))" cy="\(plain(cell.at.y))" r="12" class="hold"/>\(shape)</a>
        """
    }
    func behind(_ verdict: Verdict, _ name: Phrase) -> HTML {
      let days = language.days(report.map.days, withYear: false)
      let count = counts[MapDrawing.order(verdict)]
      return figure(count, "\(reading.id.value.name), \(says(name)), \(days)") {
        $0.numbers(
          of: report.map.points.filter { $0.verdicts[index] == verdict }.map(\.incident))
      }
    }
    let title = says(
      .mapTitle, reading.party.value.name, language.count(counts[0], .violationOnes))
    let alternative =
      says(.mapAlternative, wording.name(of: reading.party.value), language.days(report.map.days))
      + " "
      + says(
        .mapCounts, language.number(counts[0]), language.number(counts[1]),
        language.number(counts[2]))
    return """
      <figure><div role="group" aria-label="\(alternative)"><svg viewBox="0 0 \(plain(projection.width)) \(plain(projection.height))">\
      <use href="#ground"/>\(HTML(joining: circles))\(HTML(joining: marks))\(labels(panel, projection))</svg></div>
      <figcaption><b>\(title)</b> <span class="sans">\(reading.id.value.name); \(linked(Phrase.mapCounts, behind(.violation, .violation), behind(.undetermined, .undetermined), behind(.notViolation, .notViolation)))</span></figcaption></figure>
      """
  }

  /// What stands behind the marks that are several incidents, one line a mark.
  private func clusters(_ index: Int, _ reading: Reading, _ cells: [MapDrawing.Cell]) -> HTML {
    let several = cells.enumerated().filter { $0.element.members.count > 1 }
    let items = several.suffix(Page.mostClusters).map {
      place, cell -> HTML in
      let members = cell.members.prefix(Page.mostInCluster).map {
        reference(to: report.map.points[$0].incident)
      }
      let more = cell.members.count - members.count
      let rest: HTML = more > 0 ? ", +\(language.number(more))" : ""
      return
        "<li id=\"\(Page.cluster(index, place))\">\(mark(cell.verdict)) \(clusterName(cell)): \(HTML(joining: members, by: ", "))\(rest)</li>"
    }
    guard !items.isEmpty else { return "" }
    return """
      <details><summary>\(says(.clustersOf, reading.id.value.name, language.number(several.count)))</summary>
      <ul>\(HTML(joining: items, by: "\n"))</ul></details>
      """
  }

  /// The most incidents that are named of one mark.
  private static let mostInCluster = 12
  /// The most marks of one reading that open; those of violations are among the last that are drawn.
  private static let mostClusters = 60

  private static func cluster(_ index: Int, _ place: Int) -> HTML { "m\(index)-\(place)" }

  private func clusterName(_ cell: MapDrawing.Cell) -> String {
    let name = cell.members.lazy.map { report.map.points[$0].name }.first { !$0.isEmpty }
    let count = language.count(cell.members.count, .incident)
    return [count, name.map { shortened($0, to: 40) }].compactMap { $0 }.joined(separator: ", ")
  }

  /// The names of up to six places that are closely known, those of violations first; none over
  /// another.
  private func labels(_ panel: MapDrawing.Panel, _ projection: MapProjection) -> HTML {
    var taken: [(x: ClosedRange<Double>, y: Double)] = []
    var labels: [HTML] = []
    for number in panel.named {
      let point = report.map.points[number]
      if labels.count == 6 { break }
      let at = projection.point(point.place.coordinate)
      guard projection.holds(at) else { continue }
      let width = Double(point.name.count) * 5
      let isRight = at.x + 8 + width <= projection.width
      let start = isRight ? at.x + 8 : at.x - 8 - width
      guard start >= 0,
        !taken.contains(where: { $0.x.overlaps(start...start + width) && abs($0.y - at.y) < 11 })
      else { continue }
      taken.append((start...start + width, at.y))
      let anchor: HTML = isRight ? "" : " text-anchor=\"end\""
      labels.append(
        "<text x=\"\(plain(isRight ? at.x + 7 : at.x - 7))\" y=\"\(plain(at.y + 3.2))\"\(anchor)>\(point.name)</text>"
      )
    }
    return HTML(joining: labels)
  }

  /// ■ violation, ◧ undetermined, □ not a violation, with the number of incidents beside it.
  private func mark(_ verdict: Verdict, at point: (x: Double, y: Double), count: Int) -> HTML {
    let (x, y) = (plain(point.x - 4), plain(point.y - 4))
    let shape: HTML =
      switch verdict {
      case .violation: "<path d=\"M\(x) \(y)h8v8h-8z\" class=\"mv\"/>"
      case .undetermined:
        "<path d=\"M\(x) \(y)h8v8h-8z\" class=\"mu\"/><path d=\"M\(x) \(y)h4v8h-4z\" class=\"muh\"/>"
      case .notViolation: "<path d=\"M\(x) \(y)h8v8h-8z\" class=\"mo\"/>"
      }
    guard count > 1 else { return shape }
    return shape
      + "<text x=\"\(plain(point.x + 6))\" y=\"\(plain(point.y + 3.5))\">\(count)</text>"
  }

  private static func letter(_ verdict: Verdict) -> HTML {
    switch verdict {
    case .violation: "v"
    case .undetermined: "u"
    case .notViolation: "o"
    }
  }
}
