// SPDX-License-Identifier: Apache-2.0

/// Words of sources that speak of the dead and wounded: a page warns before it shows them.
///
/// A source's words are neither changed nor left out. The list is of stems, in the languages of the
/// reports; it errs on the side of a warning.
enum GraphicWords {
  private static let stems = [
    "killed", "dead", "death", "died", "wounded", "injur", "bodies", "corpse", "burned alive",
    "amputat", "blood", "casualt", "fatal",
    "загин", "мертв", "смерт", "поранен", "травм", "тіла", "жертв", "кров", "опік",
    "погиб", "мёртв", "ранен", "тела", "труп", "ожог", "убит", "вбит",
  ]

  /// Whether one of them stands in the text.
  static func stand(in text: String) -> Bool {
    let lower = text.prefix(4_000).lowercased()
    return stems.contains { lower.contains($0) }
  }
}
