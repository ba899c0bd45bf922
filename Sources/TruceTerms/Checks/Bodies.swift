// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let bodyUndecided = Check(
    "terms.body-undecided", "a commission is set up, and no text says how it decides",
    """
    A commission in which both sides sit must be able to say yes against one of them, or it says
    nothing. Whether it decides by consensus, by majority or by its chair is the first thing that is
    asked when it meets, and the last that texts tell.

    The committee of May 2023 in Jeddah had three members of each side and of each mediator; what was
    published of it did not say how twelve people come to one finding.

    Mend it by writing 'decides by consensus', 'decides by majority' or 'decides by chair'.
    """
  ) { questioned in
    questioned.agreement.bodies.filter { $0.decision == nil }.map { .bodyUndecided($0) }
  }

  static let bodyBlocked = Check(
    "terms.body-blocked", "whom a provision binds can block the finding that it was violated",
    """
    A body that decides by consensus, and in which the accused sits, finds nothing against the accused.
    It can still count and visit; it cannot find.

    Joint centres of both sides along a line of contact have worked so: each signed only what both had
    seen.

    Mend it by another way to decide, or by another body for findings. If the text means it, leave it:
    the question then goes to the parties.
    """
  ) { questioned in
    questioned.agreement.bodies.filter { $0.decision?.value == .consensus }.flatMap { body in
      questioned.provisions.compactMap { provision -> Diagnostic? in
        guard provision.isChecked(by: body) else { return nil }
        let sitting = body.members.filter { provision.isBound($0.value) }
        return sitting.isEmpty ? nil : .bodyBlocked(body, provision, by: sitting)
      }
    }
  }

  static let bodyIdle = Check(
    "terms.body-idle", "a commission that no provision gives anything to do",
    """
    The body stands in the text and in no provision: nothing is verified by it, and no violation is
    found by it.

    Mend it by naming it where it has a task: 'verified by' in a provision, 'found by' in a right of
    release.
    """
  ) { questioned in
    questioned.agreement.bodies.filter { body in
      !questioned.provisions.contains { $0.isChecked(by: body) }
    }.map { .bodyIdle($0) }
  }
}

extension Provision {
  /// Whether a body verifies it, or finds under one of its readings that it was violated.
  fileprivate func isChecked(by body: Body) -> Bool {
    let name = body.id.value.name
    return verifiers.contains { $0.value == name }
      || readings.contains { $0.release?.finder?.value == name }
  }
}

extension Diagnostic {
  fileprivate static func bodyUndecided(_ body: Body) -> Diagnostic {
    Diagnostic(
      .warning, "terms.body-undecided", at: body.id.location,
      "no text says how '\(body.id.value)' decides",
      expected: "'decides by' and 'consensus', 'majority' or 'chair'",
      mend: "ask the parties; then write: decides by majority")
  }

  fileprivate static func bodyBlocked(
    _ body: Body, _ provision: Provision, by members: [Marked<Party.ID>]
  ) -> Diagnostic {
    let names = members.map { "'\($0.value)'" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "terms.body-blocked", at: body.decision?.location ?? body.id.location,
      "'\(body.id.value)' decides by consensus, and \(names), bound by '\(provision.id.value)', "
        + "can block it",
      expected: "a finding that the accused cannot block",
      see: [Reference(provision.id.location, "the provision")],
      mend: "ask the parties who finds against a member; then write: decides by majority")
  }

  fileprivate static func bodyIdle(_ body: Body) -> Diagnostic {
    Diagnostic(
      .note, "terms.body-idle", at: body.id.location,
      "no provision gives '\(body.id.value)' anything to do",
      expected: "'verified by \(body.id.value)' or 'found by \(body.id.value)'",
      mend: "write it where the text gives it a task")
  }
}
