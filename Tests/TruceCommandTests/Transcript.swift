// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A session at a terminal, written down: commands with what they print and how they end.
///
/// ```
/// # words to the reader
/// folder examples/energy-2025       copied here before the first command
/// file broken.truce                 a file, whose lines follow
/// | agreement x
/// $ truce check broken.truce
/// = 1                               the exit status, 0 where the line is missing
/// > on standard output
/// ! on standard error
/// ```
///
/// After a command that fails the folder must be as it was.
struct Transcript {
  /// A command with what is expected of it.
  struct Step: Equatable {
    var command: String
    var status: Int32 = 0
    var output: [String] = []
    var errors: [String] = []
  }

  /// A line of the file, in the order written.
  enum Item {
    case words(String)
    case folder(String)
    case file(String, [String])
    case step(Step)
  }

  var items: [Item] = []

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let rest = String(line.dropFirst(2))
      if line.hasPrefix("folder ") {
        items.append(.folder(String(line.dropFirst(7))))
      } else if line.hasPrefix("file ") {
        items.append(.file(String(line.dropFirst(5)), []))
      } else if line.hasPrefix("|"), case .file(let name, let lines) = items.last {
        items[items.count - 1] = .file(name, lines + [rest])
      } else if line.hasPrefix("$ ") {
        items.append(.step(Step(command: rest)))
      } else if case .step(var step) = items.last, let mark = line.first, "=>!".contains(mark) {
        switch mark {
        case "=": step.status = Int32(rest) ?? -1
        case ">": step.output.append(rest)
        default: step.errors.append(rest)
        }
        items[items.count - 1] = .step(step)
      } else {
        items.append(.words(String(line)))
      }
    }
  }

  /// The file's text, for a new recording.
  var printed: String {
    var lines: [String] = []
    for item in items {
      switch item {
      case .words(let words): lines.append(words)
      case .folder(let path): lines.append("folder " + path)
      case .file(let name, let content):
        lines.append("file " + name)
        lines += content.map { $0.isEmpty ? "|" : "| " + $0 }
      case .step(let step):
        lines.append("$ " + step.command)
        if step.status != 0 { lines.append("= \(step.status)") }
        lines += step.output.map { $0.isEmpty ? ">" : "> " + $0 }
        lines += step.errors.map { $0.isEmpty ? "!" : "! " + $0 }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Runs every step in a new folder and gives what happened, with the faults that are no matter of
  /// expectation: a failed command that left something behind.
  func run() throws -> (happened: Transcript, leftBehind: [String]) {
    let room = try TemporaryFolder()
    var happened = self
    var leftBehind: [String] = []
    for (index, item) in items.enumerated() {
      switch item {
      case .words: continue
      case .folder(let path):
        let source = Package.root.appendingPathComponent(path)
        try FileManager.default.copyItem(
          at: source, to: room.url.appendingPathComponent(source.lastPathComponent))
      case .file(let name, let lines):
        let url = room.url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
      case .step(var step):
        let before = try room.contents()
        let result = try Shell.run(step.command, in: room.url)
        step.status = result.status
        step.output = Transcript.lines(result.output)
        step.errors = Transcript.lines(result.errors)
        happened.items[index] = .step(step)
        if result.status != 0, try room.contents() != before {
          leftBehind.append("'\(step.command)' failed and changed the folder")
        }
      }
    }
    return (happened, leftBehind)
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
