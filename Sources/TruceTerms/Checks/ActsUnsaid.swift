// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let actsUnsaid = Check(
    "terms.acts-unsaid", "a reading does not say which acts its verb holds",
    """
    A hit is an attack under every reading. Whether a drone that was shot down on its way is one,
    whether its debris is, whether blowing a thing up in place is: that the word leaves open until
    somebody says it. Until then such incidents stay undetermined.

    In 2025 one side's daily bulletins counted interceptions. Its words had said nothing of them.

    Mend it by writing 'attempts covered', 'attempts not' or 'attempts unclear', and so for 'debris'
    and 'demolitions'.
    """
  ) { questioned in
    // A provision that names a kind of conduct is about nothing else.
    let attacks = questioned.provisions.filter { $0.prohibition != nil && $0.namedConduct == nil }
    return attacks.flatMap { provision in
      provision.standing.compactMap { reading -> Diagnostic? in
        let unsaid = [ActKind.attempt, .debris, .demolition].filter { kind in
          !reading.acts.contains { $0.act.value == kind }
        }
        return unsaid.isEmpty ? nil : .actsUnsaid(unsaid, in: reading)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func actsUnsaid(_ kinds: [ActKind], in reading: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.acts-unsaid", at: reading.id.location,
      "reading '\(reading.id.value)' says nothing of "
        + kinds.map(\.plural).joined(separator: ", "),
      expected: "'covered', 'unclear' or 'not' for each kind of act",
      mend: "ask '\(reading.party.value)'; until then write: \(kinds[0].plural) unclear")
  }
}
