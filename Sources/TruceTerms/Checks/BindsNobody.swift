// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let bindsNobody = Check(
    "terms.binds-nobody", "a provision prohibits something and binds nobody",
    """
    What nobody is bound by nobody can violate. "The sides shall refrain" needs to say which sides.

    Mend it by writing 'binds PARTY, PARTY'.
    """
  ) { questioned in
    questioned.provisions.filter { $0.prohibition != nil && $0.binds.isEmpty }
      .map { .bindsNobody($0) }
  }
}

extension Diagnostic {
  fileprivate static func bindsNobody(_ provision: Provision) -> Diagnostic {
    Diagnostic(
      .warning, "terms.binds-nobody", at: provision.id.location,
      "provision '\(provision.id.value)' binds nobody", expected: "'binds' and the parties",
      mend: "write whom it binds: binds PARTY, PARTY")
  }
}
