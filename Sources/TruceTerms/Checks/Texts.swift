// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let noAuthenticText = Check(
    "terms.no-authentic-text", "a provision stands in several languages, and none is authentic",
    """
    Where two texts differ, the authentic one counts; where several are authentic, all do, and the
    difference is a dispute. Where none is said to be, each side will hold up its own.

    Of the energy ceasefire of 2025 no joint text was published in any language: each side printed its
    own account of one telephone call.

    Mend it by writing 'authentic' behind each text that counts.
    """
  ) { questioned in
    questioned.provisions.filter { provision in
      Set(provision.texts.map(\.language.value)).count > 1
        && !provision.texts.contains(where: \.isAuthentic)
    }.map { .noAuthenticText($0) }
  }

  static let quotationNotInText = Check(
    "terms.quotation-not-in-text", "a reading quotes words that its text does not hold",
    """
    The provision's text stands in the file, and the words that a reading quotes from the same source
    do not occur in it. Either the quotation is loose, or it is another text.

    A reading rests on a span of words. One that rests on a paraphrase will be told so at the table.

    Mend it by quoting the words as they stand.
    """
  ) { questioned in
    questioned.readings.flatMap { provision, reading -> [Diagnostic] in
      reading.says.compactMap { quotation -> Diagnostic? in
        guard let source = quotation.source else { return nil }
        let texts = provision.texts.filter { $0.source == source }
        if texts.isEmpty || texts.contains(where: { $0.words.holds(quotation.words.value) }) {
          return nil
        }
        return .quotationNotInText(quotation, texts[0], reading)
      }
    }
  }
}

extension String {
  /// Whether it holds other words, whatever their case and however wide the gaps.
  fileprivate func holds(_ words: String) -> Bool {
    func plain(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return plain(self).contains(plain(words))
  }
}

extension Diagnostic {
  fileprivate static func noAuthenticText(_ provision: Provision) -> Diagnostic {
    Diagnostic(
      .warning, "terms.no-authentic-text",
      at: provision.texts.first?.language.location ?? provision.id.location,
      "'\(provision.id.value)' stands in several languages, and none of the texts is authentic",
      expected: "'authentic' behind one or more of them",
      mend: "ask the parties which of the texts count")
  }

  fileprivate static func quotationNotInText(
    _ quotation: Quotation, _ text: LanguageText, _ reading: Reading
  ) -> Diagnostic {
    Diagnostic(
      .warning, "terms.quotation-not-in-text", at: quotation.words.location,
      "the text does not hold the words that '\(reading.id.value)' quotes",
      expected: "words as they stand in the text",
      see: [Reference(text.language.location, "the text of the same source")],
      mend: "quote the words as they stand, or cite the text that holds them")
  }
}
