// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let hoursUnnamed = Check(
    "terms.hours-unnamed", "it holds some hours of each day, and no text says which",
    """
    Each act of the day may then lie in those hours or not, and every finding stays undetermined in
    its time. So many hours, unnamed, protect nobody at any hour.

    Accounts of the terms for Gaza of January 2025 gave ten hours of each day without flights, and
    twelve on days of exchange; those that were read did not say from when to when.

    Mend it by writing the hours when the parties have named them: daily from 10:00 to 20:00.
    """
  ) { questioned in
    questioned.readings.compactMap { _, reading -> Diagnostic? in
      guard let hours = reading.hours, case .unnamed(let count) = hours.extent else { return nil }
      return .hoursUnnamed(count, reading, at: hours.location.location)
    }
  }

  static let hoursDiffer = Check(
    "terms.hours-differ", "two readings of one provision hold in different hours of the day",
    """
    What happens in the hours that only one of them names is a violation under one reading and outside
    of its hours under the other.

    The flights that were to stop for six hours of each day in November 2023 stopped from ten in one
    account of the terms and from eleven in another.

    Mend it with the parties: one text that names the hours and the clocks. The file only says what
    they say.
    """
  ) { questioned in
    questioned.provisions.compactMap { provision -> Diagnostic? in
      let all = provision.standing.compactMap { reading in reading.hours.map { (reading, $0) } }
      for (reading, hours) in all {
        guard case .between = hours.extent else { continue }
        let first = all.first { other, its in
          if case .between = its.extent {
            return other.party != reading.party && its.extent != hours.extent
              && its.location.location.line < hours.location.location.line
          }
          return false
        }
        if let first { return .hoursDiffer(provision, (reading, hours), first) }
      }
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func hoursUnnamed(
    _ count: Int, _ reading: Reading, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.hours-unnamed", at: place,
      "'\(reading.id.value)' holds \(count) hours of each day, and no text says which",
      expected: "'daily from' and two times, such as 10:00 to 20:00",
      mend: "ask which hours, on whose clocks; the file can only hold what is said")
  }

  fileprivate static func hoursDiffer(
    _ provision: Provision, _ second: (reading: Reading, hours: DailyHours),
    _ first: (reading: Reading, hours: DailyHours)
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.hours-differ", at: second.hours.location.location,
      "provision '\(provision.id.value)' holds daily \(second.hours.words) as "
        + "'\(second.reading.id.value)' has it and \(first.hours.words) as "
        + "'\(first.reading.id.value)' has it", expected: "the same hours for all",
      see: [
        Reference(first.hours.location.location, "\(first.reading.id.value): \(first.hours.words)")
      ], mend: "ask the parties for the same hours; the file can only hold what each says")
  }
}
