// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround
import TruceStore
import TruceTerms

extension Page {
  /// What could not be observed, feed by feed.
  var observations: HTML {
    let rows = report.observations.map { observation -> [HTML] in
      let stretches = observation.stretches.map { stretch -> HTML in
        let days = language.days(stretch.days, withYear: false)
        let name = "\(days): \(wording.name(of: stretch.state))"
        return stretch.state == .reported || stretch.state == .nothingReported
          ? "<span class=\"line\">\(name)</span>" : "<span class=\"line gapped\">\(name)</span>"
      }
      let last =
        observation.lastImport.map { language.moment($0, in: report.clockZone) } ?? says(.never)
      let bad =
        observation.coverage.badRows > 0
        ? "; " + says(.badRows, language.count(observation.coverage.badRows, .row)) : ""
      return [
        "\(observation.coverage.title)<br><span class=\"sans\">\(observation.coverage.feed.name)</span>",
        HTML(joining: stretches, by: "\n"), "\(last)\(bad)",
      ]
    }
    return section(
      "observed", says(.notObservedHeading),
      "<p>\(says(.notObservedWords))</p>\n"
        + (rows.isEmpty
          ? "<p>\(says(.nothingImported))</p>"
          : table(
            says(.notObservedCaption, language.days(report.days), report.clockZone.name),
            heads: [(says(.feed), false), (says(.days), false), (says(.lastImport), false)],
            groups: [(id: "", heading: nil, rows: rows)])))
  }

  /// Counts that somebody published, apart from what Truce counts.
  var claimedCounts: HTML {
    guard !report.claimedCounts.isEmpty else { return "" }
    let shown = report.claimedCounts.suffix(30)
    let rows = shown.map { count -> [HTML] in
      let event = count.event
      let source: HTML =
        linkable(event.address).map {
          "<a href=\"\($0)\">\(event.publication.isEmpty ? event.id.name : event.publication)</a>"
        } ?? "\(event.publication.isEmpty ? event.id.name : event.publication)"
      let words = event.text.isEmpty ? event.objectWords : event.text
      return [
        "<time datetime=\"\(count.day.description)\">\(wording.day(count.day))</time>",
        "\(event.speaker.name)<br><span class=\"sans\">\(wording.name(of: event.speaker.affiliation))</span>",
        "<q>\(shortened(words, to: 200))</q>", source,
      ]
    }
    let more: HTML =
      report.claimedCounts.count > shown.count
      ? "\n<p class=\"note\">\(says(.earlierLeftOut, language.number(report.claimedCounts.count - shown.count)))</p>"
      : ""
    return section(
      "claimed", says(.claimedHeading),
      table(
        says(.claimedCaption),
        heads: [
          (says(.day), false), (says(.speaker), false), (says(.theirWords), false),
          (says(.source), false),
        ], groups: [(id: "", heading: nil, rows: rows)], className: "sorts") + more)
  }

  /// Who the sources speak for, beside the number of incidents by the author they name.
  var balance: HTML {
    let balance = report.balance
    guard balance.all.all > 0 else { return "" }
    let parties = report.agreement.parties
    let isMany = parties.count > Page.mostColumns
    func cells(_ name: String, _ party: Party.ID?, _ incidents: Int, _ counts: SourceBalance.Counts)
      -> [HTML]
    {
      // The records of a cell are behind the incidents of its row.
      func cell(_ number: Int) -> HTML {
        figure(number, name, counting: "records") { $0.accused(party) }
      }
      let ofParties: [HTML]
      if isMany {
        let lines = zip(parties, counts.parties).filter { $1 > 0 }.map { party, count -> HTML in
          "<span class=\"line\">\(wording.name(of: party.id.value)): \(cell(count))</span>"
        }
        ofParties = [lines.isEmpty ? "0" : HTML(joining: lines, by: "\n")]
      } else {
        ofParties = counts.parties.map(cell)
      }
      return ["\(name)", figure(incidents, name) { $0.accused(party) }] + ofParties
        + [cell(counts.unaffiliated), cell(counts.unknown)]
    }
    let rows = balance.accused.map { accused in
      cells(
        accused.party.map { says(.attributedTo, wording.name(of: $0)) } ?? says(.notAttributed),
        accused.party, accused.incidents, accused.sources)
    }
    let sentence: HTML =
      balance.dominant(in: report.agreement).map { party in
        let index = parties.firstIndex { $0.id.value == party } ?? 0
        return
          "<p>\(says(.imbalance, wording.name(of: party), language.number(balance.all.parties[index]), language.number(balance.all.all)))</p>\n"
      } ?? ""
    return section(
      "balance", says(.balanceHeading),
      sentence
        + table(
          says(.balanceCaption, wording.day(report.since)),
          heads: [(says(.authorNamed), false), (says(.incidents), true)]
            + (isMany
              ? [(says(.sourcesOfParties), false)]
              : parties.map { (says(.sourcesFrom, wording.name(of: $0.id.value)), true) })
            + [(says(.unaffiliated), true), (says(.affiliationUnknown), true)],
          groups: [(id: "", heading: nil, rows: rows)]))
  }

  /// The texts that the agreement rests on and the files that were imported.
  var sources: HTML {
    let texts = report.agreement.sources.map { source -> HTML in
      let speaker = source.speaker.map { wording.name(of: $0.value) + ", " } ?? ""
      let address: HTML =
        linkable(source.address).map { "<br><span class=\"sans address\">\($0)</span>" } ?? ""
      return "<li>\(speaker)\(link(to: source.id.value))\(address)</li>"
    }
    let files = report.feeds.flatMap { feed in
      feed.files.map { file -> HTML in
        "<li>\(feed.title): \(file.name), \(language.moment(file.received, in: report.clockZone)) <span class=\"hash\">\(file.digest)</span></li>"
      }
    }
    return section(
      "sources", says(.sources),
      """
      <details><summary>\(says(.textsOfAgreement, language.number(texts.count)))</summary>
      <ul>\(HTML(joining: texts, by: "\n"))</ul></details>
      <details><summary>\(says(.filesImported, language.number(files.count)))</summary>
      <ul>\(HTML(joining: files, by: "\n"))</ul></details>
      """)
  }

  /// How it was reached and how to check it.
  var method: HTML {
    let threshold = language.decimals(report.placeThreshold, 3)
    return section(
      "method", says(.methodHeading),
      """
      <p>\(says(.methodLimbs)) \(says(.methodProof, wording.name(of: report.proof))) \(says(.methodPlace, threshold))</p>
      <p class="hash">\(says(.ledgerLine, language.number(report.ledger.size)))<br>\(report.ledger.root)</p>
      <p class="note">\(says(.methodCheck))</p>
      """)
  }
}
