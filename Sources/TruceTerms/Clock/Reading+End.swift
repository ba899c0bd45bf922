// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// A time between an end and a later extension, in which a reading does not hold.
public struct Lapse: Hashable, Sendable {
  /// The end that had come.
  public var start: Bound
  /// The day of the extension that came too late to join it.
  public var end: Bound
}

extension Bound {
  /// The bound so many terms later.
  func advanced(by term: Length, times: Int = 1, in zone: ClockZone) -> Bound {
    var later = self
    let whole = Length(term.count * times, term.unit)
    later.at = at?.map { whole.after($0, in: zone) }
    later.notBefore = notBefore?.map { whole.after($0, in: zone) }
    later.notAfter = notAfter?.map { whole.after($0, in: zone) }
    return later
  }
}

extension Reading {
  /// Its end as far as sources show: with every extension, and with each renewal that nobody gave
  /// notice against.
  ///
  /// A reading that renews itself, and of whose end nobody gave notice, goes on.
  public var lastEnd: Bound? {
    let end = extensions.last?.end ?? self.end
    guard let end, !end.isOpen, let renewal else { return end }
    return renewal.end(from: end, in: clockZone.value)
  }

  /// The times between an end and an extension that was agreed only after it.
  public var lapses: [Lapse] {
    let zone = clockZone.value
    var before = end
    var result: [Lapse] = []
    for later in extensions {
      if let day = later.day, let ended = before, let earliest = ended.earliest(in: zone),
        !ended.isOpen, earliest < zone.span(of: day.value).end
      {
        let agreed = Bound(at: Marked(.day(day.value), at: day.location), location: day.location)
        result.append(Lapse(start: ended, end: agreed))
      }
      before = later.end
    }
    return result
  }

  /// The end that lies behind a moment: the last one, or that before a late extension.
  func ended(at instant: Instant) -> Bound? {
    let moment = TimeSpan(start: instant, end: instant.advanced(bySeconds: 1))
    let zone = clockZone.value
    return lapses.first {
      $0.start.hasStarted(by: moment, in: zone) == .met
        && $0.end.hasStarted(by: moment, in: zone) == .notMet
    }?.start ?? lastEnd
  }

  /// Why its end is where it is, beyond its own words; `nil` where nothing moved it.
  var endMoved: String? {
    if let last = extensions.last {
      return "extended until \(last.end.spoken)" + (last.day.map { " on \($0.value)" } ?? "")
    }
    guard let renewal else { return nil }
    guard let notice = renewal.notices.first else {
      return "it renews itself by \(renewal.term.value.words), and no source shows a notice"
    }
    return "'\(notice.party.value)' gave notice on \(notice.day.value)"
  }

  /// The sources of what moved its end.
  var endSources: [Marked<Source.ID>] {
    (end?.sources ?? []) + extensions.flatMap(\.end.sources)
      + (renewal?.notices.flatMap(\.sources) ?? [])
  }
}

extension Renewal {
  /// The end that notices leave: the first end of a term before which one was given in time; open
  /// where none was given; between two ends where it turns on the hour.
  fileprivate func end(from first: Bound, in zone: ClockZone) -> Bound {
    var open = first
    open.notBefore = first.at ?? first.notBefore
    (open.at, open.notAfter, open.isOpen, open.isUnknown) = (nil, nil, true, false)
    var best: (index: Int, end: Bound)?
    for notice in notices {
      let ready = self.notice?.value.after(notice.day.value) ?? notice.day.value
      let span = zone.span(of: ready)
      for index in 0..<Renewal.mostTerms {
        let end = first.advanced(by: term.value, times: index, in: zone)
        guard let earliest = end.earliest(in: zone) else { break }
        let latest = end.latest(in: zone) ?? earliest
        if latest <= span.start { continue }
        if let known = best, known.index < index { break }
        if span.end <= earliest {
          best = (index, end)
        } else {
          let next = first.advanced(by: term.value, times: index + 1, in: zone)
          var between = Bound(location: first.location.location)
          between.isUnknown = true
          between.notBefore = end.at ?? end.notBefore
          between.notAfter = next.at ?? next.notAfter
          between.sources = first.sources
          best = (index, between)
        }
        break
      }
    }
    return best?.end ?? open
  }

  /// How many terms are looked at: more than any agreement has had.
  private static let mostTerms = 400
}
