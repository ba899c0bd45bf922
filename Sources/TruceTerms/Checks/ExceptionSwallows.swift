// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let exceptionSwallows = Check(
    "terms.exception-swallows", "an exception holds everything that its rule holds",
    """
    The exception's objects hold every class that the reading covers, and its acts hold the hit. Once
    it is invoked, nothing of the rule is left.

    Mend it by naming fewer classes or acts, or by an exception to the exception.
    """
  ) { questioned in
    questioned.readings.flatMap { provision, reading -> [Diagnostic] in
      let covered = reading.objects.filter { $0.coverage == .covered }.flatMap(\.classes)
      let rule = covered.isEmpty ? [provision.prohibition?.objects].compactMap(\.self) : covered
      if rule.isEmpty { return [] }
      var index = questioned.index(of: reading)
      return reading.exceptions.compactMap { exception -> Diagnostic? in
        guard !exception.objects.isEmpty, exception.exceptions.isEmpty,
          exception.acts.isEmpty || exception.acts.contains(where: { $0.value == .hit })
        else { return nil }
        for id in rule {
          let above = index.ancestors(of: id.value)
          if !exception.objects.contains(where: { above.contains($0.value) }) { return nil }
        }
        return .exceptionSwallows(exception, reading)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func exceptionSwallows(
    _ exception: ReadingException, _ reading: Reading
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.exception-swallows", at: exception.id.location,
      "exception '\(exception.id.value)' holds everything that '\(reading.id.value)' covers",
      expected: "an exception narrower than its rule",
      mend: "name fewer classes or acts, or write an exception to it")
  }
}
