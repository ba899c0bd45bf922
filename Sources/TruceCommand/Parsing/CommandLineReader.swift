// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What the words after `truce` ask for.
enum Request: Sendable {
  /// Run a command.
  case run(Invocation)
  /// Print the help page of the command at this path; the top page for none.
  case help([String])
  /// Print the version.
  case version
}

/// Reads the words after `truce` by the table.
///
/// `--option value` and `--option=value` are one; a value may be a negative number, or `-`. `--` ends
/// the options. Every fault of the line is reported, in the order of the words.
struct CommandLineReader {
  private let table: [Command]
  private var faults: [Diagnostic] = []

  /// A reader for a table.
  init(table: [Command]) { self.table = table }

  /// Reads the words.
  ///
  /// - Throws: every fault of the line. Slugs: `command.*`.
  mutating func read(_ words: [String]) throws(Diagnostics) -> Request {
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-"), word != "-" {
      switch word {
      case "--help", "-h": return .help([])
      case "--version": return .version
      default:
        let known = ["--help", "--version"]
        throw Diagnostics(.unknownOption(word, usage: "truce COMMAND ...", among: known))
      }
    }
    guard let name = rest.popFirst() else { throw Diagnostics(.noCommand()) }
    if name == "help" { return .help(try path(rest)) }
    guard var command = table.first(where: { $0.name == name }) else {
      throw Diagnostics(.unknown(name, below: nil, among: table.map(\.name)))
    }
    var path = [name]
    while !command.subcommands.isEmpty {
      guard let name = rest.first, !name.hasPrefix("-") else {
        if rest.first == "--help" || rest.first == "-h" { return .help(path) }
        throw Diagnostics(.noSubcommand(path, among: command.subcommands.map(\.name)))
      }
      guard let below = command.subcommands.first(where: { $0.name == name }) else {
        throw Diagnostics(.unknown(name, below: path, among: command.subcommands.map(\.name)))
      }
      path.append(name)
      command = below
      rest = rest.dropFirst()
    }
    return try read(Array(rest), for: command, at: path)
  }

  /// The path of a command whose help is asked for.
  private func path(_ words: ArraySlice<String>) throws(Diagnostics) -> [String] {
    var level = table
    var path: [String] = []
    for word in words where !word.hasPrefix("-") {
      guard let command = level.first(where: { $0.name == word }) else {
        let above = path.isEmpty ? nil : path
        throw Diagnostics(.unknown(word, below: above, among: level.map(\.name)))
      }
      path.append(word)
      level = command.subcommands
    }
    return path
  }

  private mutating func read(
    _ words: [String], for command: Command, at path: [String]
  ) throws(Diagnostics) -> Request {
    var invocation = Invocation(command: command, path: path)
    var at = 0
    var optionsEnded = false
    while at < words.count {
      let word = words[at]
      at += 1
      if optionsEnded || !looksLikeOption(word) {
        invocation.operands.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else if word == "--help" || word == "-h" {
        return .help(path)
      } else {
        readOption(word, words, &at, into: &invocation)
      }
    }
    readOperands(of: invocation)
    for option in command.options where option.isRequired && invocation.options[option.name] == nil
    {
      faults.append(.missingOption(option, of: invocation))
    }
    if let diagnostics = Diagnostics(faults) { throw diagnostics }
    return .run(invocation)
  }

  /// Whether a word is an option: it begins with `-` and is neither `-` nor a negative number.
  private func looksLikeOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    guard let second = word.dropFirst().unicodeScalars.first else { return false }
    return !("0"..."9").contains(second) && second != "."
  }

  private mutating func readOption(
    _ word: String, _ words: [String], _ at: inout Int, into invocation: inout Invocation
  ) {
    let options = invocation.command.allOptions
    let isLong = word.hasPrefix("--")
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = isLong ? String(parts[0].dropFirst(2)) : String(word.dropFirst().prefix(1))
    var inline: String?
    if isLong {
      inline = parts.count > 1 ? String(parts[1]) : nil
    } else if word.unicodeScalars.count > 2 {
      inline = String(word.dropFirst(2))
    }
    let option = options.first { isLong ? $0.name == name : $0.letter.map(String.init) == name }
    guard let option else {
      let shown = isLong ? "--" + name : word
      let usage = invocation.path.joined(separator: " ")
      faults.append(
        .unknownOption(
          shown, usage: "'truce \(usage) --help'", among: options.map { "--" + $0.name }))
      return
    }
    guard let value = option.value else {
      if let inline { faults.append(.flagWithValue(option, inline)) }
      add("", to: option, in: &invocation)
      return
    }
    if inline == nil, at < words.count, words[at] == "-" || !looksLikeOption(words[at]) {
      inline = words[at]
      at += 1
    }
    guard let inline else {
      faults.append(.missingValue(of: option))
      return
    }
    if !value.kind.accepts(inline) {
      faults.append(.value(inline, of: option.usage, kind: value.kind))
    }
    add(inline, to: option, in: &invocation)
  }

  private mutating func add(_ value: String, to option: Option, in invocation: inout Invocation) {
    let before = invocation.options[option.name] ?? []
    if !before.isEmpty, !option.repeats, option.value != nil {
      faults.append(.repeated(option, before: before.last ?? "", after: value))
    }
    invocation.options[option.name] = before + [value]
  }

  private mutating func readOperands(of invocation: Invocation) {
    let given = invocation.operands
    let asked = invocation.command.operands
    for (index, operand) in asked.enumerated() {
      if index >= given.count {
        if !operand.isOptional { faults.append(.missingOperand(operand, of: invocation)) }
        continue
      }
      let mine = operand.takesTheRest ? Array(given[index...]) : [given[index]]
      for word in mine where !operand.kind.accepts(word) {
        faults.append(.value(word, of: operand.name, kind: operand.kind))
      }
    }
    if asked.last?.takesTheRest != true, given.count > asked.count {
      faults.append(.tooMany(given.dropFirst(asked.count), of: invocation))
    }
  }
}

extension Diagnostic {
  private static func commandLine(
    _ slug: String, _ message: String, expected: String? = nil, mend: String
  ) -> Diagnostic {
    Diagnostic(.error, "command." + slug, at: nil, message, expected: expected, mend: mend)
  }

  fileprivate static func noCommand() -> Diagnostic {
    commandLine("none", "no subcommand is given", mend: "see 'truce --help'")
  }

  fileprivate static func unknown(
    _ name: String, below path: [String]?, among names: [String]
  ) -> Diagnostic {
    let above = path.map { " of '\($0.joined(separator: " "))'" } ?? ""
    let page = path.map { "truce \($0.joined(separator: " ")) --help" } ?? "truce --help"
    let near = nearest(to: name, among: names).map { "did you mean '\($0)'?" }
    return commandLine(
      "unknown", "no subcommand '\(name)'\(above)", mend: near ?? "see '\(page)'")
  }

  fileprivate static func noSubcommand(_ path: [String], among names: [String]) -> Diagnostic {
    commandLine(
      "no-subcommand", "'\(path.joined(separator: " "))' needs a subcommand",
      expected: "one of " + names.joined(separator: ", "),
      mend: "write 'truce \(path.joined(separator: " ")) \(names.first ?? "")'")
  }

  fileprivate static func unknownOption(
    _ word: String, usage: String, among names: [String]
  ) -> Diagnostic {
    let near = nearest(to: word, among: names).map { "did you mean '\($0)'?" }
    return commandLine(
      "unknown-option", "no option '\(word)'",
      mend: near ?? "see \(usage); a word that begins with '-' goes behind '--'")
  }

  fileprivate static func flagWithValue(_ option: Option, _ value: String) -> Diagnostic {
    commandLine(
      "flag-value", "option '--\(option.name)' takes no value, and got '\(value)'",
      expected: option.usage, mend: "write '--\(option.name)'")
  }

  fileprivate static func missingValue(of option: Option) -> Diagnostic {
    commandLine(
      "missing-value", "option '--\(option.name)' has no value",
      expected: [option.usage, option.value?.kind.expected].compactMap { $0 }
        .joined(separator: ", "),
      mend: "write the value behind it; one that begins with '-' as '--\(option.name)=-…'")
  }

  fileprivate static func value(_ word: String, of usage: String, kind: ValueKind) -> Diagnostic {
    var mend = "correct the value"
    if case .choice(let words) = kind, let near = nearest(to: word, among: words) {
      mend = "did you mean '\(near)'?"
    }
    return commandLine(
      "value", "'\(word)' is no value for '\(usage)'", expected: kind.expected ?? "a name",
      mend: mend)
  }

  fileprivate static func repeated(_ option: Option, before: String, after: String) -> Diagnostic {
    commandLine(
      "repeated", "option '--\(option.name)' is given twice, with '\(before)' and '\(after)'",
      expected: option.usage, mend: "leave one of them out")
  }

  fileprivate static func missingOption(_ option: Option, of invocation: Invocation) -> Diagnostic {
    commandLine(
      "missing-option",
      "'\(invocation.path.joined(separator: " "))' needs option '--\(option.name)'",
      expected: [option.usage, option.words].joined(separator: ", "), mend: "add it")
  }

  fileprivate static func missingOperand(
    _ operand: Operand, of invocation: Invocation
  ) -> Diagnostic {
    let path = invocation.path.joined(separator: " ")
    return commandLine(
      "missing-operand", "'\(path)' needs \(operand.name), \(operand.words)",
      expected: HelpPage.usage(of: invocation.command, at: invocation.path),
      mend: "add it, or see 'truce \(path) --help'")
  }

  fileprivate static func tooMany(
    _ words: ArraySlice<String>, of invocation: Invocation
  ) -> Diagnostic {
    let shown = words.map { "'\($0)'" }.joined(separator: ", ")
    return commandLine(
      "extra-operand",
      "'\(invocation.path.joined(separator: " "))' takes \(invocation.command.operands.count) "
        + "\(invocation.command.operands.count == 1 ? "word" : "words"), and got \(shown) as well",
      expected: HelpPage.usage(of: invocation.command, at: invocation.path),
      mend: "leave out what is too much; quote a word that holds a space")
  }
}
