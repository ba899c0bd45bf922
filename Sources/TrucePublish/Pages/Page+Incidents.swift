// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

extension Page {
  private enum Group: Int, CaseIterable {
    case core, contested, undetermined, outside

    init(_ standing: Standing) {
      switch standing {
      case .core: self = .core
      case .contested: self = .contested
      case .undetermined: self = .undetermined
      case .outside: self = .outside
      }
    }

    var name: String {
      switch self {
      case .core: "core"
      case .contested: "contested"
      case .undetermined: "undetermined"
      case .outside: "outside"
      }
    }

    var phrase: Phrase {
      switch self {
      case .core: .core
      case .contested: .contested
      case .undetermined: .undeterminedMany
      case .outside: .outside
      }
    }

    var mark: HTML {
      switch self {
      case .core: "v"
      case .contested: "c"
      case .undetermined: "u"
      case .outside: "o"
      }
    }
  }

  /// The incidents of the period: those of the first provision in full, of any other only those
  /// that it may concern.
  var incidents: HTML {
    guard let first = report.numbers.first else { return "" }
    let heading = says(report.isDaily ? .newIncidents : .incidents)
    if report.incidents.isEmpty {
      return section(
        "incidents", heading,
        "<p>\(says(.noIncidents, language.days(report.days, withYear: false)))</p>")
    }
    let left = report.incidents.count - listed.count
    var content = table(of: listed, under: first, isFirst: true)
    if left > 0 {
      content =
        "<p class=\"note\">\(linked(Phrase.leftOut, "<a href=\"#behind\">\(language.count(left, .incident))</a>", "\(language.number(report.incidents.count))"))</p>\n"
        + content
    }
    for numbers in report.numbers.dropFirst() {
      let concerned = shown(under: numbers)
      content += "\n<h3>\(wording.title(of: numbers.provision))</h3>\n"
      content +=
        concerned.isEmpty
        ? "<p class=\"note\">\(linked(Phrase.allOutside, figure(language.count(report.incidents.count, .incident), language.days(report.days, withYear: false)) { $0.now }))</p>"
        : table(of: concerned, under: numbers, isFirst: false)
    }
    return section("incidents", heading, content)
  }

  /// The incidents that a provision's table shows.
  private func shown(under numbers: ProvisionNumbers) -> [IncidentLine] {
    if numbers.index == report.numbers.first?.index { return listed }
    return listed.filter { line in
      line.standing(under: numbers.provision.id.value).map { $0 != .outside } ?? false
    }
  }

  /// Whether a provision's table has incidents of a standing, so that a number may link to them.
  func shows(_ standing: String, under numbers: ProvisionNumbers) -> Bool {
    shown(under: numbers).contains {
      ($0.standing(under: numbers.provision.id.value) ?? .outside).word == standing
    }
  }

  /// The numbers of the incidents in the order in which they are kept where there is little room: violations first,
  /// then contested ones, then those not known, in order of time; without those of which no reading
  /// leaves a doubt when `hasOutside` is false.
  static func byWeight(_ report: Report, hasOutside: Bool) -> [Int] {
    let lines = report.incidents
    guard let first = report.numbers.first?.index else { return Array(lines.indices) }
    var groups = Group.allCases.map { _ in [Int]() }
    for index in lines.indices where hasOutside || lines.isOpen(at: index) {
      let group = lines.standing(at: index, under: first).map { Group($0) } ?? .outside
      groups[group.rawValue].append(index)
    }
    return groups.flatMap { $0 }
  }

  /// How many bytes an incident takes in all tables.
  func size(of line: IncidentLine) -> Int {
    report.numbers.enumerated().reduce(0) { sum, entry in
      let isFirst = entry.offset == 0
      if !isFirst, line.standing(under: entry.element.provision.id.value) ?? .outside == .outside {
        return sum
      }
      return sum + row(line, under: entry.element, isFirst: isFirst).text.utf8.count + 1
    }
  }

  private func table(of lines: [IncidentLine], under numbers: ProvisionNumbers, isFirst: Bool)
    -> HTML
  {
    let readings = numbers.readings
    let heads =
      [(says(.when), false), (says(.whereAbouts), false), (says(.objectReported), false)]
      + readings.map { (says(.readingColumn, $0.party.value.name, $0.id.value.name), false) }
    let bodies = Group.allCases.compactMap { group -> HTML? in
      let members = lines.filter {
        ($0.standing(under: numbers.provision.id.value).map { Group($0) } ?? .outside) == group
      }
      guard !members.isEmpty else { return nil }
      let rows = members.map { row($0, under: numbers, isFirst: isFirst) }
      return """
        <tbody id="\(Page.anchor(numbers.index, group.name))">
        <tr class="group"><th scope="rowgroup" colspan="\(heads.count)"><span class="\(group.mark)">\(says(group.phrase)): \(language.number(members.count))</span></th></tr>
        \(HTML(joining: rows, by: "\n"))
        </tbody>
        """
    }
    let head = heads.map { "<th scope=\"col\">\($0.0)</th>" as HTML }
    let title = wording.title(of: numbers.provision)
    let table: HTML = """
      <table class="incidents sorts filters">
      <caption>\(says(.incidentsCaption, title, report.clockZone.name))</caption>
      <thead><tr>\(HTML(joining: head))</tr></thead>
      \(HTML(joining: bodies, by: "\n"))
      </table>
      """
    // More readings than a page is wide: the table moves within itself.
    return readings.count <= Page.mostColumns
      ? table
      : "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(title)\">\(table)</div>"
  }

  private func row(_ line: IncidentLine, under numbers: ProvisionNumbers, isFirst: Bool) -> HTML {
    let incident = line.incident
    let cells = numbers.readings.map { reading -> HTML in
      let name = says(.readingColumn, reading.party.value.name, reading.id.value.name)
      return
        "<td data-label=\"\(name)\">\(verdict(line, reading.id.value, numbers.provision.id.value))</td>"
    }
    let start = incident.span.start.description
    let id: HTML = isFirst ? " id=\"\(Page.anchor(incident.id))\"" : ""
    let own: HTML =
      line.onOwnGround == .met ? "<br><span class=\"sans\">\(says(.ownGroundMark))</span>" : ""
    let main: HTML = """
      <tr class="incident"\(id)><th scope="row">\(isFirst ? numbered(incident.id) : "")<time datetime="\(start)">\(wording.when(line))</time></th>\
      <td data-label="\(says(.whereAbouts))">\(wording.place(line))</td>\
      <td data-label="\(says(.objectReported))">\(wording.object(line))\(accused(line))\(own)</td>\
      \(HTML(joining: cells))</tr>
      """
    guard detail > .row else { return main }
    let inside: HTML =
      isFirst
      ? "<details><summary>\(says(.why)) <span class=\"id\">\(incident.id.name)</span></summary>\n\(trace(line))</details>"
      : "<a href=\"#\(Page.anchor(incident.id))\">\(says(.why)) <span class=\"id\">\(incident.id.name)</span></a>"
    return main
      + "\n<tr class=\"trace\"><td colspan=\"\(3 + numbers.readings.count)\">\(inside)</td></tr>"
  }

  private func accused(_ line: IncidentLine) -> HTML {
    let words =
      line.incident.actor.map { says(.attributedTo, wording.name(of: $0)) } ?? says(.notAttributed)
    return "<br><span class=\"sans\">\(words)</span>"
  }

  private func verdict(_ line: IncidentLine, _ reading: Reading.ID, _ provision: Provision.ID)
    -> HTML
  {
    let finding = line.finding(reading, provision)
    var result = mark(finding?.verdict)
    if let finding, finding.verdict != .violation {
      result += "<br><span class=\"sans\">\(wording.reason(finding))</span>"
    }
    if let practice = line.finding(reading, provision, .practice),
      practice.verdict != finding?.verdict
        || practice.lacking != finding?.lacking
    {
      result +=
        "<br><span class=\"sans\">\(says(.byPractice)) \(wording.name(of: practice.verdict)) \(wording.reason(practice))</span>"
    }
    return result
  }

  /// Why: a sentence a finding, the limbs, and the sources with their words.
  private func trace(_ line: IncidentLine) -> HTML {
    let findings = line.findings.map { finding -> HTML in
      let limbs = Limb.allCases.map { limb -> HTML in
        "<td>\(Page.shape(finding[limb].state))\u{A0}\(wording.name(of: finding[limb].state))</td>"
      }
      let basis = finding.basis == .practice ? " · \(says(.byPractice))" : ""
      let would = finding.isHypothetical ? " · \(says(.wouldHave))" : ""
      let name = "\(finding.provision.name) · \(finding.reading.name)\(basis)\(would)"
      return "<tr><th scope=\"row\">\(name)</th>\(HTML(joining: limbs))</tr>"
    }
    let heads = Limb.allCases.map { "<th scope=\"col\">\(wording.name(of: $0))</th>" as HTML }
    let limbs: HTML = """
      <div class="wide" tabindex="0" role="region" aria-label="\(says(.limbs))"><table class="limbs"><thead><tr><td></td>\(HTML(joining: heads))</tr></thead>
      <tbody>\(HTML(joining: findings, by: "\n"))</tbody></table></div>
      """
    let sentences = line.findings.map { finding -> HTML in
      let basis = finding.basis == .practice ? " (\(says(.byPractice)))" : ""
      var text: HTML =
        "<li><span class=\"sans\">\(finding.provision.name) · \(finding.reading.name)\(basis)</span> \(wording.because(finding))"
      if detail == .full { text += limbReasons(finding) }
      return text + "</li>"
    }
    return """
      <ul class="why">\(HTML(joining: sentences, by: "\n"))</ul>
      \(dissents(line))\(limbs)
      \(events(line))
      """
  }

  /// Who dissents from what is found; their words are not in the page, which is made without the vault.
  private func dissents(_ line: IncidentLine) -> HTML {
    let items = (line.findings.first?.dissents ?? []).map { dissent -> HTML in
      "<li>\(says(.dissent, language.number(dissent.entry), dissent.who, dissent.when.description))</li>"
    }
    return items.isEmpty ? "" : "<ul class=\"why\">\(HTML(joining: items, by: "\n"))</ul>\n"
  }

  /// What the limbs that decide or lack rest on, with the places in the agreement.
  private func limbReasons(_ finding: Finding) -> HTML {
    let limbs = finding.verdict == .undetermined ? finding.lacking : finding.decidedBy
    let reasons = limbs.map { limb -> HTML in
      let terms = finding[limb].terms.map(\.description).joined(separator: ", ")
      let place = terms.isEmpty ? "" : " (\(terms))"
      return "\(wording.name(of: limb)): \(wording.because(finding[limb]))\(place)"
    }
    return reasons.isEmpty
      ? "" : "<br><span class=\"sans\">\(HTML(joining: reasons, by: "; "))</span>"
  }

  private func events(_ line: IncidentLine) -> HTML {
    let items = line.incident.events.map { event -> HTML in
      let name = event.publication.isEmpty ? event.id.name : event.publication
      let source: HTML =
        linkable(event.address).map { "<a href=\"\($0)\">\(name)</a>" } ?? "\(name)"
      let words: HTML = "<q>\(shortened(event.text, to: 240))</q>"
      let quote: HTML =
        event.text.isEmpty
        ? ""
        : GraphicWords.stand(in: event.text)
          ? " <details class=\"graphic\"><summary>\(says(.graphicWarning))</summary>\(words)</details>"
          : " " + words
      let row = event.row > 0 ? "\(event.feed.name):\(event.row)" : event.feed.name
      let dead: HTML = event.casualties.isEmpty ? "" : " \(says(.casualties, event.casualties))."
      return """
        <li>\(event.speaker.name) (\(wording.name(of: event.speaker.affiliation))), \(wording.name(of: event.act)):\(quote)\(dead) <span class="sans">\(source) · \(row) · \(event.grade.name)</span></li>
        """
    }
    return
      "<p class=\"sans\">\(says(.sourcesOfIt))</p>\n<ul class=\"events\">\(HTML(joining: items, by: "\n"))</ul>"
  }

  static func shape(_ state: Kleene) -> String {
    switch state {
    case .met: "●"
    case .notMet: "○"
    case .unknown: "◐"
    }
  }
}
