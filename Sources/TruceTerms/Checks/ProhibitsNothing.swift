// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let prohibitsNothing = Check(
    "terms.prohibits-nothing", "a provision that prohibits nothing",
    """
    A provision without a prohibition holds positions and a place in a sequence, and no incident is
    ever assessed against it.

    "A full ceasefire and permanent peace" was on the table in March 2025, and no text of it.

    Mend it by writing 'prohibits VERB on CLASS' once there is a text.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition == nil }.map { .prohibitsNothing($0) }
  }
}

extension Diagnostic {
  fileprivate static func prohibitsNothing(_ provision: Provision) -> Diagnostic {
    Diagnostic(
      .note, "terms.prohibits-nothing", at: provision.id.location,
      "provision '\(provision.id.value)' prohibits nothing",
      expected: "'prohibits VERB on CLASS', or 'on any'",
      mend: "write what it prohibits, or leave it as a step of a sequence")
  }
}
