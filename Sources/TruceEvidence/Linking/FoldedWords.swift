// SPDX-License-Identifier: Apache-2.0

/// The words of a name or a description in a form in which spellings of one thing meet.
///
/// Lower case, letters and digits only, Cyrillic written in Latin letters. A fold loses on purpose; it
/// is compared, never shown.
enum FoldedWords {
  /// The folded words of a text, in order of first mention, each once.
  static func words(of text: String, without generic: Set<String> = []) -> [String] {
    if text.isEmpty { return [] }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(of: text, without: generic) }
    var result: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty, !generic.contains(word), !result.contains(word) { result.append(word) }
      word = ""
    }
    for scalar in text.prefix(400).unicodeScalars {
      if scalar == "'" || scalar == "’" || scalar == "ʼ" { continue }
      if let folded = letters[scalar] {
        word += folded
      } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        word += scalar.properties.lowercaseMapping
      } else {
        close()
      }
    }
    close()
    return result
  }

  /// The same for a text of ASCII alone, which most are.
  private static func plainWords(of text: String, without generic: Set<String>) -> [String] {
    var result: [String] = []
    var word: [UInt8] = []
    func close() {
      if word.isEmpty { return }
      let folded = String(decoding: word, as: UTF8.self)
      if !generic.contains(folded), !result.contains(folded) { result.append(folded) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8.prefix(400) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        switch byte | 0x20 {
        case UInt8(ascii: "g"): word.append(UInt8(ascii: "h"))
        case UInt8(ascii: "y"), UInt8(ascii: "j"): word.append(UInt8(ascii: "i"))
        case let lower: word.append(lower)
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
      case UInt8(ascii: "'"): break
      default: close()
      }
    }
    close()
    return result
  }

  /// Words that name no place: kinds of places, directions, joining words.
  static let namingNoPlace: Set<String> = folded([
    "region", "regions", "oblast", "oblasts", "district", "districts", "raion", "rayon", "krai",
    "republic", "province", "area", "areas", "city", "town", "village", "settlement", "centre",
    "center", "outskirts", "vicinity", "near", "in", "of", "the", "and", "or", "at", "on", "no",
    "other", "others", "several", "not", "stated", "place", "railway", "station", "line", "site",
    "held", "airborne", "north", "south", "east", "west", "northern", "southern", "eastern",
    "western", "oblasti", "raiona", "misto", "selo", "gorod", "rajon", "oblastnoj", "obl",
  ])

  /// Words that say nothing of an object: joining words and words every report has.
  static let sayingNothing: Set<String> = folded([
    "the", "a", "an", "of", "in", "on", "at", "and", "or", "by", "to", "from", "for", "with", "was",
    "were", "is", "its", "his", "about", "more", "than", "some", "per", "no", "not", "near", "into",
    "attack", "attacked", "strike", "struck", "hit", "damaged", "damage", "destroyed", "facility",
    "facilities", "object", "infrastructure", "v", "i", "na", "po", "z", "za", "ta", "u", "do",
  ])

  private static func folded(_ words: [String]) -> Set<String> {
    Set(words.flatMap { FoldedWords.words(of: $0) })
  }

  private static let letters: [Unicode.Scalar: String] = {
    let pairs: [(String, [String])] = [
      (
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
        [
          "a", "b", "v", "h", "h", "d", "e", "e", "e", "zh", "z", "i", "i", "i", "i", "k", "l", "m",
          "n", "o", "p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "", "i", "", "e",
          "iu", "ia",
        ]
      ),
      ("gyj", ["h", "i", "i"]),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (from, to) in pairs {
      for (scalar, folded) in zip(from.unicodeScalars, to) {
        table[scalar] = folded
        for upper in scalar.properties.uppercaseMapping.unicodeScalars { table[upper] = folded }
      }
    }
    return table
  }()

  /// Whether two folded words can be spellings of one name: equal, or of at least five letters with
  /// one beginning in common but for the ending.
  static func meet(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    let shorter = Swift.min(first.count, second.count)
    guard shorter >= 5 else { return false }
    var shared = 0
    while shared < shorter, first[shared] == second[shared] { shared += 1 }
    return shared >= 5 && shorter - shared <= 2
  }
}
