// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let conditionUnanswered = Check(
    "terms.condition-unanswered", "a condition that nobody answered",
    """
    A party has made its consent depend on something, and no source shows what the others said. It
    may be taken for accepted by the one side and for refused by the other.

    "Effective control along the whole line" was asked in March 2025; how, and by whom, nobody
    answered.

    Mend it by finding the answer: 'PARTY accepts|refuses|considers DAY from SOURCE'.
    """
  ) { questioned in
    questioned.agreement.conditions.filter { $0.answers.isEmpty && $0.met == nil }
      .map { .conditionUnanswered($0) }
  }
}

extension Diagnostic {
  fileprivate static func conditionUnanswered(_ condition: Condition) -> Diagnostic {
    Diagnostic(
      .warning, "terms.condition-unanswered", at: condition.id.location,
      "nobody answered condition '\(condition.id.value)'",
      expected: "a line such as 'PARTY refuses DAY from SOURCE'",
      mend: "ask the other parties; write their answer below it")
  }
}
