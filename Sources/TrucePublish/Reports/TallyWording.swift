// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceTerms

/// Why published numbers and Truce's differ, in the words of one language, for every renderer alike.
struct TallyWording {
  let report: Report
  let language: Language

  private var wording: Wording { Wording(report: report, language: language) }

  private func says(_ phrase: TallyPhrase, _ blanks: String...) -> String {
    language.words(of: phrase, filling: blanks)
  }

  var heading: String { says(.heading) }
  var caption: String { says(.caption) }
  var read: String { says(.read) }

  var heads: [(String, isFigure: Bool)] {
    [
      (says(.who), false), (says(.published), true), (says(.incidents), true),
      (says(.byWords), true), (says(.byPractice), true), (says(.underProof), true),
      (says(.unexplained), true),
    ]
  }

  /// Who counts whose acts, and for which days.
  func title(_ account: TallyAccount) -> String {
    let speakers = account.tallies.map(\.speaker).firsts.joined(separator: ", ")
    return says(
      .actsOf, "\(wording.name(of: account.party)) (\(speakers))",
      wording.name(of: account.against)) + ", " + language.days(account.days)
  }

  private func number(_ account: TallyAccount) -> String {
    guard let published = account.published else { return says(.noNumber) }
    let number = language.number(published)
    return account.isAtLeast ? says(.moreThan, number) : number
  }

  /// One row: a count under each of the side's readings stands one after another.
  func row(_ account: TallyAccount) -> [String] {
    func each(_ value: (TallyAccount.ReadingAccount) -> Int) -> String {
      account.readings.isEmpty
        ? "—" : account.readings.map { language.number(value($0)) }.joined(separator: " / ")
    }
    return [
      title(account), number(account), language.number(account.claimed),
      each(\.violations), each(\.violationsByPractice), each(\.violationsUnderProof),
      account.unexplained.map { language.number($0) } ?? "—",
    ]
  }

  /// The steps from the published number to Truce's, in order.
  func steps(_ account: TallyAccount) -> [String] {
    var steps = [says(.stepNumber, number(account), language.days(account.days))]
    if account.tallies.count > 1 {
      steps.append(
        says(
          .stepSeries, language.number(account.tallies.count),
          language.number(account.daysWithout)))
    }
    let named = account.named
    if named.mentions > 0 {
      steps.append(
        says(
          .stepNamed, language.number(named.mentions), language.number(named.repeated),
          language.number(named.withoutPlace), language.number(named.withoutObject),
          language.number(named.missing)))
    }
    steps.append(says(.stepClaimed, language.count(account.claimed, .incident)))
    if account.readings.isEmpty { steps.append(says(.noReading)) }
    for reading in account.readings {
      steps.append(
        says(
          .stepWords, reading.reading.name, language.number(reading.violations),
          language.number(reading.notViolations), limbs(reading.decidedBy),
          language.number(reading.undetermined), limbs(reading.lacking)))
      steps.append(says(.stepPractice, language.number(reading.violationsByPractice)))
      steps.append(
        says(
          .stepProof, wording.name(of: report.proof),
          language.number(reading.violationsUnderProof)))
    }
    guard let left = account.unexplained, let beyond = account.beyond else {
      return steps + [says(.stepNothing)]
    }
    steps.append(says(account.isAtLeast ? .stepLeftAtLeast : .stepLeft, language.number(left)))
    if beyond > 0 { steps.append(says(.stepBeyond, language.number(beyond))) }
    return steps
  }

  /// The limbs that decide or lack, each with its number, in brackets; nothing for none.
  private func limbs(_ counts: [Int]) -> String {
    let parts = zip(Limb.allCases, counts).filter { $1 > 0 }.map {
      "\(wording.name(of: $0)) \(language.number($1))"
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  /// The section in Markdown.
  var markdown: Markdown {
    guard !report.tallies.isEmpty else { return "" }
    let rows = report.tallies.map { row($0).map { "\($0)" as Markdown } }
    let parts = report.tallies.map { account -> Markdown in
      let steps = steps(account).map { "- \($0)" as Markdown }
      let said = account.tallies.filter { !$0.words.isEmpty }.prefix(1).map {
        "- “\($0.words)” \(Markdown.link(read, to: $0.address))" as Markdown
      }
      return "**\(title(account))**\n\n\(Markdown(joining: steps + said, by: "\n"))"
    }
    return """
      ## \(heading)

      \(caption)

      \(Markdown(table: heads.map(\.0), rows: rows))

      \(Markdown(joining: parts, by: "\n\n"))
      """
  }
}
