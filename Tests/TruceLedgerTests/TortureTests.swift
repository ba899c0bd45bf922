// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import TruceGround
import TruceLedger

/// Lets every call of the system on a ledger's folder fail, one after the other, by `strace`: with
/// an I/O error, with a full disk, and with the end of the process.
///
/// `TRUCE_TORTURE=1` runs it; it takes minutes.
@Suite(.serialized) struct TortureTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let folder = environment["TRUCE_TORTURED_LEDGER"]
  private static let strace = "/usr/bin/strace"
  private static let isWanted =
    environment["TRUCE_TORTURE"] == "1" && FileManager.default.isExecutableFile(atPath: strace)

  /// The calls that are made on the folder; `close` is one of them.
  private static let calls = [
    "openat", "read", "pread64", "write", "pwrite64", "fdatasync", "fsync", "syncfs", "rename",
    "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat", "unlink", "rmdir", "ftruncate",
    "getdents64", "flock", "close",
  ]

  private static let widths = [1, 7, 248, 1, 300, 2]

  @Test(.enabled(if: folder != nil, "it only runs to be tortured by the test below"))
  func theOneThatIsTorturedAppends() throws {
    let path = try #require(Self.folder)
    let told = open("\(path).told", O_WRONLY | O_CREAT, 0o644)
    let ledger = try Ledger.create(at: path, signer: signer())
    for (number, width) in Self.widths.enumerated() {
      let start = ledger.size
      try ledger.append(
        (start..<start + width).map { entry($0) }, isPublished: number % 3 != 1)
      var size = ledger.size
      _ = pwrite(told, &size, 8, 0)
      if number == 2 { try ledger.keepCheckpoint() }
    }
    try ledger.settle()
  }

  /// Runs the one above under `strace`; gives what that wrote.
  private func run(_ path: String, _ options: [String], log: String) throws -> String {
    for name in [path, "\(path).told", log] { try? FileManager.default.removeItem(atPath: name) }
    let child = Process()
    child.executableURL = URL(fileURLWithPath: Self.strace)
    child.arguments =
      ["-f", "-qq", "-y", "-o", log] + options + [
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path,
        "--testing-library", "swift-testing", "--filter", "theOneThatIsTorturedAppends",
      ]
    child.environment = Self.environment.merging(["TRUCE_TORTURED_LEDGER": path]) { $1 }
    child.standardOutput = FileHandle.nullDevice
    child.standardError = FileHandle.nullDevice
    try child.run()
    child.waitUntilExit()
    return String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
  }

  /// Every path below the folder that a run without faults touches.
  private func paths(_ path: String, log: String) throws -> [String] {
    let lines = try run(
      path, ["-e", "trace=openat,rename,renameat2,mkdir,unlink,rmdir"], log: log)
    var found: Set<String> = [path]
    for part in lines.split(whereSeparator: { "\"<>".contains($0) }) where part.hasPrefix(path) {
      if !part.hasPrefix("\(path).told") { found.insert(String(part)) }
    }
    return found.sorted()
  }

  @Test(
    .enabled(if: isWanted, "set TRUCE_TORTURE=1, and install strace, to run this"),
    arguments: ["error=EIO", "error=ENOSPC", "signal=KILL"])
  func afterAFaultInAnyCallFsckHoldsAndNothingAcknowledgedIsLost(_ fault: String) throws {
    let workshop = try Workshop()
    let path = workshop.at("ledger")
    let log = workshop.at("log")
    let paths = try paths(path, log: log)
    #expect(paths.count > 10)
    let watched = paths.flatMap { ["-P", $0] }
    var faults = 0
    for call in Self.calls {
      var place = 1
      while true {
        let options = ["-e", "trace=\(call)", "-e", "inject=\(call):\(fault):when=\(place)"]
        let lines = try run(path, watched + options, log: log)
        if !lines.contains("INJECTED"), !lines.contains("killed by SIGKILL") { break }
        try check(workshop, "\(fault) in \(call) \(place)")
        faults += 1
        place += 1
      }
    }
    print("\(faults) calls with \(fault)")
    #expect(faults > 100)
  }

  private func check(_ workshop: Workshop, _ label: String) throws {
    let path = workshop.at("ledger")
    let told = FileManager.default.contents(atPath: "\(path).told") ?? Data()
    let size = told.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard FileManager.default.fileExists(atPath: "\(path)/checkpoint") else {
      #expect(size == 0, "\(label)")
      _ = try Ledger.create(at: path, signer: signer())
      return
    }
    let found = try Ledger.fsck(at: path)
    #expect(found.faults == [], "\(label)")
    #expect(found.entries >= size, "\(label)")
    let sizes = Self.widths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    #expect(sizes.contains(found.entries), "\(label)")
    let ledger = try Ledger(opening: path, signer: signer())
    #expect(try ledger.entries() == (0..<found.entries).map { entry($0) }, "\(label)")
    try ledger.append([entry(0)])
  }
}
