// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// A stretch of time in which a promise's state does not change.
public struct PromiseSpan: Hashable, Sendable {
  /// The stretch.
  public var span: TimeSpan
  /// The state at its first moment.
  public var state: PromiseState
}

extension Agreement {
  /// How each promise and track stands over a time, each cut where it changes.
  ///
  /// Over more than fourteen days a stretch ends only where the state changes; over fewer also where the
  /// reason does, as from one day to the next of what is owed each day.
  ///
  /// - Returns: One list for each obligation, and each track that waits or begins, in order of
  ///   declaration; the spans of a list touch and fill the time.
  public func promiseTimeline(over span: TimeSpan) -> [[PromiseSpan]] {
    let cuts =
      [span.start]
      + momentsOfPromises(over: span).filter { span.start < $0 && $0 < span.end }
    var rows: [[PromiseSpan]] = []
    for (index, start) in cuts.enumerated() {
      let end = index + 1 < cuts.count ? cuts[index + 1] : span.end
      for (row, state) in promises(at: start).enumerated() {
        if row == rows.count { rows.append([]) }
        if let last = rows[row].last, last.state.state == state.state,
          span.seconds > 14 * 86_400 || last.state.because == state.because
        {
          rows[row][rows[row].count - 1].span = TimeSpan(start: last.span.start, end: end)
        } else {
          rows[row].append(PromiseSpan(span: TimeSpan(start: start, end: end), state: state))
        }
      }
    }
    return rows
  }

  /// Every moment at which a promise can change, in order, each once: the edges of the days on which
  /// something is due, was done or was met, of what provisions start and end, and of each day where
  /// something is owed again and again.
  private func momentsOfPromises(over span: TimeSpan) -> [Instant] {
    var moments: Set<Instant> = []
    let zone = clockZone.value
    func add(_ day: CivilDay) {
      moments.insert(zone.span(of: day).start)
      moments.insert(zone.span(of: day).end)
    }
    func add(_ bound: Bound?) {
      for edge in [bound?.earliest(in: zone), bound?.latest(in: zone)] {
        if let edge { moments.insert(edge) }
      }
    }
    for condition in conditions { if let met = condition.met { add(met.value) } }
    for commitment in commitments {
      for step in commitment.progress { add(step.day.value) }
      for line in commitment.obligations {
        add(due(of: line))
        add(line.following.flatMap { day(of: $0.target.value) })
      }
    }
    for track in tracks { add(track.begins) }
    for reading in provisions.flatMap(\.readings) {
      for bound in [reading.firstHour, reading.lastEnd] {
        for edge in [
          bound?.earliest(in: reading.clockZone.value), bound?.latest(in: reading.clockZone.value),
        ] {
          if let edge { moments.insert(edge) }
        }
      }
    }
    if commitments.contains(where: { $0.obligations.contains { $0.rate != nil } }) {
      var day = zone.clock(at: span.start).day
      for _ in 0..<Self.mostDays where zone.start(of: day) < span.end {
        moments.insert(zone.start(of: day))
        day = day.advanced(byDays: 1)
      }
    }
    return moments.sorted()
  }

  /// How many days of a timeline are looked at one by one: eleven years.
  private static let mostDays = 4_000
}
