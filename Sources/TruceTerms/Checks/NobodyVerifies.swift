// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let nobodyVerifies = Check(
    "terms.nobody-verifies", "no text says who verifies",
    """
    To monitor is to observe; to verify is to check whether reports are valid. Where nobody is named,
    each side verifies the other, and the counts never meet.

    In 2025 nobody was named. One side counted 4,900 violations of a truce of thirty hours, the other
    2,935.

    Mend it by writing 'verified by "…"' with the words of the text, or take the question to the
    parties.
    """
  ) { questioned in
    questioned.provisions
      .filter { $0.prohibition != nil && !$0.binds.isEmpty && $0.verifiers.isEmpty }
      .map { .nobodyVerifies($0) }
  }
}

extension Diagnostic {
  fileprivate static func nobodyVerifies(_ provision: Provision) -> Diagnostic {
    Diagnostic(
      .warning, "terms.nobody-verifies", at: provision.id.location,
      "nobody is named who verifies '\(provision.id.value)'",
      expected: "'verified by' and who", mend: "ask the parties who; then write: verified by \"…\"")
  }
}
