// SPDX-License-Identifier: Apache-2.0

/// What `--help` prints: at most 80 columns, ends in an example.
enum HelpPage {
  /// The widest line.
  static let width = 80

  /// The page of Truce as a whole.
  static func top(of table: [Command]) -> String {
    var lines = ["Usage: truce COMMAND ...     'truce COMMAND --help' says more", ""]
    for command in table where command.body != nil || !command.subcommands.isEmpty {
      lines += row(command.name, command.summary, column: 15)
    }
    lines += ["", "Example: truce run build/energy-2025"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page of one command.
  static func page(of command: Command, at path: [String]) -> String {
    var lines = wrapped("Usage: " + usage(of: command, at: path), width: width - 9)
    lines = [lines[0]] + lines.dropFirst().map { "         " + $0 } + [""]
    lines += wrapped(command.about.isEmpty ? command.summary : command.about, width: width)
    if !command.subcommands.isEmpty { lines.append("") }
    for below in command.subcommands { lines += row(below.name, below.summary, column: 13) }
    let rows =
      command.operands.map { ($0.name, $0.words) }
      + (command.body == nil ? [] : command.allOptions).map { ($0.usage, words(of: $0)) }
    if !rows.isEmpty { lines.append("") }
    let column = min(28, (rows.map(\.0.count).max() ?? 0) + 4)
    for (name, words) in rows { lines += row(name, words, column: column) }
    let statuses = command.statuses.map { "\($0.rawValue) \($0.words)" }
    if !statuses.isEmpty {
      lines += [""] + wrapped("Exit: " + statuses.joined(separator: "; "), width: width)
    }
    for example in command.examples.isEmpty ? examples(below: command) : command.examples {
      lines += [""] + wrapped("Example, " + example.words + ":", width: width)
      lines += continued(example.line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A command line over as many lines as it needs, each but the last ending in a backslash.
  private static func continued(_ line: String) -> [String] {
    var lines = [" "]
    for word in TextWords.ofShell(line) {
      if lines[lines.count - 1].count + 1 + word.count > width - 2 {
        lines[lines.count - 1] += " \\"
        lines.append("   ")
      }
      lines[lines.count - 1] += " " + word
    }
    return lines
  }

  /// `truce report MISSION [options]`.
  static func usage(of command: Command, at path: [String]) -> String {
    var words = ["truce"] + path
    if !command.subcommands.isEmpty { words.append("COMMAND") }
    for option in command.options where option.isRequired { words.append(option.usage) }
    words += command.operands.map(\.usage)
    if command.options.contains(where: { !$0.isRequired }) { words.append("[options]") }
    return words.joined(separator: " ")
  }

  private static func examples(below command: Command) -> [Command.Example] {
    command.subcommands.compactMap(\.examples.first).suffix(1)
  }

  /// What an option does, with the words of its choice.
  static func words(of option: Option) -> String {
    var words = option.words
    if case .choice(let choice) = option.value?.kind {
      words += ": " + choice.joined(separator: ", ")
    }
    if option.repeats { words += "; may be given again" }
    return words
  }

  /// A name and its words from a column on, wrapped.
  private static func row(_ name: String, _ words: String, column: Int) -> [String] {
    let lines = wrapped(words, width: width - column)
    let gap = String(repeating: " ", count: max(2, column - name.count - 2))
    let indent = String(repeating: " ", count: column)
    if name.count + 4 > column { return ["  " + name] + lines.map { indent + $0 } }
    return ["  " + name + gap + (lines.first ?? "")] + lines.dropFirst().map { indent + $0 }
  }

  /// The words in lines of at most a width; an empty line in the text stays.
  static func wrapped(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines = [""]
      for word in paragraph.split(separator: " ") {
        let line = lines[lines.count - 1]
        if line.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if line.count + 1 + word.count <= width {
          lines[lines.count - 1] = line + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines
    }
  }
}

/// Words of a text.
enum TextWords {
  /// The words of a shell line as they stand, quotes included; what is quoted is not cut.
  static func ofShell(_ line: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      if character == "'" { isQuoted.toggle() }
      if character == " ", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
