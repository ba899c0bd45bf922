// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let standing = Check(
    "terms.standing", "a reading replaces or stands beside one that is not its party's",
    """
    'replaces' and 'beside' say how two readings of one party on one provision stand to each other.
    A party cannot replace what another party said, nor its own reading of something else.

    In 2025 the one side's list of 25 March replaced nothing that the other had said; each reading
    stood for its own party alone.

    Mend it by naming a reading of the same party under the same provision.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap { provision in
      provision.readings.compactMap { reading -> Diagnostic? in
        let named: Marked<Reading.ID>
        switch reading.standing {
        case .replaces(let id), .beside(let id): named = id
        case nil: return nil
        }
        guard let other = questioned.agreement.reading(named.value) else { return nil }
        if other.reading.id.value == reading.id.value {
          return .standing(named, of: reading, "itself")
        }
        if other.provision.id != provision.id {
          return .standing(named, of: reading, "a reading of another provision")
        }
        if other.reading.party != reading.party {
          return .standing(named, of: reading, "a reading of another party")
        }
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func standing(
    _ named: Marked<Reading.ID>, of reading: Reading, _ what: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.standing", at: named.location,
      "reading '\(reading.id.value)' names '\(named.value)', which is \(what)",
      expected: "another reading of '\(reading.party.value)' under the same provision",
      mend: "name that reading, or remove the words")
  }
}
