// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let twoReadings = Check(
    "terms.two-readings", "a party has two readings of a provision and neither names the other",
    """
    Two readings of one party that hold at the same time give two verdicts for one incident, and
    nothing says which of them is the party's. Truce never lets the last one win.

    In 2025 the mediator spoke of "energy and infrastructure" on 18 March and of "energy facilities"
    on 25 March. Both were said; the second did not say that it took the first's place.

    Mend it by writing 'replaces ID' or 'beside ID' behind the later reading, or give the earlier
    one an end before the later one's start.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap { provision in
      provision.readings.indices.compactMap { later -> Diagnostic? in
        let reading = provision.readings[later]
        let rivals = provision.readings[..<later].filter { $0.party == reading.party }
        guard let rival = rivals.last(where: { overlaps($0, reading) }) else { return nil }
        switch reading.standing {
        case .replaces(let id), .beside(let id):
          // One that names what it cannot name is told so by 'terms.standing'.
          if !rivals.contains(where: { $0.id.value == id.value }) { return nil }
        case nil: break
        }
        if rivals.contains(where: { $0.names(reading) || reading.names($0) }) { return nil }
        return .twoReadings(of: reading, and: rival)
      }
    }
  }

  /// Whether two readings may hold at one moment.
  private static func overlaps(_ a: Reading, _ b: Reading) -> Bool {
    func isOver(_ first: Reading, before second: Reading) -> Bool {
      guard let end = first.lastEnd?.latest(in: first.clockZone.value),
        let start = second.start?.earliest(in: second.clockZone.value)
      else { return false }
      return end <= start
    }
    return !isOver(a, before: b) && !isOver(b, before: a)
  }
}

extension Reading {
  /// Whether it says how it stands to another.
  func names(_ other: Reading) -> Bool {
    switch standing {
    case .replaces(let id), .beside(let id): id.value == other.id.value
    case nil: false
    }
  }
}

extension Diagnostic {
  fileprivate static func twoReadings(of later: Reading, and first: Reading) -> Diagnostic {
    Diagnostic(
      .error, "terms.two-readings", at: later.id.location,
      "reading '\(later.id.value)' overlaps '\(first.id.value)' in time and neither names the other",
      expected: "'replaces \(first.id.value)' or 'beside \(first.id.value)'",
      see: [Reference(first.id.location, "the first reading")],
      mend: "say which of the two, or give the first an end")
  }
}
