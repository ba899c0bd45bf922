// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

extension Report {
  /// The report as Markdown (CommonMark with tables), for mail, notes and wikis.
  ///
  /// It says what the page says, without pictures: every incident with its verdicts, and the first
  /// address behind it.
  public func markdown(in language: Language = .english) -> String {
    MarkdownReport(wording: Wording(report: self, language: language)).text
  }
}

/// A report in Markdown.
private struct MarkdownReport {
  let wording: Wording

  var report: Report { wording.report }
  var language: Language { wording.language }
  func says(_ phrase: Phrase, _ blanks: String...) -> String {
    language.says(phrase, filling: blanks)
  }

  var text: String {
    let parts: [Markdown] =
      [
        "# \(wording.headline)",
        "\(wording.mission) · \(wording.kicker). \(wording.asOf) \(says(.countingZone, report.clockZone.name))",
        inForce,
      ] + report.numbers.map(numbers) + [
        quiet,
        hypothetical, divisions, incidents,
        ComparisonWording(report: report, language: language).markdown,
        observations, promises, positions, claimedCounts, corrections,
        TallyWording(report: report, language: language).markdown,
        balance, HoldingWording(report: report, language: language).markdown, method,
      ]
    let origin = report.origin(as: "markdown", in: language).text
    return "<!-- \(origin) -->\n\n"
      + parts.filter { !$0.text.isEmpty }.map(\.text).joined(separator: "\n\n") + "\n"
  }

  private func table(_ heads: [String], _ rows: [[Markdown]]) -> Markdown {
    let head = Markdown(joining: heads.map { "\($0)" }, by: " | ")
    let rule = Markdown(joining: heads.map { _ in "---" }, by: "|")
    let body = rows.map { "| \(Markdown(joining: $0, by: " | ")) |" as Markdown }
    return "| \(head) |\n|\(rule)|\n\(Markdown(joining: body, by: "\n"))"
  }

  private var inForce: Markdown {
    let rows = report.inForce.flatMap { section in
      section.lines.map { line -> [Markdown] in
        let parties =
          line.parties.isEmpty
          ? ""
          : " (\(says(.forWhom, line.parties.map { wording.name(of: $0) }.joined(separator: ", "))))"
        let zone = line.reading?.clockZone.value ?? line.state.clockZone
        let reading =
          line.reading.map {
            "\(says(.asReads, wording.name(of: $0.party.value))) (\($0.id.value.name))"
          } ?? says(.noReading)
        return [
          "\(wording.title(of: section.provision))", "\(reading)",
          "\(wording.name(of: line.state.state) + parties)",
          "\(wording.words(of: line.reading?.start, zone: zone))",
          "\(wording.words(of: line.reading?.end, zone: zone))",
        ]
      }
    }
    guard !rows.isEmpty else { return "## \(says(.whatIsInForce))\n\n\(says(.noProvision))" }
    return """
      ## \(says(.whatIsInForce))

      \(table([says(.provision), says(.reading), says(.state), says(.start), says(.end)], rows))
      """
  }

  private func cell(_ total: Int, _ now: Int) -> Markdown {
    report.hasEarlierDays
      ? "\(language.number(total)) (+\(language.number(now)))" : "\(language.number(total))"
  }

  private func numbers(_ numbers: ProvisionNumbers) -> Markdown {
    func row(_ name: String, _ counts: Compared) -> [Markdown] {
      [
        "\(name)", cell(counts.total.core, counts.now.core),
        cell(counts.total.contested, counts.now.contested),
        cell(counts.total.undetermined, counts.now.undetermined),
        cell(counts.total.outside, counts.now.outside),
        cell(counts.total.unclaimed, counts.now.unclaimed),
      ]
    }
    let rows =
      [row(wording.name(of: report.proof), numbers.main)]
      + numbers.claims.map { row(says(.claimsOf, wording.name(of: $0.party)), $0.numbers) }
    let heading = says(
      .numbersHeading, wording.title(of: numbers.provision), wording.day(report.since),
      language.count(numbers.main.total.total, .incident))
    let own = numbers.claims.flatMap { claims in
      claims.own.map { own -> Markdown in
        "- \(says(.claimsOf, wording.name(of: claims.party))), \(own.reading.name): \(says(.byWordsAndPractice, language.number(own.total.byWords), language.number(own.total.byPractice)))"
      }
    }
    return """
      ## \(heading)

      \(says(.countedReadings, numbers.counted.map(\.id.value.name).joined(separator: ", "))) \
      \(says(.standardOfProof, wording.name(of: report.proof)))
      \(wording.totals)

      \(table([says(.proof), says(.core), says(.contested), says(.undeterminedMany), says(.outside), says(.notClaimed)], rows))

      \(Markdown(joining: own, by: "\n"))
      """
  }

  private var quiet: Markdown {
    guard !report.quiet.isEmpty else { return "" }
    let lines = report.quiet.map { numbers -> Markdown in
      "- \(wording.title(of: numbers.provision)): \(says(.allOutside, language.count(numbers.main.total.total, .incident)))"
    }
    return "## \(says(.otherProvisions))\n\n\(Markdown(joining: lines, by: "\n"))"
  }

  private var hypothetical: Markdown {
    guard !report.hypothetical.isEmpty else { return "" }
    let rows = report.hypothetical.map { numbers -> [Markdown] in
      let (total, now) = (numbers.main.total, numbers.main.now)
      return [
        "\(wording.title(of: numbers.provision))", cell(total.core, now.core),
        cell(total.contested, now.contested), cell(total.undetermined, now.undetermined),
        cell(total.outside, now.outside),
      ]
    }
    return """
      ## \(says(.proposals))

      \(says(.proposalsWords))

      \(table([says(.provision), says(.wouldCoverAll), says(.wouldCoverSome), says(.undeterminedMany), says(.wouldCoverNone)], rows))
      """
  }

  private var divisions: Markdown {
    guard !report.numbers.isEmpty else { return "" }
    let rows = report.divisions.map { division -> [Markdown] in
      func quotes(_ ids: [Reading.ID]) -> Markdown {
        let readings = report.agreement.provisions.first { $0.id.value == division.provision }?
          .readings.filter { ids.contains($0.id.value) }
        return Markdown(
          joining: (readings ?? []).map { reading in
            let words = wording.words(of: reading, on: division.words).prefix(3)
            return "\(reading.id.value.name): \(words.joined(separator: ", "))"
          }, by: "; ")
      }
      return [
        "\(wording.title(of: division.provision)): \(wording.name(of: division.words))",
        quotes(division.without), quotes(division.with),
        "\(language.number(division.contested))", "\(language.number(division.open))",
      ]
    }
    guard !rows.isEmpty else { return "## \(says(.contestedHeading))\n\n\(says(.noDivision))" }
    return """
      ## \(says(.contestedHeading))

      \(table([says(.wordsOn), says(.leavesOut), says(.doesNot), says(.contested), says(.wouldHang)], rows))
      """
  }

  private var incidents: Markdown {
    guard let first = report.numbers.first else { return "" }
    let heading = says(report.isDaily ? .newIncidents : .incidents)
    guard !report.incidents.isEmpty else {
      let days = language.days(report.days, withYear: false)
      return "## \(heading)\n\n\(says(.noIncidents, days))"
    }
    let lines = report.incidents
    let isMany = lines.count > Page.mostInFull
    let numbers =
      isMany
      ? Page.byWeight(report, hasOutside: false).prefix(Page.mostInFull).sorted()
      : Array(lines.indices)
    let left = lines.count - numbers.count
    let note: Markdown =
      isMany
      ? "\n\n\(says(.leftOut, language.count(left, .incident), language.number(lines.count)))" : ""
    let rows = numbers.map { number -> [Markdown] in
      let line = lines[number]
      let source = line.incident.events.first { linkable($0.address) != nil }
      let verdicts = first.readings.map { reading -> Markdown in
        guard let finding = line.finding(reading.id.value, first.provision.id.value) else {
          return "\(says(.noFinding))"
        }
        let reason = wording.reason(finding)
        let words = reason.isEmpty ? "" : " (\(reason))"
        return "\(wording.name(of: finding.verdict) + words)"
      }
      return [
        "\(wording.when(line))", "\(wording.place(line))", "\(wording.object(line))",
      ] + verdicts + [.link(line.incident.id.name, to: source?.address)]
    }
    let heads =
      [says(.when), says(.whereAbouts), says(.objectReported)]
      + first.readings.map { says(.readingColumn, $0.party.value.name, $0.id.value.name) }
      + [says(.source)]
    return "## \(heading)\n\n\(wording.title(of: first.provision))\(note)\n\n\(table(heads, rows))"
  }

  private var observations: Markdown {
    let lines = report.observations.flatMap { observation in
      observation.stretches.map { stretch -> Markdown in
        "- \(observation.coverage.title): \(language.days(stretch.days, withYear: false)): \(wording.name(of: stretch.state))"
      }
    }
    let none: Markdown = "\(says(.nothingImported))"
    return """
      ## \(says(.notObservedHeading))

      \(says(.notObservedWords))

      \(lines.isEmpty ? none : Markdown(joining: lines, by: "\n"))
      """
  }

  private var promises: Markdown {
    guard !report.promises.isEmpty else { return "" }
    let rows = report.promises.flatMap { promise in
      promise.obligations.map { owed -> [Markdown] in
        let to = owed.to.map { ", " + says(.toWhom, wording.name(of: $0)) } ?? ""
        return [
          "\(wording.title(of: promise.commitment)): \(wording.name(of: owed.from) + to), \(wording.amount(owed))"
        ]
          + owed.stages.map { stage in
            guard let stage else { return "\(says(.notShown))" }
            return
              "\(stage.quantity.map { language.number($0) } ?? says(.withoutNumber)), \(wording.day(stage.day))"
          } + ["\(wording.reached(owed).joined)"]
      }
    }
    let heads = [
      says(.whoOwes), says(.stageAnnounced), says(.stageAgreed), says(.stageDelivered),
      says(.stageReconciled), says(.stageReached),
    ]
    return "## \(says(.promises))\n\n\(table(heads, rows))"
  }

  private var positions: Markdown {
    let lines = report.positions.map { line -> Markdown in
      let stance =
        line.stances.last.map {
          "\(wording.name(of: $0.stance)), \(language.day($0.day.value))"
        } ?? says(.positionUnknown)
      return "- \(wording.title(of: line.provision)), \(wording.name(of: line.party)): \(stance)"
    }
    let conditions = report.conditions.map { condition -> Markdown in
      let answers = condition.answers.map {
        "\(wording.name(of: $0.party.value)): \(wording.name(of: $0.kind))"
      }
      let answered = answers.isEmpty ? says(.noAnswer) : answers.joined(separator: "; ")
      return "- \(says(.condition)): \(condition.title) (\(answered))"
    }
    guard !lines.isEmpty || !conditions.isEmpty else { return "" }
    return "## \(says(.positions))\n\n\(Markdown(joining: lines + conditions, by: "\n"))"
  }

  private var claimedCounts: Markdown {
    guard !report.claimedCounts.isEmpty else { return "" }
    let lines = report.claimedCounts.map { count -> Markdown in
      let words = count.event.text.isEmpty ? count.event.objectWords : count.event.text
      let source = count.event.publication.isEmpty ? count.event.id.name : count.event.publication
      return
        "- \(language.day(count.day)), \(count.event.speaker.name): “\(words)” \(Markdown.link(source, to: count.event.address))"
    }
    return """
      ## \(says(.claimedHeading))

      \(says(.claimedCaption))

      \(Markdown(joining: lines, by: "\n"))
      """
  }

  private var corrections: Markdown {
    guard let since = report.corrected else { return "" }
    let heading: Markdown = "## \(says(.correctionsHeading))"
    let moment = language.moment(since, in: report.clockZone)
    guard !report.corrections.isEmpty else {
      return "\(heading)\n\n\(says(.noCorrections, moment))"
    }
    let lines = report.corrections.map { correction -> Markdown in
      let moved = wording.moved(correction).joined(separator: "; ")
      let why = wording.reasons(correction).joined(separator: "; ")
      return
        "- \(language.day(correction.days.upperBound)), \(wording.title(of: correction.provision)): \(moved) (\(why))"
    }
    return "\(heading)\n\n\(Markdown(joining: lines, by: "\n"))"
  }

  private var balance: Markdown {
    let parties = report.agreement.parties
    let rows = report.balance.accused.map { accused -> [Markdown] in
      [
        "\(accused.party.map { says(.attributedTo, wording.name(of: $0)) } ?? says(.notAttributed))",
        "\(accused.incidents)",
      ] + accused.sources.parties.map { "\($0)" }
        + ["\(accused.sources.unaffiliated)", "\(accused.sources.unknown)"]
    }
    let heads =
      [says(.authorNamed), says(.incidents)]
      + parties.map { says(.sourcesFrom, wording.name(of: $0.id.value)) }
      + [says(.unaffiliated), says(.affiliationUnknown)]
    return """
      ## \(says(.balanceHeading))

      \(says(.balanceCaption, wording.day(report.since)))

      \(table(heads, rows))
      """
  }

  private var method: Markdown {
    let sources = report.agreement.sources.map { source -> Markdown in
      let title = source.title.isEmpty ? source.id.value.name : source.title
      return "- \(Markdown.link(title, to: source.address)), \(language.day(source.day))"
    }
    return """
      ## \(says(.sources))

      \(Markdown(joining: sources, by: "\n"))

      ## \(says(.methodHeading))

      \(says(.methodLimbs)) \(says(.methodProof, wording.name(of: report.proof))) \
      \(says(.methodPlace, language.decimals(report.placeThreshold, 3)))

      \(says(.ledgerLine, language.number(report.ledger.size))) `\(report.ledger.root)`. \
      \(says(.methodCheck))
      """
  }
}
