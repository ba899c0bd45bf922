// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceFigures
import TruceFindings
import TruceGround
import TruceStore
import TruceTerms

/// What is in force of one provision, reading by reading, at the end of the period.
struct InForceSection: Hashable, Sendable {
  /// One reading's answer for one party, or for every bound party alike.
  struct Line: Hashable, Sendable {
    /// The reading; `nil` for a provision that nobody reads yet.
    var reading: Reading?
    /// For whom; empty for every bound party alike.
    var parties: [Party.ID]
    /// The clock's answer for the first of them.
    var state: ProvisionState
  }

  /// The provision.
  var provision: Provision.ID
  /// Its lines.
  var lines: [Line]

  /// Every provision that is not retired, in order of declaration.
  ///
  /// Parties of one state share a line.
  static func all(of agreement: Agreement, states: [ProvisionState]) -> [InForceSection] {
    agreement.provisions.filter { $0.retired == nil }.map { provision in
      let own = states.filter { $0.provision == provision.id.value }
      let readings: [Reading?] = provision.readings.isEmpty ? [nil] : provision.readings
      let lines = readings.flatMap { reading -> [Line] in
        var lines: [Line] = []
        for state in own where state.reading == reading?.id.value {
          if let index = lines.firstIndex(where: { $0.state.state == state.state }) {
            lines[index].parties.append(state.party)
          } else {
            lines.append(Line(reading: reading, parties: [state.party], state: state))
          }
        }
        if lines.count == 1 { lines[0].parties = [] }
        return lines
      }
      return InForceSection(provision: provision.id.value, lines: lines)
    }
  }
}

extension ReleasingViolation {
  /// The earliest of each reading by each party: a later one gives no right that it did not give.
  static func first(of violations: [ReleasingViolation]) -> [ReleasingViolation] {
    struct Key: Hashable {
      var provision: Provision.ID
      var reading: Reading.ID
      var party: Party.ID
    }
    var places: [Key: Int] = [:]
    var result: [ReleasingViolation] = []
    for violation in violations {
      let key = Key(
        provision: violation.provision, reading: violation.reading, party: violation.by)
      guard let place = places[key] else {
        places[key] = result.count
        result.append(violation)
        continue
      }
      let known = result[place]
      if (violation.end, violation.incident) < (known.end, known.incident) {
        result[place] = violation
      }
    }
    return result
  }
}

extension Agreement {
  /// Whether a provision binds anyone at a moment under a reading: in force if it binds one of them,
  /// unknown if it may.
  func state(of reading: Reading, in provision: Provision, at instant: Instant)
    -> ProvisionState.State
  {
    let states = provision.binds.map {
      state(of: provision, under: reading, for: $0.value, at: instant).state
    }
    if states.contains(.inForce) { return .inForce }
    return states.contains(.unknown) ? .unknown : states.first ?? .notInForce
  }

  /// The state of every provision by each of its readings at noon of a day, for whomever it binds.
  func statesAtNoon(of day: CivilDay) -> [[ProvisionState.State]] {
    let noon = clockZone.value.start(of: day).advanced(bySeconds: 43_200)
    return provisions.map { provision in
      provision.readings.map { state(of: $0, in: provision, at: noon) }
    }
  }
}
