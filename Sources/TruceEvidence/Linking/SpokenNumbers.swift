// SPDX-License-Identifier: Apache-2.0

/// The numbers in a source's words that tell one event from another.
struct SpokenNumbers {
  /// Numbers from 100 on, such as people without power; `24,000`, `24 000` and `24 thousand` are one.
  private(set) var counts: [Int] = []
  /// The kilovolts of a line or a substation.
  private(set) var kilovolts: [Int] = []

  /// The numbers in a text's first 800 characters.
  init(in text: String) {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return }
    var tokens: [String] = []
    var token = ""
    let scalars = Array(text.prefix(800).unicodeScalars)
    let digits = ("0" as Unicode.Scalar)..."9"
    for (index, scalar) in scalars.enumerated() {
      let joins =
        [",", " ", "\u{A0}"].contains(scalar) && index > 0 && digits.contains(scalars[index - 1])
        && token.count <= 3 && index + 3 < scalars.count
        && scalars[(index + 1)...(index + 3)].allSatisfy(digits.contains)
        && (index + 4 >= scalars.count || !digits.contains(scalars[index + 4]))
      if joins { continue }
      if scalar.properties.isAlphabetic || digits.contains(scalar) {
        token.unicodeScalars.append(scalar)
      } else if !token.isEmpty {
        tokens.append(token)
        token = ""
      }
    }
    if !token.isEmpty { tokens.append(token) }
    for (index, word) in tokens.enumerated() {
      guard word.count <= 9, var number = Int(word) else { continue }
      let next = index + 1 < tokens.count ? tokens[index + 1].lowercased() : ""
      if next == "kv" || next == "кв" {
        if !kilovolts.contains(number) { kilovolts.append(number) }
        continue
      }
      if ["thousand", "тыс", "тысяч", "тыс", "тис", "тисяч"].contains(next) { number *= 1000 }
      if number >= 100, !(1900...2100).contains(number), !counts.contains(number) {
        counts.append(number)
      }
    }
  }
}
