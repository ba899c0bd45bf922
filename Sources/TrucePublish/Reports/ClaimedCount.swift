// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround
import TruceStore
import TruceTerms

/// A count that somebody published: never itself an incident.
struct ClaimedCount: Sendable {
  /// The event that carries it.
  let event: Event
  /// The day it speaks of.
  let day: CivilDay

  /// Every tally, in order of time, whatever the order of the events.
  static func all(of content: MissionContent) -> [ClaimedCount] {
    let zone = content.agreement.clockZone.value
    return content.events.filter { $0.act == .tally }.map { event in
      let day = zone.clock(at: event.span.start.advanced(bySeconds: event.span.seconds / 2)).day
      return ClaimedCount(event: event, day: day)
    }.sorted {
      ($0.day, $0.event.span.start, $0.event.id) < ($1.day, $1.event.span.start, $1.event.id)
    }
  }
}
