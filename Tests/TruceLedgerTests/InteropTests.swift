// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TruceGround
import TruceLedger

/// Other people's programs, where they are installed.
private enum Tool {
  static let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    .split(separator: ":").map(String.init)

  /// The path of a program; `nil` when it is not installed.
  static func path(of name: String) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    return paths.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Where Debian puts Go's packages.
  static let goPath = "/usr/share/gocode"
  static let hasGo =
    path(of: "go") != nil
    && FileManager.default.fileExists(atPath: "\(goPath)/src/golang.org/x/mod/sumdb/tlog")
  /// The command of PyPI's aics-tlog; `TRUCE_AICS_TLOG` says where it is.
  static let aics = path(
    of: ProcessInfo.processInfo.environment["TRUCE_AICS_TLOG"] ?? "aics-tlog")

  /// Runs a program; gives what it printed, and how it ended.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, _ more: [String: String] = [:]
  ) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(more) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }
}

@Suite struct InteropTests {
  private let witnesses: [Signer]

  init() throws {
    witnesses = try ["neutral", "north"].enumerated().map {
      try signer("example.org/\($1)", .cosignature, seed: UInt8(20 + $0))
    }
  }

  /// A ledger of ours with a cosigned checkpoint.
  private func ledger(_ count: Int, at path: String) throws -> Ledger {
    let ledger = try Ledger.create(at: path, signer: signer())
    try ledger.append((0..<count).map { Array("line \($0)".utf8) })
    let lines = witnesses.map {
      $0.cosigning(ledger.signedCheckpoint.text, time: 1_700_000_000)
    }
    try ledger.add(lines, to: ledger.signedCheckpoint, by: witnesses.map(\.key))
    try ledger.settle()
    return ledger
  }

  private func program(in workshop: Workshop) throws -> String {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Interop/go").path
    let go = try #require(Tool.path(of: "go"))
    let built = workshop.at("interop")
    let (output, status) = try Tool.run(
      go, ["build", "-o", built, "."], in: source,
      [
        "GO111MODULE": "off", "GOPATH": Tool.goPath, "GOFLAGS": "",
        "GOCACHE": FileManager.default.temporaryDirectory.path + "/truce-go-cache",
      ])
    #expect(status == 0, "\(output)")
    return built
  }

  @Test(
    .enabled(
      if: Tool.hasGo, "install Debian's golang-go and golang-golang-x-mod-dev to run this"),
    arguments: [1, 255, 256, 300, 66_000])
  func goVerifiesOurLedgerItsProofsAndCosignatures(_ count: Int) throws {
    let workshop = try Workshop()
    let program = try program(in: workshop)
    let ledger = try ledger(count, at: workshop.at("ledger"))
    var proofs = 0
    for folder in ["proofs", "consistency"] {
      try FileManager.default.createDirectory(
        atPath: workshop.at(folder), withIntermediateDirectories: true)
    }
    for index in Set([0, count / 3, count / 2, count - 1]) {
      let hashes = try ledger.proof(of: index).hashes.map(\.base64)
      try write(Array(hashes.joined(separator: "\n").utf8), to: workshop.at("proofs/\(index)"))
      proofs += 1
    }
    for size in Set([1, (count + 1) / 2, count]) {
      let hashes = try ledger.consistencyProof(from: size).map(\.base64)
      try write(Array(hashes.joined(separator: "\n").utf8), to: workshop.at("consistency/\(size)"))
      proofs += 1
    }
    let keys = [ledger.key.text] + witnesses.map(\.key.text)
    let (output, status) = try Tool.run(
      program, ["verify", workshop.at("ledger")] + keys, in: workshop.path)
    #expect(output == "entries \(count) signatures 3 proofs \(proofs)\n")
    #expect(status == 0)
  }

  @Test(
    .enabled(
      if: Tool.hasGo, "install Debian's golang-go and golang-golang-x-mod-dev to run this"))
  func goRefusesALedgerOfOursInWhichABitWasFlipped() throws {
    let workshop = try Workshop()
    let program = try program(in: workshop)
    let ledger = try ledger(300, at: workshop.at("ledger"))
    for name in ["checkpoint", "tile/0/000", "tile/entries/001.p/44"] {
      let path = workshop.at("ledger/\(name)")
      let bytes = try files(below: workshop.at("ledger")).first { $0.path == name }?.bytes ?? []
      var wrong = bytes
      wrong[70] ^= 1
      try write(wrong, to: path)
      let arguments = ["verify", workshop.at("ledger"), ledger.key.text]
      #expect(try Tool.run(program, arguments, in: workshop.path).status != 0, "\(name)")
      try write(bytes, to: path)
    }
  }

  @Test(
    .enabled(
      if: Tool.hasGo, "install Debian's golang-go and golang-golang-x-mod-dev to run this"),
    arguments: [1, 256, 700])
  func weVerifyALogThatGoMade(_ count: Int) throws {
    let workshop = try Workshop()
    let program = try program(in: workshop)
    let (output, status) = try Tool.run(
      program, ["make", workshop.at("log"), "\(count)"], in: workshop.path)
    #expect(status == 0, "\(output)")
    let policy = try TlogPolicy(parsing: Array(output.utf8), name: "policy")
    let found = try Ledger.audit(at: workshop.at("log"), key: policy.logs[0].key, policy: policy)
    #expect(found.faults == [])
    #expect(found.entries == count)
    #expect(found.cosigners.map(\.time) == [1_700_000_000])
    let proofs = try files(below: workshop.at("go-proofs"))
    #expect(!proofs.isEmpty)
    for (name, bytes) in proofs {
      let proof = try TlogProof(parsing: bytes, name: name)
      let entry = Array("go entry \(name)".utf8)
      #expect(try proof.verify(entry: entry, under: policy, name: name).checkpoint.size == count)
    }
  }

  private static let noAICS: Comment = "install aics-tlog, or say in TRUCE_AICS_TLOG where it is"

  @Test(.enabled(if: Tool.aics != nil, noAICS))
  func aSecondImplementationVerifiesOurLedger() throws {
    let workshop = try Workshop()
    let tool = try #require(Tool.aics)
    let ledger = try ledger(700, at: workshop.at("ledger"))
    try write(ledger.signedCheckpoint.bytes, to: workshop.at("older"))
    let older = ledger.checkpoint
    try ledger.append((700..<1000).map { Array("line \($0)".utf8) })
    try ledger.settle()
    let log = ["--log-key", ledger.key.text, "--tiles", workshop.at("ledger")]
    let witnessed = witnesses.flatMap { ["--witness-key", $0.key.text] } + ["--quorum", "2"]
    var (output, status) = try Tool.run(
      tool,
      ["verify-checkpoint", "--log-key", ledger.key.text, "--note", workshop.at("older")]
        + witnessed, in: workshop.path)
    #expect(status == 0, "\(output)")
    for index in [0, 255, 256, 999] {
      try write(Array("line \(index)".utf8), to: workshop.at("leaf"))
      (output, status) = try Tool.run(
        tool, ["verify-inclusion", "--leaf", workshop.at("leaf"), "--index", "\(index)"] + log,
        in: workshop.path)
      #expect(status == 0, "\(output)")
    }
    (output, status) = try Tool.run(
      tool, ["verify-consistency", "--old-checkpoint", workshop.at("older")] + log,
      in: workshop.path)
    #expect(status == 0, "\(output)")
    #expect(older.size == 700)
  }

  @Test(.enabled(if: Tool.aics != nil, noAICS))
  func aSecondImplementationMakesTheSameTiles() throws {
    let workshop = try Workshop()
    let tool = try #require(Tool.aics)
    let lines = (0..<1000).map { "line \($0)\n" }.joined()
    try write(Array(lines.utf8), to: workshop.at("lines"))
    let (output, status) = try Tool.run(
      tool, ["build-tiles", "--leaves", workshop.at("lines"), "--out", workshop.at("theirs")],
      in: workshop.path)
    #expect(status == 0, "\(output)")
    _ = try ledger(1000, at: workshop.at("ours"))
    let ours = try files(below: workshop.at("ours")).filter { $0.path.hasPrefix("tile/") }
    let theirs = try files(below: workshop.at("theirs")).filter { $0.path.hasPrefix("tile/") }
    #expect(ours.map(\.path) == theirs.map(\.path))
    #expect(ours.map(\.bytes) == theirs.map(\.bytes))
  }
}
