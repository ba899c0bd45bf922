// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let conflict = Check(
    "terms.conflict", "two lines of one reading say different things of one object",
    """
    A reading is a rule with exceptions: a narrower class goes before a wider one. Where two lines
    speak of one class, and neither is the narrower, and they differ, no verdict can be given, and
    Truce shows both places instead of taking the last one.

    A pumping station can lie under oil and under gas. A list that covers oil and leaves gas out has
    to say what it makes of the stations.

    Mend it by removing one of the lines, or by a line of its own for the class that lies under both.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap { provision in
      provision.readings.flatMap { reading in
        conflicts(of: reading, of: provision, in: questioned)
          + namedTwice(in: reading, of: provision, questioned.agreement)
      }
    }
  }

  private static func conflicts(
    of reading: Reading, of provision: Provision, in questioned: Questioned
  ) -> [Diagnostic] {
    if reading.objects.count < 2 { return [] }
    let coverages = Set(reading.objects.map(\.coverage))
    if coverages.count < 2 { return [] }
    var index = questioned.index(of: reading)
    var inConflict: Set<ObjectClass.ID> = []
    var found: [(ObjectClass.ID, Diagnostic)] = []
    for id in questioned.agreement.classes.classes.map(\.value) {
      let lines = reading.narrowest(of: id, by: &index)
      guard let first = lines.first,
        let other = lines.first(where: { $0.clause.coverage != first.clause.coverage })
      else { continue }
      inConflict.insert(id)
      var clash = Diagnostic.conflict(of: id, first, other, in: reading)
      clash.paste = questioned.agreement.smallestCase(
        on: id.name, "whether '\(id)' is held", under: reading, of: provision)
      found.append((id, clash))
    }
    // A class below one in conflict is in conflict for the same reason.
    return found.filter { id, _ in
      index.ancestors(of: id).allSatisfy { $0 == id || !inConflict.contains($0) }
    }.map(\.1)
  }

  private static func namedTwice(
    in reading: Reading, of provision: Provision, _ agreement: Agreement
  ) -> [Diagnostic] {
    var first: [String: (Marked<String>, Reading.Coverage)] = [:]
    var found: [Diagnostic] = []
    for clause in reading.objects {
      for name in clause.named {
        if let (earlier, coverage) = first[name.value], coverage != clause.coverage {
          var clash = Diagnostic.conflictOfNames(name, clause.coverage, earlier, coverage)
          clash.paste = agreement.smallestCase(
            on: Outline.quoted(name.value), "whether \(name.value) is held", under: reading,
            of: provision)
          found.append(clash)
        } else {
          first[name.value] = (name, clause.coverage)
        }
      }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func conflict(
    of id: ObjectClass.ID, _ first: (clause: ObjectClause, listed: Marked<ObjectClass.ID>),
    _ other: (clause: ObjectClause, listed: Marked<ObjectClass.ID>), in reading: Reading
  ) -> Diagnostic {
    let isDirect = first.listed.value == id && other.listed.value == id
    let message =
      isDirect
      ? "'\(id)' is '\(other.clause.coverage.rawValue)' here and "
        + "'\(first.clause.coverage.rawValue)' above"
      : "'\(id)' lies under '\(other.listed.value)', which is "
        + "'\(other.clause.coverage.rawValue)', and under '\(first.listed.value)', which is "
        + "'\(first.clause.coverage.rawValue)'"
    return Diagnostic(
      .error, "terms.conflict", at: other.listed.location, message,
      expected: "one word on '\(id)' in reading '\(reading.id.value)'",
      see: [Reference(first.listed.location, "the other line")],
      mend: isDirect
        ? "remove one of the two; neither goes before the other"
        : "write a line for '\(id)' itself")
  }

  fileprivate static func conflictOfNames(
    _ name: Marked<String>, _ coverage: Reading.Coverage, _ first: Marked<String>,
    _ before: Reading.Coverage
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.conflict", at: name.location,
      "'\(name.value)' is '\(coverage.rawValue)' here and '\(before.rawValue)' above",
      expected: "one word on '\(name.value)'", see: [Reference(first.location, "the other line")],
      mend: "remove one of the two; neither goes before the other")
  }
}
