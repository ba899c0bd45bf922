// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A stretch of time in which a provision's state under a reading for a party does not change.
public struct StateSpan: Hashable, Sendable {
  /// The stretch.
  public var span: TimeSpan
  /// The state at its first moment.
  public var state: ProvisionState
}

extension Agreement {
  /// The states of every provision, reading and party over a time, each cut where it changes.
  ///
  /// The hours of each day in which a reading holds are edges of a timeline of at most fourteen days;
  /// over a longer one the whole day counts, and the reason names the hours.
  ///
  /// - Returns: One list for each provision, reading and party, in order of declaration; the spans of
  ///   a list touch and fill the time.
  public func timeline(over span: TimeSpan) -> [[StateSpan]] {
    provisions.flatMap { provision -> [[StateSpan]] in
      let readings: [Reading?] = provision.readings.isEmpty ? [nil] : provision.readings
      return readings.flatMap { reading -> [[StateSpan]] in
        let isHourly = span.seconds <= 14 * 86_400
        var edges = moments(of: provision, under: reading).filter {
          span.start < $0 && $0 < span.end
        }
        if isHourly, let hours = reading?.hours, let zone = reading?.clockZone.value {
          edges = Set(edges + hours.edges(within: span, in: zone)).sorted()
        }
        let cuts = [span.start] + edges
        return concerned(by: provision).map { party in
          var spans: [StateSpan] = []
          for (index, start) in cuts.enumerated() {
            let end = index + 1 < cuts.count ? cuts[index + 1] : span.end
            let state = state(
              of: provision, under: reading, for: party, at: start, hourly: isHourly)
            if let last = spans.last, last.state.state == state.state,
              last.state.position == state.position, last.state.because == state.because
            {
              spans[spans.count - 1].span = TimeSpan(start: last.span.start, end: end)
            } else {
              spans.append(StateSpan(span: TimeSpan(start: start, end: end), state: state))
            }
          }
          return spans
        }
      }
    }
  }

  /// Every moment at which a state can change, in order, each once: the edges of the days of
  /// positions, bounds, uses of release, suspensions, and what is waited for.
  func moments(of provision: Provision, under reading: Reading?) -> [Instant] {
    var moments: Set<Instant> = []
    func add(_ day: CivilDay, _ zone: ClockZone) {
      moments.insert(zone.span(of: day).start)
      moments.insert(zone.span(of: day).end)
    }
    func add(_ bound: Bound?, _ zone: ClockZone) {
      for edge in [bound?.earliest(in: zone), bound?.latest(in: zone)] {
        if let edge { moments.insert(edge) }
      }
    }
    let zone = reading?.clockZone.value ?? clockZone.value
    for position in provision.positions { add(position.day.value, clockZone.value) }
    if let day = provision.retired { add(day.value, clockZone.value) }
    add(reading?.firstHour, zone)
    add(reading?.end, zone)
    add(reading?.lastEnd, zone)
    for later in reading?.extensions ?? [] {
      add(later.end, zone)
      if let day = later.day { add(day.value, zone) }
    }
    for party in provision.binds {
      for step in membership(of: party.value, in: provision).steps {
        if let start = step.start { moments.insert(start) }
      }
    }
    for use in reading?.release?.uses ?? [] { add(use.day.value, zone) }
    for suspension in provision.suspensions {
      add(suspension.start, clockZone.value)
      add(suspension.end, clockZone.value)
    }
    for wait in provision.waitsFor + (reading?.waitsFor ?? []) {
      switch wait.target.value {
      case .condition(let id):
        if let day = condition(id)?.met { add(day.value, clockZone.value) }
      case .commitment(let id):
        for step in commitment(id)?.progress ?? [] { add(step.day.value, clockZone.value) }
      case .provision(let id):
        for other in self.provision(id)?.readings ?? [] {
          add(other.lastEnd, other.clockZone.value)
          for lapse in other.lapses {
            add(lapse.start, other.clockZone.value)
            add(lapse.end, other.clockZone.value)
          }
        }
      }
    }
    return moments.sorted()
  }
}
