// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// The incidents that count for the same days, with what their part in every total is.
///
/// Most are of one day; an incident that spans more than three has the stretch of its days. A report
/// adds the stretches that lie inside its days, and looks at no other incident.
struct Stretch: Sendable {
  /// The part of its incidents in the numbers of one provision under one proof.
  struct Part: Sendable {
    /// The four numbers under the counted readings.
    var numbers = FourNumbers()
    /// Every reading's count by words and practice, in order of declaration.
    var own: [OwnCount]
  }

  /// The days.
  let days: ClosedRange<CivilDay>
  /// The incidents' places in the assessment, ascending.
  let entries: [Int]
  /// By provision, under the mission's proof.
  let main: [Part]
  /// The same under each party's claims, in the order of the content's claims.
  let claims: [[Part]]
  /// On which words their readings part.
  let divisions: [Division]
  /// Who the sources behind them speak for.
  let balance: SourceBalance
  /// What each source tells of.
  let reach: SourceReach
  /// By comparison and split: what its tests look at.
  let splits: [[SplitCount]]

  /// Every stretch that has an incident, in order of days.
  static func all(
    of content: MissionContent, days: [ClosedRange<CivilDay>], isCounted: [[Bool]]
  ) -> [Stretch] {
    var found: [ClosedRange<CivilDay>: [Int]] = [:]
    for (index, days) in days.enumerated() { found[days, default: []].append(index) }
    let order = found.keys.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    let reader = SourceReach.Reader(
      feeds: content.feeds.map(\.feed), agreement: content.agreement)
    return order.map { days in
      Stretch(
        days, found[days, default: []], of: content, isCounted: isCounted, toldBy: reader)
    }
  }

  private init(
    _ days: ClosedRange<CivilDay>, _ entries: [Int], of content: MissionContent,
    isCounted: [[Bool]], toldBy reader: SourceReach.Reader
  ) {
    self.days = days
    self.entries = entries
    let incidents = entries.lazy.map { content.assessment.incidents[$0] }
    main = Stretch.parts(of: content.assessment, in: entries, content.agreement, isCounted)
    claims = content.claims.map {
      Stretch.parts(of: $0, in: entries, content.agreement, isCounted)
    }
    divisions = Division.parts(
      of: content.assessment, under: content.agreement, in: entries, isCounted: isCounted)
    balance = SourceBalance(of: incidents, agreement: content.agreement)
    var reach = reader.none
    for incident in incidents { reach.add(incident, by: reader) }
    self.reach = reach
    splits = content.comparisons.map {
      SplitCount.all(
        of: $0, among: entries, of: content.assessment, agreement: content.agreement)
    }
  }

  private static func parts(
    of assessment: Assessment, in entries: [Int], _ agreement: Agreement, _ isCounted: [[Bool]]
  ) -> [Part] {
    var parts = agreement.provisions.map { provision in
      Part(own: provision.readings.map { _ in OwnCount() })
    }
    for entry in entries {
      let rulings = assessment.rulings[entry]
      for provision in parts.indices {
        parts[provision].add(rulings, of: provision, isCounted: isCounted[provision])
      }
    }
    return parts
  }
}

extension Stretch.Part {
  /// Adds one incident's part in the numbers of one provision.
  fileprivate mutating func add(
    _ rulings: ArraySlice<Ruling>, of provision: Int, isCounted: [Bool]
  ) {
    let all = rulings.filter { $0.provision == provision }
    numbers.count(all, isCounted: isCounted)
    for ruling in all where ruling.basis == .words {
      let practice = all.first { $0.basis == .practice && $0.reading == ruling.reading }
      if ruling.verdict == .violation { own[ruling.reading].byWords += 1 }
      if (practice ?? ruling).verdict == .violation { own[ruling.reading].byPractice += 1 }
    }
  }
}

extension Packer {
  mutating func add(_ stretch: Stretch) {
    func add(_ parts: [Stretch.Part], to packer: inout Packer) {
      packer.add(all: parts) { packer, part in
        packer.add(part.numbers)
        packer.add(all: part.own) {
          $0.add($1.byWords)
          $0.add($1.byPractice)
        }
      }
    }
    self.add(stretch.days)
    self.add(ascending: stretch.entries)
    add(stretch.main, to: &self)
    self.add(all: stretch.claims) { add($1, to: &$0) }
    self.add(all: stretch.divisions) { $0.add($1) }
    self.add(stretch.balance)
    self.add(stretch.reach)
    self.add(all: stretch.splits) { $0.add(all: $1) { $0.add($1) } }
  }
}

extension Stretch {
  /// Reads a stretch that was packed.
  init(_ unpacker: inout Unpacker, of agreement: Agreement) {
    func parts(_ unpacker: inout Unpacker) -> [Part] {
      unpacker.all { unpacker in
        Part(
          numbers: unpacker.fourNumbers(),
          own: unpacker.all { OwnCount(byWords: $0.int(), byPractice: $0.int()) })
      }
    }
    days = unpacker.days()
    entries = unpacker.ascending()
    main = parts(&unpacker)
    claims = unpacker.all(parts)
    divisions = unpacker.all { $0.division(of: agreement) }
    balance = unpacker.sourceBalance()
    reach = unpacker.sourceReach()
    splits = unpacker.all { $0.all { $0.splitCount() } }
  }
}
