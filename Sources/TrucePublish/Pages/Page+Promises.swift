// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

extension Page {
  /// Promises against deliveries, never added up to one score.
  var promises: HTML {
    guard !report.promises.isEmpty else { return "" }
    let groups = report.promises.map { promise -> (id: HTML, heading: HTML?, rows: [[HTML]]) in
      let stage = promise.stage.map { wording.name(of: $0) } ?? says(.stageNone)
      let sources = promise.commitment.sources.map { link(to: $0.value) }
      let heading: HTML =
        "\(wording.title(of: promise.commitment)): \(stage)"
        + (sources.isEmpty
          ? "" : "<br><span class=\"sans\">\(HTML(joining: sources, by: "; "))</span>")
      return ("", heading, promise.obligations.map { row($0) })
    }
    return section(
      "promises", says(.promises),
      table(
        says(.promisesCaption, language.day(report.days.upperBound)),
        heads: [
          (says(.whoOwes), false), (says(.stageAnnounced), true), (says(.stageAgreed), true),
          (says(.stageDelivered), true), (says(.stageReconciled), true),
          (says(.stageReached), false),
        ], groups: groups))
  }

  private func row(_ owed: PromiseLine.Obligation) -> [HTML] {
    let to = owed.to.map { says(.toWhom, wording.name(of: $0)) } ?? ""
    let due = owed.due.map { says(.dueOn, language.day($0)) } ?? says(.noDateSays)
    var cells: [HTML] = [
      "\(wording.name(of: owed.from)) \(to)<br><span class=\"sans\">\(wording.amount(owed)); \(due)</span>"
    ]
    for stage in owed.stages {
      guard let stage else {
        cells.append("<span class=\"sans\">\(says(.notShown))</span>")
        continue
      }
      let number = stage.quantity.map { language.number($0) } ?? says(.withoutNumber)
      cells.append(
        "\(number)<br><span class=\"sans\">\(cited(wording.day(stage.day), stage.sources))</span>")
    }
    cells.append(reached(owed))
    return cells
  }

  /// The stage in one word, with what it rests on.
  private func reached(_ owed: PromiseLine.Obligation) -> HTML {
    let words = wording.reached(owed)
    guard let graded = owed.graded else {
      return
        "<b>\(words.stage)</b>\(words.note.isEmpty ? "" : "<br>" as HTML)<span class=\"sans\">\(words.note)</span>"
    }
    return
      "<b>\(words.stage)</b><br><span class=\"sans\">\(cited(words.note, graded.sources))</span>"
  }

  /// Words that lead to the texts they rest on: to the first one, and to each further one by its number.
  private func cited(_ words: String, _ sources: [Source.ID]) -> HTML {
    let addresses = sources.compactMap { id in
      report.agreement.sources.first { $0.id.value == id }.flatMap { linkable($0.address) }
    }.firsts
    guard let first = addresses.first else { return "\(words)" }
    let rest = addresses.dropFirst().enumerated().map { place, address -> HTML in
      ", <a href=\"\(address)\">\(place + 2)</a>"
    }
    return "<a href=\"\(first)\">\(words)</a>\(HTML(joining: rest))"
  }

  /// Who stands where, what is asked, and what was said in the period.
  var positions: HTML {
    guard !report.positions.isEmpty || !report.conditions.isEmpty else { return "" }
    let parties = report.agreement.parties.filter { party in
      report.positions.contains { $0.party == party.id.value }
    }
    let rows = report.agreement.provisions.filter { provision in
      report.positions.contains { $0.provision == provision.id.value }
    }.map { provision -> [HTML] in
      ["\(wording.title(of: provision))"]
        + parties.map { stance(of: $0.id.value, on: provision.id.value) }
    }
    var content =
      parties.count <= Page.mostColumns
      ? table(
        says(.positionsCaption, language.day(report.days.upperBound)),
        heads: [(says(.provision), false)]
          + parties.map { (wording.name(of: $0.id.value), false) },
        groups: [(id: "", heading: nil, rows: rows)])
      : positionsOfMany(parties)
    if !report.newSources.isEmpty {
      let items = report.newSources.map { source -> HTML in
        let speaker = source.speaker.map { wording.name(of: $0.value) } ?? says(.unaffiliated)
        return "<li>\(speaker): \(link(to: source.id.value))</li>"
      }
      content +=
        "\n<h3>\(says(.saidInPeriod, language.days(report.days)))</h3>\n<ul>\(HTML(joining: items, by: "\n"))</ul>"
    }
    if !report.conditions.isEmpty {
      content += "\n<h3>\(says(.conditions))</h3>\n" + conditions
    }
    return section("positions", says(.positions), content)
  }

  /// The most parties that are columns; more of them are rows.
  static let mostColumns = 5

  /// Who stands where, a row a party that is bound or spoke.
  private func positionsOfMany(_ parties: [Party]) -> HTML {
    let groups = report.agreement.provisions.compactMap {
      provision -> (id: HTML, heading: HTML?, rows: [[HTML]])? in
      let rows = parties.filter { party in
        report.positions.contains {
          $0.party == party.id.value && $0.provision == provision.id.value
        }
      }.map { party -> [HTML] in
        [
          "\(wording.name(of: party.id.value))", stance(of: party.id.value, on: provision.id.value),
        ]
      }
      return rows.isEmpty ? nil : ("", "\(wording.title(of: provision))", rows)
    }
    return table(
      says(.positionsCaption, language.day(report.days.upperBound)),
      heads: [(says(.party), false), (says(.position), false)], groups: groups)
  }

  private func stance(of party: Party.ID, on provision: Provision.ID) -> HTML {
    guard
      let line = report.positions.first(where: { $0.party == party && $0.provision == provision })
    else { return "<span class=\"sans\">—</span>" }
    guard let last = line.stances.last else { return "\(says(.positionUnknown))" }
    var result: HTML =
      "\(wording.name(of: last.stance))<br><span class=\"sans\">\(wording.day(last.day.value))"
    if !last.sources.isEmpty {
      result += ", \(HTML(joining: last.sources.map { link(to: $0.value) }, by: "; "))"
    }
    if !last.reservations.isEmpty {
      let titles = last.reservations.map { id in
        report.conditions.first { $0.id.value == id.value }?.title ?? id.value.name
      }
      result += ". \(says(.subjectTo, titles.joined(separator: "; ")))"
    }
    if !line.new.isEmpty { result += ". <b>\(says(.newNow))</b>" }
    return result + "</span>"
  }

  private var conditions: HTML {
    let day = report.days.upperBound
    let rows = report.conditions.map { condition -> [HTML] in
      let answers = condition.answers.filter { $0.day.value <= day }.map { answer -> HTML in
        "<span class=\"line\">\(wording.name(of: answer.party.value)): \(wording.name(of: answer.kind)), \(wording.day(answer.day.value)) <span class=\"sans\">\(HTML(joining: answer.sources.map { link(to: $0.value) }, by: "; "))</span></span>"
      }
      let met =
        condition.met.map {
          $0.value <= day ? says(.metOn, language.day($0.value)) : says(.noSourceMet)
        } ?? says(.noSourceMet)
      return [
        "\(condition.title)",
        "\(condition.party.map { wording.name(of: $0.value) } ?? says(.unknown))<br><span class=\"sans\">\(HTML(joining: condition.sources.map { link(to: $0.value) }, by: "; "))</span>",
        answers.isEmpty ? "\(says(.noAnswer))" : HTML(joining: answers, by: " "), "\(met)",
      ]
    }
    return table(
      says(.conditionsCaption),
      heads: [
        (says(.condition), false), (says(.statedBy), false), (says(.answers), false),
        (says(.isMet), false),
      ], groups: [(id: "", heading: nil, rows: rows)])
  }
}
