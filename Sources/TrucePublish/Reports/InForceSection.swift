// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

/// What is in force of one provision, reading by reading, at the end of the period.
struct InForceSection: Hashable, Sendable {
  /// One reading's answer for one party, or for every bound party alike.
  struct Line: Hashable, Sendable {
    /// The reading.
    var reading: Reading.ID
    /// Whose reading.
    var reader: Party.ID
    /// For whom; empty for every bound party alike.
    var parties: [Party.ID]
    /// The state.
    var state: InForceState
    /// Since when, as the words bound it.
    var start: Bound?
    /// Until when, as the words bound it.
    var end: Bound?
    /// The zone of its days.
    var zone: ClockZone
    /// Why, in a plain sentence; empty for none.
    var because: String
  }

  /// The provision.
  var provision: Provision.ID
  /// Its lines.
  var lines: [Line]
}

/// Whether something is in force.
enum InForceState: String, Hashable, Sendable, CaseIterable {
  case notInForce = "not-in-force"
  case inForce = "in-force"
  case unknown
  case suspended
  case expired
  case released
}

extension InForceSection {
  /// Every provision's section, in order of declaration.
  static func all(of agreement: Agreement, at instant: Instant) -> [InForceSection] {
    agreement.provisions.filter { $0.retired == nil }.map { provision in
      InForceSection(
        provision: provision.id.value,
        lines: provision.readings.flatMap { lines(of: $0, provision, agreement, at: instant) })
    }
  }

  private static func lines(
    of reading: Reading, _ provision: Provision, _ agreement: Agreement, at instant: Instant
  ) -> [Line] {
    let state = agreement.state(of: reading, in: provision, at: instant)
    return [
      Line(
        reading: reading.id.value, reader: reading.party.value, parties: [], state: state,
        start: reading.start, end: reading.end, zone: reading.clockZone.value, because: "")
    ]
  }
}

extension Agreement {
  /// The state of a provision in a reading at a moment, from its bounds and its parties' consent.
  func state(of reading: Reading, in provision: Provision, at instant: Instant) -> InForceState {
    let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    let accepted = provision.binds.allSatisfy { party in
      let last = provision.positions.last {
        $0.party == party && clockZone.value.start(of: $0.day.value) <= instant
      }
      return last?.stance == .accepts
    }
    if !accepted { return .notInForce }
    let zone = reading.clockZone.value
    let started = reading.start?.hasStarted(by: moment, in: zone) ?? .unknown
    let ahead = reading.end?.isStillAhead(of: moment, in: zone) ?? .unknown
    if started == .notMet { return .notInForce }
    if ahead == .notMet { return .expired }
    return started == .met && ahead == .met ? .inForce : .unknown
  }
}
