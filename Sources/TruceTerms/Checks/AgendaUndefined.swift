// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let agendaUndefined = Check(
    "terms.agenda-undefined", "an agenda names something that most likely means something else",
    """
    A track's agenda holds ids or plain words. This word is no id and close to one.

    Mend it by writing the id, or by putting the words between quotation marks as they are meant.
    """
  ) { questioned in
    let agreement = questioned.agreement
    let ids =
      agreement.provisions.map(\.id.value.name) + agreement.commitments.map(\.id.value.name)
      + agreement.conditions.map(\.id.value.name) + agreement.zones.map(\.id.value.name)
    return agreement.tracks.flatMap { track in
      track.agenda.compactMap { item -> Diagnostic? in
        if item.value.contains(" ") || ids.contains(item.value) { return nil }
        return nearest(to: item.value, among: ids).map { .agendaUndefined(item, near: $0) }
      }
    }
  }

  static let trackStageless = Check(
    "terms.track-without-stage", "a track does not say how far it is",
    """
    Talks that were announced and talks that go on are two things.

    Mend it by writing 'stage announced', 'stage technical', or the word of the source.
    """
  ) { questioned in
    questioned.agreement.tracks.filter { $0.stage == nil }.map { .trackStageless($0) }
  }
}

extension Diagnostic {
  fileprivate static func agendaUndefined(_ item: Marked<String>, near: String) -> Diagnostic {
    Diagnostic(
      .note, "terms.agenda-undefined", at: item.location,
      "the agenda names '\(item.value)', which nothing declares", expected: "an id or plain words",
      mend: "did you mean '\(near)'?")
  }

  fileprivate static func trackStageless(_ track: Track) -> Diagnostic {
    Diagnostic(
      .note, "terms.track-without-stage", at: track.id.location,
      "track '\(track.id.value)' does not say how far it is", expected: "'stage' and a word",
      mend: "write: stage announced")
  }
}
