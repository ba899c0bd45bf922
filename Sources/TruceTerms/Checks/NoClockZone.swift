// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noClockZone = Check(
    "terms.no-clock-zone", "the agreement names no time zone",
    """
    Days are counted in some zone of clocks. Where the agreement names none, days of UTC are counted,
    and an incident near midnight falls on another day than the people there remember.

    In March 2025 the two capitals' clocks differed by one hour until the 30th and by none after it.

    Mend it by writing 'time zone Europe/Kyiv', or 'time zone UTC', below the 'agreement' line.
    """
  ) { questioned in
    questioned.namesClockZone ? [] : [.noClockZone(questioned.agreement)]
  }
}

extension Diagnostic {
  fileprivate static func noClockZone(_ agreement: Agreement) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-clock-zone", at: agreement.id.location,
      "agreement '\(agreement.id.value)' names no time zone; its days are counted in UTC",
      expected: "'time zone' and a name such as UTC or Europe/Kyiv",
      mend: "write below it: time zone UTC")
  }
}
