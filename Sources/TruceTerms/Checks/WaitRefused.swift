// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let waitRefused = Check(
    "terms.wait-refused", "a rule waits for a condition that a party refuses",
    """
    By this reading the rule begins when a condition is met, and one of those who would have to meet
    it has said no. By this reading it will not begin.

    In March 2025 the Black Sea truce was in force on publication as one side read it, and after the
    lifting of sanctions as the other did.

    Mend nothing in the file; put the question to the parties.
    """
  ) { questioned in
    questioned.provisions.flatMap { provision -> [Diagnostic] in
      let waits = provision.waitsFor + provision.readings.flatMap(\.waitsFor)
      return waits.compactMap { wait -> Diagnostic? in
        guard case .condition(let id) = wait.target.value,
          let condition = questioned.agreement.condition(id), condition.met == nil
        else { return nil }
        let last = condition.answers.max { $0.day.value < $1.day.value }
        guard let last, last.kind == .refuses else { return nil }
        return .waitRefused(wait, last, provision)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func waitRefused(
    _ wait: Wait, _ answer: Condition.Answer, _ provision: Provision
  ) -> Diagnostic {
    Diagnostic(
      .note, "terms.wait-refused", at: wait.target.location,
      "'\(provision.id.value)' waits for '\(wait.target.value.name)', which '\(answer.party.value)' "
        + "refused on \(answer.day.value)",
      expected: "a condition that can be met",
      see: [Reference(answer.party.location, "the refusal")],
      mend: "ask the parties what happens if the condition is never met")
  }
}
