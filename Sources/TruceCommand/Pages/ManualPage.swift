// SPDX-License-Identifier: Apache-2.0

/// The manual page `truce(1)`, in the man macros that every Unix reads.
enum ManualPage {
  /// The page, made from the table.
  static func page(of table: [Command], version: String) -> String {
    var lines = [
      ".\\\" Made by 'truce man' from the table of commands.",
      ".TH TRUCE 1 \"\(Truce.versionDay)\" \"truce \(text(version))\" \"Truce\"", ".SH NAME",
      "truce \\- watch and verify a ceasefire under every reading of its text", ".SH SYNOPSIS",
      ".B truce", ".I COMMAND", "[\\fIoptions\\fR] [\\fIoperands\\fR]", ".SH DESCRIPTION",
      "Truce reads the text of an agreement and what sources say happened, and shows what follows",
      "as each party reads the words: what is a violation under which reading, what is not, and what",
      "is not known and why. It takes no side.", ".PP",
      "A file \\fB\\-\\fR is standard input or output. \\fB\\-\\-\\fR ends the options. Results go to",
      "standard output, all else to standard error.", ".SH COMMANDS",
    ]
    for command in table { lines += section(of: command, at: [command.name]) }
    lines += [".SH OPTIONS OF EVERY COMMAND"]
    for option in Option.shared { lines += entry(of: option) }
    lines += [".SH EXIT STATUS"]
    for status in ExitStatus.allCases {
      lines += [".TP", "\\fB\(status.rawValue)\\fR", text(status.words)]
    }
    lines += [
      ".SH ENVIRONMENT", ".TP", "\\fBTRUCE_CACHE\\fR",
      "The folder in which is kept what was worked out of large missions; \\fBtruce\\fR in the user's",
      "cache when not set, nowhere when empty. It can be deleted at any time.", ".TP",
      "\\fBNO_COLOR\\fR",
      "When set and not empty, nothing is coloured. Colour is used on a terminal only, and never",
      "says anything that the words do not.", ".TP", "\\fBTRUCE_PASSPHRASE\\fR",
      "What opens the keys of a mission; without it, the passphrase that lies beside them.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(of command: Command, at path: [String]) -> [String] {
    if command.body == nil {
      return command.subcommands.flatMap { section(of: $0, at: path + [$0.name]) }
    }
    var lines = [".SS \"" + text(HelpPage.usage(of: command, at: path)) + "\""]
    lines.append(text(command.about.isEmpty ? command.summary : command.about))
    for operand in command.operands {
      lines += [".TP", "\\fI" + text(operand.name) + "\\fR", text(operand.words)]
    }
    for option in command.options { lines += entry(of: option) }
    for example in command.examples {
      lines += [".PP", text(example.words) + ":", ".PP", ".nf", "    " + text(example.line), ".fi"]
    }
    return lines
  }

  private static func entry(of option: Option) -> [String] {
    var head = option.letter.map { "\\fB\\-\($0)\\fR, " } ?? ""
    head += "\\fB" + text("--" + option.name) + "\\fR"
    if let value = option.value { head += " \\fI" + text(value.name) + "\\fR" }
    return [".TP", head, text(HelpPage.words(of: option))]
  }

  /// Text in which nothing is taken for a request of the macros.
  private static func text(_ words: String) -> String {
    let escaped = words.map { character -> String in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "\"": "\\(dq"
      case "\n": "\n.PP\n"
      default: String(character)
      }
    }.joined()
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}
