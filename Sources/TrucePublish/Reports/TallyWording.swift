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
    steps(
      account, plain: { $0 }, figure: { words, _, _ in words },
      says: { language.words(of: $0, filling: $1) }, joining: { $0.joined(separator: $1) })
  }

  /// The same in any markup.
  ///
  /// - Parameters:
  ///   - account: The account.
  ///   - plain: Words without a number of incidents.
  ///   - figure: A number as it is written, what it counts, and the incidents behind it.
  ///   - says: A phrase with its blanks.
  ///   - joining: Pieces with a separator.
  /// - Returns: One sentence a step.
  func steps<Text>(
    _ account: TallyAccount, plain: (String) -> Text,
    figure: (String, String, [Incident.ID]) -> Text, says: (TallyPhrase, [Text]) -> Text,
    joining: ([Text], String) -> Text
  ) -> [Text] {
    func number(_ value: Int) -> Text { plain(language.number(value)) }
    func limbs(_ label: String, _ lists: [[Incident.ID]]) -> Text {
      let parts = zip(Limb.allCases, lists).filter { !$1.isEmpty }.map { limb, ids -> Text in
        let name = wording.name(of: limb)
        return joining(
          [
            plain(name + " "), figure(language.number(ids.count), "\(label), \(name)", ids),
          ], "")
      }
      return parts.isEmpty
        ? plain("") : joining([plain(" ("), joining(parts, ", "), plain(")")], "")
    }
    let title = title(account)
    var steps = [
      says(.stepNumber, [plain(self.number(account)), plain(language.days(account.days))])
    ]
    if account.tallies.count > 1 {
      steps.append(says(.stepSeries, [number(account.tallies.count), number(account.daysWithout)]))
    }
    let named = account.named
    if named.mentions > 0 {
      steps.append(
        says(
          .stepNamed,
          [named.mentions, named.repeated, named.withoutPlace, named.withoutObject, named.missing]
            .map { number($0) }))
    }
    let told = language.count(account.claimed, .incident)
    steps.append(
      says(
        .stepClaimed,
        [figure(told, "\(title), \(language.words(of: TallyPhrase.incidents))", account.told)]))
    if account.readings.isEmpty { steps.append(says(.noReading, [])) }
    for reading in account.readings {
      let label = "\(title), \(reading.reading.name)"
      func counted(_ ids: [Incident.ID], _ phrase: TallyPhrase) -> Text {
        figure(language.number(ids.count), "\(label), \(language.words(of: phrase))", ids)
      }
      steps.append(
        says(
          .stepWords,
          [
            plain(reading.reading.name), counted(reading.violating, .byWords),
            figure(
              language.number(reading.notViolations), "\(label), \(language.says(.notViolation))",
              reading.decided.flatMap(\.self)),
            limbs("\(label), \(language.says(.notViolation))", reading.decided),
            figure(
              language.number(reading.undetermined), "\(label), \(language.says(.undetermined))",
              reading.open.flatMap(\.self)),
            limbs("\(label), \(language.says(.undetermined))", reading.open),
          ]))
      steps.append(says(.stepPractice, [counted(reading.violatingByPractice, .byPractice)]))
      steps.append(
        says(
          .stepProof,
          [
            plain(wording.name(of: report.proof)),
            counted(reading.violatingUnderProof, .underProof),
          ]))
    }
    guard let left = account.unexplained, let beyond = account.beyond else {
      return steps + [says(.stepNothing, [])]
    }
    steps.append(says(account.isAtLeast ? .stepLeftAtLeast : .stepLeft, [number(left)]))
    if beyond > 0 { steps.append(says(.stepBeyond, [number(beyond)])) }
    return steps
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
