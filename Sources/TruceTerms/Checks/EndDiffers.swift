// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let endDiffers = Check(
    "terms.end-differs", "two readings of one provision end on different days",
    """
    What happens between the two ends is a violation under one reading and too late under the other.

    In April 2025 a gas pipe was struck on the 18th: after one side's last day, and within the
    other's thirty days.

    Mend it with the parties: a joint text that names the hour.
    """
  ) { questioned in
    questioned.provisions.compactMap { provision -> Diagnostic? in
      .differs(
        provision.standing.compactMap { reading in reading.lastEnd.map { (reading, $0) } },
        in: provision, "end", "terms.end-differs")
    }
  }
}
