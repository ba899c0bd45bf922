// SPDX-License-Identifier: Apache-2.0

/// Completions for a shell, made from the table.
enum Completions {
  /// A shell that completions can be made for.
  enum Shell: String, CaseIterable {
    /// GNU bash.
    case bash
    /// Z shell.
    case zsh
    /// fish.
    case fish
  }

  /// The script that a shell reads.
  static func script(for shell: Shell, table: [Command]) -> String {
    switch shell {
    case .bash: bash(table)
    case .zsh: zsh(table)
    case .fish: fish(table)
    }
  }

  /// A command that runs, or one that has others below it, with its path.
  private static func all(
    _ table: [Command], below path: [String] = []
  ) -> [(path: [String], command: Command)] {
    table.flatMap { command -> [(path: [String], command: Command)] in
      let here = path + [command.name]
      return [(here, command)] + all(command.subcommands, below: here)
    }
  }

  // MARK: bash

  private static func bash(_ table: [Command]) -> String {
    var paths = [("", words(table) + " --help --version")]
    var values: [(String, String)] = []
    for (path, command) in all(table) {
      let key = path.joined(separator: " ")
      var offered = command.subcommands.map(\.name)
      if command.body != nil { offered += command.allOptions.map { "--" + $0.name } }
      for operand in command.operands {
        if case .choice(let words) = operand.kind { offered += words }
      }
      paths.append((key, offered.joined(separator: " ")))
      for option in command.body == nil ? [] : command.allOptions {
        guard let value = option.value else { continue }
        values.append((key + " --" + option.name, bashOffer(value.kind)))
      }
    }
    var lines = [
      "# bash completions for truce; made by 'truce completions bash'", "_truce() {",
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"",
      "  local path=\"\" each offer=\"\" i", "  for ((i = 1; i < COMP_CWORD; i++)); do",
      "    each=\"${COMP_WORDS[i]}\"", "    case \"${path:+$path }$each\" in",
      "      \(paths.dropFirst().map { quoted($0.0) }.joined(separator: "|")))",
      "        path=\"${path:+$path }$each\" ;;", "      *) break ;;", "    esac", "  done",
      "  case \"$path $before\" in",
    ]
    for (key, offer) in values { lines.append("    \(quoted(key))) \(offer) ;;") }
    lines += ["  esac", "  case \"$path\" in"]
    for (key, offer) in paths { lines.append("    \(quoted(key))) offer=\(quoted(offer)) ;;") }
    lines += [
      "  esac", "  COMPREPLY=($(compgen -W \"$offer\" -- \"$word\"))",
      "  if [[ $word != -* && -n $path ]]; then",
      "    COMPREPLY+=($(compgen -f -- \"$word\"))", "  fi", "}",
      "complete -o filenames -F _truce truce",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func bashOffer(_ kind: ValueKind) -> String {
    switch kind {
    case .choice(let words):
      "COMPREPLY=($(compgen -W \(quoted(words.joined(separator: " "))) -- \"$word\")); return"
    case .inputFile, .outputFile: "COMPREPLY=($(compgen -f -- \"$word\")); return"
    case .folder: "COMPREPLY=($(compgen -d -- \"$word\")); return"
    case .text, .instant, .day, .whole, .decimal: "COMPREPLY=(); return"
    }
  }

  // MARK: zsh

  private static func zsh(_ table: [Command]) -> String {
    var lines = [
      "#compdef truce", "# zsh completions for truce; made by 'truce completions zsh'", "",
      "_truce() {", "  local path=\"\" each i",
      "  for ((i = 2; i < CURRENT; i++)); do", "    each=\"${words[i]}\"",
      "    case \"${path:+$path }$each\" in",
      "      \(all(table).map { zshPattern($0.path) }.joined(separator: "|")))",
      "        path=\"${path:+$path }$each\" ;;", "      *) break ;;", "    esac", "  done",
      "  case \"$path\" in", "    '')", "      local -a commands=(",
    ]
    lines += table.map { "        " + quoted($0.name + ":" + $0.summary) }
    lines += ["      )", "      _describe command commands ;;"]
    for (path, command) in all(table) {
      lines.append("    \(quoted(path.joined(separator: " "))))")
      if command.body == nil {
        lines.append("      local -a below=(")
        lines += command.subcommands.map { "        " + quoted($0.name + ":" + $0.summary) }
        lines += ["      )", "      _describe command below ;;"]
        continue
      }
      lines.append("      words=(\"${(@)words[i,-1]}\"); words=(truce \"${(@)words}\")")
      lines.append("      ((CURRENT = CURRENT - i + 2))")
      var specifications = command.allOptions.map(zshSpecification)
      specifications += command.operands.enumerated().map { index, operand in
        let place = operand.takesTheRest ? "*" : String(index + 1)
        let optional = operand.isOptional ? "::" : ":"
        return quoted("\(place)\(optional)\(operand.name):\(zshAction(operand.kind))")
      }
      lines.append("      _arguments \(specifications.joined(separator: " \\\n        ")) ;;")
    }
    lines += ["  esac", "}", "", "_truce \"$@\""]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func zshPattern(_ path: [String]) -> String {
    quoted(path.joined(separator: " "))
  }

  private static func zshSpecification(_ option: Option) -> String {
    let repeated = option.repeats ? "*" : ""
    let words = option.words.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    let value = option.value.map { ":\($0.name):\(zshAction($0.kind))" } ?? ""
    return quoted("\(repeated)--\(option.name)[\(words)]\(value)")
  }

  private static func zshAction(_ kind: ValueKind) -> String {
    switch kind {
    case .choice(let words):
      "(" + words.map { $0.replacing(":", with: "\\:") }.joined(separator: " ") + ")"
    case .inputFile, .outputFile: "_files"
    case .folder: "_files -/"
    case .text, .instant, .day, .whole, .decimal: " "
    }
  }

  // MARK: fish

  private static func fish(_ table: [Command]) -> String {
    var lines = [
      "# fish completions for truce; made by 'truce completions fish'",
      "function __truce_at",
      "  set -l words (commandline -opc)", "  set -e words[1]",
      "  set -l count (count $argv)", "  test (count $words) -ge $count; or return 1",
      "  for i in (seq $count)", "    test \"$words[$i]\" = \"$argv[$i]\"; or return 1",
      "  end", "end", "function __truce_top", "  test (count (commandline -opc)) -eq 1", "end",
      "function __truce_above",
      "  test (count (commandline -opc)) -eq (math (count $argv) + 1); and __truce_at $argv",
      "end",
    ]
    for command in table {
      lines.append(
        "complete -c truce -f -n __truce_top -a \(command.name) -d \(quoted(command.summary))")
    }
    for (path, command) in all(table) {
      let key = path.joined(separator: " ")
      for below in command.subcommands {
        lines.append(
          "complete -c truce -f -n '__truce_above \(key)' -a \(below.name) -d "
            + quoted(below.summary))
      }
      for option in command.body == nil ? [] : command.allOptions {
        var line = "complete -c truce -n '__truce_at \(key)' -l \(option.name)"
        if let letter = option.letter { line += " -s \(letter)" }
        switch option.value?.kind {
        case nil: break
        case .choice(let words): line += " -x -a " + quoted(words.joined(separator: " "))
        case .inputFile, .outputFile: line += " -r -F"
        case .folder: line += " -x -a '(__fish_complete_directories)'"
        case .text, .instant, .day, .whole, .decimal: line += " -x"
        }
        lines.append(line + " -d " + quoted(option.words))
      }
      for case .choice(let words) in command.operands.map(\.kind) {
        lines.append(
          "complete -c truce -f -n '__truce_at \(key)' -a " + quoted(words.joined(separator: " ")))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ table: [Command]) -> String {
    table.map(\.name).joined(separator: " ")
  }

  /// The text between single quotation marks, as the three shells read it.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
