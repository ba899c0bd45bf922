// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

extension Page {
  /// What is in force for whom.
  var inForce: HTML {
    let heads = [
      (says(.reading), isFigure: false), (says(.state), false), (says(.start), false),
      (says(.end), false),
    ]
    let groups = report.inForce.enumerated().map { index, section in
      let rows = section.lines.map { line -> [HTML] in
        let state = line.state
        let parties: HTML =
          line.parties.isEmpty
          ? ""
          : "<br><span class=\"sans\">\(says(.forWhom, line.parties.map { wording.name(of: $0) }.joined(separator: ", ")))</span>"
        let zone = line.reading?.clockZone.value ?? state.clockZone
        return [
          line.reading.map {
            "\(says(.asReads, wording.name(of: $0.party.value)))<br><span class=\"sans\">\($0.id.value.name)</span>"
          } ?? "\(says(.noReading))",
          "<b>\(wording.name(of: state.state))</b>\(parties)<br><span class=\"sans\">\(wording.because(state))</span>\(release(state))",
          "\(wording.words(of: line.reading?.start, zone: zone))",
          "\(wording.words(of: line.reading?.end, zone: zone))",
        ]
      }
      return (
        id: "now-\(index + 1)" as HTML,
        heading:
          "\(index + 1) \(wording.title(of: section.provision))\(standing(of: section.provision))"
          as HTML?,
        rows: rows
      )
    }
    let zones = Set(report.inForce.flatMap(\.lines).map(\.state.clockZone.name))
    let note = zones.count > 1 ? says(.daysInReadingsZone) : ""
    return section(
      "now", says(.whatIsInForce),
      groups.isEmpty
        ? "<p>\(says(.noProvision))</p>"
        : table(
          "\(says(.inForceCaption, language.days(report.days.upperBound...report.days.upperBound))) \(note)",
          heads: heads, groups: groups))
  }

  /// The violation that gave a right of release, if the page shows it.
  private func release(_ state: ProvisionState) -> HTML {
    guard let release = state.release,
      report.incidents.contains(Incident.ID(release.incident))
    else { return "" }
    let anchor = Page.anchor(Incident.ID(release.incident))
    return "<br><a class=\"sans\" href=\"#\(anchor)\">\(release.incident)</a>"
  }

  /// Where every party stands on a provision, in one line.
  private func standing(of provision: Provision.ID) -> HTML {
    let lines = report.positions.filter { $0.provision == provision }
    let words = lines.map { line in
      "\(wording.name(of: line.party)): "
        + (line.stances.last.map {
          "\(wording.name(of: $0.stance)), \(wording.day($0.day.value))"
        } ?? says(.positionUnknown))
    }
    return words.isEmpty ? "" : "<br><span class=\"sans\">\(words.joined(separator: " · "))</span>"
  }

  /// The four numbers of every provision that is or was in force.
  var fourNumbers: HTML {
    if report.numbers.isEmpty {
      return section("numbers", says(.fourNumbers), "<p>\(says(.headlineNothingAssessed))</p>")
    }
    return HTML(
      joining: report.numbers.map { numbers in
        section(
          "numbers-\(numbers.index + 1)",
          says(
            .numbersHeading, wording.title(of: numbers.provision),
            wording.day(report.since),
            language.count(numbers.main.total.total, .incident)),
          "\(four(numbers))\n\(notes(numbers))\n\(claims(numbers))")
      }, by: "\n") + quiet
  }

  /// Provisions of which nothing until now may be a violation, in one line each.
  private var quiet: HTML {
    guard !report.quiet.isEmpty else { return "" }
    let items = report.quiet.map { numbers -> HTML in
      "<li>\(wording.title(of: numbers.provision)): \(says(.allOutside, language.count(numbers.main.total.total, .incident)))</li>"
    }
    return "\n"
      + section("quiet", says(.otherProvisions), "<ul>\(HTML(joining: items, by: "\n"))</ul>")
  }

  private func four(_ numbers: ProvisionNumbers) -> HTML {
    let (now, before, total) = (numbers.main.now, numbers.main.before, numbers.main.total)
    func block(
      _ className: HTML, _ mark: HTML, _ name: String, _ words: String, _ figure: Int, _ today: Int,
      _ yesterday: Int
    ) -> HTML {
      let amount = says(
        .ofThemNow, language.number(today), language.days(report.days, withYear: false))
      let behind: HTML =
        shows(className.text, under: numbers)
        ? "<a href=\"#\(Page.anchor(numbers.index, className.text))\">\(amount)</a>" : "\(amount)"
      return """
        <div class="\(className)">
        <p class="big">\(language.number(figure))</p>
        <p class="\(mark)"><b>\(name).</b> \(words)</p>
        <p class="sans">\(behind)\(report.hasPeriodBefore ? "; " + wording.change(today, yesterday) : "")</p>
        </div>
        """
    }
    let lacking = Limb.allCases.enumerated().filter { total.lacking[$0.offset] > 0 }.map {
      "\(wording.name(of: $0.element)) \(language.number(total.lacking[$0.offset]))"
    }
    let lacks =
      lacking.isEmpty
      ? says(.undeterminedWords) : says(.lackingHow, lacking.joined(separator: ", "))
    return """
      <div class="four">
      \(block("core", "v", says(.core), says(.coreWords), total.core, now.core, before.core))
      \(block("contested", "c", says(.contested), says(.contestedWords), total.contested, now.contested, before.contested))
      \(block("undetermined", "u", says(.undeterminedMany), lacks, total.undetermined, now.undetermined, before.undetermined))
      \(block("outside", "o", says(.outside), says(.outsideWords), total.outside, now.outside, before.outside))
      </div>
      """
  }

  private func notes(_ numbers: ProvisionNumbers) -> HTML {
    let counted = numbers.counted.map(\.id.value.name).joined(separator: ", ")
    let beside = numbers.readings.filter { reading in
      !numbers.counted.contains { $0.id.value == reading.id.value }
    }.map(\.id.value.name).joined(separator: ", ")
    var words = says(.countedReadings, counted)
    if !beside.isEmpty { words += " " + says(.shownBeside, beside) }
    words += " " + says(.standardOfProof, wording.name(of: report.proof))
    if numbers.main.total.onOwnGround > 0 {
      words +=
        " "
        + says(
          .onOwnGround, language.count(numbers.main.total.onOwnGround, .incident),
          language.number(numbers.main.now.onOwnGround))
    }
    if report.undatedIncidents > 0 {
      words += " " + says(.undated, language.count(report.undatedIncidents, .incident))
    }
    return "<p class=\"note\">\(words)</p>"
  }

  /// A total, and how many of it lie in the period where the totals begin earlier.
  private func cell(_ total: Int, _ now: Int) -> HTML {
    report.hasEarlierDays
      ? "\(language.number(total))<span class=\"sans now\"> +\(language.number(now))</span>"
      : "\(language.number(total))"
  }

  /// The same numbers under each party's claims, side by side.
  private func claims(_ numbers: ProvisionNumbers) -> HTML {
    guard !numbers.claims.isEmpty else { return "" }
    func cells(_ name: HTML, _ numbers: Compared, own: HTML) -> [HTML] {
      [
        name, cell(numbers.total.core, numbers.now.core),
        cell(numbers.total.contested, numbers.now.contested),
        cell(numbers.total.undetermined, numbers.now.undetermined),
        cell(numbers.total.outside, numbers.now.outside),
        cell(numbers.total.unclaimed, numbers.now.unclaimed), own,
      ]
    }
    var rows = [
      cells("\(wording.name(of: report.proof))", numbers.main, own: "<span class=\"sans\">—</span>")
    ]
    for claims in numbers.claims {
      let own = claims.own.map { count -> HTML in
        "<span class=\"line\">\(count.reading.name): \(says(.byWordsAndPractice, language.number(count.total.byWords), language.number(count.total.byPractice)))</span>"
      }
      rows.append(
        cells(
          "\(says(.claimsOf, wording.name(of: claims.party)))", claims.numbers,
          own: own.isEmpty ? "<span class=\"sans\">—</span>" : HTML(joining: own, by: " ")))
    }
    return table(
      says(.claimsCaption) + " " + wording.totals,
      heads: [
        (says(.proof), false), (says(.core), true), (says(.contested), true),
        (says(.undeterminedMany), true), (says(.outside), true), (says(.notClaimed), true),
        (says(.violationsUnderOwn), false),
      ], groups: [(id: "", heading: nil, rows: rows)])
  }

  /// Proposals that were never in force: what they would have covered, apart.
  var hypothetical: HTML {
    guard !report.hypothetical.isEmpty else { return "" }
    let rows = report.hypothetical.map { numbers -> [HTML] in
      func cell(_ path: KeyPath<FourNumbers, Int>) -> HTML {
        self.cell(numbers.main.total[keyPath: path], numbers.main.now[keyPath: path])
      }
      return [
        "\(wording.title(of: numbers.provision))", cell(\.core), cell(\.contested),
        cell(\.undetermined), cell(\.outside),
      ]
    }
    return section(
      "proposals", says(.proposals),
      "<p>\(says(.proposalsWords))</p>\n"
        + table(
          wording.totals,
          heads: [
            (says(.provision), false), (says(.wouldCoverAll), true), (says(.wouldCoverSome), true),
            (says(.undeterminedMany), true), (says(.wouldCoverNone), true),
          ], groups: [(id: "", heading: nil, rows: rows)]))
  }

  /// What is contested, and by which words.
  var divisions: HTML {
    guard !report.numbers.isEmpty else { return "" }
    if report.divisions.isEmpty {
      return section("words", says(.contestedHeading), "<p>\(says(.noDivision))</p>")
    }
    let shown = report.divisions.prefix(12)
    let groups = report.numbers.compactMap {
      numbers -> (id: HTML, heading: HTML?, rows: [[HTML]])? in
      let rows = shown.filter { $0.provision == numbers.provision.id.value }.map {
        division -> [HTML] in
        [
          "\(wording.name(of: division.words))",
          quotes(division.without, numbers.provision, division.words),
          quotes(division.with, numbers.provision, division.words),
          "\(language.number(division.contested))",
          "\(language.number(division.open))<br>\(classes(division))",
        ]
      }
      guard !rows.isEmpty else { return nil }
      let heading: HTML? =
        report.numbers.count > 1 ? "\(wording.title(of: numbers.provision))" : nil
      return ("", heading, rows)
    }
    let more: HTML =
      report.divisions.count > shown.count
      ? "\n<p class=\"note\">\(says(.moreDivisions, language.count(report.divisions.count - shown.count, .row)))</p>"
      : ""
    return section(
      "words", says(.contestedHeading),
      table(
        says(.divisionCaption),
        heads: [
          (says(.wordsOn), false), (says(.leavesOut), false), (says(.doesNot), false),
          (says(.contested), true), (says(.wouldHang), true),
        ], groups: groups, className: "words") + more)
  }

  private func quotes(_ readings: [Reading.ID], _ provision: Provision, _ words: Division.Words)
    -> HTML
  {
    HTML(
      joining: provision.readings.filter { readings.contains($0.id.value) }.map { reading in
        let quotes = wording.words(of: reading, on: words).prefix(3).map { quote -> HTML in
          words == .objects && !reading.says.isEmpty ? "<q>\(quote)</q>" : "\(quote)"
        }
        return
          "<span class=\"line\"><span class=\"sans\">\(reading.id.value.name)</span> \(HTML(joining: quotes, by: ", "))</span>"
      }, by: "\n")
  }

  private func classes(_ division: Division) -> HTML {
    let words = division.classes.prefix(4).map { pair in
      "\(pair.objectClass.map { wording.name(of: $0) } ?? says(.noClass)) \(language.number(pair.incidents))"
    }
    return "<span class=\"sans\">\(words.joined(separator: ", "))</span>"
  }
}

extension HTML {
  static func + (a: HTML, b: HTML) -> HTML { "\(a)\(b)" }
}
