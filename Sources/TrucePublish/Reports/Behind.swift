// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The incidents behind the numbers of a report, by their places in the assessment, ascending.
///
/// A number is counted without a list of what it counts, for a mission may hold a million incidents; here
/// the same rule gives the list. A law in the tests holds that every list is as long as its number.
struct Behind: Sendable {
  /// The most incidents of which a report lists those behind each number.
  static let most = 600

  /// The standard of proof of a number.
  enum Standard: Hashable, Sendable {
    /// The report's own.
    case main
    /// A party's claims, by its place among the content's claims.
    case claims(Int)
  }

  private let assessment: Assessment
  private let claims: [Assessment]
  private let counting: Counting
  private let agreement: Agreement
  private let feeds: [Feed.ID]
  /// Every incident of the totals.
  let total: [Int]
  /// Those of the report's own days.
  let now: [Int]
  private let numbers: [Incident.ID: Int]
  /// The words on which the readings of each incident of the totals part.
  private let divisions: [(number: Int, parts: [Division])]

  /// `nil` where the totals hold more than ``most``.
  init?(
    of content: MissionContent, counting: Counting, days: ClosedRange<CivilDay>,
    total: ClosedRange<CivilDay>
  ) {
    guard counting.count(in: total) <= Behind.most else { return nil }
    assessment = content.assessment
    claims = content.claims
    self.counting = counting
    agreement = content.agreement
    feeds = content.feeds.map(\.feed)
    self.total = counting.entries(in: total)
    now = counting.entries(in: days)
    let all = content.assessment.incidents
    let named = all.count <= Behind.most ? Array(all.indices) : self.total
    divisions = self.total.map { number in
      (
        number,
        Division.parts(
          of: content.assessment, under: content.agreement, in: [number],
          isCounted: counting.isCounted)
      )
    }
    numbers = Dictionary(named.map { (all[$0].id, $0) }, uniquingKeysWith: { $1 })
  }

  /// An incident by its place; a page shows the place counted from 1.
  func incident(_ number: Int) -> Incident { assessment.incidents[number] }

  /// What a list tells of one incident: all but its findings.
  func line(_ number: Int) -> IncidentLine {
    IncidentLines([number], assessment, agreement.provisions, counting)
      .line(at: 0, hasFindings: false)
  }

  /// The place of an incident; `nil` where the report does not list it.
  func number(of id: Incident.ID) -> Int? { numbers[id] }

  /// The places of incidents by their names.
  func numbers(of ids: [Incident.ID]) -> [Int] { ids.compactMap { numbers[$0] }.sorted() }

  private func rulings(_ number: Int, _ standard: Standard) -> ArraySlice<Ruling> {
    switch standard {
    case .main: assessment.rulings[number]
    case .claims(let index): claims[index].rulings[number]
    }
  }

  /// Where an incident stands under a provision.
  func standing(_ number: Int, under provision: Int, _ standard: Standard = .main) -> Standing? {
    Standing(of: counting.counted(rulings(number, standard), under: provision))
  }

  /// Those of a standing, by its word; of every standing for `nil`.
  func standing(
    _ word: String?, under provision: Int, _ standard: Standard, among numbers: [Int]
  ) -> [Int] {
    numbers.filter { number in
      guard let standing = standing(number, under: provision, standard) else { return false }
      return word == nil || standing.word == word
    }
  }

  /// Those that count once in the report's headline, by their standing under what weighs most.
  func foremost(_ word: String?, under provisions: [Int]) -> [Int] {
    now.filter { number in
      let standings = provisions.compactMap { standing(number, under: $0) }
      guard let first = Standing.foremost(of: standings) else { return false }
      return word == nil || first.word == word
    }
  }

  /// Undetermined ones that lack a limb.
  func lacking(_ limb: Limb, under provision: Int) -> [Int] {
    total.filter { number in
      guard case .undetermined(let limbs)? = standing(number, under: provision) else {
        return false
      }
      return limbs.contains(limb)
    }
  }

  /// Those of which the party whose claims count says nothing.
  func unclaimed(under provision: Int, _ standard: Standard, among numbers: [Int]) -> [Int] {
    numbers.filter { number in
      !rulings(number, standard).contains { $0.provision == provision }
    }
  }

  /// Those on ground that the accused claims itself.
  func onOwnGround(under provision: Int, among numbers: [Int]) -> [Int] {
    numbers.filter { number in
      counting.counted(rulings(number, .main), under: provision)
        .contains { $0.isOnOwnGround == .met }
    }
  }

  /// Those that are a violation under one reading, by its words or by its practice.
  func violations(
    of reading: Int, under provision: Int, _ standard: Standard, byPractice: Bool,
    among numbers: [Int]
  ) -> [Int] {
    numbers.filter { number in
      let own = rulings(number, standard).filter {
        $0.provision == provision && $0.reading == reading
      }
      guard let words = own.first(where: { $0.basis == .words }) else { return false }
      let practice = byPractice ? own.first { $0.basis == .practice } : nil
      return (practice ?? words).verdict == .violation
    }
  }

  /// Those whose time spans several days.
  var undated: [Int] { total.filter { counting.days[$0].length > 1 } }

  /// Those of one day.
  func on(_ day: CivilDay, among numbers: [Int]) -> [Int] {
    numbers.filter { counting.days[$0] == day...day }
  }

  /// Those that hang on words on which readings part: contested on them, and others.
  func divided(by division: Division) -> (contested: [Int], open: [Int]) {
    var result = (contested: [Int](), open: [Int]())
    for (number, parts) in divisions {
      guard let part = parts.first(where: { $0.isOn(division) }) else { continue }
      if part.contested > 0 { result.contested.append(number) } else { result.open.append(number) }
    }
    return result
  }

  /// Those of one class that hang on words on which readings part; `nil` where none is named.
  func divided(by division: Division, of objectClass: ObjectClass.ID?) -> [Int] {
    let (contested, open) = divided(by: division)
    return (contested + open).sorted().filter {
      Division.objectClass(of: incident($0)) == objectClass
    }
  }

  /// Those in which every claim names the same author; for `nil` those without one that is bound.
  func accused(_ party: Party.ID?) -> [Int] {
    let bound = agreement.parties.filter { $0.role == .party }.map(\.id.value)
    return total.filter { number in
      let actor = incident(number).actor.flatMap { bound.contains($0) ? $0 : nil }
      return actor == party
    }
  }

  /// Those a source tells of; with `alone` those that nobody else of its kind tells of.
  func told(by source: SourceReach.Source, alone: Bool) -> [Int] {
    let reader = SourceReach.Reader(feeds: feeds, agreement: agreement)
    return total.filter { number in
      let sources = reader.sources(of: incident(number))
      return sources.contains(source)
        && (!alone || sources.count { $0.isFeed == source.isFeed } == 1)
    }
  }
}

extension Standing {
  /// The one that weighs most.
  static func foremost(of standings: [Standing]) -> Standing? {
    standings.min { $0.weight < $1.weight }
  }

  private var weight: Int {
    switch self {
    case .core: 0
    case .contested: 1
    case .undetermined: 2
    case .outside: 3
    }
  }
}
