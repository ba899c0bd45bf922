// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// A command as the table holds it.
///
/// Parsing, `--help`, the manual and the completions are all made from this one value; what is not
/// here does not exist.
struct Command: Sendable {
  /// What it does once the command line is understood.
  typealias Body = @Sendable (Invocation, World) throws(Diagnostics) -> ExitStatus

  /// An example, with what it shows.
  struct Example: Hashable, Sendable {
    /// The whole line as typed.
    var line: String
    /// What it does, in a few words.
    var words: String
  }

  /// The word it is called by.
  var name: String
  /// One line without a full stop, as an imperative.
  var summary: String
  /// A short paragraph for its help page.
  var about = ""
  /// What it takes, in order.
  var operands: [Operand] = []
  /// Its own options; those of every command stand in ``Option/shared``.
  var options: [Option] = []
  /// At least one for a command that runs.
  var examples: [Example] = []
  /// How it can end beside `well`, `commandLine` and `defect`.
  var statuses: [ExitStatus] = []
  /// The commands below it, such as `split` and `join` below `link`.
  var subcommands: [Command] = []
  /// Whether it prints results that `--json` gives as JSON.
  var printsJSON = false
  /// What it does; `nil` for a command that only has subcommands.
  var body: Body?

  /// Its own options with those of every command.
  var allOptions: [Option] {
    options + Option.shared.filter { $0.name != "json" || printsJSON }
  }
}

/// A word that a command takes without an option's name.
struct Operand: Hashable, Sendable {
  /// How many of it there are.
  enum Number: Hashable, Sendable {
    /// Exactly one.
    case one
    /// None or one.
    case optional
    /// One or more, up to the end.
    case oneOrMore
    /// Any number, up to the end.
    case anyNumber
  }

  /// Whether it takes all that follows.
  var takesTheRest: Bool { number == .oneOrMore || number == .anyNumber }
  /// Whether none is needed.
  var isOptional: Bool { number == .optional || number == .anyNumber }

  /// Its name in capitals, such as `MISSION`.
  var name: String
  /// What it is, in a few words.
  var words: String
  /// How many there are.
  var number = Number.one
  /// What it may be.
  var kind = ValueKind.text

  /// As it stands in a usage line.
  var usage: String {
    switch number {
    case .one: name
    case .optional: "[\(name)]"
    case .oneOrMore: "\(name)..."
    case .anyNumber: "[\(name)...]"
    }
  }
}

/// An option, with or without a value.
struct Option: Hashable, Sendable {
  /// The value of an option.
  struct Value: Hashable, Sendable {
    /// Its name in capitals, such as `INSTANT`.
    var name: String
    /// What it may be.
    var kind = ValueKind.text
  }

  /// Its name without `--`.
  var name: String
  /// One letter, for the few options that have one.
  var letter: Character?
  /// Its value; `nil` for a flag.
  var value: Value?
  /// What it does, in a few words.
  var words: String
  /// Whether it may be given more than once.
  var repeats = false
  /// Whether the command cannot do without it.
  var isRequired = false

  /// `--proof STANDARD`.
  var usage: String {
    let letter = letter.map { "-\($0), " } ?? ""
    return letter + "--" + name + (value.map { " " + $0.name } ?? "")
  }

  /// The options of every command.
  static let shared: [Option] = [
    Option(name: "json", words: "print JSON and nothing else on standard output"),
    Option(
      name: "now", value: Value(name: "INSTANT", kind: .instant),
      words: "use this moment in place of the clock"),
    Option(name: "help", letter: "h", words: "print this page"),
  ]
}

/// What a word on the command line may be.
enum ValueKind: Hashable, Sendable {
  /// Anything.
  case text
  /// A file that is read; `-` is standard input.
  case inputFile
  /// A file that is written; `-` is standard output.
  case outputFile
  /// A folder.
  case folder
  /// A moment, such as `2025-03-25T12:00:00Z`, or a day, which is its first moment in UTC.
  case instant
  /// A civil day, such as `2025-03-25`.
  case day
  /// A whole number within a range.
  case whole(ClosedRange<Int>)
  /// A decimal number within a range.
  case decimal(ClosedRange<Double>)
  /// One of these words.
  case choice([String])

  /// What would be right, in words; `nil` where anything is.
  var expected: String? {
    switch self {
    case .text, .inputFile, .outputFile, .folder: nil
    case .instant: "a moment such as 2025-03-25T12:00:00Z, or a day such as 2025-03-25"
    case .day: "a day such as 2025-03-25"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range):
      "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    }
  }

  /// Whether the word is of this kind.
  func accepts(_ word: String) -> Bool {
    switch self {
    case .text: true
    case .inputFile, .outputFile, .folder: !word.isEmpty && !word.utf8.contains(0)
    case .instant: Instant(orDay: word) != nil
    case .day: CivilDay(word) != nil
    case .whole(let range): Int(word).map(range.contains) ?? false
    case .decimal(let range): Double(word).map(range.contains) ?? false
    case .choice(let words): words.contains(word)
    }
  }

  private func plain(_ number: Double) -> String { decimal(number, decimals: 3) ?? "" }

  private func decimal(_ number: Double, decimals: Int) -> String? {
    TruceGround.decimal(number, decimals: decimals)
  }
}

extension Instant {
  /// Reads a moment, or a day as its first moment in UTC.
  init?(orDay word: String) {
    if let day = CivilDay(word) {
      self = ClockZone.utc.start(of: day)
    } else {
      self.init(word)
    }
  }
}
