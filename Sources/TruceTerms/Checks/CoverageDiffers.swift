// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let coverageDiffers = Check(
    "terms.coverage-differs", "a class is covered under one reading and not under another",
    """
    An attack on such an object is a violation under one reading and none under the other: it will be
    counted among the contested incidents.

    In 2025 one statement said "energy and infrastructure" and the other "energy infrastructure". Two
    hospitals were hit in the first night.

    Mend it with the parties: an annex that lists the classes, signed by both.
    """
  ) { questioned in
    questioned.provisions.compactMap { provision -> Diagnostic? in
      let readings = provision.standing
      if readings.count < 2 { return nil }
      var indexes = readings.map { questioned.index(of: $0) }
      var differing: [ObjectClass.ID] = []
      var examples: [(covered: Int, not: Int)] = []
      for id in questioned.agreement.classes.classes.map(\.value) {
        let coverages = readings.indices.map {
          provision.coverage(of: id, under: readings[$0], by: &indexes[$0]).coverage
        }
        guard let covered = coverages.firstIndex(of: .covered),
          let not = coverages.firstIndex(of: .not)
        else { continue }
        differing.append(id)
        examples.append((covered, not))
      }
      guard let example = examples.first else { return nil }
      return .coverageDiffers(
        differing, in: provision, covered: readings[example.covered], not: readings[example.not])
    }
  }
}

extension Diagnostic {
  fileprivate static func coverageDiffers(
    _ classes: [ObjectClass.ID], in provision: Provision, covered: Reading, not: Reading
  ) -> Diagnostic {
    let shown = classes.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
    let rest = classes.count > 6 ? " and \(classes.count - 6) more" : ""
    let verb = classes.count == 1 ? "is" : "are"
    return Diagnostic(
      .warning, "terms.coverage-differs", at: provision.id.location,
      "\(shown)\(rest) \(verb) covered under one reading of '\(provision.id.value)' and not under "
        + "another",
      expected: "one list of objects for all",
      see: [
        Reference(covered.id.location, "'\(covered.id.value)' covers '\(classes[0])'"),
        Reference(not.id.location, "'\(not.id.value)' does not"),
      ], mend: "ask the parties for one list; the file can only hold what each says")
  }
}
