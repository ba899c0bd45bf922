// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Why something is as it is, in clauses that every language puts into its own words.
///
/// A phrase's raw value is its English: the only English there is.
public struct Reason<Phrase>: Hashable, Sendable
where Phrase: RawRepresentable<String> & Hashable & Sendable {
  /// A phrase with what fills its blanks.
  public struct Clause: Hashable, Sendable {
    /// The phrase.
    public var phrase: Phrase
    /// What fills `%1`, `%2`, … in order.
    public var blanks: [Blank]
  }

  /// The clauses, in the order in which they are said.
  public private(set) var clauses: [Clause] = []

  /// A reason without words yet.
  public init() {}

  /// A reason of one clause.
  public init(_ phrase: Phrase, _ blanks: Blank...) {
    clauses = [Clause(phrase: phrase, blanks: blanks)]
  }

  /// Adds a clause.
  public mutating func add(_ phrase: Phrase, _ blanks: Blank...) {
    clauses.append(Clause(phrase: phrase, blanks: blanks))
  }

  /// The reason in the words of a language, without a final stop.
  ///
  /// A clause follows the one before it after a comma, unless its words begin with a comma or a
  /// semicolon of their own.
  ///
  /// - Parameters:
  ///   - words: The language's words for a phrase.
  ///   - name: What the language writes into a blank.
  /// - Returns: The clauses in order.
  public func text(in words: (Phrase) -> String, naming name: (Blank) -> String) -> String {
    var result = ""
    for clause in clauses {
      let words = words(clause.phrase)
      let mark = words.utf8.first
      if !result.isEmpty, mark != UInt8(ascii: ","), mark != UInt8(ascii: ";") { result += ", " }
      result += words.filled(with: clause.blanks.map(name))
    }
    return result
  }
}

/// What fills a blank of a phrase: a value that each language writes in its own manner.
public enum Blank: Hashable, Sendable {
  /// A party.
  case party(Party.ID)
  /// Several parties, in order.
  case parties([Party.ID])
  /// A class of objects; `nil` for an object of no known class.
  case objectClass(ObjectClass.ID?)
  /// Several classes, in order.
  case objectClasses([ObjectClass.ID])
  /// A kind of act.
  case act(ActKind)
  /// A number.
  case number(Int)
  /// A probability in thousandths.
  case thousandths(Int)
  /// A day.
  case day(CivilDay)
  /// A moment.
  case moment(Instant)
  /// A start or an end.
  case bound(Bound)
  /// A length of time.
  case length(Length)
  /// A name or a text that stands as it is in every language.
  case text(String)
}

extension Blank {
  /// The blank in English.
  ///
  /// - Parameter name: A party as it is printed.
  /// - Returns: The words, never empty but for an empty name.
  public func english(naming name: (Party.ID) -> String) -> String {
    switch self {
    case .party(let party): return name(party)
    case .parties(let parties):
      let names = parties.map(name)
      guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
      return names.dropLast().joined(separator: ", ") + " and " + last
    case .objectClass(let id): return id?.name ?? "the object"
    case .objectClasses(let classes): return classes.map(\.name).joined(separator: ", ")
    case .act(let act): return act.words
    case .number(let number): return String(number)
    case .thousandths(let share): return decimal(Double(share) / 1000, decimals: 3) ?? "?"
    case .day(let day): return day.description
    case .moment(let moment): return moment.description
    case .bound(let bound): return bound.spoken
    case .length(let length): return length.words
    case .text(let text): return text
    }
  }
}

extension ActKind {
  /// The kind in plain English words.
  public var words: String {
    switch self {
    case .hit: "a hit"
    case .attempt: "an attempt"
    case .debris: "debris"
    case .demolition: "a demolition"
    case .crossing: "a crossing"
    case .overflight: "an overflight"
    case .presence: "a presence"
    case .movement: "a movement"
    case .arming: "arming"
    case .recruitment: "recruitment"
    case .obstruction: "an obstruction"
    case .harm: "harm to persons"
    case .compliance: "a claim of compliance"
    case .tally: "a tally"
    case .denial: "a denial"
    }
  }
}
