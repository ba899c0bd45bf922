// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let anothersWords = Check(
    "terms.anothers-words", "a reading rests on the words of another party",
    """
    A quotation's source has another speaker than the reading's party. It may be that one took up the
    other's words; then its own text says so and should be cited.

    In 2025 each readout of one call gave the call in its own words, and they differed by an "and".

    Mend it by citing the party's own text.
    """
  ) { questioned in
    questioned.readings.flatMap { _, reading in
      reading.says.compactMap { quotation -> Diagnostic? in
        guard let id = quotation.source, let source = questioned.agreement.source(id.value),
          let speaker = source.speaker, speaker != reading.party
        else { return nil }
        return .anothersWords(id, spokenBy: speaker, in: reading)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func anothersWords(
    _ source: Marked<Source.ID>, spokenBy speaker: Marked<Party.ID>, in reading: Reading
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.anothers-words", at: source.location,
      "reading '\(reading.id.value)' of '\(reading.party.value)' quotes '\(speaker.value)'",
      expected: "words of '\(reading.party.value)'",
      mend: "cite a text of '\(reading.party.value)', or leave the quotation out")
  }
}
