// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let sourceUncited = Check(
    "terms.source-uncited", "a source that nothing cites",
    """
    A text is listed and no line rests on it. Either a line was forgotten, or the text is of no
    weight.

    Mend it by citing it where it is used, or by removing it.
    """
  ) { questioned in
    let agreement = questioned.agreement
    var cited: Set<Source.ID> = []
    func cite(_ sources: [Marked<Source.ID>]) { cited.formUnion(sources.map(\.value)) }
    func cite(_ exception: ReadingException) {
      cite(exception.sources)
      for inner in exception.exceptions { cite(inner) }
    }
    cite(agreement.versions.compactMap(\.source))
    for annex in agreement.annexes { cite(annex.sources) }
    for track in agreement.tracks { cite(track.sources + (track.begins?.sources ?? [])) }
    for body in agreement.bodies { cite(body.sources) }
    for condition in agreement.conditions {
      cite(condition.sources + condition.answers.flatMap(\.sources))
    }
    for commitment in agreement.commitments {
      cite(commitment.sources + commitment.progress.flatMap(\.sources))
      cite(commitment.obligations.compactMap(\.due).flatMap(\.sources))
    }
    for provision in agreement.provisions {
      cite(provision.positions.flatMap(\.sources) + provision.suspensions.flatMap(\.sources))
      cite(provision.texts.compactMap(\.source))
      for exception in provision.exceptions { cite(exception) }
      for reading in provision.readings {
        cite(reading.sources + reading.says.compactMap(\.source))
        cite([reading.start].compactMap(\.self).flatMap(\.sources) + reading.endSources)
        cite(reading.hours?.sources ?? [])
        cite(reading.release?.uses.flatMap(\.sources) ?? [])
        for exception in reading.exceptions { cite(exception) }
        for practice in reading.practices {
          cite(practice.sources)
          cite([practice.start, practice.end].compactMap(\.self).flatMap(\.sources))
        }
        for edge in reading.edges {
          if case .source(let source) = edge.basis { cite([source]) }
        }
      }
    }
    return agreement.sources.filter { !cited.contains($0.id.value) }.map { .sourceUncited($0) }
  }
}

extension Diagnostic {
  fileprivate static func sourceUncited(_ source: Source) -> Diagnostic {
    Diagnostic(
      .note, "terms.source-uncited", at: source.id.location,
      "nothing cites source '\(source.id.value)'",
      expected: "'from \(source.id.value)' on some line",
      mend: "cite it where it is used, or remove it")
  }
}
