// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceGround
import TruceTerms

/// Who the sources behind the incidents speak for.
///
/// No number is split by accused party without this beside it.
struct SourceBalance: Sendable {
  /// Events by whom they speak for.
  struct Counts: Hashable, Sendable {
    /// By party or mediator, in order of declaration.
    var parties: [Int]
    /// Speakers of none of them.
    var unaffiliated = 0
    /// Speakers whose affiliation nobody has said.
    var unknown = 0

    /// All of them.
    var all: Int { parties.reduce(0, +) + unaffiliated + unknown }

    /// Adds those of other incidents.
    static func += (left: inout Counts, right: Counts) {
      for index in left.parties.indices { left.parties[index] += right.parties[index] }
      left.unaffiliated += right.unaffiliated
      left.unknown += right.unknown
    }
  }

  /// Incidents in which every claim names the same author.
  struct Accused: Sendable {
    /// The author named; `nil` where none is, or sources name different ones.
    var party: Party.ID?
    /// How many incidents.
    var incidents = 0
    /// The events behind them.
    var sources: Counts
  }

  /// All events of the incidents.
  private(set) var all: Counts
  /// By author named: bound parties in order of declaration, last those without one.
  private(set) var accused: [Accused]

  fileprivate init(all: Counts, accused: [Accused]) {
    self.all = all
    self.accused = accused
  }

  /// The sum over the stretches inside the days.
  init(of counting: Counting, in days: ClosedRange<CivilDay>, agreement: Agreement) {
    self.init(of: EmptyCollection(), agreement: agreement)
    for stretch in counting.stretches where days.holds(stretch.days) {
      all += stretch.balance.all
      for index in accused.indices {
        accused[index].incidents += stretch.balance.accused[index].incidents
        accused[index].sources += stretch.balance.accused[index].sources
      }
    }
  }

  init(of incidents: some Sequence<Incident>, agreement: Agreement) {
    let ids = agreement.parties.map(\.id.value)
    let empty = Counts(parties: ids.map { _ in 0 })
    all = empty
    let bound = agreement.parties.filter { $0.role == .party }.map(\.id.value)
    accused = (bound.map(Optional.some) + [nil]).map { Accused(party: $0, sources: empty) }
    for incident in incidents {
      let index = accused.firstIndex { $0.party == incident.actor } ?? accused.count - 1
      accused[index].incidents += 1
      for event in incident.events {
        func count(in counts: inout Counts) {
          switch event.speaker.affiliation {
          case .party(let id):
            if let at = ids.firstIndex(of: id) { counts.parties[at] += 1 }
          case .none: counts.unaffiliated += 1
          case .unknown: counts.unknown += 1
          }
        }
        count(in: &all)
        count(in: &accused[index].sources)
      }
    }
  }

  /// The party whose speakers are at least two thirds of all parties' events, of ten or more.
  func dominant(in agreement: Agreement) -> Party.ID? {
    let sum = all.parties.reduce(0, +)
    guard sum >= 10 else { return nil }
    for (party, amount) in zip(agreement.parties, all.parties) where amount * 3 >= sum * 2 {
      return party.id.value
    }
    return nil
  }
}

extension Packer {
  mutating func add(_ balance: SourceBalance) {
    func add(_ counts: SourceBalance.Counts, to packer: inout Packer) {
      packer.add(all: counts.parties) { $0.add($1) }
      packer.add(counts.unaffiliated)
      packer.add(counts.unknown)
    }
    add(balance.all, to: &self)
    self.add(all: balance.accused) { packer, accused in
      packer.add(optional: accused.party) { $0.add($1) }
      packer.add(accused.incidents)
      add(accused.sources, to: &packer)
    }
  }
}

extension Unpacker {
  mutating func sourceBalance() -> SourceBalance {
    func counts(_ unpacker: inout Unpacker) -> SourceBalance.Counts {
      SourceBalance.Counts(
        parties: unpacker.all { $0.int() }, unaffiliated: unpacker.int(), unknown: unpacker.int())
    }
    return SourceBalance(
      all: counts(&self),
      accused: all { unpacker in
        SourceBalance.Accused(
          party: unpacker.optional { $0.id() }, incidents: unpacker.int(),
          sources: counts(&unpacker))
      })
  }
}
