// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The commands in the front documents are run, and what they point at exists.
struct DocumentTests {
  static let documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/tour.md"]

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

  @Test func theReadmeIsOneScreenAndNamesTheTwoCommands() throws {
    let text = try DocumentTests.text("README.md")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 45)
    #expect(text.contains("make run") && text.contains("make test"))
  }
}
