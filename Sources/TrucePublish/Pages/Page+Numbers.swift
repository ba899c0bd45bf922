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
          linked(
            Phrase.numbersHeading, "\(wording.title(of: numbers.provision))",
            "\(wording.day(report.since))",
            figure(
              language.count(numbers.main.total.total, .incident),
              label(numbers, nil, .main, isTotal: true)
            ) { $0.standing(nil, under: numbers.index, .main, among: $0.total) }),
          "\(four(numbers))\n\(notes(numbers))\n\(claims(numbers))")
      }, by: "\n") + quiet
  }

  /// Provisions of which nothing until now may be a violation, in one line each.
  private var quiet: HTML {
    guard !report.quiet.isEmpty else { return "" }
    let items = report.quiet.map { numbers -> HTML in
      let all = figure(
        language.count(numbers.main.total.total, .incident),
        label(numbers, nil, .main, isTotal: true)
      ) { $0.standing(nil, under: numbers.index, .main, among: $0.total) }
      return "<li>\(wording.title(of: numbers.provision)): \(linked(Phrase.allOutside, all))</li>"
    }
    return "\n"
      + section("quiet", says(.otherProvisions), "<ul>\(HTML(joining: items, by: "\n"))</ul>")
  }

  private func four(_ numbers: ProvisionNumbers) -> HTML {
    let (now, before, total) = (numbers.main.now, numbers.main.before, numbers.main.total)
    func block(
      _ className: HTML, _ mark: HTML, _ name: String, _ words: HTML, _ figure: Int, _ today: Int,
      _ yesterday: Int
    ) -> HTML {
      let amount = says(
        .ofThemNow, language.number(today), language.days(report.days, withYear: false))
      let behind: HTML =
        shows(className.text, under: numbers)
        ? "<a href=\"#\(Page.anchor(numbers.index, className.text))\">\(amount)</a>"
        : today == 0
          ? "\(amount)"
          : cited(amount, numbers, className.text, .main, isTotal: false)
      return """
        <div class="\(className)">
        <p class="big">\(number(figure, numbers, className.text, .main, isTotal: true))</p>
        <p class="\(mark)"><b>\(name).</b> \(words)</p>
        <p class="sans">\(behind)\(report.hasPeriodBefore ? "; " + wording.change(today, yesterday) : "")</p>
        </div>
        """
    }
    let lacking = Limb.allCases.enumerated().filter { total.lacking[$0.offset] > 0 }.map {
      place, limb -> HTML in
      let title = wording.title(of: numbers.provision)
      let label = "\(title), \(says(.lacks, wording.name(of: limb)))"
      return
        "\(wording.name(of: limb)) \(figure(total.lacking[place], label) { $0.lacking(limb, under: numbers.index) })"
    }
    let lacks: HTML =
      lacking.isEmpty
      ? "\(says(.undeterminedWords))"
      : linked(Phrase.lackingHow, HTML(joining: lacking, by: ", "))
    return """
      <div class="four">
      \(block("core", "v", says(.core), "\(says(.coreWords))", total.core, now.core, before.core))
      \(block("contested", "c", says(.contested), "\(says(.contestedWords))", total.contested, now.contested, before.contested))
      \(block("undetermined", "u", says(.undeterminedMany), lacks, total.undetermined, now.undetermined, before.undetermined))
      \(block("outside", "o", says(.outside), "\(says(.outsideWords))", total.outside, now.outside, before.outside))
      </div>
      """
  }

  /// What a number of a provision counts, in a few words.
  private func label(
    _ numbers: ProvisionNumbers, _ word: String?, _ standard: Behind.Standard, isTotal: Bool
  ) -> String {
    let proof: String =
      switch standard {
      case .main: ""
      case .claims(let place):
        says(.claimsOf, wording.name(of: numbers.claims[place].party))
      }
    let days = language.days(isTotal ? report.total : report.days, withYear: false)
    let standing = word.map { Page.phrase(of: $0) }.map { says($0) } ?? ""
    return [wording.title(of: numbers.provision), standing, proof, days].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private func cited(
    _ words: String, _ numbers: ProvisionNumbers, _ word: String, _ standard: Behind.Standard,
    isTotal: Bool
  ) -> HTML {
    figure(words, label(numbers, word, standard, isTotal: isTotal)) { behind in
      behind.standing(
        word, under: numbers.index, standard, among: isTotal ? behind.total : behind.now)
    }
  }

  private func number(
    _ number: Int, _ numbers: ProvisionNumbers, _ word: String, _ standard: Behind.Standard,
    isTotal: Bool
  ) -> HTML {
    number == 0
      ? "0" : cited(language.number(number), numbers, word, standard, isTotal: isTotal)
  }

  private func notes(_ numbers: ProvisionNumbers) -> HTML {
    let counted = numbers.counted.map(\.id.value.name).joined(separator: ", ")
    let beside = numbers.readings.filter { reading in
      !numbers.counted.contains { $0.id.value == reading.id.value }
    }.map(\.id.value.name).joined(separator: ", ")
    var words: HTML = "\(says(.countedReadings, counted))"
    if !beside.isEmpty { words += " \(says(.shownBeside, beside))" }
    words += " \(says(.standardOfProof, wording.name(of: report.proof)))"
    let title = wording.title(of: numbers.provision)
    if numbers.main.total.onOwnGround > 0 {
      let label = "\(title), \(says(.ownGroundMark))"
      let total = figure(
        language.count(numbers.main.total.onOwnGround, .incident), label
      ) { $0.onOwnGround(under: numbers.index, among: $0.total) }
      let days = language.days(report.days, withYear: false)
      let now = figure(numbers.main.now.onOwnGround, "\(label), \(days)") {
        $0.onOwnGround(under: numbers.index, among: $0.now)
      }
      words += " " + linked(Phrase.onOwnGround, total, now)
    }
    if report.undatedIncidents > 0 {
      words +=
        " "
        + linked(
          Phrase.undated,
          figure(language.count(report.undatedIncidents, .incident), says(.dayUnknown)) {
            $0.undated
          })
    }
    return "<p class=\"note\">\(words)</p>"
  }

  /// A total, and how many of it lie in the period where the totals begin earlier.
  private func cell(_ total: HTML, _ now: HTML) -> HTML {
    report.hasEarlierDays ? "\(total)<span class=\"sans now\"> +\(now)</span>" : total
  }

  private func cell(
    _ numbers: ProvisionNumbers, _ word: String, _ standard: Behind.Standard,
    _ path: KeyPath<FourNumbers, Int>
  ) -> HTML {
    let compared: Compared =
      switch standard {
      case .main: numbers.main
      case .claims(let place): numbers.claims[place].numbers
      }
    return cell(
      number(compared.total[keyPath: path], numbers, word, standard, isTotal: true),
      number(compared.now[keyPath: path], numbers, word, standard, isTotal: false))
  }

  /// The same numbers under each party's claims, side by side.
  private func claims(_ numbers: ProvisionNumbers) -> HTML {
    guard !numbers.claims.isEmpty else { return "" }
    func cells(
      _ name: HTML, _ compared: Compared, _ standard: Behind.Standard, own: HTML
    ) -> [HTML] {
      func unclaimed(_ number: Int, isTotal: Bool) -> HTML {
        let title = label(numbers, nil, standard, isTotal: isTotal)
        return figure(number, "\(title), \(says(.notClaimed))") {
          $0.unclaimed(
            under: numbers.index, standard, among: isTotal ? $0.total : $0.now)
        }
      }
      return [
        name, cell(numbers, "core", standard, \.core),
        cell(numbers, "contested", standard, \.contested),
        cell(numbers, "undetermined", standard, \.undetermined),
        cell(numbers, "outside", standard, \.outside),
        cell(
          unclaimed(compared.total.unclaimed, isTotal: true),
          unclaimed(compared.now.unclaimed, isTotal: false)), own,
      ]
    }
    var rows = [
      cells(
        "\(wording.name(of: report.proof))", numbers.main, .main,
        own: "<span class=\"sans\">—</span>")
    ]
    for (place, claims) in numbers.claims.enumerated() {
      let own = claims.own.map { count -> HTML in
        let reading = numbers.readings.firstIndex { $0.id.value == count.reading } ?? 0
        func amount(_ number: Int, _ byPractice: Bool) -> HTML {
          let words = says(byPractice ? .byItsPractice : .byItsWords)
          return figure(
            number,
            "\(label(numbers, nil, .claims(place), isTotal: true)), \(count.reading.name), \(words)"
          ) {
            $0.violations(
              of: reading, under: numbers.index, .claims(place), byPractice: byPractice,
              among: $0.total)
          }
        }
        return
          "<span class=\"line\">\(count.reading.name): \(linked(Phrase.byWordsAndPractice, amount(count.total.byWords, false), amount(count.total.byPractice, true)))</span>"
      }
      rows.append(
        cells(
          "\(says(.claimsOf, wording.name(of: claims.party)))", claims.numbers, .claims(place),
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
      [
        "\(wording.title(of: numbers.provision))", cell(numbers, "core", .main, \.core),
        cell(numbers, "contested", .main, \.contested),
        cell(numbers, "undetermined", .main, \.undetermined),
        cell(numbers, "outside", .main, \.outside),
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
          figure(division.contested, label(division, .contested)) {
            $0.divided(by: division).contested
          },
          figure(division.open, label(division, .wouldHang)) { $0.divided(by: division).open }
            + "<br>\(classes(division))",
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

  private func label(_ division: Division, _ phrase: Phrase? = nil) -> String {
    let readings = (division.without + division.with).map(\.name).joined(separator: ", ")
    let words = "\(wording.name(of: division.words)) (\(readings))"
    return phrase.map { "\(words), \(says($0))" } ?? words
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
    let words = division.classes.prefix(4).map { pair -> HTML in
      let name = pair.objectClass.map { wording.name(of: $0) } ?? says(.noClass)
      let label = "\(label(division)), \(name)"
      return
        "\(name) \(figure(pair.incidents, label) { $0.divided(by: division, of: pair.objectClass) })"
    }
    return "<span class=\"sans\">\(HTML(joining: words, by: ", "))</span>"
  }

  /// The headline with its numbers as links.
  var headline: HTML {
    guard !report.numbers.isEmpty, report.foremost.total > 0 else { return "\(wording.headline)" }
    let provisions = report.numbers.map(\.index)
    let days = language.days(report.days, withYear: false)
    let blanks = zip(wording.headlineCounts, [nil, "core", "contested", "undetermined"]).map {
      words, word in
      figure(
        words,
        [word.map { says(Page.phrase(of: $0)) } ?? "", days].filter { !$0.isEmpty }
          .joined(separator: ", ")
      ) { $0.foremost(word, under: provisions) }
    }
    return linked(
      report.numbers.count > 1 ? Phrase.headlineSeveral : .headline, "\(days)", blanks[0],
      blanks[1], blanks[2], blanks[3],
      "\(language.count(report.numbers.count, .ofProvisions))")
  }

  /// The name of a standing by its word.
  static func phrase(of word: String) -> Phrase {
    switch word {
    case "core": .core
    case "contested": .contested
    case "undetermined": .undeterminedMany
    default: .outside
    }
  }
}

extension HTML {
  static func + (a: HTML, b: HTML) -> HTML { "\(a)\(b)" }
}
