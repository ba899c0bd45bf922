// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The commands in the front documents are run, and what they point at exists.
struct DocumentTests {
  static let documents = [
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/tour.md", "docs/coverage.md",
  ]

  static func text(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: Package.root.appendingPathComponent(name)), as: UTF8.self)
  }

  /// The lines that begin with `truce` or `$ truce` in blocks marked `sh` or `console`.
  static func commands(in text: String) -> [String] {
    var commands: [String] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = !isInside && ["```sh", "```console"].contains(line)
      } else if isInside {
        let words = line.hasPrefix("$ ") ? line.dropFirst(2) : line
        if words.hasPrefix("truce ") { commands.append(String(words)) }
      }
    }
    return commands
  }

  @Test(arguments: documents)
  func everyCommandOfTheDocumentRuns(name: String) throws {
    let commands = try DocumentTests.commands(in: DocumentTests.text(name))
    if commands.isEmpty { return }
    let room = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples"),
      to: room.url.appendingPathComponent("examples"))
    try FileManager.default.createDirectory(
      at: room.url.appendingPathComponent("build"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples/energy-2025"),
      to: room.url.appendingPathComponent("build/energy-2025"))
    for command in commands {
      let result = try Shell.run(command, in: room.url)
      #expect(result.status == 0, "\(name): \(command)\n\(result.errors)")
    }
  }

  @Test(arguments: documents)
  func everyLinkOfTheDocumentLeadsToAFile(name: String) throws {
    let folder = Package.root.appendingPathComponent(name).deletingLastPathComponent()
    for match in try DocumentTests.text(name).matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
      let target = String(match.output.1)
      if target.hasPrefix("https://") { continue }
      let path = folder.appendingPathComponent(target).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name): \(target)")
    }
  }

  @Test func everyCommandOfTheTutorialPrintsWhatThePageShows() throws {
    let page = try DocumentTests.text("docs/tutorial.md")
    let room = try TemporaryFolder()
    var run = 0
    for part in page.components(separatedBy: "```") {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if part.hasPrefix("truce step") {
        try lines.dropFirst().joined(separator: "\n").write(
          to: room.url.appendingPathComponent("lamps.truce"), atomically: true, encoding: .utf8)
      } else if part.hasPrefix("console") {
        run += 1
        let result = try Shell.run(String(lines[1].dropFirst(2)), in: room.url)
        let said = (result.output + result.errors).split(separator: "\n")
          .filter { $0.hasPrefix("lamps.truce:") && $0.hasSuffix("]") }.map(String.init)
        #expect(said == lines.dropFirst(2).filter { !$0.isEmpty })
        // A failed expectation is an error; a question is none.
        #expect(result.status == (lines[1].contains("truce test") ? 1 : 0))
      }
    }
    #expect(run == 5)
    // What the page goes on to name in its last step runs on the file as it stands then.
    for command in page.matches(of: /`(truce [a-z]+ lamps\.truce)`/).map({ String($0.1) }) {
      #expect(try Shell.run(command, in: room.url).status == 0, "\(command)")
    }
    let explained = try Shell.run("truce explain terms.start-differs", in: room.url)
    #expect(explained.status == 0)
  }

  @Test func whatTheEditorsPageNamesIsThereAndItsServerSpeaks() throws {
    let page = try DocumentTests.text("editors/README.md")
    let folder = Package.root.appendingPathComponent("editors")
    let names = page.matches(of: /`([a-z-]+(?:\/[A-Za-z.-]*|\.tmLanguage\.json))`/).map {
      String($0.1)
    }
    #expect(names.count >= 6)
    for name in names {
      let path = folder.appendingPathComponent(name).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name)")
    }
    let room = try TemporaryFolder()
    let help = try Shell.run("truce lsp --help", in: room.url)
    #expect(page.contains("`truce lsp`") && help.status == 0)
  }

  @Test func theReadmeIsOneScreenAndNamesTheTwoCommands() throws {
    let text = try DocumentTests.text("README.md")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 45)
    #expect(text.contains("make run") && text.contains("make test"))
  }
}
