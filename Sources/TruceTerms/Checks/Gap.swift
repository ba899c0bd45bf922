// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let gap = Check(
    "terms.gap", "between a reading and the one that replaces it lies a time without any",
    """
    A party's earlier reading ends before its later one starts. In between it reads nothing, and no
    verdict can be given for it.

    Mend it by correcting one of the two days.
    """
  ) { questioned in
    replaced(in: questioned).compactMap { old, new -> Diagnostic? in
      guard let end = old.end?.latest(in: old.clockZone.value),
        let start = new.start?.earliest(in: new.clockZone.value), end < start
      else { return nil }
      return .gap(old, new)
    }
  }

  static let overlap = Check(
    "terms.overlap", "a reading goes on after the one that replaces it has started",
    """
    A party's later reading takes the place of the earlier one, and the earlier one's end lies after
    the later one's start. For the days between, the later one counts alone.

    Mend it by ending the earlier reading where the later one starts.
    """
  ) { questioned in
    replaced(in: questioned).compactMap { old, new -> Diagnostic? in
      guard let end = old.end?.earliest(in: old.clockZone.value),
        let start = new.start?.latest(in: new.clockZone.value), start < end
      else { return nil }
      return .overlap(old, new)
    }
  }

  /// Readings with those that replace them.
  private static func replaced(in questioned: Questioned) -> [(old: Reading, new: Reading)] {
    questioned.provisions.flatMap { provision in
      provision.readings.compactMap { new -> (old: Reading, new: Reading)? in
        guard case .replaces(let id) = new.standing,
          let old = provision.readings.first(where: {
            $0.id.value == id.value && $0.party == new.party
          })
        else { return nil }
        return (old, new)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func gap(_ old: Reading, _ new: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.gap", at: new.start?.location.location ?? new.id.location,
      "'\(old.id.value)' ends (\(old.end?.spoken ?? "")) before '\(new.id.value)' starts "
        + "(\(new.start?.spoken ?? ""))",
      expected: "no time between the two",
      see: [Reference(old.end?.location.location ?? old.id.location, "the end of the first")],
      mend: "correct one of the two days, or say who read what in between")
  }

  fileprivate static func overlap(_ old: Reading, _ new: Reading) -> Diagnostic {
    Diagnostic(
      .warning, "terms.overlap", at: old.end?.location.location ?? old.id.location,
      "'\(old.id.value)' goes on (\(old.end?.spoken ?? "")) after '\(new.id.value)', which replaces "
        + "it, has started (\(new.start?.spoken ?? ""))",
      expected: "an end where the later reading starts",
      see: [
        Reference(new.start?.location.location ?? new.id.location, "the start of the later one")
      ],
      mend: "end the earlier reading there, or write 'beside' in place of 'replaces'")
  }
}
