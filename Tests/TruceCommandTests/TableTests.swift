// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TruceCommand

/// Laws that every command of the real table keeps.
struct TableTests {
  static func all(
    _ table: [Command] = CommandTable.all, below path: [String] = []
  ) -> [(path: [String], command: Command)] {
    table.flatMap { command in
      [(path + [command.name], command)]
        + all(command.subcommands, below: path + [command.name])
    }
  }

  @Test func everyHelpPageFitsAScreenAndEndsInAnExample() {
    var pages = [("truce", HelpPage.top(of: CommandTable.all))]
    for (path, command) in TableTests.all() {
      pages.append((path.joined(separator: " "), HelpPage.page(of: command, at: path)))
    }
    for (name, page) in pages {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(name)")
      #expect(lines.count <= 41, "\(name) has \(lines.count) lines")
      let example = lines.lastIndex { $0.hasPrefix("Example") } ?? 0
      #expect(lines[example...].contains { $0.contains("truce ") }, "\(name)")
      #expect(lines.count - example <= 6, "\(name) does not end in its example")
    }
  }

  @Test func everyExampleIsUnderstoodByItsOwnTable() throws {
    for (path, command) in TableTests.all() where command.body != nil {
      #expect(!command.examples.isEmpty, "\(path)")
      for example in command.examples {
        var words = TableTests.words(of: example.line)
        #expect(words.removeFirst() == "truce")
        #expect(Array(words.prefix(path.count)) == path)
        var reader = CommandLineReader(table: CommandTable.all)
        #expect(throws: Never.self, "\(example.line)") { try reader.read(words) }
      }
    }
  }

  @Test func noOptionIsNamedTwice() {
    for (path, command) in TableTests.all() {
      let names = command.allOptions.map(\.name)
      #expect(Set(names).count == names.count, "\(path)")
      let letters = command.allOptions.compactMap(\.letter)
      #expect(Set(letters).count == letters.count, "\(path)")
    }
  }

  @Test func onlyTheLastOperandIsOptionalOrMany() {
    for (path, command) in TableTests.all() {
      #expect(command.operands.dropLast().allSatisfy { $0.number == .one }, "\(path)")
      #expect(command.body == nil || command.subcommands.isEmpty, "\(path)")
      #expect(!command.summary.hasSuffix("."), "\(path)")
    }
  }

  @Test func theManualNamesEveryCommandAndOption() {
    let page = ManualPage.page(of: CommandTable.all, version: "1")
    for (path, command) in TableTests.all() where command.body != nil {
      let name = path.joined(separator: " ").replacing("-", with: "\\-")
      #expect(page.contains("truce " + name), "\(path)")
      for option in command.allOptions {
        let name = option.name.replacing("-", with: "\\-")
        #expect(page.contains("\\-\\-" + name), "\(path) \(option.name)")
      }
    }
    #expect(!page.split(separator: "\n").contains { $0.hasPrefix("'") })
  }

  @Test func theCompletionsOfBashAreWhatTheTableSays() throws {
    let folder = try TemporaryFolder()
    let script = Completions.script(for: .bash, table: CommandTable.all)
    try Data(script.utf8).write(to: folder.url.appendingPathComponent("c.bash"))
    func complete(_ words: String...) throws -> [String] {
      let array = words.map { "'\($0)'" }.joined(separator: " ")
      let line = """
        bash -c 'source ./c.bash; COMP_WORDS=('"\(array)"'); COMP_CWORD=\(words.count - 1); \
        _truce; printf "%s\\n" "${COMPREPLY[@]}"'
        """
      return try Shell.run(line, in: folder.url).output.split(separator: "\n").map(String.init)
    }
    #expect(try complete("truce", "comp") == ["completions"])
    #expect(try complete("truce", "completions", "z") == ["zsh"])
    #expect(try complete("truce", "man", "--h") == ["--help"])
    #expect(try complete("truce", "man", "--now", "") == [])
    #expect(try complete("truce", "--v") == ["--version"])
  }

  @Test(arguments: Completions.Shell.allCases)
  func theCompletionsOfAShellNameEveryCommandAndOption(shell: Completions.Shell) {
    let script = Completions.script(for: shell, table: CommandTable.all)
    for (_, command) in TableTests.all() {
      #expect(script.contains(command.name))
      for option in command.options { #expect(script.contains(option.name)) }
    }
  }

  /// The words of a line as `sh` would cut it, up to a pipe or redirection.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return Array(words.prefix { $0 != "|" && $0 != ">" && $0 != "<" })
  }
}
