// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The package's own folder and what was built from it.
enum Package {
  /// The folder that holds `Package.swift`.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that holds the built command, which stands beside the test bundle.
  static let binaries: URL = {
    if let path = ProcessInfo.processInfo.environment["TRUCE_BINARIES"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
  }()
}

/// A folder of a test's own, removed when the test ends.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("truce-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Every file below with its bytes, every folder with none.
  func contents() throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
      found[path] = FileManager.default.contents(atPath: url.path + "/" + path) ?? Data()
    }
    return found
  }
}

/// Runs a line in `sh`, with the built `truce` first on the path.
enum Shell {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static func run(
    _ line: String, in folder: URL, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    var variables = [
      "PATH": Package.binaries.path + ":/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C",
    ]
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a pipe that nobody reads while the other is full would stand still.
    let room = try TemporaryFolder()
    let handles = try ["out", "err"].map { name in
      let url = room.url.appendingPathComponent(name)
      try Data().write(to: url)
      return (url, try FileHandle(forWritingTo: url))
    }
    process.standardOutput = handles[0].1
    process.standardError = handles[1].1
    try process.run()
    process.waitUntilExit()
    let texts = try handles.map { String(decoding: try Data(contentsOf: $0.0), as: UTF8.self) }
    return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
