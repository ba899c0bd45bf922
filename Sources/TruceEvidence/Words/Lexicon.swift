// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// Words for classes of objects, in any language: what a text speaks of, as a proposal.
///
/// A class that the source or a person named stands above what is proposed here. The words stand in
/// a text file that a user can read and change: `class: word, word`, a line a class; a class may have
/// several lines. A word that ends in `*` matches every word that begins so; a phrase of several words
/// matches them side by side; case, hyphens, apostrophes and quotation marks do not count, and Russian
/// `ё` is `е`.
public struct Lexicon: Hashable, Sendable {
  /// A class with the words of the text it rests on.
  public struct Proposal: Hashable, Sendable {
    /// The class proposed.
    public var objectClass: ObjectClass.ID
    /// The words as the text has them.
    public var words: String
    /// Where they stand, in Unicode scalars of the text from 0.
    public var span: Range<Int>
  }

  /// An entry of the file.
  struct Entry: Hashable, Sendable {
    var objectClass: ObjectClass.ID
    var words: [Word]
  }

  /// A word to match.
  struct Word: Hashable, Sendable {
    var letters: [Unicode.Scalar]
    var isStem: Bool
  }

  private(set) var entries: [Entry] = []
  /// Entries by the first letter of their first word.
  private var byFirst: [Unicode.Scalar: [Int]] = [:]

  /// A lexicon without words.
  public init() {}

  /// Reads a lexicon.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - classes: the classes there are; `nil` to accept any.
  /// - Throws: every fault, in file order: `lexicon.no-colon`, `lexicon.class`, `lexicon.no-word`,
  ///   `lexicon.unknown-class`, `lexicon.two-classes`.
  public init(parsing source: SourceText, classes: ClassTree? = nil) throws(Diagnostics) {
    var faults: [Diagnostic] = []
    var seen: [[Word]: (ObjectClass.ID, Location)] = [:]
    for (index, raw) in source.lines.enumerated() {
      let text = raw.prefix { $0 != "#" }
      if text.trimmed.isEmpty { continue }
      let place = Location(file: source.name, line: index + 1, column: 1)
      guard let colon = text.firstIndex(of: ":") else {
        faults.append(.noColon(text.trimmed, at: place))
        continue
      }
      let name = text[..<colon].trimmed
      guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0 == "-" || $0.isLetterOrDigit })
      else {
        faults.append(.noClass(name, at: place))
        continue
      }
      let id = ObjectClass.ID(name)
      if let classes, !classes.contains(id) {
        let near = nearest(to: name, among: classes.classes.map(\.value.name))
        faults.append(.unknownClass(name, near, at: place))
        continue
      }
      for phrase in text[text.index(after: colon)...].split(
        separator: ",", omittingEmptySubsequences: false)
      {
        let words = Lexicon.words(of: phrase)
        if words.isEmpty {
          faults.append(.noWord(phrase.trimmed, at: place))
        } else if let (other, first) = seen[words] {
          if other != id { faults.append(.twoClasses(phrase.trimmed, at: place, first: first)) }
        } else {
          seen[words] = (id, place)
          add(Entry(objectClass: id, words: words))
        }
      }
    }
    if let faults = Diagnostics(faults) { throw faults }
  }

  mutating func add(_ entry: Entry) {
    byFirst[entry.words[0].letters[0], default: []].append(entries.count)
    entries.append(entry)
  }

  /// How many Unicode scalars of a text are looked at.
  public static let longestText = 20_000

  /// Every class that a text's words propose, in the order of the words.
  ///
  /// The longest match wins, then the earlier; matches do not overlap. Of a very long text the first
  /// ``longestText`` scalars are looked at.
  /// - Complexity: O(length of the text) for a lexicon of bounded phrases.
  public func proposals(in text: String) -> [Proposal] {
    let (tokens, scalars) = Lexicon.tokens(of: text.unicodeScalars.prefix(Lexicon.longestText))
    var matches: [(range: Range<Int>, length: Int, entry: Int)] = []
    for start in tokens.indices {
      guard let first = tokens[start].letters.first, let candidates = byFirst[first]
      else { continue }
      for index in candidates {
        let words = entries[index].words
        guard start + words.count <= tokens.count,
          words.indices.allSatisfy({ words[$0].matches(tokens[start + $0].letters) })
        else { continue }
        let length = words.reduce(0) { $0 + $1.letters.count } + words.count
        matches.append((start..<start + words.count, length, index))
      }
    }
    matches.sort {
      ($1.range.count, $1.length, $0.range.lowerBound, $0.entry)
        < ($0.range.count, $0.length, $1.range.lowerBound, $1.entry)
    }
    var taken = Set<Int>()
    var proposals: [Proposal] = []
    for match in matches where match.range.allSatisfy({ !taken.contains($0) }) {
      taken.formUnion(match.range)
      let span =
        tokens[match.range.lowerBound].span
        .lowerBound..<tokens[match.range.upperBound - 1].span.upperBound
      proposals.append(
        Proposal(
          objectClass: entries[match.entry].objectClass,
          words: String(String.UnicodeScalarView(scalars[span])), span: span))
    }
    return proposals.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }

  /// The objects that a text names, each class once, wider classes left out where a narrower one is
  /// named too; at most eight.
  public func objects(in text: String, classes: ClassTree) -> [NamedObject] {
    var kept: [Proposal] = []
    for proposal in proposals(in: text)
    where !kept.contains(where: { $0.objectClass == proposal.objectClass }) {
      kept.append(proposal)
    }
    let narrow = kept.filter { wide in
      !kept.contains {
        $0.objectClass != wide.objectClass
          && classes.lies($0.objectClass, under: wide.objectClass)
      }
    }
    return narrow.prefix(8).map {
      NamedObject(objectClass: $0.objectClass, basis: .lexicon, words: $0.words)
    }
  }
}

extension Lexicon.Word {
  fileprivate func matches(_ token: [Unicode.Scalar]) -> Bool {
    isStem ? token.starts(with: letters) : token == letters
  }
}

extension Lexicon {
  /// A word of a text with where it stands.
  private struct Token {
    var letters: [Unicode.Scalar]
    var span: Range<Int>
  }

  private static func tokens(
    of text: some Sequence<Unicode.Scalar>
  ) -> (tokens: [Token], scalars: [Unicode.Scalar]) {
    let scalars = Array(text)
    var tokens: [Token] = []
    var current: [Unicode.Scalar] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar.isLetterOrDigit, !scalar.isApostrophe {
        if current.isEmpty { start = index }
        current += scalar.folded
      } else if scalar.isApostrophe, !current.isEmpty, index + 1 < scalars.count,
        scalars[index + 1].isLetterOrDigit
      {
        continue
      } else if !current.isEmpty {
        tokens.append(Token(letters: current, span: start..<index))
        current = []
      }
    }
    if !current.isEmpty { tokens.append(Token(letters: current, span: start..<scalars.count)) }
    return (tokens, scalars)
  }

  /// The words of a phrase of the file.
  private static func words(of phrase: Substring) -> [Word] {
    phrase.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "-" }).flatMap { piece in
      let letters = tokens(of: piece.unicodeScalars).tokens.map(\.letters)
      return letters.enumerated().map { index, word in
        Word(letters: word, isStem: piece.hasSuffix("*") && index == letters.count - 1)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }

  fileprivate var isApostrophe: Bool {
    self == "'" || self == "\u{2019}" || self == "\u{02BC}" || self == "`"
  }

  /// In lower case; `ё` as `е`.
  fileprivate var folded: [Unicode.Scalar] {
    if self == "ё" || self == "Ё" { return ["е"] }
    if isASCII {
      return [(0x41...0x5A).contains(value) ? Unicode.Scalar(value + 32) ?? self : self]
    }
    return Array(properties.lowercaseMapping.unicodeScalars)
  }
}

extension Diagnostic {
  fileprivate static func noColon(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "lexicon.no-colon", at: place, "no ':' after the class in '\(text.prefix(40))'",
      expected: "class: word, word", mend: "write the class, a colon, and its words")
  }

  fileprivate static func noClass(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "lexicon.class", at: place, "'\(text.prefix(40))' is no name of a class",
      expected: "letters, figures and hyphens before the colon",
      mend: "name a class of the agreement")
  }

  fileprivate static func unknownClass(
    _ name: String, _ near: String?, at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "lexicon.unknown-class", at: place, "the agreement has no class '\(name)'",
      expected: "a class of the agreement",
      mend: near.map { "did you mean '\($0)'?" }
        ?? "declare it in the agreement, or take the line out")
  }

  fileprivate static func noWord(_ text: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "lexicon.no-word", at: place,
      text.isEmpty ? "a comma without a word" : "'\(text.prefix(40))' holds no letter",
      expected: "words, separated by commas", mend: "write a word, or take the comma out")
  }

  fileprivate static func twoClasses(
    _ text: String, at place: Location, first: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "lexicon.two-classes", at: place, "'\(text.prefix(40))' stands for two classes",
      expected: "one class a word", see: [Reference(first, "the first")],
      mend: "keep one of the two, or make the phrase longer")
  }
}
