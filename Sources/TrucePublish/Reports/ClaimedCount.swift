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

  /// Every tally, in order of time.
  static func all(of content: MissionContent) -> [ClaimedCount] {
    let zone = content.agreement.clockZone.value
    return content.events.compactMap { event in
      guard event.act == .tally else { return nil }
      let day = zone.clock(at: event.span.start.advanced(bySeconds: event.span.seconds / 2)).day
      return ClaimedCount(event: event, day: day)
    }
  }
}
