// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let startDiffers = Check(
    "terms.start-differs", "two readings of one provision start on different days",
    """
    What happens between the two starts is a violation under one reading and too early under the
    other.

    In 2025 the readings of one ceasefire started on 18 March, on 25 March, and on a day unknown
    between them.

    Mend it with the parties, not in the file: a joint text that names the hour. The file only says
    what they say.
    """
  ) { questioned in
    questioned.provisions.compactMap { provision -> Diagnostic? in
      .differs(
        provision.originals.compactMap { reading in reading.start.map { (reading, $0) } },
        in: provision, "start", "terms.start-differs")
    }
  }
}

extension Diagnostic {
  /// One diagnostic for bounds of several parties that differ, at the first that does.
  static func differs(
    _ bounds: [(reading: Reading, bound: Bound)], in provision: Provision, _ what: String,
    _ slug: String
  ) -> Diagnostic? {
    var pair: (first: (reading: Reading, bound: Bound), other: (reading: Reading, bound: Bound))?
    for other in bounds where pair == nil {
      // Readings of one party may differ: it said two things, and says how they stand.
      let first = bounds.first {
        $0.reading.party != other.reading.party && $0.bound.spoken != other.bound.spoken
          && $0.bound.location.location.line < other.bound.location.location.line
      }
      if let first { pair = (first, other) }
    }
    guard let (first, other) = pair else { return nil }
    let verb = what + "s"
    return Diagnostic(
      .warning, slug, at: other.bound.location.location,
      "provision '\(provision.id.value)' \(verb) \(other.bound.spoken) as '\(other.reading.id.value)' "
        + "has it and \(first.bound.spoken) as '\(first.reading.id.value)' has it",
      expected: "one \(what) for all",
      see: bounds.filter { $0.reading.id != other.reading.id }.map {
        Reference($0.bound.location.location, "\($0.reading.id.value): \($0.bound.spoken)")
      }, mend: "ask the parties for one \(what); the file can only hold what each says")
  }
}
